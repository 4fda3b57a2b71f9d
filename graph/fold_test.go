package graph_test

import (
	"testing"

	"careergraph/graph"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Nguyễn Văn Đức":  "nguyen van duc",
		"Nguyễn":          "nguyen", // decomposed
		"uỷ ban":          "uy ban",
		"ủy ban":          "uy ban",
		"  Trần \t Thị  ": "tran thi",
		"":                "",
		"O'Neill-Ğ":       "o'neill-g",
	} {
		if got := graph.Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
		if got := graph.Fold(graph.Fold(text)); got != graph.Fold(text) {
			t.Errorf("folding %q twice gives %q", text, got)
		}
	}
}
