package api

func (s *Service) officeRoutes(schemas schemas) []route {
	return []route{{
		path: "/offices/{id}/around", id: "around_office", tag: "paths", summary: "The offices before and after an office",
		about:  "From which offices, at which levels, moves led to this one, and to which they led from it.",
		params: params(only(pathParam("id", "An office, such as secretary."), textParam("at_level", "Only the office as held at this level.")), filterParams, pageParams),
		data:   schemas.rows("AroundOffice", "around_office"),
		answer: answering(s.AroundOffice, func(r *reading) AroundOfficeRequest {
			return AroundOfficeRequest{Office: r.path, AtLevel: r.text("at_level"), Filter: r.filter(), View: r.view()}
		}),
	}}
}
