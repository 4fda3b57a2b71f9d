package api

import (
	"context"

	"careergraph/graph"
	"careergraph/graph/flow"
	"careergraph/graph/imbalance"
)

// FlowsRequest counts moves by level, bloc, office, unit or year.
type FlowsRequest struct {
	By     string
	Filter graph.Filter
	View   View
}

// flowColumns are the fields of flows, which other programs rely on; by year
// another stands before them.
var flowColumns = []string{"from_id as from", "to_id as to", "moves", "officials"}

// Flows counts the moves between any two that have some.
func (s *Service) Flows(ctx context.Context, q FlowsRequest) (*Answer, error) {
	question, err := flow.Question(q.By)
	if err != nil {
		return nil, err
	}
	columns := flowColumns
	if q.By == "year" {
		columns = append([]string{"year"}, columns...)
	}
	asked := request{question: question, args: q.Filter.Args(), view: q.View, words: filterWords}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		answer, err := flow.By(ctx, r, q.By, q.Filter, page)
		if err != nil {
			return result{}, err
		}
		table, err := tableOf(answer, columns...)
		return result{data: table, more: answer.More}, err
	})
}

// ImbalancesRequest tests pairs of levels, blocs or units.
type ImbalancesRequest struct {
	By     string
	Filter graph.Filter
	View   View
}

// imbalanceColumns are the fields of imbalances, which other programs rely on.
var imbalanceColumns = []graph.Column{
	{Name: "from", Kind: "string"}, {Name: "to", Kind: "string"},
	{Name: "forward", Kind: "int"}, {Name: "back", Kind: "int"}, {Name: "n", Kind: "int"},
	{Name: "share", Kind: "float"}, {Name: "p", Kind: "float"}, {Name: "q", Kind: "float"},
	{Name: "ci_low", Kind: "float"}, {Name: "ci_high", Kind: "float"},
	{Name: "verdict", Kind: "string"},
}

// Imbalances tests every pair with moves between the two; see imbalance.Pairs.
// A page is cut after the whole family has been tested.
func (s *Service) Imbalances(ctx context.Context, q ImbalancesRequest) (*Answer, error) {
	asked := request{question: "imbalances_by_" + q.By, args: q.Filter.Args(), view: q.View, words: filterWords}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		pairs, warnings, err := imbalance.Pairs(ctx, r, q.By, q.Filter)
		if err != nil {
			return result{}, err
		}
		pairs, more := pageOf(pairs, page)
		table := Table{Columns: imbalanceColumns, Rows: make([][]any, len(pairs))}
		for i, p := range pairs {
			table.Rows[i] = []any{p.From, p.To, p.Forward, p.Back, p.N, p.Share, p.P, p.Q, p.Low, p.High, string(p.Verdict)}
		}
		return result{data: table, more: more, warnings: warnings}, nil
	})
}
