package ingest

import (
	"context"
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"maps"
	"slices"

	"careergraph/graph"
	"careergraph/graph/ingest/mapping"
	"careergraph/graph/ingest/rows"
)

// A fate is what became of a row.
type fate uint8

const (
	accepted fate = iota
	rejected
	repeated
)

// A sheet is the rows of one kind while they are read, from one table or from
// several: their headers, what became of each row, and which ids they define.
// Rows count from 0 through all tables.
type sheet struct {
	name    string // as sentences call it: tenures.csv
	tables  []*rows.Table
	columns []column
	at      []int // where each column stands in the table being read, or -1
	extras  []extra
	named   []string // the x_ columns of all tables, sorted

	in      rows.Rows // the table being read
	row     int       // the row being read
	lines   []int32
	places  []string // of each row where lines do not tell, else empty
	spans   []span
	fates   []fate
	broken  bool         // a file itself is at fault
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

	lastID  string // that was looked up last
	lastRow int32
}

// An extra is a column whose name begins with x_.
type extra struct {
	name string
	at   int
}

func newSheet(name string, tables []*rows.Table, p *problems, columns []column) *sheet {
	return &sheet{
		name: name, tables: tables, columns: columns, problems: p,
		seed: maphash.MakeSeed(), index: map[string]int32{}, further: map[string][]int32{}, seen: map[uint64]int32{},
	}
}

// present says that there is a table.
func (s *sheet) present() bool { return len(s.tables) > 0 }

// How many rows pass between two looks at the context.
const rowsBetweenLooks = 1 << 12

// How many rows show how long rows are.
const rowsBeforeGuess = 1 << 12

// each reads the tables and calls a function for each row. What is wrong with
// a file itself becomes a problem and ends its reading; an error is what the
// context or the file system has to say.
func (s *sheet) each(ctx context.Context, progress graph.Progress, row func()) error {
	for _, table := range s.tables {
		s.spans = append(s.spans, span{table: table, first: s.row})
		err := s.readTable(ctx, table, progress, row)
		s.spans[len(s.spans)-1].end = s.row
		var f *rows.Fault
		if errors.As(err, &f) {
			s.blame(Problem{Line: f.Line, Where: f.Where, Code: codeOf(f.Cause, table.Format), Message: f.Message})
			err = nil
		}
		if err != nil {
			return err
		}
	}
	if s.broken {
		for i := range s.fates {
			s.fates[i] = rejected
		}
	}
	return nil
}

// codeOf is the code of what is wrong with a file.
func codeOf(cause rows.Cause, format rows.Format) Code {
	switch {
	case cause == rows.TooLarge:
		return TooLarge
	case cause == mapping.MissingColumn:
		return MissingColumn
	case format == rows.CSV || format == rows.Auto:
		return BadCSV
	}
	return BadFile
}

func (s *sheet) readTable(ctx context.Context, table *rows.Table, progress graph.Progress, row func()) (err error) {
	if s.in, err = table.Open(); err != nil {
		return s.unopened(table, err)
	}
	defer func() {
		s.in.Close()
		s.in = nil
	}()
	if err := s.readHeader(table); err != nil {
		return err
	}
	return s.scan(ctx, table, progress, row)
}

// unopened looks at why a table could not be opened.
func (s *sheet) unopened(table *rows.Table, err error) error {
	var f *rows.Fault
	if !errors.As(err, &f) {
		return unreadable(table.Name(), err)
	}
	if f.Cause == rows.Empty {
		f.Message += ": " + s.wanted()
	}
	return f
}

func (s *sheet) scan(ctx context.Context, table *rows.Table, progress graph.Progress, row func()) error {
	now := &s.spans[len(s.spans)-1]
	warner, _ := s.in.(rows.Warner)
	tell := func() {
		if progress != nil {
			// How many rows there are is an estimate until all are read.
			done, total := s.in.Progress()
			read := s.row - now.first
			progress("read "+table.Name(), read, int(float64(read)*max(1, float64(total)/max(1, float64(done)))))
		}
	}
	for ; ; s.row++ {
		if s.row%rowsBetweenLooks == 0 {
			if err := graph.ContextError(ctx); err != nil {
				return err
			}
			tell()
		}
		err := s.in.Next()
		if err == nil || err == io.EOF {
			s.passOn(warner)
		}
		if err == io.EOF {
			now.records = s.in.Record()
			if progress != nil {
				progress("read "+table.Name(), s.row-now.first, s.row-now.first)
			}
			return nil
		}
		if err != nil {
			var f *rows.Fault
			if errors.As(err, &f) {
				return err
			}
			return unreadable(table.Name(), err)
		}
		if s.row == rowsBeforeGuess {
			s.guess()
		}
		s.lines, s.fates = append(s.lines, int32(s.in.Line())), append(s.fates, accepted)
		s.place(now)
		if !s.broken {
			row()
		}
	}
}

// passOn reports what a source warns of.
func (s *sheet) passOn(warner rows.Warner) {
	if warner == nil {
		return
	}
	for _, w := range warner.Warnings() {
		s.problems.add(Problem{
			File: s.table().Name(), Line: w.Line, Where: w.Where, Value: s.problems.shown([]byte(w.Value)),
			Code: warningCodes[w.Cause], Severity: Warning, Message: w.Message,
		})
	}
}

// guess makes room for the rows still to come.
func (s *sheet) guess() {
	done, total := s.in.Progress()
	s.expected = int(total/max(1, done/rowsBeforeGuess)) + rowsBeforeGuess
	// Another unit than bytes, or a wrong total, must not fill memory.
	s.expected = min(s.expected, 1<<22)
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
	cell := s.in.Cells()[at]
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
		if cell := s.in.Cells()[x.at]; !isBlank(cell) {
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
	s.problems.add(Problem{
		File: s.spanOf(row).table.Name(), Line: int(s.lines[row]), Column: column, Value: value,
		Code: code, Severity: severity, Message: message, Where: s.where(row, column),
	})
}

// where is the place of a cell that lines do not tell. Of a row that was read
// earlier only the row's is known.
func (s *sheet) where(row int, name string) string {
	if s.in != nil && row == s.row {
		at := -1
		if i := slices.IndexFunc(s.columns, func(c column) bool { return c.name == name }); i >= 0 {
			at = s.at[i]
		}
		return s.in.Where(at)
	}
	if row < len(s.places) {
		return s.places[row]
	}
	return ""
}

// blame adds a problem of the file itself.
func (s *sheet) blame(p Problem) {
	s.broken = true
	p.File, p.Severity, p.Value = s.table().Name(), Error, s.problems.shown([]byte(p.Value))
	s.problems.add(p)
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
