package stats

import (
	"fmt"
	"testing"
)

// The drunkard's walk of Grinstead and Snell, Introduction to Probability,
// example 11.13: statistics.md (i).
func TestAbsorbingChain(t *testing.T) {
	got, err := AbsorbingChain([][]float64{{0, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0}})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]float64{{1.5, 1, 0.5}, {1, 2, 1}, {0.5, 1, 1.5}} {
		for j, want := range row {
			within(t, fmt.Sprint("N ", i, j), got.Fundamental[i][j], want, 1e-12)
		}
		within(t, fmt.Sprint("steps ", i), got.Steps[i], []float64{3, 4, 3}[i], 1e-12)
	}
	one, err := AbsorbingChain([][]float64{{0}})
	if err != nil || one.Steps[0] != 1 {
		t.Errorf("absorbed at once: %v, %v", one, err)
	}
}

func TestVacancyChains(t *testing.T) {
	// Province: 10 vacancies, 8 filled from the district. District: 10, of which 5 from communes.
	// Commune: all from outside. Lengths: 1 + 0.8·1.5 = 2.2, 1 + 0.5 = 1.5, 1.
	got, err := VacancyChains([][]int64{{0, 8, 0}, {0, 0, 5}, {0, 0, 0}}, []int64{2, 5, 40})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{2.2, 1.5, 1} {
		within(t, fmt.Sprint("stratum ", i), got[i], want, 1e-12)
	}
	// Nothing is known of the second stratum but that a vacancy reached it.
	got, err = VacancyChains([][]int64{{0, 1}, {0, 0}}, []int64{0, 0})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "reached", got[0], 2, 1e-12)
	within(t, "open", got[1], 1, 1e-12)
	if got, err := VacancyChains(nil, nil); err != nil || got != nil {
		t.Errorf("no stratum: %v, %v", got, err)
	}
}

func TestChainsThatNeverEndAreRefused(t *testing.T) {
	for name, q := range map[string][][]float64{
		"one that stays":    {{1}},
		"a closed pair":     {{0, 1, 0}, {1, 0, 0}, {0.5, 0, 0}},
		"a row short of it": {{1 - 1e-9}},
	} {
		if got, err := AbsorbingChain(q); err == nil {
			t.Errorf("%s: %v", name, got)
		}
	}
	for name, c := range map[string]struct {
		moves [][]int64
		ends  []int64
	}{
		"vacancies that circle": {[][]int64{{0, 3}, {3, 0}}, []int64{0, 0}},
		"ends of other strata":  {[][]int64{{0}}, []int64{1, 1}},
		"a negative end":        {[][]int64{{0}}, []int64{-1}},
		"a stratum of its own":  {[][]int64{{4}}, []int64{0}},
		"a negative move":       {[][]int64{{-4}}, []int64{0}},
		"ends without strata":   {nil, []int64{1}},
	} {
		if got, err := VacancyChains(c.moves, c.ends); err == nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}
