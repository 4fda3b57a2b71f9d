package api

import (
	"github.com/danielgtaylor/huma/v2"

	"careergraph/graph"
	"careergraph/graph/flow"
	"careergraph/graph/imbalance"
)

// flowSchema is the schema of a row of flows along any dimension.
func flowSchema(schemas schemas) *huma.Schema {
	row := record(schemas.columns("flows_by_bloc", flowColumns...))
	row.Properties["year"] = cell(graph.Column{Kind: "int"})
	row.Properties["year"].Description = "By year only."
	for _, name := range []string{"from_name", "to_name"} {
		row.Properties[name] = cell(graph.Column{Kind: "string"})
		row.Properties[name].Description = "By unit only."
	}
	return row
}

func (s *Service) flowRoutes(schemas schemas) []route {
	return []route{
		{
			path: "/flows", id: "flows", tag: "flows", summary: "Moves between any two levels, blocs, offices or units",
			about:  "One row for each ordered pair that has moves; by year, of levels in each year. A null end is of posts that state no bloc or office.",
			params: params(only(required(textParam("by", "What to count by.", flow.Dimensions...))), filterParams, pageParams),
			data:   list(schemas.named("Flow", flowSchema(schemas))),
			answer: answering(s.Flows, func(r *reading) FlowsRequest {
				return FlowsRequest{By: r.text("by"), Filter: r.filter(), View: r.view()}
			}),
		},
		{
			path: "/moves", id: "moves", tag: "flows", summary: "The moves behind any cell of a table of flows",
			about: "from_ and to_ pick the cell; an empty bloc or office is the cell of posts that state none. from_unit and to_unit are the units themselves, without descendants.",
			params: params(only(
				textParam("from_level", "The level left."), textParam("to_level", "The level taken."),
				orNone(textParam("from_bloc", "The bloc left.")), orNone(textParam("to_bloc", "The bloc taken.")),
				orNone(textParam("from_office", "The office left.")), orNone(textParam("to_office", "The office taken.")),
				textParam("from_unit", "The unit left."), textParam("to_unit", "The unit taken."),
				intParam("year", "The year of the first day that the move's date can mean.", 1000, 9999),
				textParam("direction", "How the two levels compare.", "up", "down", "lateral", "unordered"),
			), filterParams, pageParams),
			data: schemas.rows("Move", "moves"),
			answer: answering(s.Moves, func(r *reading) MovesRequest {
				return MovesRequest{
					Filter:    r.filter(),
					FromLevel: r.maybe("from_level"), ToLevel: r.maybe("to_level"),
					FromBloc: r.maybe("from_bloc"), ToBloc: r.maybe("to_bloc"),
					FromOffice: r.maybe("from_office"), ToOffice: r.maybe("to_office"),
					FromUnit: r.maybe("from_unit"), ToUnit: r.maybe("to_unit"),
					Year: r.int("year", 1000, 9999), Direction: r.text("direction"), View: r.view(),
				}
			}),
		},
		{
			path: "/imbalances", id: "imbalances", tag: "flows", summary: "Pairs whose flows are out of balance",
			about: "Each pair of different levels, blocs or units with moves between them: the exact two-sided test that either way is as likely (p), " +
				"adjusted for all pairs tested (q, Benjamini–Hochberg), the share of forward moves with its 95 % Clopper–Pearson interval, and the verdict: " +
				"too_few under six moves, imbalanced where q is at most 0.05.",
			params: params(only(required(textParam("by", "What to pair.", imbalance.Dimensions...)), textParam("territory", "By territory: the level of the units that are paired, each with its subtree.")), againstParams, filterParams, pageParams),
			data:   list(schemas.named("Imbalance", record(imbalanceColumns))),
			answer: answering(s.Imbalances, func(r *reading) ImbalancesRequest {
				return ImbalancesRequest{By: r.text("by"), Filter: r.filter(), Expected: r.share("expected"), Previous: r.period("previous_since", "previous_until"), Territory: r.text("territory"), View: r.view()}
			}),
		},
		{
			path: "/net", id: "net", tag: "flows", summary: "What each unit gained and lost by moves",
			about: "Units that a move touches. meta.count tells the units on all pages.",
			params: params(only(
				listParam("unit_level", "Only units of these levels; level is that of either end of the moves counted."),
				textParam("only", "Only units that solely receive (arrivals) or solely send (departures).", "arrivals", "departures"),
				textParam("order", "Those that gained most, or lost most, first; without it, by id.", "gained", "lost"),
			), filterParams, pageParams),
			data: list(schemas.named("Net", record(schemas.columns("net_by_unit", netColumns...)))),
			answer: answering(s.Net, func(r *reading) NetRequest {
				return NetRequest{Filter: r.filter(), Levels: r.list("unit_level"), Only: r.text("only"), Order: r.text("order"), View: r.view()}
			}),
		},
		{
			path: "/churn", id: "churn", tag: "flows", summary: "The share of each unit's posts that somebody took in a year",
			params: params(nil, filterParams, pageParams), data: schemas.rows("Churn", "churn_by_unit"),
			answer: listed(s.Churn),
		},
	}
}
