package stats

import "fmt"

// Hodge splits the net flow of a network into a hierarchy and circulation.
type Hodge struct {
	Potentials []float64 // by node, in moves; the mean is 0 in each component
	Components []int     // by node, as in Ranking: potentials compare inside one component only
	Flow       float64   // ‖Y‖², over the linked pairs
	Gradient   float64   // ‖grad s‖², what the potentials explain of it
	Cyclicity  float64   // ‖Y - grad s‖²/‖Y‖²: 0 is a pure hierarchy, near 1 circulation without order; 0 where nothing flows on balance
	Iterations int
}

// HodgeRank gives the potentials s of Jiang, Lim, Yao and Ye (Mathematical
// Programming B 127, 2011, 203–244) for the net flow Y_ij = A_ij - A_ji:
//
//	min over s of Σ_{i<j} (s_i - s_j - Y_ij)²
//
// over the linked pairs, those between which anything flows; each weighs 1, also one
// that is in balance. The rest, Y - grad s, is orthogonal to the gradient and
// runs in circles. On a network without circles of pairs the cyclicity is 0
// whatever flows: there is nothing it could be measured on.
//
// HodgeRank is solved as SpringRank is, and refuses what it refuses.
func HodgeRank(n int, edges []Edge) (Hodge, error) {
	net, err := newNetwork(n, edges)
	if err != nil {
		return Hodge{}, err
	}
	one := func(pair) float64 { return 1 }
	s, err := newLaplacian(net, one, 0).solve(surplus(n, net.pairs), rankTolerance)
	if err != nil {
		return Hodge{}, err
	}
	h := Hodge{Potentials: s.x, Components: net.component, Iterations: s.iterations}
	rest := 0.0
	for _, p := range net.pairs {
		fall := s.x[p.low] - s.x[p.high]
		h.Flow += p.net() * p.net()
		h.Gradient += fall * fall
		rest += (p.net() - fall) * (p.net() - fall)
	}
	if h.Flow > 0 {
		h.Cyclicity = min(1, rest/h.Flow)
	}
	return h, nil
}

// Curl is the net flow Y_ij + Y_jk + Y_ki around the triangle of three nodes, in
// moves: above 0 more runs from i over j and k back to i than the other way
// round. It is 0 around any triangle of a pure hierarchy in which all three
// pairs are linked. Curl refuses what SpringRank refuses, and nodes that are not three.
func Curl(n int, edges []Edge, i, j, k int) (float64, error) {
	if i == j || j == k || k == i {
		return 0, fmt.Errorf("a triangle has three nodes, not %d, %d and %d", i, j, k)
	}
	for _, node := range []int{i, j, k} {
		if node < 0 || node >= n {
			return 0, fmt.Errorf("node %d is outside 0 … %d", node, n-1)
		}
	}
	next := map[int]int{i: j, j: k, k: i}
	curl := 0.0
	for _, e := range edges {
		if err := checkEdge(n, e); err != nil {
			return 0, err
		}
		if to, on := next[e.From]; on && to == e.To {
			curl += e.Weight
		}
		if to, on := next[e.To]; on && to == e.From {
			curl -= e.Weight
		}
	}
	return curl, nil
}
