package career

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"careergraph/graph"
)

type reader func(ask graph.Ask) (*graph.Answer, error)

func (r reader) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) { return r(ask) }

// archive knows the official o1 alone.
func archive(ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	answer := &graph.Answer{Question: ask.Question}
	if fmt.Sprint(ask.Args) == "map[id:o1]" || fmt.Sprint(ask.Args) == "map[official:o1]" {
		answer.Rows = [][]any{{ask.Question}}
	}
	return answer, nil
}

func TestOf(t *testing.T) {
	found, err := Of(t.Context(), reader(archive), "o1")
	if err != nil {
		t.Fatal(err)
	}
	for want, answer := range map[string]*graph.Answer{"official_by_id": found.Official, "career_tenures": found.Tenures, "career_moves": found.Moves} {
		if answer.Question != want || len(answer.Rows) != 1 {
			t.Errorf("%s is %+v", want, answer)
		}
	}
}

func TestNobodyIsNotFound(t *testing.T) {
	_, err := Of(t.Context(), reader(archive), "o2")
	if graph.CodeOf(err) != graph.NotFound || !strings.Contains(err.Error(), `"o2"`) {
		t.Errorf("%v", err)
	}
}

func TestAFailureOfAnyQuestionIsTold(t *testing.T) {
	gone := errors.New("gone")
	for _, failing := range []string{"official_by_id", "career_tenures", "career_moves"} {
		store := reader(func(ask graph.Ask) (*graph.Answer, error) {
			if ask.Question == failing {
				return nil, gone
			}
			return archive(ask)
		})
		if _, err := Of(t.Context(), store, "o1"); !errors.Is(err, gone) {
			t.Errorf("%s fails: %v", failing, err)
		}
	}
}
