package neo4jstore

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/queries"
)

func TestAValueOfAnotherKindThanDeclaredIsAnError(t *testing.T) {
	for _, test := range []struct {
		name  string
		kind  queries.Kind
		value any
	}{
		{"an int for a text", queries.Text, int64(1)},
		{"a text for an int", queries.Int, "1"},
		{"an int for a float", queries.Float, int64(1)},
		{"a text for a bool", queries.Bool, "true"},
		{"a date of the driver for a date", queries.Date, day(0)},
		{"a text for a list", queries.TextList, "a"},
		{"a list with an int", queries.TextList, []any{"a", int64(1)}},
		{"a list with null", queries.TextList, []any{nil}},
		{"null where none is declared", queries.Text, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := decode(queries.Row{Name: "x", Kind: test.kind}, test.value); err == nil {
				t.Errorf("decoded as %v", got)
			}
		})
	}
}

func TestAValueOfTheDeclaredKindIsItself(t *testing.T) {
	for _, test := range []struct {
		kind  queries.Kind
		value any
		want  any
	}{
		{queries.Text, "a", "a"},
		{queries.Date, "2019-11", "2019-11"},
		{queries.Int, int64(-1), int64(-1)},
		{queries.Float, 0.5, 0.5},
		{queries.Bool, false, false},
		{queries.TextList, []any{"a", ""}, []string{"a", ""}},
		{queries.TextList, []any{}, []string{}},
	} {
		got, err := decode(queries.Row{Name: "x", Kind: test.kind}, test.value)
		if err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Error(diff)
		}
	}
	if got, err := decode(queries.Row{Name: "x", Kind: queries.Text, Nullable: true}, nil); got != nil || err != nil {
		t.Errorf("null where it is declared: %v, %v", got, err)
	}
}

func TestAServerOlderThan5_26IsTooOld(t *testing.T) {
	for agent, want := range map[string]bool{
		"Neo4j/3.5.0": true, "Neo4j/4.4.44": true, "Neo4j/5.25.1": true,
		"Neo4j/5.26.12": false, "Neo4j/5.27-aura": false, "Neo4j/2025.01.0": false, "unheard of": false,
	} {
		if got := tooOld(agent); got != want {
			t.Errorf("%s: %t", agent, got)
		}
	}
}
