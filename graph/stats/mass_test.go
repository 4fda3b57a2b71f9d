package stats

import (
	"fmt"
	"testing"
)

// Wanted: ln C(n,k) + k ln p + (n-k) ln q with 40 digits.
func TestLogMassKeepsItsDigitsForLargeCounts(t *testing.T) {
	for _, c := range []struct {
		n, k int64
		p, q float64
		want float64
	}{
		{10, 3, 0.3, 0.7, -1.321151277766888636},
		{15, 7, 0.9, 0.1, -10.38869723352692254},
		{17, 16, 0.2, 0.8, -23.14093680620359967},
		{23, 20, 0.5, 0.5, -8.463085515095908577}, // 1771/2^23
		{40, 0, 0.01, 0.99, -0.4020134341400576473},
		{1000, 1, 1e-9, 1 - 1e-9, -13.81551155696427460},
		{1_000_000, 1_000_000, 1 - 1e-6, 1e-6, -1.000000500000333334},
		{1_000_000_000, 3, 1e-9, 1 - 1e-9, -2.791759469728055002},
		{1_000_000_000_000, 500_001_000_000, 0.5, 0.5, -16.04130191060848487},
	} {
		near(t, fmt.Sprintf("ln P(%d of %d at %v)", c.k, c.n, c.p), logMass(c.n, c.k, c.p, c.q), c.want, 1e-13)
	}
}

func TestLogMassOfNothingIsOfProbabilityOne(t *testing.T) {
	if mass := logMass(0, 0, 0.3, 0.7); mass != 0 {
		t.Errorf("got %v", mass)
	}
}
