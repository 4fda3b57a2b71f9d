package main

import (
	"context"

	"github.com/spf13/cobra"

	"careergraph/api"
)

func (p *program) paths() *cobra.Command {
	var levels string
	var gaps, orHigher bool
	var narrow filterFlags
	cmd := &cobra.Command{
		Use:     "paths --levels LEVEL,LEVEL,…",
		Short:   "find the officials whose career goes through a sequence of levels",
		Example: "  careergraph paths --levels commune,district,province --or-higher",
		Args:    takes(0, 0, "paths --levels LEVEL,LEVEL,…"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if levels == "" {
				return usagef("paths needs the levels in order: --levels commune,district,province")
			}
			request := api.PathsRequest{NoGaps: !gaps, OrHigher: orHigher}
			var err error
			if request.Levels, err = listFlag("levels", levels); err != nil {
				return err
			}
			if request.Filter, err = narrow.filter(); err != nil {
				return err
			}
			return p.answer(cmd, func(ctx context.Context, s *api.Service, view api.View) (*api.Answer, error) {
				request.View = view
				return s.Paths(ctx, request)
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&levels, "levels", "", "the levels in the order in which a career reaches them")
	flags.BoolVar(&gaps, "gaps", true, "allow other levels in between")
	flags.BoolVar(&orHigher, "or-higher", false, "let the last step be at a higher level too")
	narrow.bindSteps(flags)
	return limited(cmd)
}
