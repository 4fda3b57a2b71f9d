package rows

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Document is JSON or NDJSON: its tables are known once the paths of their
// rows and columns are.
type Document struct {
	File   string // as of Table
	Format Format // JSON or NDJSON

	from content
}

// Table gives the table whose rows are what a path selects, such as
// `[*].infobox.office#`, with a column for each further path. Paths are
// written from the top: members with dots between them, [*] for all elements
// of a list, [2] for one, ['a b'] for a name with odd characters. A # after a
// name stands for nothing or a whole number: office, office2, office3 …. The
// lines of NDJSON are the elements of a list.
//
// In a column's path the stars and number signs mean those of the row, one
// after the other: in the row of $[3].infobox.office5, [*].infobox.term_start#
// is $[3].infobox.term_start5. To stars beyond those of the rows all values are
// taken, joined by "; ".
//
// A member that is missing, and null, give a blank cell; an object or a list
// where a plain value was meant gives its compact JSON. Where a path goes into
// an object or a list and finds something else that is not blank, that is a
// fault, since it would be lost.
func (d *Document) Table(rows string, columns []string) (*Table, error) {
	selected, err := parsePath(rows)
	if err != nil {
		return nil, err
	}
	if d.Format == NDJSON && (len(selected) == 0 || selected[0].kind != star) {
		return nil, fmt.Errorf("the path %q must begin with [*]: each line of %s is an element", rows, d.File)
	}
	if len(columns) > maxColumns {
		return nil, fmt.Errorf("there are %d columns; more than %d are not read", len(columns), maxColumns)
	}
	cells := make([]path, len(columns))
	for i, column := range columns {
		if cells[i], err = parsePath(column); err == nil {
			err = cells[i].fits(selected)
		}
		if err != nil {
			return nil, err
		}
	}
	t := &Table{File: d.File, Format: d.Format}
	t.open = func() (Rows, error) {
		from, in, err := openJSON(d.from)
		if err != nil {
			return nil, err
		}
		return &jsonRows{
			elements: elements{jsonReader: newJSONReader(in), name: d.File, stem: selected.stem(), lines: d.Format == NDJSON},
			from:     from, header: columns, rows: selected, columns: cells, record: -1,
		}, nil
	}
	return t, nil
}

// openJSON takes off the byte order mark. UTF-16 is told by its mark, or by the
// empty byte beside the first sign.
func openJSON(c content) (*stream, io.Reader, error) {
	from, err := c.open()
	if err != nil {
		return nil, nil, err
	}
	in := bufio.NewReaderSize(from, 1<<16)
	switch opening, err := in.Peek(3); {
	case bytes.Equal(opening, []byte("\xef\xbb\xbf")):
		in.Discard(len(opening))
	case isUTF16(opening):
		from.close()
		return nil, nil, faultf(Unsound, 1, "%s is UTF-16; save it as JSON in UTF-8", c.name)
	case err != nil && err != io.EOF:
		from.close()
		return nil, nil, err
	}
	return from, in, nil
}

func isUTF16(opening []byte) bool {
	return bytes.HasPrefix(opening, []byte("\xff\xfe")) || bytes.HasPrefix(opening, []byte("\xfe\xff")) || bytes.IndexByte(opening, 0) >= 0
}

// jsonRows are the rows that a path selects in the elements of a document.
type jsonRows struct {
	elements
	from    *stream
	header  []string
	rows    path
	columns []path

	element value
	matches []match // of the element, from the row that is read
	record  int
	counted bool // the end was, or that there is no such path
	cells   [][]byte
	text    []byte
	ends    []int
}

// A match is a row: a value, and what the path's signs stand for in it.
type match struct {
	value *value
	choice
}

func (r *jsonRows) Header() []string { return r.header }
func (r *jsonRows) Cells() [][]byte  { return r.cells }
func (r *jsonRows) Record() int      { return r.record }
func (r *jsonRows) Raw() []byte      { return nil }
func (r *jsonRows) Close() error     { return r.from.close() }

func (r *jsonRows) Line() int {
	if len(r.matches) == 0 {
		return 0
	}
	return r.matches[0].value.line
}

func (r *jsonRows) Where(column int) string {
	if len(r.matches) == 0 {
		return ""
	}
	if column < 0 {
		return r.matches[0].of(r.rows).place()
	}
	return r.matches[0].of(r.columns[column]).place()
}

func (r *jsonRows) Progress() (done, total int64) { return r.from.done(), r.from.total }

func (r *jsonRows) Next() error {
	if len(r.matches) > 0 {
		r.matches = r.matches[1:]
	}
	for len(r.matches) == 0 {
		var begin choice
		var err error
		if r.element, begin, err = r.next(); err != nil {
			var f *Fault
			ended := err == io.EOF || errors.As(err, &f) && f.Cause == Absent
			if ended && !r.counted {
				r.record, r.counted = r.record+1, true
			}
			return err
		}
		if err := r.match(&r.element, len(r.stem), begin); err != nil {
			return err
		}
	}
	r.record++
	return r.fill()
}

// match appends the rows below a value, from a step of their path on.
func (r *jsonRows) match(v *value, at int, c choice) error {
	if at == len(r.rows) {
		r.matches = append(r.matches, match{v, c})
		return nil
	}
	if ok, err := enters(v, r.rows, at, c); !ok {
		return err
	}
	switch s := r.rows[at]; {
	case s.kind == star:
		for i := range v.children {
			if err := r.match(&v.children[i], at+1, choice{append(slices.Clone(c.stars), i), c.signs}); err != nil {
				return err
			}
		}
	case s.numbered:
		for _, number := range numbers(v, s.name) {
			child := &v.children[v.find(s.name+number)]
			if err := r.match(child, at+1, choice{c.stars, append(slices.Clone(c.signs), number)}); err != nil {
				return err
			}
		}
	default:
		if child := v.child(s); child != nil {
			return r.match(child, at+1, c)
		}
	}
	return nil
}

// numbers are what stands after a base in the names of an object's members: the
// bare one first, then by the number.
func numbers(v *value, base string) (numbers []string) {
	for _, name := range v.names {
		if number, ok := numberAfter(name, base); ok {
			numbers = append(numbers, number)
		}
	}
	slices.SortFunc(numbers, func(a, b string) int {
		short, long := strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(min(len(a), 1), min(len(b), 1)), cmp.Compare(len(short), len(long)), cmp.Compare(short, long), cmp.Compare(a, b))
	})
	return numbers
}

// child is what a step to one member or element leads to, or nil.
func (v *value) child(s step) *value {
	at := s.at
	if s.kind == member {
		at = v.find(s.name)
	}
	if at < 0 || at >= len(v.children) {
		return nil
	}
	return &v.children[at]
}

// enters says whether a step of a path can be gone from a value. What is blank
// has nothing to go to; what is not, and is of the wrong kind, is a fault.
func enters(v *value, p path, at int, c choice) (bool, error) {
	want := list
	if p[at].kind == member {
		want = object
	}
	if v.kind == want || v.blank() {
		return v.kind == want, nil
	}
	where := c.of(p[:at]).place()
	f := faultf(Unsound, v.line, "line %d, at %s, holds %s where the path %s needs %s; correct the path or the file", v.line, where, v.kind, p, want)
	f.Where = where
	return false, f
}

// fill makes the cells of the row.
func (r *jsonRows) fill() error {
	r.text, r.ends, r.cells = r.text[:0], r.ends[:0], r.cells[:0]
	for _, column := range r.columns {
		if err := r.cell(column, r.matches[0].choice); err != nil {
			return err
		}
		r.ends = append(r.ends, len(r.text))
	}
	begin := 0
	for _, end := range r.ends {
		r.cells = append(r.cells, r.text[begin:end])
		begin = end
	}
	return nil
}

// cell appends the text of what a column's path leads to in a row.
func (r *jsonRows) cell(column path, c choice) error {
	p, v := c.of(column), &r.element
	for at := len(r.stem); at < len(p); at++ {
		if ok, err := enters(v, column, at, c); !ok {
			return err
		}
		if p[at].kind == star {
			return r.join(v, column, p, at, c, len(r.text))
		}
		if v = v.child(p[at]); v == nil {
			return nil
		}
	}
	r.text = v.appendText(r.text)
	return nil
}

// join appends what the rest of a path leads to from each element of a list, as
// far as it holds something.
func (r *jsonRows) join(v *value, column, p path, at int, c choice, begin int) error {
	if at == len(p) {
		if v.blank() {
			return nil
		}
		if len(r.text) > begin {
			r.text = append(r.text, "; "...)
		}
		r.text = v.appendText(r.text)
		return nil
	}
	if ok, err := enters(v, column, at, c); !ok {
		return err
	}
	if p[at].kind != star {
		if child := v.child(p[at]); child != nil {
			return r.join(child, column, p, at+1, c, begin)
		}
		return nil
	}
	for i := range v.children {
		if err := r.join(&v.children[i], column, p, at+1, c, begin); err != nil {
			return err
		}
	}
	return nil
}

// elements reads a document in pieces: the elements of the list to which the
// stem of a path leads, the lines of NDJSON, or the whole where there is no
// stem.
type elements struct {
	*jsonReader
	name  string
	stem  path
	lines bool

	begun, ended bool
	outer        []map[string]bool // the names seen in what the list lies in; nil for a list
	read         int
}

// next reads the next element, and tells which it is.
func (e *elements) next() (v value, c choice, err error) {
	if e.ended {
		return v, c, io.EOF
	}
	if !e.begun {
		e.begun = true
		if err := e.enter(); err != nil {
			return v, c, err
		}
	}
	switch {
	case e.lines:
		e.top = path{{kind: element, at: e.read}}
		v, err = e.value()
		e.ended = err == io.EOF
	case len(e.stem) == 0:
		v, err = e.value()
		if err == nil {
			e.ended, err = true, e.end()
		} else if err == io.EOF {
			err = e.empty()
		}
	default:
		v, err = e.listed()
	}
	if len(e.stem) > 0 {
		c.stars = []int{e.read}
	}
	e.read++
	return v, c, err
}

func (e *elements) empty() error {
	return faultf(Unsound, 1, "%s is empty; it must hold JSON", e.name)
}

// enter goes to the list.
func (e *elements) enter() error {
	if e.lines || len(e.stem) == 0 {
		return nil
	}
	t, err := e.token()
	if err == io.EOF {
		return e.empty()
	}
	for at := 0; err == nil && at < len(e.stem); at++ {
		t, err = e.into(t, at)
	}
	return err
}

// into goes one step of the stem into the value that begins with a token. It
// gives the token of what it comes to.
func (e *elements) into(t json.Token, at int) (json.Token, error) {
	s := e.stem[at]
	want, kind := json.Delim('['), list
	if s.kind == member {
		want, kind = '{', object
	}
	if t != want {
		return nil, e.fault(Unsound, "holds something else than %s, which the path %s needs; correct the path or the file", kind, e.stem)
	}
	if err := e.deeper(); err != nil {
		return nil, err
	}
	if s.kind == star {
		return nil, nil
	}
	var names map[string]bool
	if s.kind == member {
		names = map[string]bool{}
	}
	e.outer = append(e.outer, names)
	for n := 0; ; n++ {
		name, t, more, err := e.sibling(names, n)
		switch {
		case err != nil:
			return nil, err
		case !more:
			return nil, e.missing(at, names)
		case s.kind == member && name == s.name, s.kind == element && n == s.at:
			return t, nil
		}
		if err := e.skip(t); err != nil {
			return nil, err
		}
	}
}

// sibling goes to the next child of what the list lies in.
func (e *elements) sibling(names map[string]bool, at int) (name string, t json.Token, more bool, err error) {
	name, t, more, err = e.child(names != nil, at, func(name string) bool { return names[name] })
	if names != nil && err == nil && more {
		if names[name] = true; len(names) > maxMembers {
			err = e.fault(TooLarge, "is one of more than %d members of one object; make a list of them", maxMembers)
		}
	}
	return name, t, more, err
}

// missing says that a step leads nowhere, and where one could go.
func (e *elements) missing(at int, names map[string]bool) error {
	e.higher()
	if names == nil {
		return e.fault(Absent, "has no element %d, to which the path %s goes; correct the path", e.stem[at].at, e.stem)
	}
	known := make([]string, 0, len(names))
	for name := range names {
		known = append(known, path{{kind: member, name: name}}.shown())
	}
	slices.Sort(known)
	if len(known) > 20 {
		known = append(known[:20], "…")
	}
	return e.fault(Absent, "has no member %s, to which the path %s goes; correct the path (the members are: %s)", e.stem[at:at+1], e.stem, strings.Join(known, ", "))
}

// listed reads an element of the list. After the last one it reads the rest of
// the file, so that nothing unsound goes unnoticed.
func (e *elements) listed() (v value, err error) {
	_, t, more, err := e.child(false, e.read, nil)
	if err != nil {
		return v, err
	}
	if more {
		return e.wholeFrom(t)
	}
	e.ended = true
	e.higher()
	for i := len(e.outer) - 1; i >= 0; i-- {
		for n := e.trail[len(e.trail)-1].at + 1; ; n++ {
			_, t, more, err := e.sibling(e.outer[i], n)
			if err == nil && more {
				err = e.skip(t)
			}
			if err != nil {
				return v, err
			}
			if !more {
				break
			}
		}
		e.higher()
	}
	if err := e.end(); err != nil {
		return v, err
	}
	return v, io.EOF
}

// end makes sure that nothing follows.
func (e *elements) end() error {
	switch _, err := e.token(); {
	case err == io.EOF:
		return nil
	case err != nil:
		return err
	}
	return e.fault(Unsound, "begins a second value after the end of the JSON; make one list of them, or state that the format is ndjson")
}
