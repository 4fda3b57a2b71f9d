package stats

import (
	"errors"
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// StuartMaxwell tests that every state gains as many as it loses, that is, that
// the margins of the rows and of the columns agree (Stuart 1955, Maxwell 1970):
//
//	X² = d' S⁺ d, d_i = n_i+ - n_+i,
//	S_ii = n_i+ + n_+i - 2 n_ii, S_ij = -(n_ij + n_ji).
//
// The sums of S are 0 over each group of states that moves connect, so S is
// singular, and S⁺ is its pseudo-inverse: in each group one state, whichever,
// is left out and the rest solved, and the parts add up. DF is the rank of S,
// the number of states less the number of groups: k-1 where all hang together.
// A state that exchanged nothing is a group of its own and counts for nothing.
// It refuses what Validate refuses; a table in which nothing moved has DF 0.
func StuartMaxwell(t Table) (ChiSquared, error) {
	out, in, err := t.Flows()
	if err != nil {
		return ChiSquared{}, err
	}
	sum, df := 0.0, 0
	for _, group := range t.groups() {
		part, err := t.stuart(group[1:], out, in)
		if err != nil {
			return ChiSquared{}, err
		}
		sum += part
		df += len(group) - 1
	}
	return chiSquared(sum, df), nil
}

// stuart is d' S⁻¹ d over the states given.
func (t Table) stuart(states []int, out, in []int64) (float64, error) {
	if len(states) == 0 {
		return 0, nil
	}
	d, s := mat.NewVecDense(len(states), nil), mat.NewSymDense(len(states), nil)
	for a, i := range states {
		d.SetVec(a, float64(out[i]-in[i]))
		s.SetSym(a, a, float64(out[i]+in[i]))
		for b, j := range states[:a] {
			s.SetSym(a, b, -float64(t[i][j]+t[j][i]))
		}
	}
	var factors mat.Cholesky
	var solved mat.VecDense
	if !factors.Factorize(s) {
		return 0, errors.New("the margins cannot be compared: some counts are too small beside the others")
	}
	if err := factors.SolveVecTo(&solved, d); err != nil {
		return 0, fmt.Errorf("the margins cannot be compared: some counts are too small beside the others: %w", err)
	}
	return mat.Dot(d, &solved), nil
}

// groups divides the states into those that moves connect, whichever way they
// go, in the order of their first states.
func (t Table) groups() [][]int {
	group := make([]int, len(t))
	for i := range group {
		group[i] = -1
	}
	var groups [][]int
	for first := range t {
		if group[first] >= 0 {
			continue
		}
		group[first] = len(groups)
		var members []int
		for found := []int{first}; len(found) > 0; {
			i := found[len(found)-1]
			found = found[:len(found)-1]
			members = append(members, i)
			for j := range t {
				if group[j] < 0 && t[i][j]+t[j][i] > 0 {
					group[j] = len(groups)
					found = append(found, j)
				}
			}
		}
		groups = append(groups, members)
	}
	return groups
}

// Bhapkar tests what StuartMaxwell tests by Wald's statistic, whose variance
// does not assume the hypothesis (Bhapkar 1966; the relation is Keefe's, 1982):
//
//	X²_B = X² / (1 - X²/N), X² that of StuartMaxwell, N the sum of the table.
//
// It is larger, a little where few moved and much where nearly all went one way,
// and has the same DF. It refuses what StuartMaxwell refuses, and a table in which
// nothing stayed and every move is one step down the same ladder, as where all go
// from one state to another: the variance is then 0.
func Bhapkar(t Table) (ChiSquared, error) {
	stuart, err := StuartMaxwell(t)
	if err != nil || stuart.DF == 0 {
		return stuart, err
	}
	all, _, err := t.Total()
	if err != nil {
		return ChiSquared{}, err
	}
	// noise is what rounding may leave of a remainder that is none.
	const noise = 1e-12
	remainder := 1 - stuart.Statistic/float64(all)
	if remainder <= noise {
		return ChiSquared{}, errors.New("Bhapkar's statistic has no value where every move is one step down the same ladder: use that of Stuart and Maxwell")
	}
	return chiSquared(stuart.Statistic/remainder, stuart.DF), nil
}
