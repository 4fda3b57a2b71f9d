package graph_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

func TestBind(t *testing.T) {
	_, bound, err := graph.Bind("flows_by_level", graph.Args{
		"since": graph.MustDate("2019"), "until": graph.MustDate("2019-02"), "kinds": []string{"rotation"}, "levels": []string{},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"since": graph.DayOf(2019, 1, 1), "until": graph.DayOf(2019, 2, 28), "kinds": []string{"rotation"},
		"levels": nil, "blocs": nil, "unit": nil, "offices": nil,
	}
	if diff := cmp.Diff(want, bound); diff != "" {
		t.Error(diff)
	}
	_, bound, err = graph.Bind("officials_by_name", graph.Args{"name": "Nguyễn"})
	if err != nil || bound["name"] != "nguyen" {
		t.Errorf("a folded argument became %v, %v", bound["name"], err)
	}
}

func TestBindRefuses(t *testing.T) {
	tests := []struct {
		name, question, field string
		args                  graph.Args
	}{
		{"an unknown question", "flow", "question", nil},
		{"an extra argument", "flows_by_level", "kind", graph.Args{"kind": []string{"x"}}},
		{"a missing argument", "official_by_id", "id", nil},
		{"a missing argument given as nil", "official_by_id", "id", graph.Args{"id": nil}},
		{"an ill-typed argument", "flows_by_level", "kinds", graph.Args{"kinds": "rotation"}},
		{"a date as text", "flows_by_level", "since", graph.Args{"since": "2019"}},
		{"text that is not UTF-8", "official_by_id", "id", graph.Args{"id": "\xff"}},
		{"text that holds a NUL", "official_by_id", "id", graph.Args{"id": "a\x00b"}},
		{"a text that is too long", "official_by_id", "id", graph.Args{"id": strings.Repeat("x", 1001)}},
		{"a list that is too long", "flows_by_level", "kinds", graph.Args{"kinds": make([]string, 1001)}},
		{"a number for a flag", "careers_through_levels", "gaps", graph.Args{"sequence": []string{"a"}, "gaps": 1, "or_higher": false}},
		{"a number that is none", "moves", "year", graph.Args{"year": math.NaN()}},
	}
	for _, test := range tests {
		_, _, err := graph.Bind(test.question, test.args)
		var e *graph.Error
		if e, _ = err.(*graph.Error); e == nil || e.Code != graph.Invalid || e.Field != test.field {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestParseArgs(t *testing.T) {
	args, err := graph.ParseArgs("careers_through_levels", map[string]string{"sequence": "a,b", "gaps": "false", "or_higher": "true", "since": "2019-11"})
	if err != nil {
		t.Fatal(err)
	}
	want := graph.Args{"sequence": []string{"a", "b"}, "gaps": false, "or_higher": true, "since": graph.MustDate("2019-11")}
	if diff := cmp.Diff(want, args, cmp.Comparer(func(a, b graph.Date) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	for name, text := range map[string]string{"gaps": "yes", "since": "2019-31", "nobody": "x"} {
		if _, err := graph.ParseArgs("careers_through_levels", map[string]string{name: text}); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s=%s: %v", name, text, err)
		}
	}
}
