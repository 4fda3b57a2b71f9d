package stats

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// waves draws ten years around a level of 20 that doubles or halves at random.
func waves(seed uint64) []Period {
	rng := rand.New(rand.NewPCG(seed, 1))
	var periods []Period
	for year := range 10 {
		level := 20 * math.Exp(rng.NormFloat64()/2)
		n := int64(0)
		for elapsed := rng.ExpFloat64(); elapsed < level; elapsed += rng.ExpFloat64() {
			n++
		}
		periods = append(periods, Period{At: year, Count: n})
	}
	return periods
}

// Disasters in British coal mines by year, 1851–1962 (Jarrett 1979; Carlin, Gelfand and
// Smith 1992): the likelihood is largest after 41 years, in 1891, 127 disasters before
// and 64 in the 71 years since.
func TestCountChange(t *testing.T) {
	disasters := yearly(1851,
		4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1, 3, 2,
		2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2,
		3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1)
	got, err := CountChange(disasters, 999, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got.After != 1891 || got.Before != 127.0/41 || got.Since != 64.0/71 || got.Exact || got.P != 0.001 {
		t.Errorf("%+v", got)
	}
	within(t, "statistic", got.Statistic, 69.98834474725115, 1e-9) // summed as written
	if again, err := CountChange(disasters, 999, 1); err != nil || again != got {
		t.Errorf("the same seed gives %+v, %v", again, err)
	}
}

func TestAShortSeriesIsLookedAtInEveryOrder(t *testing.T) {
	for name, c := range map[string]struct {
		change    func([]Period, int, uint64) (Change, error)
		periods   []Period
		after     int
		statistic float64
		p         float64
	}{
		// Of C(6,3) = 20 places of the fives two part as well; 2 (15 ln 5 - 15 ln 5/2) = 30 ln 2.
		"counts": {CountChange, yearly(2016, 5, 5, 5, 0, 0, 0), 2018, 30 * math.Ln2, 0.1},
		// The hole does not count.
		"counts with a hole": {CountChange, append(yearly(2016, 5, 5, 5, 0, 0, 0), Period{At: 2030, Count: 99, Excluded: true}), 2018, 30 * math.Ln2, 0.1},
		// Of C(4,2) = 6 orders two; 2 (2 (16 ln .8 + 4 ln .2) - 40 ln .5).
		"shares": {ShareChange, []Period{{1, 8, 10, false}, {2, 8, 10, false}, {3, 2, 10, false}, {4, 2, 10, false}}, 2, 4*(16*math.Log(.8)+4*math.Log(.2)) + 80*math.Ln2, 1.0 / 3},
		"level":  {CountChange, yearly(2016, 4, 4, 4, 4), 2016, 0, 1},
	} {
		got, err := c.change(c.periods, 10, 1)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.After != c.after || !got.Exact {
			t.Errorf("%s: %+v", name, got)
		}
		within(t, name+": statistic", got.Statistic, c.statistic, 1e-9)
		within(t, name+": p", got.P, c.p, 1e-12)
	}
}

func TestChangesRefuse(t *testing.T) {
	for name, periods := range map[string][]Period{
		"nothing":            nil,
		"two years":          yearly(2016, 3, 4),
		"no moves":           yearly(2016, 0, 0, 0),
		"a negative count":   yearly(2016, 3, -4, 5),
		"a year given twice": {{At: 1, Count: 3}, {At: 2, Count: 4}, {At: 1, Count: 5}},
	} {
		if got, err := CountChange(periods, 10, 1); err == nil {
			t.Errorf("CountChange takes %s: %+v", name, got)
		}
	}
	if got, err := ShareChange([]Period{{1, 2, 2, false}, {2, 2, 2, false}, {3, 2, 2, false}}, 10, 1); err == nil {
		t.Errorf("ShareChange takes shares of 1: %+v", got)
	}
	for _, draws := range []int{-1, 0, maxDraws + 1} {
		if got, err := CountChange(yearly(2016, 1, 2, 3), draws, 1); err == nil {
			t.Errorf("CountChange takes %d draws: %+v", draws, got)
		}
	}
}

func TestChangesAreDefined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		periods := drawPeriods(t)
		for name, change := range map[string]func([]Period, int, uint64) (Change, error){"counts": CountChange, "shares": ShareChange} {
			got, err := change(periods, 20, 1)
			if err != nil {
				continue
			}
			if !(got.P > 0 && got.P <= 1 && got.Statistic >= 0 && got.Before >= 0 && got.Since >= 0) {
				t.Fatalf("%s: %+v", name, got)
			}
		}
	})
}

// The place of the change is sought, and P knows it.
func TestChangesHoldTheirLevelInWaves(t *testing.T) {
	found := 0
	for seed := range uint64(500) {
		got, err := CountChange(waves(seed), 199, seed)
		if err != nil {
			t.Fatal(err)
		}
		if got.P <= 0.05 {
			found++
		}
	}
	if found > 35 { // 25 and two standard errors
		t.Errorf("%d of 500 series without a change have one", found)
	}
}
