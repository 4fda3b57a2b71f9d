package mapping

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"careergraph/graph/ingest/rows"
)

// MissingColumn is the cause of a Fault about a column that a mapping names and
// the source does not have.
const MissingColumn rows.Cause = "missing_column"

// A transformer makes the rows of a rule.
type transformer struct {
	mapping *Mapping
	rule    *Rule
	source  *rows.Table
	joined  []*rows.Table
	tally   *Tally
}

// reader is one pass over the rows of a rule.
type reader struct {
	*transformer
	in      rows.Rows
	index   map[string]int // where the columns of the source stand
	seen    []bool         // which of them held something
	tables  []*lookup
	matched [][]string // the joined row of each join, nil without one
	chosen  map[string]int
	header  []string
	places  map[string]int // where each target column stands in the header
	feeds   []int          // the source column that feeds each, or -1
	queue   []part         // what the record still gives
	cells   [][]byte
	split   int // the source column that is split, or -1
	piece   string
	again   bool // the record gave a row already, so that its dates are counted
}

// A part is one row to come, as texts by their place in the header.
type part []string

func (t *transformer) open() (rows.Rows, error) {
	t.tally.clear()
	r := &reader{transformer: t, split: -1}
	var err error
	if r.in, err = t.source.Open(); err != nil {
		return nil, err
	}
	if err := r.prepare(); err != nil {
		r.in.Close()
		return nil, err
	}
	return r, nil
}

func (r *reader) prepare() error {
	var err error
	if r.index, err = r.locate(r.source, r.in.Header(), ""); err != nil {
		return err
	}
	r.seen = make([]bool, len(r.in.Header()))
	if r.rule.split != nil {
		r.split = r.index[r.rule.split.column]
	}
	for i, j := range r.rule.joins {
		table, err := r.load(r.joined[i], j)
		if err != nil {
			return ofJoined(r.joined[i], err)
		}
		r.tables = append(r.tables, table)
	}
	r.matched = make([][]string, len(r.tables))
	r.lay()
	if r.rule.onePer != nil {
		return r.choose()
	}
	return nil
}

// locate finds the columns that the rule reads in the header of its source, or
// of a join.
func (t *transformer) locate(table *rows.Table, header []string, of string) (map[string]int, error) {
	index := map[string]int{}
	for _, name := range t.rule.needs(of) {
		at := slices.Index(header, name)
		switch {
		case at < 0 && !t.rule.mayLack(of, name):
			return nil, &rows.Fault{Cause: MissingColumn, Line: 1, Message: fmt.Sprintf(
				"%s has no column %q, which %s of %s names; correct the name there, or mark the column as optional. It has: %s", table.Name(), name, t.rule.describe(), t.mapping.File.Name, listed(header))}
		case at >= 0 && slices.Contains(header[at+1:], name):
			return nil, &rows.Fault{Cause: rows.Unsound, Line: 1, Message: fmt.Sprintf(
				"the column %q stands twice in %s, so that %s of %s cannot tell which is meant; rename one of them", name, table.Name(), t.rule.describe(), t.mapping.File.Name)}
		case at < 0:
			at = -1
		}
		index[name] = at
	}
	return index, nil
}

// maxListed bounds how many columns a sentence names.
const maxListed = 30

func listed(header []string) string {
	if len(header) > maxListed {
		return strings.Join(header[:maxListed], ", ") + fmt.Sprintf(" and %d more", len(header)-maxListed)
	}
	return strings.Join(header, ", ")
}

// mayLack says that all that reads a column of the source, or of a join, can
// do without it.
func (r *Rule) mayLack(of, name string) bool {
	if slices.Contains(r.must(of), name) {
		return false
	}
	may := true
	r.eachCell(func(c *cell) error {
		may = may && (c.of != of || c.column != name || c.optional)
		return nil
	})
	return may
}

// lay lays out the target's columns.
func (r *reader) lay() {
	r.places = map[string]int{}
	for _, c := range r.rule.columns {
		feed := -1
		if c.cell.of == "" && c.cell.column != "" {
			feed = r.index[c.cell.column]
		}
		r.column(c.name, feed)
		if c.cell.dates != nil {
			r.column(noteOf(c.name), feed)
		}
	}
	if c := r.rule.endWithDates(); c != nil {
		r.column("status", r.feeds[r.places[c.name]])
	}
	if t := r.rule.titles; t != nil {
		feed := -1
		if t.cell.of == "" && t.cell.column != "" {
			feed = r.index[t.cell.column]
		}
		for _, name := range titleColumns {
			r.column(name, feed)
		}
	}
	r.cells = make([][]byte, len(r.header))
}

// noteOf names the column for what a date as written says beside the date.
func noteOf(column string) string { return "x_" + column + "_note" }

// endWithDates is the column of the end where it holds dates as written, which
// may say that the post is still held.
func (r *Rule) endWithDates() *column {
	for i := range r.columns {
		if c := &r.columns[i]; c.name == "end" && c.cell.dates != nil {
			return c
		}
	}
	return nil
}

func (r *reader) column(name string, feed int) {
	if _, ok := r.places[name]; ok {
		return
	}
	r.places[name] = len(r.header)
	r.header = append(r.header, name)
	r.feeds = append(r.feeds, feed)
}

func (r *reader) Header() []string { return r.header }

func (r *reader) Next() error {
	for len(r.queue) == 0 {
		err := r.in.Next()
		var f *rows.Fault
		if r.rule.optional && errors.As(err, &f) && f.Cause == rows.Absent {
			err = io.EOF
		}
		if err == io.EOF {
			return r.end()
		}
		if err != nil {
			return err
		}
		if err := r.record(); err != nil {
			return err
		}
	}
	for i, text := range r.queue[0] {
		r.cells[i] = append(r.cells[i][:0], text...)
	}
	r.queue = r.queue[1:]
	return nil
}

// end looks at what the whole reading found.
func (r *reader) end() error {
	r.tally.Records = r.in.Record()
	if r.rule.From.Rows == "" {
		return io.EOF
	}
	if r.tally.Records == 0 && !r.rule.optional {
		return &rows.Fault{Cause: rows.Unsound, Line: 1, Message: fmt.Sprintf(
			"%s has nothing at the path %s, which %s of %s names; correct the path there", r.source.Name(), r.rule.From.Rows, r.rule.describe(), r.mapping.File.Name)}
	}
	for name, at := range r.index {
		if r.tally.Records > 0 && at >= 0 && !r.seen[at] && !r.rule.mayLack("", name) && !slices.Contains(r.tally.Blank, name) {
			r.tally.Blank = append(r.tally.Blank, name)
		}
	}
	slices.Sort(r.tally.Blank)
	return io.EOF
}

// record makes the rows of a record.
func (r *reader) record() error {
	for i, cell := range r.in.Cells() {
		r.seen[i] = r.seen[i] || len(cell) > 0
	}
	r.piece, r.again = "", false
	r.join()
	if r.skipped() {
		return nil
	}
	r.miss()
	if r.split < 0 {
		r.parts()
		return nil
	}
	for _, piece := range pieces(r.piece, r.rule.split.at) {
		r.piece = piece
		r.parts()
	}
	return nil
}

// skipped says that the record gives no rows, and counts the reason.
func (r *reader) skipped() bool {
	for _, s := range r.rule.skips {
		if r.holds(s) {
			r.tally.Skipped[s.reason]++
			return true
		}
	}
	if o := r.rule.onePer; o != nil {
		key := r.read(&o.key)
		if first, ok := r.chosen[key]; ok && first != r.in.Record() {
			r.tally.Skipped[fmt.Sprintf("another row stands for the same %s", o.key.name())]++
			return true
		}
	}
	return false
}

func (r *reader) holds(s *skip) bool {
	text := r.read(&s.cell)
	return s.is[text] || s.blank && text == "" || s.filled && text != ""
}

// pieces cuts a text at any of the marks. A text without any is one piece, as
// is a blank one.
func pieces(text string, marks []string) []string {
	list := []string{text}
	for _, mark := range marks {
		var finer []string
		for _, piece := range list {
			finer = append(finer, strings.Split(piece, mark)...)
		}
		list = finer
	}
	list = slices.DeleteFunc(list, func(piece string) bool { return strings.TrimSpace(piece) == "" })
	if len(list) == 0 {
		return []string{text}
	}
	return list
}

// parts makes the rows of a record, or of a piece of it.
func (r *reader) parts() {
	if r.rule.titles == nil {
		r.give(make(part, len(r.header)))
		return
	}
	title := r.read(&r.rule.titles.cell)
	readings := r.rule.titles.table.Read(title)
	if len(readings) == 0 {
		r.give(make(part, len(r.header)))
		return
	}
	for i := range readings {
		row := make(part, len(r.header))
		r.entitle(row, &readings[i])
		r.give(row)
	}
}

// give feeds the columns of a row and puts it in the queue.
func (r *reader) give(row part) {
	r.fill(row)
	r.queue = append(r.queue, row)
	r.again = true
}

func (r *reader) Cells() [][]byte { return r.cells }
func (r *reader) Record() int     { return r.in.Record() }
func (r *reader) Line() int       { return r.in.Line() }
func (r *reader) Raw() []byte     { return nil }
func (r *reader) Close() error    { return r.in.Close() }

func (r *reader) Progress() (done, total int64) { return r.in.Progress() }

// Where names the source's cell; of a text file its line and column, where that
// has another name.
func (r *reader) Where(column int) string {
	if column < 0 || r.feeds[column] < 0 {
		return r.in.Where(-1)
	}
	at := r.feeds[column]
	if where := r.in.Where(at); where != "" {
		return where
	}
	if name := r.in.Header()[at]; name != r.header[column] {
		return fmt.Sprintf("line %d, %s", r.Line(), name)
	}
	return ""
}

// Warnings passes on those of the source.
func (r *reader) Warnings() []rows.Warning {
	if w, ok := r.in.(rows.Warner); ok {
		return w.Warnings()
	}
	return nil
}

func trimmed(cell []byte) string { return string(bytes.TrimSpace(cell)) }
