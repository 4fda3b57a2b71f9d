package stats

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Absorbing describes what happens before an absorbing chain comes to rest.
type Absorbing struct {
	Fundamental [][]float64 // N = (I - Q)^-1: the visits to state j of a chain that starts in i, the start counted
	Steps       []float64   // N 1: the expected number of visits to any inner state, which is the steps until absorption
}

// AbsorbingChain gives the fundamental matrix of an absorbing chain (Grinstead
// and Snell, Introduction to Probability, ch. 11) from Q, the probabilities
// among the inner states; what a row lacks to 1 is the chance to be absorbed. It
// refuses a Q that is empty, not square, above 1,000 states or not of probabilities, and
// one with a state from which no path leads to absorption.
func AbsorbingChain(q [][]float64) (Absorbing, error) {
	if err := checkRows(q); err != nil {
		return Absorbing{}, err
	}
	exits := make([]bool, len(q))
	for i, row := range q {
		if err := checkProbabilities(fmt.Sprintf("row %d", i), row, 0); err != nil {
			return Absorbing{}, err
		}
		sum := 0.0
		for _, chance := range row {
			sum += chance
		}
		exits[i] = sum < 1-rowSlack
	}
	return invert(q, exits)
}

// VacancyChains gives the expected length of the chain that a vacancy in each
// stratum starts (White, Chains of Opportunity, 1970): moves[i][j] counts the
// vacancies of i that were filled from j, and so went on to j, against the direction of the
// people; ends[i] counts those filled from outside or abolished. The length is
// (I - Q)^-1 1, the vacancy itself counted: 1 says filled from outside at once. A
// stratum of which no vacancy is counted is taken to end every chain that reaches it.
//
// It refuses what AbsorbingChain refuses, negative counts, and ends that are not
// one to a stratum.
func VacancyChains(moves [][]int64, ends []int64) ([]float64, error) {
	if err := checkSteps(moves); err != nil {
		return nil, err
	}
	if len(ends) != len(moves) {
		return nil, fmt.Errorf("%d counts of ended chains for %d strata", len(ends), len(moves))
	}
	if len(moves) == 0 {
		return nil, nil
	}
	q, exits := make([][]float64, len(moves)), make([]bool, len(moves))
	for i, row := range moves {
		if ends[i] < 0 {
			return nil, fmt.Errorf("the count of chains that ended in stratum %d is %d, below 0", i, ends[i])
		}
		total := float64(ends[i])
		for _, n := range row {
			total += float64(n)
		}
		exits[i] = ends[i] > 0 || total == 0
		q[i] = make([]float64, len(row))
		for j, n := range row {
			if n > 0 {
				q[i][j] = float64(n) / total
			}
		}
	}
	chain, err := invert(q, exits)
	return chain.Steps, err
}

// invert solves (I - Q) N = I once it is sure that the chain ends.
func invert(q [][]float64, exits []bool) (Absorbing, error) {
	if i := trapped(q, exits); i >= 0 {
		return Absorbing{}, fmt.Errorf("from state %d no path leads out, so the chain never ends; leave it out or count how its chains end", i)
	}
	m := len(q)
	system := mat.NewDense(m, m, nil)
	for i, row := range q {
		for j, chance := range row {
			system.Set(i, j, -chance)
		}
		system.Set(i, i, 1-row[i])
	}
	var inverse mat.Dense
	if err := inverse.Inverse(system); err != nil {
		return Absorbing{}, errors.New("the chain hardly ever ends, so its length cannot be told")
	}
	result := Absorbing{Fundamental: make([][]float64, m), Steps: make([]float64, m)}
	for i := range m {
		result.Fundamental[i] = mat.Row(nil, i, &inverse)
		for _, visits := range result.Fundamental[i] {
			result.Steps[i] += visits
		}
		if math.IsNaN(result.Steps[i]) || math.IsInf(result.Steps[i], 0) {
			return Absorbing{}, errors.New("the chain hardly ever ends, so its length cannot be told")
		}
	}
	return result, nil
}

// trapped finds a state from which none with an exit can be reached, or -1.
func trapped(q [][]float64, exits []bool) int {
	free := slices.Clone(exits)
	var reached []int
	for i, exit := range exits {
		if exit {
			reached = append(reached, i)
		}
	}
	for len(reached) > 0 {
		j := reached[len(reached)-1]
		reached = reached[:len(reached)-1]
		for i := range q {
			if !free[i] && q[i][j] > 0 {
				free[i] = true
				reached = append(reached, i)
			}
		}
	}
	return slices.Index(free, false)
}
