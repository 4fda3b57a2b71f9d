package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// BenjaminiHochberg gives the adjusted p-values of a family of tests, in the
// order of the p-values given: with p_(1) ≤ … ≤ p_(m),
//
//	q_(i) = min over j ≥ i of min(1, m p_(j) / j).
//
// Rejecting where q ≤ x keeps the expected share of false rejections at x or
// less (Benjamini and Hochberg 1995). No p-values give none. It refuses a
// p-value outside [0, 1].
func BenjaminiHochberg(ps []float64) ([]float64, error) {
	order := make([]int, len(ps))
	for i, p := range ps {
		if math.IsNaN(p) || p < 0 || p > 1 {
			return nil, fmt.Errorf("a p-value must lie from 0 to 1, not %v", p)
		}
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(ps[i], ps[j]), cmp.Compare(i, j)) })
	adjusted := make([]float64, len(ps))
	least := 1.0
	for rank := len(order); rank > 0; rank-- {
		i := order[rank-1]
		// In this order no rounding makes q smaller than p.
		least = math.Min(least, ps[i]*(float64(len(ps))/float64(rank)))
		adjusted[i] = least
	}
	return adjusted, nil
}
