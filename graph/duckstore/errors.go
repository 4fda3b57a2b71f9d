package duckstore

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// lockedBy finds the other process in DuckDB's words for a file that is locked.
// The driver has no code for it.
var lockedBy = regexp.MustCompile(`(?s)lock on file.*\(PID (\d+)\)`)

// openFailure says why a file could not be opened, or made where it was not
// there before.
func (s *Store) openFailure(err error, there bool) error {
	if found := lockedBy.FindStringSubmatch(err.Error()); found != nil {
		return graph.Errorf(graph.Unavailable, "store", "%s is in use by another process (PID %s); stop that one, or name another file with --store", s.path, found[1]).Because(err)
	}
	if strings.Contains(err.Error(), "different configuration") {
		return graph.Errorf(graph.Unavailable, "store", "%s is open in this process already, to read where it is now to be written or the other way round; close it first", s.path).Because(err)
	}
	if !there {
		return graph.Errorf(graph.Unavailable, "store", "%s cannot be made; check that its folder may be written and the disk is not full, or name another file with --store", s.path).Because(err)
	}
	return graph.Errorf(graph.Invalid, "store", "%s cannot be opened as a database: it is damaged, was written by a newer version, or may not be written; name another file with --store, or remove it and run careergraph import", s.path).Because(err)
}

// failure turns what the driver says into an Error. The end of the context goes
// first: a query that it broke off reports an interrupt.
func (s *Store) failure(ctx context.Context, err error) error {
	if ended := graph.ContextError(ctx); ended != nil {
		return ended
	}
	var coded *graph.Error
	if errors.As(err, &coded) {
		return err
	}
	var driver *duckdb.Error
	if errors.As(err, &driver) {
		switch driver.Type {
		case duckdb.ErrorTypeOutOfMemory:
			return graph.Errorf(graph.TooLarge, "", "the answer needs more memory than the store may use; ask for less").Because(err)
		case duckdb.ErrorTypeIO, duckdb.ErrorTypeFatal, duckdb.ErrorTypeTransaction:
			// A commit that finds no room on the disk is an error of the transaction.
			return graph.Errorf(graph.Unavailable, "store", "%s could not be read or written; check that the disk is not full and the file is sound, then run careergraph import again", s.path).Because(err)
		}
	}
	return graph.Errorf(graph.Internal, "", "the store failed to answer; the log has the cause").Because(err)
}
