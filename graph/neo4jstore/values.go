package neo4jstore

import (
	"context"
	"fmt"
	"slices"

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

// looks is how many rows are decoded between two looks at the caller's context.
const looks = 64

// decodeRows collects a result, under the driver's context, by the names and
// kinds of the question's columns. A row with a value of another kind is left
// out, and the first such is told as damaged: a load can take a thing away
// while it is read.
func decodeRows(ctx, own context.Context, question *queries.Question, result neo4j.ResultWithContext) (rows [][]any, damaged, err error) {
	keys, err := result.Keys()
	if err != nil {
		return nil, nil, err
	}
	places := make([]int, len(question.Rows))
	for i, column := range question.Rows {
		places[i] = slices.Index(keys, column.Name)
		if places[i] < 0 || len(keys) != len(places) {
			return nil, nil, graph.Errorf(graph.Internal, "", "the Cypher of %s does not give the columns that its header declares; report this", question.Name).
				Because(fmt.Errorf("columns %v", keys))
		}
	}
	rows = [][]any{}
	for read := 1; result.Next(own); read++ {
		if read%looks == 0 && ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		row, err := decodeRow(question, places, result.Record().Values)
		switch {
		case err == nil:
			rows = append(rows, row)
		case damaged == nil:
			damaged = graph.Errorf(graph.Internal, "", "the data behind %s is damaged; load the dataset again", question.Name).
				Because(fmt.Errorf("row %d: %w", read, err))
		}
	}
	return rows, damaged, result.Err()
}

func decodeRow(question *queries.Question, places []int, values []any) ([]any, error) {
	row := make([]any, len(places))
	for i, column := range question.Rows {
		value, err := decode(column, values[places[i]])
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", column.Name, err)
		}
		row[i] = value
	}
	return row, nil
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
