package rows

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
)

// OpenOptions tell what the content of a file does not tell, or is wrong about.
type OpenOptions struct {
	Format Format // Auto: by the content
	CSV    CSVOptions
}

// A Source is what a file holds.
type Source struct {
	Tables    []*Table
	Documents []*Document
	Texts     []*Text // YAML in an archive, which may describe its tables
	Format    Format  // what it was taken for; for an archive, what is inside, the first where that differs
	Archive   string  // "", "gzip" or "zip"
	Notes     []string
}

// A Text is a small file that stands beside tables in an archive.
type Text struct {
	File string // as of Table

	from content
}

// maxDescription bounds a Text.
const maxDescription = 1 << 20

// Read gives what the file holds, and a *Fault where that is too much.
func (t *Text) Read() ([]byte, error) {
	from, err := t.from.open()
	if err != nil {
		return nil, err
	}
	defer from.close()
	text, err := io.ReadAll(io.LimitReader(from, maxDescription+1))
	if err == nil && len(text) > maxDescription {
		err = faultf(TooLarge, 0, "%s is longer than %d bytes; rows belong into the tables", t.File, maxDescription)
	}
	return text, err
}

// Open tells what a file holds, from its content. It fails with a *Fault, or
// with what the file system said.
func Open(path string, options OpenOptions) (*Source, error) {
	f, err := see(path)
	if err != nil {
		return nil, err
	}
	s := &Source{}
	k, err := kindOf(f.plain())
	if err == nil {
		err = s.add(f.plain(), k, options, false)
	}
	var out outsider
	if errors.As(err, &out) {
		err = out.Fault
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// A kind is what the first bytes of content tell.
type kind struct{ name, opening, advice string }

var (
	plainText = kind{}
	zipped    = kind{name: "a zip"}
	gzipped   = kind{name: "a gzip file", opening: "\x1f\x8b"}
	oldOffice = kind{opening: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}
)

// What people take for tables, and what to do with it.
var outsiders = []kind{
	{"a PDF", "%PDF-", "get the data that it was made from"},
	{"an SQLite database", "SQLite format 3\x00", "export its tables as CSV"},
	{"a Parquet file", "PAR1", "export it as CSV"},
	{"an archive of 7-Zip", "7z\xbc\xaf\x27\x1c", "unpack it"},
	{"an archive of RAR", "Rar!\x1a\x07", "unpack it"},
	{"an xz file", "\xfd7zXZ\x00", "unpack it"},
	{"a Zstandard file", "\x28\xb5\x2f\xfd", "unpack it"},
	{"a bzip2 file", "BZh9", "unpack it"},
	{"a web page", "<!DOCTYPE html", reopen},
	{"a web page", "<!doctype html", reopen},
	{"a web page", "<html", reopen},
	{"XML", "<?xml", reopen},
	{"a text of RTF", "{\\rtf", "save its table as CSV"},
}

// Many systems export tables of a web page, or XML, as workbooks.
const reopen = "if it is the table of a system that exports it so, open it in Excel and save it as a workbook (.xlsx)"

// Where a tar archive says what it is.
const tarMark, tarMarkAt = "ustar", 257

// kindOf looks at the first bytes. It refuses what is no table.
func kindOf(c content) (kind, error) {
	from, err := c.open()
	if err != nil {
		return kind{}, err
	}
	defer from.close()
	opening := make([]byte, tarMarkAt+len(tarMark))
	n, err := io.ReadFull(from, opening)
	if err != nil && err != io.EOF && !errors.Is(err, io.ErrUnexpectedEOF) {
		return kind{}, err
	}
	begins := func(mark string) bool { return bytes.HasPrefix(opening[:n], []byte(mark)) }
	switch {
	case begins("PK\x03\x04"), begins("PK\x05\x06"):
		return zipped, nil
	case begins(gzipped.opening):
		return gzipped, nil
	case begins(oldOffice.opening):
		return oldOffice, nil
	case bytes.HasSuffix(opening, []byte(tarMark)):
		return kind{}, outsider{faultf(Unsound, 0, "%s is a tar archive; unpack it", c.name)}
	}
	for _, k := range outsiders {
		if begins(k.opening) {
			return kind{}, outsider{faultf(Unsound, 0, "%s is %s; %s", c.name, k.name, k.advice)}
		}
	}
	return plainText, nil
}

// add takes in content, inside of an archive or not.
func (s *Source) add(c content, k kind, options OpenOptions, inside bool) error {
	switch k {
	case zipped:
		return s.addZipped(c, options, inside)
	case gzipped:
		return s.addGzip(c, options, inside)
	case oldOffice:
		return refuseOldOffice(c)
	}
	return s.addText(c, options)
}

// nested refuses an archive inside of an archive.
func nested(c content, k kind) error {
	return outsider{faultf(Unsound, 0, "%s is %s inside an archive; unpack the outer one and give what is in it", c.name, k.name)}
}

func (s *Source) addGzip(c content, options OpenOptions, inside bool) error {
	if inside {
		return nested(c, gzipped)
	}
	s.Archive = "gzip"
	c = gunzip(c)
	k, err := kindOf(c)
	if err != nil {
		return err
	}
	return s.add(c, k, options, true)
}

// addZipped tells a workbook from an archive. A workbook that is said to be
// something else is read as that.
func (s *Source) addZipped(c content, options OpenOptions, inside bool) error {
	entries, shut, err := openZip(c)
	if err != nil {
		return err
	}
	defer shut()
	switch {
	case isOffice(entries) && options.Format != Auto && options.Format != Excel:
		return s.addText(c, options)
	case isOffice(entries):
		return s.addBook(c, entries)
	case inside:
		return nested(c, zipped)
	}
	s.Archive = "zip"
	return s.addZip(c, entries, options)
}

// addText takes in CSV, JSON or NDJSON.
func (s *Source) addText(c content, options OpenOptions) error {
	format, err := formatOf(c, options)
	if err != nil {
		return err
	}
	switch format {
	case Excel:
		return faultf(Unsound, 0, "%s is not a workbook; save it as an Excel workbook (.xlsx), or do not state that it is one", c.name)
	case JSON, NDJSON:
		s.Documents = append(s.Documents, &Document{File: c.name, Format: format, from: c})
	default:
		s.addTable(Table{File: c.name, Format: CSV}, func() (Rows, error) { return openCSV(c, options.CSV) })
	}
	s.take(format)
	return nil
}

func (s *Source) addTable(t Table, open func() (Rows, error)) {
	s.Tables = append(s.Tables, NewTable(t, open))
}

func (s *Source) take(format Format) {
	if s.Format == Auto {
		s.Format = format
	}
}

// formatOf tells the format of text. What begins like JSON is JSON, or NDJSON
// where its first line is a value and another follows.
func formatOf(c content, options OpenOptions) (Format, error) {
	if options.Format != Auto {
		return options.Format, nil
	}
	if options.CSV != (CSVOptions{}) {
		return CSV, nil
	}
	from, err := c.open()
	if err != nil {
		return Auto, err
	}
	defer from.close()
	in := bufio.NewReaderSize(from, 1<<16)
	if opening, _ := in.Peek(3); bytes.Equal(opening, []byte("\xef\xbb\xbf")) {
		in.Discard(len(opening))
	}
	switch c, err := firstSign(in); {
	case err == io.EOF:
		return CSV, nil
	case err != nil:
		return Auto, err
	case c != '{' && c != '[':
		return CSV, nil
	}
	return jsonOrLines(in, c.name)
}

// jsonOrLines looks at the first line; a long one is no line of NDJSON. Of one
// object alone it is the name that tells.
func jsonOrLines(in *bufio.Reader, name string) (Format, error) {
	line, err := firstLine(in)
	if err != nil {
		return Auto, err
	}
	if !json.Valid(line) {
		return JSON, nil
	}
	switch _, err = firstSign(in); {
	case err == nil:
		return NDJSON, nil
	case err != io.EOF:
		return Auto, err
	}
	ending := strings.ToLower(filepath.Ext(strings.TrimSuffix(name, ".gz")))
	if line[0] == '{' && (ending == ".ndjson" || ending == ".jsonl") {
		return NDJSON, nil
	}
	return JSON, nil
}

func firstLine(in *bufio.Reader) (line []byte, err error) {
	for len(line) < maxElementBytes {
		piece, err := in.ReadSlice('\n')
		line = append(line, piece...)
		switch {
		case err == nil, err == io.EOF:
			return line, nil
		case err != bufio.ErrBufferFull:
			return nil, err
		}
	}
	return line, nil
}

// firstSign goes to the first byte that is not blank.
func firstSign(in *bufio.Reader) (byte, error) {
	for {
		c, err := in.ReadByte()
		if err != nil {
			return 0, err
		}
		if c > ' ' {
			return c, in.UnreadByte()
		}
	}
}
