package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// coverageBatch has two posts: a chair that states all, in a unit with a
// parent, and a seat in an assembly that states nothing but its class.
func coverageBatch(tenures ...graph.Tenure) *graph.Batch {
	return &graph.Batch{
		Units: []graph.Unit{{ID: "d", ParentID: "p"}, {ID: "p"}},
		Posts: []graph.Post{
			{ID: "chair", UnitID: "d", Level: "district", Bloc: "state", Office: "chair", Class: graph.Career},
			{ID: "seat", UnitID: "p", Level: graph.UnknownLevel, Class: graph.Membership},
		},
		Tenures: tenures,
	}
}

func tenureOf(post, start, end string, status graph.EndStatus) graph.Tenure {
	return graph.Tenure{PostID: post, Start: graph.MustDate(start), End: graph.MustDate(end), Status: status}
}

// The six tenures, counted by hand. Careers: 2008-02-28 to 2009-12-31 is to the
// day; 2009 to 2011-05 is to the year, the less precise of the two; 2010 on is
// open; one ended 2004 without a known start; and 2019-11 to 2020-01-01 is to
// the month. The membership from 2011 has an end that nobody knows.
func TestCoverageCountsWhatTenuresState(t *testing.T) {
	got := coverage(coverageBatch(
		tenureOf("chair", "2008-02-28", "2009-12-31", graph.Ended),
		tenureOf("chair", "2009", "2011-05", graph.Ended),
		tenureOf("chair", "2010", "", graph.Open),
		tenureOf("chair", "", "2004", graph.Ended),
		tenureOf("chair", "2019-11", "2020-01-01", graph.Ended),
		tenureOf("seat", "2011", "", graph.UnknownEnd),
	))
	want := Coverage{
		All: Covered{Tenures: 6, Started: 5, Ended: 4, Open: 1, EndUnknown: 1,
			Both: 3, BothToDay: 1, BothToMonth: 1, BothToYear: 1, Dated: 4, Level: 5, Bloc: 5, Office: 5, Parent: 5},
		Careers: Covered{Tenures: 5, Started: 4, Ended: 4, Open: 1,
			Both: 3, BothToDay: 1, BothToMonth: 1, BothToYear: 1, Dated: 4, Level: 5, Bloc: 5, Office: 5, Parent: 5},
		Memberships: Covered{Tenures: 1, Started: 1, EndUnknown: 1},
		Decades: []Decade{
			{2000, Covered{Tenures: 2, Started: 2, Ended: 2, Both: 2, BothToDay: 1, BothToYear: 1, Dated: 2, Level: 2, Bloc: 2, Office: 2, Parent: 2}},
			// The open one, that to the month, and the membership.
			{2010, Covered{Tenures: 3, Started: 3, Ended: 1, Open: 1, EndUnknown: 1, Both: 1, BothToMonth: 1, Dated: 2, Level: 2, Bloc: 2, Office: 2, Parent: 2}},
			{0, Covered{Tenures: 1, Ended: 1, Level: 1, Bloc: 1, Office: 1, Parent: 1}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A year that ends in 9 belongs to its own decade, and decades without a tenure
// have no row.
func TestDecadesBeginWithTheYearOfZero(t *testing.T) {
	got := coverage(coverageBatch(
		tenureOf("chair", "1999-12-31", "", graph.Open),
		tenureOf("chair", "2000-01-01", "", graph.Open),
		tenureOf("chair", "1957", "", graph.Open),
	))
	var years []int
	for _, d := range got.Decades {
		years = append(years, d.Year)
	}
	if diff := cmp.Diff([]int{1950, 1990, 2000}, years); diff != "" {
		t.Error(diff)
	}
}

func TestCoverageOfNothing(t *testing.T) {
	if diff := cmp.Diff(Coverage{}, coverage(&graph.Batch{})); diff != "" {
		t.Error(diff)
	}
}
