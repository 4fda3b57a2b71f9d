package imbalance

import (
	"cmp"
	"context"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// Genders finds whether moves between levels go up as often for one gender as
// for another: each of those that the data state against all others.
var Genders = finding.Topic{Name: "genders", Find: findGenders}

// A Gender is how many moves between levels its officials made each way.
type Gender struct {
	Gender   string
	Up, Down int64
}

// ByGender counts moves up and down by the gender stated, the most frequent
// first. Moves within a level and of officials without one are left out.
func ByGender(ctx context.Context, r Reader, filter graph.Filter) (list []Gender, unstated int64, err error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "moves_by_group", Args: filter.Args()})
	if err != nil {
		return nil, 0, err
	}
	at, err := answer.Find("gender", "direction", "moves")
	if err != nil {
		return nil, 0, err
	}
	place := map[string]int{}
	for _, row := range answer.Rows {
		gender, _ := row[at[0]].(string)
		up, down := row[at[1]] == string(graph.Up), row[at[1]] == string(graph.Down)
		moves := row[at[2]].(int64)
		if !up && !down {
			continue
		}
		if gender == "" {
			unstated += moves
			continue
		}
		i, known := place[gender]
		if !known {
			i = len(list)
			place[gender] = i
			list = append(list, Gender{Gender: gender})
		}
		if up {
			list[i].Up += moves
		} else {
			list[i].Down += moves
		}
	}
	slices.SortFunc(list, func(a, b Gender) int {
		return cmp.Or(cmp.Compare(b.Up+b.Down, a.Up+a.Down), cmp.Compare(a.Gender, b.Gender))
	})
	return list, unstated, nil
}

func findGenders(ctx context.Context, r finding.Reader, _ *finding.Names, scope finding.Scope) (found []finding.Finding, notes []graph.Label, err error) {
	list, unstated, err := ByGender(ctx, r, scope.Filter)
	if err != nil {
		return nil, nil, err
	}
	if unstated > 0 {
		notes = append(notes, finding.Say("%s lượt giữa các cấp là của cán bộ không ghi giới tính", "%s moves between levels are of officials whose gender is not stated", unstated))
	}
	if len(list) < 2 {
		return nil, notes, nil
	}
	var all Gender
	for _, g := range list {
		all.Up, all.Down = all.Up+g.Up, all.Down+g.Down
	}
	if len(list) == 2 {
		list = list[:1] // two are compared once
	}
	tests := make([]*finding.Test, len(list))
	for i, g := range list {
		p, err := stats.Fisher(g.Up, g.Down, all.Up-g.Up, all.Down-g.Down)
		if err != nil {
			return nil, nil, graph.Errorf(graph.Internal, "", "the moves of the gender %s cannot be compared", g.Gender).Because(err)
		}
		tests[i] = &finding.Test{Name: "fisher", P: p,
			Null: finding.Say("tỷ lệ lượt lên không phụ thuộc giới tính", "the share of moves up is the same whatever the gender")}
	}
	if err := finding.Correct("genders", tests); err != nil {
		return nil, nil, err
	}
	for i, g := range list {
		f, err := ofGender(g, Gender{Up: all.Up - g.Up, Down: all.Down - g.Down}, *tests[i], scope)
		if err != nil {
			return nil, nil, err
		}
		found = append(found, f)
	}
	return found, notes, nil
}

func ofGender(g, others Gender, test finding.Test, scope finding.Scope) (f finding.Finding, err error) {
	n, m := g.Up+g.Down, others.Up+others.Down
	share, rest := float64(g.Up)/float64(n), float64(others.Up)/float64(m)
	low, high, err := stats.ClopperPearson(g.Up, n, finding.Confidence)
	if err != nil {
		return f, graph.Errorf(graph.Internal, "", "the moves of the gender %s cannot be described", g.Gender).Because(err)
	}
	f = finding.Finding{
		ID: "genders:" + g.Gender, What: finding.Say("giới tính: %s", "gender: %s", g.Gender),
		Figures: []finding.Figure{
			finding.Whole("up", g.Up), finding.Whole("down", g.Down),
			finding.Whole("other_up", others.Up), finding.Whole("other_down", others.Down),
			{Name: "share_up", Value: share, Low: &low, High: &high}, {Name: "other_share_up", Value: rest},
		},
		Tests:    []finding.Test{test},
		Evidence: finding.Evidence{Of: "moves", Total: -1, Ask: graph.Ask{Question: "moves", Args: scope.Filter.Args()}},
	}
	counts := finding.Say("Giới tính %s: %s lượt lên, %s lượt xuống (%s đi lên, khoảng tin cậy 95%% từ %s đến %s); những người khác: %s lên, %s xuống (%s).",
		"Gender %s: %s moves up, %s down (%s up, 95 %% interval %s to %s); the others: %s up, %s down (%s).",
		g.Gender, g.Up, g.Down, finding.Share(share), finding.Share(low), finding.Share(high), others.Up, others.Down, finding.Share(rest))
	fisher := finding.Say("kiểm định chính xác Fisher: p = %s, sau hiệu chỉnh %s", "Fisher's exact test: p = %s, corrected %s", finding.Chance(test.P), finding.Chance(test.Q))
	var verdict graph.Label
	switch {
	case n < finding.MinMoves || m < finding.MinMoves:
		f.Verdict, verdict = finding.TooFew, finding.Say("Quá ít để kết luận.", "Too few to tell.")
	case test.Q <= finding.MaxQ:
		f.Verdict, verdict = finding.Imbalanced, finding.Say("Chênh lệch như vậy khó chỉ do ngẫu nhiên.", "Chance alone would hardly make them differ so.")
		f.Weight = max(share-rest, rest-share) * float64(n)
	default:
		f.Verdict, verdict = finding.Balanced, finding.Say("Chênh lệch như vậy có thể do ngẫu nhiên.", "Chance alone may make them differ so.")
	}
	f.Reason, f.Sentence = fisher, finding.Join(counts, verdict)
	f.Steps = []graph.Label{counts, finding.Say("%s.", "%s.", fisher), verdict}
	return f, nil
}
