package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

func TestAReportKeepsSomeOfEachCodeAndCountsAll(t *testing.T) {
	r := &Report{
		Files: []string{"units.csv", "tenures.csv"},
		Rows:  map[string]Counts{"tenures.csv": {Read: 9, Accepted: 4, Rejected: 2, Repeated: 1, Skipped: 2}, "units.csv": {Read: 3, Accepted: 3}},
		Notes: []string{"a note"},
	}
	// The one error stands behind more warnings than are kept of a code, and the
	// same code is a warning elsewhere.
	for line := range keptEach + 5 {
		r.Problems = append(r.Problems, Problem{File: "tenures.csv", Line: line + 2, Code: NoStart, Severity: Warning})
	}
	last := Problem{File: "tenures.csv", Line: 900, Where: "Tenures!C5", Column: "post_id", Value: "x", Code: UnknownRef, Severity: Error, Message: "name a post"}
	r.Problems = append(r.Problems, Problem{File: "officials.csv", Line: 7, Code: UnknownRef, Severity: Warning}, last)

	kept := r.kept()
	problems := kept.Problems
	kept.Problems = nil
	want := graph.Report{
		Files: []graph.ReportFile{{File: "units.csv", Read: 3, Accepted: 3}, {File: "tenures.csv", Read: 9, Accepted: 4, Rejected: 2, Repeated: 1, Skipped: 2}},
		Codes: []graph.ReportCode{{Code: "unknown_ref", Severity: "error", Problems: 1}, {Code: "no_start", Severity: "warning", Problems: 205}, {Code: "unknown_ref", Severity: "warning", Problems: 1}},
		Notes: []string{"a note"},
	}
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Error(diff)
	}
	if len(problems) != 202 || problems[199].Line != 201 || problems[200].File != "officials.csv" {
		t.Errorf("%d problems are kept, the last of no_start in line %d, then one of %s", len(problems), problems[199].Line, problems[200].File)
	}
	told := graph.ReportProblem{File: "tenures.csv", Line: 900, Where: "Tenures!C5", Column: "post_id", Value: "x", Code: "unknown_ref", Severity: "error", Message: "name a post"}
	if diff := cmp.Diff(told, problems[len(problems)-1]); diff != "" {
		t.Error(diff)
	}
}
