package finding

import (
	"context"
	"slices"

	"careergraph/graph"
)

// Run asks all topics, side by side, and puts their findings in order: those
// imbalanced first, then those that describe, then balanced and too few; within
// these by falling Weight, then by id. Notes are in the order of the topics. What
// several topics ask is asked once.
func Run(ctx context.Context, r Reader, scope Scope, topics []Topic) (found []Finding, notes []graph.Label, err error) {
	if err := scope.Validate(); err != nil {
		return nil, nil, err
	}
	r = askingOnce(r)
	names, err := ReadNames(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	ofTopic, toldBy := make([][]Finding, len(topics)), make([][]graph.Label, len(topics))
	err = sideBySide(len(topics), func(i int) (err error) {
		ofTopic[i], toldBy[i], err = topics[i].Find(ctx, r, names, scope)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	for i, topic := range topics {
		for _, f := range ofTopic[i] {
			f.Topic, f.Where, f.Since, f.Until = topic.Name, scope.Filter.Unit, scope.Filter.Since, scope.Filter.Until
			found = append(found, f)
		}
		notes = append(notes, toldBy[i]...)
	}
	slices.SortFunc(found, byImportance)
	return found, notes, nil
}

var rank = map[Verdict]int{Imbalanced: 0, Described: 1, Balanced: 2, TooFew: 3}

// MaxEvidence is how many ids a finding carries at most.
const MaxEvidence = 1000

// Gather fills in the first ids behind findings, at most limit of each. With none
// nothing is asked.
func Gather(ctx context.Context, r Reader, found []Finding, limit int) error {
	if limit < 0 || limit > MaxEvidence {
		return graph.Errorf(graph.Invalid, "evidence", "a finding carries 0 to %d ids of what stands behind it, not %d", MaxEvidence, limit)
	}
	r = askingOnce(r)
	return sideBySide(len(found), func(i int) error {
		return found[i].Evidence.gather(ctx, r, limit)
	})
}

func (e *Evidence) gather(ctx context.Context, r Reader, limit int) error {
	if e.Ask.Question == "" {
		return nil
	}
	if limit == 0 {
		e.IDs, e.More = nil, e.Total != 0
		return nil
	}
	ask := e.Ask
	ask.Limit = limit
	answer, err := r.Ask(ctx, ask)
	if err != nil {
		return err
	}
	at, err := answer.Find(idColumn(e.Of))
	if err != nil {
		return err
	}
	e.IDs = make([]string, len(answer.Rows))
	for i, row := range answer.Rows {
		e.IDs[i], _ = row[at[0]].(string)
	}
	e.More = answer.More
	if !e.More {
		e.Total = int64(len(e.IDs))
	}
	return nil
}

// idColumn is the column of the ids of what is listed.
func idColumn(of string) string {
	switch of {
	case "tenures":
		return "tenure_id"
	case "posts":
		return "post_id"
	}
	return "id"
}
