// Package finding says what a finding is: a result with its evidence, which a
// reader who knows no statistics can act on, and which claims no more than the
// numbers do. It runs the topics that find them, puts their findings in order
// and gives each the moves behind it.
//
// It knows nothing of what a topic tests: packages such as imbalance do.
package finding

import (
	"context"
	"errors"
	"strings"

	"careergraph/graph"
	"careergraph/graph/stats"
)

// A Reader is what topics ask of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// A Verdict says what a test came to.
type Verdict string

// The verdicts. Imbalanced: chance alone would hardly do this. Balanced: nothing
// seen that chance would not do; it is no proof of balance. TooFew: so few that no
// outcome could have been told from chance. Described: a count or a duration that
// no test was put to.
const (
	Imbalanced Verdict = "imbalanced"
	Balanced   Verdict = "balanced"
	TooFew     Verdict = "too_few"
	Described  Verdict = "described"
)

// The thresholds of a verdict. Fewer than MinMoves can never reach p ≤ 0.05
// against even chances.
const (
	MinMoves   = 6
	MaxQ       = 0.05
	Confidence = 0.95
)

// A Figure is one number of a finding, with its interval where it has one.
type Figure struct {
	Name      string // one of the names that docs/statistics.md explains
	Value     float64
	Whole     bool     // a count
	Low, High *float64 // of the interval at Confidence
}

// Whole is the Figure of a count.
func Whole[N int | int64](name string, n N) Figure {
	return Figure{Name: name, Value: float64(n), Whole: true}
}

// Part is the Figure of the share that some are of all, of which there is at
// least one, with its interval.
func Part(name string, some, all int64) (Figure, error) {
	low, high, err := stats.ClopperPearson(some, all, Confidence)
	if err != nil {
		return Figure{}, graph.Errorf(graph.Internal, "", "the share %s has no interval", name).Because(err)
	}
	return Figure{Name: name, Value: float64(some) / float64(all), Low: &low, High: &high}, nil
}

// A Test is how a verdict was reached. Q is P corrected for the family that
// Family names, by Benjamini–Hochberg.
type Test struct {
	Name      string // one of the names that docs/statistics.md explains
	Null      graph.Label
	Statistic *float64
	DF        *int
	P, Q      float64
	Family    string
}

// Evidence is what stands behind a finding: the question that lists it, and the
// ids of the first rows. Total counts all of them, or is -1 where it is not known;
// More says that there are others than IDs.
type Evidence struct {
	Of    string // moves, tenures, posts or units
	Ask   graph.Ask
	IDs   []string
	Total int64
	More  bool
}

// A Finding is one result. Its ID is made of what it is about, so the same data
// and the same scope give the same ids.
type Finding struct {
	ID       string
	Topic    string
	What     graph.Label // a few words: which pair, unit, bloc
	Where    string      // the unit whose subtree was looked at, empty for all
	Since    graph.Date  // of the period looked at, as the filter states it
	Until    graph.Date
	Verdict  Verdict
	Reason   graph.Label // why that verdict, in one clause
	Figures  []Figure
	Tests    []Test // the first decides the verdict
	Sentence graph.Label
	Steps    []graph.Label // the reasoning, step by step
	Evidence Evidence

	// Weight is how many moves, posts or officials stand beyond what the null
	// expects: what findings are put in order by.
	Weight float64
}

// A Period is a span of days, both ends included; a zero date bounds nothing.
type Period struct{ Since, Until graph.Date }

// ParsePeriod reads two dates with two dots between, of which one may be
// missing: 2025-03-07..2025-06-30.
func ParsePeriod(text string) (p Period, err error) {
	since, until, ok := strings.Cut(text, "..")
	if !ok || since == "" && until == "" {
		return p, errPeriod
	}
	if p.Since, err = graph.ParseDate(since); err == nil {
		p.Until, err = graph.ParseDate(until)
	}
	return p, err
}

var errPeriod = errors.New("not a period")

// A Scope is what findings are about.
type Scope struct {
	Filter graph.Filter
	// Expected is the share of moves from the higher to the lower of two levels,
	// or from the first to the second of a pair, that is taken as normal: 0.5 where
	// nothing is stated. It lies strictly between 0 and 1.
	Expected float64
	// Previous is the period to hold this one against, nil for none.
	Previous *Period
	// Excluded are periods in which moves were suspended: a trend leaves them out
	// and says so.
	Excluded []Period
}

// Validate refuses an expected share of 0 or 1 and beyond.
func (s Scope) Validate() error {
	if !(s.Expected > 0 && s.Expected < 1) {
		return graph.Errorf(graph.Invalid, "expected", "the expected share must lie between 0 and 1, such as 0.8, not %v", s.Expected)
	}
	return nil
}

// A Topic finds. It gives its findings in any order, with notes on what it left
// out.
type Topic struct {
	Name string
	Find func(ctx context.Context, r Reader, names *Names, scope Scope) (found []Finding, notes []graph.Label, err error)
}
