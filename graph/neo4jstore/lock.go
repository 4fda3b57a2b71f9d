package neo4jstore

import (
	"context"
	"crypto/rand"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"careergraph/graph"
)

// loadSilence is how long the owner of a load may give no sign of life before
// another load takes its place. A live one gives a sign with every transaction.
const loadSilence = 20 * time.Second

// lockPoll is how often a load looks whether the one before it is alive.
const lockPoll = 500 * time.Millisecond

func newToken() string { return rand.Text() }

// A lock is what the dataset's node tells a load that has just locked it.
type lock struct {
	revision, loading int64
	fingerprint       string
	owner             string
	sign, now         int64 // the owner's last sign of life, and when we read it, in the server's milliseconds
	extra             []any // "Label.property" of the extra properties that loads wrote
}

// claim opens the transaction in which the load begins, with the dataset's node
// locked. It waits while another load may be alive, and fails with Conflict
// once that one gives a sign of life.
func (l *loading) claim(ctx context.Context) (lock, error) {
	var first lock
	for {
		if err := l.begin(ctx); err != nil {
			return lock{}, err
		}
		held, err := l.readLock(ctx)
		if err != nil {
			return lock{}, err
		}
		silent := time.Duration(held.now-held.sign) * time.Millisecond
		if held.owner == "" || held.owner == l.store.token || silent >= l.store.silence {
			return held, nil
		}
		if err := l.tx.Rollback(ctx); err != nil {
			return lock{}, l.store.fail(ctx, err)
		}
		l.tx = nil
		if first.owner == "" {
			first = held
		}
		if held.owner != first.owner || held.sign != first.sign {
			return lock{}, graph.Errorf(graph.Conflict, "store", "another load into the Neo4j at %s is under way; wait until it is done", l.store.config.URI)
		}
		l.report("waiting for another load", int(silent.Seconds()), int(l.store.silence.Seconds()))
		select {
		case <-ctx.Done():
			return lock{}, graph.ContextError(ctx)
		case <-time.After(lockPoll):
		}
	}
}

func (l *loading) readLock(ctx context.Context) (lock, error) {
	records, err := l.run(ctx, claimLockCypher, map[string]any{"token": l.store.token})
	if err != nil {
		return lock{}, err
	}
	var held lock
	for _, field := range []func(*neo4j.Record) error{
		into(&held.revision, "revision"), into(&held.loading, "loading"), into(&held.fingerprint, "fingerprint"),
		into(&held.owner, "owner"), into(&held.sign, "sign"), into(&held.now, "now"), into(&held.extra, "extra"),
	} {
		if err := field(records[0]); err != nil {
			return lock{}, l.store.fail(ctx, err)
		}
	}
	return held, nil
}

// into reads a column into a variable; null leaves it as it is.
func into[T neo4j.RecordValue](to *T, column string) func(*neo4j.Record) error {
	return func(record *neo4j.Record) error {
		value, null, err := neo4j.GetRecordValue[T](record, column)
		if err == nil && !null {
			*to = value
		}
		return err
	}
}

// keep locks the dataset's node in a later transaction of the load. It fails
// with Conflict where another load has taken this one for dead.
func (l *loading) keep(ctx context.Context) error {
	records, err := l.run(ctx, keepCypher, map[string]any{"token": l.store.token})
	if err != nil {
		return err
	}
	if len(records) == 0 {
		return graph.Errorf(graph.Conflict, "store", "another load has taken over the Neo4j at %s; run this one again when that is done", l.store.config.URI)
	}
	return nil
}

// release gives the lock back after a failure, so that the next load need not
// wait. It is the last word of a load that already failed: if the server does
// not hear it, the next load waits.
func (l *loading) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), connectTime)
	defer cancel()
	if l.tx != nil {
		l.tx.Close(ctx)
		l.tx = nil
	}
	if !l.marked {
		return
	}
	var incomplete any
	if l.written {
		incomplete = l.revision
	} else if l.before > 0 {
		incomplete = l.before
	}
	session := l.store.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	if result, err := session.Run(ctx, releaseCypher, map[string]any{"token": l.store.token, "loading": incomplete}); err == nil {
		result.Consume(ctx)
	}
}
