package graph_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

func TestDescribe(t *testing.T) {
	got, err := graph.Describe("career_moves")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]graph.Arg{{Name: "official", Kind: "string"}}, got.Args); diff != "" {
		t.Errorf("arguments (- want, + got)\n%s", diff)
	}
	if diff := cmp.Diff([]graph.Column{{Name: "seq", Kind: "int"}, {Name: "id", Kind: "string"}, {Name: "on", Kind: "date"}}, got.Columns[:3]); diff != "" {
		t.Errorf("columns (- want, + got)\n%s", diff)
	}
	routes, err := graph.Describe("routes_by_unit")
	if err != nil || !slices.Equal(routes.Sort, []string{"moves desc", "from_id", "to_id"}) {
		t.Errorf("the sort of routes_by_unit is %q, %v", routes.Sort, err)
	}
	if _, err := graph.Describe("nothing"); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("nothing is described: %v", err)
	}
}

func TestQuestionsAreAllOfTheCatalogue(t *testing.T) {
	all := graph.Questions()
	if len(all) < 30 || !slices.IsSortedFunc(all, func(a, b graph.Question) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	}) {
		t.Errorf("%d questions, or not in order", len(all))
	}
	for _, q := range all {
		if q.Title == "" || len(q.Columns) == 0 {
			t.Errorf("%s is not described", q.Name)
		}
	}
}

func TestFindColumns(t *testing.T) {
	answer := graph.Answer{Question: "q", Columns: []graph.Column{{Name: "a"}, {Name: "b"}, {Name: "c"}}}
	if at, err := answer.Find("c", "a"); err != nil || !slices.Equal(at, []int{2, 0}) {
		t.Errorf("got %v, %v", at, err)
	}
	if _, err := answer.Find("d"); graph.CodeOf(err) != graph.Internal {
		t.Errorf("a column that is not there: %v", err)
	}
}

func TestSplitList(t *testing.T) {
	for text, want := range map[string][]string{
		`a`:                   {"a"},
		`a,b c,d`:             {"a", "b c", "d"},
		`Bí thư\, Chủ tịch,x`: {"Bí thư, Chủ tịch", "x"},
		`a\\,b`:               {`a\`, "b"},
		`a\b`:                 {`a\b`},
		`a\`:                  {`a\`},
	} {
		if got, err := graph.SplitList(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q gives %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", ",", "a,", ",a", "a,,b"} {
		if got, err := graph.SplitList(text); err == nil {
			t.Errorf("%q gives %q", text, got)
		}
	}
}
