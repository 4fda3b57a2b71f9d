package stats

import "fmt"

// SurplusTest tests that every node of a network receives as much as it sends:
// the test of Stuart and Maxwell for networks of any size. Its matrix is that of
// SpringRank, so that the ranks s for which the network was given to SpringRank,
// with α = 0, make
//
//	X² = d' S⁻ d = Σ_ij A_ij (s_i - s_j), df = nodes - components.
//
// Where each move goes either way with even chances, X² has the mean df whatever
// the counts; where pairs exchange few moves it spreads less than χ² does, and
// the test errs on the careful side. Sources: Stuart 1955; Maxwell 1970. It
// refuses edges that SpringRank refuses, and ranks of another number of nodes
// than of components.
func SurplusTest(ranks Ranking, edges []Edge) (ChiSquared, error) {
	n, components := len(ranks.Scores), 0
	if len(ranks.Components) != n {
		return ChiSquared{}, fmt.Errorf("ranks of %d nodes tell the components of %d", n, len(ranks.Components))
	}
	for _, c := range ranks.Components {
		components = max(components, c+1)
	}
	sum := 0.0
	for _, e := range edges {
		if err := checkEdge(n, e); err != nil {
			return ChiSquared{}, err
		}
		sum += e.Weight * (ranks.Scores[e.From] - ranks.Scores[e.To])
	}
	return chiSquared(sum, n-components), nil
}
