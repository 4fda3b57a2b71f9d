package duckstore_test

import (
	"testing"

	"careergraph/graph"
	"careergraph/graph/duckstore"
	"careergraph/graph/graphtest"
)

func TestConformance(t *testing.T) {
	graphtest.Run(t, duckstore.Engine, func(t testing.TB) graph.Store { return open(t, duckstore.Memory) })
}

// open gives a store that is closed when the test ends.
func open(t testing.TB, path string) *duckstore.Store {
	t.Helper()
	store, err := duckstore.Open(t.Context(), duckstore.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}
