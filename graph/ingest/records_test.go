package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"careergraph/graph"
)

// all reads every record of a text, with what each is made of byte for byte.
func all(text string) (rows [][]string, raw string, err error) {
	r := newRecords(iotestReader{strings.NewReader(text)})
	for {
		switch err := r.next(); {
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

// iotestReader gives little at a time, so that records cross buffers.
type iotestReader struct{ io.Reader }

func (r iotestReader) Read(p []byte) (int, error) { return r.Reader.Read(p[:min(len(p), 7)]) }

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
	var f *fault
	if errors.As(err, &f) && f.code == TooLarge {
		return
	}
	if (err != nil) != (wantErr != nil) {
		t.Errorf("%q: error is %v, the judge's is %v", text, err, wantErr)
		return
	}
	if err != nil {
		if f == nil || f.line < 1 || f.message == "" {
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

func TestRecordsAreThoseThatTheStandardLibraryReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("\"\",,\n\r\nab ế\ufeff")), 0, 60, -1).Draw(t, "text")
		compareWithJudge(t, text)
	})
}

func FuzzRecords(f *testing.F) {
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

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2019", "2019-02-29", "2020-02-29", "2019-1", "٢٠١٩", "0999", "2019-11-31", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := graph.ParseDate(text)
		if err != nil {
			return
		}
		if d.String() != text {
			t.Errorf("%q is written as %q", text, d)
		}
		if !d.IsZero() && (d.First() > d.Last() || d.First().Time().Year() != d.Year() || d.Last().Time().Year() != d.Year()) {
			t.Errorf("%q means %s to %s", text, d.First(), d.Last())
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
