package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// A report is what check and import print. Other programs rely on its fields.
type report struct {
	Rows     map[string]rowCounts `json:"rows"`
	Problems map[string]int       `json:"problems"`
	Outcomes outcomes             `json:"outcomes"`
	Store    string               `json:"store"`
	Revision int64                `json:"revision"`

	Loaded   bool      `json:"loaded"` // the store holds what was read
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Rejects  string    `json:"rejects,omitempty"` // where the rejected rows stand
	Notes    []string  `json:"notes"`
	Examples []example `json:"examples"` // the first problems of each code

	files []string // the order of Rows
}

type rowCounts struct {
	Read     int `json:"read"`
	Accepted int `json:"accepted"`
	Rejected int `json:"rejected"`
	Repeated int `json:"repeated"`
}

// outcomes writes all eight, in the order of the domain.
type outcomes map[graph.Outcome]int

func (o outcomes) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, outcome := range graph.Outcomes {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendQuote(b, string(outcome))
		b = append(b, ':')
		b = strconv.AppendInt(b, int64(o[outcome]), 10)
	}
	return append(b, '}'), nil
}

type example struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   string `json:"column"`
	Value    string `json:"value"`
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// How many problems of each code a report shows; --problems writes all.
const examplesEach = 3

func newReport(r *ingest.Report) *report {
	out := &report{
		Rows:     map[string]rowCounts{},
		Problems: map[string]int{},
		Outcomes: outcomes(r.Outcomes),
		Errors:   r.Errors,
		Warnings: r.Warnings,
		Notes:    append([]string{}, r.Notes...),
		Examples: []example{},
		files:    r.Files,
	}
	for name, counts := range r.Rows {
		out.Rows[name] = rowCounts(counts)
	}
	for code, n := range r.Codes {
		out.Problems[string(code)] = n
	}
	shown := map[ingest.Code]int{}
	for _, p := range r.Problems {
		if shown[p.Code]++; shown[p.Code] <= examplesEach {
			out.Examples = append(out.Examples, example{p.File, p.Line, p.Column, p.Value, string(p.Code), string(p.Severity), p.Message})
		}
	}
	return out
}

// print writes the report as the user wants it.
func (p *program) printReport(r *report) error {
	switch p.config.Format {
	case "json":
		encoder := json.NewEncoder(p.stdout)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(r)
	case "csv":
		return p.rowsGrid(r).csv(p.stdout)
	}
	if err := p.rowsGrid(r).print(p.stdout, ""); err != nil {
		return err
	}
	if err := p.printProblems(r); err != nil {
		return err
	}
	g := newGrid(p.word("outcome"), "#"+p.word("tenures"))
	for _, outcome := range graph.Outcomes {
		g.add(p.word(string(outcome)), strconv.Itoa(r.Outcomes[outcome]))
	}
	fmt.Fprintln(p.stdout)
	if err := g.print(p.stdout, ""); err != nil {
		return err
	}
	for i, note := range r.Notes {
		if i == 0 {
			fmt.Fprintln(p.stdout)
		}
		fmt.Fprintf(p.stdout, "%s: %s\n", p.word("note"), note)
	}
	p.printPlaces(r)
	return nil
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

func (p *program) rowsGrid(r *report) *grid {
	g := newGrid(p.word("file"), "#"+p.word("read"), "#"+p.word("accepted"), "#"+p.word("rejected"), "#"+p.word("repeated"))
	for _, name := range r.files {
		c := r.Rows[name]
		g.add(name, strconv.Itoa(c.Read), strconv.Itoa(c.Accepted), strconv.Itoa(c.Rejected), strconv.Itoa(c.Repeated))
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
		first := slices.IndexFunc(r.Examples, func(e example) bool { return e.Code == code })
		fmt.Fprintf(p.stdout, "%s: %d (%s)\n", code, n, p.word(r.Examples[first].Severity))
		for _, e := range r.Examples {
			if e.Code == code {
				fmt.Fprintf(p.stdout, "  %s\n", e)
			}
		}
		if n > examplesEach {
			fmt.Fprintf(p.stdout, "  … %d %s\n", n-examplesEach, p.word("more; --problems FILE.csv writes all of them"))
		}
	}
	return nil
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
	return fmt.Sprintf("%s:%d%s: %s", e.File, e.Line, cell, e.Message)
}
