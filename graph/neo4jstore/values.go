package neo4jstore

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"careergraph/graph"
	"careergraph/queries"
)

// This is the one file that knows how the driver represents values.

// day gives a Day as a date of Neo4j; Forever, which is none, is null.
func day(d graph.Day) any {
	if d == graph.Forever {
		return nil
	}
	return neo4j.DateOf(d.Time())
}

// parameters gives bound arguments as the driver takes them.
func parameters(bound map[string]any) map[string]any {
	params := make(map[string]any, len(bound)+2)
	for name, value := range bound {
		if d, ok := value.(graph.Day); ok {
			value = day(d)
		}
		params[name] = value
	}
	return params
}

// decodeRows collects a result by the names and kinds of the question's
// columns. A value of another kind is an error, never converted.
func decodeRows(ctx context.Context, question *queries.Question, result neo4j.ResultWithContext) ([][]any, error) {
	keys, err := result.Keys()
	if err != nil {
		return nil, err
	}
	places := make([]int, len(question.Rows))
	for i, column := range question.Rows {
		places[i] = -1
		for j, key := range keys {
			if key == column.Name {
				places[i] = j
			}
		}
		if places[i] < 0 || len(keys) != len(places) {
			return nil, graph.Errorf(graph.Internal, "", "the Cypher of %s does not give the columns that its header declares; report this", question.Name).
				Because(fmt.Errorf("columns %v", keys))
		}
	}
	rows := [][]any{}
	for result.Next(ctx) {
		values := result.Record().Values
		row := make([]any, len(places))
		for i, column := range question.Rows {
			if row[i], err = decode(column, values[places[i]]); err != nil {
				return nil, graph.Errorf(graph.Internal, "", "the data behind %s is damaged; load the dataset again", question.Name).
					Because(fmt.Errorf("row %d, column %s: %w", len(rows)+1, column.Name, err))
			}
		}
		rows = append(rows, row)
	}
	return rows, result.Err()
}

func decode(column queries.Row, value any) (any, error) {
	if value == nil {
		if !column.Nullable {
			return nil, fmt.Errorf("null where %s is declared", column.Kind)
		}
		return nil, nil
	}
	switch column.Kind {
	case queries.Text, queries.Date:
		if text, ok := value.(string); ok {
			return text, nil
		}
	case queries.Int:
		if n, ok := value.(int64); ok {
			return n, nil
		}
	case queries.Float:
		if x, ok := value.(float64); ok {
			return x, nil
		}
	case queries.Bool:
		if b, ok := value.(bool); ok {
			return b, nil
		}
	case queries.TextList:
		if list, ok := value.([]any); ok {
			return decodeTexts(list)
		}
	}
	return nil, fmt.Errorf("%T where %s is declared", value, column.Kind)
}

func decodeTexts(list []any) ([]string, error) {
	texts := make([]string, len(list))
	for i, item := range list {
		text, ok := item.(string)
		if !ok {
			return nil, fmt.Errorf("%T in a list of texts", item)
		}
		texts[i] = text
	}
	return texts, nil
}
