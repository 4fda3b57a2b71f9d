package finding

import (
	"context"
	"fmt"
	"sync"

	"careergraph/graph"
)

// once asks each question with the same arguments one time only, whoever wants
// the answer: topics share it, and must not write to its rows. It lasts for one
// run, so that an answer is never older than the others of its run.
type once struct {
	Reader
	mutex   sync.Mutex
	answers map[string]func() (*graph.Answer, error)
}

func askingOnce(r Reader) *once {
	return &once{Reader: r, answers: map[string]func() (*graph.Answer, error){}}
}

func (o *once) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
	return o.answerTo(ctx, ask)()
}

func (o *once) answerTo(ctx context.Context, ask graph.Ask) func() (*graph.Answer, error) {
	key := fmt.Sprintf("%s %q %d %d", ask.Question, ask.Args.Texts(), ask.Skip, ask.Limit)
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.answers[key] == nil {
		o.answers[key] = sync.OnceValues(func() (*graph.Answer, error) { return o.Reader.Ask(ctx, ask) })
	}
	return o.answers[key]
}
