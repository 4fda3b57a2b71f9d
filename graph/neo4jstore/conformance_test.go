package neo4jstore_test

import (
	"testing"

	"careergraph/graph"
	"careergraph/graph/graphtest"
	"careergraph/graph/neo4jstore"
	"careergraph/graph/neo4jstore/neo4jtest"
)

func TestTheStoreKeepsEveryPromise(t *testing.T) {
	graphtest.Run(t, neo4jstore.Engine, func(t testing.TB) graph.Store { return open(t, emptied(t)) })
}

// open opens a store that is closed when the test ends.
func open(t testing.TB, server neo4jtest.Server) *neo4jstore.Store {
	t.Helper()
	store, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: server.URI, User: server.User, Password: server.Password})
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

// emptied gives the server of this test binary without any data.
func emptied(t testing.TB) neo4jtest.Server {
	t.Helper()
	server := neo4jtest.Start(t)
	run(t, server, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	return server
}
