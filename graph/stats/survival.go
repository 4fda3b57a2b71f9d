package stats

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Spell is how long somebody was watched, in any unit, and whether what was
// waited for came then. One that did not is censored: it lasted at least so long.
type Spell struct {
	Time  float64
	Ended bool
}

// SurvivalStep is a time at which spells ended, and the survival from it on.
type SurvivalStep struct {
	Time      float64
	AtRisk    int     // spells that had lasted until then
	Ended     int     // of those, the ones that ended then
	Survival  float64 // the estimated share that lasts longer
	Low, High float64
}

// Survival is a Kaplan–Meier curve. It is 1 before its first step.
type Survival struct {
	Steps   []SurvivalStep
	Spells  int
	Ended   int
	Median  float64 // the first time at which no more than half survive
	Reached bool    // whether there is such a time; if not, Median is 0 and means nothing
}

// KaplanMeier estimates how long spells last, counting censored ones for as long
// as they were watched (Kaplan and Meier 1958):
//
//	S(t) = Π over t_i ≤ t of (1 - d_i/n_i),
//
// d_i spells ending at t_i of n_i at risk; one censored at t_i is still at risk
// then. The interval is Greenwood's, Σ d_i/(n_i (n_i - d_i)), on the scale of
// log(-log S), so it stays within 0 and 1 (Kalbfleisch and Prentice 2002, 1.4).
// Where S reaches 0 that scale ends: the interval is then from 0 to the last High, or
// to 1 if there is none.
//
// No spells give a curve without steps. KaplanMeier refuses times that are
// negative or not numbers and a confidence outside (0, 1).
func KaplanMeier(spells []Spell, confidence float64) (Survival, error) {
	if err := checkOpen("the confidence", confidence); err != nil {
		return Survival{}, err
	}
	if err := checkSpells(spells); err != nil {
		return Survival{}, err
	}
	z := distuv.UnitNormal.Quantile(1 - (1-confidence)/2)
	curve := Survival{Spells: len(spells)}
	survival, greenwood, high := 1.0, 0.0, 1.0
	for _, e := range events([][]Spell{spells}) {
		n, d := float64(e.atRisk[0]), float64(e.ended[0])
		survival *= (n - d) / n
		step := SurvivalStep{Time: e.time, AtRisk: e.atRisk[0], Ended: e.ended[0], Survival: survival, High: high}
		if survival > 0 {
			greenwood += d / (n * (n - d))
			spread := math.Exp(z * math.Sqrt(greenwood) / math.Abs(math.Log(survival)))
			step.Low, step.High = math.Pow(survival, spread), math.Pow(survival, 1/spread)
		}
		high = step.High
		curve.Ended += e.ended[0]
		// Products of fractions miss 1/2 by a rounding.
		if !curve.Reached && survival <= 0.5+1e-12 {
			curve.Median, curve.Reached = e.time, true
		}
		curve.Steps = append(curve.Steps, step)
	}
	return curve, nil
}

func checkSpells(spells []Spell) error {
	for i, s := range spells {
		if !(s.Time >= 0) || math.IsInf(s.Time, 0) {
			return fmt.Errorf("spell %d must last a time from 0 on, not %v", i, s.Time)
		}
	}
	return nil
}

// event is a time at which spells ended, with the counts of each group.
type event struct {
	time          float64
	atRisk, ended []int
}

func events(groups [][]Spell) []event {
	type member struct {
		Spell
		group int
	}
	var all []member
	atRisk := make([]int, len(groups))
	for g, spells := range groups {
		atRisk[g] = len(spells)
		for _, s := range spells {
			all = append(all, member{s, g})
		}
	}
	slices.SortFunc(all, func(a, b member) int { return cmp.Compare(a.Time, b.Time) })
	var list []event
	for start, end := 0, 0; start < len(all); start = end {
		total := 0
		e := event{time: all[start].Time, atRisk: slices.Clone(atRisk), ended: make([]int, len(groups))}
		for end = start; end < len(all) && all[end].Time == all[start].Time; end++ {
			atRisk[all[end].group]--
			if all[end].Ended {
				e.ended[all[end].group]++
				total++
			}
		}
		if total > 0 {
			list = append(list, e)
		}
	}
	return list
}

// LogRankTest compares the survival of groups.
type LogRankTest struct {
	Observed  []int     // spells ended, by group
	Expected  []float64 // as many as would have ended if all groups were alike
	Statistic float64   // χ²
	Freedom   int
	P         float64
}

// LogRank tests whether two or more groups have one survival (Mantel 1966, Peto
// and Peto 1972): at each time that d of n spells end, n_g of them in group g, d n_g/n are expected;
// with Z = Σ (d_g - d n_g/n) and
//
//	V_gh = Σ d (n-d)/(n-1) · n_g/n (δ_gh - n_h/n),
//
// χ² = Z' V⁻¹ Z over all compared groups but one, with as many degrees of freedom. A
// group with nobody at risk when the first spell ends tells nothing and is not
// compared: it takes no degree of freedom.
//
// LogRank refuses what KaplanMeier refuses, and groups that cannot be compared:
// fewer than two, none with a spell that ended, or all ending at one time.
func LogRank(groups [][]Spell) (LogRankTest, error) {
	for g, spells := range groups {
		if err := checkSpells(spells); err != nil {
			return LogRankTest{}, fmt.Errorf("group %d: %w", g, err)
		}
	}
	result := LogRankTest{Observed: make([]int, len(groups)), Expected: make([]float64, len(groups))}
	list := events(groups)
	if len(list) == 0 {
		return LogRankTest{}, errors.New("no spell ended, so there is nothing to compare")
	}
	var compared []int
	for g, n := range list[0].atRisk {
		if n > 0 {
			compared = append(compared, g)
		}
	}
	if len(compared) < 2 {
		return LogRankTest{}, errors.New("a comparison needs two groups that are watched when the first spell ends")
	}
	compared = compared[:len(compared)-1]
	variance := mat.NewSymDense(len(compared), nil)
	for _, e := range list {
		tally(e, compared, &result, variance)
	}
	z := mat.NewVecDense(len(compared), nil)
	for i, g := range compared {
		z.SetVec(i, float64(result.Observed[g])-result.Expected[g])
	}
	var factor mat.Cholesky
	var scaled mat.VecDense
	if !factor.Factorize(variance) || factor.SolveVecTo(&scaled, z) != nil {
		return LogRankTest{}, errors.New("the groups cannot be compared: all spells that ended did so at one time")
	}
	result.Statistic = math.Max(0, mat.Dot(z, &scaled))
	result.Freedom = len(compared)
	result.P = distuv.ChiSquared{K: float64(result.Freedom)}.Survival(result.Statistic)
	return result, nil
}

// tally adds one time to the counts and to the variance.
func tally(e event, compared []int, result *LogRankTest, variance *mat.SymDense) {
	n, d := 0.0, 0.0
	for g := range e.atRisk {
		n += float64(e.atRisk[g])
		d += float64(e.ended[g])
		result.Observed[g] += e.ended[g]
	}
	for g, atRisk := range e.atRisk {
		result.Expected[g] += d * float64(atRisk) / n
	}
	if n == 1 {
		return
	}
	scale := d * (n - d) / (n - 1)
	for i, g := range compared {
		share := float64(e.atRisk[g]) / n
		for j, h := range compared[:i+1] {
			other := float64(e.atRisk[h]) / n
			v := -share * other
			if i == j {
				v += share
			}
			variance.SetSym(i, j, variance.At(i, j)+scale*v)
		}
	}
}
