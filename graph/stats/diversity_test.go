package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Two even kinds have ln 2; 1:3 has 2 ln 2 - ¾ ln 3; four kinds of which one
// holds all have 0.
func TestShannon(t *testing.T) {
	for _, c := range []struct {
		counts []int64
		want   Diversity
	}{
		{[]int64{5, 5}, Diversity{math.Ln2, 2, 1}},
		{[]int64{1, 3}, Diversity{2*math.Ln2 - 0.75*math.Log(3), 4 / math.Pow(27, 0.25), 2 - 0.75*math.Log2(3)}},
		{[]int64{0, 7, 0, 0}, Diversity{0, 1, 0}},
		{[]int64{4, 4, 0, 0}, Diversity{math.Ln2, 2, 0.5}},
		{[]int64{9}, Diversity{0, 1, 0}},
		{[]int64{3_000_000_000, 3_000_000_000}, Diversity{math.Ln2, 2, 1}},
	} {
		got, err := Shannon(c.counts)
		if err != nil {
			t.Errorf("%v: %v", c.counts, err)
			continue
		}
		within(t, "entropy", got.Entropy, c.want.Entropy, 1e-12)
		within(t, "effective", got.Effective, c.want.Effective, 1e-12)
		within(t, "evenness", got.Evenness, c.want.Evenness, 1e-12)
	}
	for name, counts := range map[string][]int64{"nothing": nil, "zeros": {0, 0}, "negatives": {3, -1}, "too many": {maxCount, 1}} {
		if d, err := Shannon(counts); err == nil {
			t.Errorf("takes %s: %v", name, d)
		}
	}
}

func TestDiversityIsGreatestWhereCountsAreEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 1000), 1, 12).Draw(t, "counts")
		counts[0]++
		d, err := Shannon(counts)
		if err != nil || !(d.Entropy >= 0 && d.Effective <= float64(len(counts))+1e-9 && d.Evenness >= 0 && d.Evenness <= 1) {
			t.Fatalf("%v: %+v, %v", counts, d, err)
		}
	})
}
