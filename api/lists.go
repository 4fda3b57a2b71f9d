package api

import (
	"context"
	"maps"

	"careergraph/graph"
)

// filterWords are the names under which callers give the parts of a filter.
var filterWords = map[string]string{"kinds": "kind", "levels": "level", "blocs": "bloc", "offices": "office"}

// list answers with the rows of a question as they are.
func (s *Service) list(ctx context.Context, question string, args graph.Args, view View, words map[string]string) (*Answer, error) {
	q := request{question: question, args: args, view: view, words: words}
	return s.answer(ctx, q, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		answer, err := r.Ask(ctx, graph.Ask{Question: question, Args: args, Skip: page.Skip, Limit: page.Limit})
		if err != nil {
			return result{}, err
		}
		return result{data: allOf(answer), more: answer.More}, nil
	})
}

// one answers with the one thing that has an id, or NotFound.
func (s *Service) one(ctx context.Context, question string, args graph.Args, view View, missing *graph.Error) (*Answer, error) {
	view.Limit, view.Cursor = 0, ""
	q := request{question: question, args: args, view: view}
	return s.answer(ctx, q, func(ctx context.Context, r Reader, _ graph.Page) (result, error) {
		answer, err := r.Ask(ctx, graph.Ask{Question: question, Args: args})
		if err != nil {
			return result{}, err
		}
		if len(answer.Rows) == 0 {
			return result{}, missing
		}
		return result{data: Record{allOf(answer)}}, nil
	})
}

// with adds arguments that are stated to those of a filter.
func with(filter graph.Filter, more graph.Args) graph.Args {
	args := filter.Args()
	maps.Copy(args, more)
	return args
}

// stated leaves out the arguments whose text is empty.
func stated(args graph.Args) graph.Args {
	maps.DeleteFunc(args, func(_ string, value any) bool { return value == "" })
	return args
}

// ListRequest is a list that only a filter narrows.
type ListRequest struct {
	Filter graph.Filter
	View   View
}

// ThingRequest asks for one official, unit or post by id.
type ThingRequest struct {
	ID   string
	View View
}
