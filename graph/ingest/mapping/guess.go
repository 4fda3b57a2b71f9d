package mapping

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
)

// Guess writes a mapping file for a source, for a person to correct: what each
// column may mean, from its name and the first rows. A column whose meaning
// nothing tells is kept under a name that begins with x_. Where nothing is said
// of the CSV, it looks for the sign that separates the cells.
//
// The file quotes cells of dates, titles, units, levels and blocs only, and no
// names of persons.
func Guess(path string, options rows.OpenOptions) ([]byte, error) {
	source, err := rows.Open(path, options)
	if err != nil {
		return nil, unguessable(path, err)
	}
	if options.CSV.Comma == 0 && source.Archive != "zip" && len(source.Tables) == 1 && source.Tables[0].Format == rows.CSV {
		options.CSV.Comma = comma(path, options)
		if source, err = rows.Open(path, options); err != nil {
			return nil, unguessable(path, err)
		}
	}
	return guesser{name: filepath.Base(path), options: options}.guess(source)
}

func unguessable(path string, err error) error {
	var f *rows.Fault
	if errors.As(err, &f) {
		return graph.Errorf(graph.Invalid, path, "%s", f.Message).Because(err)
	}
	return graph.Errorf(graph.NotFound, path, "the file %s cannot be read; check its name and that you may read it", path).Because(err)
}

// comma is the sign with which a header has the most columns that are known,
// then the most columns.
func comma(path string, options rows.OpenOptions) (best byte) {
	known, count := -1, 0
	for _, sign := range []byte{',', ';', '\t', '|'} {
		options.CSV.Comma = sign
		source, err := rows.Open(path, options)
		if err != nil {
			continue
		}
		in, err := source.Tables[0].Open()
		if err != nil {
			continue
		}
		k := 0
		for _, name := range in.Header() {
			if words().knows(name) {
				k++
			}
		}
		if n := len(in.Header()); k > known || k == known && n > count {
			best, known, count = sign, k, n
		}
		in.Close()
	}
	if best == ',' {
		return 0
	}
	return best
}

// A guesser writes a mapping for the file of a name, which is opened with some
// options.
type guesser struct {
	name    string
	options rows.OpenOptions
}

func (g guesser) guess(source *rows.Source) ([]byte, error) {
	var rules []*guessed
	var left []string
	for _, table := range source.Tables {
		s, err := take(table)
		if err != nil {
			return nil, unguessable(table.Name(), err)
		}
		from := From{File: g.name, Options: g.options}
		if source.Archive == "zip" {
			from.File = filepath.Base(table.File)
		}
		if len(source.Tables) > 1 {
			from.Sheet = table.Sheet
		}
		rules = append(rules, newGuessed(from, s))
	}
	for _, document := range source.Documents {
		rule, err := guessDocument(document)
		if err != nil {
			return nil, unguessable(document.File, err)
		}
		rule.from.File, rule.from.Options = g.name, g.options
		if source.Archive == "zip" {
			rule.from.File = filepath.Base(document.File)
		}
		rules = append(rules, rule)
	}
	if slices.ContainsFunc(rules, (*guessed).likely) {
		rules = slices.DeleteFunc(rules, func(r *guessed) bool {
			if !r.likely() {
				left = append(left, r.named())
			}
			return !r.likely()
		})
	}
	if len(rules) == 0 {
		return nil, graph.Errorf(graph.Invalid, g.name, "there is no table in %s; name a file with a table", g.name)
	}
	return g.write(rules, left), nil
}

// A guessed rule is what a table may mean.
type guessed struct {
	from   From
	sample *sample
	feeds  map[string]int // the source column that may feed each of ours
	other  []string       // paths that stand elsewhere than the rows
}

// guessedColumns are those of ours that are looked for, in the order in which
// they are written.
var guessedColumns = []string{
	"official_id", "official", "family_name", "given_name", "birth_date", "native_unit", "post", "unit", "parent", "level", "bloc", "head", "rank",
	"start", "end", "status", "source",
}

func newGuessed(from From, s *sample) *guessed {
	g := &guessed{from: from, sample: s, feeds: map[string]int{}}
	taken := map[int]bool{}
	for _, ours := range guessedColumns {
		best, at := -1, 0
		for i := range s.columns {
			place := words().place(ours, s.columns[i].name)
			if place >= 0 && (best < 0 || place < best) && !taken[i] && s.unique(i) && g.suits(ours, &s.columns[i]) {
				best, at = place, i
			}
		}
		if best >= 0 {
			g.feeds[ours], taken[at] = at, true
		}
	}
	g.settleNames()
	return g
}

// settleNames keeps the parts of names for a table without whole ones, and a
// family name only beside a given one. Both then stand between braces.
func (g *guessed) settleNames() {
	family, given := g.column("family_name"), g.column("given_name")
	if g.column("official") != nil {
		delete(g.feeds, "given_name")
	}
	if g.column("official") != nil || given == nil || family != nil && strings.ContainsAny(family.name+given.name, "{}") {
		delete(g.feeds, "family_name")
	}
}

// unique says that a column has a name by which it can be told.
func (s *sample) unique(i int) bool {
	name := s.columns[i].name
	return strings.TrimSpace(name) != "" && len(name) <= maxName &&
		!slices.ContainsFunc(s.columns[i+1:], func(c sampleColumn) bool { return c.name == name }) &&
		!slices.ContainsFunc(s.columns[:i], func(c sampleColumn) bool { return c.name == name })
}

// maxName bounds the name of a column that is written.
const maxName = 500

// suits says that a column is such as may feed one of ours: by its cells, by how
// many there are, and in JSON by where it stands.
func (g *guessed) suits(ours string, c *sampleColumn) bool {
	switch ours {
	case "post", "start", "end":
		if g.from.Rows != "" && !inside(c.name, g.from.Rows) {
			return false
		}
	}
	switch ours {
	case "official", "post", "unit":
		return 2*len(c.cells) >= g.sample.rows
	case "parent", "native_unit", "level", "bloc":
		return 10*len(c.cells) >= g.sample.rows
	case "birth_date", "start", "end":
		_, _, ok := c.dated()
		return ok
	case "rank":
		return !slices.ContainsFunc(c.cells, func(cell string) bool { return !isNumber(cell) })
	case "head", "status":
		return !slices.ContainsFunc(c.cells, func(cell string) bool { return words().meaning(ours, cell) == "" })
	}
	return true
}

func isNumber(cell string) bool {
	return strings.Trim(strings.TrimPrefix(cell, "-"), "0123456789") == ""
}

// likely says that a table looks like one of careers.
func (g *guessed) likely() bool {
	_, post := g.feeds["post"]
	return post && len(g.feeds) > 1
}

func (g *guessed) named() string {
	if g.from.Sheet != "" {
		return "the sheet " + quoted(g.from.Sheet)
	}
	return "the file " + quoted(g.from.File)
}

// column is the source column that may feed one of ours, nil without one.
func (g *guessed) column(ours string) *sampleColumn {
	if i, ok := g.feeds[ours]; ok {
		return &g.sample.columns[i]
	}
	return nil
}

// byTitle says that the units must be read from the titles.
func (g *guessed) byTitle() bool {
	post := g.column("post")
	return g.column("unit") == nil && post != nil && post.vietnamese()
}

// names gives each column that no meaning is known of a name of ours that no
// other has.
func (g *guessed) names() (columns []int, names []string) {
	// What the dates and titles of our own columns, and rejected rows, are kept by.
	taken := map[string]bool{"x_from": true}
	for _, name := range titleColumns {
		taken[name] = g.byTitle()
	}
	for _, ours := range []string{"start", "end", "birth_date"} {
		taken[noteOf(ours)] = true
	}
	fed := map[int]bool{}
	for _, i := range g.feeds {
		fed[i] = true
	}
	for i := range g.sample.columns {
		if fed[i] || !g.sample.unique(i) {
			continue
		}
		stem := "x_" + strings.ReplaceAll(fold(g.sample.columns[i].name), " ", "_")
		if stem == "x_" {
			stem = fmt.Sprintf("x_column_%d", i+1)
		}
		name := stem
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s_%d", stem, n)
		}
		taken[name] = true
		columns, names = append(columns, i), append(names, name)
	}
	return columns, names
}
