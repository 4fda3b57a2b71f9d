package api

import (
	"context"

	"careergraph/graph"
	"careergraph/graph/claim"
	"careergraph/graph/dataset"
)

// ReconcileRequest holds the published figures against the graph.
type ReconcileRequest struct{ View View }

// reconcileColumns are the fields of reconcile, which other programs rely on,
// and the reason of an unanswerable claim.
var reconcileColumns = []graph.Column{
	{Name: "claim_id", Kind: "string"}, {Name: "claimed", Kind: "int"},
	{Name: "found", Kind: "int", Nullable: true}, {Name: "verdict", Kind: "string"},
	{Name: "reason", Kind: "string", Nullable: true},
}

// Reconcile tells of every claim what the graph has for it; see
// claim.Reconcile.
func (s *Service) Reconcile(ctx context.Context, q ReconcileRequest) (*Answer, error) {
	return s.answer(ctx, request{question: "reconcile", view: q.View}, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		results, err := claim.Reconcile(ctx, r, func(ctx context.Context, args graph.Args) error { return dataset.Check(ctx, r, args) })
		if err != nil {
			return result{}, err
		}
		results, more := pageOf(results, page)
		table := Table{Columns: reconcileColumns, Rows: make([][]any, len(results))}
		for i, found := range results {
			row := []any{found.ClaimID, found.Claimed, nil, string(found.Verdict), nil}
			if found.Found != nil {
				row[2] = *found.Found
			}
			if found.Reason != "" {
				row[4] = found.Reason
			}
			table.Rows[i] = row
		}
		return result{data: table, more: more}, nil
	})
}

// ClaimsRequest asks for the published figures.
type ClaimsRequest struct{ View View }

// Claims lists the published figures that came with the dataset.
func (s *Service) Claims(ctx context.Context, q ClaimsRequest) (*Answer, error) {
	return s.list(ctx, "claims", nil, q.View, nil)
}
