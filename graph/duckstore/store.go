// Package duckstore keeps a dataset in an embedded DuckDB database, one file or
// memory, and answers the questions of the catalogue with their SQL texts.
//
// It promises what [graph.Store] promises. A load is one transaction, so
// readers see the old dataset until they see the new one. It knows nothing of
// files other than its own, of statistics or of the other store.
package duckstore

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// Engine is the name that answers of this store carry.
const Engine = "duckdb"

// SchemaVersion is the version of the tables that this program writes and
// reads. It rises with every change of schema.sql.
const SchemaVersion = 1

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
	path      string
	db        *sql.DB
	connector *duckdb.Connector
}

// Open opens the database at a path, and makes it unless ReadOnly is set. It
// fails with NotFound where a file to be read is not there, Unavailable where
// another process holds it, Conflict where it was made by a newer careergraph,
// and Invalid where it is no database of ours.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	s := &Store{path: cfg.Path}
	dsn, mode := cfg.Path, "READ_WRITE"
	if dsn == Memory {
		dsn = ""
	} else if err := s.checkFile(cfg.ReadOnly); err != nil {
		return nil, err
	}
	if cfg.ReadOnly {
		mode = "READ_ONLY"
	}
	dsn += fmt.Sprintf("?access_mode=%s&memory_limit=%s&threads=%d&autoinstall_known_extensions=false&autoload_known_extensions=false",
		mode, memoryLimit, runtime.NumCPU())
	connector, err := duckdb.NewConnector(dsn, nil)
	if err != nil {
		return nil, s.openFailure(err)
	}
	s.connector = connector
	s.db = sql.OpenDB(connector)
	s.db.SetMaxOpenConns(maxConns)
	s.db.SetMaxIdleConns(maxConns)
	if err := s.prepare(ctx, cfg); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// checkFile looks at the file before DuckDB does, which would make one of an
// empty file and say little of one that is something else.
func (s *Store) checkFile(readOnly bool) error {
	file, err := os.Open(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return graph.Errorf(graph.NotFound, "store", "there is no database at %s; make one with careergraph import", s.path)
	case errors.Is(err, fs.ErrNotExist):
		if info, err := os.Stat(filepath.Dir(s.path)); err != nil || !info.IsDir() {
			return graph.Errorf(graph.NotFound, "store", "there is no folder %s to keep the database in; make it first", filepath.Dir(s.path)).Because(err)
		}
		return nil
	case err != nil:
		return graph.Errorf(graph.Unavailable, "store", "%s cannot be opened; check that it may be read", s.path).Because(err)
	}
	defer file.Close()
	head := make([]byte, 12)
	n, err := io.ReadFull(file, head)
	if n == 0 && err == io.EOF && !readOnly {
		return nil
	}
	// A DuckDB file has its name after a checksum of eight bytes.
	if err != nil || string(head[8:]) != "DUCK" {
		return graph.Errorf(graph.Invalid, "store", "%s is not a careergraph database; name another file with --store, or remove it and run careergraph import", s.path).Because(err)
	}
	return nil
}

// prepare locks the settings down and sees to the tables.
func (s *Store) prepare(ctx context.Context, cfg Config) error {
	// Texts of the catalogue cannot reach files or change settings, whatever
	// they say. The order matters: the last line locks the others.
	settings := fmt.Sprintf(`SET GLOBAL TimeZone = 'UTC';
		SET GLOBAL max_temp_directory_size = '%s';
		SET GLOBAL preserve_insertion_order = true;
		SET GLOBAL enable_external_access = false;
		SET GLOBAL lock_configuration = true`, maxTemp)
	if _, err := s.db.ExecContext(ctx, settings); err != nil {
		return s.failure(ctx, err)
	}
	version, err := s.version(ctx)
	if err != nil {
		return s.failure(ctx, err)
	}
	switch {
	case version > SchemaVersion:
		return graph.Errorf(graph.Conflict, "store", "%s was made by a newer careergraph (its tables have version %d, this program knows %d); update careergraph, or name another file with --store", s.path, version, SchemaVersion)
	case version == SchemaVersion:
		return nil
	case cfg.ReadOnly:
		return graph.Errorf(graph.Conflict, "store", "%s holds no dataset of this careergraph; run careergraph import first", s.path)
	}
	return s.transact(ctx, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, schema); err != nil {
			return err
		}
		_, err := conn.ExecContext(ctx, "INSERT INTO store VALUES ($1)", SchemaVersion)
		return err
	})
}

// version is that of the tables, 0 where there are none.
func (s *Store) version(ctx context.Context) (version int, err error) {
	var tables int
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'store'").Scan(&tables)
	if err != nil || tables == 0 {
		return 0, err
	}
	err = s.db.QueryRowContext(ctx, "SELECT coalesce(max(schema_version), 0) FROM store").Scan(&version)
	return version, err
}

// Ping asks the database for a sign of life.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.db.PingContext(ctx); err != nil {
		return s.failure(ctx, err)
	}
	return nil
}

// Close writes what is pending and closes the file.
func (s *Store) Close() error {
	err := s.db.Close()
	if cerr := s.connector.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return graph.Errorf(graph.Internal, "store", "%s could not be closed cleanly", s.path).Because(err)
	}
	return nil
}
