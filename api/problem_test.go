package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// What a store's error becomes. Of the causes, all named secret, nothing may be
// told.
func TestErrorsBecomeProblems(t *testing.T) {
	secret := errors.New("secret: dial tcp 10.0.0.7 refused for neo4j/hunter2")
	const internal = "something went wrong here; the log tells the cause under this request_id"
	for name, c := range map[string]struct {
		err  error
		want Problem
	}{
		"an argument that is refused":  {graph.Errorf(graph.Invalid, "name", "name is odd; give another").Because(secret), Problem{Title: "Bad Request", Status: 400, Code: "invalid", Field: "name", Detail: "name is odd; give another"}},
		"nobody known":                 {graph.Errorf(graph.Unauthenticated, "", "sign in"), Problem{Title: "Unauthorized", Status: 401, Code: "unauthenticated", Detail: "sign in"}},
		"something not allowed":        {graph.Errorf(graph.Forbidden, "", "not allowed"), Problem{Title: "Forbidden", Status: 403, Code: "forbidden", Detail: "not allowed"}},
		"something not there":          {graph.Errorf(graph.NotFound, "id", "there is none"), Problem{Title: "Not Found", Status: 404, Code: "not_found", Field: "id", Detail: "there is none"}},
		"something in the way":         {graph.Errorf(graph.Conflict, "", "changed"), Problem{Title: "Conflict", Status: 409, Code: "conflict", Detail: "changed"}},
		"too much":                     {graph.Errorf(graph.TooLarge, "", "too much"), Problem{Title: "Request Entity Too Large", Status: 413, Code: "too_large", Detail: "too much"}},
		"too often":                    {graph.Errorf(graph.Limited, "", "slower"), Problem{Title: "Too Many Requests", Status: 429, Code: "limited", Detail: "slower"}},
		"a client that went away":      {graph.Errorf(graph.Canceled, "", "cancelled").Because(secret), Problem{Title: "Client Closed Request", Status: 499, Code: "canceled", Detail: "cancelled"}},
		"a store that cannot be found": {graph.Errorf(graph.Unavailable, "", "the store does not answer; is it started?").Because(secret), Problem{Title: "Service Unavailable", Status: 503, Code: "unavailable", Detail: "the store does not answer; is it started?"}},
		"a question that takes long":   {graph.Errorf(graph.Timeout, "", "it took too long").Because(secret), Problem{Title: "Gateway Timeout", Status: 504, Code: "timeout", Detail: "it took too long"}},
		"a bare deadline":              {fmt.Errorf("secret: %w", context.DeadlineExceeded), Problem{Title: "Gateway Timeout", Status: 504, Code: "timeout", Detail: "the time allowed for this ran out; ask for less"}},
		"a bare cancellation":          {fmt.Errorf("secret: %w", context.Canceled), Problem{Title: "Client Closed Request", Status: 499, Code: "canceled", Detail: "the request was cancelled"}},
		"an internal error":            {graph.Errorf(graph.Internal, "", "secret: a row has no id").Because(secret), Problem{Title: "Internal Server Error", Status: 500, Code: "internal", Detail: internal}},
		"a driver's error":             {secret, Problem{Title: "Internal Server Error", Status: 500, Code: "internal", Detail: internal}},
		"a code that nobody knows":     {graph.Errorf("odd", "field", "secret"), Problem{Title: "Internal Server Error", Status: 500, Code: "internal", Detail: internal}},
		"an error wrapped by a caller": {fmt.Errorf("secret: %w", graph.Errorf(graph.Invalid, "name", "name is odd")), Problem{Title: "Bad Request", Status: 400, Code: "invalid", Field: "name", Detail: "name is odd"}},
	} {
		t.Run(name, func(t *testing.T) {
			h := serveQuietly(t, &fake{func(context.Context, graph.Ask) (*graph.Answer, error) { return nil, c.err }})
			r := get(t, h, base+"/officials", "X-Request-Id", "r-1", "Accept", "text/csv").wants(c.want.Status)
			want := c.want
			want.Type, want.RequestID = "about:blank", "r-1"
			if diff := cmp.Diff(want, r.problem()); diff != "" {
				t.Errorf("(- want, + got)\n%s", diff)
			}
			if strings.Contains(r.body, "secret") || strings.Contains(fmt.Sprint(r.header), "secret") {
				t.Errorf("the cause is told: %s %v", r.body, r.header)
			}
			if got := r.header.Get("Cache-Control"); got != "no-store" {
				t.Errorf("Cache-Control is %q", got)
			}
		})
	}
}

func TestEveryCodeHasAStatus(t *testing.T) {
	for _, code := range []graph.Code{graph.Invalid, graph.Unauthenticated, graph.Forbidden, graph.NotFound, graph.Conflict, graph.TooLarge, graph.Limited, graph.Canceled, graph.Internal, graph.Unavailable, graph.Timeout} {
		if statuses[code] == 0 {
			t.Errorf("%s has no status", code)
		}
	}
}

func TestWhatGinAnswersItselfIsAProblemToo(t *testing.T) {
	h := serveQuietly(t, newShelf(baseRows()))
	for name, c := range map[string]struct {
		method, address, code string
		status                int
	}{
		"an address that is none":      {"GET", "/api/v1/nothing", "not_found", 404},
		"a trailing slash":             {"GET", "/api/v1/officials/", "not_found", 404},
		"a method that is none of its": {"POST", "/api/v1/officials", "invalid", 405},
	} {
		t.Run(name, func(t *testing.T) {
			p := do(t, h, t.Context(), c.method, c.address).wants(c.status).problem()
			if p.Code != c.code || p.Status != c.status || p.RequestID == "" || p.Detail == "" {
				t.Errorf("%+v", p)
			}
		})
	}
	if allow := do(t, h, t.Context(), "DELETE", "/api/v1/officials").header.Get("Allow"); allow != "GET" {
		t.Errorf("Allow is %q", allow)
	}
}

func TestAPanicIsAProblemAndTheServerGoesOn(t *testing.T) {
	panics := true
	store := newShelf(baseRows())
	h := serveQuietly(t, &fake{func(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
		if panics {
			panic("secret state")
		}
		return store.Ask(ctx, ask)
	}})
	r := get(t, h, base+"/claims").wants(http.StatusInternalServerError)
	if p := r.problem(); p.Code != "internal" || strings.Contains(r.body, "secret") {
		t.Errorf("%s", r.body)
	}
	panics = false
	get(t, h, base+"/claims").wants(http.StatusOK)
}

// The store of these two ends when the context does, as stores promise.
func untilTheEnd(ctx context.Context, _ graph.Ask) (*graph.Answer, error) {
	<-ctx.Done()
	return nil, errors.New("secret: interrupted")
}

func TestWhatTakesTooLongIs504(t *testing.T) {
	h := New(NewService(&fake{untilTheEnd}, "x"), Options{Timeout: time.Millisecond, Log: discard})
	r := get(t, h, base+"/claims").wants(http.StatusGatewayTimeout)
	if p := r.problem(); p.Code != "timeout" || strings.Contains(r.body, "secret") {
		t.Errorf("%s", r.body)
	}
}

func TestAClientThatWentAwayIs499(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	h := New(NewService(&fake{func(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
		cancel()
		return untilTheEnd(ctx, ask)
	}}, "x"), Options{Log: discard})
	if p := do(t, h, ctx, "GET", base+"/claims").wants(499).problem(); p.Code != "canceled" {
		t.Errorf("%+v", p)
	}
}
