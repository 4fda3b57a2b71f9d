package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// table gives the edges of a square table, rows from, columns to.
func table(counts [][]float64) (n int, edges []Edge) {
	for i, row := range counts {
		for j, w := range row {
			edges = append(edges, Edge{i, j, w})
		}
	}
	return len(counts), edges
}

// Tables of statistics.md: §2, and (e), the migration matrices of Plane and
// Mulligan and of Rogers and Sweeney in the tests of daroczig/migration.indices.
var (
	quangNam = [][]float64{{0, 20, 0}, {3, 0, 150}, {0, 11, 17}} // province, district, commune
	hyp      = [][]float64{{0, 10, 10}, {20, 0, 20}, {30, 30, 0}}
	hyp2     = [][]float64{{0, 20, 20}, {30, 0, 50}, {20, 20, 0}}
)

func TestSpringRank(t *testing.T) {
	for name, c := range map[string]struct {
		counts [][]float64
		want   []float64
		tol    float64
	}{
		// P–D–C is a path: P lies 17/23 above D, D 139/161 above C, and the mean is 0.
		"Quảng Nam":              {quangNam, []float64{0.780538, 0.041408, -0.821946}, 5e-7}, // statistics.md §2
		"Quảng Nam, closed form": {quangNam, []float64{(2*17.0/23 + 139.0/161) / 3, (139.0/161 - 17.0/23) / 3, -(17.0/23 + 2*139.0/161) / 3}, 1e-10},
		"hyp2":                   {hyp2, []float64{-0.060241, 0.216867, -0.156627}, 5e-7},                                                         // statistics.md (e)
		"hyp2 as fractions":      {hyp2, []float64{-5.0 / 83, 18.0 / 83, -13.0 / 83}, 1e-10},                                                      // by Cramer's rule
		"a pair":                 {[][]float64{{0, 3}, {1, 0}}, []float64{0.25, -0.25}, 1e-12},                                                    // (3-1)/(3+1) apart
		"all one way":            {[][]float64{{0, 7}, {0, 0}}, []float64{0.5, -0.5}, 1e-12},                                                      // one step apart
		"above 2^31":             {[][]float64{{0, 3 << 31}, {1 << 31, 0}}, []float64{0.25, -0.25}, 1e-12},                                        // a pair, times 2^31
		"a balanced circle":      {[][]float64{{0, 5, 0}, {0, 0, 5}, {5, 0, 0}}, []float64{0, 0, 0}, 1e-12},                                       // nobody sends more than it receives
		"two components":         {[][]float64{{0, 3, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 9, 0}}, []float64{0.25, -0.25, -0.5, 0.5}, 1e-12}, // each centred by itself
		"a node without links":   {[][]float64{{0, 0, 1}, {0, 4, 0}, {0, 0, 0}}, []float64{0.5, 0, -0.5}, 1e-12},                                  // the loop of node 1 links nothing
		"one node":               {[][]float64{{4}}, []float64{0}, 0},
		"no node":                {nil, nil, 0},
		"no edge":                {[][]float64{{0, 0}, {0, 0}}, []float64{0, 0}, 0},
	} {
		n, edges := table(c.counts)
		got, err := SpringRank(n, edges, 0)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(got.Scores) != len(c.want) {
			t.Errorf("%s: %v, want %v", name, got.Scores, c.want)
			continue
		}
		for i := range c.want {
			within(t, fmt.Sprintf("%s: score %d", name, i), got.Scores[i], c.want[i], c.tol)
		}
	}
}

func TestSpringRankTellsComponentsAndEnergy(t *testing.T) {
	// 0 and 3 are linked, 1 has a loop only, 2 and 4 are linked by a weight of 0 only.
	got, err := SpringRank(5, []Edge{{3, 0, 3}, {0, 3, 1}, {1, 1, 8}, {2, 4, 0}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{0, 1, 2, 0, 3}, got.Components); diff != "" {
		t.Error(diff)
	}
	within(t, "energy", got.Energy, 1.5, 1e-12) // (3(1/2-1)² + 1(-1/2-1)²)/2
	if got.Iterations < 1 || got.Residual > 1e-10 {
		t.Errorf("%d iterations leave %v", got.Iterations, got.Residual)
	}
}

// With α the pair 3:1 obeys (4+α)s_0 - 4s_1 = 2 and s_1 = -s_0: s_0 = 2/(8+α).
func TestAlphaPullsRanksTogether(t *testing.T) {
	got, err := SpringRank(3, []Edge{{0, 1, 3}, {1, 0, 1}}, 2)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.2, -0.2, 0} {
		within(t, fmt.Sprint("score ", i), got.Scores[i], want, 1e-12)
	}
}

func TestInverseTemperature(t *testing.T) {
	for name, c := range map[string]struct {
		counts [][]float64
		want   float64
		tol    float64
	}{
		// Half a step apart: 2 = 4 tanh(β/2), so β = 2 artanh(1/2) = ln 3.
		"a pair": {[][]float64{{0, 3}, {1, 0}}, math.Log(3), 1e-9},
		// The sum over ordered pairs as written, halved 200 times on exact ranks.
		"Quảng Nam": {quangNam, 1.480869791852853, 1e-8},
		"hyp":       {hyp, 1.0755483061601823, 1e-8},
		"hyp2":      {hyp2, 1.042510156789511, 1e-8},
	} {
		n, edges := table(c.counts)
		r, err := SpringRank(n, edges, 0)
		if err != nil {
			t.Fatal(err)
		}
		beta, err := InverseTemperature(r.Scores, edges)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		within(t, name, beta, c.want, c.tol)
	}
}

func TestThereMayBeNoInverseTemperature(t *testing.T) {
	for name, c := range map[string]struct {
		scores []float64
		edges  []Edge
	}{
		"no node":            {nil, nil},
		"no edge":            {[]float64{1, 0}, nil},
		"equal scores":       {[]float64{0, 0}, []Edge{{0, 1, 3}, {1, 0, 1}}},
		"all one way":        {[]float64{0.5, -0.5}, []Edge{{0, 1, 7}}},
		"all one way, apart": {[]float64{50, -50}, []Edge{{0, 1, 7}}},
		"as often up":        {[]float64{0.5, -0.5}, []Edge{{0, 1, 7}, {1, 0, 7}}},
		"mostly up":          {[]float64{0.5, -0.5}, []Edge{{1, 0, 7}}},
		"no number":          {[]float64{math.NaN(), 0}, []Edge{{0, 1, 7}}},
		"a foreign node":     {[]float64{1, 0}, []Edge{{0, 2, 7}}},
	} {
		if beta, err := InverseTemperature(c.scores, c.edges); err == nil {
			t.Errorf("%s: β = %v", name, beta)
		}
	}
}

func TestFallProbability(t *testing.T) {
	for _, c := range []struct{ beta, from, to, want float64 }{
		{math.Log(3), 0.25, -0.25, 0.75}, // the pair 3:1 gives back its share
		{math.Log(3), -0.25, 0.25, 0.25},
		{0, 5, 1, 0.5},
		{1e15, 1, 0, 1},
		{1e15, 0, 1, 0},
	} {
		p, err := FallProbability(c.beta, c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		within(t, fmt.Sprint(c), p, c.want, 1e-12)
	}
	for _, bad := range [][3]float64{{-1, 0, 0}, {math.NaN(), 0, 0}, {1, math.Inf(1), math.Inf(1)}, {math.Inf(1), 0, 0}} {
		if p, err := FallProbability(bad[0], bad[1], bad[2]); err == nil {
			t.Errorf("%v: %v", bad, p)
		}
	}
}

// Of one pair the energy is (n - (a-b)²/n)/2, so it is lower exactly where the
// split is more uneven: Safe estimates the sign test, P the sign test one step on.
func TestRankTestOfAPairIsTheSignTest(t *testing.T) {
	got, err := RankTest(2, []Edge{{0, 1, 8}, {1, 0, 1}}, 10_000, 7)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "energy", got.Energy, (9-49.0/9)/2, 1e-12)
	within(t, "safe", got.Safe, 20.0/512, 0.008) // 2(9+1)/2^9, four standard errors of 10,000 draws
	within(t, "p", got.P, 2.0/512, 0.0025)       // 9:0 and 0:9 only
	again, err := RankTest(2, []Edge{{1, 0, 1}, {0, 1, 8}}, 10_000, 7)
	if err != nil || again != got {
		t.Errorf("the same seed gives %v, then %v, %v", got, again, err)
	}
}

func TestRankTestTellsAHierarchyFromACircle(t *testing.T) {
	n, edges := table(quangNam)
	hierarchy, err := RankTest(n, edges, 1000, 1)
	if err != nil {
		t.Fatal(err)
	}
	if hierarchy.Lower != 0 || hierarchy.P != 0 || hierarchy.Safe != 1.0/1001 {
		t.Errorf("Quảng Nam: %+v, want no draw as low", hierarchy)
	}
	// A circle of 9:0 has the highest energy, which a draw reaches exactly where the three
	// splits are equal round the circle: Σ C(9,k)³ / 2^27 = 5280932 / 2^27 = 0.03935.
	circle, err := RankTest(3, []Edge{{0, 1, 9}, {1, 2, 9}, {2, 0, 9}}, 10_000, 1)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "p of a circle", circle.P, 1-0.03935, 0.008) // four standard errors
}

func TestRanksRefuse(t *testing.T) {
	for name, c := range map[string]struct {
		n     int
		edges []Edge
	}{
		"a negative number of nodes": {-1, nil},
		"too many nodes":             {maxNodes + 1, nil},
		"a node too high":            {2, []Edge{{0, 2, 1}}},
		"a negative node":            {2, []Edge{{-1, 0, 1}}},
		"an edge without nodes":      {0, []Edge{{0, 0, 1}}},
		"a negative weight":          {2, []Edge{{0, 1, -1}}},
		"no number":                  {2, []Edge{{0, 1, math.NaN()}}},
		"an infinite weight":         {2, []Edge{{0, 1, math.Inf(1)}}},
		"a weight too large":         {2, []Edge{{0, 1, 1e16}}},
		"a weight too small":         {2, []Edge{{0, 1, 1e-10}}},
		"a loop of no number":        {2, []Edge{{0, 0, math.NaN()}}},
	} {
		if r, err := SpringRank(c.n, c.edges, 0); err == nil {
			t.Errorf("SpringRank takes %s: %v", name, r)
		}
		if r, err := RankTest(c.n, c.edges, 10, 1); err == nil {
			t.Errorf("RankTest takes %s: %v", name, r)
		}
		if h, err := HodgeRank(c.n, c.edges); err == nil {
			t.Errorf("HodgeRank takes %s: %v", name, h)
		}
	}
	for _, alpha := range []float64{-1, math.NaN(), math.Inf(1)} {
		if r, err := SpringRank(2, []Edge{{0, 1, 1}}, alpha); err == nil {
			t.Errorf("SpringRank takes an alpha of %v: %v", alpha, r)
		}
	}
}

func TestRankTestRefuses(t *testing.T) {
	one := []Edge{{0, 1, 1}}
	for name, c := range map[string]struct {
		edges []Edge
		draws int
	}{
		"no draw":        {one, 0},
		"too many draws": {one, maxDraws + 1},
		"no edge":        {nil, 10},
		"a loop only":    {[]Edge{{1, 1, 5}}, 10},
		"half a move":    {[]Edge{{0, 1, 0.5}, {1, 0, 0.5}}, 10},
		"too many moves": {[]Edge{{0, 1, 1e13}}, 10},
	} {
		if r, err := RankTest(2, c.edges, c.draws, 1); err == nil {
			t.Errorf("takes %s: %+v", name, r)
		}
	}
}

// drawNetwork draws a few nodes and edges, among them loops, parallel edges
// and weights of 0 and of 2^16.
func drawNetwork(t *rapid.T) (n int, edges []Edge) {
	n = rapid.IntRange(1, 30).Draw(t, "n")
	node := rapid.IntRange(0, n-1)
	weight := rapid.OneOf(rapid.Float64Range(1, 1000), rapid.SampledFrom([]float64{0, 1, 0.5, 1 << 16}))
	for range rapid.IntRange(0, 60).Draw(t, "edges") {
		edges = append(edges, Edge{node.Draw(t, "from"), node.Draw(t, "to"), weight.Draw(t, "weight")})
	}
	return n, edges
}

func sameScores(t *rapid.T, what string, got, want []float64, scale float64) {
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= 1e-6*math.Max(1, scale)) {
			t.Fatalf("%s: score %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

func TestRanksFollowTheirNetwork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, edges := drawNetwork(t)
		s, err := SpringRank(n, edges, 0)
		if err != nil {
			t.Fatal(err)
		}
		h, err := HodgeRank(n, edges)
		if err != nil {
			t.Fatal(err)
		}
		if !(h.Cyclicity >= 0 && h.Cyclicity <= 1) {
			t.Fatalf("cyclicity %v", h.Cyclicity)
		}
		scale := math.Sqrt(h.Flow)
		order := rapid.Permutation(numbers(n)).Draw(t, "order")
		var reversed, relabelled, scaled []Edge
		for _, e := range edges {
			reversed = append(reversed, Edge{e.To, e.From, e.Weight})
			relabelled = append(relabelled, Edge{order[e.From], order[e.To], e.Weight})
			scaled = append(scaled, Edge{e.From, e.To, 4 * e.Weight})
		}
		back, _ := SpringRank(n, reversed, 0)
		backHodge, _ := HodgeRank(n, reversed)
		moved, _ := SpringRank(n, relabelled, 0)
		movedHodge, _ := HodgeRank(n, relabelled)
		larger, _ := SpringRank(n, scaled, 0)
		largerHodge, _ := HodgeRank(n, scaled)
		for i := range n {
			if back.Scores[i] != -s.Scores[i] || backHodge.Potentials[i] != -h.Potentials[i] {
				t.Fatalf("reversing every edge gives node %d %v and %v, not the negative of %v and %v", i, back.Scores[i], backHodge.Potentials[i], s.Scores[i], h.Potentials[i])
			}
			if math.Abs(moved.Scores[order[i]]-s.Scores[i]) > 1e-6 || math.Abs(movedHodge.Potentials[order[i]]-h.Potentials[i]) > 1e-6*scale {
				t.Fatalf("relabelling changes node %d", i)
			}
		}
		sameScores(t, "scaled", larger.Scores, s.Scores, 1)
		for i := range n {
			if math.Abs(largerHodge.Potentials[i]-4*h.Potentials[i]) > 1e-6*scale {
				t.Fatalf("four times the flow gives node %d %v, not four times %v", i, largerHodge.Potentials[i], h.Potentials[i])
			}
		}
	})
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// On a tree s_i - s_j = (A_ij - A_ji)/(A_ij + A_ji) for each linked pair, and nothing runs in circles.
func TestATreeHasAClosedForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "n")
		count := rapid.IntRange(1, 500)
		var edges []Edge
		for i := 1; i < n; i++ {
			parent := rapid.IntRange(0, i-1).Draw(t, "parent")
			edges = append(edges, Edge{parent, i, float64(count.Draw(t, "down"))}, Edge{i, parent, float64(count.Draw(t, "up") - 1)})
		}
		s, err := SpringRank(n, edges, 0)
		if err != nil {
			t.Fatal(err)
		}
		h, err := HodgeRank(n, edges)
		if err != nil {
			t.Fatal(err)
		}
		for k := 0; k < len(edges); k += 2 {
			down, up := edges[k], edges[k+1]
			want := (down.Weight - up.Weight) / (down.Weight + up.Weight)
			if got := s.Scores[down.From] - s.Scores[down.To]; math.Abs(got-want) > 1e-8 {
				t.Fatalf("%v and %v lie %v apart, want %v", down, up, got, want)
			}
		}
		if h.Cyclicity > 1e-15 {
			t.Fatalf("cyclicity %v", h.Cyclicity)
		}
	})
}

// benchNetwork is edges between random nodes, of which higher numbers mostly
// receive.
func benchNetwork(n, m int) []Edge {
	rng := rand.New(rand.NewPCG(1, 2))
	edges := make([]Edge, m)
	for k := range edges {
		i, j := rng.IntN(n), rng.IntN(n)
		if rng.Float64() < 0.8 {
			i, j = min(i, j), max(i, j)
		}
		edges[k] = Edge{i, j, float64(1 + rng.IntN(5))}
	}
	return edges
}

func BenchmarkSpringRank(b *testing.B) {
	for _, size := range []struct{ nodes, edges int }{{12_000, 300_000}, {60_000, 800_000}, {60_000, 80_000}} {
		edges := benchNetwork(size.nodes, size.edges)
		b.Run(fmt.Sprintf("%d nodes %d edges", size.nodes, size.edges), func(b *testing.B) {
			for b.Loop() {
				r, err := SpringRank(size.nodes, edges, 0)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(r.Iterations), "iterations")
			}
		})
	}
}
