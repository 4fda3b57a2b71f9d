package mapping

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
	"careergraph/graph/ingest/titles"
)

// An Opener opens a file that stands beside a mapping file.
type Opener func(name string) (fs.File, error)

// maxTable bounds a table of titles.
const maxTable = 4 << 20

func (open Opener) read(name string) ([]byte, error) {
	if open == nil {
		return nil, fs.ErrNotExist
	}
	file, err := open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxTable))
}

// A Finder gives the source of a file that a mapping names. It fails with
// NotFound where the file is not among those that are to be read.
type Finder func(name string, options rows.OpenOptions) (*rows.Source, error)

// A Bound is a rule with the source that it reads: a table of the target's
// columns. The tally is that of the last reading.
type Bound struct {
	Target string
	File   string // of the source, as the mapping names it
	Table  *rows.Table
	Tally  *Tally
	Titles *titles.Table // that reads its titles, nil without one
}

// Bind finds the sources of all rules. Names of tables are those of their
// files; where several rules read one table of them, the target stands behind
// it, with a number from the second rule of a target on.
func (m *Mapping) Bind(find Finder) ([]Bound, error) {
	readers, named := map[[2]string]int{}, map[string]int{}
	for _, r := range m.Rules {
		readers[[2]string{r.From.File, r.From.Sheet}]++
	}
	var list []Bound
	for _, r := range m.Rules {
		source, err := m.table(find, &r.From, r.line, r.needs(""))
		if r.optional && graph.CodeOf(err) == graph.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		t := &transformer{mapping: m, rule: r, source: source, tally: &Tally{}}
		for _, j := range r.joins {
			table, err := m.table(find, &j.from, j.line, r.needs(j.name))
			if err != nil {
				return nil, err
			}
			t.joined = append(t.joined, table)
		}
		made := rows.Table{File: source.File, Sheet: source.Sheet, Format: source.Format, Notes: source.Notes, Derived: true}
		if readers[[2]string{r.From.File, r.From.Sheet}] > 1 {
			made.File += " → " + r.Target
		}
		if named[made.Name()]++; named[made.Name()] > 1 {
			made.File += fmt.Sprintf(" (%d)", named[made.Name()])
		}
		b := Bound{Target: r.Target, File: r.From.File, Table: rows.NewTable(made, t.open), Tally: t.tally}
		if r.titles != nil {
			b.Titles = r.titles.table
		}
		list = append(list, b)
	}
	return list, nil
}

// Single says that all rules and joins read one file. What is read may then
// have another name.
func (m *Mapping) Single() bool {
	name := m.Rules[0].From.File
	for _, r := range m.Rules {
		if r.From.File != name || slices.ContainsFunc(r.joins, func(j *join) bool { return j.from.File != name }) {
			return false
		}
	}
	return true
}

// needs are the columns that a rule reads of its source, or of a join.
func (r *Rule) needs(of string) []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	r.eachCell(func(c *cell) error {
		if c.of == of {
			add(c.column)
		}
		return nil
	})
	for _, name := range r.must(of) {
		add(name)
	}
	return names
}

// must are those among them that cannot be optional, whatever cells read them.
func (r *Rule) must(of string) (names []string) {
	for _, j := range r.joins {
		if j.name == of {
			names = append(names, j.key, j.pick.column)
		}
	}
	if of == "" && r.onePer != nil {
		names = append(names, r.onePer.pick.column)
	}
	if of == "" && r.split != nil {
		names = append(names, r.split.column)
	}
	return names
}

// table finds the one table that is meant.
func (m *Mapping) table(find Finder, from *From, line int, columns []string) (*rows.Table, error) {
	source, err := find(from.File, from.Options)
	if graph.CodeOf(err) == graph.NotFound {
		return nil, graph.Errorf(graph.NotFound, "mapping", "%s line %d: the file %s is not among those to read; name it, or its folder, on the command line", m.File.Name, line, from.File).Because(err)
	}
	if err != nil {
		return nil, err
	}
	if len(source.Documents) == 1 {
		if from.Rows == "" {
			return nil, m.File.Errorf(line, "%s is JSON; say at which path its rows stand, such as rows: \"[*]\"", from.File)
		}
		// Each rule reads the document by itself: tables are read one after the
		// other, so that one reading for all would hold all rows but the first's.
		table, err := source.Documents[0].Table(from.Rows, columns)
		if err != nil {
			return nil, m.File.Errorf(line, "%v", err).Because(err)
		}
		return table, nil
	}
	if from.Rows != "" {
		return nil, m.File.Errorf(line, "rows is a path in JSON, and %s is none", from.File)
	}
	if from.Sheet != "" {
		for _, t := range source.Tables {
			if t.Sheet == from.Sheet {
				return t, nil
			}
		}
		return nil, m.File.Errorf(line, "%s has no sheet %q; it has %s", from.File, from.Sheet, sheets(source))
	}
	if len(source.Tables) != 1 {
		return nil, m.File.Errorf(line, "%s has %d tables; say which is meant (sheet): %s", from.File, len(source.Tables), sheets(source))
	}
	return source.Tables[0], nil
}

func sheets(source *rows.Source) string {
	var names []string
	for _, t := range source.Tables {
		names = append(names, t.Name())
	}
	return strings.Join(names, ", ")
}
