package crossing

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// MaxFindings is how many pairs of blocs, how many blocs and how many offices
// become findings.
const MaxFindings = 200

// Topic finds how often moves cross from bloc to bloc, beside how often they
// would if blocs meant nothing, how mixed blocs and offices are, and which
// offices turn careers from one bloc to another.
var Topic = finding.Topic{Name: "blocs", Find: find}

func find(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) (found []finding.Finding, notes []graph.Label, err error) {
	if len(scope.Filter.Blocs) > 0 {
		return nil, []graph.Label{finding.Say("khi lọc theo khối thì không xét việc qua lại giữa các khối: sẽ thiếu các lượt giữa những khối khác",
			"crossing between blocs is not looked for under a filter by bloc: the moves among the other blocs would be missing")}, nil
	}
	c, err := Read(ctx, r, scope.Filter, names.Blocs, "")
	if graph.CodeOf(err) == graph.TooLarge {
		return nil, []graph.Label{{"vi": fmt.Sprintf("các chức vụ thuộc quá %d khối: quá nhiều để tính việc qua lại; hãy gộp bớt khối", MaxBlocs), "en": err.Error()}}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if c.Unstated > 0 {
		notes = append(notes, finding.Say("%s lượt có chức vụ rời hoặc nhận không ghi khối, không thuộc cặp khối nào", "%s moves from or to posts that state no bloc are in no pair of blocs", c.Unstated))
	}
	if c.All == 0 {
		return nil, notes, nil
	}
	w := &writer{c: c, names: names, scope: scope}
	if len(c.Blocs) > 1 {
		found = append(found, w.all())
	}
	for _, part := range []struct {
		vi, en string
		found  []finding.Finding
	}{
		{"cặp khối có thứ tự", "ordered pairs of blocs", each(c.Pairs, w.pair)},
		{"khối", "blocs", each(c.Ends, w.bloc)},
		{"chức danh", "offices", each(enough(c.Offices), w.office)},
	} {
		some := part.found
		slices.SortStableFunc(some, func(a, b finding.Finding) int { return cmp.Compare(b.Weight, a.Weight) })
		if left := len(some) - MaxFindings; left > 0 {
			notes = append(notes, finding.Say("bỏ ra %s "+part.vi+" nữa: những nơi vượt mức thường lệ ít nhất", "%s more "+part.en+" are left out: those with the fewest moves beyond what is expected", left))
			some = some[:MaxFindings]
		}
		found = append(found, some...)
	}
	return found, notes, nil
}

func each[T any](items []T, write func(*T) finding.Finding) []finding.Finding {
	found := make([]finding.Finding, len(items))
	for i := range items {
		found[i] = write(&items[i])
	}
	return found
}

// enough keeps the offices of which something can be said.
func enough(offices []Office) []Office {
	var kept []Office
	for _, o := range offices {
		if max(o.In.Moves, o.Out.Moves) >= finding.MinMoves {
			kept = append(kept, o)
		}
	}
	return kept
}

// A writer makes findings of the numbers.
type writer struct {
	c     *Crossing
	names *finding.Names
	scope finding.Scope
}

// finish puts in what is said in every language.
func (w *writer) finish(f finding.Finding, what, reason, sentence func(lang string) string, steps []graph.Label) finding.Finding {
	f.What, f.Reason, f.Sentence, f.Steps = graph.Label{}, graph.Label{}, graph.Label{}, steps
	for _, lang := range finding.Langs {
		f.What[lang], f.Reason[lang], f.Sentence[lang] = what(lang), reason(lang), sentence(lang)
	}
	f.Steps = append(f.Steps, graph.Label{"vi": "Kết luận: " + f.Reason["vi"] + ".", "en": "Verdict: " + f.Reason["en"] + "."})
	return f
}

// moves are the moves that the filter and, beside it, these arguments pass.
func (w *writer) moves(total int64, more graph.Args) finding.Evidence {
	args := w.scope.Filter.Args()
	for name, value := range more {
		args[name] = value
	}
	return finding.Evidence{Of: "moves", Total: total, Ask: graph.Ask{Question: "moves", Args: args}}
}

func (w *writer) all() finding.Finding {
	c := w.c
	f := finding.Finding{
		ID: "blocs:all", Verdict: c.Verdict,
		Figures: []finding.Figure{finding.Whole("moves", c.All), finding.Whole("crossing_moves", c.Crossed), {Name: "crossing_share", Value: float64(c.Crossed) / float64(c.All)}},
		// What does not cross is listed too: no filter leaves it out.
		Evidence: w.moves(c.All+c.Unstated, nil),
	}
	if d := c.ByMargins; d != nil {
		f.Weight = math.Abs(float64(c.Crossed) - d.Expected)
		f.Figures = append(f.Figures, finding.Figure{Name: "expected", Value: d.Expected}, finding.Figure{Name: "ratio", Value: d.Ratio})
		f.Tests = append(f.Tests, finding.Test{Name: "mixing_by_margins", P: d.P, Q: d.P, Family: "all moves between blocs together alone", Null: byMargins})
	}
	if d := c.ByPosts; d != nil {
		f.Figures = append(f.Figures, finding.Figure{Name: "expected_by_posts", Value: d.Expected}, finding.Figure{Name: "ratio_by_posts", Value: d.Ratio})
		// It decides nothing, and must not be the first.
		if c.ByMargins != nil {
			f.Tests = append(f.Tests, finding.Test{Name: "proportional_mixing", P: d.P, Q: d.P, Family: "all moves between blocs together alone", Null: byPosts})
		}
	}
	what := func(lang string) string {
		return graph.Label{"vi": "qua lại giữa các khối", "en": "crossing between blocs"}[lang]
	}
	return w.finish(f, what, w.reasonAll, w.sentenceAll, w.stepsAll())
}

func (w *writer) pair(p *Pair) finding.Finding {
	f := finding.Finding{
		ID: "blocs:pair:" + p.From + ":" + p.To, Verdict: p.Verdict, Weight: math.Abs(float64(p.Moves) - p.Expected),
		Figures: []finding.Figure{
			finding.Whole("n", p.Moves),
			{Name: "expected", Value: p.Expected},
			{Name: "ratio", Value: p.Ratio},
			{Name: "destination_share", Value: p.Share, Low: &p.Low, High: &p.High},
		},
		Evidence: w.moves(p.Moves, graph.Args{"from_bloc": p.From, "to_bloc": p.To}),
	}
	if p.P != nil {
		f.Tests = append(f.Tests, finding.Test{Name: "fisher_margins", P: *p.P, Q: *p.Q, Family: "ordered pairs of blocs", Null: byMargins})
	}
	if d := p.ByPosts; d != nil {
		f.Figures = append(f.Figures, finding.Figure{Name: "expected_by_posts", Value: d.Expected}, finding.Figure{Name: "ratio_by_posts", Value: d.Ratio})
		// It decides nothing, and must not be the first.
		if p.P != nil {
			f.Tests = append(f.Tests, finding.Test{Name: "proportional_mixing", P: d.P, Q: d.P, Family: "this pair alone", Null: byPosts})
		}
	}
	what := func(lang string) string { return w.names.Bloc(p.From, lang) + " → " + w.names.Bloc(p.To, lang) }
	reason := func(lang string) string { return reasonPair(p, lang) }
	sentence := func(lang string) string { return w.sentencePair(p, lang) }
	return w.finish(f, what, reason, sentence, stepsPair(p))
}

func (w *writer) bloc(b *Bloc) finding.Finding {
	f := finding.Finding{
		ID: "blocs:bloc:" + b.ID, Verdict: finding.Described,
		Figures: []finding.Figure{
			finding.Whole("entries", b.In.Moves), finding.Whole("entries_from_others", b.FromOthers),
			finding.Whole("exits", b.Out.Moves), finding.Whole("exits_to_others", b.ToOthers),
		},
		// Those from posts that state no bloc are among them.
		Evidence: w.moves(-1, graph.Args{"to_bloc": b.ID}),
	}
	f.Figures = append(f.Figures, diversities(b.In, b.Out)...)
	what := func(lang string) string { return w.names.Bloc(b.ID, lang) }
	reason := func(lang string) string {
		return graph.Label{"vi": "mô tả, không kiểm định", "en": "described, not tested"}[lang]
	}
	return w.finish(f, what, reason, func(lang string) string { return w.sentenceBloc(b, lang) }, stepsDiversity(b.In, b.Out))
}

func diversities(in, out Side) (figures []finding.Figure) {
	for _, side := range []struct {
		name string
		Side
	}{{"entry", in}, {"exit", out}} {
		if side.Moves > 0 {
			figures = append(figures,
				finding.Figure{Name: side.name + "_diversity", Value: side.Diversity.Entropy},
				finding.Figure{Name: side.name + "_effective", Value: side.Diversity.Effective})
		}
	}
	return figures
}

func (w *writer) office(o *Office) finding.Finding {
	in := o.reference()
	f := finding.Finding{
		ID: "blocs:office:" + o.Level + ":" + o.Office, Verdict: o.Verdict, Weight: o.beyond(),
		Figures: []finding.Figure{finding.Whole("entries", o.In.Moves), finding.Whole("exits", o.Out.Moves)},
	}
	if o.In.Moves > 0 {
		f.Figures = append(f.Figures, finding.Figure{Name: "entry_integration", Value: in.Entry.Value, Low: &in.Entry.Low, High: &in.Entry.High})
	}
	if o.Out.Moves > 0 {
		f.Figures = append(f.Figures, finding.Figure{Name: "exit_integration", Value: in.Exit.Value, Low: &in.Exit.Low, High: &in.Exit.High})
	}
	f.Figures = append(f.Figures, diversities(o.In, o.Out)...)
	if in.P != nil {
		f.Tests = append(f.Tests, finding.Test{
			Name: "fisher_integration", P: *in.P, Q: *in.Q, Family: "offices by level, and blocs",
			Null: graph.Label{"vi": "tỷ lệ đến từ khối ấy và tỷ lệ đi sang khối ấy như nhau", "en": "the share that comes from the bloc and the share that goes to it are the same"},
		})
	}
	if in.From >= in.To {
		f.Evidence = w.moves(in.From, graph.Args{"to_level": o.Level, "to_office": o.Office, "from_bloc": in.Bloc})
	} else {
		f.Evidence = w.moves(in.To, graph.Args{"from_level": o.Level, "from_office": o.Office, "to_bloc": in.Bloc})
	}
	what := func(lang string) string {
		return fmt.Sprintf("%s (%s)", w.names.Office(o.Office, lang), w.names.Level(o.Level, lang))
	}
	reason := func(lang string) string { return w.reasonOffice(o, lang) }
	sentence := func(lang string) string { return w.sentenceOffice(o, lang) }
	return w.finish(f, what, reason, sentence, w.stepsOffice(o))
}
