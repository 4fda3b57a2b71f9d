package finding

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"careergraph/graph"
)

// Run asks all topics at the same time and puts their findings in order: those
// imbalanced first, then those that describe, then balanced and too few; within
// these by falling Weight, then by id.
func Run(ctx context.Context, r Reader, scope Scope, topics []Topic) (found []Finding, notes []string, err error) {
	if err := scope.Validate(); err != nil {
		return nil, nil, err
	}
	names, err := ReadNames(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type part struct {
		found []Finding
		notes []string
		err   error
	}
	parts := make([]part, len(topics))
	var all sync.WaitGroup
	for i, topic := range topics {
		all.Go(func() {
			p := &parts[i]
			p.found, p.notes, p.err = topic.Find(ctx, r, names, scope)
			if p.err != nil {
				cancel()
			}
			for j := range p.found {
				f := &p.found[j]
				f.Topic, f.Where, f.Since, f.Until = topic.Name, scope.Filter.Unit, scope.Filter.Since, scope.Filter.Until
			}
		})
	}
	all.Wait()
	for _, p := range parts {
		if p.err != nil && (err == nil || graph.CodeOf(err) == graph.Canceled) {
			err = p.err
		}
		found, notes = append(found, p.found...), append(notes, p.notes...)
	}
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(rank[a.Verdict], rank[b.Verdict]), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.ID, b.ID))
	})
	return found, notes, nil
}

var rank = map[Verdict]int{Imbalanced: 0, Described: 1, Balanced: 2, TooFew: 3}

// MaxEvidence is how many ids a finding carries.
const MaxEvidence = 1000

// Gather fills in the ids behind findings, at most MaxEvidence of each.
func Gather(ctx context.Context, r Reader, found []Finding) error {
	for i := range found {
		e := &found[i].Evidence
		if e.Ask.Question == "" {
			continue
		}
		ask := e.Ask
		ask.Limit = MaxEvidence
		answer, err := r.Ask(ctx, ask)
		if err != nil {
			return err
		}
		at, err := answer.Find(idColumn(e.Of))
		if err != nil {
			return err
		}
		e.IDs = e.IDs[:0]
		for _, row := range answer.Rows {
			id, _ := row[at[0]].(string)
			e.IDs = append(e.IDs, id)
		}
		e.More = answer.More
		if !e.More {
			e.Total = int64(len(e.IDs))
		}
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
