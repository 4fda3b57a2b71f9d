package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// files gives the text of each file below a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts[e.Name()] = string(text)
	}
	return texts
}

func TestRejectsAreTheRejectedRowsByteForByte(t *testing.T) {
	dir := overlay(t, "base")
	head := "\ufeffx_note,id,\"official_id\",post_id,start,status\r\n"
	good := "fine,t1,A,C11,2010,\r\n"
	bad := "\"a \"\"b\"\"\r\nc\",t2,A,C11,\"2011\",open\r\n"
	again := "\"a \"\"b\"\"\r\nc\",t2,A,C11,2011,open\r\n" // a repetition, and not among the rejects
	last := "x, t3 ,A,nowhere,2012,"
	write(t, filepath.Join(dir, "tenures.csv"), head+good+"\r\n"+bad+again+last)
	r := read(t, dir)
	if got := r.Report.Rows["tenures.csv"]; got != (ingest.Counts{Read: 4, Accepted: 1, Rejected: 2, Repeated: 1}) {
		t.Fatalf("counts are %+v: %v", got, problemsOf(r))
	}
	if err := r.Err(false); err == nil || !strings.HasPrefix(err.Error(), "the data has 3 errors, so nothing is loaded") {
		t.Errorf("without errors allowed: %v", err)
	}
	if err := r.Err(true); err != nil {
		t.Errorf("with errors allowed: %v", err)
	}
	path := filepath.Join(t.TempDir(), "rejects")
	if err := r.WriteRejects(path); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"tenures.csv": strings.TrimPrefix(head, "\ufeff") + bad + last + "\n"}
	if diff := cmp.Diff(want, files(t, path)); diff != "" {
		t.Errorf("rejects (-want +got):\n%s", diff)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("something is left beside the rejects: %v", left)
	}

	// Mended and put in place of what was rejected, they load.
	mended := strings.NewReplacer("open", "ended", " t3 ", "t3", "nowhere", "C11").Replace(want["tenures.csv"])
	write(t, filepath.Join(dir, "tenures.csv"), mended+good)
	if r := read(t, dir); r.Err(false) != nil || len(r.Batch.Tenures) != 3 {
		t.Errorf("the mended rows do not load: %v", problemsOf(r))
	}
}

func TestEachFileWithRejectsHasOneOfItsName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rejects")
	if err := read(t, overlay(t, "unit_cycle")).WriteRejects(path); err != nil {
		t.Fatal(err)
	}
	got := files(t, path)
	if len(got) != 2 || strings.Count(got["units.csv"], "\n") != 6 || strings.Count(got["posts.csv"], "\n") != 2 {
		t.Errorf("rejects are %q, want five units and a post", got)
	}
}

func TestRejectsOfAFlatTableAreOneFileThatLoadsOnceMended(t *testing.T) {
	r := flat(t, "official,post,unit,head\nAn,P,U,no\nBinh,P,U,\nCuc,P,U,maybe\n")
	path := filepath.Join(t.TempDir(), "rejects.csv")
	if err := r.WriteRejects(path); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil || string(text) != "official,post,unit,head\nAn,P,U,no\nCuc,P,U,maybe\n" {
		t.Fatalf("rejects are %q, %v", text, err)
	}
	if r := flat(t, strings.NewReplacer("no", "false", "maybe", "false").Replace(string(text))); r.Err(false) != nil || len(r.Batch.Tenures) != 2 {
		t.Errorf("the mended rows do not load: %v", problemsOf(r))
	}
}

func TestRejectsNeverOverwriteAndNeverStandByHalf(t *testing.T) {
	dir := overlay(t, "unit_cycle")
	r := read(t, dir)
	taken := filepath.Join(t.TempDir(), "taken")
	write(t, taken, "mine")
	if err := r.WriteRejects(taken); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("a path that exists: %v", err)
	}
	if text, _ := os.ReadFile(taken); string(text) != "mine" {
		t.Errorf("the file that was there holds %q", text)
	}
	if err := r.WriteRejects(filepath.Join(taken, "below")); graph.CodeOf(err) != graph.Invalid && graph.CodeOf(err) != graph.Conflict {
		t.Errorf("a path below a file: %v", err)
	}
	fresh := filepath.Join(t.TempDir(), "rejects")
	write(t, filepath.Join(dir, "posts.csv"), "id,title,unit_id\n")
	if err := r.WriteRejects(fresh); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("a source that changed: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(fresh)); len(left) > 0 {
		t.Errorf("something is left behind: %v", left)
	}
}

func TestWithoutRejectedRowsNothingIsWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rejects")
	if err := read(t, overlay(t, "base")).WriteRejects(path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(path); !os.IsNotExist(err) {
		t.Errorf("there are rejects: %v", err)
	}
}

func TestProblemsAreWrittenAsCSV(t *testing.T) {
	var text strings.Builder
	err := ingest.WriteProblems(&text, []ingest.Problem{
		{File: "tenures.csv", Line: 7, Column: "end", Value: "a, \"b\"", Code: ingest.BadDate, Severity: ingest.Warning, Message: "write the date"},
	})
	if want := "file,line,column,value,code,severity,message\ntenures.csv,7,end,\"a, \"\"b\"\"\",bad_date,warning,write the date\n"; err != nil || text.String() != want {
		t.Errorf("written is %q, %v", text.String(), err)
	}
}
