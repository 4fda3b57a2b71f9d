package rows

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// The bounds on what is read. They keep a monstrous file from filling memory.
const (
	maxRecordBytes = 1 << 20
	maxColumns     = 1000
)

// CSVOptions say how a CSV file is written where that is not with commas, or
// not in UTF-8.
type CSVOptions struct {
	Comma    byte   // what separates the cells; 0 is the comma
	Encoding string // utf-8 (or nothing), utf-16, windows-1258, windows-1252 or iso-8859-1
}

// csvRows reads RFC 4180 records one at a time without keeping any. Blank
// lines are passed over. A line break inside quotes is given as \n.
//
// It stands in for encoding/csv, which cannot do three things that the format
// promises: it has no bound on a line, so that one of 100 MB fills memory; it
// does not give a record as it stands in the file, which rejects are written
// from; and it passes over bytes that are no UTF-8, so that nobody learns their
// line. What the two read alike is held together by a property test and a fuzz
// target. See docs/decisions/0004-our-own-csv-reader.md.
type csvRows struct {
	from     *stream
	in       *bufio.Reader
	comma    byte
	encoding string
	header   []string
	record   int
	ended    bool

	raw    []byte   // the last record as it stands in the file, with its line break
	cells  [][]byte // its cells; raw and cells are valid until the next call
	line   int      // the line on which the last record begins, from 1
	breaks int      // lines read so far
	long   []byte   // holds a record that is longer than the reader's buffer
	text   []byte   // the cells of a record with quotes, one after the other
	ends   []int
}

func openCSV(c content, options CSVOptions) (Rows, error) {
	if options.Comma == 0 {
		options.Comma = ','
	}
	if bytes.IndexByte([]byte("\"\r\n"), options.Comma) >= 0 || options.Comma >= utf8.RuneSelf {
		return nil, faultf(Unsound, 0, "cells cannot be separated by %q; state one character such as a comma, a semicolon or a tab", rune(options.Comma))
	}
	from, err := c.open()
	if err != nil {
		return nil, err
	}
	r, err := newCSV(from, options)
	if err == nil {
		err = r.readHeader(c.name)
	}
	if err != nil {
		from.close()
		return nil, err
	}
	return r, nil
}

func newCSV(from *stream, options CSVOptions) (*csvRows, error) {
	in, err := decoded(from, options.Encoding)
	if err != nil {
		return nil, err
	}
	r := &csvRows{from: from, in: bufio.NewReaderSize(in, 1<<16), comma: options.Comma, record: -1}
	if otherwiseEncoded(options.Encoding) {
		r.encoding = options.Encoding
	}
	return r, nil
}

func (r *csvRows) readHeader(name string) error {
	err := r.read()
	if err == io.EOF {
		return faultf(Empty, 1, "%s is empty; its first row must name the columns", name)
	}
	if err != nil {
		return r.otherwiseSeparated(name, err)
	}
	for _, cell := range r.cells {
		r.header = append(r.header, string(cell))
	}
	return nil
}

// otherwiseSeparated tells quotes that are at fault from quotes that stand
// beside another separator than the one that was looked for.
func (r *csvRows) otherwiseSeparated(name string, err error) error {
	var f *Fault
	if !errors.As(err, &f) || f.Cause != Unsound {
		return err
	}
	most := bytes.Count(r.raw, []byte{r.comma})
	for _, s := range []struct{ sign, name string }{{";", "semicolons"}, {"\t", "tabs"}, {"|", "vertical bars"}} {
		if n := bytes.Count(r.raw, []byte(s.sign)); n > most {
			most, err = n, faultf(Unsound, r.line, "the columns of %s are separated by %s; save the file as CSV with commas, or state the delimiter in a mapping file", name, s.name)
		}
	}
	return err
}

func (r *csvRows) Header() []string { return r.header }
func (r *csvRows) Cells() [][]byte  { return r.cells }
func (r *csvRows) Record() int      { return r.record }
func (r *csvRows) Line() int        { return r.line }
func (r *csvRows) Where(int) string { return "" }
func (r *csvRows) Raw() []byte      { return r.raw }
func (r *csvRows) Close() error     { return r.from.close() }

// Progress leaves out what was read ahead, where that is as long as it is on
// disk.
func (r *csvRows) Progress() (done, total int64) {
	done = r.from.done()
	if r.from.at != nil && r.encoding == "" {
		done -= int64(r.in.Buffered())
	}
	return done, r.from.total
}

// Next counts a row whose cells are too many or too few as a record too.
func (r *csvRows) Next() error {
	if r.ended {
		return io.EOF
	}
	err := r.read()
	r.ended = err == io.EOF
	if err == nil || r.ended {
		r.record++
	}
	if err == nil && len(r.cells) != len(r.header) {
		return faultf(Unsound, r.line, "line %d has %d cells where the header has %d; put a cell that holds %s in quotes, or add what is missing", r.line, len(r.cells), len(r.header), r.separator())
	}
	return err
}

func (r *csvRows) separator() string {
	switch r.comma {
	case ',':
		return "a comma"
	case ';':
		return "a semicolon"
	case '\t':
		return "a tab"
	}
	return "the sign " + string(rune(r.comma))
}

// read reads a record. It returns io.EOF after the last, a *Fault where the
// file is not sound CSV, or what the file system said.
func (r *csvRows) read() error {
	for {
		r.long = r.long[:0]
		r.line = r.breaks + 1
		line, err := r.readLine()
		if err != nil {
			return err
		}
		if r.line == 1 {
			if line, err = r.opening(line); err != nil {
				return err
			}
		}
		if err := r.checkText(line); err != nil {
			return err
		}
		body := trimBreak(line)
		if len(body) == 0 {
			continue
		}
		r.raw = line
		if bytes.IndexByte(body, '"') < 0 {
			return r.split(body)
		}
		return r.unquote()
	}
}

// readLine reads to the end of a line and appends it to what r.long holds of
// the record. The result holds the whole record so far.
func (r *csvRows) readLine() ([]byte, error) {
	started := len(r.long) > 0
	for {
		piece, err := r.in.ReadSlice('\n')
		if len(r.long)+len(piece) > maxRecordBytes {
			if started {
				return nil, faultf(Unsound, r.line, "a quote opened in the row on line %d is not closed within %d bytes; close it, or double a quote that belongs to the text", r.line, maxRecordBytes)
			}
			return nil, faultf(TooLarge, r.line, "line %d is longer than %d bytes; check that its line breaks are there, or shorten it", r.line, maxRecordBytes)
		}
		switch {
		case err == nil:
			r.breaks++
			if len(r.long) == 0 {
				return piece, nil
			}
			r.long = append(r.long, piece...)
			return r.long, nil
		case errors.Is(err, bufio.ErrBufferFull):
			r.long = append(r.long, piece...)
		case err == io.EOF:
			if len(piece) == 0 && (started || len(r.long) == 0) {
				return nil, io.EOF
			}
			r.breaks++
			r.long = append(r.long, piece...)
			return r.long, nil
		default:
			return nil, err
		}
	}
}

// opening takes off the byte order mark of the first line and tells files that
// are no text at all.
func (r *csvRows) opening(line []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(line, []byte("\xff\xfe")), bytes.HasPrefix(line, []byte("\xfe\xff")):
		return nil, faultf(Unsound, 1, "the file is UTF-16; save it as CSV in UTF-8, or state the encoding utf-16 in a mapping file")
	case r.encoding != "" && bytes.HasPrefix(line, []byte("ï»¿")):
		// So reads the mark of UTF-8 in any of the other encodings.
		return nil, faultf(Unsound, 1, "the file is UTF-8, as its byte order mark says, and not %s; take the encoding out of the mapping file", r.encoding)
	case bytes.HasPrefix(line, []byte("PK\x03\x04")):
		return nil, faultf(Unsound, 1, "the file is a workbook or archive, not CSV; save the sheet as CSV in UTF-8")
	}
	mark := []byte("\xef\xbb\xbf")
	r.long = bytes.TrimPrefix(r.long, mark)
	return bytes.TrimPrefix(line, mark), nil
}

// checkText finds the first line that is not in the encoding.
func (r *csvRows) checkText(line []byte) error {
	switch {
	case r.encoding == "" && !utf8.Valid(line):
		return faultf(Unsound, r.breaks, "line %d is not UTF-8 text; save the file as CSV in UTF-8, or state the encoding of the file, such as windows-1258, in a mapping file if all its lines are in it", r.breaks)
	case r.encoding != "" && bytes.ContainsRune(line, utf8.RuneError):
		return faultf(Unsound, r.breaks, "line %d is not %s text; state the encoding in which the file was saved", r.breaks, r.encoding)
	}
	return nil
}

func trimBreak(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line
}

func (r *csvRows) split(body []byte) error {
	r.cells = r.cells[:0]
	for {
		i := bytes.IndexByte(body, r.comma)
		if i < 0 {
			r.cells = append(r.cells, body)
			return r.checkWidth()
		}
		r.cells = append(r.cells, body[:i])
		body = body[i+1:]
		if len(r.cells) > maxColumns {
			return r.checkWidth()
		}
	}
}

func (r *csvRows) checkWidth() error {
	if len(r.cells) > maxColumns {
		return faultf(TooLarge, r.line, "line %d has more than %d cells; split the table", r.line, maxColumns)
	}
	return nil
}

// unquote splits a record with quotes, reading on where a cell holds line
// breaks.
func (r *csvRows) unquote() error {
	r.text, r.ends = r.text[:0], r.ends[:0]
	at := 0
	for {
		next, more, err := r.cell(at)
		if err != nil {
			return err
		}
		r.ends = append(r.ends, len(r.text))
		if !more || len(r.ends) > maxColumns {
			break
		}
		at = next
	}
	r.cells = r.cells[:0]
	begin := 0
	for _, end := range r.ends {
		r.cells = append(r.cells, r.text[begin:end])
		begin = end
	}
	return r.checkWidth()
}

// cell appends the text of the cell that begins at a place of r.raw. It tells
// where the next one begins, if there are more.
func (r *csvRows) cell(at int) (next int, more bool, err error) {
	rest := trimBreak(r.raw[at:])
	if len(rest) == 0 || rest[0] != '"' {
		cell, _, more := bytes.Cut(rest, []byte{r.comma})
		if bytes.IndexByte(cell, '"') >= 0 {
			return 0, false, faultf(Unsound, r.breaks, "line %d has a quote inside a cell that does not begin with one; put the whole cell in quotes and double those inside", r.breaks)
		}
		r.text = append(r.text, cell...)
		return at + len(cell) + 1, more, nil
	}
	at++
	for {
		i := bytes.IndexByte(r.raw[at:], '"')
		if i < 0 {
			if at, err = r.readOn(at); err != nil {
				return 0, false, err
			}
			continue
		}
		r.text = append(r.text, r.raw[at:at+i]...)
		at += i + 1
		rest := trimBreak(r.raw[at:])
		switch {
		case len(rest) == 0:
			return at, false, nil
		case rest[0] == r.comma:
			return at + 1, true, nil
		case rest[0] == '"':
			r.text = append(r.text, '"')
			at++
		default:
			return 0, false, faultf(Unsound, r.breaks, "line %d has text after a closing quote; double a quote that belongs to the text", r.breaks)
		}
	}
}

// readOn takes the rest of the line as text of the open cell and reads the
// next line. It tells where that begins in r.raw.
func (r *csvRows) readOn(at int) (int, error) {
	r.text = append(append(r.text, trimBreak(r.raw[at:])...), '\n')
	if len(r.long) == 0 {
		r.long = append(r.long, r.raw...)
	}
	at = len(r.raw)
	record, err := r.readLine()
	if err == io.EOF {
		return 0, faultf(Unsound, r.line, "the file ends inside the row that begins on line %d, in a cell whose quote is still open; get the whole file, or close the quote", r.line)
	}
	if err != nil {
		return 0, err
	}
	r.raw = record
	return at, r.checkText(r.raw[at:])
}
