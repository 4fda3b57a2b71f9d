package stats

import "errors"

// Reciprocity tells how much of what goes one way also comes back.
type Reciprocity struct {
	Observed float64 // r, from 0 to 1
	Expected float64 // ⟨r⟩ under a null model
	// Relative is ρ = (r - ⟨r⟩)/(1 - ⟨r⟩): 1 where all comes back, 0 where as much
	// as the null model expects, below 0 where less.
	Relative float64
}

func relative(observed, expected float64) (Reciprocity, error) {
	if !(expected >= 0 && expected < 1) {
		return Reciprocity{}, errors.New("reciprocity needs a null model that expects less than everything to come back")
	}
	return Reciprocity{observed, expected, (observed - expected) / (1 - expected)}, nil
}

var errNothingMoved = errors.New("reciprocity needs at least one move between states")

// LinkReciprocity gives the reciprocity of links, a link being a state that sent
// anything to another,
//
//	r = L↔ / L, ⟨r⟩ = L / (k(k-1)),
//
// of the L links those L↔ whose other way is a link too, and of all possible
// links those that are: the null model throws L links at random. Source:
// Garlaschelli and Loffredo 2004. It refuses what Validate refuses, a table in
// which nothing moved, and one in which every link is present, where nothing but
// reciprocity was possible.
func LinkReciprocity(t Table) (Reciprocity, error) {
	if err := t.Validate(); err != nil {
		return Reciprocity{}, err
	}
	links, mutual := 0, 0
	for _, e := range t.exchanges() {
		links++
		if e.forward > 0 && e.back > 0 {
			links++
			mutual += 2
		}
	}
	if links == 0 {
		return Reciprocity{}, errNothingMoved
	}
	possible := len(t) * (len(t) - 1)
	return relative(float64(mutual)/float64(links), float64(links)/float64(possible))
}

// WeightReciprocity gives the reciprocity of moves,
//
//	r = Σ_{i≠j} min(w_ij, w_ji) / Σ_{i≠j} w_ij,
//
// against the ⟨r⟩ of a null model, such as ExpectedReciprocity gives. Source:
// Squartini, Picciolo, Ruzzenenti and Garlaschelli, Scientific Reports 3:2729,
// 2013, who warn that measures of how alike the two weights are say nothing. It
// refuses what Validate refuses, a table in which nothing moved, and an expected
// value outside [0, 1).
func WeightReciprocity(t Table, expected float64) (Reciprocity, error) {
	_, moved, err := t.Total()
	if err != nil {
		return Reciprocity{}, err
	}
	if moved == 0 {
		return Reciprocity{}, errNothingMoved
	}
	mutual := int64(0)
	for _, e := range t.exchanges() {
		mutual += 2 * min(e.forward, e.back)
	}
	return relative(float64(mutual)/float64(moved), expected)
}

// ExpectedReciprocity gives the reciprocity of moves that the sizes of the states
// alone explain. The null model draws every weight by itself from the geometric
// law on 0, 1, 2, … whose mean is
//
//	μ_ij = w_i+ w_+j / W, the sums without the diagonal,
//
// for which ⟨min(w_ij, w_ji)⟩ = μ_ij μ_ji / (1 + μ_ij + μ_ji), and divides sums
// of expectations:
//
//	⟨r⟩ = Σ_{i≠j} ⟨min(w_ij, w_ji)⟩ / Σ_{i≠j} μ_ij.
//
// The law is that of the directed weighted configuration model of Squartini and
// others; its parameters are not: theirs solve equations so that the strengths
// are met, these take the plain product, which leaves out what falls on the
// diagonal. It refuses what Validate refuses and a table in which nothing moved;
// it is 0 where fewer than two states both send and receive.
func ExpectedReciprocity(t Table) (float64, error) {
	out, in, err := t.Flows()
	if err != nil {
		return 0, err
	}
	_, moved, err := t.Total()
	if err != nil {
		return 0, err
	}
	if moved == 0 {
		return 0, errNothingMoved
	}
	mutual, weight := 0.0, 0.0
	for i := range t {
		for j := range t[:i] {
			there := float64(out[i]) * float64(in[j]) / float64(moved)
			back := float64(out[j]) * float64(in[i]) / float64(moved)
			mutual += 2 * there * back / (1 + there + back)
			weight += there + back
		}
	}
	return mutual / weight, nil
}
