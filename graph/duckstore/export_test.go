package duckstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
)

// DB is the pool through which the store asks.
func (s *Store) DB() *sql.DB { return s.db }

// Run runs any text the way questions are run.
func (s *Store) Run(ctx context.Context, text string) error {
	return s.transact(ctx, func(conn *sql.Conn) error {
		return query(ctx, conn, text, nil, func(rows driver.Rows) error {
			cells := make([]driver.Value, len(rows.Columns()))
			for {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := rows.Next(cells); err == io.EOF {
					return nil
				} else if err != nil {
					return err
				}
			}
		})
	})
}
