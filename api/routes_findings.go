package api

import (
	"github.com/danielgtaylor/huma/v2"

	"careergraph/graph/finding"
)

// againstParams say what pairs are held against.
var againstParams = []*huma.Param{
	floatParam("expected", "The share of moves that is taken as normal from the higher to the lower of two levels, from the first to the second of any other pair; without it, even chances.", 0, 1),
	dateParam("previous_since", "The first day of a period to compare with."),
	dateParam("previous_until", "The last day of that period."),
}

var excludedParam = listParam("exclude", "Periods in which moves were suspended, such as 2025-03-07..2025-06-30: a trend leaves them out.")

var markParam = intParam("mark", "The month at which curves of stays and returns are read off; 36 where it is not given.", 1, 600)

// evidenceParam says how many ids each finding carries.
func evidenceParam(usual int) *huma.Param {
	p := intParam("evidence", "How many ids of what stands behind it a finding carries at most.", 0, finding.MaxEvidence)
	p.Schema.Default = usual
	return p
}

func (s *Service) findingRoutes(schemas schemas) []route {
	schema := schemas.of(Finding{})
	return []route{
		{
			path: "/findings", id: "findings", tag: "findings", summary: "What is noteworthy, with its evidence",
			about: "Results with their figures, tests, a sentence in Vietnamese and English, and the first ids of what stands behind them; those out of balance first, the weightiest first among them. " +
				"docs/statistics.md explains every figure and test.",
			params: params(only(listParam("topic", "Topics; without them, all.")), againstParams, only(excludedParam, markParam, evidenceParam(DefaultEvidence)), filterParams, pageParams),
			data:   list(schema),
			answer: answering(s.Findings, readFindings),
		},
		{
			path: "/findings/{id}", id: "finding", tag: "findings", summary: "One finding with its reasoning",
			params: params(only(pathParam("id", "The id of a finding.")), againstParams, only(excludedParam, markParam, evidenceParam(finding.MaxEvidence)), filterParams, oneParams),
			data:   schema,
			answer: answering(s.Finding, func(r *reading) FindingRequest {
				return FindingRequest{ID: r.path, FindingsRequest: readFindings(r)}
			}),
		},
	}
}

func readFindings(r *reading) FindingsRequest {
	q := FindingsRequest{
		Topics: r.list("topic"), Filter: r.filter(), Expected: r.share("expected"),
		Previous: r.period("previous_since", "previous_until"), Excluded: r.periods("exclude"), View: r.view(),
	}
	if mark := r.int("mark", 1, 600); mark != nil {
		q.Mark = int(*mark)
	}
	if evidence := r.int("evidence", 0, finding.MaxEvidence); evidence != nil {
		n := int(*evidence)
		q.Evidence = &n
	}
	return q
}
