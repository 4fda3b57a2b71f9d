package api

import (
	"context"
	"strings"

	"careergraph/graph"
)

// A Catalogue lists the questions that can be asked by name.
type Catalogue []Question

// A Question is one entry of the catalogue.
type Question struct {
	Name    string        `json:"name"`
	Title   string        `json:"title"`
	Notes   []string      `json:"notes" nullable:"false"`
	Args    []QuestionArg `json:"args" nullable:"false"`
	Columns []QuestionCol `json:"columns" nullable:"false"`
	Sort    []string      `json:"sort" nullable:"false"`
}

// A QuestionArg is an argument that a question takes.
type QuestionArg struct {
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	Optional bool   `json:"optional"`
}

// A QuestionCol is a column of a question's rows.
type QuestionCol struct {
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	Nullable bool   `json:"nullable"`
}

// Table gives one row for each question; a mark behind an argument says that it
// need not be given.
func (c Catalogue) Table() Table {
	t := Table{Columns: []graph.Column{
		{Name: "name", Kind: "string"}, {Name: "title", Kind: "string"},
		{Name: "args", Kind: "string[]"}, {Name: "columns", Kind: "string[]"},
	}}
	for _, q := range c {
		args, columns := []string{}, []string{}
		for _, arg := range q.Args {
			mark := ""
			if arg.Optional {
				mark = "?"
			}
			args = append(args, arg.Name+" "+arg.Kind+mark)
		}
		for _, column := range q.Columns {
			columns = append(columns, column.Name)
		}
		t.Rows = append(t.Rows, []any{q.Name, strings.TrimSuffix(q.Title, "."), args, columns})
	}
	return t
}

// Questions lists the catalogue. It asks the store for its revision only.
func (s *Service) Questions(ctx context.Context, view View) (*Answer, error) {
	return s.answer(ctx, request{question: "questions", view: view}, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		if _, err := r.Ask(ctx, cheapest); err != nil {
			return result{}, err
		}
		all := Catalogue{}
		for _, q := range graph.Questions() {
			entry := Question{Name: q.Name, Title: q.Title, Notes: append([]string{}, q.Notes...), Args: []QuestionArg{}, Columns: []QuestionCol{}, Sort: q.Sort}
			for _, arg := range q.Args {
				entry.Args = append(entry.Args, QuestionArg(arg))
			}
			for _, column := range q.Columns {
				entry.Columns = append(entry.Columns, QuestionCol(column))
			}
			all = append(all, entry)
		}
		some, more := pageOf(all, page)
		return result{data: Catalogue(some), more: more}, nil
	})
}

// AskRequest is any question of the catalogue by name with its arguments;
// graph.ParseArgs reads them from text.
type AskRequest struct {
	Question string
	Args     graph.Args
	View     View
}

// Ask answers any question with its rows as they are.
func (s *Service) Ask(ctx context.Context, q AskRequest) (*Answer, error) {
	if _, _, err := graph.Bind(q.Question, q.Args); err != nil {
		return nil, err
	}
	return s.list(ctx, q.Question, q.Args, q.View, nil)
}
