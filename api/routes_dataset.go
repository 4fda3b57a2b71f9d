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
	return []route{{
		path: "/dataset", id: "dataset", tag: "dataset", summary: "What the store holds",
		about:  "The dataset, its counts, and its levels, blocs and kinds of moves.",
		params: oneParams, data: schemas.named("Dataset", summary),
		answer: answering(s.Dataset, func(r *reading) DatasetRequest {
			return DatasetRequest{View: r.view()}
		}),
	}}
}

func columnNames(question string) []string {
	described, err := graph.Describe(question)
	if err != nil {
		panic(err)
	}
	return Table{Columns: described.Columns}.Names()
}
