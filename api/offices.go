package api

import (
	"context"
	"maps"

	"careergraph/graph"
)

// AroundOfficeRequest asks from which offices moves led to an office, and to
// which they led from it. An empty level is any.
type AroundOfficeRequest struct {
	Office  string
	AtLevel string // where the office is held
	Filter  graph.Filter
	View    View
}

// AroundOffice lists the offices before and after an office. None is no row and
// a warning: a dataset does not list its offices.
func (s *Service) AroundOffice(ctx context.Context, q AroundOfficeRequest) (*Answer, error) {
	args := with(q.Filter, stated(graph.Args{"office": q.Office, "at_level": q.AtLevel}))
	words := maps.Clone(filterWords)
	words["office"] = "id"
	answer, err := s.list(ctx, "around_office", args, q.View, words)
	if err == nil && answer.Meta.Count == 0 && q.View.Cursor == "" {
		answer.Meta.Warnings = append(answer.Meta.Warnings, "no moves lead to or from the office "+q.Office+" under this filter; flows by office tell which there are")
	}
	return answer, err
}
