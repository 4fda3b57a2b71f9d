// Package career puts together the career of one official: who it is, the
// tenures in order and the moves between them.
package career

import (
	"context"

	"careergraph/graph"
)

// A Reader is what this package asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// A Career holds the answers to official_by_id, which has one row, to
// career_tenures and to career_moves.
type Career struct {
	Official, Tenures, Moves *graph.Answer
}

// Of gives the career of an official. It fails with NotFound, naming the id,
// where there is no such official.
func Of(ctx context.Context, r Reader, id string) (Career, error) {
	official, err := r.Ask(ctx, graph.Ask{Question: "official_by_id", Args: graph.Args{"id": id}})
	if err != nil {
		return Career{}, err
	}
	if len(official.Rows) == 0 {
		return Career{}, graph.Errorf(graph.NotFound, "id", "there is no official %q; search the officials by name", id)
	}
	tenures, err := r.Ask(ctx, graph.Ask{Question: "career_tenures", Args: graph.Args{"official": id}})
	if err != nil {
		return Career{}, err
	}
	moves, err := r.Ask(ctx, graph.Ask{Question: "career_moves", Args: graph.Args{"official": id}})
	if err != nil {
		return Career{}, err
	}
	return Career{Official: official, Tenures: tenures, Moves: moves}, nil
}
