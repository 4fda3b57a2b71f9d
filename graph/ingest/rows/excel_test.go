package rows

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbook writes one with excelize.
func workbook(t testing.TB, fill func(f *excelize.File), options ...excelize.Options) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := f.SaveAs(path, options...); err != nil {
		t.Fatal(err)
	}
	return path
}

// set fills rows of a sheet from A1 on.
func set(t testing.TB, f *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
}

// packed writes a zip of files, given as name and content by turns.
func packed(t testing.TB, name string, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, name, b.String())
}

const relationsHead = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

// bookOf packs a workbook whose only sheet, S, has the given XML.
func bookOf(t testing.TB, sheet string) string {
	t.Helper()
	return packed(t, "book.xlsx", append(frameOf(), "xl/worksheets/one.xml", sheetHead+sheet+"</worksheet>")...)
}

const sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`

// frameOf is all of a workbook but its sheet.
func frameOf() []string {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	return []string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", relationsHead + `<Relationship Id="r" Type="` + office + `/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + office + `"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", relationsHead + `<Relationship Id="a" Type="` + office + `/worksheet" Target="worksheets/one.xml"/><Relationship Id="b" Type="` + office + `/styles" Target="styles.xml"/><Relationship Id="c" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="200" formatCode="[$-42A]dd &quot;tháng&quot; mm"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>shared</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>spoken</t></rPh></si><si><t xml:space="preserve">two_x000D_
lines_x0041_ _xZZ</t></si></sst>`,
	}
}

// warned reads the only table of a file with its warnings.
func warned(t testing.TB, path string) (rows []seen, warnings []Warning) {
	t.Helper()
	source, err := Open(path, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := source.Tables[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	rows, err = drain(r)
	if err != nil {
		t.Fatal(err)
	}
	return rows, r.(Warner).Warnings()
}

func TestSheetsAreTables(t *testing.T) {
	path := workbook(t, func(f *excelize.File) {
		f.SetSheetName("Sheet1", "Tenures")
		f.SetSheetRow("Tenures", "A3", &[]any{"name", "note", nil, "start"})
		f.SetSheetRow("Tenures", "A5", &[]any{"An", "", "", 2008})
		f.SetSheetRow("Tenures", "A6", &[]any{"Bình"})
		f.NewSheet("It's hidden")
		set(t, f, "It's hidden", []any{"a"}, []any{true}, []any{false})
		f.SetSheetVisible("It's hidden", false)
		f.NewSheet("Empty")
	})
	source, err := Open(path, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	type table struct {
		Name   string
		Notes  []string
		Header []string
		Rows   []seen
	}
	var got []table
	for _, of := range source.Tables {
		r, err := of.Open()
		if err != nil {
			t.Fatal(err)
		}
		rows, err := drain(r)
		if err != nil {
			t.Fatal(err)
		}
		if done, total := r.Progress(); done != total || total == 0 {
			t.Errorf("progress at the end is %d of %d", done, total)
		}
		got = append(got, table{of.Name(), of.Notes, r.Header(), rows})
		r.Close()
	}
	want := []table{
		{"book.xlsx#Tenures", []string{"the header of book.xlsx#Tenures is row 3, the first that is not blank"}, []string{"name", "note", "", "start"},
			[]seen{{0, 5, "Tenures!A5", []string{"An", "", "", "2008"}}, {1, 6, "Tenures!A6", []string{"Bình", "", "", ""}}}},
		{"book.xlsx#It's hidden", []string{"the sheet It's hidden of book.xlsx is hidden"}, []string{"a"},
			[]seen{{0, 2, "'It''s hidden'!A2", []string{"true"}}, {1, 3, "'It''s hidden'!A3", []string{"false"}}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"the sheet Empty of book.xlsx is empty and is passed over"}, source.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if source.Format != Excel || source.Archive != "" {
		t.Errorf("it was taken for %q in %q", source.Format, source.Archive)
	}
}

// 39506 is 2008-02-28: 108 years of 365 days, 27 leap days from 1900 (which
// Excel counts) to 2007, and 59 days. 61 is 1900-03-01. In the system of 1904,
// 0 is 1904-01-01 and 38044 is 2008-02-28, 1,462 days less.
func TestDatesAreISOWhateverTheirFormatShows(t *testing.T) {
	formats := []struct {
		code string
		date bool
	}{
		{"yyyy", true}, {"d/m/yy;@", true}, {"[$-42A]dd mmmm yyyy", true}, {"mmm", true}, {"yyyy-mm-dd hh:mm:ss.000", true}, {"[$-D07041E]bbbb", true},
		{"0.00", false}, {"#,##0\\d", false}, {"0.0E+00", false}, {"General", false}, {"[h]:mm", false}, {"mm:ss", false}, {"h:mm AM/PM", false}, {`0 "days"`, false}, {"[Red]0;[Black]0", false}, {"@", false},
	}
	path := workbook(t, func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"cell"})
		for i, format := range formats {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format.code})
			if err != nil {
				t.Fatal(err)
			}
			cell := fmt.Sprintf("A%d", i+2)
			f.SetCellValue("Sheet1", cell, 39506)
			f.SetCellStyle("Sheet1", cell, cell, style)
		}
		f.SetCellValue("Sheet1", "A30", time.Date(2014, 10, 1, 0, 0, 0, 0, time.UTC)) // excelize gives it a format
	})
	rows, warnings := warned(t, path)
	for i, format := range formats {
		want := "39506"
		if format.date {
			want = "2008-02-28"
		}
		if got := rows[i].Cells[0]; got != want {
			t.Errorf("%s: %s, want %s", format.code, got, want)
		}
	}
	if got := rows[len(rows)-1].Cells[0]; got != "2014-10-01" || len(warnings) > 0 {
		t.Errorf("a time is %s, with %v", got, warnings)
	}
	for _, c := range []struct {
		serial   float64
		from1904 bool
		want     string
	}{
		{61, false, "1900-03-01"}, {60, false, ""}, {0, false, ""}, {-1, false, ""}, {39506, false, "2008-02-28"}, {39506.75, false, "2008-02-28T18:00:00"},
		{39506.9999999, false, "2008-02-29"}, {2958465, false, "9999-12-31"}, {2958466, false, ""},
		{0, true, "1904-01-01"}, {-1, true, ""}, {38044, true, "2008-02-28"},
	} {
		if got, ok := dayOf(c.serial, c.from1904); got != c.want || ok != (c.want != "") {
			t.Errorf("%v is %q, want %q", c.serial, got, c.want)
		}
	}
}

func TestABookOfThe1904SystemSaysSo(t *testing.T) {
	rows, warnings := warned(t, workbook(t, func(f *excelize.File) {
		yes := true
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
		set(t, f, "Sheet1", []any{"start"}, []any{38044}, []any{0})
		style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		f.SetCellStyle("Sheet1", "A2", "A3", style)
	}))
	if diff := cmp.Diff([]seen{{0, 2, "Sheet1!A2", []string{"2008-02-28"}}, {1, 3, "Sheet1!A3", []string{"1904-01-01"}}}, rows); diff != "" || len(warnings) > 0 {
		t.Errorf("(-want +got):\n%s%v", diff, warnings)
	}
}

func TestNumbersAreWrittenAsAPersonWould(t *testing.T) {
	for text, want := range map[string]string{
		"2008": "2008", "2008.0": "2008", "1E+20": "100000000000000000000", "1.5E-3": "0.0015", "3.1400000000000001": "3.14", "-0.5": "-0.5",
		"079123456789012345678": "079123456789012345678", "0.30000000000000004": "0.3", "12345678901234.5": "12345678901234.5",
		"0x10": "0x10", "NaN": "NaN", "1_0": "1_0", "": "", "-": "-", "1e999": "1e999",
	} {
		if got := plainNumber(text); got != want {
			t.Errorf("%s is written %s, want %s", text, got, want)
		}
	}
}

// Every sort of cell, in prefixed XML as some programs write it.
func TestEverySortOfCellIsItsText(t *testing.T) {
	rows, warnings := warned(t, bookOf(t, `<x:sheetData>
		<x:row r="1"><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c t="str"><x:v>b</x:v></x:c><x:c r="D1" t="s"><x:v>0</x:v></x:c></x:row>
		<x:row><x:c t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:f>A9</x:f><x:v>#REF!</x:v></x:c><x:c s="1"/></x:row>
		<x:row r="3" ht="20"><x:c r="A3" s="1"><x:v>39506</x:v></x:c><x:c r="B3" s="2"><x:v>39506.5</x:v></x:c><x:c r="C3" s="3"><x:v>0.5</x:v></x:c><x:c r="D3" t="d"><x:v>2008-02-28T00:00:00</x:v></x:c></x:row>
		<x:row r="4" s="1"/>
		<x:row r="5"><x:c r="A5" s="1"><x:v>59</x:v></x:c><x:c r="B5"><x:f>1+1</x:f></x:c><x:c r="C5" t="str"><x:f>""</x:f><x:v></x:v></x:c><x:c r="D5"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>
		</x:sheetData>`))
	want := []seen{
		{0, 2, "S!A2", []string{"rich text", "two\nlinesA _xZZ", "true", "#REF!"}},
		{1, 3, "S!A3", []string{"2008-02-28", "2008-02-28T12:00:00", "0.5", "2008-02-28"}},
		{2, 5, "S!A5", []string{"59", "", "", "2"}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantWarnings := []Warning{
		{5, "S!A5", "59", OldDate, "Excel counts days rightly from 1900-03-01 to 9999-12-31 only, and its number 59 is left as it is; write the date as text"},
		{5, "S!B5", "", NoCachedValue, "the workbook does not hold the result of the formula; open it in Excel and save it again"},
	}
	if diff := cmp.Diff(wantWarnings, warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// Cells A2:A4 are one, B3:C3 are one; the blank range B5:C6 is none; row 4 has
// nothing but its share of a range and is blank.
func TestMergedCellsTakeTheValueOfTheirRange(t *testing.T) {
	rows, warnings := warned(t, workbook(t, func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"name", "post", "unit"}, []any{"An", "Bí thư", "x"}, []any{nil, "Chủ tịch"}, nil, []any{"Bình", nil, "y"}, []any{"Chi"})
		f.MergeCell("Sheet1", "A2", "A4")
		f.MergeCell("Sheet1", "B3", "C3")
		f.MergeCell("Sheet1", "B5", "B6")
	}))
	want := []seen{
		{0, 2, "Sheet1!A2", []string{"An", "Bí thư", "x"}},
		{1, 3, "Sheet1!A3", []string{"An", "Chủ tịch", "Chủ tịch"}},
		{2, 5, "Sheet1!A5", []string{"Bình", "", "y"}},
		{3, 6, "Sheet1!A6", []string{"Chi", "", ""}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	const message = "the cells are merged, and each of them takes the value; unmerge them if it belongs to the first only"
	wantWarnings := []Warning{{2, "Sheet1!A2:A4", "An", MergedCells, message}, {3, "Sheet1!B3:C3", "Chủ tịch", MergedCells, message}}
	if diff := cmp.Diff(wantWarnings, warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestAValueUnderMergedCellsIsNotLostInSilence(t *testing.T) {
	rows, warnings := warned(t, bookOf(t, `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>`))
	if diff := cmp.Diff([]seen{{0, 2, "S!A2", []string{"2"}}, {1, 3, "S!A3", []string{"2"}}}, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := Warning{3, "S!A3", "3", MergedCells, "the cell lies under the merged cells A2:A3, and their value stands in place of its own; unmerge them if its own is meant"}
	if diff := cmp.Diff(want, warnings[len(warnings)-1]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnsoundWorkbooksAreOneSentence(t *testing.T) {
	sound := workbook(t, func(f *excelize.File) { set(t, f, "Sheet1", []any{"a"}, []any{1}) })
	bytesOf, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	row := func(cells string) string {
		return `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2">` + cells + `</row></sheetData>`
	}
	const damaged = "the sheet S of book.xlsx is damaged; open the workbook in Excel and save it again"
	for _, c := range []struct {
		name, path string
		want       Fault
	}{
		{"a password", workbook(t, func(f *excelize.File) { set(t, f, "Sheet1", []any{"a"}) }, excelize.Options{Password: "x"}), Fault{Unsound, 0, "", "book.xlsx has a password; save it without one in Excel"}},
		{"an old workbook", write(t, "book.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 1000)), Fault{Unsound, 0, "", "book.xls is an Office file from before 2007, such as .xls; save it as an Excel workbook (.xlsx)"}},
		{"cut off", write(t, "book.xlsx", string(bytesOf[:len(bytesOf)/2])), Fault{Unsound, 0, "", "book.xlsx is damaged or was cut off; get the whole file again"}},
		{"a letter", packed(t, "a.docx", "[Content_Types].xml", "<Types/>", "_rels/.rels", relationsHead+`<Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`), Fault{Unsound, 0, "", "a.docx is an Office document but no workbook; copy its table into a workbook"}},
		{"a binary workbook", packed(t, "a.xlsb", "[Content_Types].xml", "<Types/>", "_rels/.rels", relationsHead+`<Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`), Fault{Unsound, 0, "", "a.xlsb is a binary workbook (.xlsb); save it as an Excel workbook (.xlsx)"}},
		{"no workbook in it", packed(t, "a.xlsx", "[Content_Types].xml", "<Types/>"), Fault{Unsound, 0, "", "a.xlsx is damaged; open it in Excel and save it again"}},
		{"empty sheets only", workbook(t, func(*excelize.File) {}), Fault{Unsound, 0, "", "book.xlsx has no sheet with rows in it; its first row must name the columns"}},
		{"a bomb", bomb(t, "book.xlsx", "xl/worksheets/one.xml", "<sheetData/>", frameOf()...), Fault{TooLarge, 0, "", "book.xlsx unpacks to more than 200 times its size, as no table does; check where it comes from, or unpack it yourself"}},
		{"XML that is none", bookOf(t, row(`<c r="A2"><v>1</c>&`)), Fault{Unsound, 0, "", damaged}},
		{"XML that ends early", bookOf(t, `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>`), Fault{Unsound, 0, "", damaged}},
		{"a text that is not there", bookOf(t, row(`<c r="A2" t="s"><v>9</v></c>`)), Fault{Unsound, 0, "", damaged}},
		{"a cell of another row", bookOf(t, row(`<c r="A9"><v>1</v></c>`)), Fault{Unsound, 0, "", damaged}},
		{"a cell twice", bookOf(t, row(`<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>`)), Fault{Unsound, 0, "", damaged}},
		{"rows out of order", bookOf(t, `<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"/></sheetData>`), Fault{Unsound, 0, "", damaged}},
		{"a cell beside the table", bookOf(t, row(`<c r="A2"><v>1</v></c><c r="C2"><v>1</v></c>`)), Fault{Unsound, 2, "S!C2", "S!C2 holds something where the header names no column; name the column or clear the cell"}},
		{"10,000 columns", bookOf(t, row(`<c r="NTP2"><v>1</v></c>`)), Fault{TooLarge, 2, "S!2", "S!2 has more than 1000 cells; split the table"}},
		{"a long text", bookOf(t, row(`<c r="A2" t="str"><v>`+strings.Repeat("ế", 32768)+`</v></c>`)), Fault{TooLarge, 2, "S!A2", "S!A2 holds more than 32767 characters; shorten it"}},
		{"a text without end", bookOf(t, row(`<c r="A2" t="str"><v>`+strings.Repeat("0123456789abcdef", 1<<17)+`</v></c>`)), Fault{TooLarge, 0, "", "the sheet S of book.xlsx holds a text of more than 32767 characters; shorten it"}},
		{"a merged range that is none", bookOf(t, row("")+`<mergeCells><mergeCell ref="A2:"/></mergeCells>`), Fault{Unsound, 0, "", damaged}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := read(t, c.path, OpenOptions{})
			expectFault(t, err, &c.want)
		})
	}
}

func TestMacrosAreNotRun(t *testing.T) {
	f := excelize.NewFile()
	set(t, f, "Sheet1", []any{"a"}, []any{1})
	vba, err := os.ReadFile(workbook(t, func(f *excelize.File) {}, excelize.Options{Password: "x"})) // any OLE file will do
	if err != nil {
		t.Fatal(err)
	}
	if err := f.AddVBAProject(vba); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "book.xlsm")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	source, err := Open(path, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"book.xlsm holds macros, which are not run"}, source.Notes); diff != "" || len(source.Tables) != 1 {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// FuzzSheet reads arbitrary XML as a sheet.
func FuzzSheet(f *testing.F) {
	for _, text := range []string{
		`<row r="1"><c r="A1"><v>1</v></c></row><row><c t="s"><v>0</v></c></row>`, `<row r="9"/>`, `<row><c r="XFD1"><v>1</v></c></row>`,
		`</sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells>`, `<row><c t="inlineStr"><is><t>_x000D_</t></is></c></row>`, `<row><c s="1"><f>1</f><v>1e9</v></c></row>`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		_, rows, err := read(t, bookOf(t, "<sheetData>"+text+"</sheetData>"), OpenOptions{})
		var fault *Fault
		if err != nil && !asFault(err, &fault) {
			t.Errorf("the error %v is no fault", err)
		}
		if len(rows) > len(text) {
			t.Error("there are more rows than bytes")
		}
	})
}

// BenchmarkExcel reads 100,000 rows of 19 cells, most of them texts of their
// own.
func BenchmarkExcel(b *testing.B) {
	path := large(b)
	b.ResetTimer()
	for b.Loop() {
		source, err := Open(path, OpenOptions{})
		if err != nil {
			b.Fatal(err)
		}
		r, err := source.Tables[0].Open()
		if err != nil {
			b.Fatal(err)
		}
		for err == nil {
			err = r.Next()
		}
		if err != io.EOF || r.Record() != 100_000 {
			b.Fatal(err, r.Record())
		}
		r.Close()
	}
}

func large(b *testing.B) string {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	date, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	row := make([]any, 19)
	for line := 1; line <= 100_001; line++ {
		for column := range row {
			switch column {
			case 3, 4:
				row[column] = excelize.Cell{StyleID: date, Value: 20_000 + line%20_000}
			case 5:
				row[column] = line
			default:
				row[column] = fmt.Sprintf("Giám đốc %d số %d", column, line)
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", line), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "large.xlsx")
	if err := f.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	return path
}
