package neo4jstore

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"careergraph/graph"
)

// batchRows is how many rows go into a statement, and how many a transaction
// writes before it is committed.
const batchRows = 10_000

// Load replaces the dataset by a batch, which it sorts. The data is committed in
// parts, and readers are warned until it is complete; what is small enough for
// one part is, when the load breaks off, as if it had never begun. It fails
// with Conflict where the database holds nodes of our labels that no load
// wrote, or another load is under way.
func (s *Store) Load(ctx context.Context, batch *graph.Batch, progress graph.Progress) (graph.Loaded, error) {
	s.loading.Lock()
	defer s.loading.Unlock()
	if err := graph.ContextError(ctx); err != nil {
		return graph.Loaded{}, err
	}
	batch.Sort()
	fingerprint := batch.Fingerprint()
	if err := s.prepare(ctx); err != nil {
		return graph.Loaded{}, err
	}
	l := &loading{store: s, session: s.session(ctx, neo4j.AccessModeWrite), progress: progress}
	defer l.session.Close(context.WithoutCancel(ctx))
	loaded, err := l.load(ctx, batch, fingerprint)
	if err != nil {
		l.release(ctx)
		return graph.Loaded{}, err
	}
	return loaded, nil
}

// A loading is a load under way.
type loading struct {
	store    *Store
	session  neo4j.SessionWithContext
	progress graph.Progress
	revision int64
	tx       neo4j.ExplicitTransaction // nil between two transactions
	pending  int                       // rows that tx has written
	before   int64                     // the revision of a load that broke off before this one, or 0
	marked   bool                      // the database says that this load is under way
	written  bool                      // and may hold a part of it
}

func (l *loading) load(ctx context.Context, batch *graph.Batch, fingerprint string) (graph.Loaded, error) {
	held, err := l.claim(ctx)
	if err != nil {
		return graph.Loaded{}, err
	}
	if held.fingerprint == fingerprint && held.loading == 0 {
		return graph.Loaded{Revision: held.revision}, nil // Nothing was written; the transaction is rolled back.
	}
	// What a broken load wrote bears its number, so this one takes a higher one.
	l.before, l.revision = held.loading, max(held.revision, held.loading)+1
	rows := newRows(batch, held.extra)
	begin := map[string]any{"revision": l.revision, "token": l.store.token, "extra": rows.extraKeys()}
	if _, err := l.run(ctx, beginCypher, begin); err != nil {
		return graph.Loaded{}, err
	}
	// Readers can see a transaction while it is being committed, so the mark
	// stands before the first row is written and until after the last.
	l.marked = true
	if err := l.commit(ctx); err != nil {
		return graph.Loaded{}, err
	}
	if err := l.write(ctx, batch, rows, held.revision > 0 || held.loading > 0); err != nil {
		return graph.Loaded{}, err
	}
	if err := l.flush(ctx); err != nil {
		return graph.Loaded{}, err
	}
	finish := map[string]any{"revision": l.revision, "fingerprint": fingerprint, "dataset": datasetProperties(batch)}
	if err := l.resume(ctx); err != nil {
		return graph.Loaded{}, err
	}
	if _, err := l.run(ctx, finishCypher, finish); err != nil {
		return graph.Loaded{}, err
	}
	if err := l.commit(ctx); err != nil {
		return graph.Loaded{}, err
	}
	return graph.Loaded{Revision: l.revision, Changed: true}, nil
}

// write brings nodes and relationships to what the batch says. Old relationships
// go first and old nodes last: no node is ever without its id, and what then
// hangs on an old node is not ours.
func (l *loading) write(ctx context.Context, batch *graph.Batch, rows *rows, again bool) error {
	if again {
		if err := l.sweep(ctx, "clearing", clearRelationshipsCypher); err != nil {
			return err
		}
	}
	routes := rows.routes()
	parents := rows.parents()
	for _, stage := range []struct {
		name   string
		cypher string
		count  int
		row    func(i int) []any
	}{
		{"levels", levelsCypher, len(batch.Dataset.Levels), rows.level},
		{"blocs", blocsCypher, len(batch.Dataset.Blocs), rows.bloc},
		{"offices", officesCypher, len(batch.Dataset.Offices), rows.office},
		{"kinds", kindsCypher, len(batch.Dataset.Kinds), rows.kind},
		{"units", unitsCypher, len(batch.Units), rows.unit},
		{"unit tree", partOfCypher, len(parents), func(i int) []any { return parents[i] }},
		{"unit links", succeededByCypher, len(batch.Links), rows.link},
		{"posts", postsCypher, len(batch.Posts), rows.post},
		{"officials", officialsCypher, len(batch.Officials), rows.official},
		{"tenures", heldCypher, len(batch.Tenures), rows.tenure},
		{"moves", rotatedToCypher, len(batch.Moves), rows.move},
		{"routes", sentToCypher, len(routes), func(i int) []any { return routes[i] }},
		{"claims", claimsCypher, len(batch.Claims), rows.claim},
		{"files read", reportFilesCypher, len(batch.Report.Files), rows.reportFile},
		{"problem codes", reportCodesCypher, len(batch.Report.Codes), rows.reportCode},
		{"problems", reportProblemsCypher, len(batch.Report.Problems), rows.reportProblem},
		{"notes", reportNotesCypher, len(batch.Report.Notes), rows.reportNote},
	} {
		if err := l.create(ctx, stage.name, stage.cypher, stage.count, stage.row); err != nil {
			return err
		}
	}
	if again {
		return l.sweep(ctx, "dropping", dropNodesCypher)
	}
	return nil
}

// create runs a statement over count rows, a batch at a time.
func (l *loading) create(ctx context.Context, stage, cypher string, count int, row func(i int) []any) error {
	for from := 0; from < count; from += batchRows {
		to := min(from+batchRows, count)
		list := make([]any, 0, to-from)
		for i := from; i < to; i++ {
			list = append(list, row(i))
		}
		if err := l.resume(ctx); err != nil {
			return err
		}
		if _, err := l.run(ctx, cypher, map[string]any{"revision": l.revision, "rows": list}); err != nil {
			return err
		}
		if err := l.wrote(ctx, len(list)); err != nil {
			return err
		}
		l.report(stage, to, count)
	}
	return nil
}

// sweep runs a statement that takes a batch of what is left, until nothing is.
func (l *loading) sweep(ctx context.Context, stage, cypher string) error {
	for done := 0; ; {
		if err := l.resume(ctx); err != nil {
			return err
		}
		records, err := l.run(ctx, cypher, map[string]any{"revision": l.revision, "batch": batchRows})
		if err != nil {
			return err
		}
		var count int64
		if err := into(&count, "rows")(records[0]); err != nil {
			return l.store.fail(ctx, err)
		}
		if err := l.wrote(ctx, int(count)); err != nil {
			return err
		}
		done += int(count)
		l.report(stage, done, 0)
		if count < batchRows {
			return nil
		}
	}
}

func (l *loading) report(stage string, done, total int) {
	if l.progress != nil {
		l.progress(stage, done, total)
	}
}

// begin opens a transaction.
func (l *loading) begin(ctx context.Context) error {
	tx, err := l.session.BeginTransaction(ctx)
	if err != nil {
		return l.store.fail(ctx, err)
	}
	l.tx, l.pending = tx, 0
	return nil
}

// resume opens the next transaction if none is open, and makes sure that the
// load is still this one's to go on with.
func (l *loading) resume(ctx context.Context) error {
	if l.tx != nil {
		return nil
	}
	if err := l.begin(ctx); err != nil {
		return err
	}
	return l.keep(ctx)
}

// wrote counts rows, and commits when there are enough of them.
func (l *loading) wrote(ctx context.Context, rows int) error {
	if l.pending += rows; l.pending < batchRows {
		return nil
	}
	return l.flush(ctx)
}

// flush commits rows, if a transaction is open.
func (l *loading) flush(ctx context.Context) error {
	if l.tx == nil {
		return nil
	}
	l.written = true // Even where the answer to the commit gets lost.
	return l.commit(ctx)
}

func (l *loading) commit(ctx context.Context) error {
	err := l.tx.Commit(ctx)
	l.tx = nil
	return l.store.fail(ctx, err)
}

func (l *loading) run(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	result, err := l.tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, l.store.fail(ctx, err)
	}
	records, err := result.Collect(ctx)
	return records, l.store.fail(ctx, err)
}
