package graph

import (
	"context"
	"io"
)

// An Ask is a question by name with its arguments and the page wanted of its
// rows. Limit 0 asks for all rows.
type Ask struct {
	Question string
	Args     Args
	Skip     int
	Limit    int
}

// A Column is one column of an answer. Kind is string, string[], int, float,
// bool or date; Nullable says whether its values may be nil.
type Column struct {
	Name     string
	Kind     string
	Nullable bool
}

// An Answer is what a store found. Each row has a value for each column: nil
// (only where the column is nullable), string, []string, int64, float64 or
// bool; a date is its ISO text, as precise as it is stated.
type Answer struct {
	Question string
	Engine   string // which store answered: duckdb or neo4j
	Revision int64
	Columns  []Column
	Rows     [][]any
	More     bool // rows beyond Limit exist
	Warnings []string
}

// A Reader answers questions of the catalogue. It promises:
//
//   - rows in the declared order and columns, and all of them or an error;
//   - at most Limit rows, and More where there are others;
//   - Invalid for an unknown question or a missing, extra or ill-typed
//     argument, before the database is asked;
//   - Canceled or Timeout soon after the context ends, in the database too;
//   - Unavailable where the database cannot be reached;
//   - that all rows come from one complete revision, or a warning that begins
//     with "incomplete" and says so;
//   - before the first load no rows, revision 0 and a warning that begins with
//     "empty".
//
// It is safe for concurrent use.
type Reader interface {
	Ask(ctx context.Context, ask Ask) (*Answer, error)
}

// Loaded tells what a load did.
type Loaded struct {
	Revision int64
	Changed  bool // false: the store held the very same batch already
}

// A Progress is told how many rows of a stage are done; a total of 0 is not
// known, and one that is an estimate may change.
type Progress func(stage string, done, total int)

// A Store keeps one dataset and answers questions about it. Load replaces the
// dataset by a batch, all of it or, to readers, nothing. Loading the same batch
// again changes nothing; a load that broke off is finished by running it again.
// Revision rises with every load that changed something.
type Store interface {
	Reader
	Load(ctx context.Context, batch *Batch, progress Progress) (Loaded, error)
	io.Closer
}
