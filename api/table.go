package api

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"careergraph/graph"
)

// A Table is a list of records. Each row has a value for each column, of the
// kinds that graph.Answer has.
type Table struct {
	Columns []graph.Column
	Rows    [][]any
}

// Table gives the table itself.
func (t Table) Table() Table { return t }

// A Record is one object: the only row of its table.
type Record struct{ Row Table }

// Table gives the table of the one row.
func (r Record) Table() Table { return r.Row }

// allOf gives the rows of an answer with all columns.
func allOf(answer *graph.Answer) Table {
	return Table{Columns: answer.Columns, Rows: answer.Rows}
}

// tableOf gives the rows of an answer under the columns named, each as it is or
// renamed: "from_id as from".
func tableOf(answer *graph.Answer, names ...string) (Table, error) {
	sources := make([]string, len(names))
	wanted := make([]string, len(names))
	for i, name := range names {
		source, renamed, ok := strings.Cut(name, " as ")
		if !ok {
			renamed = source
		}
		sources[i], wanted[i] = source, renamed
	}
	at, err := answer.Find(sources...)
	if err != nil {
		return Table{}, err
	}
	t := Table{Columns: make([]graph.Column, len(names)), Rows: make([][]any, len(answer.Rows))}
	for i, place := range at {
		t.Columns[i] = answer.Columns[place]
		t.Columns[i].Name = wanted[i]
	}
	cells := make([]any, len(answer.Rows)*len(at))
	for i, row := range answer.Rows {
		t.Rows[i], cells = cells[:len(at):len(at)], cells[len(at):]
		for j, place := range at {
			t.Rows[i][j] = row[place]
		}
	}
	return t, nil
}

// Texts gives the rows as a terminal or a CSV file shows them.
func (t Table) Texts() [][]string {
	texts := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		texts[i] = rowTexts(row)
	}
	return texts
}

// Names gives the names of the columns.
func (t Table) Names() []string {
	names := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		names[i] = column.Name
	}
	return names
}

func (t Table) writeCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.Names()); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := out.Write(rowTexts(row)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func rowTexts(row []any) []string {
	texts := make([]string, len(row))
	for i, value := range row {
		texts[i] = cellText(value)
	}
	return texts
}

func cellText(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ";")
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return string(appendFloat(nil, v))
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// MarshalJSON gives an array of objects, their fields in the order of columns.
func (t Table) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 64+len(t.Rows)*len(t.Columns)*32)
	keys := t.keys()
	b = append(b, '[')
	for i, row := range t.Rows {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendObject(b, keys, row)
	}
	return append(b, ']'), nil
}

// MarshalJSON gives the object, or null where the table has no row.
func (r Record) MarshalJSON() ([]byte, error) {
	if len(r.Row.Rows) == 0 {
		return []byte("null"), nil
	}
	return appendObject(nil, r.Row.keys(), r.Row.Rows[0]), nil
}

// A namedList is a field of an object that is a list of others.
type namedList struct {
	name string
	of   Table
}

// with gives the object with lists after its own fields. There must be a row.
func (r Record) with(lists ...namedList) ([]byte, error) {
	b := appendObject(nil, r.Row.keys(), r.Row.Rows[0])
	b = b[:len(b)-1]
	for _, list := range lists {
		b = append(appendText(append(b, ','), list.name), ':')
		rows, err := list.of.MarshalJSON()
		if err != nil {
			return nil, err
		}
		b = append(b, rows...)
	}
	return append(b, '}'), nil
}

// keys gives what stands before each value of an object.
func (t Table) keys() [][]byte {
	keys := make([][]byte, len(t.Columns))
	for i, column := range t.Columns {
		var b []byte
		if i > 0 {
			b = append(b, ',')
		}
		keys[i] = append(appendText(b, column.Name), ':')
	}
	return keys
}

func appendObject(b []byte, keys [][]byte, row []any) []byte {
	b = append(b, '{')
	for i, value := range row {
		b = appendValue(append(b, keys[i]...), value)
	}
	return append(b, '}')
}

func appendValue(b []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return appendText(b, v)
	case []string:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendText(b, item)
		}
		return append(b, ']')
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		return appendFloat(b, v)
	case bool:
		return strconv.AppendBool(b, v)
	}
	return append(b, "null"...)
}

// appendFloat writes a number as encoding/json does; what JSON has no number
// for is null.
func appendFloat(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, "null"...)
	}
	text, _ := json.Marshal(v)
	return append(b, text...)
}

// appendText quotes a text. Only what JSON demands is escaped.
func appendText(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' {
			return appendEscaped(b, text)
		}
	}
	if !utf8.ValidString(text) {
		return appendEscaped(b, text)
	}
	b = append(b, '"')
	b = append(b, text...)
	return append(b, '"')
}

func appendEscaped(b []byte, text string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
