package stats

import (
	"errors"
	"math"
)

// maxIterations bounds the work on one component, and settled is what share of
// the first residual may be left of it.
const (
	maxIterations = 20_000
	settled       = 1e-8
)

// laplacian is the matrix L + αI, L_ii = Σ_j w_ij and L_ij = -w_ij, in sparse
// rows. The rows of one component lie together, in the order of its nodes.
type laplacian struct {
	place    []int32 // the row of each node
	bounds   []int   // the first row of each component, then the number of rows
	diagonal []float64
	first    []int // the first entry of each row, then the number of entries
	entries  []entry
}

// entry is one w_ij off the diagonal.
type entry struct {
	column int32
	weight float64
}

func newLaplacian(net *network, weigh func(pair) float64, alpha float64) *laplacian {
	n := len(net.component)
	l := &laplacian{diagonal: make([]float64, n), first: make([]int, n+2)}
	l.arrange(net)
	for i := range l.diagonal {
		l.diagonal[i] = alpha
	}
	for _, p := range net.pairs {
		l.first[l.place[p.low]+2]++
		l.first[l.place[p.high]+2]++
	}
	for i := 1; i < len(l.first); i++ {
		l.first[i] += l.first[i-1]
	}
	l.entries = make([]entry, 2*len(net.pairs))
	for _, p := range net.pairs {
		a, b, w := l.place[p.low], l.place[p.high], weigh(p)
		l.put(a, b, w)
		l.put(b, a, w)
	}
	l.first = l.first[:n+1]
	return l
}

// arrange gives every node its row.
func (l *laplacian) arrange(net *network) {
	l.bounds = make([]int, net.components+1)
	for _, c := range net.component {
		l.bounds[c+1]++
	}
	for c := range net.components {
		l.bounds[c+1] += l.bounds[c]
	}
	next := make([]int, net.components)
	copy(next, l.bounds)
	l.place = make([]int32, len(net.component))
	for i, c := range net.component {
		l.place[i] = int32(next[c])
		next[c]++
	}
}

// put adds an entry to a row; until all are in, first is shifted by one row.
func (l *laplacian) put(row, column int32, w float64) {
	l.entries[l.first[row+1]] = entry{column, w}
	l.first[row+1]++
	l.diagonal[row] += w
}

// times computes rows lo … hi-1 of (L + αI)x.
func (l *laplacian) times(x, result []float64, lo, hi int) {
	for i := lo; i < hi; i++ {
		sum := l.diagonal[i] * x[i]
		for _, e := range l.entries[l.first[i]:l.first[i+1]] {
			sum -= e.weight * x[e.column]
		}
		result[i] = sum
	}
}

// solution is an answer to (L + αI)x = b and how it was reached.
type solution struct {
	x          []float64 // by node, with the mean 0 in each component
	iterations int       // the most that one component took
	residual   float64   // max |b - (L + αI)x|_i / L_ii
}

// solve finds x for a right side that is given by node and sums to 0 in each
// component, by conjugate gradients preconditioned by the diagonal. It stops
// at max |r_i| / L_ii ≤ tolerance · max |b_i| / L_ii, in each component by itself,
// or where roundings stop it; the quotient is what one more sweep would change x_i by.
func (l *laplacian) solve(b []float64, tolerance float64) (solution, error) {
	g := newGradients(l)
	for i, row := range l.place {
		g.b[row] = b[i]
	}
	var s solution
	for c := range len(l.bounds) - 1 {
		iterations, residual, err := g.descend(l.bounds[c], l.bounds[c+1], tolerance)
		if err != nil {
			return solution{}, err
		}
		center(g.x[l.bounds[c]:l.bounds[c+1]])
		s.iterations, s.residual = max(s.iterations, iterations), max(s.residual, residual)
	}
	s.x = make([]float64, len(b))
	for i, row := range l.place {
		s.x[i] = g.x[row]
	}
	return s, nil
}

// gradients holds the vectors of a descent, by row.
type gradients struct {
	*laplacian
	b, x, r, p, q []float64
}

func newGradients(l *laplacian) *gradients {
	vectors := make([]float64, 5*len(l.place))
	next := func() []float64 {
		v := vectors[:len(l.place):len(l.place)]
		vectors = vectors[len(l.place):]
		return v
	}
	return &gradients{laplacian: l, b: next(), x: next(), r: next(), p: next(), q: next()}
}

// descend solves one component. The residual that conjugate gradients carry
// along drifts from the true one, so they start again from the true one until it
// is small enough or roundings keep it from falling.
func (g *gradients) descend(lo, hi int, tolerance float64) (iterations int, residual float64, err error) {
	copy(g.r[lo:hi], g.b[lo:hi])
	residual = g.relative(lo, hi)
	target, limit := tolerance*residual, settled*residual
	for last := math.Inf(1); residual > target && residual < last/2 && iterations < maxIterations; {
		last = residual
		iterations += g.run(lo, hi, target, maxIterations-iterations)
		g.times(g.x, g.q, lo, hi)
		for i := lo; i < hi; i++ {
			g.r[i] = g.b[i] - g.q[i]
		}
		residual = g.relative(lo, hi)
	}
	if !(residual <= limit) {
		return 0, 0, errors.New("the ranks did not settle: the weights differ too much or the chains of nodes are too long; leave out the weakest edges or use an alpha above 0")
	}
	return iterations, residual, nil
}

// relative is max |r_i| / L_ii; a node without links has nothing left over.
func (g *gradients) relative(lo, hi int) float64 {
	most := 0.0
	for i := lo; i < hi; i++ {
		if g.diagonal[i] > 0 {
			most = max(most, math.Abs(g.r[i])/g.diagonal[i])
		}
	}
	return most
}

// run takes conjugate steps from x and r until r reaches the target.
func (g *gradients) run(lo, hi int, target float64, limit int) (iterations int) {
	x, r, p, q, d := g.x[lo:hi], g.r[lo:hi], g.p[lo:hi], g.q[lo:hi], g.diagonal[lo:hi]
	rz := 0.0
	for i := range r {
		p[i] = r[i] / d[i]
		rz += r[i] * p[i]
	}
	for iterations < limit {
		g.times(g.p, g.q, lo, hi)
		curvature := 0.0
		for i := range p {
			curvature += p[i] * q[i]
		}
		if !(curvature > 0) || rz == 0 {
			return iterations
		}
		iterations++
		step, next, most := rz/curvature, 0.0, 0.0
		for i := range x {
			x[i] += step * p[i]
			r[i] -= step * q[i]
			z := r[i] / d[i]
			next += r[i] * z
			most = max(most, math.Abs(z))
		}
		if most <= target {
			return iterations
		}
		turn := next / rz
		for i := range p {
			p[i] = r[i]/d[i] + turn*p[i]
		}
		rz = next
	}
	return iterations
}

func center(x []float64) {
	mean := 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for i := range x {
		x[i] -= mean
	}
}
