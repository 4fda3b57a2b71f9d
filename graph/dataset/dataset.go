// Package dataset tells what a dataset is about and which words it knows: its
// levels, blocs and kinds of moves, its units and posts.
package dataset

import (
	"context"

	"careergraph/graph"
)

// A Reader is what this package asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// A Summary holds the answers to dataset, which has one row or, in an empty
// store, none, and to levels, blocs and kinds.
type Summary struct {
	Dataset, Levels, Blocs, Kinds *graph.Answer
}

// Read asks for the summary. It fails with NotFound where nothing is loaded.
func Read(ctx context.Context, r Reader) (Summary, error) {
	var s Summary
	for _, part := range []struct {
		question string
		answer   **graph.Answer
	}{{"dataset", &s.Dataset}, {"levels", &s.Levels}, {"blocs", &s.Blocs}, {"kinds", &s.Kinds}} {
		var err error
		if *part.answer, err = r.Ask(ctx, graph.Ask{Question: part.question}); err != nil {
			return Summary{}, err
		}
	}
	if len(s.Dataset.Rows) == 0 {
		return Summary{}, graph.Errorf(graph.NotFound, "", "the store holds no dataset; load one with import")
	}
	return s, nil
}
