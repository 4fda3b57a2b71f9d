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
// two revisions carry a warning: a reader may see a part of what another
// transaction is just committing.
func (s *Store) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
	question, bound, err := ask.Bind()
	if err != nil {
		return nil, err
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
		found, err := s.ask(ctx, question, params)
		if err != nil {
			return nil, err
		}
		if found.changed() && found.after.loading == 0 && attempt < attempts {
			continue
		}
		if found.damaged != nil && !found.changed() && found.after.loading == 0 {
			return nil, found.damaged
		}
		answer := &graph.Answer{
			Question: question.Name, Engine: Engine, Revision: found.before.revision,
			Columns: columns(question), Rows: found.rows, Warnings: found.warnings(),
		}
		if ask.Limit > 0 && len(found.rows) > ask.Limit {
			answer.Rows, answer.More = found.rows[:ask.Limit], true
		}
		return answer, nil
	}
}

// A finding is what one transaction read.
type finding struct {
	before, after state
	rows          [][]any
	damaged       error // about rows that could not be read and are left out
}

// changed says that a load began or was completed in the midst of reading.
func (f *finding) changed() bool { return f.before != f.after }

func (f *finding) warnings() []string {
	switch {
	case f.before.loading != 0 || f.after.loading != 0:
		return []string{fmt.Sprintf("incomplete: a load after revision %d is under way or broke off, and rows may be missing or mixed; wait for it, or finish it by running careergraph import again", f.before.revision)}
	case f.changed():
		return []string{fmt.Sprintf("incomplete: the data went from revision %d to %d meanwhile, and rows may be missing or mixed; ask again", f.before.revision, f.after.revision)}
	case f.before.revision == 0:
		return []string{"empty: no dataset has been loaded; run careergraph import"}
	}
	return nil
}

func (s *Store) ask(ctx context.Context, question *queries.Question, params map[string]any) (found finding, err error) {
	err = s.read(ctx, func(own context.Context, tx neo4j.ManagedTransaction) (err error) {
		found = finding{}
		if found.before, err = readState(own, tx); err != nil || found.before.empty() {
			return err
		}
		result, err := tx.Run(own, question.Cypher, params)
		if err != nil {
			return err
		}
		if found.rows, found.damaged, err = decodeRows(ctx, own, question, result); err != nil {
			return err
		}
		found.after, err = readState(own, tx)
		return err
	})
	return found, err
}

// readState gives the zero state where nothing was ever loaded.
func readState(ctx context.Context, tx neo4j.ManagedTransaction) (found state, err error) {
	result, err := tx.Run(ctx, stateCypher, nil)
	if err != nil {
		return state{}, err
	}
	records, err := result.Collect(ctx)
	if err != nil || len(records) == 0 {
		return state{}, err
	}
	if err := into(&found.revision, "revision")(records[0]); err != nil {
		return state{}, err
	}
	return found, into(&found.loading, "loading")(records[0])
}

func columns(question *queries.Question) []graph.Column {
	columns := make([]graph.Column, len(question.Rows))
	for i, row := range question.Rows {
		columns[i] = graph.Column{Name: row.Name, Kind: string(row.Kind), Nullable: row.Nullable}
	}
	return columns
}
