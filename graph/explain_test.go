package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

func TestExplain(t *testing.T) {
	explained, err := graph.Explain(graph.Ask{Question: "careers_through_levels", Skip: 3, Args: graph.Args{
		"sequence": []string{"commune", `d'is\trict`}, "gaps": false, "or_higher": true,
		"since": graph.MustDate("2019"), "until": graph.MustDate("2019-02"), "unit": "a\nb",
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`:param sequence => ['commune', 'd\'is\\trict']`,
		`:param gaps => false`,
		`:param or_higher => true`,
		`:param since => date('2019-01-01')`, // the first day that 2019 can mean
		`:param until => date('2019-02-28')`, // the last day of that February
		`:param blocs => null`,
		`:param unit => 'a\u000ab'`,
		`:param offices => null`,
		`:param skip => 3`,
		`:param limit => 2147483647`,
	}
	if diff := cmp.Diff(want, explained.Params); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	if explained.Question != "careers_through_levels" || !strings.HasPrefix(explained.Cypher, "// careers_through_levels: ") {
		t.Errorf("%s is explained by\n%s", explained.Question, explained.Cypher)
	}
}

func TestExplainRefusesWhatBindRefuses(t *testing.T) {
	for name, ask := range map[string]graph.Ask{
		"no such question": {Question: "nothing"},
		"a missing one":    {Question: "career_moves"},
		"one too many":     {Question: "claims", Args: graph.Args{"since": graph.MustDate("2019")}},
	} {
		if _, err := graph.Explain(ask); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
