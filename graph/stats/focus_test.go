package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The tests and the help of the R package migration.indices.
func TestFlowGini(t *testing.T) {
	for _, c := range []struct {
		table            Table
		plain, corrected float64
	}{
		{plane, 0.2222222, 0.2666667},
		{mulligan, 0.1875, 0.225},
	} {
		plain, corrected, err := FlowGini(c.table)
		if err != nil {
			t.Fatal(err)
		}
		within(t, "Gini", plain, c.plain, 5e-8)
		within(t, "corrected", corrected, c.corrected, 5e-8)
	}
}

// The same source, after Rogers and Sweeney 1998.
func TestSpatialFocus(t *testing.T) {
	for _, c := range []struct {
		table                        Table
		in, out                      []float64
		arrivals, departures, system float64
	}{
		{plane, []float64{0.2, 0.5, 0.3333333}, []float64{0, 0, 0}, 0.3333333, 0, 0.3333333},
		{mulligan, []float64{0.2, 0, 0.4285714}, []float64{0, 0.25, 0}, 0.25, 0.125, 0.375},
	} {
		got, err := SpatialFocus(c.table)
		if err != nil {
			t.Fatal(err)
		}
		for s := range c.table {
			within(t, "in", got.In[s], c.in[s], 5e-8)
			within(t, "out", got.Out[s], c.out[s], 5e-8)
		}
		within(t, "arrivals", got.Arrivals, c.arrivals, 5e-8)
		within(t, "departures", got.Departures, c.departures, 5e-8)
		within(t, "system", got.System, c.system, 5e-8)
	}
}

func TestFocusAnswersOrRefuses(t *testing.T) {
	for name, table := range bad {
		if g, _, err := FlowGini(table); err == nil {
			t.Errorf("FlowGini takes %s: %v", name, g)
		}
		if f, err := SpatialFocus(table); err == nil {
			t.Errorf("SpatialFocus takes %s: %v", name, f)
		}
	}
	for name, table := range poor {
		_, moved, _ := table.Total()
		g, corrected, err := FlowGini(table)
		if (err == nil) != (moved > 0) || err == nil && !(g >= 0 && g < 1 && corrected >= g && corrected <= 1) {
			t.Errorf("FlowGini of %s: %v, %v, %v", name, g, corrected, err)
		}
		f, err := SpatialFocus(table)
		if (err == nil) != (moved > 0) || err == nil && !(f.System >= 0) {
			t.Errorf("SpatialFocus of %s: %v, %v", name, f, err)
		}
	}
	for name, counts := range map[string][]int64{"nothing": nil, "one": {5}, "zeros": {0, 0}, "negatives": {3, -1}, "too many": {maxCount, 1}} {
		if g, _, err := Gini(counts); err == nil {
			t.Errorf("Gini takes %s: %v", name, g)
		}
	}
}

func TestGiniIsTheMeanDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 1000), 2, 12).Draw(t, "counts")
		counts[0]++
		differences, total := 0.0, 0.0
		for _, a := range counts {
			total += float64(a)
			for _, b := range counts {
				differences += math.Abs(float64(a - b))
			}
		}
		plain, corrected, err := Gini(counts)
		if want := differences / (2 * float64(len(counts)) * total); err != nil || math.Abs(plain-want) > 1e-12 || corrected > 1+1e-12 {
			t.Fatalf("Gini(%v) = %v, %v, %v; want %v", counts, plain, corrected, err, want)
		}
	})
}
