package finding_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

func TestWhatTopicsShareIsAskedOnce(t *testing.T) {
	var mutex sync.Mutex
	var asked []string
	store := reader(func(ask graph.Ask) (*graph.Answer, error) {
		mutex.Lock()
		defer mutex.Unlock()
		asked = append(asked, fmt.Sprintf("%s %s %d", ask.Question, ask.Args.Texts(), ask.Limit))
		return words(ask)
	})
	asking := func(asks ...graph.Ask) finding.Topic {
		return finding.Topic{Name: "asking", Find: func(ctx context.Context, r finding.Reader, _ *finding.Names, _ finding.Scope) (found []finding.Finding, notes []graph.Label, err error) {
			for _, ask := range asks {
				answer, err := r.Ask(ctx, ask)
				if err != nil {
					return nil, nil, err
				}
				found = append(found, finding.Finding{ID: fmt.Sprint(ask.Question, len(answer.Rows))})
			}
			return found, nil, nil
		}}
	}
	down := graph.Ask{Question: "moves", Args: graph.Args{"direction": "down"}}
	up := graph.Ask{Question: "moves", Args: graph.Args{"direction": "up"}}
	few := graph.Ask{Question: "moves", Args: graph.Args{"direction": "up"}, Limit: 2}
	for range 2 { // a second run must not be given what the first was told
		asked = nil
		found, _, err := finding.Run(t.Context(), store, finding.Scope{Expected: 0.5}, []finding.Topic{
			asking(down, up), asking(up, few, down), asking(down, graph.Ask{Question: "levels"}),
		})
		if err != nil || len(found) != 7 {
			t.Fatalf("%d findings, %v", len(found), err)
		}
		slices.Sort(asked)
		if diff := cmp.Diff([]string{"blocs [] 0", "dataset [] 0", "levels [] 0", "moves [direction=down] 0", "moves [direction=up] 0", "moves [direction=up] 2", "offices [] 0"}, asked); diff != "" {
			t.Errorf("asked (- want, + got)\n%s", diff)
		}
	}
}
