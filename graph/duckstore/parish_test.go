package duckstore_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/duckstore"
)

// parish is a sound batch of n officials who each go from a commune to its
// district: 11 units, 11 posts, 2n tenures and n moves.
func parish(n int) *graph.Batch {
	b := &graph.Batch{
		Dataset: graph.Dataset{
			ID: "parish", AsOf: graph.MustDate("2020-12-31"), BlankEnd: graph.Open, OverlapDays: 92, GapDays: 365, Ordered: true,
			Levels: []graph.Level{{ID: "commune"}, {ID: "district"}},
		},
		Units: []graph.Unit{{ID: "d", Name: "D", Level: "district"}},
		Posts: []graph.Post{{ID: "pd", Title: "Chair", UnitID: "d", Level: "district", Office: "chair", Class: graph.Career}},
	}
	for i := range 10 {
		commune := fmt.Sprint("c", i)
		b.Units = append(b.Units, graph.Unit{ID: commune, Name: "C", Level: "commune", ParentID: "d"})
		b.Posts = append(b.Posts, graph.Post{ID: "p" + commune, Title: "Chair", UnitID: commune, Level: "commune", Office: "chair", Class: graph.Career})
	}
	for i := range n {
		id := fmt.Sprintf("o%06d", i)
		first, second, post := id+".1", id+".2", fmt.Sprint("pc", i%10)
		b.Officials = append(b.Officials, graph.Official{ID: id, Tenures: 2, Moves: 1, Trail: "ab"})
		b.Tenures = append(b.Tenures,
			graph.Tenure{
				ID: first, OfficialID: id, PostID: post, Start: graph.MustDate("2010"), End: graph.MustDate("2014-12-31"),
				Status: graph.Ended, Seq: 1, Outcome: graph.Entry, LastDay: graph.DayOf(2014, 12, 31),
			},
			graph.Tenure{
				ID: second, OfficialID: id, PostID: "pd", Start: graph.MustDate("2015-01"),
				Status: graph.Open, Seq: 2, Outcome: graph.Moved, LastDay: graph.Forever,
			})
		b.Moves = append(b.Moves, graph.Move{
			ID: second, OfficialID: id, FromTenure: first, ToTenure: second, FromPost: post, ToPost: "pd",
			On: graph.MustDate("2015-01"), Kind: graph.UnstatedKind, Direction: graph.Up, GapDays: 1,
		})
	}
	graph.PlaceUnits(b.Units)
	b.Sort()
	return b
}

func load(t testing.TB, store *duckstore.Store, batch *graph.Batch) graph.Loaded {
	t.Helper()
	loaded, err := store.Load(t.Context(), batch, nil)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// parishFile makes a database file that holds a parish.
func parishFile(t testing.TB, path string, n int) {
	t.Helper()
	store, err := duckstore.Open(t.Context(), duckstore.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	load(t, store, parish(n))
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// size tells of how many officials the parish is that a store holds, and fails
// unless all of it is there.
func size(t testing.TB, store graph.Reader) int {
	t.Helper()
	n, err := wholeSize(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func wholeSize(ctx context.Context, store graph.Reader) (int, error) {
	dataset, err := store.Ask(ctx, graph.Ask{Question: "dataset"})
	if err != nil {
		return 0, err
	}
	if len(dataset.Rows) != 1 {
		return 0, fmt.Errorf("%d datasets; warnings %q", len(dataset.Rows), dataset.Warnings)
	}
	counts := map[string]any{}
	for i, column := range dataset.Columns {
		counts[column.Name] = dataset.Rows[0][i]
	}
	n := counts["officials"].(int64)
	want := map[string]any{"units": int64(11), "posts": int64(11), "tenures": 2 * n, "moves": n, "entry": n, "move": n}
	for name := range counts {
		if _, listed := want[name]; !listed {
			delete(counts, name)
		}
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		return 0, fmt.Errorf("a parish of %d is not whole:\n%s", n, diff)
	}
	return int(n), nil
}
