package neo4jstore

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Read runs any statement the way questions are run.
func (s *Store) Read(ctx context.Context, cypher string) error {
	return s.read(ctx, func(ctx context.Context, tx neo4j.ManagedTransaction) error {
		result, err := tx.Run(ctx, cypher, nil)
		if err != nil {
			return err
		}
		_, err = result.Consume(ctx)
		return err
	})
}

// TakeForDeadAfter sets how long another load may be silent.
func (s *Store) TakeForDeadAfter(silence time.Duration) { s.silence = silence }
