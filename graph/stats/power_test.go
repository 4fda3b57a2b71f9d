package stats

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Wanted: the binomial sums as fractions.
func TestPower(t *testing.T) {
	for _, c := range []struct {
		share float64
		n     int64
		want  float64
	}{
		{0.5, 6, 0.03125},      // 6:0 and 0:6 only
		{0.5, 10, 22.0 / 1024}, // from 9:1 on
		{0.5, 23, 0.03468966484069824},
		{0.5, 161, 0.04012054372247364},
		{0.8, 5, 0}, // no split of five reaches 0.05
		{0.8, 0, 0},
		{0.8, 6, 0.262208}, // 0.8^6 + 0.2^6
		{0.2, 6, 0.262208},
		{0.6, 10, 0.0480351232},
		{0.7, 10, 0.1494520318},
		{0.8, 20, 0.804207965736},
		{0.7, 50, 0.782193222728},
		{0.6, 200, 0.786848265308},
		{0.6, 400, 0.97623319232},
	} {
		got, err := Power(c.share, c.n, 0.05)
		if err != nil {
			t.Errorf("Power(%v, %d): %v", c.share, c.n, err)
			continue
		}
		within(t, fmt.Sprintf("Power(%v, %d)", c.share, c.n), got, c.want, 1e-9)
	}
	if got, err := Power(0.5001, 1_000_000_000, 0.05); err != nil || !(got > 0.999 && got <= 1) {
		t.Errorf("of 10^9 moves: %v, %v", got, err) // 10^5 apart, six standard deviations of 15,811
	}
}

// Wanted: the powers of all n up to 420 as fractions, and the last n that falls short.
func TestMovesToSee(t *testing.T) {
	for _, c := range []struct {
		share, power float64
		want         int64
	}{
		{0.6, 0.8, 210}, // 199 reaches 0.8, 209 falls back to 0.798
		{0.7, 0.8, 54},  // 49 and 53
		{0.8, 0.8, 23},  // 20 and 22
		{0.2, 0.8, 23},
		{0.9, 0.8, 12},
		{0.6, 0.9, 274},
		{0.7, 0.9, 70},
		{0.8, 0.9, 30},
	} {
		if got, err := MovesToSee(c.share, c.power, 0.05); err != nil || got != c.want {
			t.Errorf("MovesToSee(%v, %v) = %d, %v, want %d", c.share, c.power, got, err, c.want)
		}
	}
}

func TestPowerRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		share float64
		n     int64
		alpha float64
	}{
		"a share of 0":      {0, 10, 0.05},
		"a share of 1":      {1, 10, 0.05},
		"a share of none":   {math.NaN(), 10, 0.05},
		"an alpha of 0":     {0.6, 10, 0},
		"an alpha of 5":     {0.6, 10, 5},
		"a negative n":      {0.6, -1, 0.05},
		"an n too large":    {0.6, maxCount + 1, 0.05},
		"an alpha of no":    {0.6, 10, math.NaN()},
		"an infinite share": {math.Inf(1), 10, 0.05},
	} {
		if got, err := Power(c.share, c.n, c.alpha); err == nil {
			t.Errorf("Power takes %s: %v", name, got)
		}
	}
	for name, c := range map[string][3]float64{
		"an even share":   {0.5, 0.8, 0.05},
		"a power of 1":    {0.6, 1, 0.05},
		"a power of no":   {0.6, math.NaN(), 0.05},
		"a share of 0":    {0, 0.8, 0.05},
		"an alpha of 0":   {0.6, 0.8, 0},
		"a hair from 1/2": {0.501, 0.8, 0.05},
	} {
		if got, err := MovesToSee(c[0], c[1], c[2]); err == nil {
			t.Errorf("MovesToSee takes %s: %v", name, got)
		}
	}
}

// The sign test is exact: balanced moves are never found more often than alpha says.
func TestFalseFindingsOfEverySizeStayUnderAlpha(t *testing.T) {
	for n := int64(0); n <= 400; n++ {
		if level, err := Power(0.5, n, 0.05); err != nil || level > 0.05 {
			t.Errorf("of %d moves: %v, %v", n, level, err)
		}
	}
}

func TestPowerIsSymmetricAndAProbability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share, n := rapid.Float64Range(0.001, 0.999).Draw(t, "share"), rapid.Int64Range(0, 5000).Draw(t, "n")
		alpha := rapid.Float64Range(0.0001, 0.5).Draw(t, "alpha")
		power, err := Power(share, n, alpha)
		mirrored, _ := Power(1-share, n, alpha)
		if err != nil || !(power >= 0 && power <= 1) || math.Abs(power-mirrored) > 1e-8 {
			t.Fatalf("%v, %v; mirrored %v", power, err, mirrored)
		}
	})
}
