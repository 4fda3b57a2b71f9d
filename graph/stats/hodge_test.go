package stats

import (
	"fmt"
	"testing"
)

func TestHodgeRank(t *testing.T) {
	for name, c := range map[string]struct {
		counts                    [][]float64
		want                      []float64
		flow, gradient, cyclicity float64
	}{
		// statistics.md (e): 866.667 and 0.133333; net flows -10, 0 and 30, so s_0 = (-10+0)/3, s_1 = (10+30)/3.
		"hyp2": {hyp2, []float64{-10.0 / 3, 40.0 / 3, -10}, 1000, 2600.0 / 3, 2.0 / 15},
		// statistics.md (e): cyclicity 0; net flows -10, -20 and -10, all met by s = -10, 0, 10.
		"hyp": {hyp, []float64{-10, 0, 10}, 600, 600, 0},
		// A path: 17 and 139 are met exactly; s_0 = (2·17+139)/3.
		"Quảng Nam":         {quangNam, []float64{173.0 / 3, 122.0 / 3, -295.0 / 3}, 17*17 + 139*139, 17*17 + 139*139, 0},
		"a circle":          {[][]float64{{0, 5, 0}, {0, 0, 5}, {5, 0, 0}}, []float64{0, 0, 0}, 75, 0, 1},
		"a balanced circle": {[][]float64{{0, 5, 5}, {5, 0, 5}, {5, 5, 0}}, []float64{0, 0, 0}, 0, 0, 0},
		"one node":          {[][]float64{{3}}, []float64{0}, 0, 0, 0},
		"no node":           {nil, nil, 0, 0, 0},
	} {
		n, edges := table(c.counts)
		h, err := HodgeRank(n, edges)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i := range c.want {
			within(t, fmt.Sprintf("%s: potential %d", name, i), h.Potentials[i], c.want[i], 1e-8)
		}
		within(t, name+": flow", h.Flow, c.flow, 0)
		within(t, name+": gradient", h.Gradient, c.gradient, 1e-6)
		within(t, name+": cyclicity", h.Cyclicity, c.cyclicity, 1e-9)
	}
}

func TestCurl(t *testing.T) {
	n, edges := table(hyp2)
	for _, c := range []struct {
		i, j, k int
		want    float64
	}{
		{0, 1, 2, 20}, // -10 + 30 + 0
		{1, 2, 0, 20}, // the same way round
		{2, 1, 0, -20},
	} {
		curl, err := Curl(n, edges, c.i, c.j, c.k)
		if err != nil || curl != c.want {
			t.Errorf("around %d, %d, %d: %v, %v, want %v", c.i, c.j, c.k, curl, err, c.want)
		}
	}
	n, edges = table(hyp)
	if curl, err := Curl(n, edges, 0, 1, 2); err != nil || curl != 0 { // -10 - 10 + 20
		t.Errorf("hyp: %v, %v, want 0", curl, err)
	}
	for _, bad := range [][3]int{{0, 0, 1}, {0, 1, 3}, {-1, 0, 1}} {
		if curl, err := Curl(n, edges, bad[0], bad[1], bad[2]); err == nil {
			t.Errorf("around %v: %v", bad, curl)
		}
	}
	if curl, err := Curl(3, []Edge{{0, 1, -1}}, 0, 1, 2); err == nil {
		t.Errorf("a negative weight: %v", curl)
	}
}
