package neo4jstore

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"careergraph/graph"
	"careergraph/queries"
)

// everything is the limit of an answer without one. The server adds skip to it.
const everything = int64(1) << 53

// attempts bounds how often a question is asked anew because a load was
// completed in its midst.
const attempts = 3

//go:embed load/state.cypher
var stateCypher string

// A state is what readers go by: the last complete revision, and the one whose
// load is under way or broke off; 0 is none.
type state struct{ revision, loading int64 }

func (s state) empty() bool { return s == state{} }

// Ask answers a question of the catalogue in one read transaction. It reads the
// state of the data before and after the rows, so that rows which may come from
// two revisions carry a warning.
func (s *Store) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
	question, bound, err := graph.Bind(ask.Question, ask.Args)
	if err != nil {
		return nil, err
	}
	if ask.Skip < 0 || ask.Limit < 0 {
		return nil, graph.Errorf(graph.Invalid, "limit", "skip and limit must not be negative")
	}
	if err := graph.ContextError(ctx); err != nil {
		return nil, err
	}
	params := parameters(bound)
	params["skip"], params["limit"] = int64(ask.Skip), everything
	if ask.Limit > 0 {
		params["limit"] = int64(ask.Limit) + 1
	}
	for attempt := 1; ; attempt++ {
		before, after, rows, err := s.ask(ctx, question, params)
		if err != nil {
			return nil, err
		}
		if before != after && after.loading == 0 && attempt < attempts {
			continue
		}
		answer := &graph.Answer{
			Question: question.Name, Engine: Engine, Revision: before.revision,
			Columns: columns(question), Rows: rows, Warnings: warnings(before, after),
		}
		if ask.Limit > 0 && len(rows) > ask.Limit {
			answer.Rows, answer.More = rows[:ask.Limit], true
		}
		return answer, nil
	}
}

func (s *Store) ask(ctx context.Context, question *queries.Question, params map[string]any) (before, after state, rows [][]any, err error) {
	err = s.read(ctx, func(tx neo4j.ManagedTransaction) (err error) {
		if before, err = readState(ctx, tx); err != nil {
			return err
		}
		if before.empty() {
			after, rows = before, nil
			return nil
		}
		result, err := tx.Run(ctx, question.Cypher, params)
		if err != nil {
			return err
		}
		if rows, err = decodeRows(ctx, question, result); err != nil {
			return err
		}
		after, err = readState(ctx, tx)
		return err
	})
	return before, after, rows, err
}

// readState gives the zero state where nothing was ever loaded.
func readState(ctx context.Context, tx neo4j.ManagedTransaction) (state, error) {
	result, err := tx.Run(ctx, stateCypher, nil)
	if err != nil {
		return state{}, err
	}
	records, err := result.Collect(ctx)
	if err != nil || len(records) == 0 {
		return state{}, err
	}
	revision, _, err := neo4j.GetRecordValue[int64](records[0], "revision")
	if err != nil {
		return state{}, err
	}
	loading, _, err := neo4j.GetRecordValue[int64](records[0], "loading")
	return state{revision, loading}, err
}

func warnings(before, after state) []string {
	switch {
	case before.loading != 0 || after.loading != 0:
		return []string{fmt.Sprintf("incomplete: a load after revision %d is under way or broke off, and rows may be missing or mixed; wait for it, or finish it by running careergraph import again", before.revision)}
	case before != after:
		return []string{fmt.Sprintf("incomplete: the data went from revision %d to %d meanwhile, and rows may be mixed; ask again", before.revision, after.revision)}
	case before.revision == 0:
		return []string{"empty: no dataset has been loaded; run careergraph import"}
	}
	return nil
}

func columns(question *queries.Question) []graph.Column {
	columns := make([]graph.Column, len(question.Rows))
	for i, row := range question.Rows {
		columns[i] = graph.Column{Name: row.Name, Kind: string(row.Kind), Nullable: row.Nullable}
	}
	return columns
}
