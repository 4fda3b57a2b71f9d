package mapping

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"careergraph/graph/ingest/dates"
	"careergraph/graph/ingest/yamlfile"
)

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
