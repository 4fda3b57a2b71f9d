package stats

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestFisher(t *testing.T) {
	for _, c := range []struct {
		a, b, c, d int64
		want       float64 // the sums of the probabilities as fractions
		tol        float64
	}{
		{3, 1, 1, 3, 34. / 70, 1e-12},                   // Fisher's lady tasting tea: 1+16 of 70 on each side
		{2, 10, 15, 3, 0.0005367241191434358009, 1e-12}, // Fisher's twins, the example of R's fisher.test: p = 0.0005367
		{1, 9, 11, 3, 0.0027594561852200834567, 1e-12},  // a book's example of men and women who diet
		{10, 3, 2, 8, 0.012278137799742322558, 1e-12},
		{20, 3, 9, 9, 0.015650359871652678808, 1e-12},
		{150, 11, 20, 3, 0.38974635454609217587, 1e-12},
		{0, 5, 5, 0, 2. / 252, 1e-12},
		{7, 0, 3, 0, 1, 0}, // all one way in both: one table
		{5, 5, 5, 5, 1, 0},
		{1, 0, 0, 1, 1, 0},
		// In logarithms with 40 digits.
		{15000, 11000, 14000, 12000, 1.125647114877468217e-18, 1e-11}, // twice the upper tail: half of 52,000 are drawn
		{3_000_000_000, 2_999_900_000, 2_999_900_000, 3_000_100_000, 0.0061700277888180015643, 1e-9},
		{10, 99_999_990, 30, 99_999_970, 0.0022214315760431654683, 1e-11},
	} {
		what := fmt.Sprintf("Fisher(%d:%d, %d:%d)", c.a, c.b, c.c, c.d)
		p, err := Fisher(c.a, c.b, c.c, c.d)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		near(t, what, p, c.want, c.tol)
	}
}

// By the formula: 20.5·9.5/(3.5·9.5) = 20.5/3.5 and its interval.
func TestOddsRatio(t *testing.T) {
	ratio, low, high, err := OddsRatio(20, 3, 9, 9, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "the ratio", ratio, 20.5/3.5, 1e-12)
	near(t, "low", low, 1.37810291069098, 1e-12)
	near(t, "high", high, 24.8937304919983, 1e-12)
	if ratio, _, _, err := OddsRatio(7, 0, 3, 0, 0.95); err != nil {
		t.Error(err)
	} else {
		near(t, "all one way", ratio, 7.5/3.5, 1e-12)
	}
}

func TestComparisonsOfGroupsRefuse(t *testing.T) {
	for name, c := range map[string][4]int64{
		"an empty first group":  {0, 0, 3, 4},
		"an empty second group": {3, 4, 0, 0},
		"a negative count":      {3, -1, 3, 4},
		"a count too large":     {3, maxCount + 1, 3, 4},
		"a sum too large":       {maxCount, 1, 3, 4},
	} {
		if p, err := Fisher(c[0], c[1], c[2], c[3]); err == nil {
			t.Errorf("Fisher takes %s: %v", name, p)
		}
		if r, _, _, err := OddsRatio(c[0], c[1], c[2], c[3], 0.95); err == nil {
			t.Errorf("OddsRatio takes %s: %v", name, r)
		}
		if d, _, _, err := ShareDifference(c[0], c[1], c[2], c[3], 0.95); err == nil {
			t.Errorf("ShareDifference takes %s: %v", name, d)
		}
	}
	for _, confidence := range []float64{0, 1, 95, math.NaN()} {
		if _, _, _, err := OddsRatio(1, 2, 3, 4, confidence); err == nil {
			t.Errorf("OddsRatio takes a confidence of %v", confidence)
		}
		if _, _, _, err := ShareDifference(1, 2, 3, 4, confidence); err == nil {
			t.Errorf("ShareDifference takes a confidence of %v", confidence)
		}
	}
}

func TestFisherIsAProbabilityAndDoesNotMindTheOrder(t *testing.T) {
	count := rapid.OneOf(rapid.Int64Range(0, 20), rapid.Int64Range(0, 100_000))
	rapid.Check(t, func(t *rapid.T) {
		a, b, c, d := count.Draw(t, "a"), count.Draw(t, "b"), count.Draw(t, "c"), count.Draw(t, "d")
		if a+b == 0 || c+d == 0 {
			a, d = a+1, d+1
		}
		p, err := Fisher(a, b, c, d)
		if err != nil || !(p >= 0 && p <= 1) {
			t.Fatalf("Fisher(%d:%d, %d:%d) = %v, %v", a, b, c, d, p, err)
		}
		for _, same := range [][4]int64{{b, a, d, c}, {c, d, a, b}} {
			if q, err := Fisher(same[0], same[1], same[2], same[3]); err != nil || math.Abs(p-q) > 1e-9*p+1e-300 {
				t.Fatalf("Fisher(%d:%d, %d:%d) = %v, turned %v, %v", a, b, c, d, p, q, err)
			}
		}
	})
}
