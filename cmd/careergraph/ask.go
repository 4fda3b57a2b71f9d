package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"careergraph/api"
	"careergraph/graph"
)

func (p *program) ask() *cobra.Command {
	var texts []string
	var narrow filterFlags
	cmd := &cobra.Command{
		Use:   "ask [QUESTION] [--arg NAME=VALUE]…",
		Short: "ask any question of the catalogue; without one, list them",
		Long: `Asks a question of the catalogue by its name. Arguments are given as --arg
NAME=VALUE, lists separated by commas, dates as 2019, 2019-11 or 2019-11-29.
The common filters are flags of their own. Without a question the catalogue is
listed.`,
		Example: "  careergraph ask officials_by_name --arg name=nguyen\n  careergraph ask moves --arg from_level=district --arg to_level=commune --kind rotation",
		Args:    takes(0, 1, "ask [QUESTION] [--arg NAME=VALUE]…"),
		RunE: func(cmd *cobra.Command, names []string) error {
			if len(names) == 0 {
				return p.catalogue(cmd)
			}
			args, err := narrow.args(names[0], texts)
			if err != nil {
				return err
			}
			return p.answer(cmd, func(ctx context.Context, s *api.Service, view api.View) (*api.Answer, error) {
				return s.Ask(ctx, api.AskRequest{Question: names[0], Args: args, View: view})
			})
		},
	}
	cmd.Flags().StringArrayVar(&texts, "arg", nil, "an argument of the question, NAME=VALUE")
	narrow.bindMoves(cmd.Flags())
	return limited(cmd)
}

// args reads the arguments of a question from the flags.
func (f *filterFlags) args(question string, texts []string) (graph.Args, error) {
	given := map[string]string{}
	for _, text := range texts {
		name, value, ok := strings.Cut(text, "=")
		if _, twice := given[name]; !ok || twice {
			return nil, usagef("--arg must be NAME=VALUE, each name once, not %q", text)
		}
		given[name] = value
	}
	args, err := graph.ParseArgs(question, given)
	if err != nil {
		return nil, asUsage(err)
	}
	filter, err := f.filter()
	if err != nil {
		return nil, err
	}
	for name, value := range filter.Args() {
		args[name] = value
	}
	if _, _, err := graph.Bind(question, args); err != nil {
		return nil, asUsage(err)
	}
	return args, nil
}

// catalogue lists the questions, which are the program's own and need no store.
func (p *program) catalogue(cmd *cobra.Command) error {
	answer, err := api.NewService(noStore{}, "").Questions(cmd.Context(), api.View{Limit: p.config.Limit})
	if err != nil {
		return err
	}
	if p.config.Format != "table" {
		return p.printAnswer(cmd.Context(), noStore{}, answer)
	}
	g := newGrid(p.word("question"), p.word("arguments"), p.word("what it answers"))
	for _, q := range answer.Data.(api.Catalogue) {
		var args []string
		for _, arg := range q.Args {
			name := arg.Name
			if arg.Optional {
				name = "[" + name + "]"
			}
			args = append(args, name)
		}
		g.add(q.Name, strings.Join(args, " "), q.Title)
	}
	return g.print(p.stdout, "")
}

// noStore answers every question with nothing.
type noStore struct{}

func (noStore) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	return &graph.Answer{Question: ask.Question}, nil
}
