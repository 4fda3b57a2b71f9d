// Package flow counts moves between the levels, blocs, offices, units or years
// of a dataset. It knows which question of the catalogue counts along which
// dimension, and nothing of how the rows are shown.
package flow

import (
	"context"
	"slices"
	"strings"

	"careergraph/graph"
)

// A Reader is what this package asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// Dimensions lists what flows can be counted by.
var Dimensions = []string{"level", "bloc", "office", "unit", "year"}

// Question names the question that counts moves along a dimension. It fails
// with Invalid, listing the dimensions, for any other word.
func Question(by string) (string, error) {
	if !slices.Contains(Dimensions, by) {
		return "", graph.Errorf(graph.Invalid, "by", "flows are counted by %s, not by %q", strings.Join(Dimensions, ", "), by)
	}
	return "flows_by_" + by, nil
}

// By counts the moves that pass the filter, one row for each ordered pair that
// has any. Its columns are those of the question: from_id and to_id, nil where
// a bloc or office is not stated, moves, officials, and more by unit and year.
func By(ctx context.Context, r Reader, by string, filter graph.Filter, page graph.Page) (*graph.Answer, error) {
	question, err := Question(by)
	if err != nil {
		return nil, err
	}
	return r.Ask(ctx, graph.Ask{Question: question, Args: filter.Args(), Skip: page.Skip, Limit: page.Limit})
}
