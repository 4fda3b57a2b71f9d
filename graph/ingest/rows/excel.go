package rows

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	pathpkg "path"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// A book is an Excel workbook. excelize reads its frame: the sheets, the
// formats of cells, the system of dates. The cells themselves are read by
// sheetRows, since excelize.Rows takes longer for 100,000 rows than an import
// may, passes over what is damaged, and tells of a cell neither its format nor
// its formula.
type book struct {
	content
	sheets   []bookSheet
	texts    string // the part that holds the texts which cells share
	dates    []bool // by the number of a cell's format: it shows dates
	from1904 bool

	lock sync.Mutex // over what is read once
	held *texts
}

type bookSheet struct {
	name, part string
	hidden     bool

	lock   sync.Mutex
	merged *[]mergedRange
}

// The bounds on the frame of a workbook, as opposed to its sheets: the formats
// of 64,000 styles fit in, of which a book has no more.
const maxFrameBytes = 64 << 20

// refuseOldOffice tells a password from an old workbook: encrypted ones lie in
// the same sort of file.
func refuseOldOffice(c content) error {
	from, err := c.open()
	if err != nil {
		return err
	}
	defer from.close()
	encrypted, err := contains(from, "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	switch {
	case err != nil:
		return err
	case encrypted:
		return faultf(Unsound, 0, "%s has a password; save it without one in Excel", c.name)
	}
	return faultf(Unsound, 0, "%s is an Office file from before 2007, such as .xls; save it as an Excel workbook (.xlsx)", c.name)
}

// contains looks for a word in what is read.
func contains(in io.Reader, word string) (bool, error) {
	buffer := make([]byte, 1<<16)
	kept := 0
	for {
		n, err := in.Read(buffer[kept:])
		seen := buffer[:kept+n]
		if bytes.Contains(seen, []byte(word)) {
			return true, nil
		}
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		kept = copy(buffer, seen[max(0, len(seen)-len(word)+1):])
	}
}

// parts are the files of a workbook by their names, which ignore case.
type parts struct {
	name  string // of the book
	files map[string]*zip.File
}

const contentTypes = "[content_types].xml"

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// isOffice says that a zip is a document of Office.
func isOffice(entries []*zip.File) bool {
	return slices.ContainsFunc(entries, func(e *zip.File) bool { return partName(e.Name) == contentTypes })
}

func partsOf(name string, entries []*zip.File) (*parts, error) {
	p := &parts{name, map[string]*zip.File{}}
	for _, e := range entries {
		if e.Flags&zipPassword != 0 {
			return nil, faultf(Unsound, 0, "%s has a password; save it without one in Excel", name)
		}
		p.files[partName(e.Name)] = e
	}
	return p, nil
}

// damaged is a fault of the whole book.
func (p *parts) damaged() error {
	return faultf(Unsound, 0, "%s is damaged; open it in Excel and save it again", p.name)
}

// open opens a part; one that is not there is a fault.
func (p *parts) open(name string) (*unpacked, error) {
	f := p.files[partName(name)]
	if f == nil {
		return nil, p.damaged()
	}
	return unzip(f, p.name)
}

// read reads a part of the frame.
func (p *parts) read(name string) ([]byte, error) {
	in, err := p.open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(in, maxFrameBytes+1))
	if err == nil && len(data) > maxFrameBytes {
		err = p.tooLarge()
	}
	return data, err
}

func (p *parts) tooLarge() error {
	return faultf(TooLarge, 0, "%s unpacks to more than a workbook needs; check where it comes from", p.name)
}

// A relation says which part plays which role for another.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// role is the last word of a relation's type.
func (r relation) role() string { return pathpkg.Base(r.Type) }

// relations reads those of a part, with whole names as targets.
func (p *parts) relations(of string) ([]relation, error) {
	dir, base := pathpkg.Split(of)
	data, err := p.read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	var file struct {
		Relations []relation `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &file); err != nil {
		return nil, p.damaged()
	}
	for i, r := range file.Relations {
		target := strings.ReplaceAll(r.Target, `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = pathpkg.Join("/", dir, target)
		}
		file.Relations[i].Target = strings.TrimPrefix(pathpkg.Clean(target), "/")
	}
	return file.Relations, nil
}

// frame lets excelize read all but the sheets. Where the workbook's part is not
// among those that it knows, there is no workbook.
func (p *parts) frame(workbook, styles string) (*excelize.File, error) {
	dir, base := pathpkg.Split(workbook)
	lean := new(bytes.Buffer)
	z := zip.NewWriter(lean)
	for _, part := range [][2]string{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", "_rels/.rels"},
		{workbook, workbook},
		{dir + "_rels/" + base + ".rels", dir + "_rels/" + base + ".rels"},
		{"xl/styles.xml", styles},
	} {
		if part[1] == "" {
			continue
		}
		data, err := p.read(part[1])
		if err != nil {
			return nil, err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store})
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	// The parts were bounded as they were read; the limits are those bounds again,
	// and keep excelize from writing any to a folder for temporary files.
	const limit = 5 * maxFrameBytes
	f, err := excelize.OpenReader(lean, excelize.Options{UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit})
	if err != nil || f.WorkBook == nil || len(f.WorkBook.Sheets.Sheet) == 0 {
		return nil, p.damaged()
	}
	return f, nil
}

// addBook takes in the sheets of a workbook.
func (s *Source) addBook(c content, entries []*zip.File) error {
	p, err := partsOf(c.name, entries)
	if err != nil {
		return err
	}
	top, err := p.relations("")
	if err != nil {
		return err
	}
	at := slices.IndexFunc(top, func(r relation) bool { return r.role() == "officeDocument" })
	if at < 0 {
		return p.damaged()
	}
	workbook := top[at].Target
	switch {
	case strings.HasSuffix(workbook, ".bin"):
		return faultf(Unsound, 0, "%s is a binary workbook (.xlsb); save it as an Excel workbook (.xlsx)", c.name)
	case !strings.Contains(pathpkg.Base(workbook), "workbook"):
		return outsider{faultf(Unsound, 0, "%s is an Office document but no workbook; copy its table into a workbook", c.name)}
	}
	below, err := p.relations(workbook)
	if err != nil {
		return err
	}
	b, notes, err := newBook(c, p, workbook, below)
	if err != nil {
		return err
	}
	s.take(Excel)
	s.Notes = append(s.Notes, notes...)
	return s.addSheets(b)
}

// newBook reads the frame.
func newBook(c content, p *parts, workbook string, below []relation) (*book, []string, error) {
	var notes []string
	target := func(is func(relation) bool) relation {
		if at := slices.IndexFunc(below, is); at >= 0 {
			return below[at]
		}
		return relation{}
	}
	role := func(name string) string {
		return target(func(r relation) bool { return r.role() == name }).Target
	}
	f, err := p.frame(workbook, role("styles"))
	if err != nil {
		return nil, nil, err
	}
	if role("vbaProject") != "" {
		notes = append(notes, fmt.Sprintf("%s holds macros, which are not run", c.name))
	}
	b := &book{content: c, texts: role("sharedStrings"), dates: dateFormats(f)}
	if f.WorkBook.WorkbookPr != nil {
		b.from1904 = f.WorkBook.WorkbookPr.Date1904
	}
	for _, sheet := range f.WorkBook.Sheets.Sheet {
		r := target(func(r relation) bool { return r.ID == sheet.ID })
		switch r.role() {
		case "worksheet":
			b.sheets = append(b.sheets, bookSheet{name: sheet.Name, part: r.Target, hidden: sheet.State != "" && sheet.State != "visible"})
		case "chartsheet", "dialogsheet", "xlMacrosheet":
			notes = append(notes, fmt.Sprintf("the sheet %s of %s holds no cells and is passed over", sheet.Name, c.name))
		default:
			return nil, nil, p.damaged()
		}
	}
	return b, notes, nil
}

// addSheets adds a table for each sheet that is not empty.
func (s *Source) addSheets(b *book) error {
	before := len(s.Tables)
	for i := range b.sheets {
		sheet := &b.sheets[i]
		t := Table{File: b.name, Sheet: sheet.name, Format: Excel}
		if sheet.hidden {
			t.Notes = append(t.Notes, fmt.Sprintf("the sheet %s of %s is hidden", sheet.name, b.name))
		}
		open := func() (Rows, error) { return openSheet(b, sheet) }
		rows, err := openSheet(b, sheet)
		var empty emptySheet
		var f *Fault
		switch {
		case err == nil:
			if line := rows.Line(); line > 1 {
				t.Notes = append(t.Notes, fmt.Sprintf("the header of %s is row %d, the first that is not blank", t.Name(), line))
			}
			rows.Close()
		case errors.As(err, &empty):
			s.Notes = append(s.Notes, fmt.Sprintf("the sheet %s of %s is empty and is passed over", sheet.name, b.name))
			continue
		case !errors.As(err, &f):
			return err
		}
		s.addTable(t, open) // one whose header is at fault says so when it is opened
	}
	if len(s.Tables) == before {
		return faultf(Unsound, 0, "%s has no sheet with rows in it; its first row must name the columns", b.name)
	}
	return nil
}
