package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFindingsCarryAsManyIdsAsAreAskedFor(t *testing.T) {
	var moves [][]any
	for i := range 30 {
		moves = append(moves, append([]any{fmt.Sprintf("m%02d", i)}, sample("moves", true)[1:]...))
	}
	h := serveQuietly(t, quangnam().with("moves", moves...))
	const one = "/findings/pairs:level:district:commune"
	for address, c := range map[string]struct {
		ids   int
		total int64
	}{
		"/findings?topic=pairs":            {20, 150},
		"/findings?topic=pairs&evidence=2": {2, 150},
		"/findings?topic=pairs&evidence=0": {0, 150},
		one:                                {30, 30},
		one + "?evidence=5":                {5, 150},
	} {
		t.Run(address, func(t *testing.T) {
			data := []byte(get(t, h, base+address).wants(http.StatusOK).data())
			var found []Finding
			if data[0] == '{' {
				data = fmt.Appendf(nil, "[%s]", data)
			}
			if err := json.Unmarshal(data, &found); err != nil {
				t.Fatal(err)
			}
			e := found[0].Evidence
			if len(e.IDs) != c.ids || e.Total == nil || *e.Total != c.total || e.More != (c.ids < 30) {
				t.Errorf("evidence is %d ids of %d, more %t", len(e.IDs), *e.Total, e.More)
			}
			if c.ids > 0 && e.IDs[0] != "m00" {
				t.Errorf("the first is %s", e.IDs[0])
			}
		})
	}
}

func TestWhatTopicsAskSideBySideIsExplainedInOrder(t *testing.T) {
	store := quangnam().with("moves", sample("moves", true))
	h := serveQuietly(t, store)
	var got []string
	for _, e := range get(t, h, base+"/findings?topic=pairs,tables&level=district&explain=true").wants(http.StatusOK).meta().Explain {
		got = append(got, e.Question)
	}
	// Moves are the evidence: up and down between two pairs of levels, within one, and all.
	want := []string{"blocs", "dataset", "flows_by_bloc", "flows_by_level", "flows_by_unit", "levels", "moves", "moves", "moves", "moves", "offices"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, question := range []string{"flows_by_level", "flows_by_bloc", "flows_by_unit"} {
		if n := len(slices.DeleteFunc(store.questions(), func(q string) bool { return q != question })); n != 1 {
			t.Errorf("%s was asked %d times", question, n)
		}
	}
}
