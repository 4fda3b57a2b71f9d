package api

func (s *Service) claimRoutes(schemas schemas) []route {
	return []route{
		{
			path: "/claims", id: "claims", tag: "claims", summary: "The published figures that came with the dataset",
			params: params(nil, pageParams), data: schemas.rows("Claim", "claims"),
			answer: answering(s.Claims, func(r *reading) ClaimsRequest {
				return ClaimsRequest{View: r.view()}
			}),
		},
		{
			path: "/reconcile", id: "reconcile", tag: "claims", summary: "Published figures against the graph",
			about:  "One row for each claim, then one for each whole against the sum of its items, its claim_id ending in :parts.",
			params: params(nil, pageParams), data: list(schemas.named("Reconciled", record(reconcileColumns))),
			answer: answering(s.Reconcile, func(r *reading) ReconcileRequest {
				return ReconcileRequest{View: r.view()}
			}),
		},
	}
}
