package comeback

import (
	"context"
	"math"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// family is that within which the tests of all levels are corrected.
const family = "returns: rise above the level left"

// Topic gives the topic returns, with one finding for each level that rotations
// down left. The curves are read off where mark months are complete, such as
// the 36 that a rule asks for; 0 marks nothing.
func Topic(mark int) finding.Topic {
	return finding.Topic{Name: "returns", Find: func(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) ([]finding.Finding, []graph.Label, error) {
		levels, notes, err := Levels(ctx, r, scope.Filter)
		if err != nil {
			return nil, nil, err
		}
		reports := make([]report, len(levels))
		var tests []*finding.Test
		for i := range levels {
			reports[i] = report{Level: &levels[i], test: testOf(&levels[i]), names: names, mark: mark}
			if reports[i].test != nil {
				tests = append(tests, reports[i].test)
			}
		}
		if err := finding.Correct(family, tests); err != nil {
			return nil, nil, err
		}
		var found []finding.Finding
		for _, report := range reports {
			f, err := report.finding(scope.Filter)
			if err != nil {
				return nil, nil, err
			}
			found = append(found, f)
		}
		return found, notes, nil
	}}
}

func testOf(l *Level) *finding.Test {
	if l.Test == nil {
		return nil
	}
	statistic, freedom := l.Test.Statistic, l.Test.Freedom
	return &finding.Test{
		Name: "log_rank",
		Null: finding.Say("người luân chuyển xuống và người không luân chuyển lên cấp cao hơn sau thời gian như nhau",
			"those rotated down and those not rise above the level after the same time"),
		Statistic: &statistic, DF: &freedom, P: l.Test.P,
	}
}

// A report puts one level into words.
type report struct {
	*Level
	test  *finding.Test
	names *finding.Names
	mark  int
}

func (r report) finding(filter graph.Filter) (finding.Finding, error) {
	args := filter.Args()
	args["from_level"] = r.Level.Level
	verdict, reason := r.judge()
	figures, err := r.figures()
	f := finding.Finding{
		ID:       "returns:" + r.Level.Level,
		What:     finding.Say("trở lại sau luân chuyển xuống từ %s", "return after rotation down (%s)", r.level()),
		Verdict:  verdict,
		Reason:   reason,
		Figures:  figures,
		Sentence: r.sentence(verdict),
		Steps:    r.steps(reason),
		Evidence: finding.Evidence{Of: "moves", Ask: graph.Ask{Question: "returns_after_rotation", Args: args}, Total: r.Rotated},
		Weight:   r.beyond(),
	}
	if r.test != nil {
		f.Tests = []finding.Test{*r.test}
	}
	return f, err
}

// beyond is how many of the rotated rose more or fewer than if all were alike.
func (r report) beyond() float64 {
	if r.Test == nil {
		return 0
	}
	return math.Abs(float64(r.Test.Observed[0]) - r.Test.Expected[0])
}

func (r report) level() graph.Label {
	return graph.Label{"vi": r.names.Level(r.Level.Level, "vi"), "en": r.names.Level(r.Level.Level, "en")}
}

// judge gives the verdict on the rise of the rotated against the others, with
// the reason.
func (r report) judge() (finding.Verdict, graph.Label) {
	const least = finding.MinMoves
	switch rose := r.Rise.Ended + r.Stay.Ended; {
	case r.Rotated < least:
		return finding.TooFew, finding.Say("số lượt luân chuyển xuống là %s, ít hơn %s", "the number of rotations down is %s, fewer than %s", r.Rotated, least)
	case r.Stay.Spells == 0:
		return finding.Described, finding.Say("không có ai cùng cấp chưa luân chuyển để so sánh", "nobody of the level was without a rotation, to hold these against")
	case r.Stay.Spells < least:
		return finding.TooFew, finding.Say("số người cùng cấp chưa luân chuyển là %s, ít hơn %s", "the number of others of the level is %s, fewer than %s", r.Stay.Spells, least)
	case rose == 0:
		return finding.Described, finding.Say("chưa ai lên cấp cao hơn, nên chưa có gì để so sánh", "nobody has risen above the level, so there is nothing to compare")
	case rose < least:
		return finding.TooFew, finding.Say("số người lên cấp cao hơn ở cả hai bên là %s, ít hơn %s", "the number of those who rose above the level, on both sides, is %s, fewer than %s", rose, least)
	case r.test == nil:
		return finding.Described, finding.Say("mọi người lên cấp cao hơn đều sau cùng một thời gian, nên không so sánh được", "all who rose did so after the same time, which cannot be compared")
	}
	return r.test.Verdict()
}

func (r report) figures() ([]finding.Figure, error) {
	figures := []finding.Figure{
		finding.Whole("rotated_down", r.Rotated), finding.Whole("came_back", r.Back()), finding.Whole("came_back_higher", r.Higher), finding.Whole("came_back_same", r.Same),
		finding.Whole("not_back_yet", r.Open), finding.Whole("career_ended", r.Ended),
		finding.Whole("rose_above", int64(r.Rise.Ended)), finding.Whole("others", int64(r.Stay.Spells)), finding.Whole("others_rose_above", int64(r.Stay.Ended)),
	}
	if back := r.Back(); back > 0 {
		share, err := finding.Part("higher_share", r.Higher, back)
		if err != nil {
			return nil, err
		}
		figures = append(figures, share)
	}
	for _, c := range []struct {
		name  string
		curve finding.Curve
	}{{"return", r.Return}, {"rise", r.Rise}, {"others_rise", r.Stay}} {
		if c.curve.Median != nil {
			figures = append(figures, finding.Whole(c.name+"_median_months", int64(*c.curve.Median)))
		}
		if at, known := c.curve.At(r.mark); known && r.mark > 0 {
			figures = append(figures, at.Rest().Figure(c.name+"_before_mark"))
		}
	}
	if r.mark > 0 {
		figures = append(figures, finding.Whole("mark_months", int64(r.mark)))
	}
	return figures, nil
}

// sentence says what a reader may take from the figures.
func (r report) sentence(verdict finding.Verdict) graph.Label {
	told := finding.Join(
		finding.Say("Luân chuyển xuống từ %s: %s.", "Rotated down (%s): %s.", r.level(), r.outcomes()),
		finding.Say("Thời gian đến khi trở lại: %s%s.", "Time until a return: %s%s.", half(r.Return, backWords), before(r.Return, r.mark, backWords)))
	switch verdict {
	case finding.TooFew:
		return finding.Join(told, finding.Say("Quá ít để nói có khác với người không luân chuyển hay không.", "That is too few to tell whether they differ from those not rotated."))
	case finding.Described:
		return told
	case finding.Balanced:
		return finding.Join(told, r.rises(), finding.Say("Chênh lệch có thể chỉ do ngẫu nhiên; điều đó không chứng minh là không có khác biệt.",
			"Chance alone could make that difference, which does not prove that there is none."))
	}
	if float64(r.Test.Observed[0]) > r.Test.Expected[0] {
		return finding.Join(told, r.rises(), finding.Say("Người luân chuyển xuống lên sớm hơn, quá mức ngẫu nhiên có thể gây ra.", "Those rotated down rise sooner, by more than chance would make it."))
	}
	return finding.Join(told, r.rises(), finding.Say("Người luân chuyển xuống lên muộn hơn, quá mức ngẫu nhiên có thể gây ra.", "Those rotated down rise later, by more than chance would make it."))
}

// rises compares how many rose above the level, and after how long.
func (r report) rises() graph.Label {
	return finding.Say("Lên cấp cao hơn %s: từ ngày luân chuyển, %s trên %s lượt (%s); người không luân chuyển, từ chức vụ đầu tiên ở cấp đó, %s trên %s (%s).",
		"Above the level (%s) rose, from the day of rotation, %s of %s (%s); of the others, from their first post at the level, %s of %s (%s).",
		r.level(), r.Rise.Ended, r.Rotated, half(r.Rise, riseWords), r.Stay.Ended, r.Stay.Spells, half(r.Stay, riseWords))
}

// outcomes counts what came of the rotations, without what did not occur.
func (r report) outcomes() graph.Label {
	told := finding.Plural(r.Rotated, "%s lượt", "%s move", "%s moves")
	for _, part := range []struct {
		n      int64
		vi, en string
	}{
		{r.Higher, "%s trở lại chức vụ cao hơn trước", "%s came back to a higher post than before"},
		{r.Same, "%s trở lại cấp cũ, không cao hơn", "%s came back to the level left, no higher"},
		{r.Open, "%s chưa trở lại", "%s not back yet"},
		{r.Ended, "%s thôi giữ chức vụ khi chưa trở lại", "%s whose career ended before a return"},
	} {
		if part.n > 0 {
			told = finding.Say("%s, %s", "%s, %s", told, finding.Say(part.vi, part.en, part.n))
		}
	}
	return told
}

// words are what has happened to those whose spell ended.
type words struct{ vi, en string }

var (
	backWords = words{"trở lại", "come back"}
	riseWords = words{"lên cấp cao hơn", "risen"}
)

// half says after how long it had happened to half.
func half(c finding.Curve, w words) graph.Label {
	if c.Median == nil {
		return finding.Say("chưa đạt mức một nửa %s", "the point at which half have %s is not reached", graph.Label{"vi": w.vi, "en": w.en})
	}
	return finding.Say("một nửa %s sau %s", "half had %s after %s", graph.Label{"vi": w.vi, "en": w.en}, finding.Months(*c.Median))
}

// before says to what share it had happened before the months of the mark were
// complete.
func before(c finding.Curve, months int, w words) graph.Label {
	at, known := c.At(months)
	switch {
	case months <= 0 || c.Spells == 0:
		return nil
	case !known:
		return finding.Say("; chưa ai được theo dõi đến đủ %s", "; nobody was watched for %s", finding.Months(months))
	}
	return finding.Say("; trước khi đủ %s, %s đã %s", "; before %s were complete, %s had %s",
		finding.Months(months), at.Rest().Label(), graph.Label{"vi": w.vi, "en": w.en})
}

// steps tells the reasoning, each step with its numbers.
func (r report) steps(reason graph.Label) []graph.Label {
	steps := []graph.Label{
		finding.Say("Lượt luân chuyển xuống từ %s: %s. Trở lại là lần đầu sau đó người ấy nhận chức vụ ở cấp đã rời hoặc cao hơn, theo hồ sơ của từng người.",
			"Rotations down (%s): %s. A return is the first post after it at the level left or above, on the person's own path.", r.level(), r.outcomes()),
		finding.Say("Kaplan–Meier, ai chưa trở lại được tính đến %s hoặc đến hết sự nghiệp: %s%s.",
			"By Kaplan–Meier, which counts those not back until %s or until their career ended: %s%s.", r.names.AsOf, half(r.Return, backWords), before(r.Return, r.mark, backWords)),
	}
	if back := r.Back(); back > 0 {
		steps = append(steps, finding.Say("Trong %s lượt đã trở lại, %s ở chức vụ cao hơn trước: cấp cao hơn, hoặc cùng cấp với thứ bậc cao hơn (%s).",
			"Of %s that came back, %s did so to a higher post: of a higher level, or of the same with a higher rank (%s).", back, r.Higher, finding.Share(float64(r.Higher)/float64(back))))
	}
	steps = append(steps,
		finding.Say("Lên cấp cao hơn cấp đã rời, tính từ ngày luân chuyển: %s trên %s; %s%s.",
			"Risen above the level left, from the day of rotation: %s of %s; %s%s.", r.Rise.Ended, r.Rise.Spells, half(r.Rise, riseWords), before(r.Rise, r.mark, riseWords)),
		finding.Say("Người cùng cấp, tính từ chức vụ đầu tiên ở cấp đó đến khi lên cấp cao hơn, luân chuyển xuống, hết sự nghiệp hoặc đến %s: %s trên %s; %s%s.",
			"Others of the level, from their first post there until they rose, were rotated down, ended their career or %s came: %s of %s; %s%s.",
			r.names.AsOf, r.Stay.Ended, r.Stay.Spells, half(r.Stay, riseWords), before(r.Stay, r.mark, riseWords)))
	if r.test != nil {
		steps = append(steps, finding.Say("Kiểm định log-rank: %s lượt luân chuyển đã lên cấp cao hơn, nếu hai bên như nhau thì khoảng %s; χ² = %s, p = %s, sau hiệu chỉnh theo số cấp q = %s.",
			"Log-rank test: %s of the rotated rose, where about %s would have if both sides were alike; χ² = %s, p = %s, corrected for the number of levels q = %s.",
			r.Test.Observed[0], finding.Decimal(r.Test.Expected[0]), finding.Decimal(r.Test.Statistic), finding.Chance(r.test.P), finding.Chance(r.test.Q)))
	}
	return append(steps, finding.Say("Kết luận: %s.", "Verdict: %s.", reason))
}
