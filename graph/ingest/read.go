package ingest

import (
	"context"
	"os"
	"path/filepath"

	"careergraph/graph"
)

// A Mode says what a path holds.
type Mode string

// Auto takes a folder for a dataset folder and a file for a flat table.
const (
	Auto   Mode = "auto"
	Folder Mode = "folder"
	Flat   Mode = "flat"
)

// Options say how to read. The zero value reads by Auto and tells no progress.
type Options struct {
	Mode     Mode
	Progress graph.Progress
}

// A Result is what was read. Batch holds all that is sound, sorted and with its
// moves derived, whatever else the report says; it is nil where a file itself
// is at fault, since then nobody knows what was meant.
type Result struct {
	Batch  *graph.Batch
	Report Report

	sheets  []*sheet
	flat    bool
	dataset []byte // the text of dataset.yaml, nil without one
}

// Err is nil where the batch may be loaded: nothing is wrong, or errors are
// allowed and the files themselves are sound. Else it is one sentence about
// what is in the way.
func (r *Result) Err(allowErrors bool) error {
	if r.Batch == nil {
		for _, p := range r.Report.Problems {
			if ofFile(p.Code) {
				return graph.Errorf(graph.Invalid, p.File, "%s cannot be loaded (%s): %s", p.File, p.Code, p.Message)
			}
		}
	}
	if n := r.Report.Errors; n > 0 && !allowErrors {
		return graph.Errorf(graph.Invalid, "", "the data has %s, so nothing is loaded; mend the rows named, or allow errors to load the sound rows and have the others written to a rejects file", counted(n, "error", "errors"))
	}
	return nil
}

// Read reads a dataset folder or a flat table, checks it and derives its
// moves. What is wrong with the data is in the report; the error is for what
// is no dataset at all (Invalid, NotFound) and for the end of the context.
func Read(ctx context.Context, path string, options Options) (*Result, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	mode := options.Mode
	if mode == Auto || mode == "" {
		mode = Flat
		if info.IsDir() {
			mode = Folder
		}
	}
	switch {
	case mode == Folder && !info.IsDir():
		return nil, graph.Errorf(graph.Invalid, "mode", "%s is a file; name the folder that holds its %s, or read it as a flat table", path, tenuresFile)
	case mode == Flat && info.IsDir():
		return nil, graph.Errorf(graph.Invalid, "mode", "%s is a folder; name the CSV file of the flat table, or read it as a dataset folder", path)
	case mode == Folder:
		return readFolder(ctx, path, options.Progress)
	case mode == Flat:
		return readFlat(ctx, path, filepath.Base(path), options.Progress)
	}
	return nil, graph.Errorf(graph.Invalid, "mode", "there is no mode %q; the modes are auto, folder, flat", mode)
}

// finish settles what holds for both forms: the order of the problems, the
// counts, and the moves.
func finish(ctx context.Context, sheets []*sheet, batch *graph.Batch, found *problems, notes []string, progress graph.Progress) (*Result, error) {
	r := &Result{Batch: batch, Report: Report{Rows: map[string]Counts{}, Codes: map[Code]int{}, Outcomes: newOutcomes(), Notes: notes}}
	for _, s := range sheets {
		if s.present() {
			r.sheets = append(r.sheets, s)
			r.Report.Files = append(r.Report.Files, s.name)
			r.Report.Rows[s.name] = s.counts()
		}
	}
	found.sort(r.Report.Files)
	r.Report.Problems = found.list
	for _, p := range found.list {
		r.Report.Codes[p.Code]++
		if p.Severity == Error {
			r.Report.Errors++
		} else {
			r.Report.Warnings++
		}
	}
	if batch == nil {
		return r, nil
	}
	if err := graph.ContextError(ctx); err != nil {
		return nil, err
	}
	if progress != nil {
		progress("derive moves", 0, len(batch.Tenures))
	}
	batch.Sort()
	graph.PlaceUnits(batch.Units)
	r.Report.Outcomes = derive(batch)
	if progress != nil {
		progress("derive moves", len(batch.Tenures), len(batch.Tenures))
	}
	return r, graph.ContextError(ctx)
}
