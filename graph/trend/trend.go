// Package trend tells how the number of moves a year changed: all of them, by
// direction and by pair of levels. It leaves out years that are covered in part
// only and those in which moves were suspended, and says which.
package trend

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// Why a year is left out of a trend.
const (
	Partial   = "partial"   // the period or the state of the data covers only a part of it
	Suspended = "suspended" // it has a day of an excluded period
)

// A Year is the moves of one year. LeftOut is empty where the year counts.
type Year struct {
	Year    int
	Moves   int64
	LeftOut string
}

// A Series counts the moves of each year: all, those of one direction, or those
// from one level to another.
type Series struct {
	Direction graph.Direction // empty for all and for pairs
	From, To  string          // levels, empty for all and for directions
	Years     []Year
}

// Moves is how many moves the years that count have.
func (s *Series) Moves() (moves int64) {
	for _, y := range s.Years {
		if y.LeftOut == "" {
			moves += y.Moves
		}
	}
	return moves
}

// Table gives the series that have any move: all moves, the directions, then the
// pairs of known levels. Years run from the first of the period, or from the
// first in which the dataset has any move if that is later, to the last of the
// period or that of the state of the data; those without a move count as well.
func Table(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) ([]Series, error) {
	flows, err := ask(ctx, r, scope.Filter)
	if err != nil || len(flows) == 0 {
		return nil, err
	}
	// What the filter lets through may begin later than what is recorded.
	every, err := ask(ctx, r, graph.Filter{})
	if err != nil {
		return nil, err
	}
	years := calendar(scope, names.AsOf, every[0].year, flows[len(flows)-1].year)
	found := map[key]map[int]int64{}
	for _, f := range flows {
		keys := []key{{}, {direction: direction(names, f.from, f.to)}}
		if f.from != graph.UnknownLevel && f.to != graph.UnknownLevel {
			keys = append(keys, key{from: f.from, to: f.to})
		}
		for _, k := range keys {
			if found[k] == nil {
				found[k] = map[int]int64{}
			}
			found[k][f.year] += f.moves
		}
	}
	all := make([]Series, 0, len(found))
	for k, counts := range found {
		s := Series{Direction: k.direction, From: k.from, To: k.to, Years: slices.Clone(years)}
		for i := range s.Years {
			s.Years[i].Moves = counts[s.Years[i].Year]
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Series) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Direction, b.Direction))
	})
	return all, nil
}

// A key tells series apart.
type key struct {
	direction graph.Direction
	from, to  string
}

// A flow is one row of flows_by_year.
type flow struct {
	year     int
	from, to string
	moves    int64
}

func ask(ctx context.Context, r finding.Reader, filter graph.Filter) ([]flow, error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "flows_by_year", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("year", "from_id", "to_id", "moves")
	if err != nil {
		return nil, err
	}
	flows := make([]flow, 0, len(answer.Rows))
	for _, row := range answer.Rows {
		flows = append(flows, flow{int(row[at[0]].(int64)), row[at[1]].(string), row[at[2]].(string), row[at[3]].(int64)})
	}
	return flows, nil
}

// direction compares two levels as moves do.
func direction(names *finding.Names, from, to string) graph.Direction {
	switch {
	case !names.Ordered || from == graph.UnknownLevel || to == graph.UnknownLevel:
		return graph.Unordered
	case from == to:
		return graph.Lateral
	case names.Higher(to, from):
		return graph.Up
	case names.Higher(from, to):
		return graph.Down
	}
	return graph.Unordered
}

// calendar lists the years of the period, with those left out.
func calendar(scope finding.Scope, asOf graph.Date, recorded, last int) []Year {
	first := recorded
	since, until := scope.Filter.Since, scope.Filter.Until
	if !since.IsZero() {
		first = max(first, since.Year())
	}
	if end := earlier(until, asOf); !end.IsZero() {
		last = end.Year()
	}
	var years []Year
	for y := first; y <= last; y++ {
		years = append(years, Year{Year: y, LeftOut: leftOut(y, since, earlier(until, asOf), scope.Excluded)})
	}
	return years
}

// earlier is the date that ends first; a zero date does not end.
func earlier(a, b graph.Date) graph.Date {
	if a.IsZero() || !b.IsZero() && b.Last() < a.Last() {
		return b
	}
	return a
}

func leftOut(year int, since, end graph.Date, excluded []finding.Period) string {
	first, last := graph.DayOf(year, 1, 1), graph.DayOf(year, 12, 31)
	for _, p := range excluded {
		if (p.Since.IsZero() || p.Since.First() <= last) && (p.Until.IsZero() || p.Until.Last() >= first) {
			return Suspended
		}
	}
	if !since.IsZero() && since.First() > first || !end.IsZero() && end.Last() < last {
		return Partial
	}
	return ""
}

func text(year int) string { return strconv.Itoa(year) }
