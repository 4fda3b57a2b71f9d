package duckstore_test

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"careergraph/graph"
	"careergraph/graph/duckstore"
)

func TestALoadThatIsCancelledLeavesTheOldData(t *testing.T) {
	const old, fresh = 500, 12_000
	path := filepath.Join(t.TempDir(), "cancelled.db")
	store := open(t, path)
	load(t, store, parish(old))
	batch := parish(fresh)
	// More often than there are connections, at every step of the load in turn.
	cancelled := 0
	for step := 1; ; step++ {
		ctx, cancel := context.WithCancel(t.Context())
		told := 0
		_, err := store.Load(ctx, batch, func(string, int, int) {
			if told++; told == step {
				cancel()
			}
		})
		cancel()
		if err == nil {
			break
		}
		cancelled++
		checkError(t, err, graph.Canceled, "cancelled before it was done")
		if n := size(t, store); n != old {
			t.Fatalf("cancelled at step %d the load leaves a parish of %d", step, n)
		}
	}
	if cancelled < 20 {
		t.Errorf("the load was cancelled %d times only", cancelled)
	}
	if n := size(t, store); n != fresh {
		t.Errorf("not cancelled, the load leaves a parish of %d", n)
	}
	if free := store.DB().Stats(); free.InUse != 0 {
		t.Errorf("%d connections are still in use", free.InUse)
	}
}

func TestLoadsThatWaitForAnother(t *testing.T) {
	store := open(t, duckstore.Memory)
	began, goOn := make(chan struct{}), make(chan struct{})
	var first sync.WaitGroup
	first.Go(func() {
		var once sync.Once
		_, err := store.Load(t.Context(), parish(10), func(string, int, int) {
			once.Do(func() { close(began); <-goOn })
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-began
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	_, err := store.Load(ctx, parish(20), nil)
	checkError(t, err, graph.Timeout, "the time allowed for this ran out")
	var second sync.WaitGroup
	second.Go(func() {
		if _, err := store.Load(t.Context(), parish(30), nil); err != nil {
			t.Error(err)
		}
	})
	close(goOn)
	first.Wait()
	second.Wait()
	if n := size(t, store); n != 30 {
		t.Errorf("the store holds a parish of %d", n)
	}
	answer, err := store.Ask(t.Context(), graph.Ask{Question: "dataset"})
	if err != nil || answer.Revision != 2 {
		t.Errorf("after two loads it is revision %d, %v", answer.Revision, err)
	}
}

// unending texts have no end of their own: what returns from them was ended by
// the database.
var unending = map[string]string{
	"a product of ranges": "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE hash(a.range + b.range) = 0",
	"a recursion":         "WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT 1 - n FROM r) SELECT count(*) FROM r",
	"a recursion by key":  "WITH RECURSIVE r(k, n) USING KEY (k) AS (SELECT 0, 0 UNION SELECT k, 1 - n FROM r) SELECT count(*) FROM r",
	"rows without number": "SELECT range FROM range(1000000000000)",
	"a sort":              "SELECT hash(range) AS h FROM range(1000000000000) ORDER BY h",
}

// unendingAllowed is how long an unending text may run.
const unendingAllowed = 30 * time.Millisecond

func TestACancelledQuestionEndsInTheDatabase(t *testing.T) {
	for name, text := range unending {
		t.Run(name, func(t *testing.T) {
			store := open(t, duckstore.Memory)
			load(t, store, parish(10))
			// Twice the connections: one that was not given back would be missed.
			var wait sync.WaitGroup
			for range 8 {
				wait.Go(func() {
					ctx, cancel := context.WithTimeout(t.Context(), unendingAllowed)
					defer cancel()
					err := store.Run(ctx, text)
					checkError(t, err, graph.Timeout, "the time allowed for this ran out")
					if !errors.Is(err, context.DeadlineExceeded) {
						t.Errorf("the cause is %v", errors.Unwrap(err))
					}
				})
			}
			wait.Wait()
			if n := size(t, store); n != 10 {
				t.Errorf("after that the store holds a parish of %d", n)
			}
			if used := store.DB().Stats().InUse; used != 0 {
				t.Errorf("%d connections are still in use", used)
			}
		})
	}
}
