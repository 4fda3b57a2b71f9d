package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"careergraph/graph"
)

func TestHealth(t *testing.T) {
	down := &fake{func(context.Context, graph.Ask) (*graph.Answer, error) {
		return nil, graph.Errorf(graph.Unavailable, "store", "no Neo4j answers at bolt://db; start it").Because(errors.New("secret"))
	}}
	broken := &fake{func(context.Context, graph.Ask) (*graph.Answer, error) { return nil, errors.New("secret") }}
	for name, c := range map[string]struct {
		reader  Reader
		address string
		status  int
		says    string
	}{
		"alive with a store":       {newShelf(nil), "/healthz", 200, `{"status":"ok"}`},
		"alive without a store":    {down, "/healthz", 200, `{"status":"ok"}`},
		"ready with a store":       {newShelf(nil), "/readyz", 200, `{"engine":"shelf","revision":7,"status":"ready","warnings":[]}`},
		"not ready without":        {down, "/readyz", 503, `no Neo4j answers at bolt://db; start it`},
		"not ready with an error":  {broken, "/readyz", 503, `the store does not answer`},
		"a welcome at the root":    {newShelf(nil), "/", 200, base + "/docs"},
		"a store that takes hours": {&fake{untilTheEnd}, "/readyz", 503, `the time allowed for this ran out`},
	} {
		t.Run(name, func(t *testing.T) {
			h := New(NewService(c.reader, "x"), Options{Log: discard, Timeout: 20 * time.Millisecond})
			r := get(t, h, c.address).wants(c.status)
			if !strings.Contains(r.body, c.says) || strings.Contains(r.body, "secret") {
				t.Errorf("%s", r.body)
			}
		})
	}
}

func TestMetricsCountRoutesAndQuestionsAndNameNobody(t *testing.T) {
	store := newShelf(baseRows()).with("official_by_id", append([]any{"person-77"}, sample("official_by_id", true)[1:]...))
	h := serveQuietly(t, store)
	get(t, h, base+"/officials/person-77/career").wants(http.StatusOK)
	get(t, h, base+"/officials/person-78").wants(http.StatusNotFound)
	get(t, h, "/person-79").wants(http.StatusNotFound)
	do(t, h, t.Context(), "PERSON80", base+"/claims").wants(http.StatusMethodNotAllowed)
	body := get(t, h, "/metrics").wants(http.StatusOK).body
	for _, line := range []string{
		`careergraph_http_requests_total{code="200",method="GET",route="/api/v1/officials/:id/career"} 1`,
		`careergraph_http_requests_total{code="404",method="GET",route="/api/v1/officials/:id"} 1`,
		`careergraph_http_requests_total{code="404",method="GET",route="unmatched"} 1`,
		`careergraph_http_requests_total{code="405",method="other",route="unmatched"} 1`,
		`careergraph_http_request_duration_seconds_count{route="/api/v1/officials/:id/career"} 1`,
		`careergraph_question_duration_seconds_count{question="career_tenures"} 1`,
		`careergraph_question_duration_seconds_count{question="official_by_id"} 2`,
		`go_goroutines`,
	} {
		if !strings.Contains(body, line) {
			t.Errorf("no %s", line)
		}
	}
	if strings.Contains(strings.ToLower(body), "person") {
		t.Error("somebody is named in the metrics")
	}
}

func TestTheLogHasTheCauseAndNamesNobody(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))
	store := &fake{func(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
		return nil, graph.Errorf(graph.Unavailable, "", "the store is gone").Because(errors.New("dial refused"))
	}}
	h := New(NewService(store, "x"), Options{Log: log})
	get(t, h, base+"/officials/person-77?explain=true", "X-Request-Id", "abc-1").wants(http.StatusServiceUnavailable)
	var line struct {
		Level     string
		RequestID string `json:"request_id"`
		Method    string
		Route     string
		Status    int
		Questions int
		Error     string
	}
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatalf("%v: %s", err, out.Bytes())
	}
	if line.Level != "ERROR" || line.RequestID != "abc-1" || line.Method != "GET" || line.Route != "/api/v1/officials/:id" || line.Status != 503 || line.Questions != 1 || line.Error != "the store is gone: dial refused" {
		t.Errorf("%s", out.Bytes())
	}
	if strings.Contains(out.String(), "person") {
		t.Errorf("somebody is named in the log: %s", out.Bytes())
	}
}

func TestRequestIDs(t *testing.T) {
	h := serveQuietly(t, newShelf(nil))
	made := regexp.MustCompile(`^[0-9a-f]{24}$`)
	for _, given := range []string{"", "with blanks in it", "<script>", strings.Repeat("a", 65)} {
		if got := get(t, h, "/healthz", "X-Request-Id", given).header.Get("X-Request-Id"); !made.MatchString(got) {
			t.Errorf("for %q the id is %q", given, got)
		}
	}
	if got := get(t, h, "/healthz", "X-Request-Id", "trace_1.A-b").header.Get("X-Request-Id"); got != "trace_1.A-b" {
		t.Errorf("a sane id became %q", got)
	}
}

func TestWhatIsTooLongIsRefused(t *testing.T) {
	h := serveQuietly(t, newShelf(nil))
	p := get(t, h, base+"/officials?name="+strings.Repeat("x", maxAddressBytes)).wants(http.StatusRequestEntityTooLarge).problem()
	if p.Code != "too_large" {
		t.Errorf("%+v", p)
	}
}

// The page of documentation must work without the net and under its policy:
// everything that it names is served here.
func TestTheDocumentationLoadsNothingFromElsewhere(t *testing.T) {
	h := serveQuietly(t, newShelf(nil))
	page := get(t, h, base+"/docs").wants(http.StatusOK)
	if policy := page.header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'; style-src 'self';") {
		t.Errorf("the policy is %q", policy)
	}
	named := regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page.body, -1)
	if len(named) != 5 {
		t.Errorf("%d files are named: %v", len(named), named)
	}
	for _, match := range named {
		if strings.Contains(match[1], "//") {
			t.Errorf("%s is elsewhere", match[1])
		}
		get(t, h, base+"/"+match[1]).wants(http.StatusOK)
	}
	if strings.Contains(page.body, "style=") || regexp.MustCompile(`<script>|<style>| on[a-z]+=`).MatchString(page.body) {
		t.Error("the page has scripts or styles of its own, which its policy refuses")
	}
	start := get(t, h, base+"/docs/start.js").wants(http.StatusOK)
	if !strings.Contains(start.body, `url: "openapi.json"`) || strings.Contains(start.body, "//") {
		t.Error(start.body)
	}
	yaml := get(t, h, base+"/openapi.yaml").wants(http.StatusOK)
	if !strings.Contains(yaml.body, "openapi: 3.1.0") {
		t.Error("openapi.yaml does not say its version")
	}
}

func TestResponsesAreNotSniffedOrFramed(t *testing.T) {
	header := get(t, serveQuietly(t, newShelf(nil)), base+"/claims").wants(http.StatusOK).header
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
