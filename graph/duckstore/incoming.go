package duckstore

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// Rows of a batch come into the database through a table function, from which a
// statement inserts them: the threads of the database fill, join and compress
// them side by side, where an appender is bound to one.

// A table is the rows that a load brings for one table, and the statement that
// inserts them, in which incoming() stands for the table function.
type table struct {
	name    string
	insert  string
	rows    int
	columns []column
}

// A column is one of the columns that a statement inserts from. Fill writes it
// for the rows of a table from one on, into the column at of a chunk.
type column struct {
	name string
	kind duckdb.TypeInfo
	fill func(chunk duckdb.DataChunk, at, from, rows int) error
}

// always is a column of values that are never NULL.
func always[T any](name string, kind duckdb.Type, of func(row int) T) column {
	return column{name, typeOf(kind), func(chunk duckdb.DataChunk, at, from, rows int) error {
		for i := range rows {
			if err := duckdb.SetChunkValue(chunk, at, i, of(from+i)); err != nil {
				return err
			}
		}
		return nil
	}}
}

// perhaps is a column of values that are NULL where of says false.
func perhaps[T any](name string, kind duckdb.Type, of func(row int) (T, bool)) column {
	return column{name, typeOf(kind), func(chunk duckdb.DataChunk, at, from, rows int) error {
		for i := range rows {
			var err error
			if value, ok := of(from + i); ok {
				err = duckdb.SetChunkValue(chunk, at, i, value)
			} else {
				err = chunk.SetValue(at, i, nil)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}}
}

// number is a column of counts and of numbers of rows elsewhere.
func number[N int | int32](name string, of func(row int) N) column {
	return always(name, duckdb.TYPE_INTEGER, of)
}

// truth is a column of booleans.
func truth(name string, of func(row int) bool) column {
	return always(name, duckdb.TYPE_BOOLEAN, of)
}

// text is a column of texts that may be empty.
func text(name string, of func(row int) string) column {
	return always(name, duckdb.TYPE_VARCHAR, of)
}

// stated is a column of texts that are NULL where they are empty.
func stated(name string, of func(row int) string) column {
	return perhaps(name, duckdb.TYPE_VARCHAR, func(row int) (string, bool) {
		s := of(row)
		return s, s != ""
	})
}

// typeOf gives a simple type of the driver, which knows them all.
func typeOf(kind duckdb.Type) duckdb.TypeInfo {
	info, err := duckdb.NewTypeInfo(kind)
	if err != nil {
		panic(err)
	}
	return info
}

// registerIncoming makes the table function known to a database under a name of
// this store alone, since stores of one process that open one file share the
// functions too. It takes no arguments: the driver cannot bear one that is NULL.
func (s *Store) registerIncoming(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return duckdb.RegisterTableUDF(conn, s.incoming, duckdb.ParallelChunkTableFunction{
		BindArguments: func(map[string]any, ...any) (duckdb.ParallelChunkTableSource, error) {
			l := s.loader.Load()
			if l == nil || l.current == nil {
				return nil, errors.New("no load is under way")
			}
			return &source{loader: l, table: l.current}, nil
		},
	})
}

// A source hands the rows of a table out to the threads of the database.
type source struct {
	*table
	loader *loader

	mutex sync.Mutex
	next  int // the first row that no thread has taken
	done  int // how many rows were filled in
}

// takenRows is how many rows a thread takes at a time: as many as the database
// stores together, so that its groups of rows hold neighbours.
const takenRows = 122_880

// A span is the rows that a thread has taken and not filled in yet.
type span struct{ from, to int }

func (s *source) ColumnInfos() []duckdb.ColumnInfo {
	infos := make([]duckdb.ColumnInfo, len(s.columns))
	for i, c := range s.columns {
		infos[i] = duckdb.ColumnInfo{Name: c.name, T: c.kind}
	}
	return infos
}

func (s *source) Cardinality() *duckdb.CardinalityInfo {
	return &duckdb.CardinalityInfo{Cardinality: uint(s.rows), Exact: true}
}

// Init lets the database use all its threads.
func (s *source) Init() duckdb.ParallelTableSourceInfo {
	return duckdb.ParallelTableSourceInfo{MaxThreads: (s.rows + takenRows - 1) / takenRows}
}

func (s *source) NewLocalState() any { return &span{} }

// FillChunk fills the next rows of a thread in; none ends it.
func (s *source) FillChunk(local any, chunk duckdb.DataChunk) error {
	taken := local.(*span)
	if err := s.take(taken); err != nil {
		return err
	}
	rows := min(taken.to-taken.from, duckdb.GetDataChunkCapacity())
	for at, c := range s.columns {
		if err := c.fill(chunk, at, taken.from, rows); err != nil {
			return err
		}
	}
	taken.from += rows
	s.filled(rows)
	return chunk.SetSize(rows)
}

// take gives a thread more rows if it has none left, and there are any.
func (s *source) take(taken *span) error {
	if err := graph.ContextError(s.loader.ctx); err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if taken.from == taken.to {
		*taken = span{s.next, min(s.next+takenRows, s.rows)}
		s.next = taken.to
	}
	return nil
}

// filled tells of the rows filled in.
func (s *source) filled(rows int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.done += rows; rows > 0 && s.done < s.rows {
		s.loader.progress("load "+s.name, s.done, s.rows)
	}
}
