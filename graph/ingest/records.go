package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// The bounds on what is read. They keep a monstrous file from filling memory.
const (
	maxRecordBytes = 1 << 20
	maxColumns     = 1000
)

// records reads RFC 4180 records one at a time without keeping any. Blank
// lines are passed over. A line break inside quotes is given as \n.
//
// It stands in for encoding/csv, which cannot do three things that the format
// promises: it has no bound on a line, so that one of 100 MB fills memory; it
// does not give a record as it stands in the file, which rejects are written
// from; and it passes over bytes that are no UTF-8, so that nobody learns their
// line. What the two read alike is held together by a property test and a fuzz
// target. See docs/decisions/0004-our-own-csv-reader.md.
type records struct {
	in     *bufio.Reader
	raw    []byte   // the last record as it stands in the file, with its line break
	cells  [][]byte // its cells; raw and cells are valid until the next call
	line   int      // the line on which the last record begins, from 1
	bytes  int      // how many bytes were read
	breaks int      // lines read so far
	long   []byte   // holds a record that is longer than the reader's buffer
	text   []byte   // the cells of a record with quotes, one after the other
	ends   []int
}

// A fault is what is wrong with a file as CSV.
type fault struct {
	line    int
	code    Code
	message string
}

func (f *fault) Error() string { return f.message }

func faultf(code Code, line int, format string, args ...any) *fault {
	return &fault{line: line, code: code, message: fmt.Sprintf(format, args...)}
}

func newRecords(in io.Reader) *records {
	return &records{in: bufio.NewReaderSize(in, 1<<16)}
}

// next reads a record. It returns io.EOF after the last, a *fault where the
// file is not sound CSV, or what the file system said.
func (r *records) next() error {
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
		if !utf8.Valid(line) {
			return r.notUTF8()
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
func (r *records) readLine() ([]byte, error) {
	started := len(r.long) > 0
	for {
		piece, err := r.in.ReadSlice('\n')
		r.bytes += len(piece)
		if len(r.long)+len(piece) > maxRecordBytes {
			if started {
				return nil, faultf(BadCSV, r.line, "a quote opened in the row on line %d is not closed within %d bytes; close it, or double a quote that belongs to the text", r.line, maxRecordBytes)
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
func (r *records) opening(line []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(line, []byte("\xff\xfe")), bytes.HasPrefix(line, []byte("\xfe\xff")):
		return nil, faultf(BadCSV, 1, "the file is UTF-16; save it as CSV in UTF-8")
	case bytes.HasPrefix(line, []byte("PK\x03\x04")):
		return nil, faultf(BadCSV, 1, "the file is a workbook or archive, not CSV; save the sheet as CSV in UTF-8")
	}
	mark := []byte("\xef\xbb\xbf")
	r.long = bytes.TrimPrefix(r.long, mark)
	return bytes.TrimPrefix(line, mark), nil
}

func (r *records) notUTF8() error {
	return faultf(BadCSV, r.breaks, "line %d is not UTF-8 text; save the file as CSV in UTF-8", r.breaks)
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

func (r *records) split(body []byte) error {
	r.cells = r.cells[:0]
	for {
		i := bytes.IndexByte(body, ',')
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

func (r *records) checkWidth() error {
	if len(r.cells) > maxColumns {
		return faultf(TooLarge, r.line, "line %d has more than %d cells; split the table", r.line, maxColumns)
	}
	return nil
}

// unquote splits a record with quotes, reading on where a cell holds line
// breaks.
func (r *records) unquote() error {
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
func (r *records) cell(at int) (next int, more bool, err error) {
	rest := trimBreak(r.raw[at:])
	if len(rest) == 0 || rest[0] != '"' {
		cell, _, more := bytes.Cut(rest, []byte{','})
		if bytes.IndexByte(cell, '"') >= 0 {
			return 0, false, faultf(BadCSV, r.breaks, "line %d has a quote inside a cell that does not begin with one; put the whole cell in quotes and double those inside", r.breaks)
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
		case rest[0] == ',':
			return at + 1, true, nil
		case rest[0] == '"':
			r.text = append(r.text, '"')
			at++
		default:
			return 0, false, faultf(BadCSV, r.breaks, "line %d has text after a closing quote; double a quote that belongs to the text", r.breaks)
		}
	}
}

// readOn takes the rest of the line as text of the open cell and reads the
// next line. It tells where that begins in r.raw.
func (r *records) readOn(at int) (int, error) {
	r.text = append(append(r.text, trimBreak(r.raw[at:])...), '\n')
	if len(r.long) == 0 {
		r.long = append(r.long, r.raw...)
	}
	at = len(r.raw)
	record, err := r.readLine()
	if err == io.EOF {
		return 0, faultf(BadCSV, r.line, "the file ends inside the row that begins on line %d, in a cell whose quote is still open; get the whole file, or close the quote", r.line)
	}
	if err != nil {
		return 0, err
	}
	r.raw = record
	if !utf8.Valid(r.raw[at:]) {
		return 0, r.notUTF8()
	}
	return at, nil
}
