// Package claim holds published figures against the graph, and the items of a
// figure against their whole. A difference is told, never explained away.
package claim

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"careergraph/graph"
)

// A Reader is what this package asks of a store.
type Reader interface {
	Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error)
}

// Known says, by an error that is Invalid or NotFound, that arguments of a
// question name something that the dataset does not know.
type Known func(ctx context.Context, args graph.Args) error

// A Verdict says how a claim stands.
type Verdict string

// The verdicts.
const (
	Equal        Verdict = "equal"
	Different    Verdict = "different"
	Unanswerable Verdict = "unanswerable"
)

// A Result is one claim beside what was found. ClaimID is that of the claim or,
// for the items of a whole, that of the whole and ":parts". Found is nil where
// the claim is unanswerable, and Reason says why.
type Result struct {
	ClaimID string
	Claimed int64
	Found   *int64
	Verdict Verdict
	Reason  string
}

// Reconcile gives one result for each claim of the dataset in the order of
// their ids, and after them one for each claim that others are part of: claimed
// is the whole, found the sum of its items. Claims that ask the same are asked
// once.
func Reconcile(ctx context.Context, r Reader, known Known) ([]Result, error) {
	claims, err := read(ctx, r)
	if err != nil {
		return nil, err
	}
	b := bench{reader: r, known: known, answers: map[string]*graph.Answer{}, counts: map[string]int64{}, offices: map[string]bool{}}
	results := make([]Result, 0, len(claims))
	for _, c := range claims {
		found, err := b.find(ctx, c)
		switch graph.CodeOf(err) {
		case graph.Invalid, graph.NotFound:
			results = append(results, Result{ClaimID: c.ID, Claimed: c.Count, Verdict: Unanswerable, Reason: err.Error()})
			continue
		}
		if err != nil {
			return nil, err
		}
		results = append(results, compare(c.ID, c.Count, found))
	}
	return append(results, parts(claims)...), nil
}

func compare(id string, claimed, found int64) Result {
	verdict := Different
	if claimed == found {
		verdict = Equal
	}
	return Result{ClaimID: id, Claimed: claimed, Found: &found, Verdict: verdict}
}

// parts adds up the items of every whole.
func parts(claims []graph.Claim) []Result {
	sums, counts := map[string]int64{}, map[string]int64{}
	for _, c := range claims {
		counts[c.ID] = c.Count
		if c.PartOf != "" {
			sums[c.PartOf] += c.Count
		}
	}
	var results []Result
	for _, whole := range slices.Sorted(maps.Keys(sums)) {
		if claimed, ok := counts[whole]; ok {
			results = append(results, compare(whole+":parts", claimed, sums[whole]))
		}
	}
	return results
}

func read(ctx context.Context, r Reader) ([]graph.Claim, error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "claims"})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("id", "question", "count", "part_of", "from_id", "to_id", "office", "kind", "since", "until")
	if err != nil {
		return nil, err
	}
	claims := make([]graph.Claim, len(answer.Rows))
	for i, row := range answer.Rows {
		text := func(column int) string {
			value, _ := row[at[column]].(string)
			return value
		}
		c := graph.Claim{ID: text(0), Question: text(1), PartOf: text(3), From: text(4), To: text(5), Office: text(6), Kind: text(7)}
		c.Count = row[at[2]].(int64)
		for date, column := range map[*graph.Date]int{&c.Since: 8, &c.Until: 9} {
			if *date, err = graph.ParseDate(text(column)); err != nil {
				return nil, graph.Errorf(graph.Internal, "", "the claim %s has a date that cannot be read", c.ID).Because(err)
			}
		}
		claims[i] = c
	}
	return claims, nil
}

// A bench holds what has been found so far, so that nothing is asked twice.
type bench struct {
	reader  Reader
	known   Known
	answers map[string]*graph.Answer // of sums
	counts  map[string]int64         // of rows
	offices map[string]bool          // whether any tenure is of the office
}

// find gives the figure that the graph has for a claim, or Invalid or NotFound
// where it has none.
func (b *bench) find(ctx context.Context, c graph.Claim) (int64, error) {
	rule, ok := rules[c.Question]
	if !ok {
		return 0, graph.Errorf(graph.Invalid, "question", "no figure is known for the question %q; it may be %s", c.Question, questions)
	}
	args, err := rule.args(c)
	if err != nil {
		return 0, err
	}
	if err := b.check(ctx, rule, c, args); err != nil {
		return 0, err
	}
	if rule.sum {
		return b.sum(ctx, rule.ask, args, c)
	}
	return b.count(ctx, rule.ask, args)
}

// check makes sure that the dataset knows everything that the claim names.
func (b *bench) check(ctx context.Context, rule rule, c graph.Claim, args graph.Args) error {
	named := maps.Clone(args)
	if rule.sum {
		named["from_"+rule.of], named["to_"+rule.of] = c.From, c.To
	}
	if err := b.known(ctx, named); err != nil {
		return err
	}
	offices := []string{c.Office}
	if rule.of == "office" {
		offices = append(offices, c.From, c.To)
	}
	for _, office := range offices {
		if err := b.checkOffice(ctx, office); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) checkOffice(ctx context.Context, office string) error {
	if office == "" {
		return nil
	}
	held, asked := b.offices[office]
	if !asked {
		answer, err := b.reader.Ask(ctx, graph.Ask{Question: "tenures", Args: graph.Args{"offices": []string{office}}, Limit: 1})
		if err != nil {
			return err
		}
		held = len(answer.Rows) > 0
		b.offices[office] = held
	}
	if !held {
		return graph.Errorf(graph.Invalid, "office", "nobody in the dataset holds the office %q", office)
	}
	return nil
}

// sum adds up the moves of the rows from and to what the claim states.
func (b *bench) sum(ctx context.Context, question string, args graph.Args, c graph.Claim) (int64, error) {
	key := fmt.Sprintf("%s %q", question, args)
	answer := b.answers[key]
	if answer == nil {
		var err error
		if answer, err = b.reader.Ask(ctx, graph.Ask{Question: question, Args: args}); err != nil {
			return 0, err
		}
		b.answers[key] = answer
	}
	at, err := answer.Find("from_id", "to_id", "moves")
	if err != nil {
		return 0, err
	}
	var sum int64
	for _, row := range answer.Rows {
		if (c.From == "" || row[at[0]] == c.From) && (c.To == "" || row[at[1]] == c.To) {
			sum += row[at[2]].(int64)
		}
	}
	return sum, nil
}

// pageRows bounds the rows held at one time while they are counted.
const pageRows = 50_000

// count counts the rows of an answer.
func (b *bench) count(ctx context.Context, question string, args graph.Args) (int64, error) {
	key := fmt.Sprintf("%s %q", question, args)
	if rows, ok := b.counts[key]; ok {
		return rows, nil
	}
	rows := 0
	for more := true; more; {
		answer, err := b.reader.Ask(ctx, graph.Ask{Question: question, Args: args, Skip: rows, Limit: pageRows})
		if err != nil {
			return 0, err
		}
		rows += len(answer.Rows)
		more = answer.More
	}
	b.counts[key] = int64(rows)
	return int64(rows), nil
}
