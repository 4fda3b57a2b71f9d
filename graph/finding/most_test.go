package finding

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMostKeepsTheMostImportant(t *testing.T) {
	all := []Finding{
		{ID: "few", Verdict: TooFew, Weight: 9}, {ID: "balanced", Verdict: Balanced, Weight: 9}, {ID: "light", Verdict: Imbalanced, Weight: 1},
		{ID: "b", Verdict: Described, Weight: 2}, {ID: "a", Verdict: Described, Weight: 2}, {ID: "heavy", Verdict: Imbalanced, Weight: 5},
	}
	for limit, want := range map[int][]string{
		9: {"heavy", "light", "a", "b", "balanced", "few"},
		3: {"heavy", "light", "a"},
		0: nil,
	} {
		kept, left := Most(append([]Finding(nil), all...), limit)
		var ids []string
		for _, f := range kept {
			ids = append(ids, f.ID)
		}
		if diff := cmp.Diff(want, ids); diff != "" || left != len(all)-len(want) {
			t.Errorf("of %d: %d left\n%s", limit, left, diff)
		}
	}
}
