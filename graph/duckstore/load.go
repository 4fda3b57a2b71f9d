package duckstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"
	"sync"

	"careergraph/graph"
)

// tables are replaced by every load.
const dropTables = `DROP TABLE IF EXISTS dataset; DROP TABLE IF EXISTS levels; DROP TABLE IF EXISTS blocs; DROP TABLE IF EXISTS offices; DROP TABLE IF EXISTS kinds;
	DROP TABLE IF EXISTS units; DROP TABLE IF EXISTS unit_links; DROP TABLE IF EXISTS posts; DROP TABLE IF EXISTS officials;
	DROP TABLE IF EXISTS tenures; DROP TABLE IF EXISTS moves; DROP TABLE IF EXISTS claims;
	DROP TABLE IF EXISTS report_files; DROP TABLE IF EXISTS report_codes; DROP TABLE IF EXISTS report_problems; DROP TABLE IF EXISTS report_notes`

// Load replaces the dataset by a sorted batch in one transaction, one
// load after another. It fails with Conflict in a store that was opened to be
// read.
func (s *Store) Load(ctx context.Context, batch *graph.Batch, progress graph.Progress) (graph.Loaded, error) {
	if progress == nil {
		progress = func(string, int, int) {}
	}
	if err := graph.ContextError(ctx); err != nil {
		return graph.Loaded{}, err
	}
	if s.readOnly {
		return graph.Loaded{}, graph.Errorf(graph.Conflict, "store", "%s was opened to be read only; open it to be written to load into it", s.path)
	}
	select {
	case s.loading <- struct{}{}:
		defer func() { <-s.loading }()
	case <-ctx.Done():
		return graph.Loaded{}, graph.ContextError(ctx)
	}
	// The fingerprint of a large batch takes a while, beside which rows go in.
	fingerprint := sync.OnceValue(batch.Fingerprint)
	go fingerprint()
	defer fingerprint() // It reads the batch, which is the caller's again.
	var loaded graph.Loaded
	err := s.transact(ctx, func(conn *sql.Conn) error {
		var held string
		err := conn.QueryRowContext(ctx, "SELECT coalesce(max(revision), 0), coalesce(max(fingerprint), '') FROM dataset").Scan(&loaded.Revision, &held)
		if err != nil {
			return err
		}
		if held != "" && held == fingerprint() {
			return nil
		}
		loaded.Revision, loaded.Changed = loaded.Revision+1, true
		if _, err := conn.ExecContext(ctx, dropTables); err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, schema); err != nil {
			return err
		}
		l := &loader{ctx: ctx, conn: conn, progress: progress, batch: batch, incoming: s.incoming}
		s.loader.Store(l)
		defer s.loader.Store(nil)
		if err := l.load(loaded.Revision, fingerprint); err != nil {
			return err
		}
		return graph.ContextError(ctx)
	})
	if err != nil {
		return graph.Loaded{}, err
	}
	if loaded.Changed {
		s.compact(ctx)
	}
	return loaded, nil
}

// compact gives the space of the replaced tables back. A reader or a
// full disk may stand in its way; the next load or the close of the store does
// it then.
func (s *Store) compact(ctx context.Context) {
	_ = s.use(ctx, func(db *sql.DB) error {
		_, err := db.ExecContext(ctx, "CHECKPOINT")
		return err
	})
}

// A loader brings a batch into empty tables.
type loader struct {
	ctx      context.Context
	conn     *sql.Conn
	progress graph.Progress
	batch    *graph.Batch
	incoming string // the name of the table function
	current  *table // whose rows go in now
}

// load fills one table after another. The fingerprint is asked for last.
func (l *loader) load(revision int64, fingerprint func() string) error {
	for _, tables := range []func(*graph.Batch) []table{vocabularyTables, placeTables, careerTables, claimTables, reportTables} {
		for _, t := range tables(l.batch) {
			if err := l.fill(&t); err != nil {
				return err
			}
		}
	}
	t := datasetTable(&l.batch.Dataset, revision, fingerprint())
	return l.fill(&t)
}

// fill inserts the rows of a table.
func (l *loader) fill(t *table) error {
	l.progress("load "+t.name, 0, t.rows)
	l.current = t
	insert := strings.Replace(t.insert, "incoming()", l.incoming+"()", 1)
	err := l.conn.Raw(func(raw any) error {
		_, err := raw.(driver.ExecerContext).ExecContext(untold{l.ctx}, insert, nil)
		return err
	})
	if err != nil {
		return err
	}
	l.progress("load "+t.name, t.rows, t.rows)
	return graph.ContextError(l.ctx)
}
