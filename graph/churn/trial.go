package churn

import (
	"math"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// A trial asks whether something happened more often, of so many times, than in
// the share that is expected. That it happened less often is no finding: a unit
// may not have been there all the time, nor everybody in it recorded. Its p is
// the two-sided one where it happened more often, which is the more careful, and
// 1 where not.
type trial struct {
	some, of int64
	share    float64 // outside (0, 1) where nothing can be expected
	tested   bool    // some outcome could have been told from chance
	p, q     float64
}

func (x *trial) run() error {
	if x.of < finding.MinMoves || !(x.share > 0 && x.share < 1) {
		return nil
	}
	most, err := stats.Binomial(x.of, 0, x.share)
	if err == nil && most <= finding.MaxQ {
		x.tested, x.p = true, 1
		if float64(x.some) > x.expected() {
			x.p, err = stats.Binomial(x.some, x.of-x.some, x.share)
		}
	}
	if err != nil {
		return graph.Errorf(graph.Internal, "", "%d of %d cannot be tested", x.some, x.of).Because(err)
	}
	return nil
}

// correct runs the trials of one family and sets q of those tested. Each stands
// for as many equal ones as times says, for one where it is nil.
func correct(trials []*trial, times []int64) error {
	var ps []float64
	for i, x := range trials {
		if err := x.run(); err != nil {
			return err
		}
		for range repeats(times, i) {
			if x.tested {
				ps = append(ps, x.p)
			}
		}
	}
	qs, err := stats.BenjaminiHochberg(ps)
	if err != nil {
		return graph.Errorf(graph.Internal, "", "the family of changes cannot be corrected").Because(err)
	}
	for i, x := range trials {
		if x.tested {
			// Equal p-values have equal q-values.
			x.q, qs = qs[0], qs[repeats(times, i):]
		}
	}
	return nil
}

func repeats(times []int64, i int) int64 {
	if times == nil {
		return 1
	}
	return times[i]
}

func (x *trial) expected() float64 { return float64(x.of) * x.share }

// about is a number of times in a sentence: one digit after the point tells nothing
// of a large one.
func about(times float64) any {
	if times >= 100 {
		return int64(math.Round(times))
	}
	return finding.Decimal(times)
}

func (x *trial) beyond() float64 { return math.Max(0, float64(x.some)-x.expected()) }

func (x *trial) verdict() finding.Verdict {
	switch {
	case !x.tested:
		return finding.TooFew
	case x.q <= finding.MaxQ:
		return finding.Imbalanced
	}
	return finding.Balanced
}

func (x *trial) clause() graph.Label {
	switch {
	case !x.tested:
		return finding.Say("quá ít để kết luận", "too few to tell")
	case x.q > finding.MaxQ && float64(x.some) <= x.expected():
		return finding.Say("không nhiều hơn mức ngẫu nhiên", "no more often than by chance")
	case x.q > finding.MaxQ:
		return finding.Say("riêng ngẫu nhiên cũng có thể tạo ra như vậy", "chance alone may do this")
	}
	return finding.Say("nhiều hơn mức ngẫu nhiên có thể giải thích", "more often than chance alone explains")
}

func (x *trial) reason() graph.Label {
	if !x.tested {
		return finding.Say("không kết quả nào của %s lần có thể phân biệt với ngẫu nhiên", "no outcome of %s could be told from chance", x.of)
	}
	return finding.Say("%s (p = %s, sau hiệu chỉnh %s)", "%s (p = %s, corrected %s)", x.clause(), finding.Chance(x.p), finding.Chance(x.q))
}

func (x *trial) tests(family string, null graph.Label) []finding.Test {
	if !x.tested {
		return nil
	}
	return []finding.Test{{Name: "binomial", Null: null, P: x.p, Q: x.q, Family: family}}
}

func (x *trial) step() graph.Label {
	if !x.tested {
		return finding.Say("Không kiểm định: %s.", "No test: %s.", x.reason())
	}
	return finding.Say("Kiểm định nhị thức chính xác %s trên %s với tỷ lệ %s (p = 1 nếu không nhiều hơn): p = %s; sau hiệu chỉnh Benjamini–Hochberg: q = %s.",
		"Exact binomial test of %s in %s against %s (p is 1 where it is no more often): p = %s; after Benjamini–Hochberg: q = %s.",
		x.some, x.of, finding.Share(x.share), finding.Chance(x.p), finding.Chance(x.q))
}
