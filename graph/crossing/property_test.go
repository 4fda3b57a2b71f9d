package crossing

import (
	"math"
	"math/rand/v2"
	"testing"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// Were every move to go the other way, the pairs would change places and keep
// their tests, and entries would become exits.
func TestReversingEveryMove(t *testing.T) {
	blocs := []string{"army", "front", "party", "state"}
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 5))
		var there, back [][]any
		for _, from := range blocs {
			for _, to := range blocs {
				n := rng.Int64N(30)
				there, back = append(there, move(from, to, n)), append(back, move(to, from, n))
			}
		}
		a, b := read(t, of(there, nil), graph.Filter{}), read(t, of(back, nil), graph.Filter{})
		if a.ByMargins == nil || math.Abs(a.ByMargins.P-b.ByMargins.P) > 1e-9 || a.Crossed != b.Crossed {
			t.Errorf("seed %d: %+v became %+v", seed, a.ByMargins, b.ByMargins)
		}
		pairs := map[[2]string]Pair{}
		for _, p := range b.Pairs {
			pairs[[2]string{p.To, p.From}] = p
		}
		for _, p := range a.Pairs {
			q := pairs[[2]string{p.From, p.To}]
			if p.Moves != q.Moves || math.Abs(p.Expected-q.Expected) > 1e-9 || math.Abs(*p.P-*q.P) > 1e-9 || *p.Q < *p.P {
				t.Errorf("seed %d: %+v became %+v", seed, p, q)
			}
		}
		for i := range a.Ends {
			if x, y := a.Ends[i], b.Ends[i]; x.In != y.Out || x.Out != y.In || x.FromOthers != y.ToOthers {
				t.Errorf("seed %d: %+v became %+v", seed, x, y)
			}
		}
	}
}

// Where destinations are drawn whatever the origin, hardly more than the nominal
// share of tables shows a crossing that differs: at 5 % more than 20 of 200 have a
// probability of 0.001.
func TestFalseFindingsStayRare(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	blocs := []string{"front", "party", "party", "party", "state", "state"}
	differs, pairs := 0, 0
	for range 200 {
		counts := map[[2]string]int64{}
		for range 120 {
			counts[[2]string{blocs[rng.IntN(6)], blocs[rng.IntN(6)]}]++
		}
		var rows [][]any
		for _, from := range []string{"front", "party", "state"} {
			for _, to := range []string{"front", "party", "state"} {
				rows = append(rows, move(from, to, counts[[2]string{from, to}]))
			}
		}
		c := read(t, of(rows, nil), graph.Filter{})
		if c.Verdict == finding.Imbalanced {
			differs++
		}
		for _, p := range c.Pairs {
			if p.Verdict == finding.Imbalanced {
				pairs++
				break
			}
		}
	}
	t.Logf("of 200 balanced tables %d show a crossing that differs, %d a pair", differs, pairs)
	if differs > 20 || pairs > 20 {
		t.Errorf("of 200 balanced tables %d show a crossing that differs, %d a pair", differs, pairs)
	}
}
