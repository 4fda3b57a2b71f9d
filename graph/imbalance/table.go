package imbalance

import (
	"context"
	"fmt"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// Tables finds whether the flows between all levels, or all blocs, taken
// together are as strong one way as the other, and what kind of imbalance there
// is: levels that differ in pull, or single pairs that are odd beyond that.
var Tables = finding.Topic{Name: "tables", Find: findTables}

// A Whole is the tests of one square table of moves.
type Whole struct {
	By            string
	IDs           []string
	Table         stats.Table
	All, Moved    int64 // moves in the table; those from one level or bloc to another
	Bowker        stats.ChiSquared
	StuartMaxwell stats.ChiSquared
	Bhapkar       *stats.ChiSquared // nil where its variance is 0
	Split         stats.Asymmetry
	Effectiveness float64 // percent, of what is moved
	Reciprocity   float64 // the share of moves that a move the other way answers
}

// WholeTable tests the table of levels or of blocs. Moves with an end that is
// not stated or not listed are left out. It is nil where no move is from one to
// another.
func WholeTable(ctx context.Context, r Reader, by string, ids []string, filter graph.Filter) (*Whole, error) {
	flows, err := r.Ask(ctx, graph.Ask{Question: "flows_by_" + by, Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := flows.Find("from_id", "to_id", "moves")
	if err != nil {
		return nil, err
	}
	place := map[any]int{}
	w := &Whole{By: by, IDs: ids, Table: make(stats.Table, len(ids))}
	for i, id := range ids {
		place[id] = i
		w.Table[i] = make([]int64, len(ids))
	}
	in, out := make([]int64, len(ids)), make([]int64, len(ids))
	for _, row := range flows.Rows {
		from, listedFrom := place[row[at[0]]]
		to, listedTo := place[row[at[1]]]
		if !listedFrom || !listedTo {
			continue
		}
		moves := row[at[2]].(int64)
		w.Table[from][to] += moves
		w.All += moves
		if from != to {
			w.Moved += moves
			out[from] += moves
			in[to] += moves
		}
	}
	if w.Moved == 0 {
		return nil, nil
	}
	return w, w.test(in, out)
}

func (w *Whole) test(in, out []int64) (err error) {
	fail := func(err error) error {
		return graph.Errorf(graph.Internal, "", "the table of flows by %s cannot be tested", w.By).Because(err)
	}
	if w.Bowker, err = stats.Bowker(w.Table); err != nil {
		return fail(err)
	}
	if w.StuartMaxwell, err = stats.StuartMaxwell(w.Table); err != nil {
		return fail(err)
	}
	if bhapkar, err := stats.Bhapkar(w.Table); err == nil {
		w.Bhapkar = &bhapkar
	}
	if w.Split, err = stats.SplitSymmetry(w.Table); err != nil {
		return fail(err)
	}
	if w.Effectiveness, err = stats.SystemEffectiveness(in, out); err != nil {
		return fail(err)
	}
	answered := int64(0)
	for i := range w.Table {
		for j := range w.Table {
			if i != j {
				answered += min(w.Table[i][j], w.Table[j][i])
			}
		}
	}
	w.Reciprocity = float64(answered) / float64(w.Moved)
	return nil
}

func findTables(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) (found []finding.Finding, notes []graph.Label, err error) {
	for _, of := range []struct {
		by  string
		ids []string
	}{{"level", names.Levels}, {"bloc", names.Blocs}} {
		w, err := WholeTable(ctx, r, of.by, of.ids, scope.Filter)
		if err != nil {
			return nil, nil, err
		}
		if w != nil {
			found = append(found, ofTable(w, scope))
		}
	}
	return found, nil, nil
}

func ofTable(w *Whole, scope finding.Scope) finding.Finding {
	f := finding.Finding{
		ID: "tables:" + w.By, What: graph.Label{}, Reason: graph.Label{}, Sentence: graph.Label{},
		Verdict: w.verdict(), Weight: w.Effectiveness / 100 * float64(w.Moved),
		Figures: []finding.Figure{
			finding.Whole("moves", w.All),
			finding.Whole("crossing_moves", w.Moved),
			{Name: "effectiveness", Value: w.Effectiveness},
			{Name: "reciprocity", Value: w.Reciprocity},
		},
		Evidence: finding.Evidence{Of: "moves", Total: -1, Ask: graph.Ask{Question: "moves", Args: scope.Filter.Args()}},
	}
	add := func(name string, c stats.ChiSquared, vi, en string) {
		if c.DF == 0 {
			return // nothing was tested, which must not read as balance
		}
		f.Tests = append(f.Tests, finding.Test{Name: name, Statistic: &c.Statistic, DF: &c.DF, P: c.P, Q: c.P, Family: "this table alone", Null: graph.Label{"vi": vi, "en": en}})
	}
	add("bowker", w.Bowker, "giữa hai bên bất kỳ, hai chiều ngang nhau", "between any two, both ways are as strong")
	add("stuart_maxwell", w.StuartMaxwell, "nơi nào cũng nhận bằng cho", "each receives as many as it sends")
	if w.Bhapkar != nil {
		add("bhapkar", *w.Bhapkar, "nơi nào cũng nhận bằng cho", "each receives as many as it sends")
	}
	add("quasi_symmetry", w.Split.Pairs, "không cặp nào bất thường ngoài sức hút của mỗi bên", "no pair is odd beyond the pull of each")
	add("pulls", w.Split.Pulls, "sức hút của các bên như nhau", "all have the same pull")
	for _, lang := range finding.Langs {
		f.What[lang] = map[string]string{"level vi": "mọi cấp", "level en": "all levels", "bloc vi": "mọi khối", "bloc en": "all blocs"}[w.By+" "+lang]
		f.Reason[lang] = w.reason(lang)
		f.Sentence[lang] = w.sentence(lang)
	}
	f.Steps = w.steps()
	return f
}

func (w *Whole) verdict() finding.Verdict {
	switch {
	case w.Moved < finding.MinMoves || w.Bowker.DF == 0:
		return finding.TooFew
	case w.Bowker.P <= finding.MaxQ:
		return finding.Imbalanced
	}
	return finding.Balanced
}

func (w *Whole) reason(lang string) string {
	switch {
	case w.verdict() == finding.TooFew && lang == "vi":
		return fmt.Sprintf("chỉ có %s lượt qua lại", finding.Count(lang, w.Moved))
	case w.verdict() == finding.TooFew:
		return fmt.Sprintf("only %s moves from one to another", finding.Count(lang, w.Moved))
	case lang == "vi":
		return fmt.Sprintf("kiểm định Bowker: χ² = %s, %d bậc tự do, p = %s", finding.Number(lang, w.Bowker.Statistic, 2), w.Bowker.DF, finding.P(lang, w.Bowker.P))
	}
	return fmt.Sprintf("Bowker's test: χ² = %s on %d degrees of freedom, p = %s", finding.Number(lang, w.Bowker.Statistic, 2), w.Bowker.DF, finding.P(lang, w.Bowker.P))
}

// sentence tells how much of the moves the other way does not answer.
func (w *Whole) sentence(lang string) string {
	what := map[string]string{"level vi": "các cấp", "level en": "levels", "bloc vi": "các khối", "bloc en": "blocs"}[w.By+" "+lang]
	answered := finding.Percent(lang, w.Reciprocity)
	switch v := w.verdict(); {
	case lang == "vi" && v == finding.TooFew:
		return fmt.Sprintf("Có %s lượt giữa %s: quá ít để kết luận.", finding.Count(lang, w.Moved), what)
	case v == finding.TooFew:
		return fmt.Sprintf("There are %s moves between %s: too few to tell.", finding.Count(lang, w.Moved), what)
	case lang == "vi" && v == finding.Imbalanced:
		return fmt.Sprintf("Trong %s lượt giữa %s, chỉ %s có lượt ngược chiều tương ứng: xét chung, hai chiều không ngang nhau.", finding.Count(lang, w.Moved), what, answered)
	case v == finding.Imbalanced:
		return fmt.Sprintf("Of %s moves between %s only %s are answered by one the other way: taken together, the two ways are not as strong.", finding.Count(lang, w.Moved), what, answered)
	case lang == "vi":
		return fmt.Sprintf("Trong %s lượt giữa %s, %s có lượt ngược chiều tương ứng: xét chung, chưa thấy hai chiều khác nhau.", finding.Count(lang, w.Moved), what, answered)
	}
	return fmt.Sprintf("Of %s moves between %s %s are answered by one the other way: taken together, the two ways are not seen to differ.", finding.Count(lang, w.Moved), what, answered)
}

func (w *Whole) steps() []graph.Label {
	chi := func(vi, en string, c stats.ChiSquared) graph.Label {
		if c.DF == 0 {
			return graph.Label{"vi": vi + ": không có gì để kiểm định.", "en": en + ": there is nothing to test."}
		}
		return graph.Label{
			"vi": fmt.Sprintf("%s: %s, %d bậc tự do, p = %s.", vi, finding.Number("vi", c.Statistic, 4), c.DF, finding.P("vi", c.P)),
			"en": fmt.Sprintf("%s: %s on %d degrees of freedom, p = %s.", en, finding.Number("en", c.Statistic, 4), c.DF, finding.P("en", c.P)),
		}
	}
	steps := []graph.Label{
		{
			"vi": fmt.Sprintf("Bảng có %s lượt, trong đó %s lượt từ bên này sang bên khác.", finding.Count("vi", w.All), finding.Count("vi", w.Moved)),
			"en": fmt.Sprintf("The table has %s moves, %s of them from one to another.", finding.Count("en", w.All), finding.Count("en", w.Moved)),
		},
		chi("Bowker (đối xứng từng cặp, bỏ cặp trống)", "Bowker (each pair symmetric; empty pairs left out)", w.Bowker),
		chi("Stuart–Maxwell (nhận bằng cho)", "Stuart–Maxwell (each receives what it sends)", w.StuartMaxwell),
	}
	if w.Bhapkar != nil {
		steps = append(steps, chi("Bhapkar (nhận bằng cho)", "Bhapkar (each receives what it sends)", *w.Bhapkar))
	}
	steps = append(steps,
		chi("G² của đối xứng", "G² of symmetry", w.Split.Symmetry),
		chi("Phần do sức hút khác nhau", "Of it, levels or blocs that differ in pull", w.Split.Pulls),
	)
	if w.Split.Pairs.DF == 0 {
		return append(steps, graph.Label{"vi": "Không phân biệt được cặp bất thường với sức hút khác nhau: các cặp có lượt không tạo thành vòng.", "en": "An odd pair cannot be told from differing pulls: the pairs that have moves form no circle."})
	}
	return append(steps, chi("Phần do từng cặp bất thường (gần đối xứng)", "Of it, pairs that are odd beyond that (quasi-symmetry)", w.Split.Pairs))
}
