package rows

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// all reads every record of a text, with what each is made of byte for byte.
func all(text string) (rows [][]string, raw string, err error) {
	from := &stream{Reader: littleAtATime{strings.NewReader(text)}}
	r, err := newCSV(from, CSVOptions{Comma: ','})
	if err != nil {
		return nil, "", err
	}
	for {
		switch err := r.read(); {
		case err == io.EOF:
			return rows, raw, nil
		case err != nil:
			return rows, raw, err
		}
		var row []string
		for _, cell := range r.cells {
			row = append(row, string(cell))
		}
		rows = append(rows, row)
		raw += string(r.raw)
	}
}

// littleAtATime lets records cross buffers.
type littleAtATime struct{ io.Reader }

func (r littleAtATime) Read(p []byte) (int, error) { return r.Reader.Read(p[:min(len(p), 7)]) }

// judged is what the standard library reads: a second opinion that was written
// by others.
func judged(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = -1
	return r.ReadAll()
}

func compareWithJudge(t interface {
	Helper()
	Errorf(string, ...any)
}, text string,
) {
	t.Helper()
	want, wantErr := judged(text)
	got, raw, err := all(text)
	var f *Fault
	if errors.As(err, &f) && f.Cause == TooLarge {
		return
	}
	if (err != nil) != (wantErr != nil) {
		t.Errorf("%q: error is %v, the judge's is %v", text, err, wantErr)
		return
	}
	if err != nil {
		if f == nil || f.Line < 1 || f.Message == "" {
			t.Errorf("%q: error %v tells no place", text, err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q (-judge +got):\n%s", text, diff)
	}
	// What stands between the records is blank lines only.
	if again, _, err := all("\ufeff" + raw); err != nil || cmp.Diff(got, again) != "" {
		t.Errorf("%q: the raw records read as %q, %v", text, again, err)
	}
}

func readable(text string) bool {
	return utf8.ValidString(text) && !strings.HasPrefix(text, "PK\x03\x04")
}

func TestCSVIsReadAsTheStandardLibraryReadsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("\"\",,\n\r\nab ế\ufeff")), 0, 60, -1).Draw(t, "text")
		compareWithJudge(t, text)
	})
}

func FuzzCSV(f *testing.F) {
	for _, text := range []string{"", "a,b\n", "\ufeffa\r\n\"b\r\nc\",\"\"\"\"\r\n", "\"a\nb", "a\"b", "\"a\"b", "a\rb,\r", "\n\n,\n", "\"\"\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if readable(text) {
			compareWithJudge(t, text)
			return
		}
		if _, _, err := all(text); err == nil {
			t.Errorf("%q is read", text)
		}
	})
}

func TestALongRecordIsReadAcrossBuffers(t *testing.T) {
	long := strings.Repeat("ế, \"\"x\"\"\n", 20000) // longer than the reader's buffer
	text := "\ufeff\"" + long + "\",b\nc,d\n"
	rows, raw, err := all(text)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{strings.ReplaceAll(long, `""`, `"`), "b"}, {"c", "d"}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows differ")
	}
	if !bytes.Equal([]byte("\ufeff"+raw), []byte(text)) {
		t.Error("the raw records are not the file")
	}
}

// write makes a file for a test.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A seen row is what a table gave of it.
type seen struct {
	Record, Line int
	Where        string // of the first cell
	Cells        []string
}

// drain reads a table to its end.
func drain(r Rows) (rows []seen, err error) {
	for {
		switch err := r.Next(); {
		case err == io.EOF:
			return rows, nil
		case err != nil:
			return rows, err
		}
		row := seen{r.Record(), r.Line(), r.Where(0), nil}
		for _, cell := range r.Cells() {
			row.Cells = append(row.Cells, string(cell))
		}
		rows = append(rows, row)
	}
}

// read reads the only table of a file.
func read(t testing.TB, path string, options OpenOptions) (header []string, rows []seen, err error) {
	t.Helper()
	source, err := Open(path, options)
	if err != nil {
		return nil, nil, err
	}
	if len(source.Tables) != 1 {
		t.Fatalf("%s has %d tables", path, len(source.Tables))
	}
	r, err := source.Tables[0].Open()
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	rows, err = drain(r)
	return r.Header(), rows, err
}

func TestRowsOfCSVKnowTheirPlace(t *testing.T) {
	text := "\n\ufeffname,note\n\nAn,\"two\nlines\"\r\nBình,\n"
	text = strings.TrimPrefix(text, "\n")
	source, err := Open(write(t, "a.csv", text), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := source.Tables[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if raw := string(r.Raw()); raw != "name,note\n" {
		t.Errorf("the raw header is %q", raw)
	}
	rows, err := drain(r)
	if err != nil {
		t.Fatal(err)
	}
	// The header is line 1 and line 2 is blank; the first row takes lines 3 and 4.
	want := []seen{{0, 3, "", []string{"An", "two\nlines"}}, {1, 5, "", []string{"Bình", ""}}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if raw := string(r.Raw()); raw != "Bình,\n" || r.Record() != 2 {
		t.Errorf("the last row is %q of %d", raw, r.Record())
	}
	if err := r.Next(); err != io.EOF || r.Record() != 2 {
		t.Errorf("after the end there is %v, row %d", err, r.Record())
	}
	if done, total := r.Progress(); done != int64(len(text)) || total != int64(len(text)) {
		t.Errorf("progress is %d of %d", done, total)
	}
}

func TestCSVInStatedEncodingsIsTheSameText(t *testing.T) {
	// "Tỉnh ế" by the code page: ỉ is i (69) with the hook (D2), ế is ê (EA) with
	// the acute (EC). Đ is D0 there. é is E9 in the Western ones.
	for _, c := range []struct{ name, encoding, bytes, want string }{
		{"Windows-1258, tones composed", "windows-1258", "T\x69\xd2nh \xea\xec \xd0\n", "Tỉnh ế Đ"},
		{"Windows-1252", "Windows-1252", "caf\xe9 \x80\n", "café €"},
		{"Latin-1", "iso-8859-1", "caf\xe9\n", "café"},
		{"UTF-16, little end first", "utf-16", "\xff\xfeT\x00\xc9\x1e\n\x00", "Tỉ"},
		{"UTF-16, big end first", "utf-16", "\xfe\xff\x00T\x1e\xc9\x00\n", "Tỉ"},
		{"UTF-8, stated", "utf-8", "Tỉ\n", "Tỉ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			header, _, err := read(t, write(t, "a.csv", c.bytes), OpenOptions{CSV: CSVOptions{Encoding: c.encoding}})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{c.want}, header); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCSVWithAnotherDelimiter(t *testing.T) {
	header, rows, err := read(t, write(t, "a.csv", "a;b\n\"1;2\";3,4\n"), OpenOptions{CSV: CSVOptions{Comma: ';'}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a", "b"}, header); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]seen{{0, 2, "", []string{"1;2", "3,4"}}}, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnsoundCSVIsOneSentence(t *testing.T) {
	wide := strings.Repeat(",", 10000) + "\n"
	for _, c := range []struct {
		name, text string
		options    CSVOptions
		cause      Cause
		line       int
		message    string
	}{
		{"an empty file", "", CSVOptions{}, Empty, 1, "a.csv is empty; its first row must name the columns"},
		{"blank lines only", "\n\r\n", CSVOptions{}, Empty, 1, "a.csv is empty; its first row must name the columns"},
		{"a cell too many", "a,b\n1,2\n1,2,3\n", CSVOptions{}, Unsound, 3, "line 3 has 3 cells where the header has 2; put a cell that holds a comma in quotes, or add what is missing"},
		{"a cell too few, semicolons", "a;b\n1\n", CSVOptions{Comma: ';'}, Unsound, 2, "line 2 has 1 cells where the header has 2; put a cell that holds a semicolon in quotes, or add what is missing"},
		{"10,000 columns", wide, CSVOptions{}, TooLarge, 1, "line 1 has more than 1000 cells; split the table"},
		{"a line that never ends", "a\n" + strings.Repeat("x", 1<<20+1), CSVOptions{}, TooLarge, 2, "line 2 is longer than 1048576 bytes; check that its line breaks are there, or shorten it"},
		{"a quote that never ends", "a\n\"" + strings.Repeat("0123456789abcde\n", 1<<16), CSVOptions{}, Unsound, 2, "a quote opened in the row on line 2 is not closed within 1048576 bytes; close it, or double a quote that belongs to the text"},
		{"a file that was cut off", "a\n1\n\"x\n", CSVOptions{}, Unsound, 3, "the file ends inside the row that begins on line 3, in a cell whose quote is still open; get the whole file, or close the quote"},
		{"a quote inside a cell", "a\nx\"y\n", CSVOptions{}, Unsound, 2, "line 2 has a quote inside a cell that does not begin with one; put the whole cell in quotes and double those inside"},
		{"text after a quote", "a\n\"x\"y\n", CSVOptions{}, Unsound, 2, "line 2 has text after a closing quote; double a quote that belongs to the text"},
		{"quotes beside semicolons", "\"a\";\"b\"\n", CSVOptions{}, Unsound, 1, "the columns of a.csv are separated by semicolons; save the file as CSV with commas, or state the delimiter in a mapping file"},
		{"UTF-8 with lines of Windows-1258", "tên\nTỉnh\nT\x69\xd2nh\nTỉnh\n\xea\xec\n", CSVOptions{}, Unsound, 3, "line 3 is not UTF-8 text; save the file as CSV in UTF-8, or state the encoding of the file, such as windows-1258, in a mapping file if all its lines are in it"},
		{"such a line inside quotes", "a\n\"x\n\xea\"\n", CSVOptions{}, Unsound, 3, "line 3 is not UTF-8 text; save the file as CSV in UTF-8, or state the encoding of the file, such as windows-1258, in a mapping file if all its lines are in it"},
		{"UTF-16 that nobody stated", "\xff\xfea\x00\n\x00", CSVOptions{}, Unsound, 1, "the file is UTF-16; save it as CSV in UTF-8, or state the encoding utf-16 in a mapping file"},
		{"a byte that the encoding does not have", "a\n\x8d\n", CSVOptions{Encoding: "windows-1258"}, Unsound, 2, "line 2 is not windows-1258 text; state the encoding in which the file was saved"},
		{"UTF-8 that is said to be something else", "\ufefftên\n", CSVOptions{Encoding: "windows-1258"}, Unsound, 1, "the file is UTF-8, as its byte order mark says, and not windows-1258; take the encoding out of the mapping file"},
		{"an encoding that is not known", "a\n", CSVOptions{Encoding: "viscii"}, Unsound, 0, `the encoding "viscii" is not known; the known ones are utf-8, utf-16, windows-1258, windows-1252, iso-8859-1`},
		{"a delimiter that cannot be", "a\n", CSVOptions{Comma: '"'}, Unsound, 0, `cells cannot be separated by '"'; state one character such as a comma, a semicolon or a tab`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := read(t, write(t, "a.csv", c.text), OpenOptions{Format: CSV, CSV: c.options})
			expectFault(t, err, &Fault{Cause: c.cause, Line: c.line, Message: c.message})
		})
	}
}

func expectFault(t *testing.T, err error, want *Fault) {
	t.Helper()
	var got *Fault
	if !errors.As(err, &got) {
		t.Fatalf("the error is %v, no fault", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What a row costs is told by allocations, which do not depend on the machine.
func TestARowOfCSVCostsNoAllocation(t *testing.T) {
	r, err := newCSV(&stream{Reader: strings.NewReader(strings.Repeat("An,\"Bình\",2008-02-28\n", 3000))}, CSVOptions{Comma: ','})
	if err != nil {
		t.Fatal(err)
	}
	r.header = []string{"a", "b", "c"}
	if n := testing.AllocsPerRun(2000, func() { r.Next() }); n > 0 {
		t.Errorf("a row costs %v allocations", n)
	}
}

func BenchmarkCSV(b *testing.B) {
	row := strings.Repeat("Nguyễn Văn An,2008-02-28,", 3) + "last cell\n"
	path := write(b, "a.csv", strings.Repeat(row, 1_000_000))
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
		if err != io.EOF || r.Record() != 999_999 {
			b.Fatal(err, r.Record())
		}
		r.Close()
	}
}

func asFault(err error, f **Fault) bool { return errors.As(err, f) }
