package duckstore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// use runs a function on the database. A database that could not write, on a
// full disk for one, answers nothing more until it is opened again, though its
// file is whole: it is closed then, and the next use opens it.
func (s *Store) use(ctx context.Context, run func(db *sql.DB) error) error {
	db, err := s.borrow(ctx)
	if err != nil {
		return err
	}
	err = run(db)
	s.mutex.RUnlock()
	if err == nil {
		return nil
	}
	if brokeDown(err) && s.path != Memory {
		s.retire(db)
	}
	return s.failure(ctx, err)
}

// borrow gives the database with the mutex held for reading, unless it fails.
func (s *Store) borrow(ctx context.Context) (*sql.DB, error) {
	for {
		s.mutex.RLock()
		if s.closed {
			s.mutex.RUnlock()
			return nil, graph.Errorf(graph.Unavailable, "store", "%s was closed; open it again", s.path)
		}
		if s.db != nil {
			return s.db, nil
		}
		s.mutex.RUnlock()
		if err := s.reopen(ctx); err != nil {
			return nil, err
		}
	}
}

// reopen opens the database unless it is open or the store was closed.
func (s *Store) reopen(ctx context.Context) (err error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.db == nil && !s.closed {
		s.db, err = s.open(ctx)
	}
	return err
}

// retire closes a database once nobody uses it, unless another did.
func (s *Store) retire(db *sql.DB) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.db == db {
		s.db = nil
		db.Close()
	}
}

// brokeDown says that the database must be opened again.
func brokeDown(err error) bool {
	var driver *duckdb.Error
	return errors.As(err, &driver) && driver.Type == duckdb.ErrorTypeFatal
}
