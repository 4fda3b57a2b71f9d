package api

import (
	"github.com/danielgtaylor/huma/v2"
)

func (s *Service) officialRoutes(schemas schemas) []route {
	career := &huma.Schema{Type: huma.TypeObject, AdditionalProperties: false, Required: []string{"official", "tenures", "moves"}, Properties: map[string]*huma.Schema{
		"official": record(schemas.columns("official_by_id", officialColumns...)),
		"tenures":  list(schemas.named("CareerTenure", record(schemas.columns("career_tenures", tenureColumns...)))),
		"moves":    list(schemas.named("CareerMove", record(schemas.columns("career_moves", moveColumns...)))),
	}}
	official := pathParam("id", "The id of an official.")
	return []route{
		{
			path: "/officials", id: "officials", tag: "officials", summary: "Find officials",
			about:  "Officials whose name contains a text, accents and case aside, in the order of their ids.",
			params: params(only(textParam("name", "A part of the name; without it, all officials.")), pageParams),
			data:   schemas.rows("OfficialFound", "officials_by_name"),
			answer: answering(s.Officials, func(r *reading) OfficialsRequest {
				return OfficialsRequest{Name: r.text("name"), View: r.view()}
			}),
		},
		{
			path: "/officials/{id}", id: "official", tag: "officials", summary: "One official",
			params: params(only(official), oneParams), data: schemas.named("Official", schemas.row("official_by_id")),
			answer: thing(s.Official),
		},
		{
			path: "/officials/{id}/career", id: "career", tag: "officials", summary: "One official's career",
			about:  "The tenures and the moves of one official in order. As CSV, each tenure with the move that led to it.",
			params: params(only(official), oneParams), data: schemas.named("Career", career),
			answer: thing(s.Career),
		},
		{
			path: "/tenures", id: "tenures", tag: "officials", summary: "Tenures",
			params: params(nil, filterParams, pageParams), data: schemas.rows("Tenure", "tenures"),
			answer: listed(s.Tenures),
		},
	}
}
