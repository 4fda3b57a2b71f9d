package graphtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/queries"
)

// testArgumentsAreChecked asks under a context that ended already: an argument
// that is wrong is wrong without any database.
func testArgumentsAreChecked(t *testing.T, _ string, open Open) {
	batch := Fixture(t, "river")
	store := open(t)
	mustLoad(t, store, batch)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	invalid := func(ask graph.Ask, field string) {
		t.Helper()
		_, err := store.Ask(over, ask)
		if err := (&failure{graph.Invalid, field}).matches(err); err != nil {
			t.Errorf("%s: %v", formatAsk(ask), err)
		}
	}
	wrong := map[queries.Kind][]any{
		queries.Text:     {1, true, []string{"x"}, "\xff", "a\x00b"},
		queries.Folded:   {1, []string{"x"}, "\xff"},
		queries.TextList: {"x", 1, []any{"x"}, []string{"\xff"}},
		queries.Int:      {"1", 1.5, true},
		queries.Float:    {"1", true},
		queries.Bool:     {"true", 1},
		queries.FirstDay: {"2019", 2019, time.Time{}},
		queries.LastDay:  {"2019", 2019, time.Time{}},
	}
	for _, plain := range plainAsks(batch) {
		question, _ := queries.Lookup(plain.Question)
		with := func(name string, value any) graph.Ask {
			args := graph.Args{name: value}
			for other, value := range plain.Args {
				if other != name {
					args[other] = value
				}
			}
			return graph.Ask{Question: plain.Question, Args: args}
		}
		for _, arg := range question.Args {
			if !arg.Optional {
				invalid(with(arg.Name, nil), arg.Name)
			}
			for _, value := range wrong[arg.Kind] {
				invalid(with(arg.Name, value), arg.Name)
			}
		}
		invalid(with("colour", "red"), "colour")
		negative := plain
		negative.Skip = -1
		invalid(negative, "skip")
		negative.Skip, negative.Limit = 0, -1
		invalid(negative, "limit")
	}
	invalid(graph.Ask{Question: "flows_by_colour"}, "question")
	invalid(graph.Ask{}, "question")
}

// testContextEndsTheCall uses contexts that ended before the call.
func testContextEndsTheCall(t *testing.T, _ string, open Open) {
	batch := Fixture(t, "river")
	store := open(t)
	mustLoad(t, store, batch)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	late, stop := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer stop()
	for _, test := range []struct {
		ctx  context.Context
		code graph.Code
	}{{cancelled, graph.Canceled}, {late, graph.Timeout}} {
		for _, ask := range plainAsks(batch) {
			if _, err := store.Ask(test.ctx, ask); graph.CodeOf(err) != test.code {
				t.Errorf("%s: want the code %s, not %v", formatAsk(ask), test.code, err)
			}
		}
		if _, err := store.Load(test.ctx, Fixture(t, "rise"), nil); graph.CodeOf(err) != test.code {
			t.Errorf("load: want the code %s, not %v", test.code, err)
		}
	}
	if got := formatRows(mustAsk(t, store, graph.Ask{Question: "claims"}).Rows); len(got) > 0 {
		t.Errorf("a load that never began left claims: %q", got)
	}
	mustAsk(t, store, graph.Ask{Question: "moves"})
}

// testContextEndsMidway ends a context after it was looked at once, twice and
// so on, in longer steps after the first dozen, until the call goes through.
func testContextEndsMidway(t *testing.T, _ string, open Open) {
	batch := crowd(t, 500)
	store := open(t)
	mustLoad(t, store, batch)
	for _, ask := range []graph.Ask{
		{Question: "moves"},
		{Question: "shortest_route", Args: graph.Args{"from_unit": "c0", "to_unit": "d"}},
		{Question: "careers_through_levels", Args: graph.Args{"sequence": []string{"commune", "district"}, "gaps": true, "or_higher": true}},
	} {
		whole := mustAsk(t, store, ask)
		ended := 0
		for looks := 1; ; looks += 1 + looks/12 {
			ctx, stop := endAfter(t.Context(), looks)
			answer, err := store.Ask(ctx, ask)
			stop()
			if err == nil {
				if diff := cmp.Diff(whole.Rows, answer.Rows); diff != "" {
					t.Fatalf("%s: part of the rows after %d looks:\n%s", formatAsk(ask), looks, diff)
				}
				break
			}
			ended++
			var e *graph.Error
			if !errors.As(err, &e) || e.Code != graph.Canceled {
				t.Fatalf("%s: cancelled after %d looks it says: %s", formatAsk(ask), looks, describe(err))
			}
			if looks > 1_000_000 {
				t.Fatalf("%s: looks at its context without end", formatAsk(ask))
			}
		}
		if ended == 0 {
			t.Errorf("%s: never looks at its context", formatAsk(ask))
		}
	}
	mustAsk(t, store, graph.Ask{Question: "moves"})
}
