package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// How many of the titles that no rule reads the terminal shows.
const unreadShown = 10

// printReport writes the report as the user wants it.
func (p *program) printReport(r *report) error {
	switch p.config.Format {
	case "json":
		return r.json(p.stdout)
	case "csv":
		return p.rowsGrid(r, true).csv(p.stdout)
	}
	if err := p.rowsGrid(r, r.total().Skipped > 0).print(p.stdout, ""); err != nil {
		return err
	}
	if err := p.printTables(p.sourcesGrid(r), p.skippedGrid(r)); err != nil {
		return err
	}
	if err := p.printProblems(r); err != nil {
		return err
	}
	if err := p.printTables(p.outcomesGrid(r), p.coverageGrid(r), p.datesGrid(r), p.titlesGrid(r), p.unreadGrid(r)); err != nil {
		return err
	}
	if more := len(r.Unread) - unreadShown; more > 0 {
		fmt.Fprintf(p.stdout, "… %d %s\n", more, p.word("more; --report FILE.html shows them"))
	}
	if err := p.printTables(p.agreementGrid(r)); err != nil {
		return err
	}
	p.printNotes(r)
	p.printPlaces(r)
	return nil
}

// json writes the report on one line.
func (r *report) json(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(r)
}

// printTables writes those tables that have rows, each after a blank line.
func (p *program) printTables(tables ...*grid) error {
	for _, g := range tables {
		if len(g.rows) == 0 {
			continue
		}
		fmt.Fprintln(p.stdout)
		if err := g.print(p.stdout, ""); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) printNotes(r *report) {
	notes := r.Notes
	if r.Suggestions > 0 {
		notes = append(slices.Clip(notes), fmt.Sprintf("%s: %d", p.word("suggestions to decide in the review file"), r.Suggestions))
	}
	for i, note := range notes {
		if i == 0 {
			fmt.Fprintln(p.stdout)
		}
		fmt.Fprintf(p.stdout, "%s: %s\n", p.word("note"), visible(note))
	}
}

// printPlaces tells where the rows of an import went.
func (p *program) printPlaces(r *report) {
	if r.Loaded {
		fmt.Fprintf(p.stdout, "\n%s: %s, %s %d\n", p.word("loaded"), r.Store, p.word("revision"), r.Revision)
	}
	if r.Rejects != "" {
		fmt.Fprintf(p.stdout, "%s: %s\n", p.word("rejected rows, to mend"), r.Rejects)
	}
}

func (p *program) rowsGrid(r *report, skipped bool) *grid {
	titles := []string{p.word("file"), "#" + p.word("read"), "#" + p.word("accepted"), "#" + p.word("rejected"), "#" + p.word("repeated"), "#" + p.word("skipped")}
	width := len(titles)
	if !skipped {
		width--
	}
	g := newGrid(titles[:width]...)
	for _, name := range r.files {
		c := r.Rows[name]
		row := []string{name, strconv.Itoa(c.Read), strconv.Itoa(c.Accepted), strconv.Itoa(c.Rejected), strconv.Itoa(c.Repeated), strconv.Itoa(c.Skipped)}
		g.add(row[:width]...)
	}
	return g
}

func (p *program) sourcesGrid(r *report) *grid {
	g := newGrid(p.word("source"), p.word("format"), p.word("taken for"), "#"+p.word("records"))
	for _, s := range r.Sources {
		g.add(s.File, s.Format, s.Taken, strconv.Itoa(s.Records))
	}
	return g
}

func (p *program) skippedGrid(r *report) *grid {
	g := newGrid(p.word("file"), p.word("left out because"), "#"+p.word("rows"))
	for _, s := range r.Skipped {
		g.add(s.File, s.Reason, strconv.Itoa(s.Rows))
	}
	return g
}

func (p *program) outcomesGrid(r *report) *grid {
	g := newGrid(p.word("outcome"), "#"+p.word("tenures"))
	for _, outcome := range graph.Outcomes {
		g.add(p.word(string(outcome)), strconv.Itoa(r.Outcomes[outcome]))
	}
	return g
}

// coverageGrid gives the shares that are asked for most, of all tenures, of
// both classes and by decade.
func (p *program) coverageGrid(r *report) *grid {
	titles := []string{p.word("coverage"), "#" + p.word("tenures")}
	for _, m := range briefMeasures() {
		titles = append(titles, "#"+p.word(m.Name))
	}
	g := newGrid(titles...)
	for _, row := range p.coverageRows(r) {
		cells := []string{row.Name, strconv.Itoa(row.Counts.Tenures)}
		for _, m := range briefMeasures() {
			cells = append(cells, p.percent(m.Of(row.Counts), row.Counts.Tenures))
		}
		g.add(cells...)
	}
	return g
}

func (p *program) datesGrid(r *report) *grid {
	g := newGrid(p.word("dates in"), p.word("rule"), "#"+p.word("count"))
	for _, d := range r.Dates {
		g.add(d.Column, d.Rule, strconv.Itoa(d.Count))
	}
	return g
}

func (p *program) titlesGrid(r *report) *grid {
	g := newGrid(p.word("titles by rule"), p.word("confidence"), "#"+p.word("count"))
	for _, t := range r.Titles {
		g.add(t.Rule, t.Confidence, strconv.Itoa(t.Count))
	}
	return g
}

func (p *program) unreadGrid(r *report) *grid {
	g := newGrid(p.word("titles that no rule reads"), "#"+p.word("count"))
	for _, u := range r.Unread[:min(unreadShown, len(r.Unread))] {
		g.add(u.Text, strconv.Itoa(u.Count))
	}
	return g
}

func (p *program) agreementGrid(r *report) *grid {
	g := newGrid(p.word("agreement"), "#"+p.word("stated"), "#"+p.word("known here"), "#"+p.word("ambiguous"), "#"+p.word("same post"), "#"+p.word("within a year"))
	for _, row := range r.agreements() {
		g.add(p.word(row.Name), strconv.Itoa(row.Stated), strconv.Itoa(row.Known), strconv.Itoa(row.Ambiguous), strconv.Itoa(row.Identical), strconv.Itoa(row.WithinYear))
	}
	return g
}

// printProblems writes each code with its count and, below it, its first
// problems: where, what stands there and what to do.
func (p *program) printProblems(r *report) error {
	if len(r.Problems) == 0 {
		return nil
	}
	fmt.Fprintln(p.stdout)
	for _, info := range ingest.Codes {
		code := string(info.Code)
		n := r.Problems[code]
		if n == 0 {
			continue
		}
		examples := r.examplesOf(code)
		fmt.Fprintf(p.stdout, "%s: %d (%s)\n", code, n, p.word(examples[0].Severity))
		for _, e := range examples {
			fmt.Fprintf(p.stdout, "  %s\n", e)
		}
		if n > examplesEach {
			fmt.Fprintf(p.stdout, "  … %d %s\n", n-examplesEach, p.word("more; --problems FILE.csv writes all of them"))
		}
	}
	return nil
}

func (r *report) examplesOf(code string) []example {
	return slices.DeleteFunc(slices.Clone(r.Examples), func(e example) bool { return e.Code != code })
}

// String tells the place, the cell and the remedy in one line.
func (e example) String() string {
	cell := ""
	if e.Column != "" {
		cell = " " + e.Column
	}
	if e.Value != "" {
		cell += fmt.Sprintf(" %q", e.Value)
	}
	return visible(fmt.Sprintf("%s%s: %s", e.Place(), cell, e.Message))
}
