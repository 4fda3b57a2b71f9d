package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"careergraph/graph/synth"
)

func (p *program) generate() *cobra.Command {
	opts := synth.Options{}
	var out string
	cmd := &cobra.Command{
		Use:   "generate --officials N --out DIR",
		Short: "write a synthetic dataset of any size",
		Long: `Writes a dataset folder about people who do not exist, of any size, the same
for the same options. It is not held in memory.`,
		Example: "  careergraph generate --officials 2000 --seed 1 --out data\n  careergraph import data",
		Args:    takes(0, 0, "generate --officials N --out DIR"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if out == "" {
				return usagef("generate needs the folder to write to: --out DIR")
			}
			progress := newProgress(p.stderr)
			defer progress.end()
			sum, err := synth.Generate(cmd.Context(), out, opts, progress.report)
			if err != nil {
				return asUsage(err)
			}
			progress.end()
			_, err = fmt.Fprintf(p.stdout, "%s: %d units, %d links, %d posts, %d officials, %d tenures\n",
				out, sum.Units, sum.Links, sum.Posts, sum.Officials, sum.Tenures)
			return err
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&opts.Officials, "officials", 2000, "how many officials; each holds about five posts")
	flags.Uint64Var(&opts.Seed, "seed", 1, "where chance begins")
	flags.Float64Var(&opts.DownShare, "down-share", synth.DefaultDownShare, "share of the rotations between two levels that go down")
	flags.StringVar(&out, "out", "", "the folder to write, new or empty")
	return cmd
}
