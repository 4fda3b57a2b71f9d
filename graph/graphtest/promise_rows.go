package graphtest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

func testRowsAreWellFormed(t *testing.T, engine string, open Open) {
	batch := Fixture(t, "river")
	store := open(t)
	revision := mustLoad(t, store, batch).Revision
	asks := AllAsks(batch)
	for i := 0; i < len(asks); i += 19 {
		ask := asks[i]
		answer := mustAsk(t, store, ask)
		if answer.Engine != engine || answer.Revision != revision || len(answer.Warnings) > 0 {
			t.Errorf("%s: comes from %s at revision %d with warnings %q, not from %s at %d without",
				formatAsk(ask), answer.Engine, answer.Revision, answer.Warnings, engine, revision)
		}
	}
}

// crowd is a batch of officials who moved once each, from one of ten communes
// to their district.
func crowd(t testing.TB, officials int) *graph.Batch {
	units := [][]string{{"id", "name", "level", "parent_id"}, {"d", "District", "district", ""}}
	posts := [][]string{{"id", "title", "unit_id"}, {"dp", "Post", "d"}}
	for i := range 10 {
		unit := fmt.Sprintf("c%d", i)
		units = append(units, []string{unit, "Commune", "commune", "d"})
		posts = append(posts, []string{unit + "p", "Post", unit})
	}
	tenures := [][]string{{"id", "official_id", "post_id", "start", "end", "status"}}
	for i := range officials {
		official := fmt.Sprintf("o%05d", i)
		tenures = append(tenures,
			[]string{official + "a", official, fmt.Sprintf("c%dp", i%10), "2010-01-01", "2014-12-31", ""},
			[]string{official + "b", official, "dp", "2015-01-01", "", "current"})
	}
	return readTables(t, map[string][][]string{"units.csv": units, "posts.csv": posts, "tenures.csv": tenures},
		"id: crowd\nas_of: 2020-12-31\nlevels: [{id: commune}, {id: district}]\n")
}

// testAllRowsCome asks for more rows than any buffer is likely to hold.
func testAllRowsCome(t *testing.T, _ string, open Open) {
	const officials = 6000
	store := open(t)
	mustLoad(t, store, crowd(t, officials))
	for question, want := range map[string]int{"tenures": 2 * officials, "moves": officials} {
		if got := len(mustAsk(t, store, graph.Ask{Question: question}).Rows); got != want {
			t.Errorf("%s has %d rows, not %d", question, got, want)
		}
	}
	flows := formatRows(mustAsk(t, store, graph.Ask{Question: "flows_by_level"}).Rows)
	if want := []string{"commune | district | 6000 | 6000"}; !slices.Equal(flows, want) {
		t.Errorf("flows_by_level is %q, not %q", flows, want)
	}
	through := graph.Ask{Question: "careers_through_levels", Args: graph.Args{"sequence": []string{"commune", "district"}, "gaps": false, "or_higher": false}}
	if got := len(mustAsk(t, store, through).Rows); got != officials {
		t.Errorf("careers_through_levels has %d rows, not %d", got, officials)
	}
}

// testPagesAddUp turns the pages of every question, of several sizes.
func testPagesAddUp(t *testing.T, _ string, open Open) {
	batch := Fixture(t, "river")
	store := open(t)
	mustLoad(t, store, batch)
	turned := 0
	for _, ask := range plainAsks(batch) {
		whole := mustAsk(t, store, ask).Rows
		for _, size := range []int{1, 7, max(1, len(whole)), len(whole) + 1} {
			var rows [][]any
			for {
				page := ask
				page.Skip, page.Limit = len(rows), size
				answer := mustAsk(t, store, page)
				if more := len(rows)+len(answer.Rows) < len(whole); answer.More != more {
					t.Fatalf("%s: more is %t", formatAsk(page), answer.More)
				}
				rows = append(rows, answer.Rows...)
				if !answer.More {
					break
				}
				turned++
			}
			if diff := cmp.Diff(formatRows(whole), formatRows(rows)); diff != "" {
				t.Fatalf("%s: pages of %d differ from the whole (- whole, + pages):\n%s", formatAsk(ask), size, diff)
			}
		}
		beyond := ask
		beyond.Skip, beyond.Limit = len(whole)+1, 3
		if answer := mustAsk(t, store, beyond); len(answer.Rows) > 0 || answer.More {
			t.Errorf("%s: has rows after the last", formatAsk(beyond))
		}
		rest := ask
		rest.Skip = len(whole) / 2
		if diff := cmp.Diff(formatRows(whole[len(whole)/2:]), formatRows(mustAsk(t, store, rest).Rows)); diff != "" {
			t.Errorf("%s: differs from the rest of the whole:\n%s", formatAsk(rest), diff)
		}
	}
	if turned == 0 {
		t.Error("no question had a second page")
	}
}
