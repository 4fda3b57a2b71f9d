package stats

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// ClopperPearson gives the exact interval of a share of which a among n were
// observed, with the confidence 1-α (0.95 for 95 %):
//
//	low = Beta(α/2; a, n-a+1), high = Beta(1-α/2; a+1, n-a),
//
// low 0 where a is 0 and high 1 where a is n. It never covers less than it
// says, but for the error of the inverse, which at counts of 10^9 is about a
// millionth of the width. It refuses n = 0, a outside 0 … n, counts above 10^12 and a confidence
// outside (0, 1).
func ClopperPearson(a, n int64, confidence float64) (low, high float64, err error) {
	if err := checkShare(a, n, confidence); err != nil {
		return 0, 0, err
	}
	tail := (1 - confidence) / 2
	x, y := float64(a), float64(n-a)
	low, high = 0, 1
	if a > 0 {
		low = mathext.InvRegIncBeta(x, y+1, tail)
	}
	if a < n {
		high = mathext.InvRegIncBeta(x+1, y, 1-tail)
	}
	if math.IsNaN(low) || math.IsNaN(high) {
		return 0, 0, errors.New("the interval did not converge")
	}
	return low, high, nil
}

// Wilson gives the score interval of a share of which a among n were observed:
//
//	(p̂ + z²/2n ± z √(p̂(1-p̂)/n + z²/4n²)) / (1 + z²/n).
//
// It is narrower than Clopper–Pearson and meant for display. It refuses what
// ClopperPearson refuses.
func Wilson(a, n int64, confidence float64) (low, high float64, err error) {
	if err := checkShare(a, n, confidence); err != nil {
		return 0, 0, err
	}
	z := distuv.UnitNormal.Quantile(1 - (1-confidence)/2)
	size := float64(n)
	share := float64(a) / size
	center := share + z*z/(2*size)
	half := z * math.Sqrt(share*(1-share)/size+z*z/(4*size*size))
	scale := 1 + z*z/size
	return math.Max(0, (center-half)/scale), math.Min(1, (center+half)/scale), nil
}

func checkShare(a, n int64, confidence float64) error {
	if err := checkCounts(a, n); err != nil {
		return err
	}
	if n == 0 || a > n {
		return errors.New("a share needs a count among at least one and at least as many")
	}
	return checkOpen("the confidence", confidence)
}
