package ingest_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// What is wrong with a file itself: each is one sentence, and nothing can be
// loaded.
func TestAFileAtFaultIsToldInOneSentence(t *testing.T) {
	const columns = "id,official_id,post_id,start\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{
			"an empty file", "",
			[]string{`1  bad_csv: tenures.csv is empty; its first row must name the columns: id, official_id, post_id`},
		},
		{
			"a file of blank lines", "\n\r\n\n",
			[]string{`1  bad_csv: tenures.csv is empty; its first row must name the columns: id, official_id, post_id`},
		},
		{
			"a file cut off in a quoted cell", columns + "t1,A,C11,2010\nt2,A,\"C11",
			[]string{`3  bad_csv: the file ends inside the row that begins on line 3, in a cell whose quote is still open; get the whole file, or close the quote`},
		},
		{
			"a file cut off in the middle of a row", columns + "t1,A,C11,2010\nt2,A",
			[]string{`3  bad_csv: line 3 has 2 cells where the header has 4; put a cell that holds a comma in quotes, or add what is missing`},
		},
		{
			"a row with a comma too many, after one with a line break", "id,official_id,post_id,source,start\nt1,A,C11,\"a\nb\",2010\nt2,A,C11,c,d,2010\n",
			[]string{`4  bad_csv: line 4 has 6 cells where the header has 5; put a cell that holds a comma in quotes, or add what is missing`},
		},
		{
			"a quote inside a bare cell", columns + "t1,A,C\"11,2010\n",
			[]string{`2  bad_csv: line 2 has a quote inside a cell that does not begin with one; put the whole cell in quotes and double those inside`},
		},
		{
			"text after a quoted cell", columns + "t1,\"A\"B,C11,2010\n",
			[]string{`2  bad_csv: line 2 has text after a closing quote; double a quote that belongs to the text`},
		},
		{
			"semicolons", "id;official_id;post_id\nt1;A;C11\n",
			[]string{`1  bad_csv: the columns of tenures.csv are separated by semicolons; save the file as CSV with commas, or state the delimiter in a mapping file`},
		},
		{
			"tabs, with quotes", "\"id\"\t\"official_id\"\t\"post_id\"\r\nt1\tA\tC11\n",
			[]string{`1  bad_csv: the columns of tenures.csv are separated by tabs; save the file as CSV with commas, or state the delimiter in a mapping file`},
		},
		{
			"tabs", "id\tofficial_id\tpost_id\nt1\tA\tC11\n",
			[]string{`1  bad_csv: the columns of tenures.csv are separated by tabs; save the file as CSV with commas, or state the delimiter in a mapping file`},
		},
		{
			"vertical bars", "id|official_id|post_id\n",
			[]string{`1  bad_csv: the columns of tenures.csv are separated by vertical bars; save the file as CSV with commas, or state the delimiter in a mapping file`},
		},
		{
			"Latin-1", columns + "t1,A,C11,2010\nt2,Andr\xe9,C11,2010\n",
			[]string{`3  bad_csv: line 3 is not UTF-8 text; save the file as CSV in UTF-8, or state the encoding of the file, such as windows-1258, in a mapping file if all its lines are in it`},
		},
		{
			"Latin-1 on a later line of a row", columns + "\"t1\nAndr\xe9\",A,C11,2010\n",
			[]string{`3  bad_csv: line 3 is not UTF-8 text; save the file as CSV in UTF-8, or state the encoding of the file, such as windows-1258, in a mapping file if all its lines are in it`},
		},
		{
			"UTF-16", "\xff\xfei\x00d\x00\n\x00",
			[]string{`1  bad_csv: the file is UTF-16; save it as CSV in UTF-8, or state the encoding utf-16 in a mapping file`},
		},
		{
			"missing and unknown columns, with the rows counted", "id,person,POST_ID,\nt1,A,C11,\nt2,A,C11,\n",
			[]string{
				`1  unknown_column: a column has no name; name it or take it out`,
				`1 POST_ID unknown_column: write the column's name as post_id, in small letters and without blanks`,
				`1 official_id missing_column: add the column official_id; the header must name id, official_id, post_id`,
				`1 person unknown_column: rename the column to x_person to keep it as text, or take it out; the columns are id, official_id, post_id, start, end, status, arrival, end_cause, decision, source`,
				`1 post_id missing_column: add the column post_id; the header must name id, official_id, post_id`,
			},
		},
		{
			"a column that stands twice", "id,official_id,post_id,x_a,x_a\n",
			[]string{`1 x_a bad_csv: the column "x_a" stands twice; rename or remove one of them`},
		},
		{
			"a line beyond the bound", columns + "t1,A,C11," + strings.Repeat("2", 1<<20) + "\n",
			[]string{`2  too_large: line 2 is longer than 1048576 bytes; check that its line breaks are there, or shorten it`},
		},
		{
			"a quote open beyond the bound", columns + "t1,A,C11,\"" + strings.Repeat("2\n", 1<<19) + "\n",
			[]string{`2  bad_csv: a quote opened in the row on line 2 is not closed within 1048576 bytes; close it, or double a quote that belongs to the text`},
		},
		{
			"too many columns", strings.Repeat("x_,", 1000) + "id\n",
			[]string{`1  too_large: line 1 has more than 1000 cells; split the table`},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := overlay(t, "base")
			write(t, filepath.Join(dir, "tenures.csv"), c.text)
			r := read(t, dir)
			var got []string
			for _, p := range r.Report.Problems {
				if p.File != "tenures.csv" || p.Severity != ingest.Error {
					t.Errorf("an unexpected problem: %+v", p)
				}
				got = append(got, fmt.Sprintf("%d %s %s: %s", p.Line, p.Column, p.Code, p.Message))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			counts := r.Report.Rows["tenures.csv"]
			if counts.Read != counts.Rejected || counts.Accepted > 0 {
				t.Errorf("counts are %+v, want every row read to be rejected", counts)
			}
			if strings.HasPrefix(c.name, "missing") && counts.Read != 2 {
				t.Errorf("%d rows were counted, want 2", counts.Read)
			}
			if r.Batch != nil {
				t.Error("there is something to load")
			}
			for _, allow := range []bool{false, true} {
				err := r.Err(allow)
				if err == nil || graph.CodeOf(err) != graph.Invalid || !strings.HasPrefix(err.Error(), "tenures.csv cannot be loaded (") {
					t.Errorf("with errors allowed %v it may be loaded: %v", allow, err)
				}
			}
			if len(r.Report.Notes) != 1 || !strings.HasPrefix(r.Report.Notes[0], "nothing can be loaded while tenures.csv itself is at fault") {
				t.Errorf("notes are %q", r.Report.Notes)
			}
		})
	}
}

// The content tells the format, whatever the name: this begins as a zip does.
func TestAFileThatIsNoTextIsRefused(t *testing.T) {
	dir := overlay(t, "base")
	write(t, filepath.Join(dir, "tenures.csv"), "PK\x03\x04\x14\x00")
	_, err := ingest.Read(t.Context(), dir, ingest.Options{})
	if want := "tenures.csv is damaged or was cut off; get the whole file again"; graph.CodeOf(err) != graph.Invalid || err.Error() != want {
		t.Errorf("error is %v, want %q", err, want)
	}
}

// Were posts.csv taken as empty, each tenure would be said to name no post.
func TestRowsThatNeedABrokenFileAreNotBlamed(t *testing.T) {
	dir := overlay(t, "base")
	write(t, filepath.Join(dir, "posts.csv"), "id;title;unit_id\n")
	r := read(t, dir)
	if len(r.Report.Problems) != 1 || r.Report.Codes[ingest.BadCSV] != 1 {
		t.Errorf("problems are %v", r.Report.Problems)
	}
}

// A bound just kept is no fault.
func TestALineJustWithinTheBoundIsRead(t *testing.T) {
	dir := overlay(t, "base")
	const head, row = "id,official_id,post_id,source\n", "t1,A,C11,"
	write(t, filepath.Join(dir, "tenures.csv"), head+row+strings.Repeat("s", 1<<20-len(row)-1)+"\n")
	r := read(t, dir)
	if r.Batch == nil || len(r.Batch.Tenures) != 1 || len(r.Batch.Tenures[0].Source) != 1<<20-len(row)-1 {
		t.Errorf("problems are %v", r.Report.Problems)
	}
}

func TestALineOf100MBIsNotTakenIntoMemory(t *testing.T) {
	dir := overlay(t, "base")
	file, err := os.Create(filepath.Join(dir, "tenures.csv"))
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(file, "id,official_id,post_id\n")
	if err := file.Truncate(100 << 20); err != nil { // zeros, and no line break
		t.Fatal(err)
	}
	file.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := read(t, dir)
	runtime.ReadMemStats(&after)
	if r.Report.Codes[ingest.TooLarge] != 1 {
		t.Errorf("problems are %v", r.Report.Problems)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
		t.Errorf("reading took %d MB", used>>20)
	}
}

func TestCancellingEndsTheReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	dir := overlay(t, "base")
	calls := 0
	_, err := ingest.Read(ctx, dir, ingest.Options{Progress: func(stage string, done, total int) {
		calls++
		if stage == "read tenures.csv" {
			cancel()
		}
	}})
	if graph.CodeOf(err) != graph.Canceled {
		t.Errorf("error is %v, want one of code canceled", err)
	}
	if calls == 0 {
		t.Error("no progress was told")
	}
}
