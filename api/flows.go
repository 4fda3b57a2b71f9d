package api

import (
	"context"
	"fmt"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
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
// another stands before them, by unit the names of units after them.
var flowColumns = []string{"from_id as from", "to_id as to", "moves", "officials"}

// Flows counts the moves between any two that have some.
func (s *Service) Flows(ctx context.Context, q FlowsRequest) (*Answer, error) {
	question, err := flow.Question(q.By)
	if err != nil {
		return nil, err
	}
	columns := flowColumns
	switch q.By {
	case "year":
		columns = append([]string{"year"}, columns...)
	case "unit":
		columns = append(slices.Clone(columns), "from_name", "to_name")
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
	By       string
	Filter   graph.Filter
	Expected float64         // the share forward that is taken as normal; 0 is even chances
	Previous *finding.Period // a period to compare with, nil for none
	// Territory is the level of the units that are paired by territory.
	Territory string
	View      View
}

// imbalanceColumns are the fields of imbalances, which other programs rely on;
// those after verdict are ours.
var imbalanceColumns = []graph.Column{
	{Name: "from", Kind: "string"}, {Name: "to", Kind: "string"},
	{Name: "forward", Kind: "int"}, {Name: "back", Kind: "int"}, {Name: "n", Kind: "int"},
	{Name: "share", Kind: "float"}, {Name: "p", Kind: "float"}, {Name: "q", Kind: "float"},
	{Name: "ci_low", Kind: "float"}, {Name: "ci_high", Kind: "float"},
	{Name: "verdict", Kind: "string"}, {Name: "expected", Kind: "float"},
	{Name: "before_forward", Kind: "int", Nullable: true}, {Name: "before_back", Kind: "int", Nullable: true}, {Name: "p_before", Kind: "float", Nullable: true},
	{Name: "expected_n", Kind: "float", Nullable: true}, {Name: "preference", Kind: "float", Nullable: true}, {Name: "p_n", Kind: "float", Nullable: true},
	{Name: "from_name", Kind: "string", Nullable: true}, {Name: "to_name", Kind: "string", Nullable: true},
}

// Imbalances tests every pair with moves between the two; see imbalance.Pairs.
// A page is cut after the whole family has been tested.
func (s *Service) Imbalances(ctx context.Context, q ImbalancesRequest) (*Answer, error) {
	more := fmt.Sprintf("%v %v", q.Expected, q.Previous)
	args := with(q.Filter, stated(graph.Args{"territory": q.Territory}))
	asked := request{question: "imbalances_by_" + q.By, more: more, args: args, view: q.View, words: filterWords}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		pairs, warnings, err := imbalance.Pairs(ctx, r, q.By, q.Filter, imbalance.Against{Expected: q.Expected, Previous: q.Previous, Territory: q.Territory})
		if err != nil {
			return result{}, err
		}
		pairs, more := pageOf(pairs, page)
		table := Table{Columns: imbalanceColumns, Rows: make([][]any, len(pairs))}
		for i, p := range pairs {
			table.Rows[i] = append([]any{p.From, p.To, p.Forward, p.Back, p.N, p.Share, p.P, p.Q, p.Low, p.High, string(p.Verdict), p.Expected}, besides(&p)...)
		}
		return result{data: table, more: more, warnings: warnings}, nil
	})
}

// besides are the comparisons of a pair with the period before and with the
// numbers of posts, and the names of units; nil where there are none.
func besides(p *imbalance.Pair) []any {
	cells := make([]any, 8)
	if b := p.Before; b != nil {
		cells[0], cells[1] = b.Forward, b.Back
		if b.P != nil {
			cells[2] = *b.P
		}
	}
	if v := p.Volume; v != nil {
		cells[3], cells[4], cells[5] = v.Expected, v.Ratio, v.P
	}
	if p.FromName != "" {
		cells[6] = p.FromName
	}
	if p.ToName != "" {
		cells[7] = p.ToName
	}
	return cells
}
