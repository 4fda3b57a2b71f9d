// Package churn tells how often posts change hands: the share of a unit's posts
// in a year and over the years, against that of its level, and how often the
// posts of head and deputy do so together.
//
// The null is that every post changes hands on its own. Posts of one unit seldom
// do: an election fills many, a promotion frees another; and a unit whose
// holders are recorded more fully than others' looks restless. So a finding says
// where to look, and not that anything is wrong.
package churn

import (
	"cmp"
	"context"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A Cell counts the units of a level that had so many of so many posts change
// hands in a year.
type Cell struct {
	Level          string
	Year           int64
	Posts, Changed int64
	Units          int64
}

// Spread gives the cells, by level, year, posts and changed. The filter holds for
// the tenures that began.
func Spread(ctx context.Context, r finding.Reader, filter graph.Filter) ([]Cell, error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "churn_spread", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("level", "year", "posts", "changed", "units")
	if err != nil {
		return nil, err
	}
	cells := make([]Cell, 0, len(answer.Rows))
	for _, row := range answer.Rows {
		cells = append(cells, Cell{
			Level: row[at[0]].(string), Year: row[at[1]].(int64),
			Posts: row[at[2]].(int64), Changed: row[at[3]].(int64), Units: row[at[4]].(int64),
		})
	}
	return cells, nil
}

// A Year is one year of a level.
type Year struct {
	Level                 string
	Year                  int64
	Units, Posts, Changed int64
}

// Share is how many of the posts changed hands.
func (y Year) Share() float64 { return float64(y.Changed) / float64(y.Posts) }

// Years adds cells up, by level and year.
func Years(cells []Cell) []Year {
	sums := map[Year]*Year{}
	for _, c := range cells {
		key := Year{Level: c.Level, Year: c.Year}
		if sums[key] == nil {
			sums[key] = &Year{Level: c.Level, Year: c.Year}
		}
		sums[key].Units += c.Units
		sums[key].Posts += c.Posts * c.Units
		sums[key].Changed += c.Changed * c.Units
	}
	years := make([]Year, 0, len(sums))
	for _, y := range sums {
		years = append(years, *y)
	}
	slices.SortFunc(years, func(a, b Year) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Year, b.Year))
	})
	return years
}

// A Unit is one with all its years.
type Unit struct {
	ID, Name, Level string
	Posts, Changed  int64
}

// Units gives all units that have posts, by id.
func Units(ctx context.Context, r finding.Reader, filter graph.Filter) ([]Unit, error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "churn_total", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("id", "name", "level", "posts", "changed")
	if err != nil {
		return nil, err
	}
	units := make([]Unit, 0, len(answer.Rows))
	for _, row := range answer.Rows {
		units = append(units, Unit{
			ID: row[at[0]].(string), Name: row[at[1]].(string), Level: row[at[2]].(string),
			Posts: row[at[3]].(int64), Changed: row[at[4]].(int64),
		})
	}
	return units, nil
}

// changedIn gives the units with changes in a year, each under its cell.
func changedIn(ctx context.Context, r finding.Reader, filter graph.Filter, year int64) (map[Cell][]Unit, error) {
	filter.Since, filter.Until = within(filter, year)
	answer, err := r.Ask(ctx, graph.Ask{Question: "churn_by_unit", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("id", "name", "level", "posts", "changed")
	if err != nil {
		return nil, err
	}
	units := map[Cell][]Unit{}
	for _, row := range answer.Rows {
		u := Unit{ID: row[at[0]].(string), Name: row[at[1]].(string), Level: row[at[2]].(string), Posts: row[at[3]].(int64), Changed: row[at[4]].(int64)}
		cell := Cell{Level: u.Level, Year: year, Posts: u.Posts, Changed: u.Changed}
		units[cell] = append(units[cell], u)
	}
	return units, nil
}

// within is the part of a year that lies in the period of a filter.
func within(filter graph.Filter, year int64) (since, until graph.Date) {
	first, last := graph.DayOf(int(year), 1, 1), graph.DayOf(int(year), 12, 31)
	if !filter.Since.IsZero() {
		first = max(first, filter.Since.First())
	}
	if !filter.Until.IsZero() {
		last = min(last, filter.Until.Last())
	}
	return graph.DateOn(first), graph.DateOn(last)
}
