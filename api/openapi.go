package api

import (
	"cmp"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

func newSchemas() schemas {
	return schemas{huma.NewMapRegistry(schemaPrefix, huma.DefaultSchemaNamer)}
}

// newOpenAPI documents the routes.
func newOpenAPI(routes []route, schemas schemas, version string) *huma.OpenAPI {
	if version == "" {
		version = "dev"
	}
	document := &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info: &huma.Info{
			Title:   "careergraph",
			Version: version,
			Description: "Answers about careers in a hierarchy of public offices: who held which post, how people move between levels, units and blocs, " +
				"and where those moves are out of balance. Every answer is data and meta; every list comes as JSON or CSV, page by page.",
		},
		Components: &huma.Components{Schemas: schemas.Registry, Parameters: map[string]*huma.Param{}},
	}
	shared := map[*huma.Param]*huma.Param{}
	for _, p := range params(nil, filterParams, pageParams) {
		document.Components.Parameters[p.Name] = p
		shared[p] = &huma.Param{Ref: "#/components/parameters/" + p.Name}
	}
	problem := &huma.Response{
		Description: "What is wrong and what to do.",
		Content:     map[string]*huma.MediaType{problemType: {Schema: schemas.of(Problem{})}},
	}
	for _, r := range routes {
		var taken []*huma.Param
		for _, p := range r.params {
			taken = append(taken, cmp.Or(shared[p], p))
		}
		if r.free != nil {
			taken = append(taken, r.free)
		}
		document.AddOperation(&huma.Operation{
			Method: http.MethodGet, Path: base + r.path, OperationID: r.id,
			Tags: []string{r.tag}, Summary: r.summary, Description: r.about, Parameters: taken,
			Responses: map[string]*huma.Response{
				"200": {
					Description: "The answer.",
					Headers:     answerHeaders(),
					Content: map[string]*huma.MediaType{
						"application/json": {Schema: schemas.answer(r.data)},
						"text/csv":         {Schema: &huma.Schema{Type: huma.TypeString}},
					},
				},
				"304":     {Description: "The answer has not changed since the one that If-None-Match names."},
				"default": problem,
			},
		})
	}
	return document
}

func answerHeaders() map[string]*huma.Param {
	text := &huma.Schema{Type: huma.TypeString}
	return map[string]*huma.Param{
		"ETag": {Description: "Names the answer; it changes with the revision of the dataset.", Schema: text},
		"Link": {Description: "The next page, where there is one.", Schema: text},
	}
}
