package standing

import (
	"context"
	"fmt"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// MaxFindings is how many units become findings.
const MaxFindings = 200

// Topic finds units that gain or lose by moves, and those that only send or only
// receive, and tells whether all moves between units fall from senders to
// receivers or run in circles.
var Topic = finding.Topic{Name: "units", Find: find}

func find(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) (found []finding.Finding, notes []graph.Label, err error) {
	units, whole, notes, err := Table(ctx, r, scope.Filter)
	if err != nil {
		return nil, nil, err
	}
	if whole.Within > 0 {
		notes = append(notes, finding.Say("%s lượt trong cùng một đơn vị không đổi gì giữa các đơn vị", "%s moves within one unit change nothing between units", whole.Within))
	}
	if whole.Moves == 0 {
		return nil, notes, nil
	}
	found = append(found, ofWhole(&whole, scope))
	tested := 0
	for i := range units {
		if units[i].P != nil {
			tested++
		}
	}
	units = slices.DeleteFunc(units, func(u Unit) bool { return !tells(&u) })
	slices.SortFunc(units, byImportance)
	if left := len(units) - (MaxFindings - 1); left > 0 {
		notes = append(notes, finding.Say("còn %s đơn vị nhận thêm, mất đi, chỉ cho hoặc chỉ nhận; bảng đơn vị liệt kê tất cả", "%s more units gain, lose, only send or only receive; the table of units lists all", left))
		units = units[:MaxFindings-1]
	}
	for i := range units {
		f, err := ofUnit(&units[i], tested, names, scope)
		if err != nil {
			return nil, nil, err
		}
		found = append(found, f)
	}
	return found, notes, nil
}

// tells says that a unit is worth a finding.
func tells(u *Unit) bool {
	return u.Verdict == finding.Imbalanced || u.P != nil && (u.Arrivals == 0 || u.Departures == 0)
}

func ofWhole(w *Whole, scope finding.Scope) finding.Finding {
	f := finding.Finding{
		ID: "units:all", Verdict: w.Verdict, Weight: w.Effectiveness / 100 * float64(w.Moves),
		What:   graph.Label{"vi": "mọi đơn vị", "en": "all units"},
		Reason: graph.Label{}, Sentence: graph.Label{},
		Figures: []finding.Figure{
			finding.Whole("units", w.Units),
			finding.Whole("moves", w.Moves),
			{Name: "effectiveness", Value: w.Effectiveness},
			{Name: "cyclicity", Value: w.Cyclicity},
			{Name: "cyclicity_by_lot", Value: w.byLot()},
			finding.Whole("circles", w.Circles),
			finding.Whole("components", w.Components),
			{Name: "gini_arrivals", Value: w.GiniArrivals},
			{Name: "gini_departures", Value: w.GiniDepartures},
		},
		Tests: []finding.Test{{
			Name: "stuart_maxwell", Statistic: &w.Test.Statistic, DF: &w.Test.DF, P: w.Test.P, Q: w.Test.P, Family: "all units together alone",
			Null: graph.Label{"vi": "đơn vị nào cũng nhận bằng cho", "en": "each unit receives as many as it sends"},
		}},
		// Moves within a unit are listed too: no filter leaves them out.
		Evidence: finding.Evidence{Of: "moves", Total: w.Moves + w.Within, Ask: graph.Ask{Question: "moves", Args: scope.Filter.Args()}},
	}
	for _, lang := range finding.Langs {
		f.Reason[lang] = w.reason(lang)
		f.Sentence[lang] = w.sentence(lang)
	}
	f.Steps = w.steps()
	return f
}

func ofUnit(u *Unit, tested int, names *finding.Names, scope finding.Scope) (finding.Finding, error) {
	effect, err := stats.Imbalance(u.Arrivals, u.Departures, finding.Confidence)
	if err != nil {
		return finding.Finding{}, refused(u.ID, err)
	}
	f := finding.Finding{
		ID: "units:unit:" + u.ID, Verdict: u.Verdict, Weight: u.beyond(),
		What: graph.Label{}, Reason: graph.Label{}, Sentence: graph.Label{},
		Figures: []finding.Figure{
			finding.Whole("arrivals", u.Arrivals),
			finding.Whole("departures", u.Departures),
			finding.Whole("net", u.Net),
			{Name: "effectiveness", Value: *u.Effectiveness},
			{Name: "arrival_share", Value: effect.Share, Low: &effect.Low, High: &effect.High},
			finding.Whole("within", u.Within),
			{Name: "potential", Value: u.Potential},
			finding.Whole("potential_rank", u.Rank),
			finding.Whole("potential_rank_of", u.Of),
		},
		Tests: []finding.Test{{
			Name: "sign", P: *u.P, Q: *u.Q, Family: fmt.Sprintf("units with %d moves or more from and to others", finding.MinMoves),
			Null: graph.Label{"vi": "đơn vị nhận bằng cho: mỗi lượt là đến hay đi với khả năng ngang nhau", "en": "the unit receives as many as it sends: each move is an arrival or a departure with even chances"},
		}},
		Evidence: evidence(u, scope),
	}
	for _, lang := range finding.Langs {
		f.What[lang] = fmt.Sprintf("%s (%s)", u.Name, names.Level(u.Level, lang))
		f.Reason[lang] = u.reason(tested, lang)
		f.Sentence[lang] = u.sentence(lang)
	}
	f.Steps = u.steps(tested, &effect)
	return f, nil
}

// evidence lists the side that has more, since one filter cannot pick both. The
// moves within the unit are on either.
func evidence(u *Unit, scope finding.Scope) finding.Evidence {
	args := scope.Filter.Args()
	if u.Net < 0 {
		args["from_unit"] = u.ID
	} else {
		args["to_unit"] = u.ID
	}
	return finding.Evidence{Of: "moves", Total: max(u.Arrivals, u.Departures) + u.Within, Ask: graph.Ask{Question: "moves", Args: args}}
}
