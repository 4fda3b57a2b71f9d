package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// judge reads a text as a file and holds what no input may break. What is
// loaded, and what is said about it, is bounded by the text.
func judge(t *testing.T, path, text string, mode ingest.Mode) *ingest.Result {
	write(t, path, text)
	r, err := took(t, []string{path}, ingest.Options{Mode: mode})
	if err != nil {
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%v is not blamed on the file", err)
		}
		return nil
	}
	if r.Batch != nil {
		if n := len(r.Batch.Tenures) + len(r.Batch.Officials); n > len(text) {
			t.Errorf("%d bytes give %d tenures and officials", len(text), n)
		}
		if len(r.Batch.Moves) > len(r.Batch.Tenures)*len(r.Batch.Tenures) {
			t.Errorf("%d tenures make %d moves", len(r.Batch.Tenures), len(r.Batch.Moves))
		}
	}
	return r
}

// rejectsAreWritten holds that whatever was rejected can be written, and is
// sound as a table. Of a dataset it shows errors again; a row of a flat table may
// be at odds with sound ones only, which do not stand with it.
func rejectsAreWritten(t *testing.T, r *ingest.Result, dir string) {
	if r == nil || r.Batch == nil || r.Report.Errors == 0 {
		return
	}
	path := filepath.Join(dir, "rejects")
	defer os.RemoveAll(path)
	if err := r.WriteRejects(path); err != nil {
		t.Fatal(err)
	}
	mode := ingest.Flat
	if r.RejectsAreFolder() {
		mode = ingest.Folder
	}
	again, err := took(t, []string{path}, ingest.Options{Mode: mode})
	if err != nil {
		t.Fatalf("the rejects cannot be read: %v", err)
	}
	if again.Batch == nil || r.RejectsAreFolder() && again.Report.Errors == 0 {
		t.Errorf("the rejects show no errors, or are no table: %v, of %v", again.Report.Problems, r.Report.Problems)
	}
}

// FuzzPopolo reads arbitrary JSON as Popolo.
func FuzzPopolo(f *testing.F) {
	f.Add(content(f, "testdata/popolo/council.json"))
	f.Add(`{"persons": [{"id": "p", "name": "An"}], "memberships": [{"person_id": "p", "organization_id": "o", "start_date": "2001"}]}`)
	f.Add(`{"persons": [{"id": 1, "memberships": [{"role": null, "post_id": true}]}], "posts": {}, "organizations": [[]]}`)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		rejectsAreWritten(t, judge(t, filepath.Join(dir, "popolo.json"), text, ingest.Popolo), dir)
	})
}

// FuzzFlat reads arbitrary CSV as a flat table.
func FuzzFlat(f *testing.F) {
	f.Add(sound)
	f.Add(strings.Replace(sound, "true", "maybe", 1))
	f.Add("official,post,unit,parent\nA,P,U,V\nB,P,V,U\n")
	f.Add("official_id,official,birth_date,post,unit,start,end,x_a\nA,An,1960,P,U,2001,1999,\" \"\nA,Binh,,P,U,\"x\ny\",,\nB,An,,P,U,2001,,\n")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		rejectsAreWritten(t, judge(t, filepath.Join(dir, "flat.csv"), text, ingest.Flat), dir)
	})
}
