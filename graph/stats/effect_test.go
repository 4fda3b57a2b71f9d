package stats

import (
	"fmt"
	"testing"
)

// Quảng Nam and its district secretaries, to four digits: shares by division,
// Clopper–Pearson and Wilson by their formulas with exact arithmetic.
func TestImbalance(t *testing.T) {
	for _, c := range []struct {
		a, b int64
		want Effect
	}{
		{20, 3, Effect{0.8696, 0.6641, 0.9722, 0.6787, 0.9546}},
		{150, 11, Effect{0.9317, 0.8810, 0.9654, 0.8818, 0.9614}},
		{8, 10, Effect{0.4444, 0.2153, 0.6924, 0.2456, 0.6628}},
	} {
		what := fmt.Sprintf("%d:%d", c.a, c.b)
		got, err := Imbalance(c.a, c.b, 0.95)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		within(t, what+" share", got.Share, c.want.Share, 5e-5)
		within(t, what+" low", got.Low, c.want.Low, 5e-5)
		within(t, what+" high", got.High, c.want.High, 5e-5)
		within(t, what+" Wilson low", got.WilsonLow, c.want.WilsonLow, 5e-5)
		within(t, what+" Wilson high", got.WilsonHigh, c.want.WilsonHigh, 5e-5)
	}
	for _, split := range [][2]int64{{0, 0}, {-1, 2}, {maxCount, 1}} {
		if got, err := Imbalance(split[0], split[1], 0.95); err == nil {
			t.Errorf("takes %v: %v", split, got)
		}
	}
}

func TestOdds(t *testing.T) {
	odds, err := Odds(150, 11)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "150:11", odds, 150./11, 0)
	for _, split := range [][2]int64{{5, 0}, {0, 0}, {-1, 2}} {
		if odds, err := Odds(split[0], split[1]); err == nil {
			t.Errorf("takes %v: %v", split, odds)
		}
	}
}

// The first example of Newcombe 1998, table II, method 10: 56 of 70 against 48 of
// 80 gives 0.0524 to 0.3339.
func TestShareDifference(t *testing.T) {
	difference, low, high, err := ShareDifference(56, 14, 48, 32, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "the difference", difference, 0.2, 1e-12)
	within(t, "low", low, 0.0524, 5e-5)
	within(t, "high", high, 0.3339, 5e-5)
}
