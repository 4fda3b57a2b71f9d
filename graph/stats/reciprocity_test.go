package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Four states and five links, of which 0↔1 go both ways: r = 2/5, and of 12
// possible links there are 5: ρ = (2/5 - 5/12)/(7/12) = -1/35.
func TestLinkReciprocity(t *testing.T) {
	got, err := LinkReciprocity(Table{{9, 2, 0, 0}, {7, 0, 1, 0}, {0, 0, 0, 3}, {4, 0, 0, 0}})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "observed", got.Observed, 0.4, 1e-15)
	within(t, "expected", got.Expected, 5./12, 1e-15)
	within(t, "relative", got.Relative, -1./35, 1e-15)
	if got, err := LinkReciprocity(plane); err == nil {
		t.Errorf("every link is there, but ρ is %v", got)
	}
}

// By the formula: 2(3+11)/184, and the examples of migration.indices.
func TestWeightReciprocity(t *testing.T) {
	for _, c := range []struct {
		name  string
		table Table
		want  float64
		tol   float64
	}{
		{"Quảng Nam", quangNamTable, 0.15217, 5e-6},
		{"Plane and Mulligan 1", plane, 0.666667, 5e-7},
		{"Plane and Mulligan 2", mulligan, 0.75, 1e-15},
	} {
		got, err := WeightReciprocity(c.table, 0.5)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		within(t, c.name, got.Observed, c.want, c.tol)
		within(t, c.name+" relative", got.Relative, (got.Observed-0.5)/0.5, 1e-15)
	}
}

// The first example sends 20, 40, 60 and receives 50, 40, 30, of 120 in all: the
// means are 20/3, 50/3; 5, 25; 10, 20, in all 250/3, and the expected minima
// 1000/219, 125/31, 200/31.
func TestExpectedReciprocity(t *testing.T) {
	got, err := ExpectedReciprocity(plane)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "expected", got, 2*(1000./219+125./31+200./31)/(250./3), 1e-12)
}

func TestReciprocityAnswersOrRefuses(t *testing.T) {
	for name, table := range bad {
		if r, err := LinkReciprocity(table); err == nil {
			t.Errorf("LinkReciprocity takes %s: %v", name, r)
		}
		if r, err := WeightReciprocity(table, 0); err == nil {
			t.Errorf("WeightReciprocity takes %s: %v", name, r)
		}
		if r, err := ExpectedReciprocity(table); err == nil {
			t.Errorf("ExpectedReciprocity takes %s: %v", name, r)
		}
	}
	for name, table := range poor {
		if r, err := LinkReciprocity(table); err == nil && !finite(r) {
			t.Errorf("LinkReciprocity of %s: %v", name, r)
		}
		if r, err := WeightReciprocity(table, 0); err == nil && !finite(r) {
			t.Errorf("WeightReciprocity of %s: %v", name, r)
		}
	}
	for _, expected := range []float64{1, -0.1, math.NaN(), math.Inf(1)} {
		if r, err := WeightReciprocity(plane, expected); err == nil {
			t.Errorf("takes an expected %v: %v", expected, r)
		}
	}
}

func finite(r Reciprocity) bool {
	return r.Observed >= 0 && r.Observed <= 1 && r.Expected >= 0 && r.Expected < 1 && r.Relative <= 1 && !math.IsInf(r.Relative, 0)
}

func TestReciprocityDoesNotMindTheOrderOfStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		expected, err := ExpectedReciprocity(table)
		if err != nil {
			return
		}
		r, err := WeightReciprocity(table, expected)
		if err != nil || !finite(r) {
			t.Fatalf("%+v, %v", r, err)
		}
		for _, same := range []Table{transposed(table), relabelled(table, drawOrder(t, len(table)))} {
			again, err := ExpectedReciprocity(same)
			if err != nil || math.Abs(again-expected) > 1e-12 {
				t.Fatalf("expected %v, then %v, %v", expected, again, err)
			}
			if q, err := WeightReciprocity(same, expected); err != nil || q != r {
				t.Fatalf("%+v, then %+v, %v", r, q, err)
			}
		}
	})
}
