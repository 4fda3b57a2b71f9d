// Package head tells of the people who hold head posts on a day: where they came
// to them from, whether they are local, and for how long they have been heads
// of their unit.
//
// It counts and describes; whether a rule is kept is not its matter. Only places
// are tested, against each other.
package head

import (
	"cmp"
	"context"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A Group counts the heads of one level and office, all of them or those directly
// below one unit. The four origins add up to Heads, and so do the three localities.
type Group struct {
	Level            string
	Office           string // empty where posts state none
	Above, AboveName string // the unit directly above, empty for all
	Heads            int64

	RotatedIn, Promoted, Elsewhere, OriginUnknown int64
	Local, NotLocal, LocalityUnknown              int64
}

// originKnown and localityKnown are how many of the heads tell.
func (g *Group) originKnown() int64   { return g.Heads - g.OriginUnknown }
func (g *Group) localityKnown() int64 { return g.Heads - g.LocalityUnknown }

// add counts heads of one origin and locality, as the questions name them.
func (g *Group) add(origin, locality string, heads int64) {
	g.Heads += heads
	switch origin {
	case "rotated_in":
		g.RotatedIn += heads
	case "promoted":
		g.Promoted += heads
	case "elsewhere":
		g.Elsewhere += heads
	default:
		g.OriginUnknown += heads
	}
	switch locality {
	case "local":
		g.Local += heads
	case "not_local":
		g.NotLocal += heads
	default:
		g.LocalityUnknown += heads
	}
}

// Day is the day that a filter looks at: the end of its period, but none after
// the state of the data. It is the zero Date where neither is stated.
func Day(filter graph.Filter, asOf graph.Date) graph.Date {
	switch {
	case filter.Until.IsZero():
		return asOf
	case asOf.IsZero() || filter.Until.Last() <= asOf.Last():
		return graph.DateOn(filter.Until.Last())
	}
	return asOf
}

// Counts gives the heads of a day by level and office, and the same below each
// unit; who is below none is in no place. Levels, blocs, unit and offices
// of the filter narrow them; its kinds and its period do not.
func Counts(ctx context.Context, r finding.Reader, filter graph.Filter, on graph.Date) (offices, places []Group, err error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "head_counts", Args: narrowed(filter, on)})
	if err != nil {
		return nil, nil, err
	}
	at, err := answer.Find("above_id", "above", "level", "office", "origin", "locality", "heads")
	if err != nil {
		return nil, nil, err
	}
	byOffice, byPlace := map[Group]*Group{}, map[Group]*Group{}
	for _, row := range answer.Rows {
		above, level, office := text(row[at[0]]), text(row[at[2]]), text(row[at[3]])
		origin, locality, heads := text(row[at[4]]), text(row[at[5]]), row[at[6]].(int64)
		group(byOffice, Group{Level: level, Office: office}).add(origin, locality, heads)
		if above != "" {
			place := Group{Level: level, Office: office, Above: above, AboveName: text(row[at[1]])}
			group(byPlace, place).add(origin, locality, heads)
		}
	}
	return inOrder(byOffice), inOrder(byPlace), nil
}

func text(value any) string {
	s, _ := value.(string)
	return s
}

// group gives the group that a new one is to be, which is there or becomes so.
func group(groups map[Group]*Group, start Group) *Group {
	if groups[start] == nil {
		groups[start] = &Group{Level: start.Level, Office: start.Office, Above: start.Above, AboveName: start.AboveName}
	}
	return groups[start]
}

// inOrder sorts groups by the bytes of level, unit above and office.
func inOrder(groups map[Group]*Group) []Group {
	all := make([]Group, 0, len(groups))
	for _, g := range groups {
		all = append(all, *g)
	}
	slices.SortFunc(all, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Above, b.Above), cmp.Compare(a.Office, b.Office))
	})
	return all
}

// narrowed are the arguments of all questions about the heads of a day.
func narrowed(filter graph.Filter, on graph.Date) graph.Args {
	filter.Since, filter.Until, filter.Kinds = graph.Date{}, graph.Date{}, nil
	args := filter.Args()
	args["on"] = on
	return args
}

// Limits say from when on somebody has been a head for long: whole years without a
// break at the head of one unit, or terms in the same post among them.
type Limits struct{ Years, Terms int }

// DefaultLimits are eight years or two terms.
var DefaultLimits = Limits{Years: 8, Terms: 2}

func (l Limits) validate() error {
	if l.Years < 1 || l.Terms < 1 {
		return graph.Errorf(graph.Invalid, "", "heads are held for 1 year or 1 term at least, not %d and %d", l.Years, l.Terms)
	}
	return nil
}

// A Long is one who has been a head for long.
type Long struct {
	TenureID, OfficialID, PostID, UnitID string
	Level, Office, Title, Unit           string
	Since                                string // as precise as stated
	Years, Terms                         int64
}

// List gives those heads of a day who reach a limit, by unit and post.
func List(ctx context.Context, r finding.Reader, filter graph.Filter, on graph.Date, limits Limits) ([]Long, error) {
	if err := limits.validate(); err != nil {
		return nil, err
	}
	args := narrowed(filter, on)
	args["min_years"], args["min_terms"] = limits.Years, limits.Terms
	answer, err := r.Ask(ctx, graph.Ask{Question: "heads_by_length", Args: args})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("tenure_id", "official_id", "post_id", "unit_id", "level", "office", "title", "unit", "head_since", "years", "terms")
	if err != nil {
		return nil, err
	}
	var list []Long
	for _, row := range answer.Rows {
		list = append(list, Long{
			TenureID: text(row[at[0]]), OfficialID: text(row[at[1]]), PostID: text(row[at[2]]), UnitID: text(row[at[3]]),
			Level: text(row[at[4]]), Office: text(row[at[5]]), Title: text(row[at[6]]), Unit: text(row[at[7]]),
			Since: text(row[at[8]]), Years: row[at[9]].(int64), Terms: row[at[10]].(int64),
		})
	}
	return list, nil
}
