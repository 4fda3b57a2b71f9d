package api

import (
	"github.com/danielgtaylor/huma/v2"

	"careergraph/graph"
)

func (s *Service) questionRoutes(schemas schemas) []route {
	free := query("args", "The arguments of the question, each a parameter of its own: lists separated by commas, dates as 2019, 2019-11 or 2019-11-29.",
		&huma.Schema{Type: huma.TypeObject, AdditionalProperties: &huma.Schema{Type: huma.TypeString}})
	free.Style = "form"
	return []route{
		{
			path: "/questions", id: "questions", tag: "questions", summary: "The questions that can be asked by name",
			params: params(nil, pageParams), data: list(schemas.of(Question{})),
			answer: answering(s.Questions, func(r *reading) View { return r.view() }),
		},
		{
			path: "/questions/{name}", id: "ask", tag: "questions", summary: "Any question by name",
			about:  "The rows of a question as they are. Its arguments are parameters by the names that the catalogue gives.",
			params: params(only(pathParam("name", "The name of a question.")), pageParams),
			data:   list(&huma.Schema{Type: huma.TypeObject, AdditionalProperties: true}),
			answer: answering(s.Ask, readAsk), free: free, names: argNames,
		},
	}
}

// argNames are the arguments of a question; none where there is no such.
func argNames(question string) []string {
	described, _ := graph.Describe(question)
	var names []string
	for _, arg := range described.Args {
		names = append(names, arg.Name)
	}
	return names
}

func readAsk(r *reading) AskRequest {
	q := AskRequest{Question: r.path, View: r.view()}
	if _, err := graph.Describe(q.Question); err != nil {
		r.err = graph.Errorf(graph.NotFound, "name", "%s", err.Error())
	}
	texts := map[string]string{}
	for _, name := range argNames(r.path) {
		if text := r.maybe(name); text != nil {
			texts[name] = *text
		}
	}
	args, err := graph.ParseArgs(r.path, texts)
	if err != nil && r.err == nil {
		r.err = err
	}
	q.Args = args
	return q
}
