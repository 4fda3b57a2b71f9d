package neo4jstore

import (
	"context"
	_ "embed"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"careergraph/graph"
)

//go:embed schema.cypher
var schemaCypher string

//go:embed load/foreign.cypher
var foreignCypher string

// A schemaStatement makes one constraint or index of a name.
type schemaStatement struct{ name, cypher string }

// schema reads schema.cypher: statements that end with a semicolon and whose
// third word from CREATE on, or fourth, is a name of ours.
func schema() []schemaStatement {
	var lines []string
	for line := range strings.Lines(schemaCypher) {
		if !strings.HasPrefix(line, "//") {
			lines = append(lines, line)
		}
	}
	var statements []schemaStatement
	for _, text := range strings.Split(strings.Join(lines, ""), ";") {
		for _, word := range strings.Fields(text) {
			if strings.HasPrefix(word, "careergraph_") {
				statements = append(statements, schemaStatement{word, strings.TrimSpace(text)})
				break
			}
		}
	}
	return statements
}

// prepare makes a database ready for a load: it refuses one with nodes that
// look like ours and are not, and makes what is missing of the schema.
func (s *Store) prepare(ctx context.Context) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	if err := s.refuseForeign(ctx, session); err != nil {
		return err
	}
	records, err := s.collect(ctx, session, "SHOW INDEXES YIELD name")
	if err != nil {
		return err
	}
	present := map[string]bool{}
	for _, record := range records {
		name, _, err := neo4j.GetRecordValue[string](record, "name")
		if err != nil {
			return s.fail(ctx, err)
		}
		present[name] = true
	}
	made := false
	for _, statement := range schema() {
		if present[statement.name] {
			continue
		}
		if _, err := s.collect(ctx, session, statement.cypher); err != nil {
			return err
		}
		made = true
	}
	if made {
		_, err = s.collect(ctx, session, "CALL db.awaitIndexes(300)")
	}
	return err
}

// refuseForeign fails with Conflict where a load would mix the dataset with
// someone else's nodes of the same labels.
func (s *Store) refuseForeign(ctx context.Context, session neo4j.SessionWithContext) error {
	records, err := s.collect(ctx, session, foreignCypher)
	if err != nil {
		return err
	}
	nodes, _, err := neo4j.GetRecordValue[int64](records[0], "nodes")
	if err != nil {
		return s.fail(ctx, err)
	}
	relationships, _, err := neo4j.GetRecordValue[int64](records[0], "relationships")
	if err != nil {
		return s.fail(ctx, err)
	}
	if nodes+relationships > 0 {
		return graph.Errorf(graph.Conflict, "store", "the database at %s holds %d nodes and %d relationships with the labels and types of careergraph that it did not load; give careergraph a database of its own, or rename them", s.config.URI, nodes, relationships)
	}
	return nil
}

// collect runs one statement in a transaction of its own.
func (s *Store) collect(ctx context.Context, session neo4j.SessionWithContext, cypher string) ([]*neo4j.Record, error) {
	result, err := session.Run(ctx, cypher, nil)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	records, err := result.Collect(ctx)
	return records, s.fail(ctx, err)
}
