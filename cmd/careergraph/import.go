package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"careergraph/graph"
)

// importGC is the growth of the heap, in percent, after which an import collects
// its garbage.
const importGC = 60

func (p *program) load() *cobra.Command {
	var from source
	var allowErrors bool
	var rejects string
	cmd := &cobra.Command{
		Use:   "import PATH",
		Short: "read data and load it into the store in place of what it holds",
		Long: `Reads a dataset folder or a flat table, derives the moves and loads them, all or
nothing. Data with errors is refused unless --allow-errors, which loads the
sound rows and writes the others, unchanged, to files that load once mended.`,
		Example: "  careergraph import data\n  careergraph import data --store neo4j://localhost:7687",
		Args:    takes(1, 1, "import PATH"),
		RunE: func(cmd *cobra.Command, args []string) error {
			// A batch of a million tenures lives until it is loaded; the garbage of
			// reading it must not double it.
			defer debug.SetGCPercent(debug.SetGCPercent(importGC))
			result, err := p.read(cmd, args[0], from)
			if err != nil {
				return untouched(err)
			}
			report := newReport(&result.Report)
			if refusal := result.Err(allowErrors); refusal != nil {
				return errors.Join(p.printReport(report), refusal)
			}
			if report.Errors > 0 {
				if rejects == "" {
					rejects = rejectsBeside(args[0])
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
			return p.printReport(report)
		},
	}
	from.bind(cmd)
	cmd.Flags().BoolVar(&allowErrors, "allow-errors", false, "load the sound rows and write the others to --rejects")
	cmd.Flags().StringVar(&rejects, "rejects", "", "where rejected rows are written (default: PATH-rejects)")
	return cmd
}

// rejectsBeside names the place for the rejected rows of a path: data-rejects
// for the folder data, tenures-rejects.csv for the file tenures.csv.
func rejectsBeside(path string) string {
	if whole, err := filepath.Abs(path); err == nil && filepath.Base(path) != filepath.Base(whole) {
		path = whole // the current folder by its name, not as a dot
	}
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return path + "-rejects"
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "-rejects" + ext
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
