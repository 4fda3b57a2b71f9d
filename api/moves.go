package api

import (
	"context"

	"careergraph/graph"
)

// MovesRequest asks for the moves behind a cell of a table of flows. A nil end
// is any; the empty text is the cell of posts that state no bloc or office.
// A nil year is any.
type MovesRequest struct {
	Filter               graph.Filter
	FromLevel, ToLevel   *string
	FromBloc, ToBloc     *string
	FromOffice, ToOffice *string
	FromUnit, ToUnit     *string
	Year                 *int64
	Direction            string // up, down, lateral or unordered
	View                 View
}

func (q MovesRequest) args() (graph.Args, error) {
	args := q.Filter.Args()
	for name, value := range map[string]*string{
		"from_level": q.FromLevel, "to_level": q.ToLevel, "from_bloc": q.FromBloc, "to_bloc": q.ToBloc,
		"from_office": q.FromOffice, "to_office": q.ToOffice, "from_unit": q.FromUnit, "to_unit": q.ToUnit,
	} {
		if value != nil {
			args[name] = *value
		}
	}
	if q.Year != nil {
		args["year"] = *q.Year
	}
	switch direction := graph.Direction(q.Direction); direction {
	case "":
	case graph.Up, graph.Down, graph.Lateral, graph.Unordered:
		args["direction"] = q.Direction
	default:
		return nil, graph.Errorf(graph.Invalid, "direction", "direction is up, down, lateral or unordered, not %q", q.Direction)
	}
	return args, nil
}

// Moves lists moves in the order of their days.
func (s *Service) Moves(ctx context.Context, q MovesRequest) (*Answer, error) {
	args, err := q.args()
	if err != nil {
		return nil, err
	}
	return s.list(ctx, "moves", args, q.View, filterWords)
}

// Churn lists the share of each unit's posts that somebody took in a year.
func (s *Service) Churn(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "churn_by_unit", q.Filter.Args(), q.View, filterWords)
}
