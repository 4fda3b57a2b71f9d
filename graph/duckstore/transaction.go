package duckstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
)

// transact runs a function in a transaction.
func (s *Store) transact(ctx context.Context, run func(conn *sql.Conn) error) error {
	return s.use(ctx, func(db *sql.DB) error { return transact(ctx, db, run) })
}

// transact runs a function in a transaction on a connection of its own and
// commits where it returns nil. Where it fails, the connection is thrown away:
// one that was interrupted may be left in an aborted transaction that no
// rollback reaches, and the next caller would find it so.
func transact(ctx context.Context, db *sql.DB, run func(conn *sql.Conn) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err = conn.ExecContext(ctx, "BEGIN TRANSACTION"); err == nil {
		err = run(conn)
	}
	if err == nil {
		// Past this point the end of the context must not tear the commit.
		_, err = conn.ExecContext(context.WithoutCancel(ctx), "COMMIT")
	}
	if err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	}
	return err
}
