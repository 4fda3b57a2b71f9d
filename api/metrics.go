package api

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics count what is served. Their labels are routes and names of questions,
// of which there are few, and never an id.
type metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	durations *prometheus.HistogramVec
	questions *prometheus.HistogramVec
}

func newMetrics() *metrics {
	seconds := []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60}
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "careergraph_http_requests_total", Help: "Requests answered, by route, method and status.",
		}, []string{"route", "method", "code"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "careergraph_http_request_duration_seconds", Help: "How long requests took, by route.", Buckets: seconds,
		}, []string{"route"}),
		questions: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "careergraph_question_duration_seconds", Help: "How long the store took, by question.", Buckets: seconds,
		}, []string{"question"}),
	}
	m.registry.MustRegister(m.requests, m.durations, m.questions,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *metrics) observe(t *trace, method string, status int, took time.Duration) {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
	default:
		method = "other"
	}
	m.requests.WithLabelValues(t.route, method, strconv.Itoa(status)).Inc()
	m.durations.WithLabelValues(t.route).Observe(took.Seconds())
	for _, q := range t.questions {
		m.questions.WithLabelValues(q.question).Observe(q.took.Seconds())
	}
}
