package stats

import (
	"fmt"
	"math"
)

const (
	// fitTolerance is how far, relatively, a fitted sum may be from its target.
	fitTolerance = 1e-10
	// maxSweeps bounds the sweeps of a fit, and maxFitWork these times the cells.
	maxSweeps  = 50_000
	maxFitWork = 100_000_000
)

// margin divides cells into sets, each of which must add up to a target above 0.
type margin struct {
	set    []int // of each cell
	target []float64
}

// scale makes every set of the margin add up and gives the largest relative
// error that it found.
func (m margin) scale(fitted []float64) float64 {
	factor := make([]float64, len(m.target))
	for cell, set := range m.set {
		factor[set] += fitted[cell]
	}
	worst := 0.0
	for set, sum := range factor {
		if sum > 0 {
			factor[set] = m.target[set] / sum
			worst = math.Max(worst, math.Abs(factor[set]-1))
		}
	}
	for cell, set := range m.set {
		fitted[cell] *= factor[set]
	}
	return worst
}

// rake scales cells to their margins in turn, again and again, until a whole
// sweep finds all of them within fitTolerance (iterative proportional fitting,
// Deming and Stephan 1940). It gives the number of sweeps.
func rake(fitted []float64, margins ...margin) (sweeps int, err error) {
	limit := min(maxSweeps, maxFitWork/(len(fitted)+1))
	for sweeps = 1; sweeps <= limit; sweeps++ {
		worst := 0.0
		for _, m := range margins {
			worst = math.Max(worst, m.scale(fitted))
		}
		if worst <= fitTolerance {
			return sweeps, nil
		}
	}
	return 0, fmt.Errorf("the model did not fit within %d sweeps: the states hang together by too few moves, so leave some out or join them", limit)
}
