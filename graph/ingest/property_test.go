package ingest_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"careergraph/graph/ingest"
)

// shuffled rewrites the CSV files of a folder with their rows in an order that
// the test draws. No row here spans lines.
func shuffled(t *rapid.T, from, to string) {
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(e.Name()) == ".csv" {
			lines := slices.Collect(strings.Lines(string(text)))
			rows := rapid.Permutation(lines[1:]).Draw(t, e.Name())
			text = []byte(lines[0] + strings.Join(rows, ""))
		}
		if err := os.WriteFile(filepath.Join(to, e.Name()), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// told is all that must not depend on the order of rows.
func told(r *ingest.Result) map[string]any {
	batch := ""
	if r.Batch != nil {
		batch = dataOf(r)
	}
	return map[string]any{
		"batch": batch, "rows": r.Report.Rows, "codes": r.Report.Codes, "outcomes": r.Report.Outcomes,
		"errors": r.Report.Errors, "warnings": r.Report.Warnings, "notes": r.Report.Notes,
	}
}

func TestShufflingTheRowsOfAFolderChangesNothing(t *testing.T) {
	dirs, want := map[string]string{}, map[string]map[string]any{}
	for _, name := range caseNames(t) {
		dirs[name] = overlay(t, name)
		want[name] = told(read(t, dirs[name]))
	}
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(caseNames(t)).Draw(rt, "case")
		other, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		shuffled(rt, dirs[name], other)
		if diff := cmp.Diff(want[name], told(read(t, other))); diff != "" {
			rt.Errorf("%s: the rows in another order differ (-want +got):\n%s", name, diff)
		}
	})
}

// A draw makes rows from few values, so that ids repeat, refer to each other in
// circles, and are now and then broken. Its seed is drawn by rapid; the values
// are not, since rapid prefers small ones and then hardly a row would stand.
type draw struct{ *rand.Rand }

func newDraw(t *rapid.T) draw {
	return draw{rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))}
}

func (d draw) rows(header string, pools ...[]string) string {
	var text strings.Builder
	text.WriteString(header + "\n")
	for row := range d.IntN(12) {
		for column, pool := range pools {
			value := pool[d.IntN(len(pool))]
			if column == 0 && d.IntN(10) > 0 {
				value = pool[row%len(pool)] // ids mostly come in turn
			}
			if column > 0 {
				text.WriteByte(',')
			}
			text.WriteString(value)
		}
		text.WriteByte('\n')
	}
	return text.String()
}

func TestAnyRowsAreAllAccountedForInAnyOrder(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	units, posts, people := strings.Split("abcdefghijk", ""), strings.Split("pqrstuvwxyz", ""), strings.Split("ABCDEFGHIJK", "")
	odd := func(pool []string, more ...string) []string { return append(slices.Repeat(pool, 12), more...) }
	dates := odd([]string{"", "2001", "2002-02", "2003-01-31", "2004"}, "2001-02-29", "1990-01-01")
	accepted, refused := 0, 0
	rejects := filepath.Join(t.TempDir(), "rejects")
	rapid.Check(t, func(rt *rapid.T) {
		d := newDraw(rt)
		for name, text := range map[string]string{
			"units.csv":      d.rows("id,name,level,parent_id,valid_to", odd(units, "", " a"), odd([]string{"U", "U"}, ""), odd([]string{"commune", "district", ""}, "galaxy"), odd(append(units[:3:3], "", "", "", "", "", ""), "nowhere"), dates),
			"unit_links.csv": d.rows("predecessor_id,successor_id,kind,on", odd(units[:5], "nowhere"), units[:5], odd([]string{"merged", "split"}, "joined"), dates),
			"posts.csv":      d.rows("id,title,unit_id,seats,head,class", odd(posts, ""), []string{"P"}, odd(units[:5], "nowhere"), odd([]string{"", "1", "2"}, "0"), odd([]string{"", "true"}, "yes"), []string{"", "membership"}),
			"officials.csv":  d.rows("id,birth_date,native_unit_id", people, dates, odd(units[:5], "", "nowhere")),
			"tenures.csv":    d.rows("id,official_id,post_id,start,end,status", odd([]string{"1", "2", "3", "4", "5", "6", "7", "8"}, ""), odd(people[:4], "nobody"), odd(posts[:4], "nothing"), dates, dates, odd([]string{"", "current", "ended"}, "over")),
			"claims.csv":     d.rows("id,question,count,part_of", []string{"1", "2", "3", "4"}, []string{"q"}, odd([]string{"1", "2"}, "-1"), odd([]string{"", "1", "2", "3"}, "9")),
			"dataset.yaml":   []string{"", "as_of: 2003\n", "levels: [{id: commune}, {id: district}]\n"}[d.IntN(3)],
		} {
			write(t, filepath.Join(dir, name), text)
		}
		r := read(t, dir)
		b := r.Batch
		if b == nil {
			rt.Fatalf("a file is said to be at fault: %v", r.Report.Problems)
		}
		for file, c := range r.Report.Rows {
			if c.Read != c.Accepted+c.Rejected+c.Repeated {
				rt.Errorf("%s: counts are %+v", file, c)
			}
		}
		// A row is rejected just where an error stands on it, and repeated
		// just where it is said to be.
		type place struct {
			file string
			line int
		}
		rejected, repeated := map[place]bool{}, 0
		for _, p := range r.Report.Problems {
			if p.Severity == ingest.Error {
				rejected[place{p.File, p.Line}] = true
			}
			if p.Code == ingest.RepeatedRow {
				repeated++
			}
		}
		sum := ingest.Counts{}
		for _, c := range r.Report.Rows {
			sum.Rejected, sum.Repeated = sum.Rejected+c.Rejected, sum.Repeated+c.Repeated
		}
		if sum.Rejected != len(rejected) || sum.Repeated != repeated {
			rt.Errorf("%+v rows are rejected and repeated, problems say %d and %d", sum, len(rejected), repeated)
		}
		ids := map[string]bool{}
		define := func(kind, id string) {
			if ids[kind+id] {
				rt.Errorf("the id %s %q stands twice in the batch", kind, id)
			}
			ids[kind+id] = true
		}
		need := func(kind, id string) {
			if !ids[kind+id] {
				rt.Errorf("the batch has no %s %q", kind, id)
			}
		}
		for _, u := range b.Units {
			define("unit", u.ID)
		}
		for _, u := range b.Units {
			if u.ParentID != "" {
				need("unit", u.ParentID)
			}
		}
		for _, l := range b.Links {
			need("unit", l.PredecessorID)
			need("unit", l.SuccessorID)
		}
		for _, p := range b.Posts {
			define("post", p.ID)
			need("unit", p.UnitID)
		}
		for _, o := range b.Officials {
			define("official", o.ID)
			if o.NativeUnitID != "" {
				need("unit", o.NativeUnitID)
			}
		}
		for _, held := range b.Tenures {
			define("tenure", held.ID)
			need("post", held.PostID)
			need("official", held.OfficialID)
		}
		for _, c := range b.Claims {
			define("claim", c.ID)
		}
		for _, c := range b.Claims {
			if c.PartOf != "" {
				need("claim", c.PartOf)
			}
		}
		outcomes := 0
		for _, n := range r.Report.Outcomes {
			outcomes += n
		}
		if outcomes != len(b.Tenures) || outcomes != r.Report.Rows["tenures.csv"].Accepted {
			rt.Errorf("the outcomes add up to %d, of %d tenures", outcomes, len(b.Tenures))
		}
		accepted, refused = accepted+outcomes, refused+sum.Rejected
		if sum.Rejected > 0 {
			if err := r.WriteRejects(rejects); err != nil {
				rt.Fatal(err)
			}
			if _, how := unlike(t, dir, r, rejects); how != "" {
				rt.Errorf("the rejects differ from the whole (-want +got):\n%s", how)
			}
			os.RemoveAll(rejects)
		}
		shuffled(rt, dir, other)
		if diff := cmp.Diff(told(r), told(read(t, other))); diff != "" {
			rt.Errorf("the rows in another order differ (-want +got):\n%s", diff)
		}
	})
	if accepted < 50 || refused < 50 {
		t.Errorf("%d tenures were accepted and %d rows rejected: the rows drawn test one side only", accepted, refused)
	}
}

func TestShufflingAFlatTableChangesNothing(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		names := []string{"A", "B", "C", "A"}
		text := newDraw(rt).rows("official,official_id,birth_date,post,unit,parent,level,native_unit,bloc,head,start,end",
			[]string{"An", "Binh", "Cuc", ""}, []string{"", "", "", "x"}, []string{"", "", "1960", "1970"},
			[]string{"P", "Q", "R"}, names, append(names, "", "", ""), []string{"", "commune", "commune", "commune", "district"}, append(names, "", "D"),
			[]string{"", "", "", "party", "party", "state"}, []string{"", "", "", "true", "maybe"}, []string{"2001", "2002", "2003"}, []string{"", "2004"})
		write(t, filepath.Join(dir, "table.csv"), text)
		r := read(t, filepath.Join(dir, "table.csv"))
		if c := r.Report.Rows["table.csv"]; c.Read != c.Accepted+c.Rejected+c.Repeated || len(r.Batch.Tenures) != c.Accepted {
			rt.Errorf("counts are %+v of %d tenures", c, len(r.Batch.Tenures))
		}
		units := map[string]bool{}
		for _, u := range r.Batch.Units {
			if units[u.ID] {
				rt.Errorf("the unit %s stands twice", u.Name)
			}
			units[u.ID] = true
			if u.Place == 0 {
				rt.Errorf("the unit %s lies on a cycle", u.Name)
			}
		}
		for _, u := range r.Batch.Units {
			if u.ParentID != "" && !units[u.ParentID] {
				rt.Errorf("the parent of %s is no unit", u.Name)
			}
		}
		shuffled(rt, dir, other)
		if diff := cmp.Diff(told(r), told(read(t, filepath.Join(other, "table.csv")))); diff != "" {
			rt.Errorf("the rows in another order differ (-want +got):\n%s", diff)
		}
	})
}
