package api

import (
	"context"

	"careergraph/graph"
	"careergraph/graph/career"
)

// A Career is one official's tenures and moves in order.
type Career struct {
	Official Record `json:"official"`
	Tenures  Table  `json:"tenures"`
	Moves    Table  `json:"moves"`
}

// The fields of a career, which other programs rely on; those after outcome are
// ours.
var (
	officialColumns = []string{"id", "name"}
	tenureColumns   = []string{"id", "post_id", "title", "unit_id", "unit", "level", "bloc", "start", "end", "outcome", "status", "office", "head", "arrival", "end_cause"}
	moveColumns     = []string{"id", "on", "from_post", "to_post", "from_unit", "to_unit", "kind", "direction", "gap_days"}
)

// broughtBy are the columns that a move adds to the tenure it led to.
var broughtBy = []graph.Column{
	{Name: "move_on", Kind: "date", Nullable: true}, {Name: "from_post", Kind: "string", Nullable: true},
	{Name: "from_unit", Kind: "string", Nullable: true}, {Name: "kind", Kind: "string", Nullable: true},
	{Name: "direction", Kind: "string", Nullable: true}, {Name: "gap_days", Kind: "int", Nullable: true},
}

// Table gives one row for each tenure, and beside it the move that led to it.
func (c Career) Table() Table {
	brought := make(map[any][]any, len(c.Moves.Rows))
	for _, m := range c.Moves.Rows {
		brought[m[0]] = []any{m[1], m[2], m[4], m[6], m[7], m[8]}
	}
	t := Table{Columns: append(c.Tenures.Columns[:len(c.Tenures.Columns):len(c.Tenures.Columns)], broughtBy...), Rows: make([][]any, len(c.Tenures.Rows))}
	for i, tenure := range c.Tenures.Rows {
		move := brought[tenure[0]]
		if move == nil {
			move = make([]any, len(broughtBy))
		}
		t.Rows[i] = append(tenure[:len(tenure):len(tenure)], move...)
	}
	return t
}

// Career answers with one official's career, or NotFound.
func (s *Service) Career(ctx context.Context, q ThingRequest) (*Answer, error) {
	view := q.View
	view.Limit, view.Cursor = 0, ""
	asked := request{question: "career", args: graph.Args{"id": q.ID}, view: view}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, _ graph.Page) (result, error) {
		found, err := career.Of(ctx, r, q.ID)
		if err != nil {
			return result{}, err
		}
		data, err := careerOf(found)
		return result{data: data}, err
	})
}

func careerOf(found career.Career) (c Career, err error) {
	if c.Official.Row, err = tableOf(found.Official, officialColumns...); err != nil {
		return c, err
	}
	if c.Tenures, err = tableOf(found.Tenures, tenureColumns...); err != nil {
		return c, err
	}
	c.Moves, err = tableOf(found.Moves, moveColumns...)
	return c, err
}
