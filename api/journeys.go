package api

import (
	"context"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// Routes lists the most travelled routes between units.
func (s *Service) Routes(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "routes_by_unit", q.Filter.Args(), q.View, filterWords)
}

// PostRoutesRequest narrows the routes between posts, to those of one post too.
type PostRoutesRequest struct {
	Post   string
	Filter graph.Filter
	View   View
}

// PostRoutes lists the most travelled routes between posts.
func (s *Service) PostRoutes(ctx context.Context, q PostRoutesRequest) (*Answer, error) {
	return s.list(ctx, "routes_by_post", with(q.Filter, stated(graph.Args{"post": q.Post})), q.View, filterWords)
}

// RouteRequest asks for the shortest route from one unit to another.
type RouteRequest struct {
	From, To string
	View     View
}

// Route lists the steps of the shortest route between two units over moves. No
// route is no row and a warning.
func (s *Service) Route(ctx context.Context, q RouteRequest) (*Answer, error) {
	args := graph.Args{"from_unit": q.From, "to_unit": q.To}
	words := map[string]string{"from_unit": "from", "to_unit": "to"}
	for name, id := range map[string]string{"from": q.From, "to": q.To} {
		if id == "" {
			return nil, graph.Errorf(graph.Invalid, name, "name the units from which and to which the route leads")
		}
	}
	answer, err := s.list(ctx, "shortest_route", args, q.View, words)
	if err == nil && answer.Meta.Count == 0 && q.View.Cursor == "" {
		answer.Meta.warn(finding.Say("không có lượt chuyển nào dẫn từ %s đến %s", "no moves lead from %s to %s", q.From, q.To))
	}
	return answer, err
}

// HigherRequest asks for rotations that led to a higher office. An empty level
// is any.
type HigherRequest struct {
	Filter             graph.Filter
	FromLevel, ToLevel string
	View               View
}

// HigherAfterRotation lists rotations that led to a higher office.
func (s *Service) HigherAfterRotation(ctx context.Context, q HigherRequest) (*Answer, error) {
	args := with(q.Filter, stated(graph.Args{"from_level": q.FromLevel, "to_level": q.ToLevel}))
	return s.list(ctx, "higher_after_rotation", args, q.View, filterWords)
}
