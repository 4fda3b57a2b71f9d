package duckstore

import (
	"context"
	"database/sql"
)

// DB is the pool through which the store asks.
func (s *Store) DB() *sql.DB { return s.db }

// Run runs any text the way questions are run.
func (s *Store) Run(ctx context.Context, text string) error {
	return s.transact(ctx, func(conn *sql.Conn) error {
		rows, err := conn.QueryContext(ctx, text)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
		}
		return rows.Err()
	})
}
