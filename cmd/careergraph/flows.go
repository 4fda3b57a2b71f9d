package main

import (
	"context"

	"github.com/spf13/cobra"

	"careergraph/api"
	"careergraph/graph/flow"
)

func (p *program) flows() *cobra.Command {
	var by string
	var narrow filterFlags
	cmd := &cobra.Command{
		Use:     "flows --by level|bloc|office|unit|year",
		Short:   "count the moves between levels, blocs, offices or units, or year by year",
		Example: "  careergraph flows --by level --kind rotation --since 2016",
		Args:    takes(0, 0, "flows --by level|bloc|office|unit|year"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := flow.Question(by); err != nil {
				return asUsage(err)
			}
			filter, err := narrow.filter()
			if err != nil {
				return err
			}
			return p.answer(cmd, func(ctx context.Context, s *api.Service, view api.View) (*api.Answer, error) {
				return s.Flows(ctx, api.FlowsRequest{By: by, Filter: filter, View: view})
			})
		},
	}
	cmd.Flags().StringVar(&by, "by", "level", "what to count by: level, bloc, office, unit or year")
	narrow.bindMoves(cmd.Flags())
	return limited(cmd)
}
