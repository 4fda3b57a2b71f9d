package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// A source is data to read, as flags name it.
type source struct {
	mode     string
	problems string
}

func (s *source) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&s.mode, "mode", string(ingest.Auto), "what the path holds: auto, folder or flat")
	flags.StringVar(&s.problems, "problems", "", "write all problems to this CSV file")
}

// read reads the data, and writes its problems where they are wanted.
func (p *program) read(cmd *cobra.Command, path string, s source) (*ingest.Result, error) {
	progress := newProgress(p.stderr)
	defer progress.end()
	result, err := ingest.Read(cmd.Context(), path, ingest.Options{Mode: ingest.Mode(s.mode), Progress: progress.report})
	if err != nil {
		return nil, err
	}
	if s.problems == "" {
		return result, nil
	}
	file, err := os.Create(s.problems)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "problems", "the file %s cannot be written; name one in a folder that is there and writable", s.problems).Because(err)
	}
	defer file.Close()
	if err := ingest.WriteProblems(file, result.Report.Problems); err != nil {
		return nil, err
	}
	return result, file.Close()
}

func (p *program) check() *cobra.Command {
	var from source
	cmd := &cobra.Command{
		Use:   "check PATH",
		Short: "read data and tell what is wrong with it, without touching a store",
		Long: `Reads a dataset folder or a flat table, derives the moves, and reports the rows
of each file, the problems with their places, and what became of the tenures.
It ends with code 1 where there are errors.`,
		Example: "  careergraph check data --problems problems.csv",
		Args:    takes(1, 1, "check PATH"),
		RunE: func(cmd *cobra.Command, args []string) error {
			result, err := p.read(cmd, args[0], from)
			if err != nil {
				return err
			}
			report := newReport(&result.Report)
			if err := p.printReport(report); err != nil {
				return err
			}
			if report.Errors > 0 {
				return fmt.Errorf("%w: %d errors", errReported, report.Errors)
			}
			return nil
		},
	}
	from.bind(cmd)
	return cmd
}
