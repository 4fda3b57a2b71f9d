package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"

	"careergraph/graph"
)

// The bounds of a request.
const (
	maxAddressBytes = 16 << 10
	maxBodyBytes    = 1 << 20
)

var saneID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// follow gives a request its id, and tells the log and the metrics what it came
// to. The log has the route and never the address, in which a person may be
// named.
func (h *handler) follow(metrics *metrics) gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		t := &trace{id: c.GetHeader("X-Request-Id"), route: c.FullPath()}
		if !saneID.MatchString(t.id) {
			t.id = newID()
		}
		if t.route == "" {
			t.route = "unmatched"
		}
		header := c.Writer.Header()
		header.Set("X-Request-Id", t.id)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		c.Request = c.Request.WithContext(withTrace(c.Request.Context(), t))
		defer func() {
			took := time.Since(start)
			metrics.observe(t, c.Request.Method, c.Writer.Status(), took)
			h.report(c, t, took)
		}()
		c.Next()
	}
}

func newID() string {
	var b [12]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

func (h *handler) report(c *gin.Context, t *trace, took time.Duration) {
	status := c.Writer.Status()
	level := slog.LevelInfo
	switch {
	case status >= http.StatusInternalServerError:
		level = slog.LevelError
	case t.route == "/healthz" || t.route == "/readyz" || t.route == "/metrics":
		level = slog.LevelDebug
	}
	attrs := []slog.Attr{
		slog.String("request_id", t.id), slog.String("method", c.Request.Method), slog.String("route", t.route),
		slog.Int("status", status), slog.Int("bytes", max(0, c.Writer.Size())), slog.Duration("took", took),
	}
	if len(t.questions) > 0 {
		var asked time.Duration
		for _, q := range t.questions {
			asked += q.took
		}
		attrs = append(attrs, slog.Int("questions", len(t.questions)), slog.Duration("asked", asked))
	}
	if t.cause != nil && status >= http.StatusInternalServerError {
		attrs = append(attrs, slog.String("error", causes(t.cause)))
	}
	h.log.LogAttrs(context.WithoutCancel(c.Request.Context()), level, "request", attrs...)
}

// causes joins the messages of an error and of the causes that its own message
// leaves out.
func causes(err error) string {
	text := err.Error()
	var known *graph.Error
	for errors.As(err, &known) && known.Err != nil {
		text += ": " + known.Err.Error()
		err = known.Err
	}
	return text
}

// recover turns a panic into a problem, or breaks the connection where the
// response has begun.
func (h *handler) recover(c *gin.Context) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		if cause == http.ErrAbortHandler {
			panic(cause)
		}
		err := fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
		if c.Writer.Written() {
			traceOf(c.Request.Context()).cause = err
			h.log.ErrorContext(c.Request.Context(), "panic after the response had begun", "request_id", traceOf(c.Request.Context()).id, "error", err)
			panic(http.ErrAbortHandler)
		}
		fail(c, err)
	}()
	c.Next()
}

// bound refuses addresses and bodies that are too long.
func bound(c *gin.Context) {
	if len(c.Request.RequestURI) > maxAddressBytes {
		fail(c, graph.Errorf(graph.TooLarge, "", "the address is longer than %d bytes; ask for less at a time", maxAddressBytes))
		return
	}
	if c.Request.ContentLength > maxBodyBytes {
		fail(c, graph.Errorf(graph.TooLarge, "", "the body is longer than %d bytes", maxBodyBytes))
		return
	}
	if c.Request.Body != nil {
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxBodyBytes)
	}
	c.Next()
}

// limitTime ends what takes too long.
func (h *handler) limitTime(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), h.timeout)
	defer cancel()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
}

// noRoute answers what no route has: with the page where it is one of its
// addresses, else with a problem.
func (h *handler) noRoute(c *gin.Context) {
	if h.page != nil && h.page.serve(c) {
		return
	}
	fail(c, graph.Errorf(graph.NotFound, "", "there is nothing at this address; %s/docs lists what there is", base))
}

func noMethod(c *gin.Context) {
	fail(c, statusError{graph.Errorf(graph.Invalid, "", "only GET is answered here, not %s", c.Request.Method), http.StatusMethodNotAllowed})
}
