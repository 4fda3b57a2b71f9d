package stats

import (
	"errors"
	"math"
	"math/bits"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// Fisher gives the p-value of Fisher's exact two-sided test that two groups of
// counts, a:b and c:d, have one and the same share: given all sums of the table
//
//	a b
//	c d
//
// the summed probability of the tables that are no more probable than it, P(x) =
// C(a+b,x) C(c+d,a+c-x) / C(n,a+c) for x in the place of a. Tables that are more
// probable by a ten-millionth or less count as equally so. Sums are taken in
// logarithms, good to about twelve digits, and are 0 below 5e-324. Where both
// groups are all on one side there is one table, and p is 1. Source: Fisher 1935;
// the rule of two sides is that of R's fisher.test. It refuses counts that are
// negative or, summed, above 10^12, and a group without counts.
func Fisher(a, b, c, d int64) (float64, error) {
	n, err := checkGroups(a, b, c, d)
	if err != nil {
		return 0, err
	}
	h := hypergeometric{n: n, drawn: a + b, marked: a + c}
	const slack = 1e-7
	low, high, mode := h.low(), h.high(), h.mode()
	observed := h.logMass(a) + slack
	switch {
	case h.logMass(mode) <= observed:
		return 1, nil
	case a < mode:
		above := mode + 1 + int64(sort.Search(int(high-mode), func(i int) bool {
			return h.logMass(mode+1+int64(i)) <= observed
		}))
		return math.Min(1, h.lowerTail(a)+h.upperTail(above)), nil
	default:
		below := mode - 1 - int64(sort.Search(int(mode-low), func(i int) bool {
			return h.logMass(mode-1-int64(i)) <= observed
		}))
		return math.Min(1, h.upperTail(a)+h.lowerTail(below)), nil
	}
}

func checkGroups(a, b, c, d int64) (n int64, err error) {
	n, err = checkedSum([]int64{a, b, c, d})
	if err != nil {
		return 0, err
	}
	if a+b == 0 || c+d == 0 {
		return 0, errors.New("a comparison of two groups needs at least one count in each")
	}
	return n, nil
}

// hypergeometric is the law of how many are marked among those drawn from n.
type hypergeometric struct{ n, drawn, marked int64 }

func (h hypergeometric) low() int64  { return max(0, h.drawn+h.marked-h.n) }
func (h hypergeometric) high() int64 { return min(h.drawn, h.marked) }

// mode is ⌊(drawn+1)(marked+1)/(n+2)⌋, whose product outgrows an int64.
func (h hypergeometric) mode() int64 {
	above, below := bits.Mul64(uint64(h.drawn+1), uint64(h.marked+1))
	mode, _ := bits.Div64(above, below, uint64(h.n+2))
	return int64(mode)
}

// logMass is the logarithm of P(x), by three binomial masses (Loader 2000).
func (h hypergeometric) logMass(x int64) float64 {
	p, q := float64(h.drawn)/float64(h.n), float64(h.n-h.drawn)/float64(h.n)
	return logMass(h.marked, x, p, q) + logMass(h.n-h.marked, h.drawn-x, p, q) - logMass(h.n, h.drawn, p, q)
}

// upperTail is P(X ≥ x) for x at or above the mode; 0 past the end.
func (h hypergeometric) upperTail(x int64) float64 {
	if x > h.high() {
		return 0
	}
	sum, term := 1.0, 1.0
	for i := x; i < h.high() && term > sum*1e-17; i++ {
		term *= float64(h.drawn-i) / float64(i+1) * (float64(h.marked-i) / float64(h.n-h.drawn-h.marked+i+1))
		sum += term
	}
	return math.Exp(h.logMass(x) + math.Log(sum))
}

// lowerTail is P(X ≤ x) for x at or below the mode: the upper tail of the unmarked.
func (h hypergeometric) lowerTail(x int64) float64 {
	return hypergeometric{h.n, h.drawn, h.n - h.marked}.upperTail(h.drawn - x)
}

// OddsRatio gives the sample odds ratio of a:b against c:d with a half added to
// each count, and its interval with the given confidence,
//
//	θ = (a+½)(d+½) / ((b+½)(c+½)), θ e^(±z √(1/(a+½) + 1/(b+½) + 1/(c+½) + 1/(d+½))).
//
// It is the unconditional estimate, not the conditional one that belongs to
// Fisher's law and that R's fisher.test prints, and it is defined with zeros too.
// 1 says equal odds. Sources: Haldane 1956, Gart 1966; Agresti, Categorical Data
// Analysis. It refuses what Fisher refuses and a confidence outside (0, 1).
func OddsRatio(a, b, c, d int64, confidence float64) (ratio, low, high float64, err error) {
	if _, err := checkGroups(a, b, c, d); err != nil {
		return 0, 0, 0, err
	}
	if err := checkOpen("the confidence", confidence); err != nil {
		return 0, 0, 0, err
	}
	z := distuv.UnitNormal.Quantile(1 - (1-confidence)/2)
	logarithm, variance := 0.0, 0.0
	for i, n := range []int64{a, b, c, d} {
		x := float64(n) + 0.5
		variance += 1 / x
		if i == 0 || i == 3 {
			logarithm += math.Log(x)
		} else {
			logarithm -= math.Log(x)
		}
	}
	half := z * math.Sqrt(variance)
	return math.Exp(logarithm), math.Exp(logarithm - half), math.Exp(logarithm + half), nil
}
