package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// The tree is b(a, c(d)) beside e; siblings stand in the order of their ids.
func TestPlaceUnits(t *testing.T) {
	units := []graph.Unit{{ID: "e"}, {ID: "d", ParentID: "c"}, {ID: "c", ParentID: "b"}, {ID: "a", ParentID: "b"}, {ID: "b", ParentID: "gone"}}
	graph.PlaceUnits(units)
	type place struct {
		ID                 string
		Place, Last, Depth int
	}
	var got []place
	for _, u := range units {
		got = append(got, place{u.ID, u.Place, u.LastPlace, u.Depth})
	}
	want := []place{{"a", 2, 2, 1}, {"b", 1, 4, 0}, {"c", 3, 4, 1}, {"d", 4, 4, 2}, {"e", 5, 5, 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
