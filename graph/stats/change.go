package stats

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// exactPeriods is the longest series of which every order is looked at: 8! = 40,320.
const exactPeriods = 8

// Change is the one point that parts a series best.
type Change struct {
	After     int     // the last period before the change
	Before    float64 // the mean count per period, or the share, up to it
	Since     float64 // the same after it
	Statistic float64 // twice the logarithm of the likelihood ratio of two levels against one
	P         float64
	Exact     bool // P is over all orders of the periods; if not, over orders drawn by lot
}

// CountChange looks for the change-point of yearly counts: over all places to part the
// periods it takes the largest
//
//	2 [Y_1 ln(Y_1/k_1) + Y_2 ln(Y_2/k_2) - Y ln(Y/k)],
//
// the likelihood ratio of two Poisson levels, Y counts in k periods, against one. As the place was sought, the ratio
// has no χ² distribution: P is the share of the orders of the periods whose largest ratio is as large,
// of all orders up to 8 periods, and beyond of draws orders, (1 + as large)/(1 + draws), from a seed.
// It holds whatever the counts vary by, as long as their order would be chance
// without a change; a steady trend makes it small too.
//
// Of is ignored. CountChange refuses what CountTrend refuses of periods, a series in
// which nothing was counted, and draws outside 1 … 10,000.
func CountChange(periods []Period, draws int, seed uint64) (Change, error) {
	return change(periods, false, draws, seed)
}

// ShareChange is CountChange for shares, with the binomial likelihood of a among n, a ln(a/n) + (n-a) ln(1 - a/n), in
// place of Y ln(Y/k); each period keeps its Of when the order is changed. It refuses what ShareTrend
// refuses of periods, shares that are all 0 or all 1, and draws outside 1 … 10,000.
func ShareChange(periods []Period, draws int, seed uint64) (Change, error) {
	return change(periods, true, draws, seed)
}

func change(periods []Period, shares bool, draws int, seed uint64) (Change, error) {
	series, err := checkSeries(periods, shares)
	if err != nil {
		return Change{}, err
	}
	if draws < 1 || draws > maxDraws {
		return Change{}, fmt.Errorf("draws must lie between 1 and %d, not %d", maxDraws, draws)
	}
	count, rest := total(series, counted), total(series, others)
	if count == 0 || shares && rest == 0 {
		return Change{}, errors.New("there is nothing to change: nothing was counted, or everything was")
	}
	search := newSplitSearch(series, shares)
	at, statistic := search.best()
	before, since := search.levels(at)
	result := Change{After: series[at].At, Before: before, Since: since, Statistic: statistic}
	// Orders that give the same ratio, but for rounding, count.
	result.P, result.Exact = search.orders(statistic-search.slack, draws, seed)
	return result, nil
}

// splitSearch parts a series, whose order it may change.
type splitSearch struct {
	shares      bool
	count, size []float64 // of each period; the size is 1 for counts
	allCount    float64
	allSize     float64
	whole       float64 // the likelihood of one level
	slack       float64 // what roundings may change a ratio by
}

func newSplitSearch(series []Period, shares bool) *splitSearch {
	s := &splitSearch{shares: shares}
	for _, p := range series {
		size := 1.0
		if shares {
			size = float64(p.Of)
		}
		s.count, s.size = append(s.count, float64(p.Count)), append(s.size, size)
	}
	s.allCount, s.allSize = sum(s.count), sum(s.size)
	s.whole = s.likelihood(s.allCount, s.allSize)
	s.slack = 1e-9 + 1e-12*math.Abs(s.whole)
	return s
}

// best gives the last period of the first part, the earliest if several part
// equally well.
func (s *splitSearch) best() (at int, statistic float64) {
	c, n := 0.0, 0.0
	for i := range len(s.count) - 1 {
		c, n = c+s.count[i], n+s.size[i]
		if ratio := 2 * (s.likelihood(c, n) + s.likelihood(s.allCount-c, s.allSize-n) - s.whole); ratio > statistic+s.slack {
			at, statistic = i, ratio
		}
	}
	return at, statistic
}

// likelihood is the largest logarithm of the likelihood of one level, less what all levels share.
func (s *splitSearch) likelihood(count, size float64) float64 {
	if s.shares {
		return timesLog(count, size) + timesLog(size-count, size)
	}
	return timesLog(count, size)
}

// timesLog is y ln(y/n), 0 for y = 0.
func timesLog(y, n float64) float64 {
	if y <= 0 {
		return 0
	}
	return y * math.Log(y/n)
}

func (s *splitSearch) levels(at int) (before, since float64) {
	return sum(s.count[:at+1]) / sum(s.size[:at+1]), sum(s.count[at+1:]) / sum(s.size[at+1:])
}

func (s *splitSearch) swap(i, j int) {
	s.count[i], s.count[j] = s.count[j], s.count[i]
	s.size[i], s.size[j] = s.size[j], s.size[i]
}

// orders gives the share of orders whose best split reaches the bound.
func (s *splitSearch) orders(bound float64, draws int, seed uint64) (p float64, exact bool) {
	reached, looked := 0, 0
	look := func() {
		looked++
		if _, statistic := s.best(); statistic >= bound {
			reached++
		}
	}
	if len(s.count) <= exactPeriods {
		s.permute(0, look)
		return float64(reached) / float64(looked), true
	}
	lot := rand.New(rand.NewPCG(seed, 0))
	for range draws {
		lot.Shuffle(len(s.count), s.swap)
		look()
	}
	return float64(1+reached) / float64(1+looked), false
}

// permute looks at every order of the periods from one on, and restores them.
func (s *splitSearch) permute(from int, look func()) {
	if from == len(s.count) {
		look()
		return
	}
	for i := from; i < len(s.count); i++ {
		s.swap(from, i)
		s.permute(from+1, look)
		s.swap(from, i)
	}
}

func sum(x []float64) float64 {
	total := 0.0
	for _, v := range x {
		total += v
	}
	return total
}
