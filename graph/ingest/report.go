package ingest

import (
	"strconv"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// Counts says what became of the rows of a file: Read is the sum of the others.
type Counts struct {
	Read, Accepted, Rejected, Repeated int
	Skipped                            int // left out as a mapping says
}

// A Report tells what was read and what is wrong with it.
type Report struct {
	Files    []string          // the files that were read, in the order of the format
	Rows     map[string]Counts // by file
	Codes    map[Code]int      // how many problems of each code, none of 0
	Errors   int               // how many of the problems are errors
	Warnings int
	Outcomes Outcomes  // the eight, zeros included
	Coverage Coverage  // how much the accepted tenures state
	Notes    []string  // what was assumed or left aside, one sentence each
	Problems []Problem // by file, line, column and code

	Sources     []SourceInfo      // what each path was taken for, in the order given
	Skipped     []Skip            // the rows that a mapping leaves out
	Dates       []DateCount       // by which rules dates were read
	Titles      []TitleCount      // by which rules titles were read
	Unread      []UnreadTitle     // the titles that no rule reads, the most frequent first, at most 50
	Agreement   *review.Agreement // nil where no tenure names who came before or after
	Suggestions int               // how many are in the review file for a person to decide
}

// A SourceInfo tells what a path was taken for.
type SourceInfo struct {
	File    string
	Format  string // one word, such as csv or xlsx
	Taken   string // for what, and why, in a few words
	Records int
}

// A Skip counts the rows of a file that a mapping leaves out for one reason.
type Skip struct {
	File, Reason string
	Records      int
}

// A DateCount counts the dates of a column that were read by one rule.
type DateCount struct {
	Column, Rule string
	Count        int
}

// A TitleCount counts the titles that were read by one rule.
type TitleCount struct {
	Rule, Confidence string
	Count            int
}

// An UnreadTitle is a title that no rule reads; it is kept as it stands.
type UnreadTitle struct {
	Text  string
	Count int
}

func newOutcomes() Outcomes {
	outcomes := Outcomes{}
	for _, outcome := range graph.Outcomes {
		outcomes[outcome] = 0
	}
	return outcomes
}

// counted writes a number with the word for one or for several.
func counted(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + several
}
