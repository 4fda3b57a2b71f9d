package stats

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestSign(t *testing.T) {
	for _, c := range []struct {
		a, b int64
		want float64
		tol  float64 // relative; 0 asks for the very number
	}{
		{20, 3, 1.0 / 2048, 0},               // Quảng Nam, province–district: 2(C(23,20)+…+C(23,23))/2^23 = 4096/2^23
		{150, 11, 2.4548631112343723e-32, 0}, // Quảng Nam, district–commune: a ratio of integers, rounded once
		{6, 0, 0.03125, 0},                   // the smallest n that can reach 0.05
		{5, 0, 0.0625, 0},
		{7, 1, 0.0703125, 0},      // 2(8+1)/2^8
		{8, 1, 0.0390625, 0},      // 2(9+1)/2^9
		{10, 3, 0.09228515625, 0}, // 2(286+78+13+1)/2^13
		{20, 10, 0.09873714670538902, 0},
		{9, 9, 1, 0},
		{10, 9, 1, 0},
		{1, 0, 1, 0},
		{1024, 0, math.Ldexp(1, -1023), 0}, // 2/2^1024
		// Beyond 1,024 observations in logarithms; wanted: integer sums divided with 40 digits.
		{600, 425, 5.105699482868963394e-8, 1e-12},
		{15000, 11000, 2.587345632913390587e-136, 1e-12},
		{3_000_100_000, 2_999_900_000, 0.009823641973014473919, 1e-12}, // counts above 2^31
		{3_001_000_000, 2_999_000_000, 5.304588185835589131e-147, 1e-12},
		{1_000_000, 0, 0, 0}, // 2^-999999 is below every float64
	} {
		p, err := Sign(c.a, c.b)
		if err != nil {
			t.Errorf("Sign(%d, %d): %v", c.a, c.b, err)
			continue
		}
		near(t, fmt.Sprintf("Sign(%d, %d)", c.a, c.b), p, c.want, c.tol)
	}
}

// The two ways of summing must agree where one ends and the other begins.
func TestSignIsOneFunctionOnBothSidesOfTheSeam(t *testing.T) {
	for _, a := range []int64{512, 530, 600, 800, 1000, 1024} {
		near(t, fmt.Sprint("split at ", a), math.Min(1, 2*upperTail(1024, a, 0.5, 0.5)), exactSign(1024, a), 1e-10)
	}
}

// Wanted: the sums of the binomial probabilities as fractions.
func TestBinomial(t *testing.T) {
	for _, c := range []struct {
		a, b int64
		p0   float64
		want float64
	}{
		{20, 3, 0.7, 0.10844399801013128},
		{3, 20, 0.3, 0.10844399801013128},
		{150, 11, 0.9, 0.23510741901207904},
		{8, 10, 1.0 / 3, 0.3249252442092705},
		{0, 10, 0.2, 0.228248064},            // (0.8)^10 and the outcomes of 5 and more
		{682, 243, 0.75, 0.3824915595748517}, // Mendel's peas, the example of R's binom.test: p = 0.3825
		{2, 5, 0.6, 0.1242496},
		{20, 3, 0.5, 1.0 / 2048},
		{7, 3, 0.7, 1}, // the most probable outcome itself
	} {
		p, err := Binomial(c.a, c.b, c.p0)
		if err != nil {
			t.Errorf("Binomial(%d, %d, %v): %v", c.a, c.b, c.p0, err)
			continue
		}
		near(t, fmt.Sprintf("Binomial(%d, %d, %v)", c.a, c.b, c.p0), p, c.want, 1e-10)
	}
}

// At even chances 2/2^n; at 0.8 the less probable of 0.8^n and 0.2^n with what is
// no more probable: all five up, 0.32768, is more probable than all five down,
// 0.00032.
func TestLeastP(t *testing.T) {
	for _, c := range []struct {
		n    int64
		p0   float64
		want float64
	}{
		{5, 0.5, 0.0625},
		{6, 0.5, 0.03125}, // the smallest n that can reach 0.05
		{1, 0.8, 0.2},
		{2, 0.8, 0.04}, // two against an expected 80 % are telling
		{2, 0.2, 0.04},
		{5, 0.8, 0.00032},
	} {
		p, err := LeastP(c.n, c.p0)
		if err != nil {
			t.Errorf("LeastP(%d, %v): %v", c.n, c.p0, err)
			continue
		}
		near(t, fmt.Sprintf("LeastP(%d, %v)", c.n, c.p0), p, c.want, 1e-12)
	}
	for _, c := range []struct {
		n  int64
		p0 float64
	}{{0, 0.5}, {-1, 0.5}, {3, 0}, {3, 1}, {3, math.NaN()}, {maxCount + 1, 0.5}} {
		if p, err := LeastP(c.n, c.p0); err == nil {
			t.Errorf("LeastP(%d, %v) = %v", c.n, c.p0, p)
		}
	}
}

func TestTestsRefuse(t *testing.T) {
	for name, c := range map[string]struct {
		a, b int64
		p0   float64
	}{
		"no observation":     {0, 0, 0.5},
		"a negative count":   {-1, 3, 0.5},
		"a count too large":  {maxCount + 1, 3, 0.5},
		"an expected 0":      {1, 3, 0},
		"an expected 1":      {1, 3, 1},
		"an expected NaN":    {1, 3, math.NaN()},
		"an infinite share":  {1, 3, math.Inf(1)},
		"a share below zero": {1, 3, -0.5},
	} {
		if p, err := Binomial(c.a, c.b, c.p0); err == nil {
			t.Errorf("Binomial takes %s: %v", name, p)
		}
		if c.p0 == 0.5 {
			if p, err := Sign(c.a, c.b); err == nil {
				t.Errorf("Sign takes %s: %v", name, p)
			}
		}
	}
}

func TestTestsAreSymmetricProbabilities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, 3000).Draw(t, "a"), rapid.Int64Range(1, 3000).Draw(t, "b")
		p0 := rapid.Float64Range(0.01, 0.99).Draw(t, "p0")
		p, err := Sign(a, b)
		mirrored, _ := Sign(b, a)
		if err != nil || p != mirrored || !(p >= 0 && p <= 1) {
			t.Fatalf("Sign(%d, %d) = %v, %v; mirrored %v", a, b, p, err, mirrored)
		}
		even, err := Binomial(a, b, 0.5)
		if err != nil || math.Abs(even-p) > 1e-9*p+1e-300 {
			t.Fatalf("Binomial(%d, %d, 1/2) = %v, %v; Sign = %v", a, b, even, err, p)
		}
		q, err := Binomial(a, b, p0)
		if err != nil || !(q >= 0 && q <= 1) {
			t.Fatalf("Binomial(%d, %d, %v) = %v, %v", a, b, p0, q, err)
		}
	})
}
