package ingest

import (
	"context"

	"careergraph/graph"
	"careergraph/graph/ingest/mapping"
	"careergraph/graph/ingest/review"
	"careergraph/graph/ingest/rows"
)

// A Mode says what the paths hold.
type Mode string

// Auto tells by the names of files and sheets whether they are those of a
// dataset folder, and takes any other table for a flat one and JSON for Popolo.
const (
	Auto   Mode = "auto"
	Folder Mode = "folder"
	Flat   Mode = "flat"
	Popolo Mode = "popolo"
)

// Options say how to read. The zero value reads by Auto, tells the format of
// each file from its content, and tells no progress.
type Options struct {
	Mode     Mode
	Format   rows.Format
	Mapping  *mapping.Mapping // nil where the tables are in our own form
	Review   *review.File     // what a person decided to be the same, nil without
	Progress graph.Progress
}

// tell tells the progress of a stage, where somebody wants to know.
func (o *Options) tell(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
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

// Read reads a dataset or a flat table from one path or from several, checks
// it and derives its moves. What is wrong with the data is in the report; the
// error is for what is no dataset at all (Invalid, NotFound) and for the end of
// the context.
func Read(ctx context.Context, path string, options Options) (*Result, error) {
	return ReadAll(ctx, []string{path}, options)
}

// ReadAll is Read for several paths, which are parts of one dataset.
func ReadAll(ctx context.Context, paths []string, options Options) (*Result, error) {
	from, err := gather(paths, options)
	if err != nil {
		return nil, err
	}
	read := readFolder
	if len(from.tables[flatTable]) > 0 {
		read = readFlat
	}
	r, err := read(ctx, from, options)
	if r != nil {
		r.dataset = from.text
		from.tell(r)
		if r.Batch != nil {
			from.nameOffices(r.Batch)
			r.Batch.Report = r.Report.kept()
		}
	}
	return r, err
}

// finish settles what holds for both forms: the order of the problems, the
// counts, and the moves.
func finish(ctx context.Context, sheets []*sheet, batch *graph.Batch, found *problems, notes []string, options Options) (*Result, error) {
	r := &Result{Batch: batch, Report: Report{Rows: map[string]Counts{}, Codes: map[Code]int{}, Outcomes: newOutcomes(), Notes: notes}}
	for _, s := range sheets {
		if !s.present() {
			continue
		}
		r.sheets = append(r.sheets, s)
		for i := range s.spans {
			name := s.spans[i].table.Name()
			r.Report.Files = append(r.Report.Files, name)
			r.Report.Rows[name] = s.counts(&s.spans[i])
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
	if options.Review != nil {
		applied, err := options.Review.Apply(batch)
		if err != nil {
			return nil, err
		}
		r.Report.tellReview(&applied)
	}
	options.tell("derive moves", 0, len(batch.Tenures))
	batch.Sort()
	graph.PlaceUnits(batch.Units)
	r.Report.Outcomes = derive(batch)
	r.Report.Coverage = coverage(batch)
	r.Report.agree(batch)
	options.tell("derive moves", len(batch.Tenures), len(batch.Tenures))
	return r, graph.ContextError(ctx)
}
