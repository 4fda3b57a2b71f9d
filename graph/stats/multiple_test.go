package stats

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The example of Benjamini and Hochberg 1995.
var (
	published = []float64{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.000}
	adjusted  = []float64{.0015, .003, .0095, .035625, .0603, .063857, .063857, .0645, .0765, .486, .581182, .714875, .753231, .813214, 1}
)

func TestBenjaminiHochberg(t *testing.T) {
	qs, err := BenjaminiHochberg(published)
	if err != nil {
		t.Fatal(err)
	}
	rejected := 0
	for i, q := range qs {
		within(t, fmt.Sprintf("q of %v", published[i]), q, adjusted[i], 5e-7)
		if q <= 0.05 {
			rejected++
		}
	}
	if rejected != 4 {
		t.Errorf("%d rejected at 0.05, want 4", rejected)
	}
	// Bonferroni rejects where the p-value times their number is small: 3 of the same, as
	// published, and never one that this does not.
	careful := 0
	for i, p := range published {
		if bonferroni := min(1, p*float64(len(published))); bonferroni <= 0.05 {
			careful++
			if qs[i] > bonferroni {
				t.Errorf("p %v has q %v, above the %v of Bonferroni", p, qs[i], bonferroni)
			}
		}
	}
	if careful != 3 {
		t.Errorf("Bonferroni rejects %d, want 3", careful)
	}
	slices.Reverse(qs)
	backwards := slices.Clone(published)
	slices.Reverse(backwards)
	again, err := BenjaminiHochberg(backwards)
	if err != nil || !slices.Equal(again, qs) {
		t.Errorf("backwards: %v, %v; want %v", again, err, qs)
	}
}

func TestBenjaminiHochbergOfNothingIsNothing(t *testing.T) {
	if qs, err := BenjaminiHochberg(nil); err != nil || len(qs) != 0 {
		t.Errorf("got %v, %v", qs, err)
	}
}

func TestBenjaminiHochbergRefuses(t *testing.T) {
	for _, p := range []float64{-0.1, 1.1, math.NaN(), math.Inf(1)} {
		if qs, err := BenjaminiHochberg([]float64{0.5, p}); err == nil {
			t.Errorf("takes %v: %v", p, qs)
		}
	}
}

func TestBenjaminiHochbergIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps := rapid.SliceOf(rapid.Float64Range(0, 1)).Draw(t, "ps")
		qs, err := BenjaminiHochberg(ps)
		if err != nil {
			t.Fatal(err)
		}
		for i := range ps {
			if qs[i] < ps[i] || qs[i] > 1 {
				t.Fatalf("p %v gives q %v", ps[i], qs[i])
			}
			if bonferroni := ps[i] * float64(len(ps)); qs[i] > bonferroni {
				t.Fatalf("p %v gives q %v, above the %v of Bonferroni", ps[i], qs[i], bonferroni)
			}
			for j := range ps {
				if ps[i] <= ps[j] && qs[i] > qs[j] {
					t.Fatalf("p %v ≤ %v but q %v > %v", ps[i], ps[j], qs[i], qs[j])
				}
			}
		}
	})
}

func TestBenjaminiHochbergDoesNotMindTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps := rapid.SliceOf(rapid.Float64Range(0, 1)).Draw(t, "ps")
		order := drawOrder(t, len(ps))
		moved := make([]float64, len(ps))
		for i, p := range ps {
			moved[order[i]] = p
		}
		qs, err := BenjaminiHochberg(ps)
		if err != nil {
			t.Fatal(err)
		}
		again, err := BenjaminiHochberg(moved)
		if err != nil {
			t.Fatal(err)
		}
		for i := range ps {
			if qs[i] != again[order[i]] {
				t.Fatalf("p %v has q %v, and %v in another order", ps[i], qs[i], again[order[i]])
			}
		}
	})
}
