package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careergraph/api"
	"careergraph/graph/imbalance"
)

func (p *program) imbalances() *cobra.Command {
	var by string
	var narrow filterFlags
	cmd := &cobra.Command{
		Use:   "imbalances --by level|bloc|unit",
		Short: "test whether as many move one way as the other",
		Long: `Tests every pair of levels, blocs or units with moves between them: the moves
forward and back, the share forward with its exact 95 % interval, the exact
two-sided p, q corrected for the number of pairs, and a verdict. A pair with
fewer than six moves is too few to tell.`,
		Example: "  careergraph imbalances --by level --kind rotation",
		Args:    takes(0, 0, "imbalances --by level|bloc|unit"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(imbalance.Dimensions, by) {
				return usagef("imbalances are tested by %s, not by %q", strings.Join(imbalance.Dimensions, ", "), by)
			}
			filter, err := narrow.filter()
			if err != nil {
				return err
			}
			return p.answer(cmd, func(ctx context.Context, s *api.Service, view api.View) (*api.Answer, error) {
				return s.Imbalances(ctx, api.ImbalancesRequest{By: by, Filter: filter, View: view})
			})
		},
	}
	cmd.Flags().StringVar(&by, "by", "level", "what to hold against each other: level, bloc or unit")
	narrow.bindMoves(cmd.Flags())
	return limited(cmd)
}
