package graphtest

import (
	"cmp"
	"fmt"
	"strings"

	"careergraph/graph"
	"careergraph/queries"
)

// wellFormed checks what holds for every answer, whatever its rows: the
// question's columns, their kinds, the declared order, the page.
func wellFormed(ask graph.Ask, answer *graph.Answer) error {
	q, ok := queries.Lookup(ask.Question)
	if !ok {
		return fmt.Errorf("answered %q, which is no question", ask.Question)
	}
	if answer.Question != ask.Question {
		return fmt.Errorf("says it answers %q", answer.Question)
	}
	if len(answer.Columns) != len(q.Rows) {
		return fmt.Errorf("has %d columns, the header %d", len(answer.Columns), len(q.Rows))
	}
	for i, row := range q.Rows {
		want := graph.Column{Name: row.Name, Kind: string(row.Kind), Nullable: row.Nullable}
		if answer.Columns[i] != want {
			return fmt.Errorf("column %d is %+v, the header says %+v", i+1, answer.Columns[i], want)
		}
	}
	if ask.Limit > 0 && len(answer.Rows) > ask.Limit {
		return fmt.Errorf("%d rows where %d were asked for", len(answer.Rows), ask.Limit)
	}
	if ask.Limit == 0 && answer.More {
		return fmt.Errorf("says there are more rows where all were asked for")
	}
	for i, row := range answer.Rows {
		if len(row) != len(q.Rows) {
			return fmt.Errorf("row %d has %d values for %d columns", i+1, len(row), len(q.Rows))
		}
		for j, column := range q.Rows {
			if err := ofKind(column, row[j]); err != nil {
				return fmt.Errorf("row %d: column %s: %w", i+1, column.Name, err)
			}
		}
	}
	return inOrder(q, answer.Rows)
}

// ofKind checks that a value is of the kinds that leave a store.
func ofKind(column queries.Row, value any) error {
	ok := false
	switch v := value.(type) {
	case nil:
		ok = column.Nullable
	case string:
		ok = column.Kind == queries.Text
		if column.Kind == queries.Date {
			date, err := graph.ParseDate(v)
			ok = err == nil && !date.IsZero()
		}
	case int64:
		ok = column.Kind == queries.Int
	case float64:
		ok = column.Kind == queries.Float
	case bool:
		ok = column.Kind == queries.Bool
	case []string:
		ok = column.Kind == queries.TextList && v != nil
	}
	if !ok {
		return fmt.Errorf("%#v (%T) is no %s", value, value, column.Kind)
	}
	return nil
}

// inOrder checks that rows ascend strictly by the question's sort, so that it
// is a total order of them.
func inOrder(q *queries.Question, rows [][]any) error {
	at := map[string]int{}
	for i, row := range q.Rows {
		at[row.Name] = i
	}
	for i := 1; i < len(rows); i++ {
		order := 0
		for _, key := range q.Sort {
			order = compareValues(rows[i-1][at[key.Row]], rows[i][at[key.Row]])
			if key.Descending {
				order = -order
			}
			if order != 0 {
				break
			}
		}
		switch {
		case order == 0:
			return fmt.Errorf("rows %d and %d have one sort key: %s", i, i+1, formatRow(rows[i]))
		case order > 0:
			return fmt.Errorf("rows %d and %d are out of order: %s before %s", i, i+1, formatRow(rows[i-1]), formatRow(rows[i]))
		}
	}
	return nil
}

// compareValues orders two values of one kind: texts by bytes, false before
// true, nil after everything.
func compareValues(a, b any) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	switch x := a.(type) {
	case string:
		return cmp.Compare(x, b.(string))
	case int64:
		return cmp.Compare(x, b.(int64))
	case float64:
		return cmp.Compare(x, b.(float64))
	case bool:
		switch y := b.(bool); {
		case x == y:
			return 0
		case y:
			return -1
		}
		return 1
	}
	panic(fmt.Sprintf("no order for %T", a))
}

// formatRows writes rows as a case file does.
func formatRows(rows [][]any) []string {
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = formatRow(row)
	}
	return lines
}

func formatRow(row []any) string {
	cells := make([]string, len(row))
	for i, value := range row {
		cells[i] = formatValue(value)
	}
	return strings.Join(cells, " | ")
}

func formatValue(value any) string {
	switch v := value.(type) {
	case nil:
		return "-"
	case string:
		if v == "" || v == "-" || strings.TrimSpace(v) != v || strings.ContainsAny(v, "|\"\\") {
			return fmt.Sprintf("%q", v)
		}
		return v
	case []string:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = item
			if strings.ContainsAny(item, " |\"\\[]") || item == "" {
				items[i] = fmt.Sprintf("%q", item)
			}
		}
		return "[" + strings.Join(items, " ") + "]"
	}
	return fmt.Sprint(value)
}
