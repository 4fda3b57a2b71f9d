package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"careergraph/graph"
)

// A Problem is the body of every response that is not an answer, as RFC 9457
// has it.
type Problem struct {
	Type      string `json:"type" doc:"always about:blank: code says what kind of problem it is"`
	Title     string `json:"title" doc:"what the status means"`
	Status    int    `json:"status"`
	Detail    string `json:"detail" doc:"what is wrong and what to do"`
	Code      string `json:"code" doc:"what kind of problem it is, for programs" enum:"invalid,unauthenticated,forbidden,not_found,conflict,too_large,limited,canceled,internal,unavailable,timeout"`
	Field     string `json:"field,omitempty" doc:"the parameter at fault, where it is one"`
	RequestID string `json:"request_id" doc:"names the request in the log"`
}

const problemType = "application/problem+json"

// statusCanceled is what a client that went away would have been sent.
const statusCanceled = 499

// statuses gives each code its status.
var statuses = map[graph.Code]int{
	graph.Invalid:         http.StatusBadRequest,
	graph.Unauthenticated: http.StatusUnauthorized,
	graph.Forbidden:       http.StatusForbidden,
	graph.NotFound:        http.StatusNotFound,
	graph.Conflict:        http.StatusConflict,
	graph.TooLarge:        http.StatusRequestEntityTooLarge,
	graph.Limited:         http.StatusTooManyRequests,
	graph.Canceled:        statusCanceled,
	graph.Internal:        http.StatusInternalServerError,
	graph.Unavailable:     http.StatusServiceUnavailable,
	graph.Timeout:         http.StatusGatewayTimeout,
}

// messages stand for errors that have none of their own to show.
var messages = map[graph.Code]string{
	graph.Internal: "something went wrong here; the log tells the cause under this request_id",
	graph.Canceled: "the request was cancelled",
	graph.Timeout:  "the time allowed for this ran out; ask for less",
}

// A statusError is an error whose status is not that of its code: HTTP has
// refusals that the domain does not know.
type statusError struct {
	err    *graph.Error
	status int
}

func (e statusError) Error() string { return e.err.Error() }

func (e statusError) Unwrap() error { return e.err }

// problemOf turns an error into what the client is told. Nothing of the cause,
// nor of an internal error, is in it.
func problemOf(ctx context.Context, err error) Problem {
	code := graph.CodeOf(err)
	status, ok := statuses[code]
	if !ok {
		code, status = graph.Internal, http.StatusInternalServerError
	}
	p := Problem{Type: "about:blank", Status: status, Detail: messages[code], Code: string(code), RequestID: traceOf(ctx).id}
	var known *graph.Error
	if errors.As(err, &known) && code != graph.Internal {
		p.Detail, p.Field = known.Message, known.Field
	}
	var odd statusError
	if errors.As(err, &odd) {
		p.Status = odd.status
	}
	if p.Title = http.StatusText(p.Status); p.Title == "" {
		p.Title = "Client Closed Request"
	}
	return p
}

// fail sends the problem that an error is, and keeps its cause for the log. It
// is the one way from an error to a response.
func fail(c *gin.Context, err error) {
	ctx := c.Request.Context()
	p := problemOf(ctx, err)
	traceOf(ctx).cause = err
	c.Header("Cache-Control", "no-store")
	body, _ := json.Marshal(p)
	c.Abort()
	c.Data(p.Status, problemType, append(body, '\n'))
}

// notReady tells any failure of the store as 503 with its reason.
func notReady(err error) error {
	reason := "the store does not answer"
	var known *graph.Error
	if errors.As(err, &known) && known.Code != graph.Internal {
		reason = known.Message
	}
	return graph.Errorf(graph.Unavailable, "", "%s", reason).Because(err)
}
