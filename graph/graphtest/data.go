package graphtest

import (
	"embed"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"

	"careergraph/graph"
)

//go:embed testdata
var fixtures embed.FS

// Fixture reads a shared folder of data below testdata.
func Fixture(t testing.TB, name string) *graph.Batch {
	t.Helper()
	entries, err := fs.ReadDir(fixtures, path.Join("testdata", name))
	if err != nil {
		t.Fatalf("no data %q: %v", name, err)
	}
	files := map[string][]byte{}
	for _, entry := range entries {
		text, err := fixtures.ReadFile(path.Join("testdata", name, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = text
	}
	delete(files, "README.md")
	return readBatch(t, files)
}

// loadData reads the data of a case file.
func loadData(t testing.TB, file *caseFile) *graph.Batch {
	t.Helper()
	if file.use != "" {
		return Fixture(t, file.use)
	}
	files := map[string][]byte{}
	for _, f := range file.inline {
		files[f.Name] = f.Data
	}
	return readBatch(t, files)
}

// readBatch writes a dataset folder and reads it as the program does.
func readBatch(t testing.TB, files map[string][]byte) *graph.Batch {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return ingestFolder(t, dir)
}
