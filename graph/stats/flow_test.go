package stats

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Quảng Nam, pair by pair: 100·17/23 and 100·139/161.
func TestEffectiveness(t *testing.T) {
	for _, c := range []struct {
		in, out int64
		want    float64
		tol     float64
	}{
		{20, 3, 73.913, 5e-4},
		{150, 11, 86.335, 5e-4},
		{3, 20, -73.913, 5e-4},
		{4, 4, 0, 0},
		{0, 7, -100, 0},
		{3_000_000_000, 0, 100, 0},
	} {
		got, err := Effectiveness(c.in, c.out)
		if err != nil {
			t.Errorf("Effectiveness(%d, %d): %v", c.in, c.out, err)
			continue
		}
		within(t, fmt.Sprintf("Effectiveness(%d, %d)", c.in, c.out), got, c.want, c.tol)
	}
}

// By the formula; Quảng Nam is 100·(17+122+139)/(2·184).
func TestSystemEffectiveness(t *testing.T) {
	for _, c := range []struct {
		name  string
		table Table
		want  float64
		tol   float64
	}{
		{"Quảng Nam", quangNamTable, 75.5435, 5e-5},
		{"Plane and Mulligan 1", plane, 25, 1e-12},
		{"Plane and Mulligan 2", mulligan, 25, 1e-12},
	} {
		out, in, err := c.table.Flows()
		if err != nil {
			t.Fatal(err)
		}
		got, err := SystemEffectiveness(in, out)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		within(t, c.name, got, c.want, c.tol)
	}
}

// Half of 17+122+139 is 139 turns: 13.9 for each hundred of 1,000.
func TestAggregateNetRate(t *testing.T) {
	rate, err := AggregateNetRate([]int64{3, 31, 150}, []int64{20, 153, 11}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "the rate", rate, 13.9, 1e-12)
	if rate, err := AggregateNetRate(nil, nil, 5); err != nil || rate != 0 {
		t.Errorf("without moves: %v, %v", rate, err)
	}
}

// 12 moves of 60, units of 30 and 20 of 100: preference 12/(60·0.3·0.2) = 10/3,
// velocity 12·100/(30·20) = 2, which is 10/3 times the 0.6 moves a head.
func TestVelocityIsPreferenceTimesMovesAHead(t *testing.T) {
	velocity, err := Velocity(12, 30, 20, 100)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "the velocity", velocity, 2, 1e-12)
	preference, err := AgainstShare(12, 60, 0.3*0.2)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "the preference", preference.Ratio, 10./3, 1e-12)
}

func TestFlowsRefuse(t *testing.T) {
	if e, err := Effectiveness(0, 0); err == nil {
		t.Errorf("Effectiveness of nothing is %v", e)
	}
	if e, err := Effectiveness(-1, 3); err == nil {
		t.Errorf("Effectiveness of a negative count is %v", e)
	}
	for name, c := range map[string]struct{ in, out []int64 }{
		"no units":           {nil, nil},
		"no moves":           {[]int64{0, 0}, []int64{0, 0}},
		"different lengths":  {[]int64{1, 2}, []int64{1}},
		"a negative arrival": {[]int64{1, -2}, []int64{1, 2}},
		"too many depart":    {[]int64{1, 2}, []int64{1, maxCount + 1}},
	} {
		if e, err := SystemEffectiveness(c.in, c.out); err == nil {
			t.Errorf("SystemEffectiveness takes %s: %v", name, e)
		}
	}
	for _, population := range []int64{0, -5, maxCount + 1} {
		if rate, err := AggregateNetRate([]int64{1}, []int64{2}, population); err == nil {
			t.Errorf("AggregateNetRate takes a population of %d: %v", population, rate)
		}
	}
	for _, c := range [][4]int64{{-1, 1, 1, 2}, {1, 0, 1, 2}, {1, 1, 0, 2}, {1, 1, 1, 0}, {1, 3, 1, 2}, {1, 1, 3, 2}} {
		if v, err := Velocity(c[0], c[1], c[2], c[3]); err == nil {
			t.Errorf("Velocity%v = %v", c, v)
		}
	}
}

func TestEffectivenessLiesBetween0And100AndDoesNotMindTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		out, in, _ := table.Flows()
		_, moved, _ := table.Total()
		index, err := SystemEffectiveness(in, out)
		if moved == 0 {
			if err == nil {
				t.Fatalf("no moves give %v", index)
			}
			return
		}
		if err != nil || !(index >= 0 && index <= 100) {
			t.Fatalf("%v, %v", index, err)
		}
		mirrored, _ := SystemEffectiveness(out, in)
		out, in, _ = relabelled(table, drawOrder(t, len(table))).Flows()
		again, _ := SystemEffectiveness(in, out)
		if mirrored != index || math.Abs(again-index) > 1e-9 {
			t.Fatalf("%v, mirrored %v, relabelled %v", index, mirrored, again)
		}
	})
}
