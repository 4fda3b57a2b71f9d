package stats

import (
	"errors"
	"math"
)

// Effect tells the size of an imbalance a:b, whatever a test says of it.
type Effect struct {
	Share                 float64 // a/(a+b)
	Low, High             float64 // its interval by ClopperPearson
	WilsonLow, WilsonHigh float64 // by Wilson, for display
}

// Imbalance gives the share of a among a+b with both its intervals. It refuses
// what ClopperPearson refuses of a among a+b.
func Imbalance(a, b int64, confidence float64) (e Effect, err error) {
	if err := checkCounts(a, b); err != nil {
		return Effect{}, err
	}
	if e.Low, e.High, err = ClopperPearson(a, a+b, confidence); err != nil {
		return Effect{}, err
	}
	if e.WilsonLow, e.WilsonHigh, err = Wilson(a, a+b, confidence); err != nil {
		return Effect{}, err
	}
	e.Share = float64(a) / float64(a+b)
	return e, nil
}

// Odds gives how many a there are for one b, a/b. It refuses negative counts,
// counts above 10^12 and b = 0, where one says "a to none".
func Odds(a, b int64) (float64, error) {
	if err := checkCounts(a, b); err != nil {
		return 0, err
	}
	if b == 0 {
		return 0, errors.New("odds against none have no number")
	}
	return float64(a) / float64(b), nil
}

// ShareDifference gives how far the share of a among a+b lies above that of c
// among c+d, and the interval of the difference by Newcombe's method from the
// Wilson intervals l₁…u₁ and l₂…u₂ of both:
//
//	p₁-p₂ - √((p₁-l₁)² + (u₂-p₂)²) … p₁-p₂ + √((u₁-p₁)² + (p₂-l₂)²).
//
// It is the effect that stands beside Fisher's p-value. Source: Newcombe 1998,
// method 10. It refuses what OddsRatio refuses.
func ShareDifference(a, b, c, d int64, confidence float64) (difference, low, high float64, err error) {
	if _, err := checkGroups(a, b, c, d); err != nil {
		return 0, 0, 0, err
	}
	l1, u1, err := Wilson(a, a+b, confidence)
	if err != nil {
		return 0, 0, 0, err
	}
	l2, u2, err := Wilson(c, c+d, confidence)
	if err != nil {
		return 0, 0, 0, err
	}
	p1, p2 := float64(a)/float64(a+b), float64(c)/float64(c+d)
	difference = p1 - p2
	return difference, difference - math.Hypot(p1-l1, u2-p2), difference + math.Hypot(u1-p1, p2-l2), nil
}
