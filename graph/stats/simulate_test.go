package stats

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// families is how many families of pairs a simulation draws.
const families = 2000

// sizes are the moves of the pairs of a family, in turn: the smallest that can be
// found at all, those of Quảng Nam, and some between and beyond.
var sizes = []int64{6, 10, 23, 50, 161, 400}

// simulation is what came of the families of one size.
type simulation struct {
	single    float64 // the share of balanced pairs found, each by itself
	corrected float64 // the share of families with a false finding after correction
	raw       float64 // the same without correction
	falsely   float64 // the mean share of false findings among all after correction
	found     float64 // the share of imbalanced pairs found after correction
}

// simulate draws families of pairs, imbalanced of which are 80:20 and the
// others balanced, and tests them at 0.05.
func simulate(t *testing.T, pairs, imbalanced int, seed uint64) simulation {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, uint64(pairs)))
	known := map[[2]int64]float64{}
	var s simulation
	ps := make([]float64, pairs)
	for range families {
		for i := range ps {
			n := sizes[i%len(sizes)]
			a := draw(rng, n, i < imbalanced)
			p, seen := known[[2]int64{n, a}]
			if !seen {
				var err error
				if p, err = Sign(a, n-a); err != nil {
					t.Fatal(err)
				}
				known[[2]int64{n, a}] = p
			}
			ps[i] = p
		}
		s.add(t, ps, imbalanced)
	}
	return s
}

// draw gives how many of n moves go one way.
func draw(rng *rand.Rand, n int64, imbalanced bool) int64 {
	if !imbalanced {
		return heads(rng, n)
	}
	count := int64(0)
	for range n {
		if rng.Float64() < 0.8 {
			count++
		}
	}
	return count
}

func (s *simulation) add(t *testing.T, ps []float64, imbalanced int) {
	t.Helper()
	qs, err := BenjaminiHochberg(ps)
	if err != nil {
		t.Fatal(err)
	}
	alone, right, wrong := 0, 0, 0
	for i := range ps {
		switch balanced := i >= imbalanced; {
		case balanced && qs[i] <= 0.05:
			wrong++
		case qs[i] <= 0.05:
			right++
		}
		if i >= imbalanced && ps[i] <= 0.05 {
			alone++
		}
	}
	if balanced := len(ps) - imbalanced; balanced > 0 {
		s.single += float64(alone) / float64(balanced) / families
	}
	if alone > 0 {
		s.raw += 1.0 / families
	}
	if wrong > 0 {
		s.corrected += 1.0 / families
		s.falsely += float64(wrong) / float64(wrong+right) / families
	}
	if imbalanced > 0 {
		s.found += float64(right) / float64(imbalanced) / families
	}
}

// Balanced data give false findings no more often than the test says: each
// pair by itself, and a family of pairs after Benjamini–Hochberg.
func TestBalancedDataAreSeldomFound(t *testing.T) {
	for _, pairs := range []int{1, 6, 66} {
		s := simulate(t, pairs, 0, 1)
		if s.single > 0.05 || s.corrected > 0.05 {
			t.Errorf("%d pairs: %.4f of the pairs and %.4f of the families are found", pairs, s.single, s.corrected)
		}
		if pairs == 66 && s.raw < 0.8 { // 1 - (1-0.035)^66 = 0.90: the correction is needed
			t.Errorf("uncorrected, %.4f of the families of 66 are found", s.raw)
		}
	}
}

// Among imbalanced pairs, the share of findings that are false stays under the level too.
func TestFalseFindingsAmongTrueOnesStayUnderTheLevel(t *testing.T) {
	for pairs, imbalanced := range map[int]int{6: 3, 66: 24} {
		s := simulate(t, pairs, imbalanced, 2)
		if s.falsely > 0.05 {
			t.Errorf("%d of %d pairs imbalanced: %.4f of the findings are false", imbalanced, pairs, s.falsely)
		}
		if s.found < 0.2 { // a test that finds nothing would pass the above
			t.Errorf("%d of %d pairs imbalanced: only %.4f of them are found", imbalanced, pairs, s.found)
		}
	}
}

func TestTheSimulationIsTheSameEveryTime(t *testing.T) {
	if a, b := fmt.Sprint(simulate(t, 6, 3, 3)), fmt.Sprint(simulate(t, 6, 3, 3)); a != b {
		t.Errorf("%s, then %s", a, b)
	}
}
