package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// agree holds the tenures against the predecessors and successors that they
// name, where any does.
func (r *Report) agree(b *graph.Batch) {
	last := graph.Forever
	if !b.Dataset.AsOf.IsZero() {
		last = b.Dataset.AsOf.Last()
	}
	if a := review.Agree(b, last); a.Predecessors.Stated+a.Successors.Stated > 0 {
		r.Agreement = &a
	}
}

// maxDropped is how many values that no longer stand a report names.
const maxDropped = 50

// tellReview notes what the decisions of a person did.
func (r *Report) tellReview(a *review.Applied) {
	if a.Units+a.Posts+a.Officials > 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("the review file merged %s, %s and %s",
			counted(a.Units, "unit", "units"), counted(a.Posts, "post", "posts"), counted(a.Officials, "official", "officials")))
	}
	for i, d := range a.Dropped {
		if i == maxDropped {
			r.Notes = append(r.Notes, counted(len(a.Dropped)-i, "more value of what was merged does not stand", "more values of what was merged do not stand"))
			break
		}
		r.Notes = append(r.Notes, fmt.Sprintf("%s of %s: %q stands, and %q of %s does not", d.Field, d.ID, d.Kept, d.Dropped, d.From))
	}
	if a.AlikeTenures > 0 {
		r.Notes = append(r.Notes, counted(a.AlikeTenures, "tenure of what was merged equals another", "tenures of what was merged equal others")+" in all but the id; they are kept")
	}
	for _, s := range a.Stale {
		r.Notes = append(r.Notes, fmt.Sprintf("the review file decides on %s and %s, of which the data does not have both; take the decision out, or leave it for data that has", s.A.ID, s.B.ID))
	}
	r.Notes = append(r.Notes, a.Apart...)
}

// ReadReview reads a review file; where there is none it gives nil.
func ReadReview(path string) (*review.File, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(path, err)
	}
	return review.Parse(text)
}

// WriteSuggestions writes what of a batch may be the same to a review file,
// with the decisions and notes that stand in an older one. It says how many
// wait for a decision. The file is there completely or as it was.
func WriteSuggestions(ctx context.Context, b *graph.Batch, older *review.File, path string) (undecided int, err error) {
	file, err := review.Suggest(ctx, b)
	if err != nil {
		return 0, err
	}
	if older != nil {
		file.Merge(older)
	}
	for _, s := range file.Suggestions {
		if s.Decision == review.Undecided {
			undecided++
		}
	}
	unwritable := func(err error) error {
		return graph.Errorf(graph.Invalid, "suggest", "the review file %s cannot be written; name one in a folder that is there and writable, on a disk with room", path).Because(err)
	}
	out, err := os.CreateTemp(filepath.Dir(path), ".review-")
	if err != nil {
		return 0, unwritable(err)
	}
	defer os.Remove(out.Name())
	defer out.Close()
	if err := errors.Join(file.Write(out), out.Chmod(0o644), out.Close(), os.Rename(out.Name(), path)); err != nil {
		return 0, unwritable(err)
	}
	return undecided, nil
}
