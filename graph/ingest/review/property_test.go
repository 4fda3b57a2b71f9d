package review_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// drawnBatch is a batch of few names, so that much looks the same.
func drawnBatch(t *rapid.T) *graph.Batch {
	b := &graph.Batch{}
	pick := func(n int, of string) string { return fmt.Sprint(of, rapid.IntRange(0, n-1).Draw(t, of)) }
	name := func(of string) string {
		return rapid.SampledFrom([]string{"Núi", "Nui", "núi", "Sông", "Trường Sơn", "Trườnng Sơn"}).Draw(t, of)
	}
	date := func(of string) graph.Date {
		return graph.MustDate(rapid.SampledFrom([]string{"", "1960", "1960-03", "1960-03-02", "1985", "1990-01-01"}).Draw(t, of))
	}
	units, posts, officials := rapid.IntRange(1, 8).Draw(t, "units"), rapid.IntRange(1, 12).Draw(t, "posts"), rapid.IntRange(1, 8).Draw(t, "officials")
	for i := range units {
		u := graph.Unit{ID: fmt.Sprint("u", i), Name: name("unit name"), Level: rapid.SampledFrom([]string{graph.UnknownLevel, "district"}).Draw(t, "level")}
		if i > 0 && rapid.Bool().Draw(t, "has a parent") {
			u.ParentID = pick(i, "u")
		}
		b.Units = append(b.Units, u)
	}
	for range rapid.IntRange(0, 4).Draw(t, "links") {
		b.Links = append(b.Links, graph.UnitLink{PredecessorID: pick(units, "u"), SuccessorID: pick(units, "u"), Kind: graph.Renamed})
	}
	for i := range posts {
		b.Posts = append(b.Posts, graph.Post{ID: fmt.Sprint("p", i), Title: name("title"), UnitID: pick(units, "u"), Class: graph.Career, Head: rapid.Bool().Draw(t, "head")})
	}
	for i := range officials {
		b.Officials = append(b.Officials, graph.Official{ID: fmt.Sprint("o", i), Name: name("name"), Birth: date("birth"), NativeUnitID: pick(units, "u")})
	}
	for i := range rapid.IntRange(0, 15).Draw(t, "tenures") {
		b.Tenures = append(b.Tenures, graph.Tenure{ID: fmt.Sprint("t", i), OfficialID: pick(officials, "o"), PostID: pick(posts, "p"), Start: date("start"), End: date("end"), Status: graph.Ended})
	}
	return b
}

// drawnDecisions decides what is suggested, and pairs that nobody suggested.
func drawnDecisions(t *rapid.T, file *review.File) {
	for range rapid.IntRange(0, 6).Draw(t, "more") {
		kind := rapid.SampledFrom([]review.Kind{review.Units, review.Posts, review.Officials}).Draw(t, "kind")
		id := func(of string) string { return fmt.Sprint(string(kind[:1]), rapid.IntRange(0, 9).Draw(t, of)) }
		if a, b := id("a"), id("b"); a != b {
			file.Suggestions = append(file.Suggestions, review.Suggestion{Kind: kind, A: review.Thing{ID: a}, B: review.Thing{ID: b}})
		}
	}
	for i := range file.Suggestions {
		file.Suggestions[i].Decision = rapid.SampledFrom([]review.Decision{review.Undecided, review.Same, review.Same, review.Same, review.Different}).Draw(t, "decision")
	}
}

func TestAnyDecisionsLoseNoTenureAndNoReference(t *testing.T) {
	merged := 0
	rapid.Check(t, func(rt *rapid.T) {
		b := drawnBatch(rt)
		file, err := review.Suggest(t.Context(), b)
		if err != nil {
			rt.Fatal(err)
		}
		drawnDecisions(rt, file)
		before := [4]int{len(b.Units), len(b.Posts), len(b.Officials), len(b.Tenures)}
		untouched := b.Fingerprint()
		applied, err := file.Apply(b)
		if err != nil {
			if graph.CodeOf(err) != graph.Invalid || b.Fingerprint() != untouched {
				rt.Fatalf("after %v the batch has changed", err)
			}
			return
		}
		after := [4]int{len(b.Units) + applied.Units, len(b.Posts) + applied.Posts, len(b.Officials) + applied.Officials, len(b.Tenures)}
		if before != after {
			rt.Errorf("of units, posts, officials and tenures there were %v, and are, with those merged, %v", before, after)
		}
		merged += applied.Units + applied.Posts + applied.Officials
		resolves(rt, b)
		for _, s := range file.Suggestions {
			if s.Decision == review.Same && has(b, s.A.ID) && has(b, s.B.ID) {
				rt.Errorf("%s and %s are decided to be the same, and both are left", s.A.ID, s.B.ID)
			}
		}
		once := b.Fingerprint()
		if again, err := file.Apply(b); err != nil || again.Units+again.Posts+again.Officials > 0 || b.Fingerprint() != once {
			rt.Errorf("applied again, %+v is merged (%v)", again, err)
		}
	})
	if merged < 10 {
		t.Errorf("only %d things were merged: the decisions drawn test nothing", merged)
	}
}

func has(b *graph.Batch, id string) bool {
	ids := map[string]bool{}
	for _, u := range b.Units {
		ids[u.ID] = true
	}
	for _, p := range b.Posts {
		ids[p.ID] = true
	}
	for _, o := range b.Officials {
		ids[o.ID] = true
	}
	return ids[id]
}

// resolves checks that every reference leads somewhere, and no unit lies in
// itself.
func resolves(t *rapid.T, b *graph.Batch) {
	need := func(from, id string) {
		if id != "" && !has(b, id) {
			t.Errorf("%s names %s, which is gone", from, id)
		}
	}
	for _, u := range b.Units {
		need(u.ID, u.ParentID)
	}
	for _, l := range b.Links {
		need("a link", l.PredecessorID)
		need("a link", l.SuccessorID)
	}
	for _, p := range b.Posts {
		need(p.ID, p.UnitID)
	}
	for _, o := range b.Officials {
		need(o.ID, o.NativeUnitID)
	}
	for _, held := range b.Tenures {
		need(held.ID, held.OfficialID)
		need(held.ID, held.PostID)
	}
	graph.PlaceUnits(b.Units)
	for i := range b.Units {
		if b.Units[i].Place == 0 {
			t.Errorf("the unit %s lies in itself", b.Units[i].ID)
		}
		b.Units[i].Place, b.Units[i].LastPlace, b.Units[i].Depth = 0, 0, 0
	}
}

func TestWhatIsSuggestedIsWrittenAndReadBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		file, err := review.Suggest(t.Context(), drawnBatch(rt))
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(file, parse(t, written(t, file)), files); diff != "" {
			rt.Errorf("-want +got:\n%s", diff)
		}
	})
}
