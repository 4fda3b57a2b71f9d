package api

import (
	"context"

	"careergraph/graph"
	"careergraph/graph/dataset"
)

// A Dataset tells what the store holds: the columns of the question dataset,
// and the levels, blocs and kinds of moves that the dataset lists.
type Dataset struct {
	Summary Record
	Levels  Table
	Blocs   Table
	Kinds   Table
}

// Table gives the one row of figures.
func (d Dataset) Table() Table { return d.Summary.Row }

// MarshalJSON gives one object: the columns of the summary, then the lists.
func (d Dataset) MarshalJSON() ([]byte, error) {
	return d.Summary.with(namedList{"levels", d.Levels}, namedList{"blocs", d.Blocs}, namedList{"kinds", d.Kinds})
}

// DatasetRequest asks what the store holds.
type DatasetRequest struct{ View View }

// Dataset answers with what the store holds, or NotFound where it is empty.
func (s *Service) Dataset(ctx context.Context, q DatasetRequest) (*Answer, error) {
	s.terms.forget()
	view := q.View
	view.Limit, view.Cursor = 0, ""
	return s.answer(ctx, request{question: "dataset", view: view}, func(ctx context.Context, r Reader, _ graph.Page) (result, error) {
		found, err := dataset.Read(ctx, r)
		if err != nil {
			return result{}, err
		}
		d := Dataset{Levels: allOf(found.Levels), Blocs: allOf(found.Blocs), Kinds: allOf(found.Kinds)}
		d.Summary = Record{allOf(found.Dataset)}
		return result{data: d}, nil
	})
}

// Coverage lists how much the tenures state, by the decade of their start and
// the class of their post.
func (s *Service) Coverage(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "coverage", q.Filter.Args(), q.View, filterWords)
}

// Offices lists the offices that posts have.
func (s *Service) Offices(ctx context.Context, q DatasetRequest) (*Answer, error) {
	return s.list(ctx, "offices", nil, q.View, nil)
}
