package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"careergraph/graph"
	"careergraph/graph/ingest"
	"careergraph/graph/ingest/rows"
)

// maxPaths bounds how many paths one call may name.
const maxPaths = 1000

const whatPathsHold = `PATH is a dataset folder, a table of its own (CSV, or a sheet of an Excel
workbook) with a row for each tenure, Popolo JSON, or anything that a mapping
file explains; each plain, or in gzip or zip. Several paths are parts of one
dataset.`

// A source is data to read, as flags name it.
type source struct {
	mode     string
	format   string
	mapping  string
	review   string
	suggest  string
	problems string
	report   string
}

func (s *source) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&s.mode, "mode", string(ingest.Auto), "what the paths hold: auto, folder, flat or popolo")
	flags.StringVar(&s.format, "from", "", "the format of the files: csv, xlsx, json or ndjson (default: told from their content)")
	flags.StringVar(&s.mapping, "mapping", "", "a mapping file, which says what feeds which column (docs/mapping.md)")
	flags.StringVar(&s.review, "review", "", "a review file, whose decisions on what is the same are obeyed")
	flags.StringVar(&s.suggest, "suggest", "", "write what may be the same to this review file, for a person to decide")
	flags.StringVar(&s.problems, "problems", "", "write all problems to this CSV file")
	flags.StringVar(&s.report, "report", "", "write the report to this file: .html (a page to read) or .json")
}

// options are those of the reading.
func (s *source) options() (ingest.Options, error) {
	options := ingest.Options{Mode: ingest.Mode(s.mode), Format: rows.Format(s.format)}
	switch options.Format {
	case rows.Auto, rows.CSV, rows.Excel, rows.JSON, rows.NDJSON:
	default:
		return options, usagef("from must be csv, xlsx, json or ndjson, not %q", s.format)
	}
	if s.mapping != "" && s.mode != string(ingest.Auto) {
		return options, usagef("a mapping says itself what the paths hold; leave --mode out")
	}
	var err error
	if s.mapping != "" {
		if options.Mapping, err = ingest.ParseMapping(s.mapping); err != nil {
			return options, err
		}
	}
	if s.review != "" {
		if options.Review, err = ingest.ReadReview(s.review); err == nil && options.Review == nil {
			err = graph.Errorf(graph.NotFound, "review", "there is no review file %s; careergraph check PATH --suggest %s writes one", s.review, s.review)
		}
	}
	return options, err
}

// read reads the data, and writes its problems where they are wanted.
func (p *program) read(cmd *cobra.Command, paths []string, s source) (*ingest.Result, error) {
	if err := checkReport(s.report); err != nil {
		return nil, err
	}
	options, err := s.options()
	if err != nil {
		return nil, err
	}
	progress := newProgress(p.stderr)
	defer progress.end()
	options.Progress = progress.report
	result, err := ingest.ReadAll(cmd.Context(), paths, options)
	if err != nil {
		return nil, err
	}
	if err := suggest(cmd.Context(), result, s.suggest); err != nil {
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

// suggest writes what may be the same to a review file, which keeps the
// decisions that it holds already.
func suggest(ctx context.Context, result *ingest.Result, path string) error {
	if path == "" || result.Batch == nil {
		return nil
	}
	older, err := ingest.ReadReview(path)
	if err != nil {
		return err
	}
	result.Report.Suggestions, err = ingest.WriteSuggestions(ctx, result.Batch, older, path)
	return err
}

func (p *program) check() *cobra.Command {
	var from source
	cmd := &cobra.Command{
		Use:   "check PATH…",
		Short: "read data and tell what is wrong with it, without touching a store",
		Long: `Reads data, derives the moves, and reports the rows of each file, the problems
with their places, and what became of the tenures. It ends with code 1 where
there are errors.

` + whatPathsHold,
		Example: "  careergraph check data --problems problems.csv\n  careergraph check careers.csv --report report.html",
		Args:    takes(1, maxPaths, "check PATH…"),
		RunE: func(cmd *cobra.Command, args []string) error {
			result, err := p.read(cmd, args, from)
			if err != nil {
				return err
			}
			report := newReport(&result.Report, args...)
			if err := p.tell(report, from.report); err != nil {
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
