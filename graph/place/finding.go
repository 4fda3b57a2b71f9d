package place

import (
	"context"
	"math"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// The families within which the tests of all tags are corrected.
const (
	stayFamily = "places: length of stay"
	backFamily = "places: came back"
)

// Topic gives the topic places, with one finding for each tag and level of its
// units. The curves are read off where mark months are complete, such as the 36
// that a rule asks for; 0 marks nothing.
func Topic(mark int) finding.Topic {
	return finding.Topic{Name: "places", Find: func(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) ([]finding.Finding, []graph.Label, error) {
		tags, notes, err := Tags(ctx, r, scope.Filter)
		if err != nil {
			return nil, nil, err
		}
		tests := make([]tests, len(tags))
		var stays, backs []*finding.Test
		for i := range tags {
			tests[i] = testsOf(&tags[i])
			if tests[i].stay != nil {
				stays = append(stays, tests[i].stay)
			}
			if tests[i].back != nil {
				backs = append(backs, tests[i].back)
			}
		}
		if err := finding.Correct(stayFamily, stays); err != nil {
			return nil, nil, err
		}
		if err := finding.Correct(backFamily, backs); err != nil {
			return nil, nil, err
		}
		var found []finding.Finding
		for i := range tags {
			f, err := report{Tag: &tags[i], tests: tests[i], names: names, mark: mark}.finding(scope.Filter)
			if err != nil {
				return nil, nil, err
			}
			found = append(found, f)
		}
		return found, notes, nil
	}}
}

// tests are those of one tag; nil where there was nothing to compare.
type tests struct{ stay, back *finding.Test }

func testsOf(t *Tag) (all tests) {
	if t.Stay != nil {
		statistic, freedom := t.Stay.Statistic, t.Stay.Freedom
		all.stay = &finding.Test{
			Name:      "log_rank",
			Null:      finding.Say("ở nơi có nhãn và nơi không có nhãn, thời gian ở lại như nhau", "stays are equally long in places with the tag and without"),
			Statistic: &statistic, DF: &freedom, P: t.Stay.P,
		}
	}
	if t.Back != nil {
		all.back = &finding.Test{
			Name: "fisher",
			Null: finding.Say("trong số đã rời đi, tỷ lệ trở về như nhau", "of those who left, the same share came back"),
			P:    *t.Back,
		}
	}
	return all
}

// A report puts one tag into words.
type report struct {
	*Tag
	tests
	names *finding.Names
	mark  int
}

func (r report) finding(filter graph.Filter) (finding.Finding, error) {
	args := filter.Args()
	args["tag"], args["tagged"], args["level"] = r.Tag.Tag, true, r.Level
	verdict, reason := r.judge()
	figures, err := r.figures()
	f := finding.Finding{
		ID:       "places:" + r.Tag.Tag + ":" + r.Level,
		What:     finding.Say("nơi có nhãn “%s” (%s)", "places tagged “%s” (%s)", r.Tag.Tag, r.level()),
		Verdict:  verdict,
		Reason:   reason,
		Figures:  figures,
		Sentence: r.sentence(verdict),
		Steps:    r.steps(reason),
		Evidence: finding.Evidence{Of: "moves", Ask: graph.Ask{Question: "stays_in_places", Args: args}, Total: r.Tagged.Sent},
		Weight:   r.beyond(),
	}
	for _, test := range []*finding.Test{r.stay, r.back} {
		if test != nil {
			f.Tests = append(f.Tests, *test)
		}
	}
	return f, err
}

// beyond is how many stays more or fewer have ended than if all were alike.
func (r report) beyond() float64 {
	if r.Stay == nil {
		return 0
	}
	return math.Abs(float64(r.Stay.Observed[0]) - r.Stay.Expected[0])
}

func (r report) level() graph.Label {
	return graph.Label{"vi": r.names.Level(r.Level, "vi"), "en": r.names.Level(r.Level, "en")}
}

// judge gives the verdict on the lengths of stay, with the reason.
func (r report) judge() (finding.Verdict, graph.Label) {
	const least = finding.MinMoves
	switch left := r.Tagged.Left() + r.Others.Left(); {
	case r.Tagged.Sent < least:
		return finding.TooFew, finding.Say("số lượt được đưa đến là %s, ít hơn %s", "the number of moves there is %s, fewer than %s", r.Tagged.Sent, least)
	case r.Others.Sent == 0:
		return finding.Described, finding.Say("không có lượt nào đến nơi cùng cấp không có nhãn để so sánh", "no move led to a place of the level without the tag, to hold these against")
	case r.Others.Sent < least:
		return finding.TooFew, finding.Say("số lượt đến nơi cùng cấp không có nhãn là %s, ít hơn %s", "the number of moves to places of the level without the tag is %s, fewer than %s", r.Others.Sent, least)
	case left == 0:
		return finding.Described, finding.Say("chưa ai rời đi, nên chưa có gì để so sánh", "nobody has left yet, so there is nothing to compare")
	case left < least:
		return finding.TooFew, finding.Say("số đã rời đi ở cả hai bên là %s, ít hơn %s", "the number of those who have left, on both sides, is %s, fewer than %s", left, least)
	case r.stay == nil:
		return finding.Described, finding.Say("mọi lượt đã rời đi đều sau cùng một thời gian, nên không so sánh được", "all who left did so after the same time, which cannot be compared")
	}
	return r.stay.Verdict()
}

// figures gives the numbers of both groups; those of the places without the tag
// begin with other_.
func (r report) figures() ([]finding.Figure, error) {
	figures := []finding.Figure{finding.Whole("units", int64(r.Units))}
	for _, g := range []struct {
		prefix string
		*Group
	}{{"", &r.Tagged}, {"other_", &r.Others}} {
		figures = append(figures,
			finding.Whole(g.prefix+"sent", g.Sent), finding.Whole(g.prefix+"came_back", g.CameBack), finding.Whole(g.prefix+"moved_on", g.MovedOn),
			finding.Whole(g.prefix+"ended", g.Ended), finding.Whole(g.prefix+"reorganised", g.Reorganised), finding.Whole(g.prefix+"still_there", g.StillThere))
		if left := g.Left(); left > 0 {
			share, err := finding.Part(g.prefix+"came_back_share", g.CameBack, left)
			if err != nil {
				return nil, err
			}
			figures = append(figures, share)
		}
		if g.Curve.Median != nil {
			figures = append(figures, finding.Whole(g.prefix+"median_months", int64(*g.Curve.Median)))
		}
		if at, known := g.Curve.At(r.mark); known && r.mark > 0 {
			figures = append(figures, at.Figure(g.prefix+"still_there_at_mark"))
		}
	}
	if r.mark > 0 {
		figures = append(figures, finding.Whole("mark_months", int64(r.mark)))
	}
	return figures, nil
}

// sentence says what a reader may take from the figures.
func (r report) sentence(verdict finding.Verdict) graph.Label {
	told := finding.Say("Nơi có nhãn “%s” (%s): %s.", "Places tagged “%s” (%s): %s.", r.Tag.Tag, r.level(), r.Tagged.outcomes())
	told = finding.Join(told, finding.Say("Thời gian ở lại: %s; ở nơi cùng cấp không có nhãn: %s.", "Length of stay: %s; in places of the level without the tag: %s.", r.Tagged.half(), r.Others.half()))
	switch verdict {
	case finding.TooFew:
		return finding.Join(told, finding.Say("Quá ít để nói có khác với nơi không có nhãn hay không.", "That is too few to tell whether stays differ from those elsewhere."))
	case finding.Described:
		return told
	case finding.Balanced:
		told = finding.Join(told, finding.Say("Chênh lệch về thời gian ở lại có thể chỉ do ngẫu nhiên; điều đó không chứng minh là không có khác biệt.",
			"Chance alone could make the difference in how long people stay, which does not prove that there is none."))
	case finding.Imbalanced:
		if float64(r.Stay.Observed[0]) > r.Stay.Expected[0] {
			told = finding.Join(told, finding.Say("Ở nơi có nhãn, người ta rời đi sớm hơn, quá mức ngẫu nhiên có thể gây ra.", "People leave the tagged places sooner, by more than chance would make it."))
		} else {
			told = finding.Join(told, finding.Say("Ở nơi có nhãn, người ta ở lại lâu hơn, quá mức ngẫu nhiên có thể gây ra.", "People stay longer in the tagged places, by more than chance would make it."))
		}
	}
	return finding.Join(told, r.cameBack())
}

// outcomes counts what came of the stays, without those that did not occur.
func (g *Group) outcomes() graph.Label {
	told := finding.Plural(g.Sent, "%s lượt được đưa đến", "%s move led there", "%s moves led there")
	for _, part := range []struct {
		n      int64
		vi, en string
	}{
		{g.CameBack, "%s đã trở về", "%s came back"},
		{g.MovedOn, "%s chuyển đi nơi khác", "%s moved on elsewhere"},
		{g.Ended, "%s thôi giữ chức ở đó mà không có bước chuyển tiếp", "%s with no post there any more and no further move"},
		{g.Reorganised, "%s có đơn vị được sắp xếp lại", "%s with the unit reorganised under them"},
		{g.StillThere, "%s còn ở đó", "%s still there"},
	} {
		if part.n > 0 {
			told = finding.Say("%s, %s", "%s, %s", told, finding.Say(part.vi, part.en, part.n))
		}
	}
	return told
}

// half says after how long half had left.
func (g *Group) half() graph.Label {
	switch {
	case g.Sent == 0:
		return finding.Say("không có lượt nào", "there was none")
	case g.Curve.Median != nil:
		return finding.Say("một nửa rời đi sau %s", "half had left after %s", finding.Months(*g.Curve.Median))
	}
	return finding.Say("chưa đạt mức một nửa rời đi", "the point at which half have left is not reached")
}

// cameBack compares the shares of those who came back, of those who left.
func (r report) cameBack() graph.Label {
	if r.back == nil {
		return nil
	}
	a, b := &r.Tagged, &r.Others
	told := finding.Say("Trong số đã rời đi, %s trở về (%s trên %s), so với %s (%s trên %s)", "Of those who left, %s came back (%s of %s), against %s (%s of %s)",
		finding.Share(float64(a.CameBack)/float64(a.Left())), a.CameBack, a.Left(), finding.Share(float64(b.CameBack)/float64(b.Left())), b.CameBack, b.Left())
	switch {
	case min(a.Left(), b.Left()) < finding.MinMoves:
		return finding.Say("%s; quá ít để nói có khác nhau hay không.", "%s, which is too few to tell a difference.", told)
	case r.back.Q <= finding.MaxQ:
		return finding.Say("%s, chênh lệch quá mức ngẫu nhiên có thể gây ra.", "%s, a difference beyond what chance would make.", told)
	}
	return finding.Say("%s, chênh lệch có thể chỉ do ngẫu nhiên.", "%s, a difference that chance alone could make.", told)
}

// steps tells the reasoning, each step with its numbers.
func (r report) steps(reason graph.Label) []graph.Label {
	steps := []graph.Label{
		finding.Say("Số đơn vị (%s) có nhãn “%s”: %s. Một nơi là đơn vị đó cùng mọi đơn vị bên dưới; mỗi bước chuyển từ ngoài vào bắt đầu một lần ở lại, bước chuyển tiếp theo ra khỏi đó kết thúc nó.",
			"Units (%s) with the tag “%s”: %s. A place is such a unit with all below it; each move into it from outside begins a stay, and the next move out of it ends the stay.", r.level(), r.Tag.Tag, r.Units),
		finding.Say("Nơi có nhãn: %s.", "Places with the tag: %s.", r.Tagged.outcomes()),
		finding.Say("Nơi cùng cấp không có nhãn: %s.", "Places of the level without the tag: %s.", r.Others.outcomes()),
		finding.Say("Kaplan–Meier, ai chưa rời đi (đến %s) hoặc có đơn vị được sắp xếp lại được tính đến lúc đó: %s%s; ở nơi không có nhãn: %s%s.",
			"By Kaplan–Meier, which counts those who have not left (until %s) and those whose unit was reorganised for as long as they were watched: %s%s; in places without the tag: %s%s.",
			r.names.AsOf, r.Tagged.half(), r.Tagged.atMark(r.mark), r.Others.half(), r.Others.atMark(r.mark)),
	}
	if r.stay != nil {
		steps = append(steps, finding.Say("Kiểm định log-rank: %s lần ở lại nơi có nhãn đã kết thúc, nếu hai bên như nhau thì khoảng %s; χ² = %s, p = %s, sau hiệu chỉnh theo số nhãn q = %s.",
			"Log-rank test: %s stays in tagged places have ended, where about %s would have if both sides were alike; χ² = %s, p = %s, corrected for the number of tags q = %s.",
			r.Stay.Observed[0], finding.Decimal(r.Stay.Expected[0]), finding.Decimal(r.Stay.Statistic), finding.Chance(r.stay.P), finding.Chance(r.stay.Q)))
	}
	if r.back != nil {
		steps = append(steps, finding.Say("Kiểm định chính xác Fisher trong số đã rời đi: %s trên %s trở về, ở nơi không có nhãn %s trên %s; p = %s, sau hiệu chỉnh q = %s.",
			"Fisher's exact test among those who left: %s of %s came back, from places without the tag %s of %s; p = %s, corrected q = %s.",
			r.Tagged.CameBack, r.Tagged.Left(), r.Others.CameBack, r.Others.Left(), finding.Chance(r.back.P), finding.Chance(r.back.Q)))
	}
	return append(steps, finding.Say("Kết luận: %s.", "Verdict: %s.", reason))
}

// atMark reads the curve where the months of the mark are complete.
func (g *Group) atMark(months int) graph.Label {
	at, known := g.Curve.At(months)
	switch {
	case months <= 0 || g.Sent == 0: // Of the others there may be none.
		return nil
	case !known:
		return finding.Say(", chưa ai được theo dõi đến đủ %s", ", and nobody was watched for %s", finding.Months(months))
	}
	return finding.Say(", khi đủ %s còn ở lại %s", ", and %[2]s were still there when %[1]s were complete", finding.Months(months), at.Label())
}
