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
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// A Reader is what this package asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// Dimensions lists what flows can be held against each other by.
var Dimensions = []string{"level", "bloc", "level_bloc", "office", "unit", "territory"}

// nouns are the dimensions in Vietnamese.
var nouns = map[string]string{
	"level": "cấp", "bloc": "khối", "level_bloc": "cấp và khối", "office": "chức danh", "unit": "đơn vị", "territory": "địa bàn",
}

// Against says what pairs are held against beside each other.
type Against struct {
	Expected  float64         // the share forward that is taken as normal; 0 stands for even chances
	Previous  *finding.Period // a period to compare with, nil for none
	Territory string          // by territory: the level of the units that are paired, each with its subtree
}

// A Pair is two levels, blocs, levels with their blocs (district/party), offices,
// units or territories with moves between them. Forward
// counts the moves from From to To, Back the others; Share is Forward/N, with
// its Clopper–Pearson interval from Low to High. P is that of the exact
// two-sided binomial test against Expected, Q is P adjusted by
// Benjamini–Hochberg over all pairs found.
type Pair struct {
	From, To         string
	FromName, ToName string // of units, else empty
	Forward, Back, N int64
	Share            float64
	Expected         float64
	P, Q             float64
	Low, High        float64
	Verdict          finding.Verdict
	Before           *Before
	Volume           *Volume
}

// Before is the same pair in the period before. P is that of Fisher's exact
// test that the share forward is the same in both; nil where one of the two has
// no moves.
type Before struct {
	Forward, Back int64
	P             *float64
}

// Volume holds the moves of a pair, both ways, against those that proportional
// mixing by the numbers of posts would put there, of all that are in pairs.
type Volume struct{ stats.Departure }

// Pairs tests all pairs of different levels, blocs or units between which moves
// pass the filter. From is the higher of two levels, the earlier of two blocs
// in the dataset's order, and otherwise the lesser id by bytes. Pairs of levels
// and blocs come in the dataset's order of From, then of To, pairs of units in
// that of their ids. Moves within one level, bloc or unit, and those with an
// end that is not stated, are in no pair; warnings say how many they are.
func Pairs(ctx context.Context, r Reader, by string, filter graph.Filter, against Against) (pairs []Pair, warnings []graph.Label, err error) {
	pairs, left, err := gather(ctx, r, by, filter, against)
	if err != nil {
		return nil, nil, err
	}
	if against.Expected == 0 {
		against.Expected = even
	}
	if left.within > 0 {
		warnings = append(warnings, finding.Say("%s lượt trong cùng một "+nouns[by]+" không thuộc cặp nào", "%s moves within one "+by+" are in no pair", left.within))
	}
	if left.unstated > 0 {
		warnings = append(warnings, finding.Say("%s lượt có chức vụ rời hoặc nhận không rõ "+nouns[by]+", không thuộc cặp nào", "%s moves from or to posts whose "+by+" is not known are in no pair", left.unstated))
	}
	if err := test(pairs, against.Expected); err != nil {
		return nil, nil, err
	}
	if against.Previous != nil {
		if err := compare(ctx, r, by, filter, against, pairs); err != nil {
			return nil, nil, err
		}
	}
	return pairs, warnings, weigh(ctx, r, by, pairs)
}

// even is the share forward where either way is as likely.
const even = 0.5

// gather finds the pairs, without their numbers.
func gather(ctx context.Context, r Reader, by string, filter graph.Filter, against Against) (pairs []Pair, left leftOut, err error) {
	if !slices.Contains(Dimensions, by) {
		return nil, left, graph.Errorf(graph.Invalid, "by", "imbalances are tested by %s, not by %q", strings.Join(Dimensions, ", "), by)
	}
	var flows []flow
	switch by {
	case "level_bloc":
		flows, err = flowsByLevelAndBloc(ctx, r, filter)
	case "territory":
		flows, err = flowsByTerritory(ctx, r, filter, against.Territory)
	default:
		flows, err = flowsBy(ctx, r, by, filter)
	}
	if err != nil {
		return nil, left, err
	}
	scale, err := scaleOf(ctx, r, by)
	if err != nil {
		return nil, left, err
	}
	pairs, left = match(flows, scale)
	return pairs, left, nil
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
	case "level_bloc":
		return scaleOfBoth(ctx, r)
	case "unit", "office", "territory":
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
func match(flows []flow, scale scale) ([]Pair, leftOut) {
	var left leftOut
	found := map[[2]string]*Pair{}
	for _, f := range flows {
		switch {
		case f.from.id == "" || f.to.id == "":
			left.unstated += f.moves
			continue
		case f.from.id == f.to.id:
			left.within += f.moves
			continue
		}
		forward := scale.leads(f.from.id, f.to.id)
		from, to := f.from, f.to
		if !forward {
			from, to = to, from
		}
		pair := found[[2]string{from.id, to.id}]
		if pair == nil {
			pair = &Pair{From: from.id, To: to.id, FromName: from.name, ToName: to.name}
			found[[2]string{from.id, to.id}] = pair
		}
		if forward {
			pair.Forward += f.moves
		} else {
			pair.Back += f.moves
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
	return pairs, left
}

// test fills in the numbers of pairs. Many pairs of units have the same counts,
// so each split is reckoned once.
func test(pairs []Pair, expected float64) error {
	reckoned := map[[2]int64]Pair{}
	least := map[int64]float64{}
	ps := make([]float64, len(pairs))
	for i := range pairs {
		pair := &pairs[i]
		key := [2]int64{pair.Forward, pair.Back}
		numbers, ok := reckoned[key]
		if !ok {
			var err error
			if numbers.P, err = binomial(pair, expected); err != nil {
				return refused(pair, err)
			}
			if numbers.Low, numbers.High, err = stats.ClopperPearson(pair.Forward, pair.N, finding.Confidence); err != nil {
				return refused(pair, err)
			}
			reckoned[key] = numbers
		}
		if _, ok := least[pair.N]; !ok {
			p, err := stats.LeastP(pair.N, expected)
			if err != nil {
				return refused(pair, err)
			}
			least[pair.N] = p
		}
		pair.Share = float64(pair.Forward) / float64(pair.N)
		pair.Expected, pair.P, pair.Low, pair.High = expected, numbers.P, numbers.Low, numbers.High
		ps[i] = pair.P
	}
	qs, err := stats.BenjaminiHochberg(ps)
	if err != nil {
		return graph.Errorf(graph.Internal, "", "the family of pairs cannot be corrected").Because(err)
	}
	for i := range pairs {
		pair := &pairs[i]
		pair.Q = qs[i]
		switch {
		case pair.N < finding.MinMoves, least[pair.N] > finding.MaxQ:
			pair.Verdict = finding.TooFew
		case pair.Q <= finding.MaxQ:
			pair.Verdict = finding.Imbalanced
		default:
			pair.Verdict = finding.Balanced
		}
	}
	return nil
}

// binomial is the exact two-sided p. Against even chances it is twice a tail,
// for which there is a function of its own.
func binomial(pair *Pair, expected float64) (float64, error) {
	if expected == even {
		return stats.Sign(pair.Forward, pair.Back)
	}
	return stats.Binomial(pair.Forward, pair.Back, expected)
}

func refused(pair *Pair, err error) error {
	return graph.Errorf(graph.Internal, "", "the pair %s and %s cannot be tested", pair.From, pair.To).Because(err)
}

// compare fills in what the pairs were in another period, and tests whether
// the share forward is the same.
func compare(ctx context.Context, r Reader, by string, filter graph.Filter, against Against, pairs []Pair) error {
	filter.Since, filter.Until = against.Previous.Since, against.Previous.Until
	earlier, _, err := gather(ctx, r, by, filter, against)
	if err != nil {
		return err
	}
	before := map[[2]string]Pair{}
	for _, pair := range earlier {
		before[[2]string{pair.From, pair.To}] = pair
	}
	for i := range pairs {
		pair := &pairs[i]
		then := before[[2]string{pair.From, pair.To}]
		pair.Before = &Before{Forward: then.Forward, Back: then.Back}
		if then.N == 0 {
			continue
		}
		p, err := stats.Fisher(pair.Forward, pair.Back, then.Forward, then.Back)
		if err != nil {
			return refused(pair, err)
		}
		pair.Before.P = &p
	}
	return nil
}

// weigh holds the volume of pairs of levels and blocs against proportional
// mixing by posts.
func weigh(ctx context.Context, r Reader, by string, pairs []Pair) error {
	if by != "level" && by != "bloc" {
		return nil
	}
	listed, err := r.Ask(ctx, graph.Ask{Question: by + "s"})
	if err != nil {
		return err
	}
	at, err := listed.Find("id", "posts")
	if err != nil {
		return err
	}
	place, posts := map[string]int{}, []int64{}
	for _, row := range listed.Rows {
		place[row[at[0]].(string)] = len(posts)
		posts = append(posts, row[at[1]].(int64))
	}
	mixing, err := stats.ProportionalMixing(posts)
	if err != nil {
		return nil // without posts there is nothing to expect
	}
	all := int64(0)
	for _, pair := range pairs {
		all += pair.N
	}
	for i := range pairs {
		pair := &pairs[i]
		a, listedA := place[pair.From]
		b, listedB := place[pair.To]
		if !listedA || !listedB {
			continue
		}
		there, err := mixing.CrossingShare(a, b)
		if err != nil || 2*there >= 1 || there == 0 {
			continue // nothing could go otherwise
		}
		departure, err := stats.AgainstShare(pair.N, all, 2*there)
		if err != nil {
			return refused(pair, err)
		}
		pair.Volume = &Volume{departure}
	}
	return nil
}
