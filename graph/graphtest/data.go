package graphtest

import (
	"bytes"
	"embed"
	"encoding/csv"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

//go:embed testdata
var fixtures embed.FS

// flawed is the shared data that has errors, as its readme says.
const flawed = "flawed"

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
	return readBatch(t, files, name == flawed)
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
	return readBatch(t, files, false)
}

// readTables reads tables given as rows, the header first, with a dataset.yaml.
func readTables(t testing.TB, tables map[string][][]string, dataset string) *graph.Batch {
	t.Helper()
	files := map[string][]byte{"dataset.yaml": []byte(dataset)}
	for name, rows := range tables {
		var text bytes.Buffer
		if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		files[name] = text.Bytes()
	}
	return readBatch(t, files, false)
}

// readBatch writes a dataset folder and reads it as the program does.
func readBatch(t testing.TB, files map[string][]byte, allowErrors bool) *graph.Batch {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := ingest.Read(t.Context(), dir, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := result.Err(allowErrors); err != nil {
		t.Fatalf("%v: %+v", err, result.Report.Problems)
	}
	return result.Batch
}
