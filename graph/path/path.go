// Package path follows careers through a sequence of levels, such as commune,
// district, province. What a step is, the question careers_through_levels says.
package path

import (
	"context"

	"careergraph/graph"
)

// A Reader is what this package asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// MaxLevels is the longest sequence of levels that can be asked for.
const MaxLevels = 8

// A Request is the sequence of levels that careers must go through. With Gaps,
// other levels may lie between; with OrHigher, the last may be a higher one.
// Of the filter, since, until, blocs, unit and offices count.
type Request struct {
	Levels   []string
	Gaps     bool
	OrHigher bool
	Filter   graph.Filter
}

// A Career is one official with the arrivals of the whole career in order.
type Career struct {
	OfficialID string
	Name       *string // nil where it is not stated
	Steps      []Step
}

// A Step is one arrival. Start is a date as precise as it is stated.
type Step struct {
	TenureID, Level, PostID, UnitID, Start string
}

// A Found is one page of careers in the order of the officials' ids. Total
// counts the officials on all pages; it is 0 on a page without any.
type Found struct {
	Careers []Career
	Total   int64
	More    bool
}

// Args gives the arguments of the question. It fails with Invalid for a filter
// that does not apply and for fewer than one or more than MaxLevels levels.
func (q Request) Args() (graph.Args, error) {
	if len(q.Levels) == 0 || len(q.Levels) > MaxLevels {
		return nil, graph.Errorf(graph.Invalid, "levels", "give 1 to %d levels, such as commune,district,province, not %d", MaxLevels, len(q.Levels))
	}
	if len(q.Filter.Levels) > 0 || len(q.Filter.Kinds) > 0 {
		return nil, graph.Errorf(graph.Invalid, "kind", "paths are not narrowed by level or kind; since, until, bloc, unit and office apply")
	}
	args := q.Filter.Args()
	args["sequence"] = q.Levels
	args["gaps"] = q.Gaps
	args["or_higher"] = q.OrHigher
	return args, nil
}

// Through finds the officials whose career goes through the levels.
func Through(ctx context.Context, r Reader, q Request, page graph.Page) (Found, error) {
	args, err := q.Args()
	if err != nil {
		return Found{}, err
	}
	answer, err := r.Ask(ctx, graph.Ask{Question: "careers_through_levels", Args: args, Skip: page.Skip, Limit: page.Limit})
	if err != nil {
		return Found{}, err
	}
	at, err := answer.Find("official_id", "name", "tenure_ids", "levels", "post_ids", "unit_ids", "starts", "total")
	if err != nil {
		return Found{}, err
	}
	found := Found{Careers: make([]Career, 0, len(answer.Rows)), More: answer.More}
	for _, row := range answer.Rows {
		career := Career{OfficialID: row[at[0]].(string)}
		if name, ok := row[at[1]].(string); ok {
			career.Name = &name
		}
		var lists [5][]string
		for i := range lists {
			lists[i], _ = row[at[2+i]].([]string)
			if len(lists[i]) != len(lists[0]) {
				return Found{}, graph.Errorf(graph.Internal, "", "the path of %s has lists of different lengths", career.OfficialID)
			}
		}
		for i := range lists[0] {
			career.Steps = append(career.Steps, Step{TenureID: lists[0][i], Level: lists[1][i], PostID: lists[2][i], UnitID: lists[3][i], Start: lists[4][i]})
		}
		found.Careers = append(found.Careers, career)
		found.Total = row[at[7]].(int64)
	}
	return found, nil
}
