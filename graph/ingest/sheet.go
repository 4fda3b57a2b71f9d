package ingest

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"careergraph/graph"
)

// A column of a format. A filled one must have no blank cell.
type column struct {
	name             string
	required, filled bool
	or               string // a column that may stand in its place
}

// must, may and blankable make the three sorts of columns that formats have.
func must(name string) column      { return column{name: name, required: true, filled: true} }
func blankable(name string) column { return column{name: name, required: true} }
func may(name string) column       { return column{name: name} }

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
	broken  bool // the file itself is at fault

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

// readHeader places the columns. Columns that are missing or unknown are
// problems of the file; its rows are then counted but not looked at.
func (s *sheet) readHeader() error {
	switch err := s.records.next(); {
	case err == io.EOF:
		return faultf(BadCSV, 1, "%s is empty; its first row must name the columns: %s", s.name, s.wanted())
	case err != nil:
		var f *fault
		if errors.As(err, &f) {
			return err
		}
		return unreadable(s.name, err)
	}
	names := make([]string, len(s.records.cells))
	for i, cell := range s.records.cells {
		names[i] = string(cell)
	}
	if delimiter := s.delimiter(names); delimiter != "" {
		return faultf(BadCSV, s.records.line, "the columns of %s are separated by %s; save the file as CSV with commas", s.name, delimiter)
	}
	s.width = len(names)
	s.at = slices.Repeat([]int{-1}, len(s.columns))
	for i, name := range names {
		at := slices.IndexFunc(s.columns, func(c column) bool { return c.name == name })
		switch {
		case slices.Contains(names[:i], name):
			s.blame(s.records.line, name, name, BadCSV, fmt.Sprintf("the column %q stands twice; rename or remove one of them", name))
		case at >= 0:
			s.at[at] = i
		case strings.HasPrefix(name, "x_"):
			s.extras = append(s.extras, extra{name, i})
		default:
			s.blame(s.records.line, name, name, UnknownColumn, s.unknownColumn(name))
		}
	}
	slices.SortFunc(s.extras, func(a, b extra) int { return cmp.Compare(a.name, b.name) })
	for i, c := range s.columns {
		if c.required && s.at[i] < 0 && !(c.or != "" && slices.Contains(names, c.or)) {
			s.blame(s.records.line, c.name, "", MissingColumn, fmt.Sprintf("add the column %s; the header must name %s", c.name, s.wanted()))
		}
	}
	return nil
}

func (s *sheet) unknownColumn(name string) string {
	for _, c := range s.columns {
		if strings.EqualFold(strings.TrimSpace(name), c.name) {
			return fmt.Sprintf("write the column's name as %s, in small letters and without blanks", c.name)
		}
	}
	if name == "" {
		return "a column has no name; name it or take it out"
	}
	return fmt.Sprintf("rename the column to x_%s to keep it as text, or take it out; the columns are %s", name, s.known())
}

func (s *sheet) wanted() string {
	var names []string
	for _, c := range s.columns {
		switch {
		case c.or != "":
			names = append(names, c.name+" (or "+c.or+")")
		case c.required:
			names = append(names, c.name)
		}
	}
	return strings.Join(names, ", ")
}

func (s *sheet) known() string {
	var names []string
	for _, c := range s.columns {
		names = append(names, c.name)
	}
	return strings.Join(names, ", ")
}

// delimiter names what separates the columns where that is not the comma: the
// header then has more known columns when it is split otherwise.
func (s *sheet) delimiter(names []string) string {
	knows := func(names []string) int {
		n := 0
		for _, name := range names {
			name = strings.Trim(name, `"`)
			if slices.ContainsFunc(s.columns, func(c column) bool { return c.name == name }) {
				n++
			}
		}
		return n
	}
	header := strings.Join(names, ",")
	for _, d := range []struct{ sign, name string }{{";", "semicolons"}, {"\t", "tabs"}, {"|", "vertical bars"}, {"\r", "nothing but carriage returns"}} {
		if knows(strings.Split(header, d.sign)) > max(1, knows(names)) {
			return d.name
		}
	}
	return ""
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

// identify notes the id of the row being read, and says whether the row is one
// to look at: it is not where it equals an earlier one in every cell.
func (s *sheet) identify(id []byte) (string, bool) {
	hash := s.hash()
	s.hashes = append(s.hashes, hash)
	first, known := s.index[string(id)]
	if !known {
		text := string(id)
		s.index[text] = int32(s.row)
		return text, true
	}
	// Only rows of an id that repeats are compared, so only they are looked up.
	s.seen[s.hashes[first]] = first
	if earlier, ok := s.seen[hash]; ok {
		s.repeat(earlier)
		return "", false
	}
	s.seen[hash] = int32(s.row)
	text := s.problems.words.of(id)
	s.further[text] = append(s.further[text], int32(s.row))
	return text, true
}

func (s *sheet) repeat(first int32) {
	s.fates[s.row] = repeated
	s.report(s.row, "", "", RepeatedRow, fmt.Sprintf("the row equals that of line %d in every cell; take one of them out", s.lines[first]))
}

// hash is of all cells of the row being read, as they stand.
func (s *sheet) hash() uint64 {
	s.key = s.key[:0]
	for _, cell := range s.records.cells {
		s.key = binary.AppendUvarint(s.key, uint64(len(cell)))
		s.key = append(s.key, cell...)
	}
	return maphash.Bytes(s.seed, s.key)
}

// duplicates reports and rejects all rows of the ids that stand on several
// rows that differ.
func (s *sheet) duplicates(column string) {
	for id, later := range s.further {
		if id == "" {
			continue
		}
		for _, row := range append([]int32{s.index[id]}, later...) {
			s.report(int(row), column, id, DuplicateID, "rows of one id must not differ; correct the id, or keep one of the rows")
		}
	}
	s.hashes, s.seen = nil, nil
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

// isNew is identify for files whose rows have no id.
func (s *sheet) isNew(hash uint64) bool {
	if earlier, ok := s.seen[hash]; ok {
		s.repeat(earlier)
		return false
	}
	s.seen[hash] = int32(s.row)
	return true
}
