package duckstore_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careergraph/graph/duckstore"
)

func TestTextsReachNothingButTheirData(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("rows.csv", "a,b\n1,2\n")
	write("rows.json", `{"a": 1}`)
	write("schema.sql", "CREATE TABLE taken (n INTEGER);")
	write("load.sql", "")
	parishFile(t, filepath.Join(dir, "other.db"), 2)
	parishFile(t, filepath.Join(dir, "ours.db"), 3)

	const files, locked = "file system operations are disabled", "configuration has been locked"
	texts := []struct{ text, refusal string }{
		{"FROM read_csv('DIR/rows.csv')", files},
		{"FROM read_text('DIR/rows.csv')", files},
		{"FROM read_blob('DIR/rows.csv')", files},
		{"FROM read_json('DIR/rows.json')", files},
		{"FROM read_parquet('DIR/rows.csv')", files},
		{"FROM sniff_csv('DIR/rows.csv')", files},
		{"FROM glob('DIR/*')", files},
		{"FROM 'DIR/rows.csv'", files},
		{"FROM query('FROM read_text(''DIR/rows.csv'')')", files},
		{"FROM read_csv('http://127.0.0.1:1/rows.csv')", files},
		{"COPY posts FROM 'DIR/rows.csv'", files},
		{"COPY (SELECT 1) TO 'DIR/out.csv'", files},
		{"COPY posts TO 'DIR/out.parquet' (FORMAT parquet)", files},
		{"EXPORT DATABASE 'DIR/export'", files},
		{"IMPORT DATABASE 'DIR'", files},
		{"ATTACH 'DIR/other.db' AS other", files},
		{"ATTACH 'DIR/new.db' AS new", files},
		{"INSTALL httpfs", files},
		{"FORCE INSTALL json FROM 'DIR'", files},
		{"UPDATE EXTENSIONS", files},
		{"LOAD httpfs", "Loading external extensions is disabled"},
		{"LOAD 'DIR/x.duckdb_extension'", "Loading external extensions is disabled"},
		{"CREATE SECRET s (TYPE http)", files},
		{"SET enable_external_access = true", locked},
		{"RESET enable_external_access", locked},
		{"SET GLOBAL lock_configuration = false", locked},
		{"RESET lock_configuration", locked},
		{"SET allowed_directories = ['/']", locked},
		{"SET allowed_paths = ['DIR/rows.csv']", locked},
		{"SET memory_limit = '1TB'", locked},
		{"PRAGMA memory_limit = '1TB'", locked},
		{"SET threads = 64", locked},
		{"SET TimeZone = 'Asia/Ho_Chi_Minh'", locked},
		{"SET SESSION TimeZone = 'Asia/Ho_Chi_Minh'", locked},
		{"SET temp_directory = 'DIR/temp'", locked},
		{"SET profile_output = 'DIR/profile'", locked},
		{"PRAGMA enable_profiling = 'json'", locked},
		{"SET log_query_path = 'DIR/log'", locked},
		{"SET extension_directory = 'DIR'", locked},
		{"SET custom_extension_repository = 'http://127.0.0.1:1'", locked},
		{"SET autoload_known_extensions = true", locked},
		{"SET default_null_order = 'nulls_first'", locked},
	}
	before := listing(t, dir)
	for _, cfg := range []duckstore.Config{{Path: filepath.Join(dir, "ours.db"), ReadOnly: true}, {Path: filepath.Join(dir, "ours.db")}, {Path: duckstore.Memory}} {
		store, err := duckstore.Open(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		conn, err := store.DB().Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, test := range texts {
			text := strings.ReplaceAll(test.text, "DIR", dir)
			if _, err := conn.ExecContext(t.Context(), text); err == nil || !strings.Contains(err.Error(), test.refusal) {
				t.Errorf("%+v: %s: %v", cfg, text, err)
			}
		}
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}
	if after := listing(t, dir); after != before {
		t.Errorf("the folder holds %s, not %s", after, before)
	}
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return strings.Join(names, " ")
}

func TestAReaderCannotWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "read.db")
	parishFile(t, path, 2)
	store, err := duckstore.Open(t.Context(), duckstore.Config{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, text := range []string{"DELETE FROM moves", "DROP TABLE moves", "UPDATE posts SET head = true", "CREATE TABLE more (n INTEGER)"} {
		if _, err := store.DB().Exec(text); err == nil || !strings.Contains(err.Error(), "read-only") {
			t.Errorf("%s: %v", text, err)
		}
	}
	if n := size(t, store); n != 2 {
		t.Errorf("the store holds a parish of %d", n)
	}
}

func TestSettingsHoldOnEveryConnection(t *testing.T) {
	store := open(t, duckstore.Memory)
	const want = "UTC 610.3 MiB 18.6 GiB false false false"
	for range 4 {
		conn, err := store.DB().Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		var got string
		err = conn.QueryRowContext(t.Context(), `SELECT concat_ws(' ', current_setting('TimeZone'), current_setting('memory_limit'), current_setting('max_temp_directory_size'),
			current_setting('enable_external_access'), current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions'))`).Scan(&got)
		if err != nil || got != want {
			t.Errorf("the settings are %q (%v), not %q", got, err, want)
		}
		var temp string
		if err := conn.QueryRowContext(t.Context(), "SELECT current_setting('temp_directory')").Scan(&temp); err != nil || filepath.Dir(temp) != filepath.Clean(os.TempDir()) {
			t.Errorf("what does not fit goes to %q (%v)", temp, err)
		}
	}
}
