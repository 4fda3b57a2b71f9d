package synth_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"careergraph/graph"
	"careergraph/graph/synth"
)

var dataFiles = []string{"dataset.yaml", "officials.csv", "posts.csv", "tenures.csv", "unit_links.csv", "units.csv"}

// generate writes a dataset into a new folder and gives the folder.
func generate(t *testing.T, opts synth.Options) (string, synth.Summary) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	sum, err := synth.Generate(t.Context(), dir, opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir, sum
}

// digest is the SHA-256 of all files of a folder.
func digest(t *testing.T, dir string) string {
	t.Helper()
	hash := sha256.New()
	for _, name := range dataFiles {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		hash.Write(data)
	}
	return string(hash.Sum(nil))
}

func TestSameOptionsGiveTheSameBytes(t *testing.T) {
	opts := synth.Options{Officials: 3000, Seed: 7, DownShare: 0.7}
	first, _ := generate(t, opts)
	again, _ := generate(t, opts)
	if digest(t, first) != digest(t, again) {
		t.Error("two runs with the same options differ")
	}
	opts.Seed = 8
	other, _ := generate(t, opts)
	if digest(t, first) == digest(t, other) {
		t.Error("another seed gives the same bytes")
	}
}

func TestTheFolderHoldsTheFilesAndNothingElse(t *testing.T) {
	dir, _ := generate(t, synth.Options{Officials: 10, Seed: 1, DownShare: 0.7})
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if !slices.Equal(names, dataFiles) {
		t.Errorf("the folder holds %v, want %v", names, dataFiles)
	}
	beside, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside the folder stand %v (%v), want nothing", beside, err)
	}
}

func TestTheSummaryCountsTheRowsOfTheFiles(t *testing.T) {
	dir, sum := generate(t, synth.Options{Officials: 500, Seed: 1, DownShare: 0.7})
	for name, want := range map[string]int{
		"units.csv": sum.Units, "unit_links.csv": sum.Links, "posts.csv": sum.Posts,
		"officials.csv": sum.Officials, "tenures.csv": sum.Tenures,
	} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		// No cell holds a line break, so a row is a line; one line is the header.
		if got := strings.Count(string(data), "\n") - 1; got != want {
			t.Errorf("%s has %d rows, the summary says %d", name, got, want)
		}
	}
	if sum.Officials != 500 {
		t.Errorf("%d officials, want the 500 asked for", sum.Officials)
	}
}

func TestOptionsThatMakeNoSenseAreRefused(t *testing.T) {
	for name, opts := range map[string]synth.Options{
		"no officials":            {Officials: 0, DownShare: 0.7},
		"more than an id can":     {Officials: 10_000_001, DownShare: 0.7},
		"a share above the whole": {Officials: 1, DownShare: 1.5},
		"a negative share":        {Officials: 1, DownShare: -0.1},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "data")
			_, err := synth.Generate(t.Context(), dir, opts, nil)
			if graph.CodeOf(err) != graph.Invalid {
				t.Errorf("got %v, want it invalid", err)
			}
			if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the folder is there: %v", err)
			}
		})
	}
}

func TestAFolderThatHoldsSomethingIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "units.csv"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := synth.Generate(t.Context(), dir, synth.Options{Officials: 1, DownShare: 0.7}, nil)
	if graph.CodeOf(err) != graph.Conflict || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v, want a conflict that names the folder", err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "units.csv")); err != nil || string(data) != "mine" {
		t.Errorf("the file became %q (%v)", data, err)
	}
}

func TestACancelledRunLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	progress := func(string, int, int) { cancel() }
	_, err := synth.Generate(ctx, filepath.Join(parent, "data"), synth.Options{Officials: 100_000, Seed: 1, DownShare: 0.7}, progress)
	if graph.CodeOf(err) != graph.Canceled {
		t.Errorf("got %v, want it cancelled", err)
	}
	if entries, err := os.ReadDir(parent); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

func TestMemoryDoesNotGrowWithTheOfficials(t *testing.T) {
	// The live heap after 10,240 officials and after 102,400, ten times as many:
	// ids, names and rows of the 92,160 between would be more than 30 MB.
	heap := map[int]uint64{}
	progress := func(_ string, done, _ int) {
		if done != 10_240 && done != 102_400 {
			return
		}
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		heap[done] = stats.HeapAlloc
	}
	dir := filepath.Join(t.TempDir(), "data")
	if _, err := synth.Generate(t.Context(), dir, synth.Options{Officials: 102_400, Seed: 1, DownShare: 0.7}, progress); err != nil {
		t.Fatal(err)
	}
	if len(heap) != 2 {
		t.Fatalf("measured %v, want two measurements", heap)
	}
	if heap[102_400] > heap[10_240]+1<<20 {
		t.Errorf("the heap grew from %d to %d bytes", heap[10_240], heap[102_400])
	}
}

func TestTheSurplusIsStatedInTheDataset(t *testing.T) {
	dir, _ := generate(t, synth.Options{Officials: 1, Seed: 1, DownShare: 0.625})
	file, err := os.Open(filepath.Join(dir, "dataset.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil || !strings.Contains(string(text), "of 0.625 goes down") {
		t.Errorf("dataset.yaml says (%v)\n%s", err, text)
	}
}
