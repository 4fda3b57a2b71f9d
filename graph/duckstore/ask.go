package duckstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"io"
	"math/big"

	"careergraph/graph"
	"careergraph/queries"
)

// everything is the limit of an answer without one. Texts may add skip to it.
const everything = int64(1) << 53

// Ask answers a question of the catalogue. The revision and the rows are read
// in one transaction, which sees one state of the data.
func (s *Store) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
	question, bound, err := ask.Bind()
	if err != nil {
		return nil, err
	}
	if err := graph.ContextError(ctx); err != nil {
		return nil, err
	}
	answer := &graph.Answer{Question: question.Name, Engine: Engine, Columns: columns(question), Rows: [][]any{}}
	err = s.transact(ctx, func(conn *sql.Conn) error {
		err := conn.QueryRowContext(ctx, "SELECT coalesce(max(revision), 0) FROM dataset").Scan(&answer.Revision)
		if err != nil {
			return err
		}
		if answer.Revision == 0 {
			answer.Warnings = []string{"empty: no dataset has been loaded; run careergraph import"}
			return nil
		}
		return query(ctx, conn, question.SQL, parameters(bound, ask), func(rows driver.Rows) error {
			return decode(ctx, question, rows, answer, ask.Limit)
		})
	})
	if err != nil {
		return nil, err
	}
	return answer, nil
}

func columns(question *queries.Question) []graph.Column {
	columns := make([]graph.Column, len(question.Rows))
	for i, row := range question.Rows {
		columns[i] = graph.Column{Name: row.Name, Kind: string(row.Kind), Nullable: row.Nullable}
	}
	return columns
}

// parameters gives the named parameters of a text. One row more than wanted
// tells whether there are more.
func parameters(bound map[string]any, ask graph.Ask) []driver.NamedValue {
	limit := everything
	if ask.Limit > 0 {
		limit = int64(ask.Limit) + 1
	}
	params := []driver.NamedValue{{Ordinal: 1, Name: "skip", Value: int64(ask.Skip)}, {Ordinal: 2, Name: "limit", Value: limit}}
	for name, value := range bound {
		if day, ok := value.(graph.Day); ok {
			value = day.Time()
		}
		params = append(params, driver.NamedValue{Ordinal: len(params) + 1, Name: name, Value: value})
	}
	return params
}

// rowsBetweenLooks is how many rows are read between two looks at the context.
const rowsBetweenLooks = 1000

// decode reads rows strictly as the question declares them.
func decode(ctx context.Context, question *queries.Question, rows driver.Rows, answer *graph.Answer, limit int) error {
	names := rows.Columns()
	if len(names) != len(question.Rows) {
		return graph.Errorf(graph.Internal, "", "%s gives %d columns, not the %d it declares", question.Name, len(names), len(question.Rows))
	}
	for i, row := range question.Rows {
		if names[i] != row.Name {
			return graph.Errorf(graph.Internal, "", "%s gives the column %s where it declares %s", question.Name, names[i], row.Name)
		}
	}
	cells := make([]driver.Value, len(names))
	for n := 0; ; n++ {
		if n%rowsBetweenLooks == 0 {
			if err := graph.ContextError(ctx); err != nil {
				return err
			}
		}
		switch err := rows.Next(cells); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case limit > 0 && n == limit:
			answer.More = true
			return nil
		}
		row := make([]any, len(cells))
		for i, declared := range question.Rows {
			value, ok := convert(declared.Kind, cells[i])
			if !ok || value == nil && !declared.Nullable {
				return graph.Errorf(graph.Internal, "", "%s gives %T for the column %s, which is %s", question.Name, cells[i], declared.Name, declared.Kind)
			}
			row[i] = value
		}
		answer.Rows = append(answer.Rows, row)
	}
}

// convert gives a driver's value as the kind that a column declares.
func convert(kind queries.Kind, value any) (any, bool) {
	if value == nil {
		return nil, true
	}
	switch kind {
	case queries.Text, queries.Date:
		text, ok := value.(string)
		return text, ok
	case queries.Int:
		switch n := value.(type) {
		case int64:
			return n, true
		case int32:
			return int64(n), true
		case *big.Int:
			return n.Int64(), n.IsInt64()
		}
	case queries.Float:
		x, ok := value.(float64)
		return x, ok
	case queries.Bool:
		b, ok := value.(bool)
		return b, ok
	case queries.TextList:
		items, ok := value.([]any)
		texts := make([]string, len(items))
		for i, item := range items {
			var isText bool
			texts[i], isText = item.(string)
			ok = ok && isText
		}
		return texts, ok
	}
	return nil, false
}
