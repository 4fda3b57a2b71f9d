package mapping

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"careergraph/graph/ingest/rows"
	"careergraph/graph/ingest/titles"
	"careergraph/graph/ingest/yamlfile"
)

func (p parser) rule(target string, node *yaml.Node) (*Rule, error) {
	r := &Rule{Target: target, line: node.Line}
	keys := map[string]yamlfile.Reader{
		"from":     func(node *yaml.Node) error { return p.from(node, &r.From) },
		"optional": p.Flag(&r.optional),
		"one_per":  func(node *yaml.Node) error { return p.onePer(node, r) },
		"skip":     func(node *yaml.Node) error { return p.skips(node, r) },
		"join":     func(node *yaml.Node) error { return p.joins(node, r) },
		"columns":  func(node *yaml.Node) error { return p.columns(node, r) },
	}
	if target == Flat {
		keys["split"] = func(node *yaml.Node) error { return p.split(node, r) }
		keys["titles"] = func(node *yaml.Node) error { return p.reading(node, r) }
	}
	if err := p.Keys(node, "a rule of "+target, keys); err != nil {
		return r, err
	}
	switch {
	case r.From.File == "":
		return r, p.Errorf(node.Line, "the rule of %s names no file; say from which one it reads (from)", target)
	case len(r.columns) == 0 && r.titles == nil:
		return r, p.Errorf(node.Line, "the rule of %s has no columns; say what feeds them (columns)", target)
	}
	if err := p.checkNotes(r); err != nil {
		return r, err
	}
	return r, p.checkJoins(r)
}

// checkNotes refuses a column that is fed where the notes of dates go.
func (p parser) checkNotes(r *Rule) error {
	for _, dated := range r.columns {
		at := slices.IndexFunc(r.columns, func(c column) bool { return dated.cell.dates != nil && c.name == noteOf(dated.name) })
		if at >= 0 {
			return p.Errorf(r.columns[at].cell.line, "%s holds what the dates of %s say beside the date; choose another name", r.columns[at].name, dated.name)
		}
	}
	return nil
}

// checkJoins refuses cells that name a join which the rule does not have.
func (p parser) checkJoins(r *Rule) error {
	return r.eachCell(func(c *cell) error {
		if c.of != "" && !slices.ContainsFunc(r.joins, func(j *join) bool { return j.name == c.of }) {
			return p.Errorf(c.line, "there is no join %q in this rule; add it under join, or correct the name", yamlfile.Shorten(c.of))
		}
		return nil
	})
}

func (p parser) from(node *yaml.Node, to *From) error {
	if node.Kind == yaml.ScalarNode {
		to.File = node.Value
		return nil
	}
	var format, delimiter string
	err := p.Keys(node, "from", map[string]yamlfile.Reader{
		"file": p.Text(&to.File), "sheet": p.Text(&to.Sheet), "rows": p.Text(&to.Rows),
		"format": p.Text(&format), "delimiter": p.Text(&delimiter), "encoding": p.Text(&to.Options.CSV.Encoding),
	})
	if err != nil {
		return err
	}
	switch to.Options.Format = rows.Format(format); to.Options.Format {
	case rows.Auto, rows.CSV, rows.Excel, rows.JSON, rows.NDJSON:
	default:
		return p.Errorf(node.Line, "there is no format %q; the formats are csv, xlsx, json, ndjson", yamlfile.Shorten(format))
	}
	switch {
	case delimiter == "tab" || delimiter == "\t":
		to.Options.CSV.Comma = '\t'
	case delimiter == "":
	case len(delimiter) == 1 && delimiter != `"` && strings.Contains(delimiters, delimiter):
		to.Options.CSV.Comma = delimiter[0]
	default:
		return p.Errorf(node.Line, "the delimiter is %q; write one sign in quotes, such as \";\", or tab", yamlfile.Shorten(delimiter))
	}
	return nil
}

// delimiters are the signs that can stand between cells.
const delimiters = "!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

func (p parser) pickKeys(to *pick, more map[string]yamlfile.Reader) map[string]yamlfile.Reader {
	of := func(earliest bool) yamlfile.Reader {
		return func(node *yaml.Node) error {
			if to.column != "" {
				return p.Errorf(node.Line, "latest and earliest exclude each other; keep one")
			}
			to.earliest = earliest
			return p.name(&to.column)(node)
		}
	}
	more["latest"], more["earliest"] = of(false), of(true)
	return more
}

// name reads the name of a column.
func (p parser) name(to *string) yamlfile.Reader {
	return func(node *yaml.Node) error {
		text, err := p.Scalar(node, "the name of a column")
		if err == nil && text == "" {
			err = p.Errorf(node.Line, "the name of a column is empty; write it out")
		}
		*to = text
		return err
	}
}

func (p parser) onePer(node *yaml.Node, r *Rule) error {
	o := &onePer{line: node.Line}
	r.onePer = o
	if node.Kind == yaml.ScalarNode {
		return p.cell(node, &o.key)
	}
	err := p.Keys(node, "one_per", p.pickKeys(&o.pick, map[string]yamlfile.Reader{"key": p.keyInto(&o.key)}))
	if err == nil && !o.key.set() {
		err = p.Errorf(node.Line, "one_per names no key; say of which column one row is taken for each value")
	}
	return err
}

func (p parser) skips(node *yaml.Node, r *Rule) error {
	return p.Items(node, func(item *yaml.Node) error {
		s := &skip{cell: cell{line: item.Line}}
		var is []string
		if err := p.Keys(item, "a condition of skip", map[string]yamlfile.Reader{
			"column": p.Text(&s.cell.column), "of": p.Text(&s.cell.of), "is": p.Texts(&is),
			"blank": p.Flag(&s.blank), "filled": p.Flag(&s.filled), "optional": p.Flag(&s.cell.optional), "reason": p.Text(&s.reason),
		}); err != nil {
			return err
		}
		switch {
		case s.cell.column == "":
			return p.Errorf(item.Line, "the condition names no column")
		case len(is) == 0 && !s.blank && !s.filled:
			return p.Errorf(item.Line, "the condition never holds; say which texts it is about (is), or blank: true, or filled: true")
		case s.reason == "":
			return p.Errorf(item.Line, "the condition has no reason; say in a few words why such rows are left out, since the report counts them by it")
		}
		s.is = map[string]bool{}
		for _, text := range is {
			s.is[text] = true
		}
		r.skips = append(r.skips, s)
		return nil
	})
}

func (p parser) joins(node *yaml.Node, r *Rule) error {
	return p.Pairs(node, "join", func(key, value *yaml.Node) error {
		if yamlfile.Blank(value) {
			return nil
		}
		j := &join{name: key.Value, line: key.Line}
		if err := p.Keys(value, "a join", p.pickKeys(&j.pick, map[string]yamlfile.Reader{
			"from": func(node *yaml.Node) error { return p.from(node, &j.from) },
			"key":  p.Text(&j.key), "by": p.keyInto(&j.by),
		})); err != nil {
			return err
		}
		switch {
		case j.from.File == "":
			return p.Errorf(key.Line, "the join %s names no file; say from which one it reads (from)", key.Value)
		case j.key == "" || !j.by.set():
			return p.Errorf(key.Line, "the join %s needs key, a column of %s, and by, a column of the source that holds the same values", key.Value, j.from.File)
		case j.by.of != "" && !slices.ContainsFunc(r.joins, func(earlier *join) bool { return earlier.name == j.by.of }):
			return p.Errorf(key.Line, "the join %s goes by %s, which must be a join before it", key.Value, yamlfile.Shorten(j.by.of))
		}
		r.joins = append(r.joins, j)
		return nil
	})
}

func (p parser) columns(node *yaml.Node, r *Rule) error {
	if len(node.Content) > 2*maxColumns {
		return p.Errorf(node.Line, "has more than %d columns", maxColumns)
	}
	return p.Pairs(node, "columns", func(key, value *yaml.Node) error {
		known := p.targets[r.Target]
		if !slices.Contains(known, key.Value) && !strings.HasPrefix(key.Value, "x_") {
			return p.Errorf(key.Line, "%s has no column %q; its columns are %s, and any that begins with x_", r.Target, yamlfile.Shorten(key.Value), strings.Join(known, ", "))
		}
		if yamlfile.Blank(value) {
			return nil
		}
		c := column{name: key.Value}
		if err := p.cell(value, &c.cell); err != nil {
			return err
		}
		r.columns = append(r.columns, c)
		return nil
	})
}

func (p parser) split(node *yaml.Node, r *Rule) error {
	s := &split{line: node.Line}
	r.split = s
	if err := p.Keys(node, "split", map[string]yamlfile.Reader{"column": p.Text(&s.column), "at": p.Texts(&s.at)}); err != nil {
		return err
	}
	if s.column == "" || len(s.at) == 0 || slices.Contains(s.at, "") {
		return p.Errorf(node.Line, "split needs column and at, the texts between the posts in its cells, such as \";\"")
	}
	return nil
}

func (p parser) reading(node *yaml.Node, r *Rule) error {
	t := &reading{}
	r.titles = t
	var name string
	if err := p.Keys(node, "titles", map[string]yamlfile.Reader{
		"table": p.Text(&name), "column": p.keyInto(&t.cell), "unread_unit": p.Text(&t.unreadUnit),
	}); err != nil {
		return err
	}
	if name == "" || !t.cell.set() {
		return p.Errorf(node.Line, "titles needs table (vi, en, or a file such as terms.yaml) and column, where the titles stand")
	}
	var err error
	t.table, err = p.titleTable(node.Line, name)
	return err
}

func (p parser) titleTable(line int, name string) (*titles.Table, error) {
	if !strings.HasSuffix(name, ".yaml") {
		table, err := titles.Named(name)
		if err != nil {
			return nil, p.Errorf(line, "there is no table of titles %q; name vi, en, or a file such as terms.yaml", yamlfile.Shorten(name)).Because(err)
		}
		return table, nil
	}
	text, err := p.open.read(name)
	if err != nil {
		return nil, p.Errorf(line, "the table of titles %s cannot be read; it must stand beside the mapping file", yamlfile.Shorten(name)).Because(err)
	}
	table, err := titles.Parse(text)
	if err != nil {
		return nil, p.Errorf(line, "the table of titles %s: %v", name, err).Because(err)
	}
	return table, nil
}
