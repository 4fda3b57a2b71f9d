package stats

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Freireich and others 1963, weeks of remission: statistics.md (j). A negative
// time is a censored one.
var (
	mercaptopurine = spells(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35)
	placebo        = spells(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
)

func spells(times ...float64) []Spell {
	var list []Spell
	for _, t := range times {
		list = append(list, Spell{math.Abs(t), t >= 0})
	}
	return list
}

func TestKaplanMeier(t *testing.T) {
	curve, err := KaplanMeier(mercaptopurine, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	// Survival: statistics.md (j), to four digits. Intervals: S^exp(±1.96 √G/|log S|) summed by hand.
	want := []SurvivalStep{
		{6, 21, 3, .8571, .6197, .9516},
		{7, 17, 1, .8067, .5631, .9228},
		{10, 15, 1, .7529, .5032, .8894},
		{13, 12, 1, .6902, .4316, .8491},
		{16, 11, 1, .6275, .3675, .8049},
		{22, 7, 1, .5378, .2678, .7468},
		{23, 6, 1, .4482, .1881, .6801},
	}
	if len(curve.Steps) != len(want) {
		t.Fatalf("%d steps, want %d", len(curve.Steps), len(want))
	}
	for i, w := range want {
		got, what := curve.Steps[i], fmt.Sprint("week ", w.Time)
		if got.Time != w.Time || got.AtRisk != w.AtRisk || got.Ended != w.Ended {
			t.Errorf("%+v, want %+v", got, w)
		}
		within(t, what, got.Survival, w.Survival, 5e-5)
		within(t, what+" low", got.Low, w.Low, 5e-5)
		within(t, what+" high", got.High, w.High, 5e-5)
	}
	if !curve.Reached || curve.Median != 23 || curve.Spells != 21 || curve.Ended != 9 {
		t.Errorf("median %v (%v) of %d spells, %d ended; want 23 of 21, 9 ended", curve.Median, curve.Reached, curve.Spells, curve.Ended)
	}
}

func TestMedianIsTheFirstTimeThatHalfDoNotOutlast(t *testing.T) {
	for name, c := range map[string]struct {
		spells  []Spell
		median  float64
		reached bool
		low     float64 // of the last step
		high    float64
	}{
		"placebo":                     {placebo, 8, true, 0, .1970},            // S falls from 12/21 to 8/21 in week 8; the last step keeps the high of week 22
		"exactly half":                {spells(1, 2, 3, 4), 2, true, 0, .6653}, // high of S = 1/4: 0.25^exp(-1.96 √(3/4)/log 4)
		"all at once":                 {spells(5, 5, 5), 5, true, 0, 1},
		"more than half never end":    {spells(1, -2, -2), 0, false, .0541, .9452}, // S = 2/3, G = 1/6
		"nobody's ended":              {spells(-1, -2), 0, false, 0, 0},
		"one that ended at the start": {spells(0), 0, true, 0, 1},
		"nobody":                      {nil, 0, false, 0, 0},
	} {
		curve, err := KaplanMeier(c.spells, 0.95)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if curve.Median != c.median || curve.Reached != c.reached {
			t.Errorf("%s: median %v (%v), want %v (%v)", name, curve.Median, curve.Reached, c.median, c.reached)
		}
		var last SurvivalStep
		if len(curve.Steps) > 0 {
			last = curve.Steps[len(curve.Steps)-1]
		}
		within(t, name+" low", last.Low, c.low, 5e-5)
		within(t, name+" high", last.High, c.high, 5e-5)
	}
}

func TestLogRank(t *testing.T) {
	got, err := LogRank([][]Spell{mercaptopurine, placebo})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{9, 21}, got.Observed); diff != "" {
		t.Error(diff)
	}
	within(t, "χ²", got.Statistic, 16.793, 5e-4)          // statistics.md (j)
	within(t, "expected", got.Expected[0], 19.2505, 5e-5) // statistics.md (j)
	near(t, "p", got.P, 4.169e-5, 1e-3)                   // erfc(√(16.793/2))
	if got.Freedom != 1 {
		t.Errorf("%d degrees of freedom", got.Freedom)
	}
}

func TestLogRankOfThreeGroups(t *testing.T) {
	var odd, even []Spell
	for i, s := range mercaptopurine {
		if i%2 == 0 {
			odd = append(odd, s)
		} else {
			even = append(even, s)
		}
	}
	// A group that was given up before the first spell ended is not compared.
	for name, groups := range map[string][][]Spell{"three": {odd, even, placebo}, "three and an early one": {odd, even, placebo, spells(-0.5)}, "three and an empty one": {odd, even, placebo, nil}} {
		got, err := LogRank(groups)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		// Solved as linear equations outside this package.
		within(t, name, got.Statistic, 17.163875173672807, 1e-9)
		for g, want := range []float64{10.05502918113784, 9.195471766893293, 10.74949905196887} {
			within(t, fmt.Sprint(name, ": expected in group ", g), got.Expected[g], want, 1e-9)
		}
		near(t, name+": p", got.P, math.Exp(-17.163875173672807/2), 1e-9) // χ² with two degrees of freedom
	}
}

func TestSurvivalRefuses(t *testing.T) {
	for name, bad := range map[string][]Spell{
		"a negative time":  {{Time: -1, Ended: true}},
		"no number":        {{Time: math.NaN()}},
		"an infinite time": {{Time: math.Inf(1)}},
	} {
		if c, err := KaplanMeier(bad, 0.95); err == nil {
			t.Errorf("KaplanMeier takes %s: %v", name, c)
		}
		if r, err := LogRank([][]Spell{placebo, bad}); err == nil {
			t.Errorf("LogRank takes %s: %v", name, r)
		}
	}
	if c, err := KaplanMeier(placebo, 1); err == nil {
		t.Errorf("KaplanMeier takes a confidence of 1: %v", c)
	}
	for name, groups := range map[string][][]Spell{
		"no group":                 nil,
		"one group":                {placebo},
		"an empty group beside it": {placebo, nil},
		"nothing ended":            {spells(-1, -2), spells(-3)},
		"all ended at once":        {spells(4, 4), spells(4)},
		"given up before":          {spells(4, 5), spells(-1)},
	} {
		if r, err := LogRank(groups); err == nil {
			t.Errorf("LogRank takes %s: %v", name, r)
		}
	}
}

func drawSpells(t *rapid.T, name string) []Spell {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Spell {
		return Spell{float64(rapid.IntRange(0, 20).Draw(t, "time")), rapid.Bool().Draw(t, "ended")}
	}), 0, 40).Draw(t, name)
}

func TestSurvivalFallsAndStaysInItsInterval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		curve, err := KaplanMeier(drawSpells(t, "spells"), 0.95)
		if err != nil {
			t.Fatal(err)
		}
		last := 1.0
		for _, s := range curve.Steps {
			if !(s.Survival < last && s.Survival >= 0 && s.Low >= 0 && s.Low <= s.Survival && s.Survival <= s.High && s.High <= 1) {
				t.Fatalf("after %v: %+v", last, s)
			}
			last = s.Survival
		}
	})
}

func TestLogRankIsSymmetricInItsGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := [][]Spell{drawSpells(t, "a"), drawSpells(t, "b"), drawSpells(t, "c")}
		order := rapid.Permutation(numbers(3)).Draw(t, "order")
		got, err := LogRank(groups)
		turned, turnedErr := LogRank([][]Spell{groups[order[0]], groups[order[1]], groups[order[2]]})
		if (err == nil) != (turnedErr == nil) {
			t.Fatalf("%v, but in another order %v", err, turnedErr)
		}
		if err != nil {
			return
		}
		if !(math.Abs(got.Statistic-turned.Statistic) <= 1e-7*(1+got.Statistic)) || got.Freedom != turned.Freedom || !(got.P >= 0 && got.P <= 1) {
			t.Fatalf("%+v, in another order %+v", got, turned)
		}
	})
}
