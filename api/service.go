package api

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/dataset"
)

// A Reader is what a Service asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// A Service gives the answers, to HTTP and to the command line alike. It is
// safe for concurrent use.
type Service struct {
	reader  Reader
	store   string
	browser string // where Neo4j Browser shows the store; empty: nowhere
	terms   terms
}

// NewService makes a Service over a store. The address is told in answers as
// the user wrote it, without any password.
func NewService(reader Reader, address string) *Service {
	return &Service{reader: reader, store: withoutPassword(address)}
}

// ShownIn tells the service where Neo4j Browser shows the store. Answers that
// explain themselves name it. It is called before the first question.
func (s *Service) ShownIn(browser string) *Service {
	s.browser = browser
	return s
}

func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		// What is no address may yet hold a password.
		if _, host, ok := strings.Cut(address, "@"); ok && strings.Contains(address, "://") {
			scheme, _, _ := strings.Cut(address, "://")
			return scheme + "://" + host
		}
		return address
	}
	if u.User == nil {
		return address
	}
	u.User = url.User(u.User.Username())
	return u.String()
}

// Revision tells the revision that the store holds now.
func (s *Service) Revision(ctx context.Context) (int64, error) {
	answer, err := s.probe(ctx)
	if err != nil {
		return 0, err
	}
	return answer.Revision, nil
}

// cheapest is the question that costs a store least: it looks for one id.
var cheapest = graph.Ask{Question: "official_by_id", Args: graph.Args{"id": ""}, Limit: 1}

func (s *Service) probe(ctx context.Context) (*graph.Answer, error) {
	return newAttempt(s, true).Ask(ctx, cheapest)
}

// A request is what a method of Service was asked. Question is told in Meta;
// with args, by which the dataset is checked to know what they name, it tells
// one answer from another.
type request struct {
	question string
	more     string // what else tells one answer from another
	args     graph.Args
	view     View
	words    map[string]string // what callers call an argument
}

// A result is what a use case found for one page.
type result struct {
	data     Data
	more     bool
	count    *int64 // nil: the rows of data
	warnings []graph.Label
}

// maxAttempts bounds how often a request begins again because the dataset was
// replaced under it.
const maxAttempts = 3

// answer runs a use case and tells what stands behind it. All that it asks is
// of one revision.
func (s *Service) answer(ctx context.Context, q request, find func(ctx context.Context, r Reader, page graph.Page) (result, error)) (*Answer, error) {
	page, from, err := q.page()
	if err != nil {
		return nil, err
	}
	for fresh := range maxAttempts {
		a := newAttempt(s, fresh > 0)
		found, err := a.run(ctx, q, page, find)
		switch {
		case a.doubtful(err):
			s.terms.forget()
			continue
		case err != nil:
			return nil, q.rename(err)
		case from != nil && a.revision != from.revision:
			return nil, graph.Errorf(graph.Conflict, "cursor", "the dataset has changed since the page before; start again without the cursor")
		}
		return s.finish(q, page, a, found)
	}
	return nil, graph.Errorf(graph.Conflict, "", "the dataset is being replaced; ask again")
}

// page reads the view.
func (q request) page() (graph.Page, *cursor, error) {
	page := graph.Page{Limit: q.view.Limit}
	if page.Limit < 0 {
		return page, nil, graph.Errorf(graph.Invalid, "limit", "limit must be 0, for all rows, or more, not %d", page.Limit)
	}
	if q.view.Cursor == "" {
		return page, nil, nil
	}
	c, err := parseCursor(q.view.Cursor, keyOf(q.question+q.more, q.args))
	if err != nil {
		return page, nil, err
	}
	page.Skip = int(c.skip)
	return page, &c, nil
}

// rename gives an error the field name that the caller used.
func (q request) rename(err error) error {
	var e *graph.Error
	if errors.As(err, &e) {
		if word, ok := q.words[e.Field]; ok {
			renamed := *e
			renamed.Field = word
			return &renamed
		}
	}
	return err
}

func (s *Service) finish(q request, page graph.Page, a *attempt, found result) (*Answer, error) {
	meta := Meta{Question: q.question, Store: s.store, Revision: a.revision, Warnings: []string{}, Engine: a.engine}
	if found.count != nil {
		meta.Count = *found.count
	} else {
		meta.Count = int64(len(found.data.Table().Rows))
	}
	for _, warning := range a.warnings {
		meta.warn(ofStore(warning))
	}
	for _, warning := range found.warnings {
		meta.warn(warning)
	}
	if found.more {
		next := cursor{key: keyOf(q.question+q.more, q.args), revision: a.revision, skip: int64(page.Skip + page.Limit)}
		meta.Next = next.String()
	}
	if q.view.Explain {
		meta.Browser = s.browser
		// What is asked side by side is asked in any order.
		slices.SortStableFunc(a.asked, func(a, b graph.Ask) int {
			return cmp.Or(cmp.Compare(a.Question, b.Question), slices.Compare(a.Args.Texts(), b.Args.Texts()))
		})
		told := map[[8]byte]bool{}
		for _, ask := range a.asked {
			key := keyOf(ask.Question, ask.Args)
			if told[key] {
				continue
			}
			told[key] = true
			explained, err := graph.Explain(ask)
			if err != nil {
				return nil, err
			}
			meta.Explain = append(meta.Explain, Explanation(explained))
		}
	}
	return &Answer{Data: found.data, Meta: meta}, nil
}

// run checks the words of a request and finds its answer.
func (a *attempt) run(ctx context.Context, q request, page graph.Page, find func(ctx context.Context, r Reader, page graph.Page) (result, error)) (result, error) {
	if err := dataset.Check(ctx, a, q.args); err != nil {
		return result{}, err
	}
	a.asked = nil
	return find(ctx, a, page)
}

// pageOf gives one page of rows that are all there.
func pageOf[T any](rows []T, page graph.Page) (some []T, more bool) {
	rows = rows[min(page.Skip, len(rows)):]
	if page.Limit == 0 || page.Limit >= len(rows) {
		return rows, false
	}
	return rows[:page.Limit], true
}
