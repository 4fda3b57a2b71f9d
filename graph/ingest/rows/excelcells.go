package rows

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// The bounds on what is held of a sheet.
const (
	maxWarnings = 10_000
	maxRowBytes = 8 << 20
)

// sheetRows are the rows of a sheet. The first that is not blank is the header;
// blank ones are passed over. Blank is what has no cell of its own, so that a
// row which has nothing but its share of merged cells is blank too.
type sheetRows struct {
	book   *book
	sheet  *bookSheet
	texts  *texts
	shut   func() error
	in     *unpacked
	total  int64
	markup *markup

	header   []string
	record   int
	line     int
	text     []byte // of the row's cells, one after the other
	spans    []span // where each cell stands in it
	cells    [][]byte
	merged   []mergedRange // those that begin in later rows, from the first
	active   []mergedRange // those that reach into the row
	warnings []Warning
	ended    bool // the cells are
	counted  bool // and so is their end
}

type span struct{ begin, end int }

// emptySheet is a sheet without a header, which is no table.
type emptySheet struct{ *Fault }

func openSheet(b *book, sheet *bookSheet) (Rows, error) {
	entries, shut, err := openZip(b.content)
	if err != nil {
		return nil, err
	}
	r := &sheetRows{book: b, sheet: sheet, shut: shut, record: -1}
	if err := r.begin(entries); err != nil {
		shut()
		return nil, err
	}
	return r, nil
}

func (r *sheetRows) Header() []string { return r.header }
func (r *sheetRows) Cells() [][]byte  { return r.cells }
func (r *sheetRows) Record() int      { return r.record }
func (r *sheetRows) Line() int        { return r.line }
func (r *sheetRows) Raw() []byte      { return nil }
func (r *sheetRows) Close() error     { return r.shut() }

func (r *sheetRows) Progress() (done, total int64) { return min(r.in.read, r.total), r.total }

func (r *sheetRows) Where(column int) string {
	if column < 0 {
		return fmt.Sprintf("%s!%d", r.sheet.quoted(), r.line)
	}
	return r.sheet.quoted() + "!" + cellName(column, r.line)
}

// quoted is the sheet's name as it stands in references.
func (s *bookSheet) quoted() string {
	if strings.ContainsFunc(s.name, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return "'" + strings.ReplaceAll(s.name, "'", "''") + "'"
	}
	return s.name
}

// cellName names a cell by its column, from 0, and its line.
func cellName(column, line int) string {
	name, _ := excelize.ColumnNumberToName(column + 1) // columns are bounded
	return name + strconv.Itoa(line)
}

func (r *sheetRows) Warnings() []Warning {
	found := r.warnings
	r.warnings = nil
	return found
}

func (r *sheetRows) warn(cause Cause, where, value, message string) {
	if len(r.warnings) < maxWarnings {
		r.warnings = append(r.warnings, Warning{r.line, r.sheet.quoted() + "!" + where, value, cause, message})
	}
}

// fault is about a cell of the row, or with column -1 about the row.
func (r *sheetRows) fault(cause Cause, column int, format string, args ...any) error {
	f := faultf(cause, r.line, "%s %s", r.Where(column), fmt.Sprintf(format, args...))
	f.Where = r.Where(column)
	return f
}

// begin reads what is needed before the first row, and the header.
func (r *sheetRows) begin(entries []*zip.File) error {
	p, err := partsOf(r.book.name, entries)
	if err != nil {
		return err
	}
	if r.texts, err = r.book.readTexts(p); err != nil {
		return err
	}
	if r.merged, err = r.sheet.readMerged(p); err != nil {
		return err
	}
	if r.in, err = p.open(r.sheet.part); err != nil {
		return err
	}
	r.total = int64(p.files[partName(r.sheet.part)].UncompressedSize64)
	r.markup = newMarkup(r.in, r.book.name, "the sheet "+r.sheet.name)
	err = r.read()
	if err == io.EOF {
		return emptySheet{faultf(Unsound, 1, "the sheet %s of %s is empty; its first row must name the columns", r.sheet.name, r.book.name)}
	}
	if err != nil {
		return err
	}
	for _, s := range r.spans {
		r.header = append(r.header, string(r.text[s.begin:s.end]))
	}
	return nil
}

// readTexts reads the texts that cells share, once for all sheets.
func (b *book) readTexts(p *parts) (*texts, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if b.held != nil || b.texts == "" {
		return b.held, nil
	}
	in, err := p.open(b.texts)
	if err != nil {
		return nil, err
	}
	b.held, err = readTexts(in, b.name)
	return b.held, err
}

// Next gives a row as many cells as the header has.
func (r *sheetRows) Next() error {
	if r.counted {
		return io.EOF
	}
	err := r.read()
	r.counted = err == io.EOF
	if err == nil || r.counted {
		r.record++
	}
	if err != nil {
		return err
	}
	if len(r.spans) > len(r.header) {
		return r.fault(Unsound, len(r.spans)-1, "holds something where the header names no column; name the column or clear the cell")
	}
	r.cells = r.cells[:0]
	for _, s := range r.spans {
		r.cells = append(r.cells, r.text[s.begin:s.end])
	}
	for len(r.cells) < len(r.header) {
		r.cells = append(r.cells, nil)
	}
	return nil
}

// read reads the next row that is not blank, up to its last cell that is not.
func (r *sheetRows) read() error {
	for !r.ended {
		t, err := r.markup.inner()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local != "row" {
				continue
			}
			if err := r.row(t); err != nil {
				return err
			}
			r.trim()
			if err := r.merge(); err != nil {
				return err
			}
			if len(r.spans) > 0 {
				return nil
			}
		case xml.EndElement:
			r.ended = t.Name.Local == "sheetData"
		}
	}
	// What follows is not looked at, but shows whether the part is whole.
	if _, err := io.Copy(io.Discard, r.in); err != nil {
		return err
	}
	return io.EOF
}

// trim takes off the blank cells at the end.
func (r *sheetRows) trim() {
	for n := len(r.spans); n > 0 && r.spans[n-1].begin == r.spans[n-1].end; n-- {
		r.spans = r.spans[:n-1]
	}
}

// row reads the cells of a row.
func (r *sheetRows) row(begin xml.StartElement) error {
	line := r.line + 1
	if number := attribute(begin, "r"); number != "" {
		var err error
		if line, err = strconv.Atoi(number); err != nil || line <= r.line || line > excelize.TotalRows {
			return r.markup.damaged()
		}
	}
	r.line = line
	r.text, r.spans = r.text[:0], r.spans[:0]
	for {
		t, err := r.markup.inner()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				err = r.cell(t)
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name.Local == "row" {
				return nil
			}
		}
	}
}

// A sheetCell is a cell as it stands in the file.
type sheetCell struct {
	column  int
	kind    string
	dated   bool // its format shows dates
	begin   int  // of its text in that of the row
	formula bool
	valued  bool // it has a value, be it blank
}

func (r *sheetRows) cell(begin xml.StartElement) error {
	c := sheetCell{column: len(r.spans), begin: len(r.text)}
	for _, a := range begin.Attr {
		switch a.Name.Local {
		case "r":
			column, ok := columnOf(a.Value, r.line)
			if !ok || column < len(r.spans) {
				return r.markup.damaged()
			}
			c.column = column
		case "t":
			c.kind = a.Value
		case "s":
			format, err := strconv.Atoi(a.Value)
			c.dated = err == nil && 0 <= format && format < len(r.book.dates) && r.book.dates[format]
		}
	}
	if err := r.content(&c); err != nil {
		return err
	}
	if err := r.translate(c); err != nil {
		return err
	}
	if len(r.text) == c.begin {
		return nil
	}
	if c.column >= maxColumns {
		return r.tooWide()
	}
	for len(r.spans) < c.column {
		r.spans = append(r.spans, span{c.begin, c.begin})
	}
	r.spans = append(r.spans, span{c.begin, len(r.text)})
	if len(r.text) > maxRowBytes {
		return r.fault(TooLarge, -1, "has more than %d MiB of text; split the table", maxRowBytes>>20)
	}
	return nil
}

func (r *sheetRows) tooWide() error {
	return r.fault(TooLarge, -1, "has more than %d cells; split the table", maxColumns)
}

// columnOf tells the column of a reference, from 0, whose line must be the
// row's.
func columnOf(reference string, line int) (int, bool) {
	column, i := 0, 0
	for ; i < len(reference) && i < 3 && 'A' <= reference[i]&^0x20 && reference[i]&^0x20 <= 'Z'; i++ {
		column = 26*column + int(reference[i]&^0x20-'A') + 1
	}
	stated, err := strconv.Atoi(reference[i:])
	return column - 1, err == nil && stated == line && 1 <= column && column <= excelize.MaxColumns
}

// content appends what stands in the elements of a cell.
func (r *sheetRows) content(c *sheetCell) error {
	for {
		t, err := r.markup.inner()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				c.valued = true
				r.text, err = r.markup.text(r.text)
			case "is":
				c.valued = true
				r.text, err = r.markup.rich(r.text)
			default:
				c.formula = c.formula || t.Name.Local == "f"
				begin := len(r.text)
				r.text, err = r.markup.text(r.text)
				r.text = r.text[:begin]
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// translate makes the text of a cell of what stands in it.
func (r *sheetRows) translate(c sheetCell) error {
	text := r.text[c.begin:]
	if c.formula && (!c.valued || len(text) == 0 && c.kind != "str") {
		r.warn(NoCachedValue, cellName(c.column, r.line), "", "the workbook does not hold the result of the formula; open it in Excel and save it again")
	}
	if len(text) == 0 {
		return nil
	}
	switch c.kind {
	case "s":
		return r.shared(c)
	case "b":
		r.put(c, map[string]string{"0": "false", "1": "true"}[string(text)], string(text))
	case "d":
		r.put(c, strings.TrimSuffix(strings.TrimSuffix(string(text), "Z"), "T00:00:00"), "")
	case "str":
		r.text = append(r.text[:c.begin], unescaped(text)...)
	case "inlineStr", "e":
	default:
		r.number(c)
	}
	if utf8.RuneCount(r.text[c.begin:]) > maxCellRunes {
		return r.fault(TooLarge, c.column, "holds more than %d characters; shorten it", maxCellRunes)
	}
	return nil
}

// put replaces the text of a cell by another, or where that is blank by a
// third.
func (r *sheetRows) put(c sheetCell, text, otherwise string) {
	r.text = append(r.text[:c.begin], cmp.Or(text, otherwise)...)
}

// shared looks up a text that cells share.
func (r *sheetRows) shared(c sheetCell) error {
	number, err := strconv.Atoi(string(bytes.TrimSpace(r.text[c.begin:])))
	if err != nil || r.texts == nil {
		return r.markup.damaged()
	}
	text, ok := r.texts.at(number)
	if !ok {
		return r.markup.damaged()
	}
	r.text = append(r.text[:c.begin], text...)
	return nil
}

// number writes a number as a person would, or the day that it means.
func (r *sheetRows) number(c sheetCell) {
	plain := plainNumber(string(bytes.TrimSpace(r.text[c.begin:])))
	if serial, err := strconv.ParseFloat(plain, 64); err == nil && c.dated {
		if day, ok := dayOf(serial, r.book.from1904); ok {
			plain = day
		} else {
			r.warn(OldDate, cellName(c.column, r.line), plain, fmt.Sprintf("Excel counts days rightly from %s to 9999-12-31 only, and its number %s is left as it is; write the date as text", r.book.firstDay(), plain))
		}
	}
	r.put(c, plain, "")
}

func (b *book) firstDay() string {
	if b.from1904 {
		return "1904-01-01"
	}
	return "1900-03-01"
}

// A mergedRange is a rectangle of cells that are shown as one. Its ends belong
// to it.
type mergedRange struct {
	top, left, bottom, right int // lines from 1, columns from 0
	value                    []byte
}

func (m mergedRange) String() string {
	return cellName(m.left, m.top) + ":" + cellName(m.right, m.bottom)
}

// merge gives the merged cells of the row their value. A range whose first cell
// is blank leaves its cells as they are.
func (r *sheetRows) merge() error {
	r.active = slices.DeleteFunc(r.active, func(m mergedRange) bool { return m.bottom < r.line })
	for len(r.merged) > 0 && r.merged[0].top <= r.line {
		m := r.merged[0]
		r.merged = r.merged[1:]
		if m.top == r.line && m.left < len(r.spans) {
			s := r.spans[m.left]
			m.value = slices.Clone(r.text[s.begin:s.end])
		}
		if len(m.value) > 0 {
			r.active = append(r.active, m)
			r.warn(MergedCells, m.String(), string(m.value), "the cells are merged, and each of them takes the value; unmerge them if it belongs to the first only")
		}
	}
	if len(r.active) > maxColumns {
		return r.markup.damaged() // more than there are columns: they overlap
	}
	if len(r.spans) == 0 {
		return nil
	}
	for _, m := range r.active {
		r.share(m)
	}
	return nil
}

// share gives the cells of a range in this row its value. What one of them
// holds itself is not shown in Excel.
func (r *sheetRows) share(m mergedRange) {
	right := min(m.right, maxColumns-1)
	if r.header != nil {
		right = min(right, len(r.header)-1)
	}
	for column := m.left; column <= right; column++ {
		if r.line == m.top && column == m.left {
			continue
		}
		begin := len(r.text)
		for len(r.spans) <= column {
			r.spans = append(r.spans, span{begin, begin})
		}
		if s := r.spans[column]; s.begin < s.end {
			r.warn(MergedCells, cellName(column, r.line), string(r.text[s.begin:s.end]), fmt.Sprintf("the cell lies under the merged cells %s, and their value stands in place of its own; unmerge them if its own is meant", m))
		}
		r.text = append(r.text, m.value...)
		r.spans[column] = span{begin, len(r.text)}
	}
}

// The bound on merged ranges.
const maxMerged = 100_000

// readMerged reads the merged ranges, which stand after the cells, once. Most
// sheets have none, which is quicker to see than to read.
func (s *bookSheet) readMerged(p *parts) ([]mergedRange, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.merged != nil {
		return *s.merged, nil
	}
	in, err := p.open(s.part)
	if err != nil {
		return nil, err
	}
	var merged []mergedRange
	found, err := contains(in, "mergeCell")
	if found && err == nil {
		if in, err = p.open(s.part); err == nil {
			merged, err = mergedIn(newMarkup(in, p.name, "the sheet "+s.name))
		}
	}
	if err != nil {
		return nil, err
	}
	s.merged = &merged
	return merged, nil
}

func mergedIn(m *markup) ([]mergedRange, error) {
	var merged []mergedRange
	for {
		t, err := m.next()
		if err == io.EOF {
			slices.SortFunc(merged, func(a, b mergedRange) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
			return merged, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "mergeCell" {
			continue
		}
		r, ok := rangeOf(attribute(e, "ref"))
		switch {
		case !ok:
			return nil, m.damaged()
		case len(merged) == maxMerged:
			return nil, faultf(TooLarge, 0, "%s of %s has more than %d merged ranges; unmerge them", m.about, m.book, maxMerged)
		case r.left < maxColumns && (r.top < r.bottom || r.left < r.right):
			merged = append(merged, r)
		}
	}
}

// rangeOf reads a reference such as A2:B5.
func rangeOf(reference string) (r mergedRange, ok bool) {
	first, last, found := strings.Cut(reference, ":")
	if !found {
		last = first
	}
	left, top, err := excelize.CellNameToCoordinates(first)
	if err != nil {
		return r, false
	}
	right, bottom, err := excelize.CellNameToCoordinates(last)
	if err != nil || right < left || bottom < top {
		return r, false
	}
	return mergedRange{top: top, left: left - 1, bottom: bottom, right: right - 1}, true
}
