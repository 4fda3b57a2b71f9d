// Package stats holds the numbers of the product: tests and intervals, square
// tables, ranks of networks, chains, survival, sequences and trends. It knows
// counts, weights and probabilities only.
//
// Every function is deterministic and returns an error for input that it
// refuses; none panics, and no result is NaN.
package stats

import (
	"fmt"
	"math"
)

// maxCount bounds the observations of one test: sums over the likely outcomes,
// of which there are some √n, then take tens of milliseconds, and a float64
// holds every count exactly.
const maxCount = 1_000_000_000_000

func checkCounts(counts ...int64) error {
	for _, n := range counts {
		if n < 0 || n > maxCount {
			return fmt.Errorf("a count must be between 0 and %d, not %d", maxCount, n)
		}
	}
	return nil
}

// checkOpen refuses what does not lie strictly between 0 and 1.
func checkOpen(what string, x float64) error {
	if math.IsNaN(x) || x <= 0 || x >= 1 {
		return fmt.Errorf("%s must lie between 0 and 1, not %v", what, x)
	}
	return nil
}
