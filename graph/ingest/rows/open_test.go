package rows

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func gzipOf(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// bomb packs a file after others, in which a piece of text stands so often that
// it makes 12 MiB.
func bomb(t testing.TB, name, file, piece string, others ...string) string {
	t.Helper()
	var b, block bytes.Buffer
	deflate, err := flate.NewWriter(&block, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	deflate.Write([]byte(strings.Repeat(piece, 1<<20/len(piece))))
	deflate.Flush() // so that the block can stand again and again
	z := zip.NewWriter(&b)
	for i := 0; i < len(others); i += 2 {
		w, err := z.Create(others[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(others[i+1]))
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: file, Method: zip.Deflate, CompressedSize64: uint64(12 * block.Len()), UncompressedSize64: 12 << 20})
	if err != nil {
		t.Fatal(err)
	}
	w.Write(bytes.Repeat(block.Bytes(), 12))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, name, b.String())
}

func contentOf(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What a source holds, for comparison.
type held struct {
	Format    Format
	Archive   string
	Tables    []string
	Documents []string
	Notes     []string
}

func holds(s *Source) held {
	h := held{Format: s.Format, Archive: s.Archive, Notes: s.Notes}
	for _, t := range s.Tables {
		h.Tables = append(h.Tables, t.Name())
	}
	for _, d := range s.Documents {
		h.Documents = append(h.Documents, d.File)
	}
	return h
}

func TestContentTellsTheFormat(t *testing.T) {
	book := contentOf(t, workbook(t, func(f *excelize.File) { set(t, f, "Sheet1", []any{"a"}, []any{1}) }))
	for _, c := range []struct {
		name, path string
		options    OpenOptions
		want       held
	}{
		{"CSV with a wrong name", write(t, "a.xlsx", "a,b\n"), OpenOptions{}, held{CSV, "", []string{"a.xlsx"}, nil, nil}},
		{"an empty file is CSV", write(t, "a.json", ""), OpenOptions{}, held{CSV, "", []string{"a.json"}, nil, nil}},
		{"JSON with a wrong name", write(t, "a.csv", "\ufeff\n [1]"), OpenOptions{}, held{JSON, "", nil, []string{"a.csv"}, nil}},
		{"JSON that is said to be CSV", write(t, "a.csv", "[a],b"), OpenOptions{Format: CSV}, held{CSV, "", []string{"a.csv"}, nil, nil}},
		{"a delimiter says that it is CSV", write(t, "a.csv", "[a];b"), OpenOptions{CSV: CSVOptions{Comma: ';'}}, held{CSV, "", []string{"a.csv"}, nil, nil}},
		{"a workbook with a wrong name", write(t, "a.csv", book), OpenOptions{}, held{Excel, "", []string{"a.csv#Sheet1"}, nil, nil}},
		{"CSV in gzip", write(t, "a.csv.gz", gzipOf(t, "a\n1\n")), OpenOptions{}, held{CSV, "gzip", []string{"a.csv.gz"}, nil, nil}},
		{"lines of JSON in gzip", write(t, "a.ndjson.gz", gzipOf(t, "{\"a\":1}")), OpenOptions{}, held{NDJSON, "gzip", nil, []string{"a.ndjson.gz"}, nil}},
		{"a workbook in gzip", write(t, "a.gz", gzipOf(t, book)), OpenOptions{}, held{Excel, "gzip", []string{"a.gz#Sheet1"}, nil, nil}},
		{"one file in a zip, whatever its name", packed(t, "a.zip", "LIST", "a\n1\n"), OpenOptions{}, held{CSV, "zip", []string{"a.zip/LIST"}, nil, nil}},
		{
			"several files in a zip, and what is none",
			packed(t, "a.zip", "z/units.csv", "a\n1\n", "book.xlsx", book, "people.json", "[]", "README", "Dear, reader", "notes.txt", "a,b", "__MACOSX/._units.csv", "x", ".DS_Store", "x",
				"in.zip", contentOf(t, packed(t, "in.zip", "a.csv", "a")), "in.csv.gz", gzipOf(t, "a"), "law.pdf", "%PDF-1.4", "z/", ""),
			OpenOptions{},
			held{Excel, "zip", []string{"a.zip/book.xlsx#Sheet1", "a.zip/z/units.csv"}, []string{"a.zip/people.json"}, []string{
				"passed over: a.zip/.DS_Store is kept by a system for itself",
				"passed over: a.zip/README is not named as a table; if it is one, name it .csv",
				"passed over: a.zip/__MACOSX/._units.csv is kept by a system for itself",
				"passed over: a.zip/in.csv.gz is a gzip file inside an archive; unpack the outer one and give what is in it",
				"passed over: a.zip/in.zip is a zip inside an archive; unpack the outer one and give what is in it",
				"passed over: a.zip/law.pdf is a PDF; get the data that it was made from",
				"passed over: a.zip/notes.txt is not named as a table; if it is one, name it .csv",
			}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, err := Open(c.path, c.options)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, holds(source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTablesInArchivesAreReadTwice(t *testing.T) {
	book := contentOf(t, workbook(t, func(f *excelize.File) { set(t, f, "Sheet1", []any{"a"}, []any{"x"}) }))
	for _, path := range []string{
		write(t, "a.csv.gz", gzipOf(t, "a\nx\n")), write(t, "a.xlsx.gz", gzipOf(t, book)),
		packed(t, "a.zip", "b.csv", "a\nx\n"), packed(t, "a.zip", "b.xlsx", book),
	} {
		source, err := Open(path, OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			r, err := source.Tables[0].Open()
			if err != nil {
				t.Fatal(err)
			}
			rows, err := drain(r)
			if err != nil || len(rows) != 1 || rows[0].Cells[0] != "x" || rows[0].Line != 2 {
				t.Errorf("%s: %v, %v", source.Tables[0].Name(), rows, err)
			}
			if done, total := r.Progress(); done != total || total == 0 {
				t.Errorf("%s: progress at the end is %d of %d", source.Tables[0].Name(), done, total)
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestWhatIsNoTableIsOneSentence(t *testing.T) {
	half := gzipOf(t, strings.Repeat("a,b\n1,2\n", 1000))
	half = half[:len(half)/2]
	locked := []byte(contentOf(t, packed(t, "a.zip", "b.csv", "a\n")))
	locked[bytes.Index(locked, []byte("PK\x03\x04"))+6] |= zipPassword // in front of the file
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= zipPassword // in the directory
	folder := filepath.Join(t.TempDir(), "data")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		options    OpenOptions
		want       Fault
	}{
		{"a folder", folder, OpenOptions{}, Fault{Unsound, 0, "", "data is a folder; name the files in it"}},
		{"no workbook", write(t, "a.csv", "a\n"), OpenOptions{Format: Excel}, Fault{Unsound, 0, "", "a.csv is not a workbook; save it as an Excel workbook (.xlsx), or do not state that it is one"}},
		{"a PDF", write(t, "a.csv", "%PDF-1.4"), OpenOptions{}, Fault{Unsound, 0, "", "a.csv is a PDF; get the data that it was made from"}},
		{"tar in gzip", write(t, "a.tar.gz", gzipOf(t, strings.Repeat("\x00", 257)+"ustar")), OpenOptions{}, Fault{Unsound, 0, "", "a.tar.gz is a tar archive; unpack it"}},
		{"gzip in gzip", write(t, "a.gz", gzipOf(t, gzipOf(t, "a"))), OpenOptions{}, Fault{Unsound, 0, "", "a.gz is a gzip file inside an archive; unpack the outer one and give what is in it"}},
		{"zip in gzip", write(t, "a.gz", gzipOf(t, contentOf(t, packed(t, "a.zip", "a.csv", "a")))), OpenOptions{}, Fault{Unsound, 0, "", "a.gz is a zip inside an archive; unpack the outer one and give what is in it"}},
		{"a zip of nothing", packed(t, "a.zip"), OpenOptions{}, Fault{Unsound, 0, "", "a.zip holds no table; pack files of CSV, JSON or Excel"}},
		{"a zip of one file that is no table", packed(t, "a.zip", "a.pdf", "%PDF-"), OpenOptions{}, Fault{Unsound, 0, "", "a.zip/a.pdf is a PDF; get the data that it was made from"}},
		{"a zip of no tables", packed(t, "a.zip", "a.pdf", "%PDF-", "b.txt", "b"), OpenOptions{}, Fault{Unsound, 0, "", "a.zip holds no table; pack files of CSV, JSON or Excel"}},
		{"a file twice", packed(t, "a.zip", "a.csv", "a", "a.csv", "b"), OpenOptions{}, Fault{Unsound, 0, "", "a.zip holds two files named a.csv; pack it anew"}},
		{"a zip with a password", write(t, "a.zip", string(locked)), OpenOptions{}, Fault{Unsound, 0, "", "a.zip has a password; unpack it and give the files in it"}},
		{"a zip that is cut off", write(t, "a.zip", "PK\x03\x04 and no more"), OpenOptions{}, Fault{Unsound, 0, "", "a.zip is damaged or was cut off; get the whole file again"}},
		{"gzip that is cut off", write(t, "a.gz", half), OpenOptions{}, Fault{Unsound, 0, "", "a.gz is damaged or was cut off; get the whole file again"}},
		{"gzip that has only begun", write(t, "a.gz", "\x1f\x8b"), OpenOptions{}, Fault{Unsound, 0, "", "a.gz is damaged or was cut off; get the whole file again"}},
		{"a bomb", write(t, "a.csv.gz", strings.Repeat(gzipOf(t, strings.Repeat("0000000\n", 1<<17)), 12)), OpenOptions{}, Fault{TooLarge, 0, "", "a.csv.gz unpacks to more than 200 times its size, as no table does; check where it comes from, or unpack it yourself"}},
		{"a bomb in a zip", bomb(t, "a.zip", "a.csv", "0000000\n"), OpenOptions{}, Fault{TooLarge, 0, "", "a.zip/a.csv unpacks to more than 200 times its size, as no table does; check where it comes from, or unpack it yourself"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := read(t, c.path, c.options)
			expectFault(t, err, &c.want)
		})
	}
}

func TestWhatTheFileSystemSaysIsKept(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "a.csv"), OpenOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	path := write(t, "a.csv", "a\n")
	source, err := Open(path, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := source.Tables[0].Open(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
}

func TestAFileThatChangedIsAFault(t *testing.T) {
	want := Fault{Changed, 0, "", "a.csv changed while it was being read; wait until it is written, then start again"}
	for name, change := range map[string]func(path string) error{
		"its size": func(path string) error { return os.WriteFile(path, []byte("a\n1\n2\n"), 0o600) },
		"its time": func(path string) error { return os.Chtimes(path, time.Time{}, time.Unix(1, 0)) },
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, "a.csv", "a\n1\n")
			source, err := Open(path, OpenOptions{})
			if err != nil {
				t.Fatal(err)
			}
			r, err := source.Tables[0].Open()
			if err != nil {
				t.Fatal(err)
			}
			r.Close()
			if err := change(path); err != nil {
				t.Fatal(err)
			}
			_, err = source.Tables[0].Open()
			expectFault(t, err, &want)
		})
	}
}
