package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// files gives the text of each file below a folder.
func files(t testing.TB, dir string) map[string]string {
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
	path := rejectsOf(t, r)
	// t2 and t3 name A, whose native commune C1 lies in D1, and that in P; t2 names
	// the commune's post. E, the other units and the other posts stay away.
	want := map[string]string{
		"dataset.yaml":   files(t, dir)["dataset.yaml"],
		"units.csv":      "id,name,level,parent_id,type,valid_from,valid_to,tags,source\nP,Province P,province,,,,,,\nD1,District D1,district,P,,1997,,mountain; key,\nC1,Commune C1,commune,D1,,,,,\n",
		"unit_links.csv": "predecessor_id,successor_id,kind,on\n",
		"posts.csv":      "id,title,unit_id,level,bloc,office,head,rank,class,seats,valid_from,valid_to\nC11,Secretary of C1,C1,,party,secretary,true,1.5,,,,\n",
		"officials.csv":  "id,name,gender,birth_date,death_date,native_unit_id,source\nA,Official A,f,1960,,C1,\n",
		"tenures.csv":    strings.TrimPrefix(head, "\ufeff") + bad + last + "\n",
		"claims.csv":     "id,question,count,part_of,from,to,office,kind,since,until,source\n",
	}
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

// rejectsOf writes the rejects of what was read to a new place.
func rejectsOf(t *testing.T, r *ingest.Result) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rejects")
	if err := r.WriteRejects(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// byRow gives each problem, and each error, with the text of the row on which it
// stands in place of the line. No row here spans lines.
func byRow(t testing.TB, dir string, r *ingest.Result) (all, failures []string) {
	t.Helper()
	lines := map[string][]string{}
	for name, text := range files(t, dir) {
		lines[name] = strings.Split(text, "\n")
	}
	for _, p := range r.Report.Problems {
		text := fmt.Sprintf("%s %q: %s %q %s", p.File, lines[p.File][p.Line-1], p.Column, p.Value, p.Code)
		all = append(all, text)
		if p.Severity == ingest.Error {
			failures = append(failures, text)
		}
	}
	slices.Sort(failures)
	return all, failures
}

// unlike reads the rejects of a folder and tells how they differ from it: they
// must say the same of their rows, nothing else, and rest on the same defaults.
func unlike(t testing.TB, dir string, r *ingest.Result, path string) (again *ingest.Result, how string) {
	t.Helper()
	again = read(t, path)
	before, want := byRow(t, dir, r)
	after, got := byRow(t, path, again)
	how = cmp.Diff(want, got) + cmp.Diff(r.Batch.Dataset, again.Batch.Dataset, cmp.AllowUnexported(graph.Date{}))
	for _, problem := range after {
		if !slices.Contains(before, problem) {
			how += "a problem of their own: " + problem + "\n"
		}
	}
	return again, how
}

// mend puts the rows of a case's mended.txt in the places of those rejected,
// and takes out repetitions, which would not be mended with their row.
func mend(t *testing.T, name, dir string, r *ingest.Result) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(cases, name, "mended.txt"))
	if err != nil {
		t.Fatalf("a case with rejected rows needs them mended: %v", err)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		file, row, _ := strings.Cut(line, " ")
		rows[file] = append(rows[file], row)
	}
	texts := map[string][]string{}
	for file, text := range files(t, dir) {
		texts[file] = slices.Collect(strings.Lines(text))
	}
	last := ingest.Problem{}
	for _, p := range r.Report.Problems {
		if p.Code == ingest.RepeatedRow {
			texts[p.File][p.Line-1] = ""
		}
		if p.Severity != ingest.Error || p.File == last.File && p.Line == last.Line {
			continue
		}
		last = p
		if len(rows[p.File]) == 0 {
			t.Fatalf("mended.txt has no row for line %d of %s", p.Line, p.File)
		}
		texts[p.File][p.Line-1] = rows[p.File][0]
		rows[p.File] = rows[p.File][1:]
	}
	for file, lines := range texts {
		write(t, filepath.Join(dir, file), strings.Join(append(lines, rows[file]...), ""))
	}
}

func TestRejectsTellTheSameErrorsAndLoadOnceMended(t *testing.T) {
	ran := 0
	for _, name := range caseNames(t) {
		dir := overlay(t, name)
		r := read(t, dir)
		if r.Report.Errors == 0 {
			continue
		}
		ran++
		t.Run(name, func(t *testing.T) {
			path := rejectsOf(t, r)
			again, how := unlike(t, dir, r, path)
			if how != "" {
				t.Errorf("the rejects differ from the whole (-want +got):\n%s", how)
			}
			for file, want := range r.Report.Rows {
				if got := again.Report.Rows[file]; got.Rejected != want.Rejected || got.Repeated > 0 || got.Accepted > want.Accepted {
					t.Errorf("%s: the rejects have %+v of %+v", file, got, want)
				}
			}
			for what, place := range map[string]struct {
				dir string
				r   *ingest.Result
			}{"the rejects": {path, again}, "the whole": {dir, r}} {
				mend(t, name, place.dir, place.r)
				if mended := read(t, place.dir); mended.Err(false) != nil {
					t.Errorf("%s do not load once mended: %v", what, problemsOf(mended))
				}
			}
		})
	}
	if ran != 7 {
		t.Errorf("%d cases have rejected rows, want 7", ran)
	}
}

// A kept row names what it needs in turn: r1 and r2 name E, and Q1 in U3, which
// leads to P; F with its native unit U2 and r3 are sound and named by none.
func TestRejectsHoldTheSoundRowsThatTheyNeedAndNoOther(t *testing.T) {
	got := files(t, rejectsOf(t, read(t, overlay(t, "needs_rejected"))))
	want := map[string]string{
		"units.csv":      "P,Province P,province,,,,,,\nU3,Unit,commune,U2,,,,,\nU2,Unit,district,U1,,,,,\nU1,Unit,galaxy,P,,,,,\n",
		"unit_links.csv": "U2,U3,split,2010\n",
		"posts.csv":      "Q1,Post,U3,,,,,,,,,\n",
		"officials.csv":  "E,,,,,,\n,Official G,,,,,\nH,Official\tH,,,,,\n",
		"tenures.csv":    "r1,E,Q1,2010,2011,,,,,\nr2,H,Q1,2010,2011,open,,,,\n",
		"claims.csv":     "",
	}
	for file, want := range want {
		if _, rows, _ := strings.Cut(got[file], "\n"); rows != want {
			t.Errorf("%s: rejects are\n%s\nwant\n%s", file, rows, want)
		}
	}
	if len(got) != len(want)+1 {
		t.Errorf("rejects are %q, want the six tables and dataset.yaml", got)
	}

	// A rejected item brings its sound whole, and that the one it is part of.
	dir := overlay(t, "base")
	write(t, filepath.Join(dir, "claims.csv"), "id,question,count,part_of\nA,q,9,\nB,q,5,A\nC,q,1,A\nD,q,many,B\n")
	if got := files(t, rejectsOf(t, read(t, dir)))["claims.csv"]; got != "id,question,count,part_of\nA,q,9,\nB,q,5,A\nD,q,many,B\n" {
		t.Errorf("rejected claims are %q", got)
	}
}

// Without levels and as_of in dataset.yaml the rejects rest on the rows that
// give them: units of the levels Ward and Zone, a post of the level hall, and
// the tenure t2 with the last end. The rejected row states a level and a date
// of its own, which do not count.
func TestDefaultsOfTheRejectsAreThoseOfTheWhole(t *testing.T) {
	for _, c := range []struct{ name, dataset string }{{"without dataset.yaml", ""}, {"with one that says nothing of them", "id: named\n"}} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if c.dataset != "" {
				write(t, filepath.Join(dir, "dataset.yaml"), c.dataset)
			}
			write(t, filepath.Join(dir, "units.csv"), "id,name,level,parent_id\nR,Root,,\nZ1,Unit,Zone,R\nZ2,Unit,Zone,R\nW1,Unit,Ward,Z2\nW2,Unit,Ward,Z1\n")
			write(t, filepath.Join(dir, "posts.csv"), "id,title,unit_id,level\nP1,Post,W2,\nP2,Post,W2,hall\nP3,Post,R,hall\nP4,Post,nowhere,galaxy\n")
			write(t, filepath.Join(dir, "tenures.csv"), "id,official_id,post_id,start,end\nt1,A,P1,2001,2002\nt2,B,P1,2003,2004-05\nt3,C,P4,2010,2011\n")
			r := read(t, dir)
			if levels := r.Batch.Dataset.Levels; len(levels) != 3 || r.Batch.Dataset.Ordered || r.Batch.Dataset.AsOf != graph.MustDate("2004-05-31") {
				t.Fatalf("the dataset is %+v", r.Batch.Dataset)
			}
			path := rejectsOf(t, r)
			if _, how := unlike(t, dir, r, path); how != "" {
				t.Errorf("the rejects differ from the whole (-want +got):\n%s", how)
			}
			// Z1 and W1 are the first of their levels, and W1 lies in Z2; P2 needs W2;
			// t2 needs P1. Nothing needs P3 and t1.
			want := map[string]string{
				"units.csv":   "id,name,level,parent_id\nR,Root,,\nZ1,Unit,Zone,R\nZ2,Unit,Zone,R\nW1,Unit,Ward,Z2\nW2,Unit,Ward,Z1\n",
				"posts.csv":   "id,title,unit_id,level\nP1,Post,W2,\nP2,Post,W2,hall\nP4,Post,nowhere,galaxy\n",
				"tenures.csv": "id,official_id,post_id,start,end\nt2,B,P1,2003,2004-05\nt3,C,P4,2010,2011\n",
			}
			if c.dataset != "" {
				want["dataset.yaml"] = c.dataset
			}
			if diff := cmp.Diff(want, files(t, path)); diff != "" {
				t.Errorf("rejects (-want +got):\n%s", diff)
			}
		})
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
	if want := "file,line,column,value,code,severity,message,where\ntenures.csv,7,end,\"a, \"\"b\"\"\",bad_date,warning,write the date,\n"; err != nil || text.String() != want {
		t.Errorf("written is %q, %v", text.String(), err)
	}
}
