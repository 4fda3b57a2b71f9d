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

// A reader may ask several questions side by side: the three of a career then
// take no longer than the longest of them.
type sideBySide interface {
	AskAll(ctx context.Context, asks ...graph.Ask) ([]*graph.Answer, error)
}

// Of gives the career of an official. It fails with NotFound, naming the id,
// where there is no such official.
func Of(ctx context.Context, r Reader, id string) (Career, error) {
	answers, err := askAll(ctx, r,
		graph.Ask{Question: "official_by_id", Args: graph.Args{"id": id}},
		graph.Ask{Question: "career_tenures", Args: graph.Args{"official": id}},
		graph.Ask{Question: "career_moves", Args: graph.Args{"official": id}},
	)
	if err != nil {
		return Career{}, err
	}
	if len(answers[0].Rows) == 0 {
		return Career{}, graph.Errorf(graph.NotFound, "id", "there is no official %q; search the officials by name", id)
	}
	return Career{Official: answers[0], Tenures: answers[1], Moves: answers[2]}, nil
}

func askAll(ctx context.Context, r Reader, asks ...graph.Ask) ([]*graph.Answer, error) {
	if together, ok := r.(sideBySide); ok {
		return together.AskAll(ctx, asks...)
	}
	answers := make([]*graph.Answer, len(asks))
	for i, ask := range asks {
		var err error
		if answers[i], err = r.Ask(ctx, ask); err != nil {
			return nil, err
		}
	}
	return answers, nil
}
