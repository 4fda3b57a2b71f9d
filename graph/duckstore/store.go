// Package duckstore keeps a dataset in an embedded DuckDB database, one file or
// memory, and answers the questions of the catalogue with their SQL texts.
//
// It promises what [graph.Store] promises. A load is one transaction, so
// readers see the old dataset until they see the new one. It knows nothing of
// files other than its own, of statistics or of the other store.
package duckstore

import (
	"context"
	"crypto/rand"
	"database/sql"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// Engine is the name that answers of this store carry.
const Engine = "duckdb"

// SchemaVersion is the version of the tables that this program writes and
// reads. It rises with every change of schema.sql.
const SchemaVersion = 2

// Memory is the path of a database that lives in memory and ends with its
// store.
const Memory = ":memory:"

// A Config says which database to open.
type Config struct {
	Path     string // of the file; Memory for none
	ReadOnly bool   // a file that other readers may have open; it must exist
}

// How much the database may use. The limit on memory leaves room for a batch of
// a million tenures beside it; what does not fit goes to a temporary folder.
const (
	memoryLimit = "640MB"
	maxTemp     = "20GB"
	maxConns    = 4
)

//go:embed schema.sql
var schema string

// A Store is a database that was opened. It is safe for concurrent use.
type Store struct {
	path     string
	readOnly bool
	loading  chan struct{} // holds a value while a load is under way
	incoming string        // the name of the table function that serves its rows
	loader   atomic.Pointer[loader]

	mutex  sync.RWMutex
	db     *sql.DB // nil where it broke down and is to be opened again
	closed bool
}

// Open opens the database at a path, and makes it unless ReadOnly is set. It
// fails with NotFound where a file to be read or the folder of a new one is not
// there, Unavailable where another process holds it or it may not be read or
// written, Conflict where it was made by a newer careergraph, or by an older one
// and is to be read, or belongs to another program, and Invalid where it is no
// sound database or no such path can be.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	s := &Store{path: cfg.Path, readOnly: cfg.ReadOnly, loading: make(chan struct{}, 1), incoming: "incoming_" + rand.Text()}
	db, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	s.db = db
	return s, nil
}

func (s *Store) open(ctx context.Context) (*sql.DB, error) {
	place, err := s.place()
	if err != nil {
		return nil, err
	}
	_, missing := os.Stat(place)
	mode := "READ_WRITE"
	if s.readOnly {
		mode = "READ_ONLY"
	}
	connector, err := duckdb.NewConnector(fmt.Sprintf("%s?access_mode=%s&memory_limit=%s&threads=%d&autoinstall_known_extensions=false&autoload_known_extensions=false",
		place, mode, memoryLimit, runtime.NumCPU()), nil)
	if err != nil {
		return nil, s.openFailure(err, missing == nil)
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxConns)
	if err := s.prepare(ctx, db); err != nil {
		db.Close()
		return nil, s.failure(ctx, err)
	}
	return db, nil
}

// prepare locks the settings down and sees to the tables.
func (s *Store) prepare(ctx context.Context, db *sql.DB) error {
	if err := s.lockDown(ctx, db); err != nil {
		return err
	}
	if err := s.registerIncoming(ctx, db); err != nil {
		return err
	}
	version, err := s.version(ctx, db)
	if err != nil {
		return err
	}
	switch {
	case version > SchemaVersion:
		return graph.Errorf(graph.Conflict, "store", "%s was made by a newer careergraph (its tables have version %d, this program knows %d); update careergraph, or name another file with --store", s.path, version, SchemaVersion)
	case version == SchemaVersion:
		return nil
	case s.readOnly && version > 0:
		return graph.Errorf(graph.Conflict, "store", "%s was made by an older careergraph (its tables have version %d, this program reads %d); run careergraph import again", s.path, version, SchemaVersion)
	case s.readOnly:
		return graph.Errorf(graph.Conflict, "store", "%s holds no dataset of this careergraph; run careergraph import first", s.path)
	}
	return transact(ctx, db, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, schema); err != nil {
			return err
		}
		// What an older program loaded lacks what the new tables hold: a load of the
		// same batch must not pass for done.
		if _, err := conn.ExecContext(ctx, "UPDATE dataset SET fingerprint = ''"); err != nil {
			return err
		}
		_, err := conn.ExecContext(ctx, "INSERT INTO store VALUES ($1)", SchemaVersion)
		return err
	})
}

// lockDown sees to it that texts of the catalogue cannot reach files or change
// settings, whatever they say.
func (s *Store) lockDown(ctx context.Context, db *sql.DB) error {
	// Two stores of one process that open one file share its settings, and the
	// first has locked them.
	var locked bool
	if err := db.QueryRowContext(ctx, "SELECT current_setting('lock_configuration')").Scan(&locked); err != nil || locked {
		return err
	}
	// The order matters: the last line locks the others.
	settings := `SET GLOBAL TimeZone = 'UTC';
		SET GLOBAL max_temp_directory_size = '` + maxTemp + `';
		SET GLOBAL preserve_insertion_order = false;
		SET GLOBAL enable_external_access = false;
		SET GLOBAL lock_configuration = true`
	if s.path == Memory {
		// Without a file of its own, the place is the working folder.
		temp := filepath.Join(os.TempDir(), fmt.Sprintf("careergraph-%d.tmp", os.Getpid()))
		settings = "SET GLOBAL temp_directory = '" + strings.ReplaceAll(temp, "'", "''") + "';" + settings
	}
	_, err := db.ExecContext(ctx, settings)
	return err
}

// version is that of our tables, 0 where there are no tables. It fails with
// Conflict where the tables are not ours.
func (s *Store) version(ctx context.Context, db *sql.DB) (version int, err error) {
	var table string
	var ours bool
	err = db.QueryRowContext(ctx, `
		SELECT coalesce(min(table_name), ''),
			count(*) FILTER (schema_name = 'main' AND table_name = 'store' AND column_name = 'schema_version' AND data_type = 'INTEGER') > 0
		FROM duckdb_columns()
		WHERE database_name = current_database() AND NOT internal`).Scan(&table, &ours)
	if err != nil || table == "" {
		return 0, err
	}
	if ours {
		err = db.QueryRowContext(ctx, "SELECT coalesce(max(schema_version), 0) FROM store").Scan(&version)
	}
	if err == nil && version == 0 {
		err = graph.Errorf(graph.Conflict, "store", "%s is the database of another program (it holds the table %s) and is left alone; name another file with --store", s.path, table)
	}
	return version, err
}

// Ping asks the database for a sign of life.
func (s *Store) Ping(ctx context.Context) error {
	return s.use(ctx, func(db *sql.DB) error { return db.PingContext(ctx) })
}

// Close writes what is pending and closes the file.
func (s *Store) Close() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.closed = true
	if s.db == nil {
		return nil
	}
	if err := s.db.Close(); err != nil {
		return graph.Errorf(graph.Internal, "store", "%s could not be closed cleanly", s.path).Because(err)
	}
	return nil
}
