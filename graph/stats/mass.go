package stats

import "math"

// logMass is the logarithm of C(n,k) p^k q^(n-k) for p+q = 1, both above 0. It
// takes both shares because 1-p forgets the digits of a small p. It is good to
// about fourteen digits of the probability whatever n, where a difference of
// log-factorials loses a digit with each digit of n (Loader 2000, Fast and
// accurate computation of binomial probabilities: the saddle-point expansion).
func logMass(n, k int64, p, q float64) float64 {
	switch size := float64(n); {
	case n == 0:
		return 0
	case k == 0:
		return size * logShare(q, p)
	case k == n:
		return size * logShare(p, q)
	default:
		x, y := float64(k), float64(n-k)
		return stirlingError(n) - stirlingError(k) - stirlingError(n-k) -
			deviance(x, size*p) - deviance(y, size*q) -
			0.5*(math.Log(2*math.Pi)+math.Log(x)+math.Log(y/size))
	}
}

// logShare is the logarithm of p, from the smaller of p and its complement q.
func logShare(p, q float64) float64 {
	if q < p {
		return math.Log1p(-q)
	}
	return math.Log(p)
}

// stirlingError is ln n! - ln(√(2πn) (n/e)^n) for n ≥ 1.
func stirlingError(n int64) float64 {
	x := float64(n)
	if n < 16 {
		factorial, _ := math.Lgamma(x + 1)
		return factorial - (x+0.5)*math.Log(x) + x - 0.5*math.Log(2*math.Pi)
	}
	square := x * x
	return (1./12 - (1./360-(1./1260-(1./1680-1./1188/square)/square)/square)/square) / x
}

// deviance is x ln(x/m) + m - x, by its series where the terms would cancel.
func deviance(x, m float64) float64 {
	difference := x - m
	if math.Abs(difference) >= 0.1*(x+m) {
		return x*math.Log(x/m) - difference
	}
	v := difference / (x + m)
	sum, term := difference*v, 2*x*v
	for odd := 3.0; ; odd += 2 {
		term *= v * v
		next := sum + term/odd
		if next == sum {
			return sum
		}
		sum = next
	}
}
