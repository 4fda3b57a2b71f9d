package imbalance

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// MaxFindings is how many pairs of one dimension become findings.
const MaxFindings = 200

// Topic finds pairs of levels, blocs and units that are out of balance, and
// says of pairs of levels and blocs also that they are not, or too few to tell.
// Of units only those out of balance are findings.
var Topic = finding.Topic{Name: "pairs", Find: find}

func find(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) (found []finding.Finding, notes []graph.Label, err error) {
	for _, by := range []string{"level", "bloc", "unit"} {
		pairs, warnings, err := Pairs(ctx, r, by, scope.Filter, Against{Expected: scope.Expected, Previous: scope.Previous})
		if err != nil {
			return nil, nil, err
		}
		notes = append(notes, warnings...)
		if by == "unit" {
			pairs = slices.DeleteFunc(pairs, func(p Pair) bool { return p.Verdict != finding.Imbalanced })
		}
		slices.SortStableFunc(pairs, func(a, b Pair) int { return cmp.Compare(excess(&b), excess(&a)) })
		if left := len(pairs) - MaxFindings; left > 0 {
			notes = append(notes, finding.Say("còn %s cặp "+nouns[by]+" mất cân đối; imbalances --by "+by+" liệt kê tất cả", "%s more pairs of one "+by+" and another are out of balance; imbalances --by "+by+" lists all", left))
			pairs = pairs[:MaxFindings]
		}
		for i := range pairs {
			found = append(found, ofPair(&pairs[i], by, names, scope))
		}
	}
	within, err := lateral(ctx, r, names, scope)
	return append(found, within...), notes, err
}

// excess is how many moves went one way beyond what was expected.
func excess(p *Pair) float64 { return math.Abs(float64(p.Forward) - p.Expected*float64(p.N)) }

func ofPair(p *Pair, by string, names *finding.Names, scope finding.Scope) finding.Finding {
	f := finding.Finding{
		ID:      fmt.Sprintf("pairs:%s:%s:%s", by, p.From, p.To),
		What:    graph.Label{},
		Verdict: p.Verdict,
		Figures: []finding.Figure{
			finding.Whole("forward", p.Forward),
			finding.Whole("back", p.Back),
			finding.Whole("n", p.N),
			{Name: "share", Value: p.Share, Low: &p.Low, High: &p.High},
			{Name: "expected_share", Value: p.Expected},
		},
		Tests: []finding.Test{{
			Name: "binomial", P: p.P, Q: p.Q, Family: "pairs of one " + by + " and another",
			Null: graph.Label{
				"vi": fmt.Sprintf("mỗi lượt đi theo chiều thứ nhất với xác suất %s", finding.Percent("vi", p.Expected)),
				"en": fmt.Sprintf("each move goes the first way with a chance of %s", finding.Percent("en", p.Expected)),
			},
		}},
		Reason: graph.Label{}, Sentence: graph.Label{},
		Weight: excess(p),
		Evidence: finding.Evidence{
			Of: "moves", Total: max(p.Forward, p.Back),
			Ask: graph.Ask{Question: "moves", Args: between(scope.Filter.Args(), by, p)},
		},
	}
	if b := p.Before; b != nil {
		f.Figures = append(f.Figures, finding.Whole("forward_before", b.Forward), finding.Whole("back_before", b.Back))
		if b.P != nil {
			f.Tests = append(f.Tests, finding.Test{Name: "fisher", P: *b.P, Q: *b.P, Family: "this pair alone",
				Null: graph.Label{"vi": "tỷ lệ đi theo chiều thứ nhất ở hai giai đoạn như nhau", "en": "the share going the first way is the same in both periods"}})
		}
	}
	if v := p.Volume; v != nil {
		f.Figures = append(f.Figures, finding.Figure{Name: "expected_n", Value: v.Expected}, finding.Figure{Name: "preference", Value: v.Ratio})
		f.Tests = append(f.Tests, finding.Test{Name: "proportional_mixing", P: v.P, Q: v.P, Family: "this pair alone",
			Null: graph.Label{"vi": "số lượt giữa hai bên tỷ lệ với số chức vụ mỗi bên", "en": "the moves between the two are in proportion to their posts"}})
	}
	for _, lang := range finding.Langs {
		from, to := p.name(by, p.From, p.FromName, names, lang), p.name(by, p.To, p.ToName, names, lang)
		f.What[lang] = from + " – " + to
		f.Reason[lang] = reason(p, lang)
		f.Sentence[lang] = sentence(p, by, from, to, names, lang)
	}
	f.Steps = steps(p)
	return f
}

// between picks the moves of a pair in the direction that has more, since one
// filter cannot pick two cells.
func between(args graph.Args, by string, p *Pair) graph.Args {
	from, to := p.From, p.To
	if p.Back > p.Forward {
		from, to = to, from
	}
	args["from_"+by], args["to_"+by] = from, to
	return args
}

func (p *Pair) name(by, id, name string, names *finding.Names, lang string) string {
	switch {
	case by == "level":
		return names.Level(id, lang)
	case by == "bloc":
		return names.Bloc(id, lang)
	case name != "":
		return name
	}
	return id
}

// lateral describes the moves within one level: they have no direction that
// could be out of balance.
func lateral(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) ([]finding.Finding, error) {
	flows, err := r.Ask(ctx, graph.Ask{Question: "flows_by_level", Args: scope.Filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := flows.Find("from_id", "to_id", "moves")
	if err != nil {
		return nil, err
	}
	var found []finding.Finding
	for _, row := range flows.Rows {
		level, moves := row[at[0]].(string), row[at[2]].(int64)
		if level != row[at[1]].(string) || level == graph.UnknownLevel {
			continue
		}
		args := scope.Filter.Args()
		args["from_level"], args["to_level"] = level, level
		f := finding.Finding{
			ID: "pairs:level:" + level + ":" + level, Verdict: finding.Described,
			What: graph.Label{}, Sentence: graph.Label{}, Weight: 0,
			Reason:   graph.Label{"vi": "lượt ngang cấp không có chiều lên hay xuống", "en": "moves within one level have no direction up or down"},
			Figures:  []finding.Figure{finding.Whole("n", moves)},
			Evidence: finding.Evidence{Of: "moves", Total: moves, Ask: graph.Ask{Question: "moves", Args: args}},
		}
		for _, lang := range finding.Langs {
			f.What[lang] = names.Level(level, lang) + " – " + names.Level(level, lang)
		}
		f.Sentence["vi"] = fmt.Sprintf("%s lượt ngang trong %s; không có chiều để kiểm định.", finding.Count("vi", moves), names.Level(level, "vi"))
		f.Sentence["en"] = fmt.Sprintf("%s moves within the level %s; there is no direction to test.", finding.Count("en", moves), names.Level(level, "en"))
		f.Steps = []graph.Label{f.Reason}
		found = append(found, f)
	}
	return found, nil
}
