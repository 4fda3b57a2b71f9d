package api

import (
	"context"

	"careergraph/graph"
)

// OfficialsRequest finds officials by a part of their name, accents and case
// aside; an empty name finds all.
type OfficialsRequest struct {
	Name string
	View View
}

// Officials lists officials.
func (s *Service) Officials(ctx context.Context, q OfficialsRequest) (*Answer, error) {
	return s.list(ctx, "officials_by_name", stated(graph.Args{"name": q.Name}), q.View, nil)
}

// Official answers with one official, or NotFound.
func (s *Service) Official(ctx context.Context, q ThingRequest) (*Answer, error) {
	return s.one(ctx, "official_by_id", graph.Args{"id": q.ID}, q.View,
		graph.Errorf(graph.NotFound, "id", "there is no official %q; search the officials by name", q.ID))
}

// Tenures lists tenures in the order of their start.
func (s *Service) Tenures(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "tenures", q.Filter.Args(), q.View, filterWords)
}
