package graph_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"careergraph/graph"
)

func TestCodeOf(t *testing.T) {
	secret := errors.New("driver: password")
	shown := graph.Errorf(graph.Unavailable, "store", "cannot reach %s", "x").Because(secret)
	for _, test := range []struct {
		err  error
		want graph.Code
	}{
		{shown, graph.Unavailable},
		{fmt.Errorf("load: %w", shown), graph.Unavailable},
		{secret, graph.Internal},
		{fmt.Errorf("x: %w", context.Canceled), graph.Canceled},
		{context.DeadlineExceeded, graph.Timeout},
	} {
		if got := graph.CodeOf(test.err); got != test.want {
			t.Errorf("%v: %s, want %s", test.err, got, test.want)
		}
	}
	if shown.Error() != "cannot reach x" || !errors.Is(shown, secret) {
		t.Errorf("%q must hide its cause and keep it", shown)
	}
}

func TestContextError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	if err := graph.ContextError(ctx); err != nil {
		t.Errorf("a living context: %v", err)
	}
	cancel()
	if code := graph.CodeOf(graph.ContextError(ctx)); code != graph.Canceled {
		t.Errorf("a cancelled context: %s", code)
	}
	late, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	<-late.Done()
	if code := graph.CodeOf(graph.ContextError(late)); code != graph.Timeout {
		t.Errorf("a context past its deadline: %s", code)
	}
}
