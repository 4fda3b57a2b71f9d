package stats

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/cmplx"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// maxStates bounds the matrices of a chain, and rowSlack how far from 1 a row of
// probabilities may add up.
const (
	maxStates = 1000
	rowSlack  = 1e-6
)

// TransitionMatrix gives P_ij = n_ij / n_i+ of a square table of moves, rows
// from, columns to. A state that nobody left has no such row: it is taken to
// stay as it is, P_ii = 1, and named in idle. TransitionMatrix refuses a table that is
// not square or has more than 1,000 states, and negative counts.
func TransitionMatrix(counts [][]int64) (p [][]float64, idle []int, err error) {
	if err := checkSteps(counts); err != nil {
		return nil, nil, err
	}
	p = make([][]float64, len(counts))
	for i, row := range counts {
		p[i] = make([]float64, len(row))
		total := 0.0
		for _, n := range row {
			total += float64(n)
		}
		if total == 0 {
			p[i][i] = 1
			idle = append(idle, i)
			continue
		}
		for j, n := range row {
			p[i][j] = float64(n) / total
		}
	}
	return p, idle, nil
}

func checkSteps(counts [][]int64) error {
	if len(counts) > maxStates {
		return fmt.Errorf("a chain has at most %d states, not %d", maxStates, len(counts))
	}
	for i, row := range counts {
		if len(row) != len(counts) {
			return fmt.Errorf("row %d has %d of %d columns; a table of moves is square", i, len(row), len(counts))
		}
		for j, n := range row {
			if n < 0 {
				return fmt.Errorf("the count from %d to %d is %d, below 0", i, j, n)
			}
		}
	}
	return nil
}

// Mobility says how much a chain moves. Each index is 0 where nobody moves
// and grows with movement.
type Mobility struct {
	Prais       float64 // (m - tr P)/(m - 1), Shorrocks and Prais: the mean chance to leave a state, by m/(m-1)
	Determinant float64 // 1 - |det P|
	Eigenvalue  float64 // 1 - |λ_2|, the speed at which origin is forgotten
	Bartholomew float64 // B1 = (m - m Σ π_i P_ii)/(m - 1), the chance to leave with the states weighted by π
	Steps       float64 // B2 = Σ π_i P_ij |i - j| /(m - 1), the states crossed by a move, weighted by π
}

// MobilityIndices gives the indices of Formby, Smith and Zheng (Journal of
// Econometrics 120, 2004), as pysal/giddy has them, of the transition matrix P of m
// ordered states and shares π of the states. Without shares every state has 1/m.
// It refuses fewer than 2 or more than 1,000 states, rows that are not
// probabilities adding up to 1 (to 1e-6), and shares that are not.
func MobilityIndices(p [][]float64, shares []float64) (Mobility, error) {
	m := len(p)
	if m < 2 {
		return Mobility{}, errors.New("mobility needs at least two states")
	}
	if err := checkStochastic(p); err != nil {
		return Mobility{}, err
	}
	if shares == nil {
		shares = slices.Repeat([]float64{1 / float64(m)}, m)
	}
	if len(shares) != m {
		return Mobility{}, fmt.Errorf("%d shares for %d states", len(shares), m)
	}
	if err := checkProbabilities("the shares", shares, 1); err != nil {
		return Mobility{}, err
	}
	second, err := secondEigenvalue(p)
	if err != nil {
		return Mobility{}, err
	}
	states, trace, stay, steps := float64(m), 0.0, 0.0, 0.0
	for i, row := range p {
		trace += row[i]
		stay += shares[i] * row[i]
		for j, chance := range row {
			steps += shares[i] * chance * math.Abs(float64(i-j))
		}
	}
	return Mobility{
		Prais:       (states - trace) / (states - 1),
		Determinant: 1 - math.Abs(mat.Det(dense(p))),
		Eigenvalue:  1 - second,
		Bartholomew: states * (1 - stay) / (states - 1),
		Steps:       steps / (states - 1),
	}, nil
}

// secondEigenvalue is the second largest modulus of an eigenvalue.
func secondEigenvalue(p [][]float64) (float64, error) {
	var eigen mat.Eigen
	if !eigen.Factorize(dense(p), mat.EigenNone) {
		return 0, errors.New("the eigenvalues of the transition matrix did not converge")
	}
	values := eigen.Values(nil)
	slices.SortFunc(values, func(a, b complex128) int { return cmp.Compare(cmplx.Abs(b), cmplx.Abs(a)) })
	return math.Min(1, cmplx.Abs(values[1])), nil
}

// MoverStayer splits P = S + (I - S) M (Blumen, Kogan and McCarthy 1955), S the
// share of each state that never moves: it gives M, the matrix of those who
// may move. Where all stay, nobody is left to tell, and the row of M stays as it
// is. It refuses what MobilityIndices refuses of P, and a share of stayers that is
// above P_ii, since stayers are among those who stayed.
func MoverStayer(p [][]float64, stayers []float64) ([][]float64, error) {
	if err := checkStochastic(p); err != nil {
		return nil, err
	}
	if len(stayers) != len(p) {
		return nil, fmt.Errorf("%d shares of stayers for %d states", len(stayers), len(p))
	}
	movers := make([][]float64, len(p))
	for i, row := range p {
		if !(stayers[i] >= 0 && stayers[i] <= row[i]) {
			return nil, fmt.Errorf("the stayers of state %d must have a share between 0 and the %v who stayed, not %v", i, row[i], stayers[i])
		}
		movers[i] = slices.Clone(row)
		if stayers[i] >= 1 {
			continue
		}
		movers[i][i] -= stayers[i]
		for j := range movers[i] {
			movers[i][j] /= 1 - stayers[i]
		}
	}
	return movers, nil
}

// StructuralMobility splits the moves off the diagonal of a square table in those that the
// change of the margins forces, Σ |n_i+ - n_+i| / 2, and the rest, which is
// exchange: as many people one way as another. It refuses what TransitionMatrix
// refuses.
func StructuralMobility(counts [][]int64) (structural, exchange float64, err error) {
	if err := checkSteps(counts); err != nil {
		return 0, 0, err
	}
	moved, net := 0.0, make([]float64, len(counts))
	for i, row := range counts {
		for j, n := range row {
			if i != j {
				moved += float64(n)
				net[i] += float64(n)
				net[j] -= float64(n)
			}
		}
	}
	for _, d := range net {
		structural += math.Abs(d) / 2
	}
	return structural, math.Max(0, moved-structural), nil
}

// checkStochastic wants rows of probabilities that add up to 1.
func checkStochastic(p [][]float64) error {
	if err := checkRows(p); err != nil {
		return err
	}
	for i, row := range p {
		if err := checkProbabilities(fmt.Sprintf("row %d", i), row, 1); err != nil {
			return err
		}
	}
	return nil
}

func checkRows(p [][]float64) error {
	if len(p) == 0 || len(p) > maxStates {
		return fmt.Errorf("a chain has between 1 and %d states, not %d", maxStates, len(p))
	}
	for i, row := range p {
		if len(row) != len(p) {
			return fmt.Errorf("row %d has %d of %d columns; a matrix of a chain is square", i, len(row), len(p))
		}
	}
	return nil
}

// checkProbabilities wants numbers from 0 that add up to at least least and at most 1.
func checkProbabilities(what string, row []float64, least float64) error {
	sum := 0.0
	for _, chance := range row {
		if !(chance >= 0 && chance <= 1+rowSlack) {
			return fmt.Errorf("%s must hold probabilities, not %v", what, chance)
		}
		sum += chance
	}
	if sum > 1+rowSlack || sum < least-rowSlack {
		return fmt.Errorf("%s must add up to 1, not to %v", what, sum)
	}
	return nil
}

func dense(p [][]float64) *mat.Dense {
	d := mat.NewDense(len(p), len(p), nil)
	for i, row := range p {
		d.SetRow(i, row)
	}
	return d
}
