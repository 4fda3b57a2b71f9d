package api

func (s *Service) unitRoutes(schemas schemas) []route {
	unit, post := pathParam("id", "The id of a unit."), pathParam("id", "The id of a post.")
	inTree := schemas.row("units")
	inTree.Properties["ancestors"] = list(schemas.row("unit_ancestors"))
	inTree.Required = append(inTree.Required, "ancestors")
	return []route{
		{
			path: "/units", id: "units", tag: "units", summary: "The tree of units",
			about: "Units in the order of their tree, parents first, or some of them.",
			params: params(only(
				textParam("unit", "Only this unit and its descendants."),
				intParam("depth", "Only so many steps below the unit, or below the roots.", 0, maxDepth),
				textParam("name", "Only units whose name contains this, accents and case aside."),
				levelParam,
			), pageParams),
			data: schemas.rows("Unit", "units"),
			answer: answering(s.Units, func(r *reading) UnitsRequest {
				return UnitsRequest{Unit: r.text("unit"), Depth: r.int("depth", 0, maxDepth), Name: r.text("name"), Levels: r.list("level"), View: r.view()}
			}),
		},
		{
			path: "/units/{id}", id: "unit", tag: "units", summary: "One unit",
			about:  "The unit with its ancestors, from the root of its tree down.",
			params: params(only(unit), oneParams), data: schemas.named("UnitInTree", inTree),
			answer: thing(s.Unit),
		},
		{
			path: "/units/{id}/posts", id: "unit_posts", tag: "units", summary: "A unit's posts and who holds them on a day",
			params: params(only(unit, dateParam("on", "The day; without it, that of the dataset.")), pageParams),
			data:   schemas.rows("UnitPost", "unit_posts"),
			answer: answering(s.UnitPosts, func(r *reading) UnitPostsRequest {
				return UnitPostsRequest{Unit: r.path, On: r.date("on"), View: r.view()}
			}),
		},
		{
			path: "/units/{id}/holders", id: "unit_holders", tag: "units", summary: "Who held a unit's posts over time",
			params: params(only(unit, boolParam("descendants", "The posts of the units below it too.", false), sinceParam, untilParam, kindParam, blocParam, officeParam), pageParams),
			data:   schemas.rows("UnitHolder", "unit_holders"),
			answer: answering(s.UnitHolders, func(r *reading) UnitHoldersRequest {
				return UnitHoldersRequest{Unit: r.path, Descendants: r.bool("descendants", false), Filter: r.filter(), View: r.view()}
			}),
		},
		{
			path: "/units/{id}/links", id: "unit_links", tag: "units", summary: "What units came from a unit or followed it",
			params: params(only(unit), pageParams), data: schemas.rows("UnitLink", "unit_links"),
			answer: thing(s.UnitLinks),
		},
		{
			path: "/units/{id}/around", id: "around_unit", tag: "units", summary: "The units before and after a unit",
			about:  "From which other units moves led to this one, and to which they led from it, without its descendants.",
			params: params(only(unit), filterParams, pageParams), data: schemas.rows("AroundUnit", "around_unit"),
			answer: answering(s.AroundUnit, func(r *reading) AroundUnitRequest {
				return AroundUnitRequest{Unit: r.path, Filter: r.filter(), View: r.view()}
			}),
		},
		{
			path: "/posts/{id}", id: "post", tag: "units", summary: "One post",
			params: params(only(post), oneParams), data: schemas.named("Post", schemas.row("post_by_id")),
			answer: thing(s.Post),
		},
		{
			path: "/posts/{id}/holders", id: "post_holders", tag: "units", summary: "Who held a post over time",
			params: params(only(post), pageParams), data: schemas.rows("PostHolder", "post_holders"),
			answer: thing(s.PostHolders),
		},
	}
}

const maxDepth = 1000
