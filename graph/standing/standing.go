// Package standing tells of each unit whether it gains or loses by moves from
// and to other units, where it stands between those that send and those that
// receive, and of all units together whether moves fall from senders to
// receivers or run in circles.
//
// The test of a unit is the exact sign test of its arrivals against its
// departures, corrected for the number of units tested. Each move is the
// departure of one unit and the arrival of another, so the tests of units that
// exchange moves depend on each other.
//
// The potential ranks senders over receivers. It is no order of status: moves
// for training run mostly downwards, so that the highest levels send.
package standing

import (
	"cmp"
	"context"
	"math"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// A Unit is what one unit exchanged with others.
type Unit struct {
	ID, Name, Level                   string
	Arrivals, Departures, Within, Net int64
	// Effectiveness is the net gain in percent of all that the unit exchanged: -100
	// where it only sends, 100 where it only receives; nil where it exchanged nothing.
	Effectiveness *float64
	// Potential is that of SpringRank, in steps: who sends stands high. It and Rank,
	// 1 for who sends most, compare only among the Of units of one Component.
	Potential           float64
	Component, Rank, Of int
	// P is that of the exact sign test, Q is P adjusted by Benjamini–Hochberg over
	// the units that have MinMoves arrivals and departures or more; nil for others.
	P, Q    *float64
	Verdict finding.Verdict
}

func (u *Unit) exchanged() int64 { return u.Arrivals + u.Departures }

// beyond is how many moves went one way beyond an even share.
func (u *Unit) beyond() float64 { return math.Abs(float64(u.Net)) / 2 }

// A Whole is what all units that exchanged moves make together.
type Whole struct {
	Units, Pairs, Components int   // units and pairs with moves between them, and the parts that these link
	Moves, Within            int64 // between units, and within one
	// Effectiveness is, in percent, how much of all that was exchanged is net gain or loss.
	Effectiveness float64
	// Cyclicity is the share of the net flow that runs in circles, by HodgeRank. It
	// is 0 where Circles, the number of independent circles of pairs, is 0.
	Cyclicity float64
	Circles   int
	// How unevenly arrivals and departures are spread over the units: the corrected
	// index of Gini, 0 to 1.
	GiniArrivals, GiniDepartures float64
	Test                         stats.ChiSquared // of Stuart and Maxwell: each unit receives as many as it sends
	Verdict                      finding.Verdict
}

// Table tells of each unit that a move passing the filter touches, in the order
// of their ids, and of all together. Where the filter names a unit, only it and
// its descendants are listed: of others only their moves with these are known.
// The ranks take in all moves that pass. A Whole without Moves says nothing but
// how many are Within.
func Table(ctx context.Context, r finding.Reader, filter graph.Filter) (units []Unit, whole Whole, notes []graph.Label, err error) {
	units, err = read(ctx, r, filter)
	if err != nil {
		return nil, whole, nil, err
	}
	edges, err := links(ctx, r, filter, units)
	if err != nil {
		return nil, whole, nil, err
	}
	if whole, err = rank(units, edges); err != nil {
		return nil, whole, nil, err
	}
	if filter.Unit != "" {
		touched := len(units)
		if units, err = inside(ctx, r, filter.Unit, units); err != nil {
			return nil, whole, nil, err
		}
		if left := touched - len(units); left > 0 {
			notes = append(notes, finding.Say("%s đơn vị ngoài %s không được kiểm định: ở đây chỉ biết các lượt của chúng với nơi ấy", "%s units outside %s are not tested: only their moves with it are known here", left, filter.Unit))
		}
	}
	return units, whole, notes, test(units)
}

// read asks what each unit gained and lost.
func read(ctx context.Context, r finding.Reader, filter graph.Filter) ([]Unit, error) {
	net, err := r.Ask(ctx, graph.Ask{Question: "net_by_unit", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := net.Find("id", "name", "level", "arrivals", "departures", "within", "net")
	if err != nil {
		return nil, err
	}
	units := make([]Unit, len(net.Rows))
	for i, row := range net.Rows {
		u := &units[i]
		u.ID, u.Name, u.Level = row[at[0]].(string), row[at[1]].(string), row[at[2]].(string)
		u.Arrivals, u.Departures, u.Within, u.Net = row[at[3]].(int64), row[at[4]].(int64), row[at[5]].(int64), row[at[6]].(int64)
		u.Verdict = finding.TooFew
	}
	return units, nil
}

// links asks for the moves between units, which are numbered by their places.
func links(ctx context.Context, r finding.Reader, filter graph.Filter, units []Unit) ([]stats.Edge, error) {
	flows, err := r.Ask(ctx, graph.Ask{Question: "flows_by_unit", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := flows.Find("from_id", "to_id", "moves")
	if err != nil {
		return nil, err
	}
	place := make(map[string]int, len(units))
	for i := range units {
		place[units[i].ID] = i
	}
	edges := make([]stats.Edge, 0, len(flows.Rows))
	for _, row := range flows.Rows {
		from, known := place[row[at[0]].(string)]
		to, also := place[row[at[1]].(string)]
		if !known || !also {
			return nil, graph.Errorf(graph.Conflict, "", "the data was loaded anew while its units were read; ask again")
		}
		if from != to {
			edges = append(edges, stats.Edge{From: from, To: to, Weight: float64(row[at[2]].(int64))})
		}
	}
	return edges, nil
}

// inside keeps the units that lie in one unit.
func inside(ctx context.Context, r finding.Reader, unit string, units []Unit) ([]Unit, error) {
	listed, err := r.Ask(ctx, graph.Ask{Question: "units", Args: graph.Args{"unit": unit}})
	if err != nil {
		return nil, err
	}
	at, err := listed.Find("id")
	if err != nil {
		return nil, err
	}
	in := make(map[any]bool, len(listed.Rows))
	for _, row := range listed.Rows {
		in[row[at[0]]] = true
	}
	return slices.DeleteFunc(units, func(u Unit) bool { return !in[u.ID] }), nil
}

// test fills in the tests of units. Many have the same counts, so each split is
// reckoned once.
func test(units []Unit) error {
	reckoned := map[[2]int64]float64{}
	var tested []*Unit
	var ps []float64
	for i := range units {
		u := &units[i]
		if u.exchanged() > 0 {
			effectiveness, err := stats.Effectiveness(u.Arrivals, u.Departures)
			if err != nil {
				return refused(u.ID, err)
			}
			u.Effectiveness = &effectiveness
		}
		if u.exchanged() < finding.MinMoves {
			continue
		}
		split := [2]int64{min(u.Arrivals, u.Departures), max(u.Arrivals, u.Departures)}
		p, known := reckoned[split]
		if !known {
			var err error
			if p, err = stats.Sign(split[0], split[1]); err != nil {
				return refused(u.ID, err)
			}
			reckoned[split] = p
		}
		tested, ps = append(tested, u), append(ps, p)
	}
	qs, err := stats.BenjaminiHochberg(ps)
	if err != nil {
		return graph.Errorf(graph.Internal, "", "the tests of units cannot be corrected").Because(err)
	}
	for i, u := range tested {
		u.P, u.Q, u.Verdict = &ps[i], &qs[i], finding.Balanced
		if qs[i] <= finding.MaxQ {
			u.Verdict = finding.Imbalanced
		}
	}
	return nil
}

func refused(what string, err error) error {
	return graph.Errorf(graph.Internal, "", "the moves of %s cannot be reckoned with", what).Because(err)
}

// byImportance puts units out of balance first, then those with more moves
// beyond an even share.
func byImportance(a, b Unit) int {
	if out := a.Verdict == finding.Imbalanced; out != (b.Verdict == finding.Imbalanced) {
		if out {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.beyond(), a.beyond()), cmp.Compare(a.ID, b.ID))
}
