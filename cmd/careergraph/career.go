package main

import (
	"context"

	"github.com/spf13/cobra"

	"careergraph/api"
)

func (p *program) career() *cobra.Command {
	return &cobra.Command{
		Use:     "career ID",
		Short:   "show the tenures and moves of one official in order",
		Example: "  careergraph ask officials_by_name --arg name=nguyen\n  careergraph career cb0000001",
		Args:    takes(1, 1, "career ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.answer(cmd, func(ctx context.Context, s *api.Service, view api.View) (*api.Answer, error) {
				return s.Career(ctx, api.ThingRequest{ID: args[0], View: view})
			})
		},
	}
}
