package ingest

import (
	"strconv"

	"careergraph/graph"
)

// Counts says what became of the rows of a file: Read is the sum of the others.
type Counts struct {
	Read, Accepted, Rejected, Repeated int
}

// A Report tells what was read and what is wrong with it.
type Report struct {
	Files    []string          // the files that were read, in the order of the format
	Rows     map[string]Counts // by file
	Codes    map[Code]int      // how many problems of each code, none of 0
	Errors   int               // how many of the problems are errors
	Warnings int
	Outcomes Outcomes  // the eight, zeros included
	Notes    []string  // what was assumed or left aside, one sentence each
	Problems []Problem // by file, line, column and code
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
