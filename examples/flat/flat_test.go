// Package flat_test reads the flat table that newcomers begin with.
package flat_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

func TestTheTableReadsWithoutAProblem(t *testing.T) {
	read, err := ingest.Read(context.Background(), "careers.csv", ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range read.Report.Problems {
		t.Errorf("%s:%d %s %q: %s", p.File, p.Line, p.Column, p.Value, p.Code)
	}
	if read.Batch == nil {
		t.Fatal("nothing was read")
	}
	if got := [3]int{len(read.Batch.Officials), len(read.Batch.Tenures), len(read.Batch.Moves)}; got != [3]int{8, 21, 13} {
		t.Errorf("officials, tenures and moves are %v, want 8, 21 and 13", got)
	}
}

func TestItsMovesCanBeCountedByHand(t *testing.T) {
	read, err := ingest.Read(context.Background(), "careers.csv", ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	level := map[string]string{}
	for _, p := range read.Batch.Posts {
		level[p.ID] = p.Level
	}
	found := map[string]int{}
	for _, m := range read.Batch.Moves {
		found[level[m.FromPost]+" "+level[m.ToPost]+" "+m.Kind]++
	}
	// Read down the table: every row of an official but the first is a move.
	want := map[string]int{
		"commune commune election":      1, // A-01 to the council
		"commune district appointment":  1, // A-01 to the office
		"district province appointment": 2, // to the department
		"commune district rotation":     1,
		"district district election":    2,
		"province district rotation":    1,
		"district province return":      1,
		"district commune rotation":     2,
		"commune district return":       1,
		"district district transfer":    1, // A-08, after a year and a half
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
	if !read.Batch.Dataset.Ordered {
		t.Error("commune, district and province make no scale")
	}
	for _, m := range read.Batch.Moves {
		if m.Direction == graph.Unordered {
			t.Errorf("%s has no direction", m.ID)
		}
	}
}
