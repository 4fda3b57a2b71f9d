package stats

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestIntervals(t *testing.T) {
	for _, c := range []struct {
		a, n                int64
		low, high           float64 // Clopper–Pearson by bisection of the binomial tails
		wilsonLow, wilsonHi float64 // Wilson as statistics.md has it, to four digits
	}{
		{20, 23, 0.664110862462879, 0.9722484925772068, 0.6787, 0.9546},
		{150, 161, 0.8810410277993533, 0.9654023771099557, 0.8818, 0.9614},
		{8, 18, 0.21530150738729978, 0.6924283410012438, 0.2456, 0.6628},
		{0, 10, 0, 0.30849710781876083, 0, 0.2775}, // high 1 - 0.025^(1/10); Wilson high z²/(n+z²)
		{10, 10, 0.6915028921812392, 1, 0.7225, 1},
		{1, 1, 0.025, 1, 0.2065, 1},
	} {
		what := fmt.Sprintf("%d of %d", c.a, c.n)
		low, high, err := ClopperPearson(c.a, c.n, 0.95)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		within(t, what+" low", low, c.low, 1e-9)
		within(t, what+" high", high, c.high, 1e-9)
		low, high, err = Wilson(c.a, c.n, 0.95)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		within(t, what+" Wilson low", low, c.wilsonLow, 5e-5)
		within(t, what+" Wilson high", high, c.wilsonHi, 5e-5)
	}
}

func TestIntervalsOfCountsAbove2To31(t *testing.T) {
	low, high, err := ClopperPearson(3_000_000_000, 6_000_000_000, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	// By the normal law 1/2 ± 1.959963985/(2√(6·10^9)), and half an observation.
	within(t, "low", low, 0.5-1.26515131e-5-1./12e9, 1e-10)
	within(t, "high", high, 0.5+1.26515131e-5+1./12e9, 1e-10)
}

func TestIntervalsRefuse(t *testing.T) {
	for name, c := range map[string]struct {
		a, n       int64
		confidence float64
	}{
		"nothing observed":   {0, 0, 0.95},
		"more than all":      {3, 2, 0.95},
		"a negative count":   {-1, 2, 0.95},
		"a count too large":  {1, maxCount + 1, 0.95},
		"a confidence of 0":  {1, 2, 0},
		"a confidence of 1":  {1, 2, 1},
		"a confidence of 95": {1, 2, 95},
		"no number":          {1, 2, math.NaN()},
	} {
		if _, _, err := ClopperPearson(c.a, c.n, c.confidence); err == nil {
			t.Errorf("ClopperPearson takes %s", name)
		}
		if _, _, err := Wilson(c.a, c.n, c.confidence); err == nil {
			t.Errorf("Wilson takes %s", name)
		}
	}
}

func TestIntervalsHoldTheShareAndMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 100_000).Draw(t, "n")
		a := rapid.Int64Range(0, n).Draw(t, "a")
		share := float64(a) / float64(n)
		for name, interval := range map[string]func(int64, int64, float64) (float64, float64, error){"ClopperPearson": ClopperPearson, "Wilson": Wilson} {
			low, high, err := interval(a, n, 0.95)
			if err != nil || !(0 <= low && low <= share+1e-12 && share <= high+1e-12 && high <= 1) {
				t.Fatalf("%s(%d, %d) = %v, %v, %v", name, a, n, low, high, err)
			}
			mirroredLow, mirroredHigh, _ := interval(n-a, n, 0.95)
			if math.Abs(low-(1-mirroredHigh)) > 1e-9 || math.Abs(high-(1-mirroredLow)) > 1e-9 {
				t.Fatalf("%s(%d, %d) = %v … %v, mirrored %v … %v", name, a, n, low, high, mirroredLow, mirroredHigh)
			}
		}
	})
}
