package stats

// Bowker tests that each pair of states exchanges as many one way as the other
// (Bowker 1948):
//
//	B = Σ_{i<j} (n_ij - n_ji)² / (n_ij + n_ji).
//
// A pair that exchanged nothing is skipped, and DF is the number of pairs that
// are left: k(k-1)/2 where none is empty. No correction for zero cells is
// applied. It refuses what Validate refuses; a table in which nothing moved has
// DF 0.
func Bowker(t Table) (ChiSquared, error) {
	if err := t.Validate(); err != nil {
		return ChiSquared{}, err
	}
	sum, pairs := 0.0, t.exchanges()
	for _, p := range pairs {
		net := float64(p.forward - p.back)
		sum += net * net / float64(p.total())
	}
	return chiSquared(sum, len(pairs)), nil
}

// Symmetry tests what Bowker tests by the ratio of likelihoods,
//
//	G² = 2 Σ_{i≠j} n_ij ln(2 n_ij / (n_ij + n_ji)),
//
// with the same DF. It refuses what Bowker refuses.
func Symmetry(t Table) (ChiSquared, error) {
	if err := t.Validate(); err != nil {
		return ChiSquared{}, err
	}
	sum, pairs := 0.0, t.exchanges()
	for _, p := range pairs {
		half := float64(p.total()) / 2
		sum += likelihoodTerm(p.forward, half) + likelihoodTerm(p.back, half)
	}
	return chiSquared(sum, len(pairs)), nil
}
