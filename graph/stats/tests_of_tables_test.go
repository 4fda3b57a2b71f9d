package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var testsOfTables = map[string]func(Table) (ChiSquared, error){
	"Bowker":         Bowker,
	"Symmetry":       Symmetry,
	"StuartMaxwell":  StuartMaxwell,
	"Bhapkar":        Bhapkar,
	"QuasiSymmetry":  func(t Table) (ChiSquared, error) { f, err := QuasiSymmetry(t); return f.G2, err },
	"QuasiSymmetryX": func(t Table) (ChiSquared, error) { f, err := QuasiSymmetry(t); return f.X2, err },
	"QuasiIndependence": func(t Table) (ChiSquared, error) {
		f, err := QuasiIndependence(t)
		return f.G2, err
	},
	"Independence":  func(t Table) (ChiSquared, error) { f, err := Independence(t); return f.G2, err },
	"IndependenceX": func(t Table) (ChiSquared, error) { f, err := Independence(t); return f.X2, err },
	"Pulls":         func(t Table) (ChiSquared, error) { s, err := SplitSymmetry(t); return s.Pulls, err },
}

// The sources of the tables stand with them in published_test.go. A tolerance is
// half a unit of the last digit that the source gives; P below 0 is not given.
func TestPublishedTables(t *testing.T) {
	for _, c := range []struct {
		name      string
		table     Table
		test      string
		statistic float64
		tol       float64
		df        int
		p, pTol   float64
	}{
		// By the formulas with exact arithmetic. P–C is empty, so two pairs are left;
		// on a tree of pairs Stuart–Maxwell is Bowker's statistic.
		{"Quảng Nam", quangNamTable, "Bowker", 132.5714, 5e-5, 2, 1.63e-29, 5e-32},
		{"Quảng Nam", quangNamTable, "Symmetry", 156.9985, 5e-5, 2, -1, 0},
		{"Quảng Nam", quangNamTable, "StuartMaxwell", 132.5714, 5e-5, 2, -1, 0},
		{"Quảng Nam", quangNamTable, "QuasiSymmetry", 0, 0, 0, 1, 0},    // pulls alone fit any tree of pairs
		{"Quảng Nam", quangNamTable, "Pulls", 156.9985, 5e-5, 2, -1, 0}, // so all of it is pulls

		// The vignette of the R package ordinalTables; quasi-symmetry by maximum
		// likelihood, recomputed (the vignette's own is another statistic, 7.2246554).
		{"vision", vision, "Bowker", 19.1065502, 5e-8, 6, 0.003987, 5e-7},
		{"vision", vision, "StuartMaxwell", 11.9565696, 5e-8, 3, 0.007533, 5e-7},
		{"vision", vision, "Bhapkar", 11.9757202, 5e-8, 3, -1, 0},
		{"vision", vision, "QuasiSymmetry", 7.27076, 5e-6, 3, 0.0638, 5e-5},
		{"vision", vision, "QuasiSymmetryX", 7.25800, 5e-6, 3, -1, 0},
		{"vision", vision, "Symmetry", 19.24919, 5e-6, 6, -1, 0},

		// The vignette of the R package exactLoglinTest; Agresti 1990 rounds to 243.6,
		// 69.5 and 3.0.
		{"residence", residence, "QuasiSymmetry", 2.985962, 5e-7, 3, -1, 0},
		{"residence", residence, "QuasiSymmetryX", 2.981987, 5e-7, 3, -1, 0},
		{"residence", residence, "Symmetry", 243.550, 5e-4, 6, -1, 0},
		{"residence", residence, "QuasiIndependence", 69.509, 5e-4, 5, -1, 0},
		{"residence", residence, "Pulls", 240.564, 5e-4, 3, -1, 0},
		{"residence", residence, "Bowker", 238.080, 5e-4, 6, -1, 0},
		{"residence", residence, "StuartMaxwell", 235.496, 5e-4, 3, -1, 0},

		// The R package vcdExtra.
		{"Glass", glass, "Independence", 792.19, 5e-3, 16, -1, 0},
		{"Glass", glass, "QuasiIndependence", 235.78, 5e-3, 11, -1, 0},
		{"Glass", glass, "Symmetry", 37.46, 5e-3, 10, 4.704e-05, 5e-9},
		{"Glass", glass, "QuasiSymmetry", 4.66, 5e-3, 6, 0.5876, 5e-5},

		{"Hauser", hauser, "Independence", 6170.130, 5e-4, 16, -1, 0},
		{"Hauser", hauser, "IndependenceX", 7166.771, 5e-4, 16, -1, 0},
		{"Hauser", hauser, "QuasiIndependence", 683.3, 5e-2, 11, -1, 0},
		{"Hauser", hauser, "QuasiSymmetry", 27.4, 5e-2, 6, 0.0001193, 5e-8},

		// By the formula.
		{"Plane and Mulligan 1", plane, "Bowker", 15.33333, 5e-6, 3, -1, 0},
		{"Plane and Mulligan 2", mulligan, "Bowker", 14.85714, 5e-6, 3, -1, 0},

		// The help of the R package DescTools gives the table; it holds a zero, which
		// must not be shifted.
		{"Uebersax", uebersax, "StuartMaxwell", 13.76471, 5e-6, 2, 0.00102573, 5e-9},
		{"Uebersax", uebersax, "Bowker", 13.76923, 5e-6, 3, 0.0032367, 5e-8},
	} {
		got, err := testsOfTables[c.test](c.table)
		what := c.name + ": " + c.test
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		within(t, what, got.Statistic, c.statistic, c.tol)
		if got.DF != c.df {
			t.Errorf("%s has DF %d, want %d", what, got.DF, c.df)
		}
		if c.p >= 0 {
			within(t, what+" p", got.P, c.p, c.pTol)
		}
	}
}

// Quảng Nam, pair by pair: 17²/23 and 139²/161.
func TestBowkerAddsThePairs(t *testing.T) {
	for _, c := range []struct {
		table Table
		want  float64
	}{
		{Table{{0, 20}, {3, 0}}, 12.5652},
		{Table{{0, 150}, {11, 0}}, 120.0062},
	} {
		got, err := Bowker(c.table)
		if err != nil || got.DF != 1 {
			t.Errorf("%v: %+v, %v", c.table, got, err)
		}
		within(t, "a pair's part", got.Statistic, c.want, 5e-5)
	}
}

// The vignette of the R package exactLoglinTest, to its five digits.
func TestQuasiSymmetryFitsThePublishedCounts(t *testing.T) {
	fit, err := QuasiSymmetry(residence)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]float64{
		{11607, 95.78862, 370.43747, 123.77391},
		{91.21138, 13677, 501.68254, 311.10608},
		{167.56253, math.NaN(), 17819, 261.12001}, // South to Midwest is not given
		{63.22609, 166.89392, 294.87999, 10192},
	}
	for i, row := range want {
		for j, m := range row {
			if !math.IsNaN(m) {
				within(t, "a fitted count", fit.Expected[i][j], m, 5e-6)
			}
		}
	}
	// What the column of the Midwest leaves: 14178 - 13677 - 95.78862 - 166.89392.
	within(t, "South to Midwest", fit.Expected[2][1], 238.31746, 1e-5)
	if fit.Sweeps < 2 || fit.Sweeps > 100 {
		t.Errorf("%d sweeps", fit.Sweeps)
	}
}

// Worked by hand; each says how.
func TestTestsOfPoorTables(t *testing.T) {
	none := ChiSquared{P: 1}
	for _, c := range []struct {
		name, test string
		want       ChiSquared
	}{
		{"nothing moved", "Bowker", none},
		{"nothing moved", "StuartMaxwell", none},
		{"nothing moved", "Bhapkar", none},
		{"one state", "QuasiSymmetry", none},
		{"one state", "Independence", none},
		{"nothing at all", "Independence", none},
		// Two pairs, 5²/5 each; p = e^-5. As pulls: 2·10 ln 2, p = 2^-10.
		{"one way down a ladder", "Bowker", ChiSquared{10, 2, math.Exp(-5)}},
		{"one way down a ladder", "StuartMaxwell", ChiSquared{10, 2, math.Exp(-5)}},
		{"one way down a ladder", "Pulls", ChiSquared{20 * math.Ln2, 2, 1. / 1024}},
		{"one way down a ladder", "QuasiSymmetry", none},
		// Every state gains what it loses, but no pair is even: 3 · 4²/4.
		{"round a ring", "StuartMaxwell", ChiSquared{0, 2, 1}},
		{"round a ring", "Bowker", ChiSquared{12, 3, 0.007383160505359769}},
		// Pulls cannot tell a ring: all of 2·12 ln 2 is pairs, with 3 - 2 degrees.
		{"round a ring", "QuasiSymmetry", ChiSquared{24 * math.Ln2, 1, 4.529447e-5}},
		{"round a ring", "Pulls", ChiSquared{0, 2, 1}},
		// 3²/7 and 5²/13: S has rank 2, one for each group.
		{"two groups", "StuartMaxwell", ChiSquared{9./7 + 25./13, 2, math.Exp(-(9./7 + 25./13) / 2)}},
		// Only 5:2 moves, one pair: 3²/7.
		{"a state apart", "StuartMaxwell", ChiSquared{9. / 7, 1, 0.256839257957}},
		// 1/6,000,000,001.
		{"counts above 2^31", "Bowker", ChiSquared{1. / 6000000001, 1, 0.99998970}},
	} {
		got, err := testsOfTables[c.test](poor[c.name])
		if err != nil {
			t.Errorf("%s: %s: %v", c.name, c.test, err)
			continue
		}
		within(t, c.name+": "+c.test, got.Statistic, c.want.Statistic, 1e-8)
		within(t, c.name+": "+c.test+" p", got.P, c.want.P, 1e-8)
		if got.DF != c.want.DF {
			t.Errorf("%s: %s has DF %d, want %d", c.name, c.test, got.DF, c.want.DF)
		}
	}
}

func TestTestsOfTablesAnswerOrRefuse(t *testing.T) {
	for test, of := range testsOfTables {
		for name, table := range bad {
			if got, err := of(table); err == nil {
				t.Errorf("%s takes %s: %+v", test, name, got)
			}
		}
		for name, table := range poor {
			if got, err := of(table); err == nil && !sound(got) {
				t.Errorf("%s of %s: %+v", test, name, got)
			}
		}
	}
	for _, name := range []string{"one move", "one way down a ladder"} {
		if got, err := Bhapkar(poor[name]); err == nil {
			t.Errorf("Bhapkar of %s: %+v, whose variance is 0", name, got)
		}
	}
}

func TestTestsOfTablesDoNotMindTheOrderOfStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		moved := relabelled(table, drawOrder(t, len(table)))
		for name, of := range testsOfTables {
			a, errA := of(table)
			b, errB := of(moved)
			if (errA == nil) != (errB == nil) || !alike(a, b) || errA == nil && !sound(a) {
				t.Fatalf("%s: %+v, %v; relabelled %+v, %v", name, a, errA, b, errB)
			}
			c, errC := of(transposed(table))
			if (errA == nil) != (errC == nil) || !alike(a, c) {
				t.Fatalf("%s: %+v, %v; transposed %+v, %v", name, a, errA, c, errC)
			}
		}
	})
}

func TestQuasiSymmetryKeepsItsSumsAndPermutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		order := drawOrder(t, len(table))
		fit, err := QuasiSymmetry(table)
		if err != nil {
			t.Fatal(err)
		}
		moved, err := QuasiSymmetry(relabelled(table, order))
		if err != nil {
			t.Fatal(err)
		}
		rows, columns, _ := table.Margins()
		for i := range table {
			row, column := 0.0, 0.0
			for j := range table {
				row += fit.Expected[i][j]
				column += fit.Expected[j][i]
				if pair := float64(table[i][j] + table[j][i]); math.Abs(fit.Expected[i][j]+fit.Expected[j][i]-pair) > 1e-7*(1+pair) {
					t.Fatalf("the pair %d, %d adds up to %v, want %v", i, j, fit.Expected[i][j]+fit.Expected[j][i], pair)
				}
				if math.Abs(fit.Expected[i][j]-moved.Expected[order[i]][order[j]]) > 1e-5*(1+fit.Expected[i][j]) {
					t.Fatalf("cell %d, %d is %v, relabelled %v", i, j, fit.Expected[i][j], moved.Expected[order[i]][order[j]])
				}
			}
			if math.Abs(row-float64(rows[i])) > 1e-7*(1+row) || math.Abs(column-float64(columns[i])) > 1e-7*(1+column) {
				t.Fatalf("state %d adds up to %v and %v, want %d and %d", i, row, column, rows[i], columns[i])
			}
		}
	})
}

func TestSplitSymmetryAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		split, err := SplitSymmetry(table)
		if err != nil {
			t.Fatal(err)
		}
		if sum := split.Pairs.Statistic + split.Pulls.Statistic; math.Abs(sum-split.Symmetry.Statistic) > 1e-9*(1+sum) {
			t.Fatalf("%+v", split)
		}
		if split.Pairs.DF+split.Pulls.DF > split.Symmetry.DF {
			t.Fatalf("%+v", split)
		}
	})
	for name, table := range map[string]Table{"vision": vision, "residence": residence, "Glass": glass, "Hauser": hauser} {
		split, err := SplitSymmetry(table)
		if err != nil || split.Pairs.DF+split.Pulls.DF != split.Symmetry.DF {
			t.Errorf("%s: %+v, %v", name, split, err)
		}
	}
}

// A fit that would need more sweeps than are allowed must say so, in time.
func TestQuasiIndependenceGivesUp(t *testing.T) {
	if fit, err := QuasiIndependence(Table{{0, 1_000_000_000, 1}, {1, 0, 1_000_000_000}, {1, 1, 0}}); err == nil {
		t.Errorf("got %+v", fit.G2)
	}
}
