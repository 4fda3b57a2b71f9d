package api

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"careergraph/graph"
	"careergraph/graph/churn"
	"careergraph/graph/comeback"
	"careergraph/graph/crossing"
	"careergraph/graph/finding"
	"careergraph/graph/head"
	"careergraph/graph/imbalance"
	"careergraph/graph/place"
	"careergraph/graph/standing"
	"careergraph/graph/trend"
)

// DefaultMark is the month at which curves of stays and returns are read off
// where nobody says another: a rotation is meant to last that long by the rule
// of the first dataset.
const DefaultMark = 36

// topics are what findings are looked for about, in the order of the
// documentation.
func topics(mark int) []finding.Topic {
	return []finding.Topic{
		imbalance.Topic, imbalance.Tables, imbalance.Genders, standing.Topic, crossing.Topic, place.Topic(mark), head.Topic(head.DefaultLimits),
		churn.Topic(churn.DefaultDays), comeback.Topic(mark), trend.Topic(seed),
	}
}

// seed is that of the draws by which series of years are tested: the same data
// give the same answer.
const seed = 1

// TopicNames names them.
func TopicNames() []string {
	var names []string
	for _, topic := range topics(DefaultMark) {
		names = append(names, topic.Name)
	}
	return names
}

// DefaultEvidence is how many ids of what stands behind it each finding of a list
// carries where nobody says another number. One finding by itself carries
// finding.MaxEvidence.
const DefaultEvidence = 20

// FindingsRequest asks for findings. Without topics it asks for all.
type FindingsRequest struct {
	Topics   []string
	Filter   graph.Filter
	Expected float64 // 0 is even chances
	Previous *finding.Period
	Excluded []finding.Period
	Mark     int  // months at which curves are read off; 0 is DefaultMark
	Evidence *int // how many ids each finding carries; nil is as many as is usual
	View     View
}

func (q FindingsRequest) scope() finding.Scope {
	scope := finding.Scope{Filter: q.Filter, Expected: q.Expected, Previous: q.Previous, Excluded: q.Excluded}
	if scope.Expected == 0 {
		scope.Expected = 0.5
	}
	return scope
}

// key tells requests apart beside their filters.
func (q FindingsRequest) key() string {
	return fmt.Sprintf("%q %v %v %v %d", q.Topics, q.Expected, q.Previous, q.Excluded, q.Mark)
}

// evidence is how many ids each finding carries.
func (q FindingsRequest) evidence(usual int) int {
	if q.Evidence == nil {
		return usual
	}
	return *q.Evidence
}

func (q FindingsRequest) topics() ([]finding.Topic, error) {
	all := topics(cmp.Or(q.Mark, DefaultMark))
	if len(q.Topics) == 0 {
		return all, nil
	}
	var chosen []finding.Topic
	for _, name := range q.Topics {
		known := false
		for _, topic := range all {
			if topic.Name == name {
				chosen, known = append(chosen, topic), true
			}
		}
		if !known {
			return nil, graph.Errorf(graph.Invalid, "topic", "there is no topic %q; the topics are %s", name, strings.Join(TopicNames(), ", "))
		}
	}
	return chosen, nil
}

// A Finding is one finding as the API sends it.
type Finding struct {
	ID       string          `json:"id" doc:"what the finding is about: the same data and filter give the same id"`
	Topic    string          `json:"topic"`
	What     map[string]text `json:"what"`
	Where    string          `json:"where" doc:"the unit whose subtree was looked at; empty for all"`
	Since    string          `json:"since" doc:"of the filter"`
	Until    string          `json:"until" doc:"of the filter"`
	Verdict  string          `json:"verdict" enum:"imbalanced,balanced,too_few,described"`
	Reason   map[string]text `json:"reason"`
	Sentence map[string]text `json:"sentence" doc:"for a reader who knows no statistics"`
	Weight   float64         `json:"weight" doc:"how many moves, posts or officials stand beyond what the null expects"`
	Figures  []Figure        `json:"figures" nullable:"false"`
	Tests    []Test          `json:"tests" nullable:"false" doc:"the first decides the verdict"`
	Evidence Evidence        `json:"evidence"`
	Steps    []labels        `json:"steps,omitempty" nullable:"false" doc:"the reasoning; of one finding only"`
}

type (
	text   = string
	labels = map[string]text
)

// A Figure is one number of a finding.
type Figure struct {
	Name  string   `json:"name"`
	Value float64  `json:"value"`
	Low   *float64 `json:"low,omitempty" doc:"of the 95 % interval"`
	High  *float64 `json:"high,omitempty"`
}

// A Test is how a verdict was reached.
type Test struct {
	Name      string   `json:"name"`
	Null      labels   `json:"null"`
	Statistic *float64 `json:"statistic,omitempty"`
	DF        *int     `json:"df,omitempty"`
	P         float64  `json:"p"`
	Q         float64  `json:"q" doc:"p corrected for the family"`
	Family    string   `json:"family"`
}

// Evidence is what stands behind a finding: its first ids, and the question
// that lists all.
type Evidence struct {
	Of       string   `json:"of" doc:"what the ids are of: moves, tenures, posts or units"`
	Question string   `json:"question" doc:"ask it with the arguments for all of them"`
	Args     []string `json:"args" nullable:"false" doc:"name=value"`
	Total    *int64   `json:"total" nullable:"true" doc:"how many there are; null where it is only known that there are more than ids has"`
	IDs      []string `json:"ids" nullable:"false" doc:"the first of them"`
	More     bool     `json:"more" doc:"there are more than ids has"`
}

// Findings are a list of findings.
type Findings []Finding

// findingColumns are what a table shows of a finding.
var findingColumns = []graph.Column{
	{Name: "id", Kind: "string"}, {Name: "topic", Kind: "string"}, {Name: "verdict", Kind: "string"}, {Name: "weight", Kind: "float"},
	{Name: "n", Kind: "float", Nullable: true}, {Name: "share", Kind: "float", Nullable: true}, {Name: "ci_low", Kind: "float", Nullable: true},
	{Name: "ci_high", Kind: "float", Nullable: true}, {Name: "test", Kind: "string", Nullable: true}, {Name: "p", Kind: "float", Nullable: true},
	{Name: "q", Kind: "float", Nullable: true}, {Name: "sentence_vi", Kind: "string"}, {Name: "sentence_en", Kind: "string"},
	{Name: "evidence_question", Kind: "string"}, {Name: "evidence_args", Kind: "string"}, {Name: "ids", Kind: "string"},
}

// Table gives one row for each finding: its main figures and test.
func (f Findings) Table() Table {
	t := Table{Columns: findingColumns, Rows: make([][]any, len(f))}
	for i, one := range f {
		row := []any{one.ID, one.Topic, one.Verdict, one.Weight, nil, nil, nil, nil, nil, nil, nil, one.Sentence["vi"], one.Sentence["en"],
			one.Evidence.Question, strings.Join(one.Evidence.Args, " "), strings.Join(one.Evidence.IDs, " ")}
		for _, figure := range one.Figures {
			switch figure.Name {
			case "n":
				row[4] = figure.Value
			case "share":
				row[5] = figure.Value
				if figure.Low != nil && figure.High != nil {
					row[6], row[7] = *figure.Low, *figure.High
				}
			}
		}
		if len(one.Tests) > 0 {
			row[8], row[9], row[10] = one.Tests[0].Name, one.Tests[0].P, one.Tests[0].Q
		}
		t.Rows[i] = row
	}
	return t
}

// Findings answers with what is noteworthy, the weightiest first. The evidence
// of the page is gathered with it.
func (s *Service) Findings(ctx context.Context, q FindingsRequest) (*Answer, error) {
	topics, err := q.topics()
	if err != nil {
		return nil, err
	}
	asked := request{question: "findings", more: q.key(), args: q.Filter.Args(), view: q.View, words: filterWords}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		found, notes, err := finding.Run(ctx, r, q.scope(), topics)
		if err != nil {
			return result{}, err
		}
		found, more := pageOf(found, page)
		if err := finding.Gather(ctx, r, found, q.evidence(DefaultEvidence)); err != nil {
			return result{}, err
		}
		data := make(Findings, len(found))
		for i := range found {
			data[i] = findingOf(&found[i], false)
		}
		return result{data: data, more: more, warnings: notes}, nil
	})
}

// FindingRequest asks for one finding with its reasoning.
type FindingRequest struct {
	ID string
	FindingsRequest
}

// Finding answers with one finding and its reasoning, or NotFound.
func (s *Service) Finding(ctx context.Context, q FindingRequest) (*Answer, error) {
	name, _, _ := strings.Cut(q.ID, ":")
	q.Topics = []string{name}
	topics, err := q.topics()
	if err != nil {
		return nil, noFinding(q.ID)
	}
	view := q.View
	view.Limit, view.Cursor = 0, ""
	asked := request{question: "finding", args: q.Filter.Args(), view: view, words: filterWords}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, _ graph.Page) (result, error) {
		found, _, err := finding.Run(ctx, r, q.scope(), topics)
		if err != nil {
			return result{}, err
		}
		for i := range found {
			if found[i].ID == q.ID {
				if err := finding.Gather(ctx, r, found[i:i+1], q.evidence(finding.MaxEvidence)); err != nil {
					return result{}, err
				}
				return result{data: Explained(findingOf(&found[i], true))}, nil
			}
		}
		return result{}, noFinding(q.ID)
	})
}

func noFinding(id string) error {
	return graph.Errorf(graph.NotFound, "id", "there is no finding %q with this filter; the list of findings has the ids", id)
}

// Explained is one finding with its reasoning.
type Explained Finding

// Table gives the steps of the reasoning.
func (e Explained) Table() Table {
	t := Table{Columns: []graph.Column{{Name: "step", Kind: "int"}, {Name: "vi", Kind: "string"}, {Name: "en", Kind: "string"}}}
	for i, step := range e.Steps {
		t.Rows = append(t.Rows, []any{int64(i + 1), step["vi"], step["en"]})
	}
	return t
}

func findingOf(f *finding.Finding, steps bool) Finding {
	out := Finding{
		ID: f.ID, Topic: f.Topic, What: f.What, Where: f.Where, Since: f.Since.String(), Until: f.Until.String(),
		Verdict: string(f.Verdict), Reason: f.Reason, Sentence: f.Sentence, Weight: f.Weight,
		Figures: make([]Figure, len(f.Figures)), Tests: make([]Test, len(f.Tests)),
		Evidence: Evidence{Of: f.Evidence.Of, Question: f.Evidence.Ask.Question, Args: f.Evidence.Ask.Args.Texts(), IDs: append([]string{}, f.Evidence.IDs...), More: f.Evidence.More},
	}
	if f.Evidence.Total >= 0 {
		out.Evidence.Total = &f.Evidence.Total
	}
	for i, figure := range f.Figures {
		out.Figures[i] = Figure{Name: figure.Name, Value: figure.Value, Low: figure.Low, High: figure.High}
	}
	for i, test := range f.Tests {
		out.Tests[i] = Test{Name: test.Name, Null: test.Null, Statistic: test.Statistic, DF: test.DF, P: test.P, Q: test.Q, Family: test.Family}
	}
	if steps {
		for _, step := range f.Steps {
			out.Steps = append(out.Steps, step)
		}
	}
	return out
}
