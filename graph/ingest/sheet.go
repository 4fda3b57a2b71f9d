package ingest

import (
	"context"
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"

	"careergraph/graph"
)

// A fate is what became of a row.
type fate uint8

const (
	accepted fate = iota
	rejected
	repeated
)

// A sheet is one file while it is read: its header, what became of each of its
// rows, and which ids they define. Rows count from 0.
type sheet struct {
	name    string // as problems show it
	path    string // empty for a file that is not there
	columns []column
	at      []int // where each column stands in the file, or -1
	extras  []extra
	width   int
	state   fs.FileInfo

	records *records
	row     int // the row being read
	lines   []int32
	fates   []fate
	broken  bool         // the file itself is at fault
	anchors map[int]bool // accepted rows on which a default of the dataset rests

	seed             maphash.Seed
	hashes           []uint64
	index            map[string]int32   // the first row of each id
	further          map[string][]int32 // later rows of an id that differ from the first
	seen             map[uint64]int32   // rows of such ids by their hash
	problems         *problems
	expected         int // about how many rows there are, known after the first few
	key              []byte
	unknown, refused string
}

// An extra is a column whose name begins with x_.
type extra struct {
	name string
	at   int
}

func newSheet(name, path string, p *problems, columns []column) *sheet {
	return &sheet{
		name: name, path: path, columns: columns, problems: p,
		seed: maphash.MakeSeed(), index: map[string]int32{}, further: map[string][]int32{}, seen: map[uint64]int32{},
	}
}

// present says that the file is there.
func (s *sheet) present() bool { return s.path != "" }

// How many rows pass between two looks at the context.
const rowsBetweenLooks = 1 << 12

// How many rows show how long rows are.
const rowsBeforeGuess = 1 << 12

// each reads the file and calls a function for each row. What is wrong with
// the file itself becomes a problem and ends the reading; an error is what the
// context or the file system has to say.
func (s *sheet) each(ctx context.Context, progress graph.Progress, row func()) error {
	if !s.present() {
		return nil
	}
	file, err := os.Open(s.path)
	if err != nil {
		return unreadable(s.name, err)
	}
	defer file.Close()
	if s.state, err = file.Stat(); err != nil {
		return unreadable(s.name, err)
	}
	if s.state.IsDir() {
		return graph.Errorf(graph.Invalid, s.name, "%s is a folder; it must be a CSV file", s.name)
	}
	s.records = newRecords(file)
	err = s.scan(ctx, progress, row)
	var f *fault
	if errors.As(err, &f) {
		s.blame(f.line, "", "", f.code, f.message)
		err = nil
	}
	if s.broken {
		for i := range s.fates {
			s.fates[i] = rejected
		}
	}
	s.records = nil
	return err
}

func (s *sheet) scan(ctx context.Context, progress graph.Progress, row func()) error {
	if err := s.readHeader(); err != nil {
		return err
	}
	total := int(s.state.Size())
	for s.row = 0; ; s.row++ {
		if s.row%rowsBetweenLooks == 0 {
			if err := graph.ContextError(ctx); err != nil {
				return err
			}
			if progress != nil {
				progress("read "+s.name, min(s.records.bytes, total), total)
			}
		}
		switch err := s.records.next(); {
		case err == io.EOF:
			if progress != nil {
				progress("read "+s.name, total, total)
			}
			return nil
		case err != nil:
			var f *fault
			if errors.As(err, &f) {
				return err
			}
			return unreadable(s.name, err)
		}
		if s.row == rowsBeforeGuess {
			s.guess(total)
		}
		s.lines = append(s.lines, int32(s.records.line))
		s.fates = append(s.fates, accepted)
		if n := len(s.records.cells); n != s.width {
			return faultf(BadCSV, s.records.line, "line %d has %d cells where the header has %d; put a cell that holds a comma in quotes, or add what is missing", s.records.line, n, s.width)
		}
		if !s.broken {
			row()
		}
	}
}

// guess makes room for the rows still to come.
func (s *sheet) guess(total int) {
	s.expected = total/max(1, s.records.bytes/rowsBeforeGuess) + rowsBeforeGuess
	s.lines, s.fates = slices.Grow(s.lines, s.expected), slices.Grow(s.fates, s.expected)
	if len(s.hashes) > 0 {
		s.hashes = slices.Grow(s.hashes, s.expected)
		index := make(map[string]int32, s.expected)
		maps.Copy(index, s.index)
		s.index = index
	}
}

func unreadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return graph.Errorf(graph.NotFound, name, "there is no file or folder %s; check its name", name).Because(err)
	case errors.Is(err, fs.ErrPermission):
		return graph.Errorf(graph.Invalid, name, "%s may not be read; give yourself the right to read it", name).Because(err)
	}
	return graph.Errorf(graph.Invalid, name, "%s cannot be read; check that it is a file and that its disk is there", name).Because(err)
}

// cell gives what stands in a column of the row being read; a cell of blanks
// only is blank.
func (s *sheet) cell(column int) []byte {
	at := s.at[column]
	if at < 0 {
		return nil
	}
	cell := s.records.cells[at]
	if len(cell) > 0 && (cell[0] <= ' ' || cell[0] >= 0x80) && isBlank(cell) {
		return nil
	}
	return cell
}

// text is the interned text of a cell.
func (s *sheet) text(column int) string { return s.problems.words.of(s.cell(column)) }

// extra gives the x_ columns of the row being read, nil where all are blank.
func (s *sheet) extra() map[string]string {
	var table map[string]string
	for _, x := range s.extras {
		if cell := s.records.cells[x.at]; !isBlank(cell) {
			table = keep(table, x.name, s.problems.words.of(cell))
		}
	}
	return table
}

func keep(table map[string]string, key, text string) map[string]string {
	if table == nil {
		table = map[string]string{}
	}
	table[key] = text
	return table
}

// report adds a problem of a row; an error rejects the row.
func (s *sheet) report(row int, column, value string, code Code, message string) {
	severity := severities[code]
	if severity == Error {
		s.fates[row] = rejected
	}
	s.note(row, column, value, code, severity, message)
}

// warn adds a problem as a warning, whatever its code is elsewhere.
func (s *sheet) warn(row int, column, value string, code Code, message string) {
	s.note(row, column, value, code, Warning, message)
}

func (s *sheet) note(row int, column, value string, code Code, severity Severity, message string) {
	s.problems.add(Problem{s.name, int(s.lines[row]), column, value, code, severity, message})
}

// blame adds a problem of the file itself.
func (s *sheet) blame(line int, column, value string, code Code, message string) {
	s.broken = true
	s.problems.add(Problem{s.name, line, column, s.problems.shown([]byte(value)), code, Error, message})
}

// complain adds a problem of the cell in a column of the row being read.
func (s *sheet) complain(column int, code Code, message string) {
	s.report(s.row, s.columns[column].name, s.problems.shown(s.cell(column)), code, message)
}

// sound says that a row stands so far.
func (s *sheet) sound(row int) bool { return s.fates[row] == accepted }

// anchor notes that a default of the dataset rests on a row.
func (s *sheet) anchor(row int) {
	if s.anchors == nil {
		s.anchors = map[int]bool{}
	}
	s.anchors[row] = true
}

// counts tells what became of the rows.
func (s *sheet) counts() Counts {
	c := Counts{Read: len(s.fates)}
	for _, f := range s.fates {
		switch f {
		case accepted:
			c.Accepted++
		case rejected:
			c.Rejected++
		case repeated:
			c.Repeated++
		}
	}
	return c
}
