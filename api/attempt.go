package api

import (
	"context"
	"sync"
	"time"

	"careergraph/graph"
)

// An attempt is one try at a request. As the Reader of a use case it remembers
// what was asked and from which revision the answers came. It is safe for
// concurrent use.
type attempt struct {
	service *Service
	fresh   bool // leave the kept terms aside

	mutex    sync.Mutex
	asked    []graph.Ask
	warnings []string
	engine   string
	revision int64
	mixed    bool // answers came from two revisions
	kept     bool // an answer was one of the kept terms
	live     bool // an answer was not
}

func newAttempt(s *Service, fresh bool) *attempt {
	return &attempt{service: s, fresh: fresh}
}

// Ask asks the store, or gives the kept answer to a question about the terms of
// the dataset.
func (a *attempt) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
	if isTerm(ask) && !a.fresh {
		if answer := a.service.terms.get(ask.Question); answer != nil {
			a.mutex.Lock()
			defer a.mutex.Unlock()
			a.asked = append(a.asked, ask)
			a.note(answer)
			a.kept = true
			return answer, nil
		}
	}
	start := time.Now()
	answer, err := a.service.reader.Ask(ctx, ask)
	took := time.Since(start)
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.asked = append(a.asked, ask)
	observe(ctx, ask.Question, took)
	if err != nil {
		if ended := graph.ContextError(ctx); ended != nil {
			return nil, ended
		}
		return nil, err
	}
	a.note(answer)
	a.live = true
	if isTerm(ask) && len(answer.Warnings) == 0 {
		a.service.terms.put(ask.Question, answer)
	}
	return answer, nil
}

// AskAll asks the store several questions side by side, none of them about the
// terms, and remembers them in their order.
func (a *attempt) AskAll(ctx context.Context, asks ...graph.Ask) ([]*graph.Answer, error) {
	answers, errs, took := make([]*graph.Answer, len(asks)), make([]error, len(asks)), make([]time.Duration, len(asks))
	var all sync.WaitGroup
	for i, ask := range asks {
		all.Go(func() {
			start := time.Now()
			answers[i], errs[i] = a.service.reader.Ask(ctx, ask)
			took[i] = time.Since(start)
		})
	}
	all.Wait()
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.asked = append(a.asked, asks...)
	for i, ask := range asks {
		observe(ctx, ask.Question, took[i])
		if errs[i] != nil {
			if ended := graph.ContextError(ctx); ended != nil {
				return nil, ended
			}
			return nil, errs[i]
		}
		a.note(answers[i])
		a.live = true
	}
	return answers, nil
}

func (a *attempt) note(answer *graph.Answer) {
	if (a.kept || a.live) && answer.Revision != a.revision {
		a.mixed = true
	}
	a.engine, a.revision = answer.Engine, answer.Revision
	a.warnings = append(a.warnings, answer.Warnings...)
}

// doubtful says that the attempt may have come out otherwise, had it not met
// two revisions or trusted kept terms alone.
func (a *attempt) doubtful(err error) bool {
	switch {
	case err != nil:
		return a.kept && isRefusal(err)
	case a.mixed:
		return true
	}
	return a.kept && !a.live
}

func isRefusal(err error) bool {
	code := graph.CodeOf(err)
	return code == graph.Invalid || code == graph.NotFound
}

// terms keeps the answers to the questions about a dataset's words, which most
// requests need and which change with the revision only.
type terms struct {
	mu      sync.Mutex
	answers map[string]*graph.Answer
}

// isTerm says that an ask is about the words of the dataset as a whole.
func isTerm(ask graph.Ask) bool {
	switch ask.Question {
	case "dataset", "levels", "blocs", "kinds", "offices":
		return ask.Skip == 0 && ask.Limit == 0
	}
	return false
}

func (t *terms) get(question string) *graph.Answer {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.answers[question]
}

func (t *terms) put(question string, answer *graph.Answer) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.answers == nil {
		t.answers = map[string]*graph.Answer{}
	}
	t.answers[question] = answer
}

func (t *terms) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	clear(t.answers)
}
