package stats

import (
	"errors"
	"math"
	"math/big"
	"sort"
)

// exactUpTo is the largest number of observations for which Sign adds integers.
const exactUpTo = 1024

// Sign gives the p-value of the exact two-sided sign test, which is the exact
// McNemar test: the probability, were each of n = a+b observations to fall on
// either side with even chances, of a split at least as uneven as a:b,
//
//	p = min(1, 2 Σ_{i≥max(a,b)} C(n,i) / 2^n).
//
// It is the correctly rounded value for n ≤ 1024; beyond, the sum is taken in
// logarithms, good to about twelve digits, and is 0 below 5e-324. Sign refuses
// counts that are negative, both 0 or above 10^12.
func Sign(a, b int64) (float64, error) {
	if err := checkSplit(a, b); err != nil {
		return 0, err
	}
	n, k := a+b, max(a, b)
	if n <= exactUpTo {
		return exactSign(n, k), nil
	}
	return math.Min(1, 2*upperTail(n, k, 0.5, 0.5)), nil
}

func checkSplit(a, b int64) error {
	if err := checkCounts(a, b); err != nil {
		return err
	}
	if a+b == 0 {
		return errors.New("a test needs at least one observation")
	}
	return nil
}

// exactSign adds C(n,i) for i = n … k as integers and divides once.
func exactSign(n, k int64) float64 {
	sum, term, factor := new(big.Int), big.NewInt(1), new(big.Int)
	for i := n; i >= k; i-- {
		sum.Add(sum, term)
		term.Mul(term, factor.SetInt64(i))
		term.Div(term, factor.SetInt64(n-i+1))
	}
	p := new(big.Float).SetInt(sum)
	p.SetMantExp(p, int(1-n))
	value, _ := p.Float64()
	return math.Min(1, value)
}

// Binomial gives the p-value of the exact two-sided binomial test of a among
// a+b observations against an expected share p0: the summed probability of all
// outcomes that are no more probable than the one observed. At p0 = 1/2 it
// agrees with Sign, which is more accurate. Binomial refuses what Sign refuses
// and a p0 outside (0, 1).
func Binomial(a, b int64, p0 float64) (float64, error) {
	if err := checkSplit(a, b); err != nil {
		return 0, err
	}
	if err := checkOpen("the expected share", p0); err != nil {
		return 0, err
	}
	n, q0 := a+b, 1-p0
	// slack lets outcomes that are equally probable, but for rounding, count.
	const slack = 1e-7
	observed := logMass(n, a, p0, q0) + slack
	mode := min(n, int64(float64(n+1)*p0))
	switch {
	case logMass(n, mode, p0, q0) <= observed:
		return 1, nil
	case a < mode:
		above := mode + 1 + int64(sort.Search(int(n-mode), func(i int) bool {
			return logMass(n, mode+1+int64(i), p0, q0) <= observed
		}))
		return math.Min(1, lowerTail(n, a, p0, q0)+upperTail(n, above, p0, q0)), nil
	default:
		below := mode - 1 - int64(sort.Search(int(mode), func(i int) bool {
			return logMass(n, mode-1-int64(i), p0, q0) <= observed
		}))
		return math.Min(1, upperTail(n, a, p0, q0)+lowerTail(n, below, p0, q0)), nil
	}
}

// LeastP gives the smallest p-value that Binomial can reach with n observations
// against the expected share p0, that of the less probable of the two outcomes
// where all fall on one side. Where it is above the level of a test, n is too
// small to tell anything, however uneven the split. At p0 = 1/2 it is 2/2^n, so
// that n must be 6 to reach 0.05. LeastP refuses what Binomial refuses.
func LeastP(n int64, p0 float64) (float64, error) {
	if err := checkOpen("the expected share", p0); err != nil {
		return 0, err
	}
	if p0 < 0.5 {
		return Binomial(n, 0, p0)
	}
	return Binomial(0, n, p0)
}

// upperTail is P(X ≥ k) for k at or above the mode, where each term is smaller
// than the one before; 0 for k > n.
func upperTail(n, k int64, p, q float64) float64 {
	if k > n {
		return 0
	}
	sum, term, odds := 1.0, 1.0, p/q
	for i := k; i < n && term > sum*1e-17; i++ {
		term *= float64(n-i) / float64(i+1) * odds
		sum += term
	}
	return math.Exp(logMass(n, k, p, q) + math.Log(sum))
}

// lowerTail is P(X ≤ k) for k at or below the mode; 0 for k < 0.
func lowerTail(n, k int64, p, q float64) float64 {
	return upperTail(n, n-k, q, p)
}
