package api

func (s *Service) headRoutes(schemas schemas) []route {
	on := dateParam("on", "The day; without it, that of the dataset.")
	filter := only(sinceParam, untilParam, levelParam, blocParam, unitParam, officeParam)
	return []route{
		{
			path: "/heads", id: "heads", tag: "heads", summary: "Who holds the head posts and for how long",
			params: params(only(on), filter, pageParams), data: schemas.rows("Head", "heads"),
			answer: answering(s.Heads, func(r *reading) HeadsRequest {
				return HeadsRequest{On: r.date("on"), Filter: r.filter(), View: r.view()}
			}),
		},
		{
			path: "/heads/locality", id: "heads_by_locality", tag: "heads", summary: "Who holds the head posts and whether they are local",
			params: params(only(on, textParam("locality", "Only these.", "local", "not_local", "unknown")), filter, pageParams),
			data:   schemas.rows("HeadLocality", "heads_by_locality"),
			answer: answering(s.HeadsByLocality, func(r *reading) HeadsRequest {
				return HeadsRequest{On: r.date("on"), Locality: r.text("locality"), Filter: r.filter(), View: r.view()}
			}),
		},
		{
			path: "/heads/locality/counts", id: "locality_counts", tag: "heads", summary: "How many of the heads are local, by level and office",
			params: params(only(on), filter, pageParams), data: schemas.rows("LocalityCount", "locality_counts"),
			answer: answering(s.LocalityCounts, func(r *reading) HeadsRequest {
				return HeadsRequest{On: r.date("on"), Filter: r.filter(), View: r.view()}
			}),
		},
	}
}
