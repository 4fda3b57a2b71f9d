package graphtest

import (
	"context"
	"fmt"
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
		n, err := compare(t.Context(), a, b, ask)
		rows += n
		if err == nil {
			continue
		}
		t.Errorf("%s: %v", formatAsk(ask), err)
		if different++; different == enoughDifferences {
			t.Fatalf("%d answers differ; the rest of the %d asks is left out", different, len(asks))
		}
	}
	if rows == 0 {
		t.Errorf("none of the %d asks has rows", len(asks))
	}
	t.Logf("%d asks, %d rows compared", len(asks), rows)
}

// compare tells how many rows two readers agree on, or where they part.
func compare(ctx context.Context, a, b graph.Reader, ask graph.Ask) (int, error) {
	x, errX := a.Ask(ctx, ask)
	y, errY := b.Ask(ctx, ask)
	switch {
	case errX != nil && errY != nil && graph.CodeOf(errX) == graph.CodeOf(errY):
		return 0, nil
	case errX != nil || errY != nil:
		return 0, fmt.Errorf("one says %v, the other %v", errX, errY)
	case !cmp.Equal(x.Columns, y.Columns):
		return 0, fmt.Errorf("the columns differ: %s", cmp.Diff(x.Columns, y.Columns))
	case len(x.Rows)+len(y.Rows) > 0 && !cmp.Equal(x.Rows, y.Rows):
		return 0, fmt.Errorf("the rows differ (- %s, + %s):\n%s", x.Engine, y.Engine, firstDifference(x.Rows, y.Rows))
	case x.More != y.More:
		return 0, fmt.Errorf("more is %t on %s and %t on %s", x.More, x.Engine, y.More, y.Engine)
	}
	if err := wellFormed(ask, x); err != nil {
		return 0, fmt.Errorf("both agree and are wrong: %w", err)
	}
	return len(x.Rows), nil
}

// firstDifference shows where two lists of rows part.
func firstDifference(x, y [][]any) string {
	both := min(len(x), len(y))
	for i := range both {
		if !cmp.Equal(x[i], y[i]) {
			return fmt.Sprintf("row %d: %s", i+1, cmp.Diff(x[i], y[i]))
		}
	}
	if len(x) > both {
		return "- " + formatRow(x[both])
	}
	return "+ " + formatRow(y[both])
}
