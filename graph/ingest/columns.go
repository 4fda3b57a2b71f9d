package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careergraph/graph/ingest/rows"
)

// A column of a format. A filled one must have no blank cell.
type column struct {
	name             string
	required, filled bool
	or               string // a column that may stand in its place
	of               string // the file whose rows its cells name by id
}

// must, may and blankable make the three sorts of columns that formats have.
func must(name string) column      { return column{name: name, required: true, filled: true} }
func blankable(name string) column { return column{name: name, required: true} }
func may(name string) column       { return column{name: name} }

// naming makes a column hold ids of a file's rows.
func (c column) naming(file string) column {
	c.of = file
	return c
}

// readHeader places the columns. Columns that are missing or unknown are
// problems of the file; its rows are then counted but not looked at.
func (s *sheet) readHeader(table *rows.Table) error {
	names := s.in.Header()
	if delimiter := s.delimiter(names); table.Format == rows.CSV && delimiter != "" {
		return s.separated(table, delimiter)
	}
	// A fault of the header stands at one of its columns, or at none.
	blame := func(at int, column string, code Code, message string) {
		p := Problem{Line: s.in.Line(), Where: s.in.Where(at), Column: printable(column), Code: code, Message: message}
		if at >= 0 {
			p.Value = names[at]
		}
		s.blame(p)
	}
	s.extras = nil
	s.at = slices.Repeat([]int{-1}, len(s.columns))
	for i, name := range names {
		at := slices.IndexFunc(s.columns, func(c column) bool { return c.name == name })
		switch {
		case slices.Contains(names[:i], name):
			blame(i, name, codeOf(rows.Unsound, table.Format), fmt.Sprintf("the column %q stands twice; rename or remove one of them", printable(name)))
		case at >= 0:
			s.at[at] = i
		case strings.HasPrefix(name, "x_"):
			s.extras = append(s.extras, extra{name, i})
		default:
			blame(i, name, UnknownColumn, s.unknownColumn(name))
		}
	}
	slices.SortFunc(s.extras, func(a, b extra) int { return cmp.Compare(a.name, b.name) })
	for _, x := range s.extras {
		if i, known := slices.BinarySearch(s.named, x.name); !known {
			s.named = slices.Insert(s.named, i, x.name)
		}
	}
	for i, c := range s.columns {
		if c.required && s.at[i] < 0 && !(c.or != "" && slices.Contains(names, c.or)) {
			blame(-1, c.name, MissingColumn, fmt.Sprintf("add the column %s; the header must name %s", c.name, s.wanted()))
		}
	}
	return nil
}

func (s *sheet) separated(table *rows.Table, delimiter string) error {
	return &rows.Fault{Cause: rows.Unsound, Line: 1, Message: fmt.Sprintf("the columns of %s are separated by %s; save the file as CSV with commas, or state the delimiter in a mapping file", table.Name(), delimiter)}
}

func (s *sheet) unknownColumn(name string) string {
	for _, c := range s.columns {
		if strings.EqualFold(strings.TrimSpace(name), c.name) {
			return fmt.Sprintf("write the column's name as %s, in small letters and without blanks", c.name)
		}
	}
	if name == "" {
		return "a column has no name; name it or take it out"
	}
	return fmt.Sprintf("rename the column to x_%s to keep it as text, or take it out; the columns are %s", printable(name), s.known())
}

func (s *sheet) wanted() string {
	var names []string
	for _, c := range s.columns {
		switch {
		case c.or != "":
			names = append(names, c.name+" (or "+c.or+")")
		case c.required:
			names = append(names, c.name)
		}
	}
	return strings.Join(names, ", ")
}

func (s *sheet) known() string {
	var names []string
	for _, c := range s.columns {
		names = append(names, c.name)
	}
	return strings.Join(names, ", ")
}

// delimiter names what separates the columns where that is not the comma: the
// header then has more known columns when it is split otherwise.
func (s *sheet) delimiter(names []string) string {
	knows := func(names []string) int {
		n := 0
		for _, name := range names {
			name = strings.Trim(name, "\"\r\n")
			if slices.ContainsFunc(s.columns, func(c column) bool { return c.name == name }) {
				n++
			}
		}
		return n
	}
	header := strings.Join(names, ",")
	for _, d := range []struct{ sign, name string }{{";", "semicolons"}, {"\t", "tabs"}, {"|", "vertical bars"}, {"\r", "nothing but carriage returns"}} {
		if knows(strings.Split(header, d.sign)) > max(1, knows(names)) {
			return d.name
		}
	}
	return ""
}
