package imbalance

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A shelf answers each question with the rows laid out for it, under the
// columns of the catalogue.
type shelf map[string][][]any

func (s shelf) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	rows, ok := s[ask.Question]
	if !ok {
		return nil, errors.New("nobody should ask " + ask.Question)
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	return &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: rows}, nil
}

func level(id string, position int64) []any {
	return []any{id, position, nil, nil, nil, int64(0), int64(0)}
}

func bloc(id string, position int64) []any { return []any{id, position, nil, nil, int64(0)} }

// theDataset is a row of the question dataset; only ordered matters here.
func theDataset(ordered bool) []any {
	described, err := graph.Describe("dataset")
	if err != nil {
		panic(err)
	}
	row := make([]any, len(described.Columns))
	for i, column := range described.Columns {
		if column.Name == "ordered" {
			row[i] = ordered
		}
	}
	return row
}

func row(from, to any, moves int64) []any { return []any{from, to, moves, moves} }

// split is what a test says of a pair; the numbers of stats have tests of their
// own.
type split struct {
	From, To      string
	Forward, Back int64
	Verdict       finding.Verdict
}

func splits(pairs []Pair) []split {
	var all []split
	for _, p := range pairs {
		all = append(all, split{p.From, p.To, p.Forward, p.Back, p.Verdict})
	}
	return all
}

func TestPairs(t *testing.T) {
	scale := [][]any{level("commune", 1), level("district", 2), level("province", 3)}
	for name, c := range map[string]struct {
		by       string
		store    shelf
		want     []split
		warnings []string
	}{
		// domain.md §4; higher first, in the order of the scale from below.
		"the levels of Quảng Nam": {"level", shelf{
			"dataset": {theDataset(true)}, "levels": scale,
			"flows_by_level": {row("commune", "commune", 17), row("commune", "district", 11), row("district", "commune", 150), row("district", "province", 3), row("province", "district", 20)},
		}, []split{{"district", "commune", 150, 11, finding.Imbalanced}, {"province", "district", 20, 3, finding.Imbalanced}},
			[]string{"17 moves within one level are in no pair"}},
		// 5:0 has p 0.0625, 6:0 has p 0.03125 and q = 2·0.03125 in a family of two.
		"six moves one way are enough only alone": {"level", shelf{
			"dataset": {theDataset(true)}, "levels": scale,
			"flows_by_level": {row("province", "commune", 6)},
		}, []split{{"province", "commune", 6, 0, finding.Imbalanced}}, nil},
		"six moves one way among two pairs": {"level", shelf{
			"dataset": {theDataset(true)}, "levels": scale,
			"flows_by_level": {row("province", "commune", 6), row("province", "district", 3), row("district", "province", 3)},
		}, []split{{"province", "commune", 6, 0, finding.Balanced}, {"province", "district", 3, 3, finding.Balanced}}, nil},
		"five moves are too few": {"level", shelf{
			"dataset": {theDataset(true)}, "levels": scale,
			"flows_by_level": {row("commune", "province", 5)},
		}, []split{{"province", "commune", 0, 5, finding.TooFew}}, nil},
		"levels without order go by their ids": {"level", shelf{
			"dataset":        {theDataset(false)},
			"levels":         {level("zebra", 1), level("ant", 2)},
			"flows_by_level": {row("zebra", "ant", 7)},
		}, []split{{"ant", "zebra", 0, 7, finding.Imbalanced}}, nil},
		"unknown levels are in no pair": {"level", shelf{
			"dataset": {theDataset(true)}, "levels": scale,
			"flows_by_level": {row("commune", "unknown", 4), row("unknown", "unknown", 2), row("unknown", "district", 1)},
		}, nil, []string{"7 moves from or to posts whose level is not known are in no pair"}},
		"blocs go by the order of the dataset": {"bloc", shelf{
			"blocs":         {bloc("party", 1), bloc("front", 2), bloc("state", 3)},
			"flows_by_bloc": {row("front", "party", 2), row("state", "front", 9), row("state", "party", 1), row("party", nil, 3), row(nil, nil, 1), row("zoo", "state", 1), row("army", "zoo", 1)},
		}, []split{{"party", "front", 0, 2, finding.TooFew}, {"party", "state", 0, 1, finding.TooFew}, {"front", "state", 0, 9, finding.Imbalanced}, {"state", "zoo", 0, 1, finding.TooFew}, {"army", "zoo", 1, 0, finding.TooFew}},
			[]string{"4 moves from or to posts whose bloc is not known are in no pair"}},
		"units go by the bytes of their ids": {"unit", shelf{
			"flows_by_unit": {{"u9", "Nine", "u10", "Ten", int64(2), int64(2)}, {"u10", "Ten", "u9", "Nine", int64(1), int64(1)}, {"u1", "One", "u9", "Nine", int64(1), int64(1)}},
		}, []split{{"u1", "u9", 1, 0, finding.TooFew}, {"u10", "u9", 1, 2, finding.TooFew}}, nil},
		"no moves at all": {"unit", shelf{"flows_by_unit": nil}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			pairs, warnings, err := Pairs(t.Context(), c.store, c.by, graph.Filter{}, Against{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, splits(pairs)); diff != "" {
				t.Errorf("pairs (- want, + got)\n%s", diff)
			}
			if diff := cmp.Diff(c.warnings, graph.Texts(warnings, "en")); diff != "" {
				t.Errorf("warnings (- want, + got)\n%s", diff)
			}
		})
	}
}

// The numbers of statistics.md §2; q of the greater p is p, of the lesser 2p.
func TestNumbersOfAPair(t *testing.T) {
	store := shelf{
		"dataset": {theDataset(true)}, "levels": {level("commune", 1), level("district", 2), level("province", 3)},
		"flows_by_level": {row("commune", "district", 11), row("district", "commune", 150), row("district", "province", 3), row("province", "district", 20)},
	}
	pairs, _, err := Pairs(t.Context(), store, "level", graph.Filter{}, Against{})
	if err != nil || len(pairs) != 2 {
		t.Fatalf("%v, %v", pairs, err)
	}
	down, top := pairs[0], pairs[1]
	if top.N != 23 || top.P != 1.0/2048 || top.Q != 1.0/2048 || top.Share != 20.0/23 || math.Abs(top.Low-0.6641) > 5e-5 || math.Abs(top.High-0.9722) > 5e-5 {
		t.Errorf("province–district %+v", top)
	}
	if down.N != 161 || math.Abs(down.P/2.4549e-32-1) > 5e-5 || down.Q != 2*down.P || math.Abs(down.Low-0.8810) > 5e-5 || math.Abs(down.High-0.9654) > 5e-5 {
		t.Errorf("district–commune %+v", down)
	}
}

func TestPairsRefuse(t *testing.T) {
	if _, _, err := Pairs(t.Context(), shelf{}, "colour", graph.Filter{}, Against{}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("by colour: %v", err)
	}
	if _, _, err := Pairs(t.Context(), shelf{}, "unit", graph.Filter{}, Against{}); err == nil {
		t.Error("the store's error is lost")
	}
}

func TestPairsTakeTheFilter(t *testing.T) {
	var asked graph.Args
	store := reader(func(ask graph.Ask) (*graph.Answer, error) {
		asked = ask.Args
		return shelf{"flows_by_unit": nil}.Ask(context.Background(), ask)
	})
	if _, _, err := Pairs(t.Context(), store, "unit", graph.Filter{Kinds: []string{"rotation"}, Unit: "u1"}, Against{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(graph.Args{"kinds": []string{"rotation"}, "unit": "u1"}, asked); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

type reader func(ask graph.Ask) (*graph.Answer, error)

func (r reader) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) { return r(ask) }
