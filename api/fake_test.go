package api

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"testing"

	"careergraph/graph"
)

// A fake is a store whose one method is a field.
type fake struct {
	ask func(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

func (f *fake) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) { return f.ask(ctx, ask) }

// A shelf answers questions with rows laid out beforehand, page by page, under
// the columns of the catalogue. Like a store it refuses what Bind refuses. It
// answers what was not laid out with no rows.
type shelf struct {
	mu       sync.Mutex
	rows     map[string][][]any
	revision int64
	warnings []string
	asked    []graph.Ask
	before   func(ask graph.Ask) // runs before each answer, if set
}

func newShelf(rows map[string][][]any) *shelf {
	return &shelf{rows: rows, revision: 7}
}

func (s *shelf) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, ask)
	if s.before != nil {
		s.before(ask)
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	rows := s.rows[ask.Question]
	if id, ok := ask.Args["id"]; ok {
		rows = slices.DeleteFunc(slices.Clone(rows), func(row []any) bool { return row[0] != id })
	}
	if unit, ok := ask.Args["unit"]; ok && ask.Question == "units" {
		rows = slices.DeleteFunc(slices.Clone(rows), func(row []any) bool { return row[0] != unit })
	}
	rows = rows[min(ask.Skip, len(rows)):]
	more := ask.Limit > 0 && len(rows) > ask.Limit
	if more {
		rows = rows[:ask.Limit]
	}
	return &graph.Answer{Question: ask.Question, Engine: "shelf", Revision: s.revision, Columns: described.Columns, Rows: rows, More: more, Warnings: s.warnings}, nil
}

// questions lists what was asked, in order.
func (s *shelf) questions() []string {
	var names []string
	for _, ask := range s.asked {
		names = append(names, ask.Question)
	}
	return names
}

// terms are what a small dataset says of itself: the levels commune, district
// and province, the blocs party and state, the kinds rotation and appointment,
// three offices.
func baseRows() map[string][][]any {
	return map[string][][]any{
		"dataset": {{"demo", nil, "Demo", "2023-11-06", "open", int64(92), int64(365), true, nil, nil,
			int64(3), int64(4), int64(2), int64(5), int64(3), "2016-01-01", "2023-01-01",
			int64(2), int64(0), int64(0), int64(0), int64(3), int64(0), int64(0), int64(0)}},
		"levels": {
			{"commune", int64(1), "cấp xã", "commune", nil, int64(1), int64(1)},
			{"district", int64(2), "cấp huyện", "district", "2025-06-30", int64(1), int64(2)},
			{"province", int64(3), "cấp tỉnh", "province", nil, int64(1), int64(1)},
		},
		"blocs": {
			{"party", int64(1), nil, "party", int64(2)},
			{"state", int64(2), nil, "state", int64(2)},
		},
		"kinds": {
			{"rotation", int64(1), nil, "rotation", true, int64(2)},
			{"appointment", int64(2), nil, "appointment", false, int64(1)},
		},
		"offices": {{"chair", "chủ tịch", "chair", int64(2)}, {"chair, deputy", nil, nil, int64(1)}, {"secretary", "bí thư", nil, int64(1)}},
	}
}

// with lays out more.
func (s *shelf) with(question string, rows ...[]any) *shelf {
	s.rows[question] = rows
	return s
}

// serveQuietly makes the handler of a reader without a log.
func serveQuietly(t testing.TB, reader Reader) http.Handler {
	t.Helper()
	return New(NewService(reader, "demo.duckdb"), Options{Version: "test", Log: discard})
}

var discard = slog.New(slog.NewTextHandler(io.Discard, nil))

// askText is an ask on one line.
func askText(ask graph.Ask) string {
	return fmt.Sprintf("%s %q %d %d", ask.Question, ask.Args, ask.Skip, ask.Limit)
}
