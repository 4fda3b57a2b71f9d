// Package rows reads tables out of files as people have them: CSV, the sheets
// of Excel workbooks, JSON and NDJSON, each plain or inside gzip or zip. It
// tells the format from the content.
//
// It promises every row with its place, or one Fault that says where the file
// is unsound and what to do; it repairs nothing in silence and reads no file
// whole that can be read in pieces. It knows nothing of what the columns mean.
package rows

import "fmt"

// Rows is a table while it is read, from its first row to its last. The slices
// that it gives are valid until the next call of Next.
type Rows interface {
	// Header names the columns, in their order.
	Header() []string
	// Next goes to the next row: io.EOF after the last, a *Fault where the file
	// is unsound, else what the file system said.
	Next() error
	// Cells are those of the row, as many as the header names.
	Cells() [][]byte
	// Record is the number, from 0, of the record of the source from which the
	// row comes: several rows may come from one record, and none from some. After
	// io.EOF it is how many records there were.
	Record() int
	// Line is where the row begins, from 1: the line of a text file, the row of a
	// sheet, the line on which an element of JSON begins.
	Line() int
	// Where names the place of a cell where lines do not: Tenures!C5 in a
	// workbook, $[3].infobox.office5 in JSON. It is empty for CSV. Column -1 is
	// the whole row.
	Where(column int) string
	// Raw is the row as it stands in a text file, with its line break, and the
	// header before the first call of Next; nil where rows have no text of their
	// own.
	Raw() []byte
	// Progress tells how much of the source was read, and how much there is.
	Progress() (done, total int64)
	Close() error
}

// A Cause says what kind of fault a file has.
type Cause string

// The causes: not in the form of its format; beyond the bounds of what is read;
// changed since it was first read; without even a header; without the member or
// element of JSON to which a path goes.
const (
	Unsound  Cause = "unsound"
	TooLarge Cause = "too_large"
	Changed  Cause = "changed"
	Empty    Cause = "empty"
	Absent   Cause = "absent"
)

// The causes of warnings: a cell takes its value from the range with which it
// is merged; a date that Excel does not count right, left as its number; a
// formula whose result the workbook does not hold, read as blank.
const (
	MergedCells   Cause = "merged_cells"
	OldDate       Cause = "old_date"
	NoCachedValue Cause = "no_cached_value"
)

// A Warning is what a person should know of a cell that was read otherwise than
// it may have been meant.
type Warning struct {
	Line    int
	Where   string // as of Rows
	Value   string
	Cause   Cause
	Message string
}

// A Warner is Rows that have warnings: those found since the last call, for the
// header and the rows so far. Those beyond 10,000 that nobody asked for are not
// kept.
type Warner interface {
	Warnings() []Warning
}

// A Fault is what is wrong with a file as a whole, in a sentence that says what
// to do.
type Fault struct {
	Cause   Cause
	Line    int
	Where   string // as of Rows
	Message string
}

func (f *Fault) Error() string { return f.Message }

func faultf(cause Cause, line int, format string, args ...any) *Fault {
	return &Fault{Cause: cause, Line: line, Message: fmt.Sprintf(format, args...)}
}

// A Format is how the bytes of a file are to be read.
type Format string

// The formats. Auto tells it from the content.
const (
	Auto   Format = ""
	CSV    Format = "csv"
	Excel  Format = "xlsx"
	JSON   Format = "json"
	NDJSON Format = "ndjson"
)

// A Table is a table in a file: it can be opened, and opened again.
type Table struct {
	File   string // as reports show it: careers.csv, book.xlsx, data.zip/careers.csv
	Sheet  string // of a workbook, else empty
	Format Format
	Notes  []string // what a person should know of how it is read, a sentence each

	// Derived says that its rows are made of those of another table, so that they
	// do not stand in the file as they are.
	Derived bool

	open func() (Rows, error)
}

// Open begins to read. It fails with a *Fault, or with what the file system
// said. A file that changed since it was first opened is a Fault.
func (t *Table) Open() (Rows, error) { return t.open() }

// Name is what reports call the table: careers.csv, or book.xlsx#Tenures.
func (t *Table) Name() string {
	if t.Sheet == "" {
		return t.File
	}
	return t.File + "#" + t.Sheet
}

// NewTable makes a table of what opens it. It is for tables that are made from
// others.
func NewTable(t Table, open func() (Rows, error)) *Table {
	t.open = open
	return &t
}
