package flow

import (
	"context"
	"fmt"
	"testing"

	"careergraph/graph"
)

type reader func(ask graph.Ask) (*graph.Answer, error)

func (r reader) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) { return r(ask) }

func TestEachDimensionHasItsQuestion(t *testing.T) {
	filter := graph.Filter{Since: graph.MustDate("2016"), Kinds: []string{"rotation"}}
	for _, by := range Dimensions {
		var asked graph.Ask
		store := reader(func(ask graph.Ask) (*graph.Answer, error) {
			asked = ask
			_, _, err := graph.Bind(ask.Question, ask.Args)
			return &graph.Answer{}, err
		})
		if _, err := By(t.Context(), store, by, filter, graph.Page{Skip: 2, Limit: 3}); err != nil {
			t.Errorf("by %s: %v", by, err)
		}
		if got, want := fmt.Sprint(asked), fmt.Sprintf("{flows_by_%s map[kinds:[rotation] since:2016] 2 3}", by); got != want {
			t.Errorf("by %s asks %s, want %s", by, got, want)
		}
	}
}

func TestOtherDimensionsAreRefused(t *testing.T) {
	for _, by := range []string{"", "colour", "Level", "by_level"} {
		if _, err := By(t.Context(), nil, by, graph.Filter{}, graph.Page{}); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("by %q: %v", by, err)
		}
	}
}
