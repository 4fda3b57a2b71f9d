package stats

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Period is what was counted in one year, or another length of time.
type Period struct {
	At       int   // its place in time, such as 2019; periods may be missing
	Count    int64 // how many
	Of       int64 // among how many, for a share
	Excluded bool  // a hole, such as a suspension: it keeps its place and is not counted
}

// Bounds of a series.
const (
	maxSeries = 1000
	maxAt     = 1_000_000
)

// Trend is a plain slope over periods.
type Trend struct {
	Slope      float64 // the change from one period to the next: exp(Slope) is the factor of the count, or of the odds of a share
	Low, High  float64 // its interval
	Error      float64 // the standard error of Slope, dispersion included
	Dispersion float64 // how much more the periods vary than chance makes them, at least 1
	P          float64 // two-sided, that the slope is 0
	Periods    int     // that were counted
}

// CountTrend fits the log-linear model of counts, Count ~ Poisson(exp(a + Slope·At)), by
// maximum likelihood. Moves come in waves, which a Poisson count does not
// know, so the error is multiplied by √φ, φ = max(1, X²/(k-2)), X² = Σ (observed - expected)²/variance
// over k periods, and the interval and P are those of Student's t with k-2
// degrees of freedom (quasi-likelihood: McCullagh and Nelder, Generalized Linear
// Models, 1989, 4.5 and 6.2; R's quasipoisson, but for the floor of 1). A straight line through the
// counts by least squares would take all years for equally sure and fall below 0.
//
// Of is ignored. CountTrend refuses fewer than three periods, two of one At, an At
// beyond a million or more than 1,000 periods, counts below 0 or above 10^9, a confidence
// outside (0, 1), and series that have no slope: nothing counted at all, or only
// in the first or only in the last period.
func CountTrend(periods []Period, confidence float64) (Trend, error) {
	series, err := checkSeries(periods, false)
	if err != nil {
		return Trend{}, err
	}
	first, last := span(series, counted)
	if first < 0 || last == 0 || first == len(series)-1 {
		return Trend{}, errors.New("the counts have no slope: there are none, or all lie in the first period, or all in the last")
	}
	return fit(series, poisson, math.Log(total(series, counted)/float64(len(series))), confidence)
}

// ShareTrend fits the logistic model of shares, Count ~ Binomial(Of, 1/(1 + exp(-a - Slope·At))),
// as CountTrend fits counts. A period with an Of of 0 tells nothing and is left out. It
// refuses what CountTrend refuses, a Count above Of, and shares that all before a period
// are 0 and all after it 1, or the other way round.
func ShareTrend(periods []Period, confidence float64) (Trend, error) {
	series, err := checkSeries(periods, true)
	if err != nil {
		return Trend{}, err
	}
	first, last := span(series, counted)
	firstRest, lastRest := span(series, others)
	if first < 0 || firstRest < 0 || first >= lastRest || firstRest >= last {
		return Trend{}, errors.New("the shares have no slope: all are 0, or all are 1, or one period parts the former from the latter")
	}
	return fit(series, binomial, math.Log(total(series, counted)/total(series, others)), confidence)
}

// checkSeries gives the periods that count, in the order of time.
func checkSeries(periods []Period, shares bool) ([]Period, error) {
	if len(periods) > maxSeries {
		return nil, fmt.Errorf("a series has at most %d periods, not %d", maxSeries, len(periods))
	}
	var series []Period
	for _, p := range periods {
		if p.Excluded {
			continue
		}
		if p.At < -maxAt || p.At > maxAt {
			return nil, fmt.Errorf("a period lies between -%d and %d, not at %d", maxAt, maxAt, p.At)
		}
		if err := checkCounts(p.Count, p.Of); err != nil {
			return nil, fmt.Errorf("period %d: %w", p.At, err)
		}
		if shares && p.Count > p.Of {
			return nil, fmt.Errorf("period %d: %d are more than the %d that they are among", p.At, p.Count, p.Of)
		}
		if !shares || p.Of > 0 {
			series = append(series, p)
		}
	}
	slices.SortFunc(series, func(a, b Period) int { return cmp.Compare(a.At, b.At) })
	for i := range series[:max(0, len(series)-1)] {
		if series[i].At == series[i+1].At {
			return nil, fmt.Errorf("period %d is given twice", series[i].At)
		}
	}
	if len(series) < 3 {
		return nil, fmt.Errorf("a trend needs three periods with data, not %d", len(series))
	}
	return series, nil
}

func counted(p Period) int64 { return p.Count }

func others(p Period) int64 { return p.Of - p.Count }

func total(series []Period, number func(Period) int64) float64 {
	sum := 0.0
	for _, p := range series {
		sum += float64(number(p))
	}
	return sum
}

// span is where in the series a number is above 0: the
// first place and the last, or -1.
func span(series []Period, number func(Period) int64) (first, last int) {
	above := func(p Period) bool { return number(p) > 0 }
	first = slices.IndexFunc(series, above)
	for last = len(series) - 1; last >= 0 && !above(series[last]); last-- {
	}
	return first, last
}

// family is a model of counts whose log-likelihood is Σ Count·η - cumulant(η);
// mean and variance are the cumulant's derivatives.
type family func(eta float64, p Period) (cumulant, mean, variance float64)

func poisson(eta float64, _ Period) (cumulant, mean, variance float64) {
	mean = math.Exp(eta)
	return mean, mean, mean
}

func binomial(eta float64, p Period) (cumulant, mean, variance float64) {
	of, share := float64(p.Of), 1/(1+math.Exp(-eta))
	return of * (math.Max(eta, 0) + math.Log1p(math.Exp(-math.Abs(eta)))), of * share, of * share / (1 + math.Exp(eta))
}

// line is η = level + slope·x and what the series says of it.
type line struct {
	level, slope         float64
	likelihood, doubt    float64 // and what roundings may change it by
	stepLevel, stepSlope float64 // Newton's step towards the largest likelihood
	information          float64 // of the slope
	pearson              float64 // X²
}

func measure(series []Period, x []float64, model family, level, slope float64) line {
	l := line{level: level, slope: slope}
	rests, variances := make([]float64, len(series)), make([]float64, len(series))
	rest, weight, mean := 0.0, 0.0, 0.0
	for i, p := range series {
		eta, y := level+slope*x[i], float64(p.Count)
		cumulant, expected, variance := model(eta, p)
		l.likelihood += y*eta - cumulant
		l.doubt += 1e-14 * (math.Abs(y*eta) + math.Abs(cumulant))
		rests[i], variances[i] = y-expected, variance
		rest, weight, mean = rest+rests[i], weight+variance, mean+variance*x[i]
		if variance > 0 {
			l.pearson += rests[i] * rests[i] / variance
		}
	}
	// About the weighted mean the slope does not depend on the level, nor on the
	// digits that one huge count leaves over.
	mean /= weight
	gradient := 0.0
	for i := range x {
		gradient += rests[i] * (x[i] - mean)
		l.information += variances[i] * (x[i] - mean) * (x[i] - mean)
	}
	l.stepSlope = gradient / l.information
	l.stepLevel = rest/weight - mean*l.stepSlope
	return l
}

func (l line) step(series []Period, x []float64, model family, part float64) line {
	return measure(series, x, model, l.level+part*l.stepLevel, l.slope+part*l.stepSlope)
}

// longestStep bounds what one step changes of η.
const longestStep = 4

// fit finds the line by Newton's steps, halved while they overshoot. The
// likelihood is concave and has a maximum, since the series was checked for one.
func fit(series []Period, model family, level, confidence float64) (Trend, error) {
	if err := checkOpen("the confidence", confidence); err != nil {
		return Trend{}, err
	}
	x, scale := places(series)
	best := measure(series, x, model, level, 0)
	for range 200 {
		size := math.Abs(best.stepLevel) + math.Abs(best.stepSlope)
		// Far out, where the line says nearly 0 or 1, a step would be without bound.
		part := math.Min(1, longestStep/size)
		next := best.step(series, x, model, part)
		for !(next.likelihood >= best.likelihood-best.doubt) && part > 1e-18 {
			part /= 2
			next = best.step(series, x, model, part)
		}
		best = next
		if !(part*size >= 1e-12) {
			break
		}
	}
	return conclude(best, len(series), scale, confidence)
}

// places centres the periods and scales them into -1 … 1.
func places(series []Period) (x []float64, scale float64) {
	first, last := float64(series[0].At), float64(series[len(series)-1].At)
	scale = (last - first) / 2
	for _, p := range series {
		x = append(x, (float64(p.At)-first)/scale-1)
	}
	return x, scale
}

func conclude(l line, periods int, scale, confidence float64) (Trend, error) {
	freedom := float64(periods - 2)
	t := Trend{Slope: l.slope / scale, Dispersion: math.Max(1, l.pearson/freedom), Periods: periods}
	t.Error = math.Sqrt(t.Dispersion/l.information) / scale
	if math.IsNaN(t.Error) || math.IsInf(t.Error, 0) || math.IsNaN(t.Slope) {
		return Trend{}, errors.New("the counts lie too far apart for a slope")
	}
	student := distuv.StudentsT{Sigma: 1, Nu: freedom}
	reach := -student.Quantile((1-confidence)/2) * t.Error
	t.Low, t.High = t.Slope-reach, t.Slope+reach
	t.P = math.Min(1, 2*student.Survival(math.Abs(t.Slope/t.Error)))
	return t, nil
}
