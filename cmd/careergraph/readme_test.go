package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeShowsWhatIsPrinted holds the tables of the README against what the
// program prints of the example.
func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(t.TempDir(), "example.duckdb")
	printed := func(args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if code := run(append(args, "--store", store), strings.NewReader(""), &stdout, &stderr); code != 0 {
			t.Fatalf("%v ended with %d: %s", args, code, &stderr)
		}
		return stdout.String()
	}
	printed("import", "../../examples/quangnam")
	for _, args := range [][]string{
		{"flows", "--by", "level", "--kind", "rotation"},
		{"imbalances", "--by", "level", "--kind", "rotation"},
	} {
		if table := printed(args...); !strings.Contains(string(readme), "```text\n"+table+"```") {
			t.Errorf("the README does not show what %v prints:\n%s", args, table)
		}
	}
}
