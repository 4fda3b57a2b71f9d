package graphtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// testReportIsKept loads a report whose every field is stated, in texts that
// mean something elsewhere, and then one that has nothing to tell.
func testReportIsKept(t *testing.T, _ string, open Open) {
	batch := Fixture(t, "river")
	batch.Report = graph.Report{
		Files: []graph.ReportFile{{File: "b.xlsx#Sheet 1", Read: 11, Accepted: 2, Rejected: 3, Repeated: 1, Skipped: 5}, {File: "a.csv"}},
		Codes: []graph.ReportCode{{Code: "bad_value", Severity: "error", Problems: 1234}},
		Problems: []graph.ReportProblem{{
			File: "b.xlsx#Sheet 1", Line: 7, Where: "Sheet 1!C7", Column: "x_$limit", Value: "' OR 1=1 -- <script>",
			Code: "bad_value", Severity: "error", Message: `write "true" or "false"`,
		}},
		Notes: []string{"'; MATCH (n) DETACH DELETE n //", "a"},
	}
	reported := func(store graph.Reader) map[string][][]any {
		told := map[string][][]any{}
		for _, question := range []string{"report_files", "report_codes", "report_problems", "report_notes"} {
			told[question] = mustAsk(t, store, graph.Ask{Question: question}).Rows
		}
		return told
	}
	store := open(t)
	mustLoad(t, store, batch)
	want := map[string][][]any{
		"report_files": {
			{int64(1), "b.xlsx#Sheet 1", int64(11), int64(2), int64(3), int64(1), int64(5)},
			{int64(2), "a.csv", int64(0), int64(0), int64(0), int64(0), int64(0)},
		},
		"report_codes":    {{"error", "bad_value", int64(1234)}},
		"report_problems": {{int64(1), "b.xlsx#Sheet 1", int64(7), "Sheet 1!C7", "x_$limit", "' OR 1=1 -- <script>", "bad_value", "error", `write "true" or "false"`}},
		"report_notes":    {{int64(1), "'; MATCH (n) DETACH DELETE n //"}, {int64(2), "a"}},
	}
	if diff := cmp.Diff(want, reported(store)); diff != "" {
		t.Errorf("- loaded, + told:\n%s", diff)
	}
	batch.Report = graph.Report{}
	mustLoad(t, store, batch)
	for question, rows := range reported(store) {
		if len(rows) > 0 {
			t.Errorf("%s still tells of the load before: %v", question, rows)
		}
	}
}
