package stats

import (
	"errors"
	"math"
	"slices"
)

// Gini gives how unevenly a total is spread over n places, by the mean
// difference of all pairs,
//
//	G = Σ_a Σ_b |x_a - x_b| / (2 n Σ x),
//
// 0 where all are equal and (n-1)/n where one has all; corrected is G n/(n-1),
// which is then 1. Over the cells of a table off its diagonal it is the total
// flows index of Plane and Mulligan 1997, corrected as by Bell and others 2002.
// It refuses fewer than two places, a total of 0, and counts that are negative
// or, summed, above 10^12.
func Gini(counts []int64) (plain, corrected float64, err error) {
	total, err := checkedSum(counts)
	if err != nil {
		return 0, 0, err
	}
	if len(counts) < 2 || total == 0 {
		return 0, 0, errors.New("a Gini index needs a count above 0 among at least two")
	}
	// In order, each count is above those before it and below those after.
	ordered, sum, n := slices.Clone(counts), 0.0, float64(len(counts))
	slices.Sort(ordered)
	for rank, x := range ordered {
		sum += float64(2*rank+1-len(ordered)) * float64(x)
	}
	plain = sum / (n * float64(total))
	return plain, plain * n / (n - 1), nil
}

// FlowGini gives Gini over all cells of a table off its diagonal. It refuses what
// Validate refuses and a table in which nothing moved.
func FlowGini(t Table) (plain, corrected float64, err error) {
	if err := t.Validate(); err != nil {
		return 0, 0, err
	}
	flows := make([]int64, 0, len(t)*(len(t)-1))
	for i, row := range t {
		flows = append(append(flows, row[:i]...), row[i+1:]...)
	}
	return Gini(flows)
}

// Focus tells how far moves keep to few origins and destinations.
type Focus struct {
	// In and Out are, for each state, the coefficient of variation of what comes
	// from each other state and of what goes to each: 0 where all are equal or
	// there is none.
	In, Out []float64
	// Arrivals and Departures are their means, weighted by the moves; System is
	// their sum.
	Arrivals, Departures, System float64
}

// SpatialFocus gives the coefficients of variation, standard deviation (that of a
// population, over the k-1 other states) by mean, of the flows of a table without
// its diagonal. Source: Rogers and Sweeney 1998. It refuses what Validate refuses
// and a table in which nothing moved.
func SpatialFocus(t Table) (Focus, error) {
	out, in, err := t.Flows()
	if err != nil {
		return Focus{}, err
	}
	_, moved, err := t.Total()
	if err != nil {
		return Focus{}, err
	}
	if moved == 0 {
		return Focus{}, errors.New("the focus of moves needs at least one move between states")
	}
	f := Focus{In: make([]float64, len(t)), Out: make([]float64, len(t))}
	for s := range t {
		f.In[s] = variation(len(t)-1, in[s], func(other int) int64 { return t[skip(other, s)][s] })
		f.Out[s] = variation(len(t)-1, out[s], func(other int) int64 { return t[s][skip(other, s)] })
		f.Arrivals += f.In[s] * float64(in[s]) / float64(moved)
		f.Departures += f.Out[s] * float64(out[s]) / float64(moved)
	}
	f.System = f.Arrivals + f.Departures
	return f, nil
}

// skip numbers the states without one.
func skip(i, without int) int {
	if i < without {
		return i
	}
	return i + 1
}

// variation is the coefficient of variation of n counts that add up to a total.
func variation(n int, total int64, count func(i int) int64) float64 {
	if total == 0 {
		return 0
	}
	mean, squares := float64(total)/float64(n), 0.0
	for i := range n {
		squares += (float64(count(i)) - mean) * (float64(count(i)) - mean)
	}
	return math.Sqrt(squares/float64(n)) / mean
}
