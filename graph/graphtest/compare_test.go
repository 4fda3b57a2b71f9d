package graphtest

import (
	"context"
	"strings"
	"testing"

	"careergraph/graph"
)

// A refuser fails with an error of its code.
type refuser struct{ code graph.Code }

func (r refuser) Ask(context.Context, graph.Ask) (*graph.Answer, error) {
	return nil, graph.Errorf(r.code, "", "no")
}

func TestComparisonFindsEveryDifference(t *testing.T) {
	ask := graph.Ask{Question: "flows_by_level", Limit: 2}
	answer := func(change func(a *graph.Answer)) graph.Reader {
		a := &graph.Answer{
			Question: "flows_by_level", Engine: "e", More: true,
			Columns: []graph.Column{{Name: "from_id", Kind: "string"}, {Name: "to_id", Kind: "string"}, {Name: "moves", Kind: "int"}, {Name: "officials", Kind: "int"}},
			Rows:    [][]any{{"a", "b", int64(2), int64(1)}, {"b", "a", int64(1), int64(1)}},
		}
		change(a)
		return reader{a}
	}
	same := func(*graph.Answer) {}
	for _, test := range []struct {
		name string
		a, b graph.Reader
		rows int
		says string
	}{
		{"the same", answer(same), answer(same), 2, ""},
		{"another engine and revision", answer(same), answer(func(a *graph.Answer) { a.Engine, a.Revision = "f", 7 }), 2, ""},
		{"a count", answer(same), answer(func(a *graph.Answer) { a.Rows[1][2] = int64(3) }), 0, "row 2"},
		{"a kind", answer(same), answer(func(a *graph.Answer) { a.Rows[1][2] = 1.0 }), 0, "row 2"},
		{"the order", answer(same), answer(func(a *graph.Answer) { a.Rows[0], a.Rows[1] = a.Rows[1], a.Rows[0] }), 0, "row 1"},
		{"a row less", answer(same), answer(func(a *graph.Answer) { a.Rows = a.Rows[:1] }), 0, "- b | a | 1 | 1"},
		{"a row more", answer(func(a *graph.Answer) { a.Rows = nil }), answer(same), 0, "+ a | b | 2 | 1"},
		{"more", answer(same), answer(func(a *graph.Answer) { a.More = false }), 0, "more"},
		{"a column", answer(same), answer(func(a *graph.Answer) { a.Columns[0].Name = "from" }), 0, "columns"},
		{"wrong alike", answer(func(a *graph.Answer) { a.Rows = a.Rows[:1]; a.Rows[0][0] = nil }), answer(func(a *graph.Answer) { a.Rows = a.Rows[:1]; a.Rows[0][0] = nil }), 0, "both agree and are wrong"},
		{"an error on one side", answer(same), refuser{graph.Internal}, 0, "one says"},
		{"two errors", refuser{graph.Timeout}, refuser{graph.Internal}, 0, "one says"},
		{"one error on both sides", refuser{graph.Invalid}, refuser{graph.Invalid}, 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows, err := compare(t.Context(), test.a, test.b, ask)
			if rows != test.rows || (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %d rows and %v, want %d and %q", rows, err, test.rows, test.says)
			}
		})
	}
}
