package main

import (
	"context"

	"github.com/spf13/cobra"

	"careergraph/api"
)

func (p *program) reconcile() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "reconcile",
		Short: "hold the dataset's published figures against the graph",
		Long: `Holds every claim of claims.csv against what the graph has: equal, different or
unanswerable, with both figures; and the items of a claim against their whole,
in a row of its own, WHOLE:parts.`,
		Args: takes(0, 0, "reconcile"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.answer(cmd, func(ctx context.Context, s *api.Service, view api.View) (*api.Answer, error) {
				return s.Reconcile(ctx, api.ReconcileRequest{View: view})
			})
		},
	}
	return limited(cmd)
}
