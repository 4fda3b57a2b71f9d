package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// ChiSquared is a test by a statistic whose law is χ² with DF degrees of
// freedom where its hypothesis holds and the counts are large. DF is 0 where the
// data leaves nothing to test: the statistic is then 0 and P is 1, which says
// nothing for or against the hypothesis.
type ChiSquared struct {
	Statistic float64
	DF        int
	P         float64
}

func chiSquared(statistic float64, df int) ChiSquared {
	if df <= 0 {
		return ChiSquared{P: 1}
	}
	statistic = math.Max(0, statistic) // rounding can leave a sum of zeros below it
	return ChiSquared{Statistic: statistic, DF: df, P: distuv.ChiSquared{K: float64(df)}.Survival(statistic)}
}

// likelihoodTerm is 2 n ln(n/m), a count's part of G², 0 where the count is 0.
func likelihoodTerm(n int64, m float64) float64 {
	if n == 0 {
		return 0
	}
	return 2 * float64(n) * math.Log(float64(n)/m)
}
