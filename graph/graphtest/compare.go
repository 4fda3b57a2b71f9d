package graphtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// enoughDifferences ends a comparison that would only say the same again.
const enoughDifferences = 10

// Compare holds what two stores answer to each ask against one another: columns,
// rows with their kinds, order, More, and the code of an error. Both must hold
// the same batch. It fails where no ask has rows.
func Compare(t *testing.T, a, b graph.Reader, asks []graph.Ask) {
	t.Helper()
	different, rows := 0, 0
	for _, ask := range asks {
		x, errX := a.Ask(t.Context(), ask)
		y, errY := b.Ask(t.Context(), ask)
		switch {
		case errX != nil || errY != nil:
			if errX != nil && errY != nil && graph.CodeOf(errX) == graph.CodeOf(errY) {
				continue
			}
			t.Errorf("%s: one says %v, the other %v", formatAsk(ask), errX, errY)
		case !cmp.Equal(x.Columns, y.Columns):
			t.Errorf("%s: the columns differ: %s", formatAsk(ask), cmp.Diff(x.Columns, y.Columns))
		case !cmp.Equal(x.Rows, y.Rows) && len(x.Rows)+len(y.Rows) > 0:
			t.Errorf("%s: the rows differ (- %s, + %s):\n%s", formatAsk(ask), x.Engine, y.Engine, firstDifference(x.Rows, y.Rows))
		case x.More != y.More:
			t.Errorf("%s: more is %t on %s and %t on %s", formatAsk(ask), x.More, x.Engine, y.More, y.Engine)
		default:
			if err := wellFormed(ask, x); err == nil {
				rows += len(x.Rows)
				continue
			} else {
				t.Errorf("%s: both agree and are wrong: %v", formatAsk(ask), err)
			}
		}
		if different++; different == enoughDifferences {
			t.Fatalf("%d answers differ; the rest of the %d asks is left out", different, len(asks))
		}
	}
	if rows == 0 {
		t.Errorf("none of the %d asks has rows", len(asks))
	}
	t.Logf("%d asks, %d rows compared", len(asks), rows)
}

// firstDifference shows where two lists of rows part.
func firstDifference(x, y [][]any) string {
	for i := range min(len(x), len(y)) {
		if !cmp.Equal(x[i], y[i]) {
			return cmp.Diff([]string{formatRow(x[i])}, []string{formatRow(y[i])}) + cmp.Diff(x[i], y[i])
		}
	}
	longer := append(x[min(len(x), len(y)):], y[min(len(x), len(y)):]...)
	return "only one has " + formatRow(longer[0])
}
