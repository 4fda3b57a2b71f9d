package api

import (
	"context"
	"time"
)

// A trace follows one HTTP request: who asks for what in which form, and for the
// log what it came to.
type trace struct {
	id        string // of the request
	route     string // the pattern, never the ids in the address
	format    string
	target    string // the address in a form in which equal ones are equal
	known     string // If-None-Match
	cause     error  // of a failure that is not told to the client
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
