package stats

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTransitionMatrix(t *testing.T) {
	p, idle, err := TransitionMatrix([][]int64{{0, 20, 0}, {3, 0, 150}, {0, 11, 17}})
	if err != nil || idle != nil {
		t.Fatalf("idle %v, %v", idle, err)
	}
	if diff := cmp.Diff([][]float64{{0, 1, 0}, {3.0 / 153, 0, 150.0 / 153}, {0, 11.0 / 28, 17.0 / 28}}, p); diff != "" {
		t.Error(diff)
	}
	p, idle, err = TransitionMatrix([][]int64{{0, 1 << 40}, {0, 0}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]float64{{0, 1}, {0, 1}}, p); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{1}, idle); diff != "" {
		t.Error(diff)
	}
	if p, _, err := TransitionMatrix(nil); err != nil || len(p) != 0 {
		t.Errorf("no state: %v, %v", p, err)
	}
}

// giddy is statistics.md (h), the docstring of pysal/giddy's markov_mobility.
var giddy = [][]float64{
	{.91011236, .0886392, .00124844, 0, 0},
	{.09972299, .78531856, .11080332, .00415512, 0},
	{0, .10125, .78875, .1075, .0025},
	{0, .00417827, .11977716, .79805014, .07799443},
	{0, 0, .00125156, .07133917, .92740926},
}

func TestMobilityIndices(t *testing.T) {
	m, err := MobilityIndices(giddy, []float64{.1, .2, .2, .4, .1})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "Prais", m.Prais, 0.19759, 5e-6)
	within(t, "determinant", m.Determinant, 0.60685, 5e-6)
	within(t, "second eigenvalue", m.Eigenvalue, 0.03978, 5e-6)
	within(t, "B1", m.Bartholomew, 0.22777, 5e-6)
	within(t, "B2", m.Steps, 0.04637, 5e-6)
}

func TestMobilityOfTwoStates(t *testing.T) {
	for name, c := range map[string]struct {
		p    [][]float64
		want Mobility
	}{
		"nobody moves": {[][]float64{{1, 0}, {0, 1}}, Mobility{}},
		// trace 0, det -1, eigenvalues 1 and -1: all leave, none forget.
		"all change places": {[][]float64{{0, 1}, {1, 0}}, Mobility{Prais: 2, Bartholomew: 2, Steps: 1}},
		// eigenvalues 1 and 0: origin is forgotten at once.
		"chance": {[][]float64{{0.5, 0.5}, {0.5, 0.5}}, Mobility{Prais: 1, Determinant: 1, Eigenvalue: 1, Bartholomew: 1, Steps: 0.5}},
	} {
		m, err := MobilityIndices(c.p, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		within(t, name+": Prais", m.Prais, c.want.Prais, 1e-12)
		within(t, name+": determinant", m.Determinant, c.want.Determinant, 1e-12)
		within(t, name+": eigenvalue", m.Eigenvalue, c.want.Eigenvalue, 1e-12)
		within(t, name+": B1", m.Bartholomew, c.want.Bartholomew, 1e-12)
		within(t, name+": B2", m.Steps, c.want.Steps, 1e-12)
	}
}

func TestMoverStayer(t *testing.T) {
	// Half of the first state stay for good: the 0.8 who stayed are 0.5 of them and 0.3 of the 0.5 others.
	movers, err := MoverStayer([][]float64{{0.8, 0.2}, {0, 1}}, []float64{0.5, 1})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]float64{{0.6, 0.4}, {0, 1}} {
		for j, want := range row {
			within(t, fmt.Sprint(i, j), movers[i][j], want, 1e-12)
		}
	}
}

func TestStructuralMobility(t *testing.T) {
	for name, c := range map[string]struct {
		counts               [][]int64
		structural, exchange float64
	}{
		"Quảng Nam":      {[][]int64{{0, 20, 0}, {3, 0, 150}, {0, 11, 17}}, 139, 45}, // net -17, -122, +139; 184 moved
		"exchange only":  {[][]int64{{5, 7}, {7, 5}}, 0, 14},
		"all one way":    {[][]int64{{0, 3 << 31}, {0, 0}}, 3 << 31, 0},
		"no move":        {[][]int64{{9}}, 0, 0},
		"no state":       {nil, 0, 0},
		"round a circle": {[][]int64{{0, 4, 0}, {0, 0, 4}, {4, 0, 0}}, 0, 12},
	} {
		structural, exchange, err := StructuralMobility(c.counts)
		if err != nil || structural != c.structural || exchange != c.exchange {
			t.Errorf("%s: %v and %v, %v, want %v and %v", name, structural, exchange, err, c.structural, c.exchange)
		}
	}
}

func TestChainsRefuse(t *testing.T) {
	nan := math.NaN()
	for name, p := range map[string][][]float64{
		"no state":                 nil,
		"a ragged matrix":          {{1, 0}, {1}},
		"no number":                {{nan, 0}, {0, 1}},
		"a negative probability":   {{1.5, -0.5}, {0, 1}},
		"a row that sums to 2":     {{1, 1}, {0, 1}},
		"an infinite probability":  {{math.Inf(1), 0}, {0, 1}},
		"too many states":          make([][]float64, maxStates+1),
		"a matrix that is not one": {{1, 0, 0}, {0, 1, 0}},
	} {
		if m, err := MobilityIndices(p, nil); err == nil {
			t.Errorf("MobilityIndices takes %s: %v", name, m)
		}
		if m, err := MoverStayer(p, make([]float64, len(p))); err == nil {
			t.Errorf("MoverStayer takes %s: %v", name, m)
		}
		if a, err := AbsorbingChain(p); err == nil {
			t.Errorf("AbsorbingChain takes %s: %v", name, a)
		}
	}
	fair := [][]float64{{0.5, 0.5}, {0.5, 0.5}}
	for name, shares := range map[string][]float64{"one share": {1}, "shares of 2": {1, 1}, "no number": {nan, 1}, "half of all": {0.25, 0.25}} {
		if m, err := MobilityIndices(fair, shares); err == nil {
			t.Errorf("MobilityIndices takes %s: %v", name, m)
		}
	}
	for name, stayers := range map[string][]float64{"one share": {0}, "more stayers than stayed": {0.6, 0}, "no number": {nan, 0}} {
		if m, err := MoverStayer(fair, stayers); err == nil {
			t.Errorf("MoverStayer takes %s: %v", name, m)
		}
	}
	if m, err := MobilityIndices([][]float64{{1}}, nil); err == nil {
		t.Errorf("MobilityIndices takes one state: %v", m)
	}
	for name, counts := range map[string][][]int64{"a ragged table": {{1, 0}, {1}}, "a negative count": {{1, -1}, {0, 0}}, "too many states": make([][]int64, maxStates+1)} {
		if p, _, err := TransitionMatrix(counts); err == nil {
			t.Errorf("TransitionMatrix takes %s: %v", name, p)
		}
		if s, e, err := StructuralMobility(counts); err == nil {
			t.Errorf("StructuralMobility takes %s: %v, %v", name, s, e)
		}
		if lengths, err := VacancyChains(counts, make([]int64, len(counts))); err == nil {
			t.Errorf("VacancyChains takes %s: %v", name, lengths)
		}
	}
}

func TestTransitionsAreProbabilitiesAndIndicesKeepTheirRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(t, "n")
		counts := make([][]int64, n)
		for i := range counts {
			counts[i] = rapid.SliceOfN(rapid.Int64Range(0, 50), n, n).Draw(t, "row")
		}
		p, _, err := TransitionMatrix(counts)
		if err != nil {
			t.Fatal(err)
		}
		m, err := MobilityIndices(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		most := float64(n) / float64(n-1)
		for _, c := range []struct{ value, most float64 }{{m.Prais, most}, {m.Determinant, 1}, {m.Eigenvalue, 1}, {m.Bartholomew, most}, {m.Steps, 1}} {
			if !(c.value >= -1e-9 && c.value <= c.most+1e-9) {
				t.Fatalf("%+v", m)
			}
		}
	})
}
