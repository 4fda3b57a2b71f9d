package stats

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Bounds of MovesToSee: as far as it looks, and for how many numbers of moves
// in a row the power must hold.
const (
	maxMoves = 20_000
	holdFor  = 50
)

// Power gives the chance that Sign finds an imbalance, p ≤ alpha, among n moves
// of which each goes one way with the probability share:
//
//	Σ over k with Sign(k, n-k) ≤ alpha of C(n,k) share^k (1-share)^(n-k).
//
// At a share of 1/2 it is the chance of a false finding, at most alpha. It is 0
// where no split of n reaches alpha, as for n < 6 at 0.05. It refuses a share or an alpha outside
// (0, 1) and an n below 0 or above 10^9.
func Power(share float64, n int64, alpha float64) (float64, error) {
	if err := checkPower(share, alpha); err != nil {
		return 0, err
	}
	if err := checkCounts(n); err != nil {
		return 0, err
	}
	return powerFrom(share, n, critical(n, alpha)), nil
}

func checkPower(share, alpha float64) error {
	if err := checkOpen("the share", share); err != nil {
		return err
	}
	return checkOpen("alpha", alpha)
}

// critical is the smallest k ≥ n/2 with Sign(k, n-k) ≤ alpha, n+1 if there is none.
func critical(n int64, alpha float64) int64 {
	low, high := (n+1)/2, n+1
	for low < high {
		if k := (low + high) / 2; finds(k, n, alpha) {
			high = k
		} else {
			low = k + 1
		}
	}
	return low
}

func finds(k, n int64, alpha float64) bool {
	p, err := Sign(k, n-k)
	return err == nil && p <= alpha
}

// powerFrom is the chance of at least k of n, or of at most n-k: P(X ≥ k) is the
// regularised incomplete beta function of k and n-k+1.
func powerFrom(share float64, n, k int64) float64 {
	if k > n {
		return 0
	}
	x, y := float64(k), float64(n-k+1)
	return math.Min(1, mathext.RegIncBeta(x, y, share)+mathext.RegIncBeta(x, y, 1-share))
}

// MovesToSee gives the smallest number of moves from which on Power stays at or
// above the power wanted. The power of an exact test falls a little where its bound steps
// up, so it is asked to hold for 50 numbers of moves in a row. It refuses what
// Power refuses, a power outside (0, 1), a share of 1/2, which no number of moves
// tells from itself, and a share so near to it that 20,000 moves do not do.
func MovesToSee(share, power, alpha float64) (int64, error) {
	if err := checkPower(share, alpha); err != nil {
		return 0, err
	}
	if err := checkOpen("the power", power); err != nil {
		return 0, err
	}
	if share == 0.5 {
		return 0, errors.New("no number of moves shows an imbalance where there is none, at a share of 0.5")
	}
	held := int64(0)
	for n, k := int64(1), int64(1); n <= maxMoves; n++ {
		for k <= n && !finds(k, n, alpha) {
			k++ // it never falls as n grows
		}
		if powerFrom(share, n, k) < power {
			held = 0
			continue
		}
		if held++; held == holdFor {
			return n - holdFor + 1, nil
		}
	}
	return 0, fmt.Errorf("it takes more than %d moves to see a share of %v with a power of %v", maxMoves, share, power)
}
