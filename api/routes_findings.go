package api

import (
	"github.com/danielgtaylor/huma/v2"
)

// againstParams say what pairs are held against.
var againstParams = []*huma.Param{
	floatParam("expected", "The share of moves that is taken as normal from the higher to the lower of two levels, from the first to the second of any other pair; without it, even chances.", 0, 1),
	dateParam("previous_since", "The first day of a period to compare with."),
	dateParam("previous_until", "The last day of that period."),
}

var excludedParam = listParam("exclude", "Periods in which moves were suspended, such as 2025-03-07..2025-06-30: a trend leaves them out.")

var markParam = intParam("mark", "The month at which curves of stays and returns are read off; 36 where it is not given.", 1, 600)

func (s *Service) findingRoutes(schemas schemas) []route {
	finding := schemas.of(Finding{})
	return []route{
		{
			path: "/findings", id: "findings", tag: "findings", summary: "What is noteworthy, with its evidence",
			about: "Results with their figures, tests, a sentence in Vietnamese and English, and the ids behind them; those out of balance first, the weightiest first among them. " +
				"docs/statistics.md explains every figure and test.",
			params: params(only(listParam("topic", "Topics; without them, all.")), againstParams, only(excludedParam, markParam), filterParams, pageParams),
			data:   list(finding),
			answer: answering(s.Findings, readFindings),
		},
		{
			path: "/findings/{id}", id: "finding", tag: "findings", summary: "One finding with its reasoning",
			params: params(only(pathParam("id", "The id of a finding.")), againstParams, only(excludedParam, markParam), filterParams, oneParams),
			data:   finding,
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
	return q
}
