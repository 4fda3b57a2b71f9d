package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careergraph/api"
	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/imbalance"
)

// againstFlags say what flows are held against.
type againstFlags struct {
	expected                     float64
	previousSince, previousUntil string
	exclude                      []string
	mark                         int
}

func (f *againstFlags) bind(flags *pflag.FlagSet) {
	flags.Float64Var(&f.expected, "expected", 0.5, "the share that is taken as normal from the higher to the lower level, or from the first of a pair")
	flags.StringVar(&f.previousSince, "previous-since", "", "first day of a period to compare with")
	flags.StringVar(&f.previousUntil, "previous-until", "", "last day of that period")
	flags.IntVar(&f.mark, "mark", api.DefaultMark, "the month at which curves of stays and returns are read off")
	flags.StringSliceVar(&f.exclude, "exclude", nil, "periods in which moves were suspended, such as 2025-03-07..2025-06-30")
}

// request reads the flags.
func (f *againstFlags) request(filter graph.Filter) (q api.FindingsRequest, err error) {
	if !(f.expected > 0 && f.expected < 1) {
		return q, usagef("--expected must lie between 0 and 1, such as 0.8, not %v", f.expected)
	}
	if f.mark < 1 || f.mark > 600 {
		return q, usagef("--mark must be a number of months from 1 to 600, not %d", f.mark)
	}
	q = api.FindingsRequest{Filter: filter, Expected: f.expected, Mark: f.mark}
	if f.previousSince != "" || f.previousUntil != "" {
		p, err := finding.ParsePeriod(f.previousSince + ".." + f.previousUntil)
		if err != nil {
			return q, usagef("--previous-since and --previous-until must be dates such as 2010 or 2015-12-31, not %q and %q", f.previousSince, f.previousUntil)
		}
		q.Previous = &p
	}
	for _, text := range f.exclude {
		p, err := finding.ParsePeriod(text)
		if err != nil {
			return q, usagef("--exclude must be periods such as 2025-03-07..2025-06-30, not %q", text)
		}
		q.Excluded = append(q.Excluded, p)
	}
	return q, nil
}

func (p *program) imbalances() *cobra.Command {
	var by, explain, territory string
	var evidence int
	var topics []string
	var narrow filterFlags
	var against againstFlags
	cmd := &cobra.Command{
		Use:   "imbalances",
		Short: "find flows that are out of balance, with the evidence",
		Long: `Lists findings by importance: what is out of balance first, and among these what
stands farthest beyond what chance or the stated share would do. Each has its
test, a sentence that claims no more than the numbers do, and the moves behind
it. --explain ID shows the reasoning step by step.

--by level, bloc, level_bloc, office, unit or territory gives the table of all pairs instead: the moves
forward and back, the share forward with its exact 95 % interval, the exact
two-sided p, q corrected for the number of pairs, and a verdict. A pair with
fewer than six moves is too few to tell.`,
		Example: `  careergraph imbalances --kind rotation
  careergraph imbalances --explain pairs:level:province:district --kind rotation
  careergraph imbalances --by level --kind rotation --expected 0.8`,
		Args: takes(0, 0, "imbalances"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if by != "" && !slices.Contains(imbalance.Dimensions, by) {
				return usagef("imbalances are tested by %s, not by %q", strings.Join(imbalance.Dimensions, ", "), by)
			}
			filter, err := narrow.filter()
			if err != nil {
				return err
			}
			q, err := against.request(filter)
			if err != nil {
				return err
			}
			q.Topics = topics
			if cmd.Flags().Changed("evidence") {
				if evidence < 0 || evidence > finding.MaxEvidence {
					return usagef("--evidence must be a number of ids from 0 to %d, not %d", finding.MaxEvidence, evidence)
				}
				q.Evidence = &evidence
			}
			return p.answer(cmd, func(ctx context.Context, s *api.Service, view api.View) (*api.Answer, error) {
				q.View = view
				switch {
				case explain != "":
					return s.Finding(ctx, api.FindingRequest{ID: explain, FindingsRequest: q})
				case by != "":
					return s.Imbalances(ctx, api.ImbalancesRequest{By: by, Filter: filter, Expected: q.Expected, Previous: q.Previous, Territory: territory, View: view})
				}
				if p.config.Format == "table" {
					q.Evidence = new(int) // none: the list shows no ids
				}
				return s.Findings(ctx, q)
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&by, "by", "", "the table of all pairs in place of findings: of "+strings.Join(imbalance.Dimensions, ", "))
	flags.StringVar(&territory, "territory", "", "by territory: the level of the units that are paired, such as district")
	flags.StringSliceVar(&topics, "topic", nil, "only these topics: "+strings.Join(api.TopicNames(), ", "))
	flags.StringVar(&explain, "explain", "", "one finding by its id, with the reasoning")
	flags.IntVar(&evidence, "evidence", api.DefaultEvidence, fmt.Sprintf("how many ids of what stands behind it each finding carries, up to %d (with --explain: %[1]d)", finding.MaxEvidence))
	against.bind(flags)
	narrow.bindMoves(flags)
	cmd.MarkFlagsMutuallyExclusive("by", "explain")
	cmd.MarkFlagsMutuallyExclusive("by", "topic")
	cmd.MarkFlagsMutuallyExclusive("by", "evidence")
	return limited(cmd)
}

// printFindings writes findings for a reader: the verdict, the sentence, the id.
func (p *program) printFindings(found api.Findings) error {
	for i, f := range found {
		if i > 0 {
			fmt.Fprintln(p.stdout)
		}
		fmt.Fprintf(p.stdout, "%s  [%s]\n  %s\n  %s\n", f.What[p.config.Lang], p.word(f.Verdict), f.Sentence[p.config.Lang], f.ID)
	}
	return nil
}

// printExplained writes one finding with its figures, tests, steps and evidence.
func (p *program) printExplained(f api.Explained) error {
	lang := p.config.Lang
	fmt.Fprintf(p.stdout, "%s  [%s]\n%s\n\n", f.What[lang], p.word(f.Verdict), f.Sentence[lang])
	for i, step := range f.Steps {
		fmt.Fprintf(p.stdout, "%d. %s\n", i+1, step[lang])
	}
	fmt.Fprintln(p.stdout)
	figures := newGrid(p.word("figure"), "#"+p.word("value"), "#"+p.word("ci low"), "#"+p.word("ci high"))
	for _, figure := range f.Figures {
		figures.add(figure.Name, number(&figure.Value), number(figure.Low), number(figure.High))
	}
	if err := figures.print(p.stdout, ""); err != nil {
		return err
	}
	if len(f.Tests) > 0 {
		fmt.Fprintln(p.stdout)
		tests := newGrid(p.word("test"), "#"+p.word("statistic"), "#"+p.word("df"), "#p", "#q", p.word("what it holds to be so"))
		for _, test := range f.Tests {
			df := ""
			if test.DF != nil {
				df = strconv.Itoa(*test.DF)
			}
			tests.add(test.Name, number(test.Statistic), df, number(&test.P), number(&test.Q), test.Null[lang])
		}
		if err := tests.print(p.stdout, ""); err != nil {
			return err
		}
	}
	fmt.Fprintf(p.stdout, "\n%s: %s\n  careergraph ask %s --limit 0", p.word("evidence"), strings.Join(f.Evidence.IDs[:min(10, len(f.Evidence.IDs))], " "), f.Evidence.Question)
	for _, arg := range f.Evidence.Args {
		fmt.Fprintf(p.stdout, " --arg %q", arg)
	}
	fmt.Fprintln(p.stdout)
	return nil
}

// number writes a figure with three digits that count; blank where there is
// none.
func number(x *float64) string {
	switch {
	case x == nil:
		return ""
	case *x == float64(int64(*x)):
		return strconv.FormatInt(int64(*x), 10)
	}
	return strconv.FormatFloat(*x, 'g', 3, 64)
}
