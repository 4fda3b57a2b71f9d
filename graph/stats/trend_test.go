package stats

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// yearly gives counts from a first year on.
func yearly(first int, counts ...int64) []Period {
	var periods []Period
	for i, n := range counts {
		periods = append(periods, Period{At: first + i, Count: n})
	}
	return periods
}

// Deaths from AIDS in Australia by quarter, 1983–1986 (Whyte and others 1987, in
// Dobson, An Introduction to Statistical Modelling, 1990): slope 0.2565, standard error 0.02204
// in R's glm. The dispersion is Pearson's X² 28.8473 over 12, by hand.
func TestCountTrend(t *testing.T) {
	deaths := yearly(1, 0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45)
	got, err := CountTrend(deaths, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "slope", got.Slope, 0.2565, 5e-5)
	within(t, "dispersion", got.Dispersion, 28.847304994761/12, 1e-8)
	within(t, "error", got.Error/math.Sqrt(got.Dispersion), 0.02204, 5e-6)
	within(t, "low", got.Low, 0.2565236-2.178813*0.0220391*1.5504651, 1e-6) // t of 12 degrees at 0.975 is 2.178813
	within(t, "high", got.High, 0.2565236+2.178813*0.0220391*1.5504651, 1e-6)
	if got.Periods != 14 || !(got.P > 1e-6 && got.P < 1e-4) { // t = 7.507 on 12 degrees
		t.Errorf("%+v", got)
	}
}

// Snoring and heart disease (Agresti, An Introduction to Categorical Data Analysis,
// 3.3): slope 0.397, standard error 0.050; X² 2.8743 on 2 degrees.
func TestShareTrend(t *testing.T) {
	got, err := ShareTrend([]Period{{At: 0, Count: 24, Of: 1379}, {At: 2, Count: 35, Of: 638}, {At: 5, Count: 30, Of: 254}, {At: 4, Count: 21, Of: 213}, {At: 9}}, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "slope", got.Slope, 0.39733662044868895, 1e-8)
	within(t, "dispersion", got.Dispersion, 2.874323311369849/2, 1e-6)
	within(t, "error", got.Error/math.Sqrt(got.Dispersion), 0.050010659, 1e-7)
	if got.Periods != 4 { // the one of nobody tells nothing
		t.Errorf("%d periods", got.Periods)
	}
}

// The hole keeps its place: 2019 and 2021 lie two years apart. Solved by Newton's steps elsewhere.
func TestAnExcludedPeriodIsAHole(t *testing.T) {
	got, err := CountTrend([]Period{{At: 1, Count: 10}, {At: 2, Count: 12}, {At: 3, Count: 11}, {At: 4, Count: 0, Excluded: true}, {At: 5, Count: 18}, {At: 6, Count: 20}}, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "slope", got.Slope, 0.1453620071787427, 1e-9)
	within(t, "error", got.Error, 0.06441248028761866, 1e-9)
	if got.Dispersion != 1 || got.Periods != 5 { // X²/3 is 0.13, so the floor holds
		t.Errorf("%+v", got)
	}
	within(t, "p", got.P, 2*distuv.StudentsT{Sigma: 1, Nu: 3}.Survival(0.1453620071787427/0.06441248028761866), 1e-9)
}

func TestCountsThatDoubleHaveTheSlopeOfDoubling(t *testing.T) {
	got, err := CountTrend(yearly(2016, 1000, 2000, 4000, 8000), 0.95)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "slope", got.Slope, math.Log(2), 1e-10)
	flat, err := CountTrend(yearly(2016, 7, 7, 7), 0.95)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "flat", flat.Slope, 0, 1e-12)
	within(t, "p of flat", flat.P, 1, 1e-9)
}

func TestTrendsRefuse(t *testing.T) {
	for name, periods := range map[string][]Period{
		"nothing":                nil,
		"two years":              yearly(2016, 3, 4),
		"two years and a hole":   {{At: 1, Count: 3}, {At: 2, Count: 4}, {At: 3, Count: 5, Excluded: true}},
		"a year given twice":     {{At: 1, Count: 3}, {At: 2, Count: 4}, {At: 1, Count: 5}},
		"a negative count":       yearly(2016, 3, -4, 5),
		"a count too large":      yearly(2016, 3, maxCount+1, 5),
		"no moves":               yearly(2016, 0, 0, 0),
		"all in the first year":  yearly(2016, 5, 0, 0, 0),
		"all in the last year":   yearly(2016, 0, 0, 0, 5),
		"a year out of all time": {{At: 1, Count: 3}, {At: 2, Count: 4}, {At: maxAt + 1, Count: 5}},
		"too many years":         make([]Period, maxSeries+1),
	} {
		if got, err := CountTrend(periods, 0.95); err == nil {
			t.Errorf("CountTrend takes %s: %+v", name, got)
		}
	}
	for name, periods := range map[string][]Period{
		"more than all":        {{1, 3, 2, false}, {2, 1, 2, false}, {3, 1, 2, false}},
		"years of nobody":      {{1, 0, 0, false}, {2, 1, 2, false}, {3, 1, 2, false}},
		"all shares 0":         {{1, 0, 2, false}, {2, 0, 2, false}, {3, 0, 2, false}},
		"all shares 1":         {{1, 2, 2, false}, {2, 2, 2, false}, {3, 2, 2, false}},
		"0 and then 1":         {{1, 0, 2, false}, {2, 0, 2, false}, {3, 2, 2, false}},
		"1, some and then 0":   {{1, 2, 2, false}, {2, 1, 2, false}, {3, 0, 2, false}},
		"a share without a of": {{1, 2, 0, false}, {2, 1, 2, false}, {3, 0, 2, false}},
	} {
		if got, err := ShareTrend(periods, 0.95); err == nil {
			t.Errorf("ShareTrend takes %s: %+v", name, got)
		}
	}
	for _, confidence := range []float64{0, 1, 95, math.NaN()} {
		if got, err := CountTrend(yearly(2016, 1, 2, 3), confidence); err == nil {
			t.Errorf("CountTrend takes a confidence of %v: %+v", confidence, got)
		}
	}
}

func drawPeriods(t *rapid.T) []Period {
	count := rapid.OneOf(rapid.Int64Range(0, 10), rapid.SampledFrom([]int64{0, 1, 1000, maxCount}))
	at := rapid.OneOf(rapid.IntRange(2000, 2010), rapid.SampledFrom([]int{-maxAt, 0, maxAt}))
	return rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) Period {
		n := count.Draw(t, "count")
		return Period{At: at.Draw(t, "at"), Count: n, Of: min(maxCount, n+count.Draw(t, "rest")), Excluded: rapid.IntRange(0, 5).Draw(t, "hole") == 0}
	}), 0, 10, func(p Period) int { return p.At }).Draw(t, "periods")
}

// A trend is a number in its interval, and time turned round turns it round.
func TestTrendsAreDefined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		periods := drawPeriods(t)
		var turned []Period
		for _, p := range periods {
			p.At = -p.At
			turned = append(turned, p)
		}
		for name, trend := range map[string]func([]Period, float64) (Trend, error){"counts": CountTrend, "shares": ShareTrend} {
			got, err := trend(periods, 0.95)
			back, backErr := trend(turned, 0.95)
			if (err == nil) != (backErr == nil) {
				t.Fatalf("%s: %v, turned round %v", name, err, backErr)
			}
			if err != nil {
				continue
			}
			for _, v := range []float64{got.Slope, got.Low, got.High, got.Error, got.Dispersion, got.P} {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%s: %+v", name, got)
				}
			}
			if !(got.Low <= got.Slope && got.Slope <= got.High && got.P >= 0 && got.P <= 1) {
				t.Fatalf("%s: %+v", name, got)
			}
			if math.Abs(got.Slope+back.Slope) > 1e-6*(math.Abs(got.Slope)+got.Error) {
				t.Fatalf("%s: %+v, turned round %+v", name, got, back)
			}
		}
	})
}

// Where each year's level itself varies, Poisson's own error would find a trend in every
// other series; with the dispersion it is about the 5 % that it should be.
func TestTrendsHoldTheirLevelInWaves(t *testing.T) {
	found := 0
	for seed := range uint64(2000) {
		periods := waves(seed)
		got, err := CountTrend(periods, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		if got.P <= 0.05 {
			found++
		}
	}
	if found > 120 { // 100 and two standard errors
		t.Errorf("%d of 2,000 series without a trend have one", found)
	}
}
