package api

import (
	"context"

	"careergraph/graph"
)

// HeadsRequest asks who holds the head posts on a day, that of the dataset if
// On is not stated. A filter by kind does not apply. Locality, of HeadsByLocality
// only, narrows to local, not_local or unknown.
type HeadsRequest struct {
	On       graph.Date
	Locality string
	Filter   graph.Filter
	View     View
}

func (q HeadsRequest) args() graph.Args {
	args := q.Filter.Args()
	if !q.On.IsZero() {
		args["on"] = q.On
	}
	return args
}

// Heads lists who holds the head posts and for how long.
func (s *Service) Heads(ctx context.Context, q HeadsRequest) (*Answer, error) {
	return s.list(ctx, "heads", q.args(), q.View, filterWords)
}

// HeadsByLocality lists who holds the head posts and whether they are local.
func (s *Service) HeadsByLocality(ctx context.Context, q HeadsRequest) (*Answer, error) {
	args := q.args()
	switch q.Locality {
	case "":
	case "local", "not_local", "unknown":
		args["locality"] = q.Locality
	default:
		return nil, graph.Errorf(graph.Invalid, "locality", "locality is local, not_local or unknown, not %q", q.Locality)
	}
	return s.list(ctx, "heads_by_locality", args, q.View, filterWords)
}

// LocalityCounts counts the heads by level and office: how many are local, how
// many are not, and of how many it is unknown.
func (s *Service) LocalityCounts(ctx context.Context, q HeadsRequest) (*Answer, error) {
	return s.list(ctx, "locality_counts", q.args(), q.View, filterWords)
}
