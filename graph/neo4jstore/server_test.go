package neo4jstore_test

import (
	"context"
	"net"
	"strings"
	"testing"

	"careergraph/graph"
	"careergraph/graph/neo4jstore"
	"careergraph/graph/neo4jstore/neo4jtest"
)

// refused checks the code of an error, and that its sentence has a part.
func refused(t *testing.T, err error, code graph.Code, part string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error where %s is due", code)
	}
	if got := graph.CodeOf(err); got != code || !strings.Contains(err.Error(), part) {
		t.Errorf("%s %q, want %s with %q", got, err, code, part)
	}
	if strings.Contains(err.Error(), "Neo.") || strings.Contains(err.Error(), "\n") {
		t.Errorf("the driver's words are shown: %q", err)
	}
}

func TestWhereNoServerAnswersTheAddressIsNamed(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "bolt://" + listener.Addr().String()
	listener.Close() // Nothing listens there now.
	_, err = neo4jstore.Open(t.Context(), neo4jstore.Config{URI: address})
	refused(t, err, graph.Unavailable, address)
}

func TestAnAddressThatIsNoneIsInvalid(t *testing.T) {
	_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: "http://localhost:7474"})
	refused(t, err, graph.Invalid, "http://localhost:7474")
}

func TestADatabaseThatDoesNotExistIsNamed(t *testing.T) {
	server := neo4jtest.Start(t)
	_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: server.URI, User: server.User, Password: server.Password, Database: "elsewhere"})
	refused(t, err, graph.Unavailable, "elsewhere")
}

func TestAnEndedContextOpensNothing(t *testing.T) {
	server := neo4jtest.Start(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := neo4jstore.Open(ctx, neo4jstore.Config{URI: server.URI, User: server.User, Password: server.Password})
	refused(t, err, graph.Canceled, "cancelled")
}

func TestARoutedAddressLoadsAndAnswers(t *testing.T) {
	server := emptied(t)
	server.URI = strings.Replace(server.URI, "bolt://", "neo4j://", 1)
	store := open(t, server)
	if _, err := store.Load(t.Context(), smallBatch(), nil); err != nil {
		t.Fatal(err)
	}
	if rows := ask(t, store, "dataset").Rows; len(rows) != 1 {
		t.Errorf("%d rows of one dataset", len(rows))
	}
}

func TestAWrongPasswordIsSaidToBeOne(t *testing.T) {
	process, err := neo4jtest.Run(neo4jtest.Config{Password: "correct-horse"})
	if err != nil {
		t.Fatal(err)
	}
	defer process.Kill()
	if err := open(t, process.Server).Ping(t.Context()); err != nil {
		t.Errorf("the right password: %v", err)
	}
	for name, password := range map[string]string{"a wrong one": "battery-staple", "none": ""} {
		_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: process.URI, User: process.User, Password: password})
		t.Run(name, func(t *testing.T) { refused(t, err, graph.Unauthenticated, "password") })
	}
}

func TestAQuestionCannotWrite(t *testing.T) {
	server := emptied(t)
	store := open(t, server)
	refused(t, store.Read(t.Context(), "CREATE (:Official {id: 'intruder'})"), graph.Internal, "refused")
	if got := run(t, server, "MATCH (n:Official) RETURN count(n)", nil)[0][0]; got != int64(0) {
		t.Errorf("%d nodes were written by a reader", got)
	}
}

func TestCancellingEndsTheQueryInTheServer(t *testing.T) {
	server := emptied(t)
	store := open(t, server)
	running := func() bool {
		rows := run(t, server, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'endless' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)", nil)
		return rows[0][0] != int64(0)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		ended <- store.Read(ctx, "UNWIND range(1, 10000000000) AS endless WITH endless WHERE endless < 0 RETURN endless")
	}()
	for !running() {
		if t.Context().Err() != nil {
			t.Fatal("the query never began")
		}
	}
	cancel()
	refused(t, <-ended, graph.Canceled, "cancelled")
	for running() {
		if t.Context().Err() != nil {
			t.Fatal("the query never ended")
		}
	}
}
