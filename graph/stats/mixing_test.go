package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Posts 50, 30 and 20: shares 0.5, 0.3 and 0.2, of which 1 - 0.25 - 0.09 - 0.04
// = 0.62 of the moves cross.
func TestProportionalMixing(t *testing.T) {
	mixing, err := ProportionalMixing([]int64{50, 30, 20})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "crossing", mixing.Crossing(), 0.62, 1e-15)
	share, err := mixing.Share(0, 1)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "the share", share, 0.15, 1e-15)
	if share, err = mixing.CrossingShare(1, 2); err != nil {
		t.Fatal(err)
	}
	within(t, "the share of crossing moves", share, 0.06/0.62, 1e-15)
}

// Of 10 moves none where 0.2 is expected: 0.8^10 and the outcomes of 5 and more.
func TestAgainstShare(t *testing.T) {
	got, err := AgainstShare(0, 10, 0.2)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "expected", got.Expected, 2, 1e-15)
	within(t, "ratio", got.Ratio, 0, 0)
	near(t, "p", got.P, 0.228248064, 1e-12)
}

func TestMixingRefuses(t *testing.T) {
	for name, posts := range map[string][]int64{
		"no units":         nil,
		"no posts":         {0, 0},
		"a negative count": {3, -1},
		"too many":         {maxCount, 1},
	} {
		if m, err := ProportionalMixing(posts); err == nil {
			t.Errorf("takes %s: %v", name, m)
		}
	}
	mixing, err := ProportionalMixing([]int64{5, 0})
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]int{{-1, 0}, {0, 2}, {0, 0}, {0, 1}} {
		if share, err := mixing.CrossingShare(pair[0], pair[1]); err == nil {
			t.Errorf("the share of crossing moves of %v is %v", pair, share)
		}
	}
	if share, err := mixing.Share(2, 0); err == nil {
		t.Errorf("the share of an unknown unit is %v", share)
	}
	for _, c := range []struct {
		observed, all int64
		share         float64
	}{{0, 0, 0.5}, {3, 2, 0.5}, {-1, 2, 0.5}, {1, maxCount + 1, 0.5}, {0, 2, 0}, {2, 2, 1}, {1, 2, math.NaN()}} {
		if d, err := AgainstShare(c.observed, c.all, c.share); err == nil {
			t.Errorf("AgainstShare(%d, %d, %v) = %v", c.observed, c.all, c.share, d)
		}
	}
	var none Mixing
	if share, err := none.Share(0, 0); err == nil {
		t.Errorf("no model gives %v", share)
	}
}

func TestSharesOfMixingAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		posts := rapid.SliceOfN(rapid.Int64Range(1, 1000), 2, 8).Draw(t, "posts")
		mixing, err := ProportionalMixing(posts)
		if err != nil {
			t.Fatal(err)
		}
		all, crossing := 0.0, 0.0
		for i := range posts {
			for j := range posts {
				share, _ := mixing.Share(i, j)
				all += share
				if i != j {
					share, _ = mixing.CrossingShare(i, j)
					crossing += share
				}
			}
		}
		if math.Abs(all-1) > 1e-12 || math.Abs(crossing-1) > 1e-12 {
			t.Fatalf("all %v, crossing %v", all, crossing)
		}
	})
}
