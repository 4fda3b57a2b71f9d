package stats

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTableSums(t *testing.T) {
	rows, columns, err := quangNamTable.Margins()
	if err != nil {
		t.Fatal(err)
	}
	out, in, err := quangNamTable.Flows()
	if err != nil {
		t.Fatal(err)
	}
	all, moved, err := quangNamTable.Total()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]int64{"rows": rows, "columns": columns, "out": out, "in": in, "totals": {all, moved}}
	want := map[string][]int64{
		"rows":    {20, 153, 28},
		"columns": {3, 31, 167},
		"out":     {20, 153, 11},
		"in":      {3, 31, 150}, // net -17, -122, +139
		"totals":  {201, 184},   // with and without commune to commune
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// bad are the tables that nothing may take.
var bad = map[string]Table{
	"no states":            {},
	"a missing column":     {{1, 2}, {3}},
	"a column too many":    {{1, 2, 3}, {3, 4, 5}},
	"a negative count":     {{1, -2}, {3, 4}},
	"a count too large":    {{1, maxCount + 1}, {3, 4}},
	"a sum too large":      {{0, maxCount}, {1, 0}},
	"a sum past an int64":  {{math.MaxInt64, math.MaxInt64}, {1, 0}},
	"too many states":      make(Table, maxTableStates+1),
	"rows without columns": {nil, nil},
}

// poor are tables that leave little to test; each must have an answer or an error.
var poor = map[string]Table{
	"one state":               {{5}},
	"one empty state":         {{0}},
	"nothing at all":          {{0, 0}, {0, 0}},
	"nothing moved":           {{3, 0}, {0, 4}},
	"one move":                {{0, 1}, {0, 0}},
	"one way down a ladder":   {{0, 5, 0}, {0, 0, 5}, {0, 0, 0}},
	"one way with a shortcut": {{0, 5, 2}, {0, 0, 5}, {0, 0, 0}},
	"all to one state":        {{0, 0, 7}, {0, 0, 9}, {0, 0, 0}},
	"round a ring":            {{0, 4, 0}, {0, 0, 4}, {4, 0, 0}},
	"two groups":              {{1, 5, 0, 0}, {2, 0, 0, 0}, {0, 0, 0, 9}, {0, 0, 4, 3}},
	"a state apart":           {{0, 5, 0}, {2, 0, 0}, {0, 0, 8}},
	"counts above 2^31":       {{0, 3_000_000_000}, {3_000_000_001, 0}},
	"large beside small":      {{0, 100_000_000_000, 0}, {1, 0, 1}, {0, 1, 0}},
}

func drawTable(t *rapid.T) Table {
	k := rapid.IntRange(1, 6).Draw(t, "states")
	count := rapid.OneOf(rapid.Just[int64](0), rapid.Int64Range(0, 60))
	table := make(Table, k)
	for i := range table {
		table[i] = rapid.SliceOfN(count, k, k).Draw(t, fmt.Sprint("row ", i))
	}
	return table
}

// relabelled puts state i in place order[i].
func relabelled(t Table, order []int) Table {
	moved := make(Table, len(t))
	for i := range moved {
		moved[i] = make([]int64, len(t))
	}
	for i, row := range t {
		for j, n := range row {
			moved[order[i]][order[j]] = n
		}
	}
	return moved
}

func transposed(t Table) Table {
	turned := make(Table, len(t))
	for i := range t {
		for j := range t {
			turned[i] = append(turned[i], t[j][i])
		}
	}
	return turned
}

func drawOrder(t *rapid.T, n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return rapid.Permutation(order).Draw(t, "order")
}

// alike says whether two tests agree but for rounding.
func alike(a, b ChiSquared) bool {
	return a.DF == b.DF && math.Abs(a.Statistic-b.Statistic) <= 1e-7*(1+a.Statistic)
}

func sound(c ChiSquared) bool {
	return c.Statistic >= 0 && !math.IsInf(c.Statistic, 0) && c.DF >= 0 && c.P >= 0 && c.P <= 1 && (c.DF > 0 || c.Statistic == 0 && c.P == 1)
}
