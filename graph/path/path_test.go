package path

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

type reader func(ask graph.Ask) (*graph.Answer, error)

func (r reader) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) { return r(ask) }

// answering answers with rows and keeps what was asked.
func answering(asked *graph.Ask, more bool, rows ...[]any) reader {
	return func(ask graph.Ask) (*graph.Answer, error) {
		*asked = ask
		if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
			return nil, err
		}
		described, err := graph.Describe(ask.Question)
		return &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: rows, More: more}, err
	}
}

func TestThrough(t *testing.T) {
	var asked graph.Ask
	store := answering(&asked, true,
		[]any{"o1", "An", []string{"t1", "t2"}, []string{"commune", "district"}, []string{"p1", "p2"}, []string{"u1", "u2"}, []string{"2016", "2018-06"}, int64(5)},
		[]any{"o2", nil, []string{"t3"}, []string{"commune"}, []string{"p1"}, []string{"u1"}, []string{"2019-01-31"}, int64(5)})
	q := Request{Levels: []string{"commune", "district"}, Gaps: true, Filter: graph.Filter{Unit: "u1"}}
	found, err := Through(t.Context(), store, q, graph.Page{Skip: 1, Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	an := "An"
	want := Found{Total: 5, More: true, Careers: []Career{
		{OfficialID: "o1", Name: &an, Steps: []Step{{"t1", "commune", "p1", "u1", "2016"}, {"t2", "district", "p2", "u2", "2018-06"}}},
		{OfficialID: "o2", Steps: []Step{{"t3", "commune", "p1", "u1", "2019-01-31"}}},
	}}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	wantAsk := graph.Ask{Question: "careers_through_levels", Skip: 1, Limit: 2, Args: graph.Args{
		"sequence": []string{"commune", "district"}, "gaps": true, "or_higher": false, "unit": "u1",
	}}
	if diff := cmp.Diff(wantAsk, asked); diff != "" {
		t.Errorf("asked (- want, + got)\n%s", diff)
	}
}

func TestThroughRefuses(t *testing.T) {
	for name, q := range map[string]Request{
		"no level":          {},
		"nine levels":       {Levels: slices.Repeat([]string{"commune"}, MaxLevels+1)},
		"a filter of kinds": {Levels: []string{"commune"}, Filter: graph.Filter{Kinds: []string{"rotation"}}},
		"one of levels":     {Levels: []string{"commune"}, Filter: graph.Filter{Levels: []string{"commune"}}},
	} {
		if _, err := Through(t.Context(), nil, q, graph.Page{}); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestThroughDoesNotPairWhatDoesNotMatch(t *testing.T) {
	var asked graph.Ask
	store := answering(&asked, false, []any{"o1", "An", []string{"t1", "t2"}, []string{"commune"}, []string{"p1"}, []string{"u1"}, []string{"2016"}, int64(1)})
	if _, err := Through(t.Context(), store, Request{Levels: []string{"commune"}}, graph.Page{}); graph.CodeOf(err) != graph.Internal {
		t.Errorf("lists of two lengths: %v", err)
	}
	gone := errors.New("gone")
	failing := reader(func(graph.Ask) (*graph.Answer, error) { return nil, gone })
	if _, err := Through(t.Context(), failing, Request{Levels: []string{"commune"}}, graph.Page{}); !errors.Is(err, gone) {
		t.Errorf("the store's error became %v", err)
	}
}
