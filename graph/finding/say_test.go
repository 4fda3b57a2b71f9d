package finding

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

func TestSay(t *testing.T) {
	got := Join(
		Say("%s lượt, %s, %s.", "%s turns, %s, %s.", 1234, Share(0.5), graph.Label{"vi": "cấp xã", "en": "commune"}),
		graph.Label{},
		Say("p = %s, χ² = %s,", "p = %s, χ² = %s,", Chance(0.25), Decimal(1.5)),
		Months(1), Months(2),
	)
	want := graph.Label{
		"vi": "1.234 lượt, 50,0%, cấp xã. p = 0,25, χ² = 1,5, 1 tháng 2 tháng",
		"en": "1,234 turns, 50.0 %, commune. p = 0.25, χ² = 1.5, 1 month 2 months",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
