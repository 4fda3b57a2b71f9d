package duckstore_test

import (
	"path/filepath"
	"sync"
	"testing"

	"careergraph/graph"
)

func TestReadersDuringLoadsIntoAFile(t *testing.T) {
	// Odd revisions hold the one parish, even ones the other.
	sizes := []int{2000, 500}
	store := open(t, filepath.Join(t.TempDir(), "read.db"))
	load(t, store, parish(sizes[1]))
	done := make(chan struct{})
	seen := map[int64]bool{}
	var mutex sync.Mutex
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			for {
				n, err := wholeSize(t.Context(), store)
				if err != nil {
					t.Error(err)
					return
				}
				answer, err := store.Ask(t.Context(), graph.Ask{Question: "moves"})
				if err != nil {
					t.Error(err)
					return
				}
				if want := sizes[answer.Revision%2]; len(answer.Rows) != want {
					t.Errorf("revision %d has %d moves, not %d", answer.Revision, len(answer.Rows), want)
				}
				mutex.Lock()
				seen[answer.Revision] = true
				mutex.Unlock()
				if n != sizes[0] && n != sizes[1] {
					t.Errorf("a parish of %d, which no load made", n)
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for revision := int64(2); revision <= 7; revision++ {
		loaded, err := store.Load(t.Context(), parish(sizes[revision%2]), nil)
		if err != nil || loaded.Revision != revision {
			t.Errorf("load %d says %+v, %v", revision, loaded, err)
		}
	}
	close(done)
	wait.Wait()
	if len(seen) < 2 {
		t.Errorf("the readers saw %d revisions only", len(seen))
	}
}
