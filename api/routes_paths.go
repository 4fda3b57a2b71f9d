package api

func (s *Service) pathRoutes(schemas schemas) []route {
	return []route{
		{
			path: "/paths", id: "paths", tag: "paths", summary: "Careers through a sequence of levels",
			about: "Officials whose career goes through the levels in this order, each with all arrivals. meta.count tells the officials on all pages. As CSV, one row for each arrival.",
			params: params(only(
				required(listParam("levels", "One to eight levels in order, such as commune,district,province.")),
				boolParam("gaps", "Other levels may lie between.", true),
				boolParam("or_higher", "The last step may be at a higher level.", false),
				sinceParam, untilParam, blocParam, unitParam, officeParam,
			), pageParams),
			data: list(schemas.of(Path{})),
			answer: answering(s.Paths, func(r *reading) PathsRequest {
				return PathsRequest{Levels: r.list("levels"), NoGaps: !r.bool("gaps", true), OrHigher: r.bool("or_higher", false), Filter: r.filter(), View: r.view()}
			}),
		},
		{
			path: "/routes", id: "routes", tag: "paths", summary: "The most travelled routes between units",
			params: params(nil, filterParams, pageParams), data: schemas.rows("Route", "routes_by_unit"),
			answer: listed(s.Routes),
		},
		{
			path: "/routes/posts", id: "post_routes", tag: "paths", summary: "The most travelled routes between posts",
			params: params(only(textParam("post", "Only the routes that begin or end at this post.")), filterParams, pageParams),
			data:   schemas.rows("PostRoute", "routes_by_post"),
			answer: answering(s.PostRoutes, func(r *reading) PostRoutesRequest {
				return PostRoutesRequest{Post: r.text("post"), Filter: r.filter(), View: r.view()}
			}),
		},
		{
			path: "/routes/shortest", id: "shortest_route", tag: "paths", summary: "The shortest route between two units over moves",
			params: params(only(required(textParam("from", "The unit where the route begins.")), required(textParam("to", "The unit where it ends."))), pageParams),
			data:   schemas.rows("RouteStep", "shortest_route"),
			answer: answering(s.Route, func(r *reading) RouteRequest {
				return RouteRequest{From: r.text("from"), To: r.text("to"), View: r.view()}
			}),
		},
		{
			path: "/rotations/higher", id: "higher_after_rotation", tag: "paths", summary: "Rotations that led to a higher office later",
			params: params(only(textParam("from_level", "The level left for the rotation."), textParam("to_level", "The level rotated to.")), filterParams, pageParams),
			data:   schemas.rows("HigherAfterRotation", "higher_after_rotation"),
			answer: answering(s.HigherAfterRotation, func(r *reading) HigherRequest {
				return HigherRequest{Filter: r.filter(), FromLevel: r.text("from_level"), ToLevel: r.text("to_level"), View: r.view()}
			}),
		},
	}
}
