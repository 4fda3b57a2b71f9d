package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"careergraph/graph"
	"careergraph/graph/ingest"
	"careergraph/graph/ingest/review"
)

// A report is what check and import tell. Other programs rely on its fields;
// docs/report.md describes each.
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

	Coverage    coverage      `json:"coverage"`
	Sources     []sourceTaken `json:"sources"`
	Skipped     []skip        `json:"skipped"`
	Dates       []dateRule    `json:"dates"`
	Titles      []titleRule   `json:"titles"`
	Unread      []unreadTitle `json:"unread"`
	Agreement   *agreement    `json:"agreement"` // null where no source names who came before or after
	Suggestions int           `json:"suggestions"`

	name  string   // of what was read
	files []string // the order of Rows
}

type rowCounts struct {
	Read     int `json:"read"`
	Accepted int `json:"accepted"`
	Rejected int `json:"rejected"`
	Repeated int `json:"repeated"`
	Skipped  int `json:"skipped"`
}

func (c rowCounts) plus(d rowCounts) rowCounts {
	return rowCounts{c.Read + d.Read, c.Accepted + d.Accepted, c.Rejected + d.Rejected, c.Repeated + d.Repeated, c.Skipped + d.Skipped}
}

// total is the sum over all files.
func (r *report) total() (sum rowCounts) {
	for _, counts := range r.Rows {
		sum = sum.plus(counts)
	}
	return sum
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
	Where    string `json:"where,omitempty"` // the place in a sheet or in JSON, where lines say little
	Column   string `json:"column"`
	Value    string `json:"value"`
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// Place tells where a person finds the row.
func (e example) Place() string {
	if e.Where != "" {
		return e.File + ": " + e.Where
	}
	return fmt.Sprintf("%s:%d", e.File, e.Line)
}

type coverage struct {
	All        covered  `json:"all"`
	Career     covered  `json:"career"`
	Membership covered  `json:"membership"`
	Decades    []decade `json:"decades"`
}

type covered struct {
	Tenures     int `json:"tenures"`
	Start       int `json:"start"`
	EndStated   int `json:"end_stated"`
	EndOpen     int `json:"end_open"`
	EndUnknown  int `json:"end_unknown"`
	BothDates   int `json:"both_dates"`
	BothToDay   int `json:"both_to_day"`
	BothToMonth int `json:"both_to_month"`
	BothToYear  int `json:"both_to_year"`
	Dated       int `json:"dated"`
	Level       int `json:"level"`
	Bloc        int `json:"bloc"`
	Office      int `json:"office"`
	Parent      int `json:"parent"`
}

type decade struct {
	Decade *int `json:"decade"` // null: no start is known
	covered
}

type sourceTaken struct {
	File    string `json:"file"`
	Format  string `json:"format"`
	Taken   string `json:"taken"`
	Records int    `json:"records"`
}

type skip struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
	Rows   int    `json:"rows"`
}

type dateRule struct {
	Column string `json:"column"`
	Rule   string `json:"rule"`
	Count  int    `json:"count"`
}

type titleRule struct {
	Rule       string `json:"rule"`
	Confidence string `json:"confidence"`
	Count      int    `json:"count"`
}

type unreadTitle struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
}

// An agreement compares the predecessors and successors that a source names
// with the tenures of the post.
type agreement struct {
	Predecessors agreed `json:"predecessors"`
	Successors   agreed `json:"successors"`
}

type agreed struct {
	Stated     int `json:"stated"`
	Known      int `json:"known"`
	Ambiguous  int `json:"ambiguous"`
	Identical  int `json:"identical"`
	WithinYear int `json:"within_year"`
}

func agreedOf(n review.Neighbours) agreed {
	return agreed{n.Stated, n.Known, n.Ambiguous, n.Identical, n.WithinYear}
}

// How many problems of each code a report shows; --problems writes all.
const examplesEach = 3

// newReport makes the report of what was read from paths.
func newReport(r *ingest.Report, paths ...string) *report {
	out := &report{
		Rows:        map[string]rowCounts{},
		Problems:    map[string]int{},
		Outcomes:    outcomes(r.Outcomes),
		Errors:      r.Errors,
		Warnings:    r.Warnings,
		Notes:       append([]string{}, r.Notes...),
		Examples:    []example{},
		Coverage:    newCoverage(r.Coverage),
		Sources:     list(r.Sources, func(s ingest.SourceInfo) sourceTaken { return sourceTaken(s) }),
		Skipped:     list(r.Skipped, func(s ingest.Skip) skip { return skip{s.File, s.Reason, s.Records} }),
		Dates:       list(r.Dates, func(d ingest.DateCount) dateRule { return dateRule(d) }),
		Titles:      list(r.Titles, func(t ingest.TitleCount) titleRule { return titleRule(t) }),
		Unread:      list(r.Unread, func(u ingest.UnreadTitle) unreadTitle { return unreadTitle(u) }),
		Suggestions: r.Suggestions,
		name:        named(paths),
		files:       r.Files,
	}
	if a := r.Agreement; a != nil {
		out.Agreement = &agreement{agreedOf(a.Predecessors), agreedOf(a.Successors)}
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
			out.Examples = append(out.Examples, newExample(p))
		}
	}
	return out
}

func newExample(p ingest.Problem) example {
	return example{
		File: p.File, Line: p.Line, Column: p.Column, Value: p.Value,
		Code: string(p.Code), Severity: string(p.Severity), Message: p.Message, Where: p.Where,
	}
}

func newCoverage(c ingest.Coverage) coverage {
	return coverage{
		All:        newCovered(c.All),
		Career:     newCovered(c.Careers),
		Membership: newCovered(c.Memberships),
		Decades: list(c.Decades, func(d ingest.Decade) decade {
			if d.Year == 0 {
				return decade{covered: newCovered(d.Covered)}
			}
			return decade{&d.Year, newCovered(d.Covered)}
		}),
	}
}

func newCovered(c ingest.Covered) covered {
	return covered{
		Tenures: c.Tenures, Start: c.Started,
		EndStated: c.Ended, EndOpen: c.Open, EndUnknown: c.EndUnknown,
		BothDates: c.Both, BothToDay: c.BothToDay, BothToMonth: c.BothToMonth, BothToYear: c.BothToYear,
		Dated: c.Dated, Level: c.Level, Bloc: c.Bloc, Office: c.Office, Parent: c.Parent,
	}
}

// list makes another list of one; JSON writes it as [] where it is empty.
func list[A, B any](from []A, each func(A) B) []B {
	to := make([]B, len(from))
	for i, a := range from {
		to[i] = each(a)
	}
	return to
}

// named is what a report calls its sources: the last parts of their paths,
// since the folders above concern nobody who is handed the report.
func named(paths []string) string {
	names := make([]string, len(paths))
	for i, path := range paths {
		if whole, err := filepath.Abs(path); err == nil {
			path = whole
		}
		names[i] = filepath.Base(path)
	}
	return strings.Join(names, ", ")
}
