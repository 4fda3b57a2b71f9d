package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// Edge is a flow from one node to another. Nodes are numbered from 0; a weight
// is as a rule a number of moves.
type Edge struct {
	From, To int
	Weight   float64
}

// Bounds of a network. A weight is a float64 so that shares fit, and bounded so
// that whole weights stay whole.
const (
	maxNodes  = 10_000_000
	minWeight = 1e-9
	maxWeight = 1e15
)

// pair is what flows between two nodes, low < high, either way.
type pair struct {
	low, high   int32
	forth, back float64 // from low to high, from high to low
}

// network is a list of edges seen as linked pairs, sorted, and the connected
// components that they make, numbered from 0 in the order of their first nodes.
type network struct {
	pairs      []pair
	component  []int // of each node
	components int
}

// newNetwork adds up parallel edges; loops and weights of 0 link nothing.
func newNetwork(n int, edges []Edge) (*network, error) {
	if n < 0 || n > maxNodes {
		return nil, fmt.Errorf("a network has between 0 and %d nodes, not %d", maxNodes, n)
	}
	for _, e := range edges {
		if err := checkEdge(n, e); err != nil {
			return nil, err
		}
	}
	net := &network{pairs: pairUp(n, edges)}
	net.component, net.components = connect(n, net.pairs)
	return net, nil
}

func checkEdge(n int, e Edge) error {
	if e.From < 0 || e.From >= n || e.To < 0 || e.To >= n {
		return fmt.Errorf("the edge %d → %d leaves the nodes 0 … %d", e.From, e.To, n-1)
	}
	if e.Weight != 0 && !(e.Weight >= minWeight && e.Weight <= maxWeight) {
		return fmt.Errorf("the weight of the edge %d → %d must be 0 or between %g and %g, not %v", e.From, e.To, minWeight, maxWeight, e.Weight)
	}
	return nil
}

// half is an edge as its lower node sees it.
type half struct {
	high   int32
	forth  bool
	weight float64
}

func pairUp(n int, edges []Edge) []pair {
	links := func(e Edge) bool { return e.From != e.To && e.Weight != 0 }
	ends := make([]int, n+1) // ends[i+1] runs from the first place of node i to its last
	for _, e := range edges {
		if low := min(e.From, e.To); links(e) {
			ends[low+2]++
		}
	}
	for i := 1; i <= n; i++ {
		ends[i] += ends[i-1]
	}
	halves := make([]half, len(edges))
	for _, e := range edges {
		if links(e) {
			low := min(e.From, e.To)
			halves[ends[low+1]] = half{high: int32(max(e.From, e.To)), forth: e.From == low, weight: e.Weight}
			ends[low+1]++
		}
	}
	pairs := make([]pair, 0, len(edges))
	for low := range n {
		pairs = appendPairs(pairs, int32(low), halves[ends[low]:ends[low+1]])
	}
	return pairs
}

func appendPairs(pairs []pair, low int32, halves []half) []pair {
	slices.SortStableFunc(halves, func(a, b half) int { return cmp.Compare(a.high, b.high) })
	for i, h := range halves {
		if i == 0 || h.high != halves[i-1].high {
			pairs = append(pairs, pair{low: low, high: h.high})
		}
		last := &pairs[len(pairs)-1]
		if h.forth {
			last.forth += h.weight
		} else {
			last.back += h.weight
		}
	}
	return pairs
}

// connect numbers the components. A root is the lowest node of its tree, so it
// is met before the others.
func connect(n int, pairs []pair) (component []int, components int) {
	parent := make([]int32, n)
	for i := range parent {
		parent[i] = int32(i)
	}
	root := func(i int32) int32 {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, p := range pairs {
		a, b := root(p.low), root(p.high)
		parent[max(a, b)] = min(a, b)
	}
	component = make([]int, n)
	for i := range component {
		if r := root(int32(i)); int(r) == i {
			component[i] = components
			components++
		} else {
			component[i] = component[r]
		}
	}
	return component, components
}

// net is what flows from low to high more than comes back.
func (p pair) net() float64 { return p.forth - p.back }

func (p pair) total() float64 { return p.forth + p.back }
