package ingest

import (
	"cmp"
	"slices"

	"careergraph/graph"
)

// keptEach is how many problems of one code and severity go with a batch.
// WriteProblems has all.
const keptEach = 200

// kept is what of a report goes into a store with its batch.
func (r *Report) kept() graph.Report {
	kept := graph.Report{Notes: r.Notes}
	for _, name := range r.Files {
		n := r.Rows[name]
		kept.Files = append(kept.Files, graph.ReportFile{
			File: name, Read: n.Read, Accepted: n.Accepted, Rejected: n.Rejected, Repeated: n.Repeated, Skipped: n.Skipped,
		})
	}
	type kind struct {
		severity Severity
		code     Code
	}
	counts := map[kind]int{}
	for _, p := range r.Problems {
		of := kind{p.Severity, p.Code}
		if counts[of]++; counts[of] <= keptEach {
			kept.Problems = append(kept.Problems, graph.ReportProblem{
				File: p.File, Line: p.Line, Where: p.Where, Column: p.Column, Value: p.Value,
				Code: string(p.Code), Severity: string(p.Severity), Message: p.Message,
			})
		}
	}
	for of, n := range counts {
		kept.Codes = append(kept.Codes, graph.ReportCode{Code: string(of.code), Severity: string(of.severity), Problems: n})
	}
	slices.SortFunc(kept.Codes, func(a, b graph.ReportCode) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Code, b.Code))
	})
	return kept
}
