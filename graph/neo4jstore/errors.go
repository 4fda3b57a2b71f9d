package neo4jstore

import (
	"context"
	"errors"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"careergraph/graph"
)

// fail gives an error of the driver as one that a caller can act on. The
// context goes first, since the driver reports its end as a lost connection.
func (s *Store) fail(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ended := graph.ContextError(ctx); ended != nil {
		return ended
	}
	var ours *graph.Error
	if errors.As(err, &ours) {
		return err
	}
	var exhausted *neo4j.TransactionExecutionLimit
	if errors.As(err, &exhausted) && len(exhausted.Errors) > 0 {
		return s.fail(ctx, exhausted.Errors[len(exhausted.Errors)-1])
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return s.refused(server)
	}
	var auth *neo4j.InvalidAuthenticationError
	var token *neo4j.TokenExpiredError
	if errors.As(err, &auth) || errors.As(err, &token) {
		return s.unauthenticated(err)
	}
	var usage *neo4j.UsageError
	if errors.As(err, &usage) {
		return graph.Errorf(graph.Internal, "", "the driver of Neo4j was used wrongly; report this").Because(err)
	}
	return graph.Errorf(graph.Unavailable, "store", "no Neo4j answers at %s; start it, or give the address of one that runs", s.config.URI).Because(err)
}

// refused reads the code of an error that the server sent.
func (s *Store) refused(err *neo4j.Neo4jError) error {
	code := err.Code
	switch {
	case code == "Neo.ClientError.Security.Forbidden":
		return graph.Errorf(graph.Forbidden, "store", "the user %q may not do this in the Neo4j at %s; grant the right, or use another user", s.config.User, s.config.URI).Because(err)
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		return s.unauthenticated(err)
	case code == "Neo.ClientError.Database.DatabaseNotFound":
		return graph.Errorf(graph.Unavailable, "store", "the Neo4j at %s has no database %q; create it, or name one that exists", s.config.URI, s.config.Database).Because(err)
	case strings.HasPrefix(code, "Neo.ClientError.Schema."):
		return graph.Errorf(graph.Conflict, "store", "the database at %s has an index, a constraint or data in the way of those of careergraph; give careergraph a database of its own", s.config.URI).Because(err)
	case strings.Contains(code, "OutOfMemory"):
		return graph.Errorf(graph.TooLarge, "", "this needs more memory than the Neo4j at %s allows; ask for less, or raise its heap and dbms.memory.transaction.total.max", s.config.URI).Because(err)
	case strings.Contains(code, "TransactionTimedOut"):
		return graph.Errorf(graph.Timeout, "", "the Neo4j at %s allows no more time for this; ask for less, or raise db.transaction.timeout", s.config.URI).Because(err)
	case strings.Contains(code, "Transaction.Terminated"):
		return graph.Errorf(graph.Canceled, "", "the Neo4j at %s was told to end this; run it again", s.config.URI).Because(err)
	case strings.HasPrefix(code, "Neo.TransientError.") || strings.HasPrefix(code, "Neo.ClientError.Cluster."):
		return graph.Errorf(graph.Unavailable, "store", "the Neo4j at %s cannot do this at the moment; run it again", s.config.URI).Because(err)
	}
	return graph.Errorf(graph.Internal, "", "the Neo4j at %s refused a statement of careergraph; report this", s.config.URI).Because(err)
}

func (s *Store) unauthenticated(err error) error {
	return graph.Errorf(graph.Unauthenticated, "store", "the Neo4j at %s does not let the user %q in; check the user and the password", s.config.URI, s.config.User).Because(err)
}
