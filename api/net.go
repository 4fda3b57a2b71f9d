package api

import (
	"context"
	"maps"

	"careergraph/graph"
)

// NetRequest asks what units gained and lost. Levels are those of the units, the
// levels of the filter those of the moves.
type NetRequest struct {
	Filter graph.Filter
	Levels []string
	Only   string // arrivals or departures: units that have no other
	Order  string // gained or lost: those with most first; empty is by id
	View   View
}

func (q NetRequest) args() (graph.Args, error) {
	switch q.Only {
	case "", "arrivals", "departures":
	default:
		return nil, graph.Errorf(graph.Invalid, "only", "only is arrivals or departures, not %q", q.Only)
	}
	switch q.Order {
	case "", "gained", "lost":
	default:
		return nil, graph.Errorf(graph.Invalid, "order", "order is gained or lost, not %q", q.Order)
	}
	args := with(q.Filter, stated(graph.Args{"only": q.Only, "order": q.Order}))
	if len(q.Levels) > 0 {
		args["unit_levels"] = q.Levels
	}
	return args, nil
}

// netColumns are the fields of a unit's gains and losses.
var netColumns = []string{"id", "name", "level", "arrivals", "departures", "within", "net"}

// Net lists what each unit gained and lost by moves; Meta.Count tells the units
// on all pages.
func (s *Service) Net(ctx context.Context, q NetRequest) (*Answer, error) {
	args, err := q.args()
	if err != nil {
		return nil, err
	}
	words := maps.Clone(filterWords)
	words["unit_levels"] = "unit_level"
	const question = "net_by_unit"
	asked := request{question: question, args: args, view: q.View, words: words}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		answer, err := r.Ask(ctx, graph.Ask{Question: question, Args: args, Skip: page.Skip, Limit: page.Limit})
		if err != nil {
			return result{}, err
		}
		at, err := answer.Find("units")
		if err != nil {
			return result{}, err
		}
		var units int64
		if len(answer.Rows) > 0 {
			units = answer.Rows[0][at[0]].(int64)
		}
		table, err := tableOf(answer, netColumns...)
		return result{data: table, more: answer.More, count: &units}, err
	})
}
