package standing

import (
	"cmp"
	"slices"

	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// rank fills in the potentials of units and gives the numbers of the whole.
func rank(units []Unit, edges []stats.Edge) (w Whole, err error) {
	in, out := make([]int64, 0, len(units)), make([]int64, 0, len(units))
	for i := range units {
		u := &units[i]
		w.Within += u.Within
		w.Moves += u.Arrivals
		if u.exchanged() > 0 {
			in, out = append(in, u.Arrivals), append(out, u.Departures)
		}
	}
	w.Units, w.Pairs, w.Verdict = len(in), pairs(edges), finding.TooFew
	fail := func(err error) (Whole, error) { return w, refused("all units", err) }
	ranks, err := stats.SpringRank(len(units), edges, 0)
	if err != nil {
		return fail(err)
	}
	w.Components = order(units, ranks)
	w.Circles = w.Pairs - w.Units + w.Components
	if w.Moves == 0 {
		return w, nil
	}
	if w.Test, err = stats.SurplusTest(ranks, edges); err != nil {
		return fail(err)
	}
	hodge, err := stats.HodgeRank(len(units), edges)
	if err != nil {
		return fail(err)
	}
	if w.Circles > 0 { // Without them only roundings are left.
		w.Cyclicity = hodge.Cyclicity
	}
	if w.Effectiveness, err = stats.SystemEffectiveness(in, out); err != nil {
		return fail(err)
	}
	if _, w.GiniArrivals, err = stats.Gini(in); err != nil {
		return fail(err)
	}
	if _, w.GiniDepartures, err = stats.Gini(out); err != nil {
		return fail(err)
	}
	if w.Moves >= finding.MinMoves {
		w.Verdict = finding.Balanced
		if w.Test.P <= finding.MaxQ {
			w.Verdict = finding.Imbalanced
		}
	}
	return w, nil
}

// pairs counts the pairs of units that edges link, either way.
func pairs(edges []stats.Edge) int {
	linked := make([][2]int, len(edges))
	for i, e := range edges {
		linked[i] = [2]int{min(e.From, e.To), max(e.From, e.To)}
	}
	slices.SortFunc(linked, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return len(slices.Compact(linked))
}

// tie is how near two potentials count as equal: they come from a solver.
const tie = 1e-9

// order tells each unit its potential, its component and its rank there, and
// counts the components of more than one unit.
func order(units []Unit, ranks stats.Ranking) (linked int) {
	places := make([]int, len(units))
	for i := range units {
		places[i] = i
		units[i].Potential, units[i].Component = ranks.Scores[i], ranks.Components[i]
	}
	slices.SortFunc(places, func(i, j int) int {
		return cmp.Or(
			cmp.Compare(units[i].Component, units[j].Component),
			cmp.Compare(units[j].Potential, units[i].Potential),
			cmp.Compare(i, j),
		)
	})
	for start := 0; start < len(places); {
		end := start
		for end < len(places) && units[places[end]].Component == units[places[start]].Component {
			u := &units[places[end]]
			u.Rank = end - start + 1
			if end > start {
				if before := &units[places[end-1]]; before.Potential-u.Potential <= tie {
					u.Rank = before.Rank
				}
			}
			end++
		}
		for _, i := range places[start:end] {
			units[i].Of = end - start
		}
		if end-start > 1 {
			linked++
		}
		start = end
	}
	return linked
}
