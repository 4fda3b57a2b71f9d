package mapping

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
	"careergraph/graph/ingest/dates"
	"careergraph/graph/ingest/rows"
	"careergraph/graph/ingest/titles"
	"careergraph/graph/ingest/yamlfile"
)

// Flat is the target of the flat table, which stands by itself.
const Flat = "flat"

// maxRules bounds a mapping, and maxColumns the columns of a rule.
const (
	maxRules   = 100
	maxColumns = 1000
)

// Targets are the tables that a mapping can make, each with the columns that
// it has.
type Targets map[string][]string

// Read reads a mapping file from the disk. Tables of titles that it names by
// file stand beside it.
func Read(path string, targets Targets) (*Mapping, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, graph.Errorf(graph.NotFound, "mapping", "the mapping file %s cannot be read; check its name and that you may read it", path).Because(err)
	}
	return Parse(filepath.Base(path), text, targets, os.DirFS(filepath.Dir(path)).Open)
}

// A parser reads the nodes of a mapping file.
type parser struct {
	yamlfile.File
	targets Targets
	open    Opener
}

// Parse reads the text of a mapping file. Every failure is Invalid and names
// the line.
func Parse(name string, text []byte, targets Targets, beside Opener) (*Mapping, error) {
	p := parser{yamlfile.File{Name: name}, targets, beside}
	root, err := p.File.Parse(text)
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, p.Errorf(0, "says nothing; it must name at least one table to make, such as flat")
	}
	m := &Mapping{File: p.File}
	keys := map[string]yamlfile.Reader{
		"version": p.version,
		"dataset": func(node *yaml.Node) error { m.Dataset = node; return nil },
	}
	for target := range targets {
		keys[target] = func(node *yaml.Node) error {
			if node.Kind == yaml.SequenceNode && len(node.Content) == 0 {
				return p.Errorf(node.Line, "the list of %s has no rule; give it one, or take it out", target)
			}
			return p.Items(node, func(item *yaml.Node) error {
				rule, err := p.rule(target, item)
				m.Rules = append(m.Rules, rule)
				return err
			})
		}
	}
	if err := p.Keys(root, "the file", keys); err != nil {
		return nil, err
	}
	return m, p.checkRules(m)
}

// version is 1; a file of a later form must not be read as one of this.
func (p parser) version(node *yaml.Node) error {
	text, err := p.Scalar(node, "the version, which is 1")
	if err == nil && text != "1" {
		err = p.Errorf(node.Line, "the version is %q; this program reads version 1", yamlfile.Shorten(text))
	}
	return err
}

func (p parser) checkRules(m *Mapping) error {
	if len(m.Rules) == 0 {
		return p.Errorf(0, "makes no table; name at least one, such as flat")
	}
	if len(m.Rules) > maxRules {
		return p.Errorf(0, "has more than %d rules; split it", maxRules)
	}
	has := map[string]bool{}
	for _, r := range m.Rules {
		has[r.Target] = true
	}
	switch {
	case has[Flat] && len(has) > 1:
		return p.Errorf(0, "makes both a flat table and tables of a dataset folder; choose one of the two forms")
	case !has[Flat] && !has["tenures"]:
		return p.Errorf(0, "makes no tenures; a dataset needs them, or one flat table")
	}
	return nil
}

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

// keyInto reads a cell whose text is taken as it stands.
func (p parser) keyInto(to *cell) yamlfile.Reader {
	return func(node *yaml.Node) error {
		if err := p.cell(node, to); err != nil {
			return err
		}
		return p.undated(to)
	}
}

// undated refuses dates where they would not be read.
func (p parser) undated(c *cell) error {
	if c.dates != nil {
		return p.Errorf(c.line, "dates are read in what feeds a column as a whole; write them there, or take them out")
	}
	return nil
}

// cell reads what feeds a column: the name of a source column, or keys.
func (p parser) cell(node *yaml.Node, to *cell) error {
	to.line = node.Line
	if node.Kind == yaml.ScalarNode {
		return p.name(&to.column)(node)
	}
	ways := 0
	way := func(read yamlfile.Reader) yamlfile.Reader {
		return func(node *yaml.Node) error { ways++; return read(node) }
	}
	err := p.Keys(node, "what feeds a column", map[string]yamlfile.Reader{
		"column":   way(p.name(&to.column)),
		"value":    way(func(node *yaml.Node) error { to.constant = true; return p.Text(&to.value)(node) }),
		"text":     way(func(node *yaml.Node) error { return p.composed(node, to) }),
		"first_of": way(func(node *yaml.Node) error { return p.firstOf(node, to) }),
		"of":       p.Text(&to.of),
		"values":   func(node *yaml.Node) error { return p.values(node, to) },
		"other":    func(node *yaml.Node) error { to.hasOther = true; return p.Text(&to.other)(node) },
		"dates":    func(node *yaml.Node) error { return p.dates(node, to) },
		"optional": p.Flag(&to.optional),
	})
	switch {
	case err != nil:
		return err
	case ways != 1:
		return p.Errorf(node.Line, "say in one way what feeds the column: column, value, text or first_of")
	case to.hasOther && to.values == nil:
		return p.Errorf(node.Line, "other goes with values: it takes the place of every text that they do not list")
	case to.of != "" && to.column == "":
		return p.Errorf(node.Line, "of goes with column: it names the join whose column is meant")
	}
	for _, piece := range to.text {
		if piece.cell != nil {
			piece.cell.optional = to.optional
		}
	}
	return nil
}

// composed reads a text with columns in braces: "{person_id}/{post_id}".
func (p parser) composed(node *yaml.Node, to *cell) error {
	text, err := p.Scalar(node, "a text with columns in braces")
	if err != nil {
		return err
	}
	for text != "" {
		literal, rest, found := strings.Cut(text, "{")
		if literal != "" {
			to.text = append(to.text, piece{literal: literal})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" {
			return p.Errorf(node.Line, "a brace is not closed or is empty; write a column's name between { and }")
		}
		to.text = append(to.text, piece{cell: &cell{line: node.Line, column: name}})
		text = after
	}
	if !slices.ContainsFunc(to.text, func(p piece) bool { return p.cell != nil }) {
		return p.Errorf(node.Line, "the text names no column in braces; for a constant write value")
	}
	return nil
}

func (p parser) firstOf(node *yaml.Node, to *cell) error {
	if node.Kind != yaml.SequenceNode || len(node.Content) == 0 || len(node.Content) > maxColumns {
		return p.Errorf(node.Line, "first_of must be a list of what may feed the column, the first that is not blank counts")
	}
	return p.Items(node, func(item *yaml.Node) error {
		var one cell
		if err := p.cell(item, &one); err != nil {
			return err
		}
		if one.firstOf != nil {
			return p.Errorf(item.Line, "first_of stands inside first_of; write one list")
		}
		if err := p.undated(&one); err != nil {
			return err
		}
		to.firstOf = append(to.firstOf, one)
		return nil
	})
}

func (p parser) values(node *yaml.Node, to *cell) error {
	to.values = map[string]string{}
	return p.Pairs(node, "values", func(key, value *yaml.Node) error {
		if yamlfile.Blank(value) { // the text stands for nothing
			to.values[key.Value] = ""
			return nil
		}
		text, err := p.Scalar(value, "the text that takes the place of the other")
		to.values[key.Value] = text
		return err
	})
}

// dates reads how dates are written: dmy, mdy, any where neither is stated, or
// keys.
func (p parser) dates(node *yaml.Node, to *cell) error {
	form := &dates.Form{}
	to.dates = form
	order := func(node *yaml.Node) error {
		text, err := p.Scalar(node, "dmy, mdy or any")
		if err != nil {
			return err
		}
		switch text {
		case "dmy", "mdy":
			form.Order = dates.Order(text)
		case "any":
		default:
			return p.Errorf(node.Line, "there is no order of dates %q; write dmy, mdy, or any where neither is sure", yamlfile.Shorten(text))
		}
		return nil
	}
	if node.Kind == yaml.ScalarNode {
		return order(node)
	}
	err := p.Keys(node, "dates", map[string]yamlfile.Reader{
		"order": order, "serial": p.Flag(&form.Serial), "epoch_1904": p.Flag(&form.Epoch1904),
	})
	if err == nil && form.Epoch1904 && !form.Serial {
		err = p.Errorf(node.Line, "epoch_1904 goes with serial: true, since only serial days are counted from a first day")
	}
	return err
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

// set says that something feeds the cell.
func (c *cell) set() bool {
	return c.column != "" || c.constant || len(c.text) > 0 || len(c.firstOf) > 0
}

// eachCell visits every cell of a rule that reads a column.
func (r *Rule) eachCell(visit func(*cell) error) error {
	var deep func(c *cell) error
	deep = func(c *cell) error {
		for i := range c.firstOf {
			if err := deep(&c.firstOf[i]); err != nil {
				return err
			}
		}
		for _, piece := range c.text {
			if piece.cell != nil {
				if err := visit(piece.cell); err != nil {
					return err
				}
			}
		}
		if c.column == "" {
			return nil
		}
		return visit(c)
	}
	var all []*cell
	if r.onePer != nil {
		all = append(all, &r.onePer.key)
	}
	for _, j := range r.joins {
		all = append(all, &j.by)
	}
	for _, s := range r.skips {
		all = append(all, &s.cell)
	}
	for i := range r.columns {
		all = append(all, &r.columns[i].cell)
	}
	if r.titles != nil {
		all = append(all, &r.titles.cell)
	}
	for _, c := range all {
		if err := deep(c); err != nil {
			return err
		}
	}
	return nil
}

// describe names a rule in a sentence.
func (r *Rule) describe() string { return fmt.Sprintf("the rule of %s on line %d", r.Target, r.line) }
