package duckstore_test

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
	"careergraph/graph/duckstore"
)

// driverWords stand in what DuckDB says, in its own spelling.
var driverWords = regexp.MustCompile(`Error:|duckdb|errno|Catalog|Binder|IO Error|checksum`)

// checkError holds an error against its code and a part of its one sentence.
func checkError(t *testing.T, err error, code graph.Code, part string) {
	t.Helper()
	var e *graph.Error
	switch {
	case !errors.As(err, &e):
		t.Errorf("want %s, not %v", code, err)
	case e.Code != code || !strings.Contains(e.Message, part):
		t.Errorf("want %s and %q, not %s: %s", code, part, e.Code, e.Message)
	case strings.Contains(e.Message, "\n") || driverWords.MatchString(e.Message):
		t.Errorf("the sentence is not ours: %s", e.Message)
	}
}

// refused opens a database that must be refused, and gives the cause.
func refused(t *testing.T, cfg duckstore.Config, code graph.Code, part string) error {
	t.Helper()
	store, err := duckstore.Open(t.Context(), cfg)
	if err == nil {
		store.Close()
	}
	checkError(t, err, code, part)
	return errors.Unwrap(err)
}

func TestOpeningWhatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "no.db")
	refused(t, duckstore.Config{Path: missing, ReadOnly: true}, graph.NotFound, "there is no database at "+missing+"; make one with careergraph import")
	if _, err := os.Stat(missing); err == nil {
		t.Error("a file was made where one was to be read")
	}
	refused(t, duckstore.Config{Path: filepath.Join(dir, "no", "where.db")}, graph.NotFound, "there is no folder "+filepath.Join(dir, "no"))
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("something was made: %v", entries)
	}
}

func TestOpeningWhatCannotBeADatabase(t *testing.T) {
	dir := t.TempDir()
	refused(t, duckstore.Config{Path: dir}, graph.Invalid, dir+" is not a file")
	refused(t, duckstore.Config{Path: dir, ReadOnly: true}, graph.Invalid, dir+" is not a file")
	for _, name := range []string{"a?b.db", "a#b.db", "a%zz.db", "a\nb.db"} {
		refused(t, duckstore.Config{Path: filepath.Join(dir, name)}, graph.Invalid, "cannot be the path of a database")
	}
	refused(t, duckstore.Config{Path: duckstore.Memory, ReadOnly: true}, graph.Invalid, "a database in memory is empty until something is loaded")
	refused(t, duckstore.Config{}, graph.Invalid, "must not be empty")
	// Nobody, root included, can make a file there.
	refused(t, duckstore.Config{Path: "/proc/careergraph.db"}, graph.Unavailable, "/proc/careergraph.db cannot be made; check that its folder may be written")
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("something was made: %v", entries)
	}
}

func TestOpeningPathsWithOddLetters(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"md:a.db", "Quảng Nam.db", "it's & so.db"} {
		parishFile(t, name, 2)
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
		store, err := duckstore.Open(t.Context(), duckstore.Config{Path: name, ReadOnly: true})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if n := size(t, store); n != 2 {
			t.Errorf("%s holds a parish of %d", name, n)
		}
		store.Close()
	}
}

func TestOpeningAnEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, readOnly := range []bool{false, true} {
		refused(t, duckstore.Config{Path: path, ReadOnly: readOnly}, graph.Invalid, path+" is not a careergraph database; name another file with --store, or remove it and run careergraph import")
	}
}

func TestOpeningATextFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tenures.csv")
	for _, text := range []string{"id", "id,official_id,post_id\nt1,o1,p1\n"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, readOnly := range []bool{false, true} {
			refused(t, duckstore.Config{Path: path, ReadOnly: readOnly}, graph.Invalid, path+" is not a careergraph database")
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != text {
			t.Errorf("the file became %q, %v", after, err)
		}
	}
}

func TestOpeningADamagedFile(t *testing.T) {
	dir := t.TempDir()
	sound := filepath.Join(dir, "sound.db")
	parishFile(t, sound, 2000)
	whole, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	// Three headers of 4096 bytes are followed by blocks.
	const header, headers = 4096, 3 * 4096
	for _, damage := range []struct {
		name  string
		apply func(file []byte) []byte
	}{
		{"cut after the magic", func(f []byte) []byte { return f[:12] }},
		{"cut within the headers", func(f []byte) []byte { return f[:header+100] }},
		{"cut after the headers", func(f []byte) []byte { return f[:headers] }},
		{"another format", func(f []byte) []byte { binary.LittleEndian.PutUint64(f[12:], 9999); return f }},
		{"both later headers overwritten", func(f []byte) []byte { clear(f[header:headers]); return f }},
		{"every block overwritten", func(f []byte) []byte { clear(f[headers:]); return f }},
	} {
		for _, readOnly := range []bool{false, true} {
			t.Run(fmt.Sprint(damage.name, " read-only ", readOnly), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "damaged.db")
				file := damage.apply(append([]byte(nil), whole...))
				if err := os.WriteFile(path, file, 0o644); err != nil {
					t.Fatal(err)
				}
				refused(t, duckstore.Config{Path: path, ReadOnly: readOnly}, graph.Invalid, path+" cannot be opened as a database: it is damaged")
				if after, err := os.ReadFile(path); err != nil || string(after) != string(file) {
					t.Errorf("the file was changed, %v", err)
				}
			})
		}
	}
}

func TestReadingBlocksThatAreDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "damaged.db")
	parishFile(t, path, 20000)
	blocks := blocksOf(t, path, "moves")
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// Of the blocks, only one that holds moves is damaged, so the file opens.
	const headers, block = 3 * 4096, 256 * 1024
	for _, id := range blocks {
		file[headers+id*block+block/2] ^= 0xff
	}
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	store, err := duckstore.Open(t.Context(), duckstore.Config{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	_, err = store.Ask(t.Context(), graph.Ask{Question: "moves"})
	checkError(t, err, graph.Unavailable, path+" could not be read")
}

// blocksOf gives the numbers of the blocks that hold a table's columns.
func blocksOf(t *testing.T, path, table string) (blocks []int) {
	t.Helper()
	db, err := sql.Open("duckdb", path+"?access_mode=READ_ONLY")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT DISTINCT block_id FROM pragma_storage_info('" + table + "') WHERE block_id >= 0")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var block int
		if err := rows.Scan(&block); err != nil {
			t.Fatal(err)
		}
		blocks = append(blocks, block)
	}
	if rows.Err() != nil || len(blocks) == 0 {
		t.Fatalf("%d blocks, %v", len(blocks), rows.Err())
	}
	return blocks
}

// raw runs statements in a database without the store.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("duckdb", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpeningANewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.db")
	parishFile(t, path, 2)
	raw(t, path, fmt.Sprintf("UPDATE store SET schema_version = %d", duckstore.SchemaVersion+1))
	for _, readOnly := range []bool{false, true} {
		refused(t, duckstore.Config{Path: path, ReadOnly: readOnly}, graph.Conflict,
			fmt.Sprintf("was made by a newer careergraph (its tables have version %d, this program knows %d); update careergraph", duckstore.SchemaVersion+1, duckstore.SchemaVersion))
	}
	raw(t, path, fmt.Sprintf("UPDATE store SET schema_version = %d", duckstore.SchemaVersion))
	if n := size(t, open(t, path)); n != 2 {
		t.Errorf("the refusal left a parish of %d", n)
	}
}

// The next import brings an older file up to date, even with the same data.
func TestOpeningAnOlderSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "older.db")
	parishFile(t, path, 2)
	raw(t, path, fmt.Sprintf("UPDATE store SET schema_version = %d", duckstore.SchemaVersion-1), "DROP TABLE report_files")
	refused(t, duckstore.Config{Path: path, ReadOnly: true}, graph.Conflict,
		fmt.Sprintf("was made by an older careergraph (its tables have version %d, this program reads %d); run careergraph import again", duckstore.SchemaVersion-1, duckstore.SchemaVersion))
	if loaded := load(t, open(t, path), parish(2)); !loaded.Changed || loaded.Revision != 2 {
		t.Errorf("the same data over an older schema say %+v", loaded)
	}
}

func TestOpeningADatabaseOfAnotherProgram(t *testing.T) {
	for _, test := range []struct{ name, made, table string }{
		{"tables of other names", "CREATE TABLE sales (amount INTEGER)", "sales"},
		{"tables of our names", "CREATE TABLE posts (id VARCHAR); CREATE TABLE units (id VARCHAR)", "posts"},
		{"a store that sells", "CREATE TABLE store (address VARCHAR)", "store"},
		{"a store with another kind of version", "CREATE TABLE store (schema_version VARCHAR); INSERT INTO store VALUES ('v2')", "store"},
		{"a store without a version", "CREATE TABLE store (schema_version INTEGER)", "store"},
		{"a store in another schema", "CREATE SCHEMA shop; CREATE TABLE shop.store (schema_version INTEGER); INSERT INTO shop.store VALUES (1)", "store"},
		{"nothing but a view", "CREATE VIEW today AS SELECT 1 AS one", "today"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "foreign.db")
			raw(t, path, test.made)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, readOnly := range []bool{false, true} {
				refused(t, duckstore.Config{Path: path, ReadOnly: readOnly}, graph.Conflict,
					path+" is the database of another program (it holds the table "+test.table+") and is left alone; name another file")
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("the file was changed, %v", err)
			}
		})
	}
}

func TestOpeningADatabaseWithoutTables(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bare.db")
	raw(t, path, "CREATE TABLE gone (n INTEGER)", "DROP TABLE gone")
	refused(t, duckstore.Config{Path: path, ReadOnly: true}, graph.Conflict, path+" holds no dataset of this careergraph; run careergraph import first")
	load(t, open(t, path), parish(2))
}

func TestTablesBesideOursAreLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shared.db")
	parishFile(t, path, 2)
	raw(t, path, "CREATE TABLE notes (text VARCHAR)", "INSERT INTO notes VALUES ('mine')")
	store := open(t, path)
	load(t, store, parish(3))
	var note string
	if err := store.DB().QueryRow("SELECT text FROM notes").Scan(&note); err != nil || note != "mine" {
		t.Errorf("the note is %q, %v", note, err)
	}
}

func TestOpeningAfterTheContextEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := duckstore.Open(ctx, duckstore.Config{Path: duckstore.Memory})
	checkError(t, err, graph.Canceled, "cancelled before it was done")
}
