// Package imbalance holds the flow from A to B against the flow from B to A. It
// tests every pair for a difference that chance does not explain, and corrects
// for the number of pairs tested.
//
// The null is that a move between the two goes either way with even chances. A
// downward surplus may be just what a rotation policy intends: a verdict says
// that the flows are uneven, not that they ought not to be.
package imbalance

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/stats"
)

// A Reader is what this package asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// Dimensions lists what flows can be held against each other by.
var Dimensions = []string{"level", "bloc", "unit"}

// A Verdict says what the test of one pair came to.
type Verdict string

// The verdicts. Fewer than MinMoves moves can never reach p ≤ 0.05, so they are
// TooFew and never Balanced.
const (
	Imbalanced Verdict = "imbalanced"
	Balanced   Verdict = "balanced"
	TooFew     Verdict = "too_few"
)

// The thresholds of a verdict.
const (
	MinMoves   = 6
	MaxQ       = 0.05
	Confidence = 0.95
)

// A Pair is two levels, blocs or units with moves between them. Forward counts
// the moves from From to To, Back the others; Share is Forward/N, with its
// Clopper–Pearson interval from Low to High. P is that of the exact two-sided
// sign test, Q is P adjusted by Benjamini–Hochberg over all pairs found.
type Pair struct {
	From, To         string
	Forward, Back, N int64
	Share            float64
	P, Q             float64
	Low, High        float64
	Verdict          Verdict
}

// Pairs tests all pairs of different levels, blocs or units between which moves
// pass the filter. From is the higher of two levels, the earlier of two blocs
// in the dataset's order, and otherwise the lesser id by bytes. Pairs of levels
// and blocs come in the dataset's order of From, then of To, pairs of units in
// that of their ids. Moves within one level, bloc or unit, and those with an
// end that is not stated, are in no pair; warnings say how many they are.
func Pairs(ctx context.Context, r Reader, by string, filter graph.Filter) (pairs []Pair, warnings []string, err error) {
	if !slices.Contains(Dimensions, by) {
		return nil, nil, graph.Errorf(graph.Invalid, "by", "imbalances are tested by %s, not by %q", strings.Join(Dimensions, ", "), by)
	}
	flows, err := r.Ask(ctx, graph.Ask{Question: "flows_by_" + by, Args: filter.Args()})
	if err != nil {
		return nil, nil, err
	}
	scale, err := scaleOf(ctx, r, by)
	if err != nil {
		return nil, nil, err
	}
	pairs, left, err := match(flows, by, scale)
	if err != nil {
		return nil, nil, err
	}
	if left.within > 0 {
		warnings = append(warnings, fmt.Sprintf("%d moves within one %s are in no pair", left.within, by))
	}
	if left.unstated > 0 {
		warnings = append(warnings, fmt.Sprintf("%d moves from or to posts whose %s is not known are in no pair", left.unstated, by))
	}
	return pairs, warnings, test(pairs)
}

// A scale gives the places of ids in the dataset's order. The later comes first
// in a pair if top is set.
type scale struct {
	places map[string]int64
	top    bool
}

func scaleOf(ctx context.Context, r Reader, by string) (scale, error) {
	var s scale
	switch by {
	case "level":
		dataset, err := r.Ask(ctx, graph.Ask{Question: "dataset"})
		if err != nil {
			return s, err
		}
		at, err := dataset.Find("ordered")
		if err != nil {
			return s, err
		}
		if len(dataset.Rows) == 0 || dataset.Rows[0][at[0]] != true {
			return s, nil
		}
		s.top = true
	case "unit":
		return s, nil
	}
	listed, err := r.Ask(ctx, graph.Ask{Question: by + "s"})
	if err != nil {
		return s, err
	}
	at, err := listed.Find("id", "position")
	if err != nil {
		return s, err
	}
	s.places = make(map[string]int64, len(listed.Rows))
	for _, row := range listed.Rows {
		s.places[row[at[0]].(string)] = row[at[1]].(int64)
	}
	return s, nil
}

// compare orders ids by their places; those without one follow, by bytes.
func (s scale) compare(a, b string) int {
	x, listedX := s.places[a]
	y, listedY := s.places[b]
	switch {
	case listedX && listedY:
		return cmp.Compare(x, y)
	case listedX:
		return -1
	case listedY:
		return 1
	}
	return cmp.Compare(a, b)
}

// leads says that a stands before b within a pair.
func (s scale) leads(a, b string) bool {
	_, listedA := s.places[a]
	_, listedB := s.places[b]
	if s.top && listedA && listedB {
		return s.compare(a, b) > 0
	}
	return s.compare(a, b) < 0
}

type leftOut struct{ within, unstated int64 }

// match joins the two directions of every pair, in order.
func match(flows *graph.Answer, by string, scale scale) ([]Pair, leftOut, error) {
	var left leftOut
	at, err := flows.Find("from_id", "to_id", "moves")
	if err != nil {
		return nil, left, err
	}
	found := map[[2]string]*Pair{}
	for _, row := range flows.Rows {
		from, fromStated := stated(row[at[0]], by)
		to, toStated := stated(row[at[1]], by)
		moves := row[at[2]].(int64)
		switch {
		case !fromStated || !toStated:
			left.unstated += moves
			continue
		case from == to:
			left.within += moves
			continue
		}
		forward := scale.leads(from, to)
		if !forward {
			from, to = to, from
		}
		pair := found[[2]string{from, to}]
		if pair == nil {
			pair = &Pair{From: from, To: to}
			found[[2]string{from, to}] = pair
		}
		if forward {
			pair.Forward += moves
		} else {
			pair.Back += moves
		}
	}
	pairs := make([]Pair, 0, len(found))
	for _, pair := range found {
		pair.N = pair.Forward + pair.Back
		if pair.N > 0 {
			pairs = append(pairs, *pair)
		}
	}
	slices.SortFunc(pairs, func(a, b Pair) int {
		return cmp.Or(scale.compare(a.From, b.From), scale.compare(a.To, b.To))
	})
	return pairs, left, nil
}

func stated(value any, by string) (string, bool) {
	id, ok := value.(string)
	return id, ok && !(by == "level" && id == graph.UnknownLevel)
}

// test fills in the numbers of pairs. Many pairs of units have the same counts,
// so each split is reckoned once.
func test(pairs []Pair) error {
	reckoned := map[[2]int64]Pair{}
	ps := make([]float64, len(pairs))
	for i := range pairs {
		pair := &pairs[i]
		key := [2]int64{pair.Forward, pair.Back}
		numbers, ok := reckoned[key]
		if !ok {
			var err error
			if numbers.P, err = stats.Sign(pair.Forward, pair.Back); err != nil {
				return refused(pair, err)
			}
			if numbers.Low, numbers.High, err = stats.ClopperPearson(pair.Forward, pair.N, Confidence); err != nil {
				return refused(pair, err)
			}
			reckoned[key] = numbers
		}
		pair.Share = float64(pair.Forward) / float64(pair.N)
		pair.P, pair.Low, pair.High = numbers.P, numbers.Low, numbers.High
		ps[i] = pair.P
	}
	qs, err := stats.BenjaminiHochberg(ps)
	if err != nil {
		return graph.Errorf(graph.Internal, "", "the family of pairs cannot be corrected").Because(err)
	}
	for i := range pairs {
		pairs[i].Q = qs[i]
		switch {
		case pairs[i].N < MinMoves:
			pairs[i].Verdict = TooFew
		case qs[i] <= MaxQ:
			pairs[i].Verdict = Imbalanced
		default:
			pairs[i].Verdict = Balanced
		}
	}
	return nil
}

func refused(pair *Pair, err error) error {
	return graph.Errorf(graph.Internal, "", "the pair %s and %s cannot be tested", pair.From, pair.To).Because(err)
}
