package main

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"
)

// A database of tables that only a later program knows is left alone.
func TestADatabaseOfANewerSchemaIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.duckdb")
	call(t, "import", "testdata/small", "--store", path)
	change := func(text string) {
		t.Helper()
		db, err := sql.Open("duckdb", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	change("UPDATE store SET schema_version = schema_version + 98")
	for _, command := range [][]string{{"flows"}, {"import", "testdata/small"}, {"serve"}} {
		refused := start(t, append(command, "--store", path)...)
		refused.end(t, 1, "")
		if got := refused.stderr.String(); !strings.Contains(got, path+" was made by a newer careergraph") {
			t.Errorf("%s says %q", command[0], got)
		}
	}
	change("UPDATE store SET schema_version = schema_version - 98")
	if answer := call(t, "flows", "--store", path, "--format", "json"); !strings.Contains(answer, `"revision":1,`) {
		t.Errorf("afterwards it answers %s", answer)
	}
}
