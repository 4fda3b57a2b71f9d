package api

import (
	"careergraph/graph"
)

func (s *Service) datasetRoutes(schemas schemas) []route {
	summary := schemas.row("dataset")
	for _, name := range []string{"levels", "blocs", "kinds"} {
		summary.Properties[name] = list(record(schemas.columns(name, columnNames(name)...)))
		summary.Required = append(summary.Required, name)
	}
	view := func(r *reading) DatasetRequest { return DatasetRequest{View: r.view()} }
	return []route{
		{
			path: "/dataset", id: "dataset", tag: "dataset", summary: "What the store holds",
			about:  "The dataset, its counts, and its levels, blocs and kinds of moves.",
			params: oneParams, data: schemas.named("Dataset", summary),
			answer: answering(s.Dataset, view),
		},
		{
			path: "/coverage", id: "coverage", tag: "dataset", summary: "How much the tenures state, by decade",
			about:  "One row for each decade of starts and class of posts, a null decade for tenures without a known start: how many tenures there are, and how many of them state what.",
			params: params(nil, filterParams, pageParams), data: schemas.rows("Coverage", "coverage"),
			answer: listed(s.Coverage),
		},
		{
			path: "/offices", id: "offices", tag: "dataset", summary: "The offices that posts have",
			params: pageParams, data: schemas.rows("Office", "offices"),
			answer: answering(s.Offices, view),
		},
	}
}

func columnNames(question string) []string {
	described, err := graph.Describe(question)
	if err != nil {
		panic(err)
	}
	return Table{Columns: described.Columns}.Names()
}
