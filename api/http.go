package api

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

// Options are what a handler needs besides its Service. The zero value is sound.
type Options struct {
	Version string        // of the program, as the documentation tells it
	Timeout time.Duration // for one request; 0 is a minute
	Log     *slog.Logger  // nil is slog.Default

	Page      fs.FS // the files of the page at /, index.html among them; nil where there is none
	LocalOnly bool  // refuse requests whose Host is not this machine
}

// A handler serves one Service over HTTP.
type handler struct {
	service *Service
	timeout time.Duration
	log     *slog.Logger
	page    *page    // nil where there is none
	salt    [16]byte // tells the ETags of this process from those of others
}

// New makes the handler of everything that is served: the page, the API and its
// documentation, /healthz, /readyz and /metrics. It trusts no proxy.
func New(service *Service, options Options) http.Handler {
	return newEngine(service, options)
}

func newEngine(service *Service, options Options) *gin.Engine {
	h := &handler{service: service, timeout: options.Timeout, log: options.Log}
	if h.timeout == 0 {
		h.timeout = time.Minute
	}
	if h.log == nil {
		h.log = slog.Default()
	}
	rand.Read(h.salt[:])
	if options.Page != nil {
		var err error
		if h.page, err = newPage(options.Page); err != nil {
			panic(err)
		}
	}

	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.HandleMethodNotAllowed = true
	engine.RedirectTrailingSlash = false
	// An id may hold an encoded slash.
	engine.UseRawPath = true
	engine.UnescapePathValues = true
	if err := engine.SetTrustedProxies(nil); err != nil {
		panic(err)
	}
	metrics := newMetrics()
	engine.Use(h.follow(metrics), h.recover)
	if options.LocalOnly {
		engine.Use(localOnly)
	}
	engine.Use(bound, h.limitTime)
	engine.NoRoute(h.noRoute)
	engine.NoMethod(noMethod)

	engine.GET("/", h.root)
	engine.GET("/healthz", healthy)
	engine.GET("/readyz", h.ready)
	engine.GET("/metrics", gin.WrapH(metrics.handler()))
	schemas := newSchemas()
	routes := service.routes(schemas)
	for _, route := range routes {
		engine.GET(base+ginPath(route.path), h.serve(route))
	}
	serveDocs(engine, newOpenAPI(routes, schemas, options.Version))
	return engine
}

// ginPath writes {id} as gin does, :id.
func ginPath(path string) string {
	return strings.NewReplacer("{", ":", "}", "").Replace(path)
}

// serve makes the handler of one route.
func (h *handler) serve(r route) gin.HandlerFunc {
	return func(c *gin.Context) {
		ctx := c.Request.Context()
		in := input{}
		if len(c.Params) > 0 {
			in.path = c.Params[0].Value
		}
		var free []string
		if r.names != nil {
			free = r.names(in.path)
		}
		var err error
		if in.query, err = parseQuery(c.Request.URL.RawQuery, r.params, free); err != nil {
			fail(c, err)
			return
		}
		format, err := negotiate(in.text("format"), c.GetHeader("Accept"))
		if err != nil {
			fail(c, err)
			return
		}
		target := c.Request.URL.Path + "?" + in.query.Encode() + " " + format
		if known := c.GetHeader("If-None-Match"); known != "" && h.unchanged(ctx, known, target) {
			h.tag(c, known)
			c.Status(http.StatusNotModified)
			return
		}
		answer, err := r.answer(ctx, &reading{input: in})
		if err != nil {
			fail(c, err)
			return
		}
		h.send(c, answer, format, target, in.query)
	}
}

// send writes an answer.
func (h *handler) send(c *gin.Context, answer *Answer, format, target string, query url.Values) {
	var body bytes.Buffer
	write, media := answer.WriteJSON, "application/json; charset=utf-8"
	if format == formatCSV {
		write, media = answer.WriteCSV, "text/csv; charset=utf-8; header=present"
	}
	if err := write(&body); err != nil {
		fail(c, err)
		return
	}
	if !incomplete(answer.Meta.Warnings) {
		h.tag(c, h.etag(target, answer.Meta.Revision))
	}
	if answer.Meta.Next != "" {
		query.Set("cursor", answer.Meta.Next)
		c.Header("Link", "<"+c.Request.URL.EscapedPath()+"?"+query.Encode()+`>; rel="next"`)
	}
	if format == formatCSV {
		// CSV has no place of its own for them.
		for _, warning := range answer.Meta.Warnings {
			c.Writer.Header().Add("X-Warning", mime.QEncoding.Encode("utf-8", warning))
		}
	}
	c.Header("Content-Length", strconv.Itoa(body.Len()))
	c.Data(http.StatusOK, media, body.Bytes())
}

// tag lets a client keep the response, to be asked about each time.
func (h *handler) tag(c *gin.Context, etag string) {
	c.Header("ETag", etag)
	c.Header("Cache-Control", "private, no-cache")
	c.Header("Vary", "Accept")
}

// etag names what a target answers at a revision.
func (h *handler) etag(target string, revision int64) string {
	sum := sha256.Sum256(fmt.Appendf(h.salt[:], "%s %s", h.service.store, target))
	return fmt.Sprintf(`"%d-%s"`, revision, base64.RawURLEncoding.EncodeToString(sum[:12]))
}

// unchanged says that a client knows the answer that the target has now.
func (h *handler) unchanged(ctx context.Context, known, target string) bool {
	probe, err := h.service.probe(ctx)
	if err != nil || incomplete(probe.Warnings) {
		return false
	}
	etag := h.etag(target, probe.Revision)
	for candidate := range strings.SplitSeq(known, ",") {
		if strings.TrimPrefix(strings.TrimSpace(candidate), "W/") == etag {
			return true
		}
	}
	return false
}

// incomplete says that a load is under way or broke off, so that the revision
// does not tell all.
func incomplete(warnings []string) bool {
	for _, warning := range warnings {
		if strings.HasPrefix(warning, "incomplete") {
			return true
		}
	}
	return false
}
