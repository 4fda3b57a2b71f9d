package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careergraph/api"
	"careergraph/graph"
)

// A question is a command's way to put one to the service.
type question func(ctx context.Context, service *api.Service, view api.View) (*api.Answer, error)

// answer opens the store, asks and prints.
func (p *program) answer(cmd *cobra.Command, ask question) error {
	ctx := cmd.Context()
	store, err := openStore(ctx, p.config)
	if err != nil {
		return err
	}
	defer store.Close()
	progress := newProgress(p.stderr)
	defer progress.end()
	var answer *api.Answer
	err = progress.during("asking", func() error {
		answer, err = ask(ctx, api.NewService(store, p.config.Store), api.View{Limit: p.config.Limit})
		return err
	})
	if err != nil {
		return asUsage(err)
	}
	return p.printAnswer(ctx, store, answer)
}

// printAnswer writes an answer as the user wants it. What is noteworthy goes to
// stderr where stdout is for machines; JSON says it itself.
func (p *program) printAnswer(ctx context.Context, reader api.Reader, answer *api.Answer) error {
	switch p.config.Format {
	case "json":
		return answer.WriteJSON(p.stdout)
	case "csv":
		if err := answer.WriteCSV(p.stdout); err != nil {
			return err
		}
		p.notes(answer)
		return nil
	}
	switch data := answer.Data.(type) {
	case api.Findings:
		defer p.notes(answer)
		return p.printFindings(data)
	case api.Explained:
		return p.printExplained(data)
	}
	labels, err := p.labelsFor(ctx, reader, answer)
	if err != nil {
		return err
	}
	table := answer.Data.Table()
	switch data := answer.Data.(type) {
	case api.Career:
		fmt.Fprintln(p.stdout, strings.Join(data.Official.Table().Texts()[0], "  "))
		table = pick(table, careerColumns)
	case api.Table:
		if strings.HasPrefix(answer.Meta.Question, "imbalances_by_") {
			table = pick(data, pairColumns(data))
		}
	case api.Paths:
		fmt.Fprintf(p.stdout, "%s: %d\n", p.word("officials"), answer.Meta.Count)
	}
	if err := p.gridOf(table, labels).print(p.stdout, ""); err != nil {
		return err
	}
	p.notes(answer)
	return nil
}

// careerColumns are those of a career that have room on a terminal.
var careerColumns = []string{"id", "title", "unit", "level", "bloc", "start", "end", "status", "outcome", "kind", "direction", "gap_days"}

// pairColumns are those of a table of pairs that tell something: what pairs are
// held against beside even chances only where they are, names only of units.
func pairColumns(t api.Table) []string {
	var names []string
	for i, column := range t.Columns {
		tells := func(row []any) bool { return row[i] != nil && row[i] != 0.5 }
		switch column.Name {
		case "expected_n", "preference", "p_n":
			continue
		case "expected", "before_forward", "before_back", "p_before", "from_name", "to_name":
			if !slices.ContainsFunc(t.Rows, tells) {
				continue
			}
		}
		names = append(names, column.Name)
	}
	return names
}

// pick gives some of a table's columns.
func pick(t api.Table, names []string) api.Table {
	picked := api.Table{Rows: make([][]any, len(t.Rows))}
	for _, name := range names {
		i := slices.Index(t.Names(), name)
		picked.Columns = append(picked.Columns, t.Columns[i])
		for j, row := range t.Rows {
			picked.Rows[j] = append(picked.Rows[j], row[i])
		}
	}
	return picked
}

func (p *program) notes(answer *api.Answer) {
	for _, warning := range graph.Texts(answer.Meta.WarningLabels, p.config.Lang) {
		fmt.Fprintf(p.stderr, "%s: %s\n", p.word("note"), warning)
	}
	if answer.Meta.Next != "" {
		fmt.Fprintf(p.stderr, "%s: %s\n", p.word("note"), p.word("there are more rows; raise --limit to see them"))
	}
}

// gridOf makes the grid of a table: headings in the language of the run, labels
// for ids that have one, three digits of numbers that are not whole.
func (p *program) gridOf(t api.Table, labels map[string]map[string]string) *grid {
	g := &grid{rows: t.Texts()}
	for i, column := range t.Columns {
		g.titles = append(g.titles, p.word(strings.ReplaceAll(column.Name, "_", " ")))
		g.numbers = append(g.numbers, column.Kind == "int" || column.Kind == "float")
		for j, row := range g.rows {
			if x, ok := t.Rows[j][i].(float64); ok {
				row[i] = strconv.FormatFloat(x, 'g', 3, 64)
			}
			if label, ok := labels[column.Name][row[i]]; ok {
				row[i] = label
			}
		}
	}
	return g
}

// labelsFor gives, by column, what ids of an answer are called: levels,
// blocs, offices and kinds by the dataset, fixed words by the program.
func (p *program) labelsFor(ctx context.Context, reader api.Reader, answer *api.Answer) (map[string]map[string]string, error) {
	columns := vocabularies(answer)
	listed := map[string]map[string]string{"words": p.words()}
	labels := map[string]map[string]string{}
	for _, column := range answer.Data.Table().Columns {
		vocabulary, ok := columns[column.Name]
		if !ok {
			continue
		}
		if listed[vocabulary] == nil {
			words, err := p.listed(ctx, reader, vocabulary)
			if err != nil {
				return nil, err
			}
			listed[vocabulary] = words
		}
		labels[column.Name] = listed[vocabulary]
	}
	return labels, nil
}

// vocabularies tells which columns hold ids of what.
func vocabularies(answer *api.Answer) map[string]string {
	columns := map[string]string{
		"level": "levels", "from_level": "levels", "to_level": "levels",
		"bloc": "blocs", "from_bloc": "blocs", "to_bloc": "blocs",
		"office": "offices", "from_office": "offices", "to_office": "offices",
		"kind": "kinds", "arrival": "kinds",
		"outcome": "words", "direction": "words", "verdict": "words", "status": "words", "locality": "words",
	}
	switch question := answer.Meta.Question; {
	case strings.HasSuffix(question, "_by_level"), strings.HasSuffix(question, "_by_year"):
		columns["from"], columns["to"], columns["from_id"], columns["to_id"] = "levels", "levels", "levels", "levels"
	case strings.HasSuffix(question, "_by_bloc"):
		columns["from"], columns["to"], columns["from_id"], columns["to_id"] = "blocs", "blocs", "blocs", "blocs"
	case strings.HasSuffix(question, "_by_office"):
		columns["from"], columns["to"], columns["from_id"], columns["to_id"] = "offices", "offices", "offices", "offices"
	}
	return columns
}

// listed asks the dataset what its levels, blocs, offices or kinds are called.
func (p *program) listed(ctx context.Context, reader api.Reader, vocabulary string) (map[string]string, error) {
	answer, err := reader.Ask(ctx, graph.Ask{Question: vocabulary})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("id", "label_vi", "label_en")
	if err != nil {
		return nil, err
	}
	words := map[string]string{}
	for _, row := range answer.Rows {
		label := graph.Label{}
		label["vi"], _ = row[at[1]].(string)
		label["en"], _ = row[at[2]].(string)
		id := row[at[0]].(string)
		words[id] = label.In(p.config.Lang, id)
	}
	return words, nil
}
