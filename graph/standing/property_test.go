package standing

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"careergraph/graph"
)

// Were every move to go the other way, arrivals and departures would change
// places and potentials their sign; tests and circles would stay.
func TestReversingEveryMove(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 5))
		var there, back []flow
		seen := map[[2]int]bool{}
		for range 60 {
			x, y := rng.IntN(12), rng.IntN(12)
			if seen[[2]int{x, y}] {
				continue
			}
			seen[[2]int{x, y}] = true
			f := flow{fmt.Sprintf("u%02d", x), fmt.Sprintf("u%02d", y), 1 + rng.Int64N(9)}
			there, back = append(there, f), append(back, flow{f.to, f.from, f.moves})
		}
		a, wholeA, _, err := Table(t.Context(), of(there...), graph.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		b, wholeB, _, err := Table(t.Context(), of(back...), graph.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range a {
			x, y := a[i], b[i]
			if x.ID != y.ID || x.Arrivals != y.Departures || x.Departures != y.Arrivals || x.Net != -y.Net || x.Verdict != y.Verdict ||
				math.Abs(x.Potential+y.Potential) > 1e-6 || x.P != nil && (*x.P != *y.P || *x.Q != *y.Q) {
				t.Errorf("seed %d: %+v became %+v", seed, x, y)
			}
		}
		if math.Abs(wholeA.Test.Statistic-wholeB.Test.Statistic) > 1e-6 || math.Abs(wholeA.Cyclicity-wholeB.Cyclicity) > 1e-6 || wholeA.Circles != wholeB.Circles {
			t.Errorf("seed %d: %+v became %+v", seed, wholeA, wholeB)
		}
	}
}
