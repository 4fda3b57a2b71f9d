package api

import (
	"context"
	"time"
)

// A trace follows one HTTP request for the log and the metrics.
type trace struct {
	id        string // of the request
	route     string // the pattern, never the ids in the address
	cause     error  // of a failure
	questions []asked
}

// asked is one question that the request put to the store.
type asked struct {
	question string
	took     time.Duration
}

type traceKey struct{}

func withTrace(ctx context.Context, t *trace) context.Context {
	return context.WithValue(ctx, traceKey{}, t)
}

// traceOf gives the trace of a request, or an empty one for a caller that is
// not HTTP.
func traceOf(ctx context.Context) *trace {
	if t, ok := ctx.Value(traceKey{}).(*trace); ok {
		return t
	}
	return &trace{}
}

// observe notes how long a question took.
func observe(ctx context.Context, question string, took time.Duration) {
	if t, ok := ctx.Value(traceKey{}).(*trace); ok {
		t.questions = append(t.questions, asked{question, took})
	}
}
