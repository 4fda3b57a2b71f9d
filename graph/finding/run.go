package finding

import (
	"context"
	"slices"
)

// Run asks all topics, one after the other, and puts their findings in order:
// those imbalanced first, then those that describe, then balanced and too few;
// within these by falling Weight, then by id.
func Run(ctx context.Context, r Reader, scope Scope, topics []Topic) (found []Finding, notes []string, err error) {
	if err := scope.Validate(); err != nil {
		return nil, nil, err
	}
	names, err := ReadNames(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	for _, topic := range topics {
		some, told, err := topic.Find(ctx, r, names, scope)
		if err != nil {
			return nil, nil, err
		}
		for i := range some {
			f := &some[i]
			f.Topic, f.Where, f.Since, f.Until = topic.Name, scope.Filter.Unit, scope.Filter.Since, scope.Filter.Until
		}
		found, notes = append(found, some...), append(notes, told...)
	}
	slices.SortFunc(found, byImportance)
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
