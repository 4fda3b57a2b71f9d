package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph/ingest"
)

// folder is the committed dataset that the default seed gives.
const folder = ".."

func TestTheFolderIsWhatTheDefaultSeedGives(t *testing.T) {
	files := mustGenerate(t, defaultSeed)
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from what the generator makes; run go run ./examples/quangnam/generator", name)
		}
	}
	tables, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range tables {
		if files[filepath.Base(path)] == nil {
			t.Errorf("%s is in the folder and not made by the generator", filepath.Base(path))
		}
	}
}

func TestASeedAlwaysGivesTheSameBytesAndAnotherSeedOtherPeople(t *testing.T) {
	first, again, other := mustGenerate(t, 7), mustGenerate(t, 7), mustGenerate(t, 8)
	for name := range first {
		if !bytes.Equal(first[name], again[name]) {
			t.Errorf("%s differs between two runs of one seed", name)
		}
	}
	if bytes.Equal(first["tenures.csv"], other["tenures.csv"]) {
		t.Error("two seeds gave the same tenures")
	}
	if !bytes.Equal(first["claims.csv"], other["claims.csv"]) {
		t.Error("the published figures depend on the seed")
	}
}

func TestEverySeedGivesThePublishedFlowsWithoutAProblem(t *testing.T) {
	want := map[string]int{"province district": 20, "district province": 3, "district commune": 150, "commune district": 11, "commune commune": 17}
	for seed := range uint64(12) {
		dir := t.TempDir()
		if err := write(seed, dir); err != nil {
			t.Fatal(err)
		}
		read, err := ingest.Read(context.Background(), dir, ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(read.Report.Problems); n > 0 {
			t.Fatalf("seed %d: %d problems, the first %+v", seed, n, read.Report.Problems[0])
		}
		level := map[string]string{}
		for _, p := range read.Batch.Posts {
			level[p.ID] = p.Level
		}
		found := map[string]int{}
		for _, m := range read.Batch.Moves {
			if m.Kind == "rotation" {
				found[level[m.FromPost]+" "+level[m.ToPost]]++
			}
		}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("seed %d: %s", seed, diff)
		}
	}
}

func TestTablesAreSortedByIDAndEndLinesWithLF(t *testing.T) {
	for name, content := range mustGenerate(t, defaultSeed) {
		if bytes.ContainsRune(content, '\r') {
			t.Errorf("%s has a carriage return", name)
		}
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")[1:]
		for i := 1; i < len(lines); i++ {
			before, _, _ := strings.Cut(lines[i-1], ",")
			id, _, _ := strings.Cut(lines[i], ",")
			if id <= before {
				t.Errorf("%s has %s after %s", name, id, before)
			}
		}
	}
}

func TestSomeTurnsOfOneFlowAreUnexplained(t *testing.T) {
	// 20 − (2 + 6 + 4 + 5) = 3; the items of the other flows add up.
	want := map[string]int{"province-district": 3}
	for _, f := range publishedFlows {
		key := f.from + "-" + f.to
		if got := f.unexplained(); got != want[key] {
			t.Errorf("%s leaves %d turns unexplained, want %d", key, got, want[key])
		}
		if got := len(f.taken()); got != f.turns {
			t.Errorf("%s takes %d offices for %d turns", key, got, f.turns)
		}
	}
}

func TestASpanWithoutAFreeSeatIsRefused(t *testing.T) {
	p := &post{office: office{seats: 2}, held: []span{{10, 20}, {15, open}}}
	for _, c := range []struct {
		span span
		free bool
	}{
		{span{1, 9}, true},
		{span{1, 12}, true},    // one of two seats is taken from 10 on
		{span{12, 30}, false},  // both from 15 to 20
		{span{21, open}, true}, // the first holder left on 20
	} {
		if got := p.free(c.span); got != c.free {
			t.Errorf("free(%v) = %v, want %v", c.span, got, c.free)
		}
	}
}

func mustGenerate(t *testing.T, seed uint64) map[string][]byte {
	t.Helper()
	files, err := generate(seed)
	if err != nil {
		t.Fatal(err)
	}
	return files
}
