package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"careergraph/graph"
	"careergraph/graph/ingest"
	"careergraph/graph/ingest/rows"
)

func (p *program) load() *cobra.Command {
	var from source
	var allowErrors, guess bool
	var rejects string
	cmd := &cobra.Command{
		Use:   "import PATH…",
		Short: "read data and load it into the store in place of what it holds",
		Long: `Reads data, derives the moves and loads them, all or nothing. Data with errors is
refused unless --allow-errors, which loads the sound rows and writes the others
to files that load once mended.

` + whatPathsHold + `

--guess loads nothing: it writes a mapping file for PATH, made from the names of
its columns and a sample of its rows, for a person to correct.`,
		Example: "  careergraph import data\n  careergraph import data --store neo4j://localhost:7687\n  careergraph import --guess staff.xlsx > staff.yaml\n  careergraph import staff.xlsx --mapping staff.yaml",
		Args:    takes(1, maxPaths, "import PATH…"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if guess {
				return p.guess(args, from)
			}
			result, err := p.read(cmd, args, from)
			if err != nil {
				return untouched(err)
			}
			report := newReport(&result.Report, args...)
			if refusal := result.Err(allowErrors); refusal != nil {
				return errors.Join(p.tell(report, from.report), refusal)
			}
			if report.Errors > 0 {
				if rejects == "" {
					rejects = rejectsBeside(args[0], result.RejectsAreFolder())
				}
				if err := result.WriteRejects(rejects); err != nil {
					return err
				}
				report.Rejects = rejects
			}
			loaded, err := p.loadBatch(cmd.Context(), result.Batch)
			if err != nil {
				if report.Rejects != "" {
					// They were made for this load, and would stand in the way of the next.
					os.RemoveAll(report.Rejects)
				}
				return untouched(err)
			}
			report.Store, report.Revision, report.Loaded = p.config.Store, loaded.Revision, true
			return p.tell(report, from.report)
		},
	}
	from.bind(cmd)
	cmd.Flags().BoolVar(&allowErrors, "allow-errors", false, "load the sound rows and write the others to --rejects")
	cmd.Flags().BoolVar(&guess, "guess", false, "write a mapping for PATH to standard output, and load nothing")
	cmd.Flags().StringVar(&rejects, "rejects", "", "where rejected rows are written (default: PATH-rejects)")
	return cmd
}

// guess writes a mapping file for a path.
func (p *program) guess(paths []string, s source) error {
	if len(paths) != 1 {
		return usagef("--guess writes a mapping for one path; the call is: careergraph import --guess PATH")
	}
	text, err := ingest.Guess(paths[0], rows.Format(s.format))
	if err != nil {
		return err
	}
	_, err = p.stdout.Write(text)
	return err
}

// rejectsBeside names the place for the rejected rows of a path: data-rejects
// for the folder data, tenures-rejects.csv for the file tenures.csv.
func rejectsBeside(path string, folder bool) string {
	if whole, err := filepath.Abs(path); err == nil && filepath.Base(path) != filepath.Base(whole) {
		path = whole // the current folder by its name, not as a dot
	}
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		path = strings.TrimSuffix(path, ".gz")
		path = strings.TrimSuffix(path, filepath.Ext(path))
	}
	if folder {
		return path + "-rejects"
	}
	return path + "-rejects.csv"
}

// loadBatch loads a batch. A database file made for it does not outlive a load
// that failed.
func (p *program) loadBatch(ctx context.Context, batch *graph.Batch) (loaded graph.Loaded, err error) {
	store, abandon, err := createStore(ctx, p.config)
	if err != nil {
		return loaded, err
	}
	defer func() {
		closed := store.Close()
		if err = cmp.Or(err, closed); err != nil {
			abandon()
		}
	}()
	progress := newProgress(p.stderr)
	defer progress.end()
	return store.Load(ctx, batch, progress.report)
}

// untouched tells of a cancelled import that it changed nothing.
func untouched(err error) error {
	if graph.CodeOf(err) == graph.Canceled {
		return graph.Errorf(graph.Canceled, "", "cancelled; the store is as it was").Because(err)
	}
	return err
}
