package churn

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// MaxFindings is how many findings the topic gives.
const MaxFindings = 200

// DefaultDays is how near to each other head and deputy change to count.
const DefaultDays = 90

// Topic finds how many posts of each level change hands in a year, units and
// years in which far more did than at the level as a whole, and whether
// heads change within so many days of their deputies more often than by chance.
func Topic(days int) finding.Topic {
	return finding.Topic{Name: "churn", Find: func(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) ([]finding.Finding, []graph.Label, error) {
		t := topic{names: names, filter: scope.Filter, days: days}
		return t.find(ctx, r)
	}}
}

type topic struct {
	names  *finding.Names
	filter graph.Filter
	days   int
	notes  []graph.Label
}

const maxDays = 3660

func (t *topic) find(ctx context.Context, r finding.Reader) ([]finding.Finding, []graph.Label, error) {
	if t.days < 0 || t.days > maxDays {
		return nil, nil, graph.Errorf(graph.Invalid, "days", "head and deputy change within 0 to %d days of each other, not %d", maxDays, t.days)
	}
	cells, err := Spread(ctx, r, t.filter)
	if err != nil {
		return nil, nil, err
	}
	units, err := Units(ctx, r, t.filter)
	if err != nil {
		return nil, nil, err
	}
	pairs, err := CountTogether(ctx, r, t.filter, t.days)
	if err != nil {
		return nil, nil, err
	}
	if len(t.filter.Kinds) > 0 {
		t.note("cấp trưởng và cấp phó được so theo mọi lần thay người, bất kể hình thức", "head and deputy are compared by all their changes, whatever kind of arrival")
	}
	levels := byLevel(Years(cells))
	ofUnits, err := t.units(units, levels)
	if err != nil {
		return nil, nil, err
	}
	ofYears, err := t.unitYears(ctx, r, cells, levels)
	if err != nil {
		return nil, nil, err
	}
	together, err := t.together(pairs)
	if err != nil {
		return nil, nil, err
	}
	var found []finding.Finding
	for _, id := range sorted(levels) {
		found = append(found, t.describeLevel(levels[id]))
	}
	found, left := finding.Most(slices.Concat(found, ofUnits, ofYears, together), MaxFindings)
	if left > 0 {
		t.note("bỏ ra %s phát hiện nữa về việc thay người; thu hẹp bộ lọc để thấy", "%s more findings on posts that change hands are left out; narrow the filter to see them", left)
	}
	return found, t.notes, nil
}

func (t *topic) note(vi, en string, args ...any) {
	t.notes = append(t.notes, finding.Say(vi, en, args...))
}

func (t *topic) level(id string) graph.Label {
	return graph.Label{"vi": t.names.Level(id, "vi"), "en": t.names.Level(id, "en")}
}

func (t *topic) office(id string) graph.Label {
	return graph.Label{"vi": t.names.Office(id, "vi"), "en": t.names.Office(id, "en")}
}

// A level is all years of one, and what was found of its units.
type level struct {
	id                                   string
	years                                []Year
	units, unitsBeyond, cells, yearCells int64
}

func byLevel(years []Year) map[string]*level {
	levels := map[string]*level{}
	for _, y := range years {
		if levels[y.Level] == nil {
			levels[y.Level] = &level{id: y.Level}
		}
		l := levels[y.Level]
		// A year without any change is no row, at any level.
		for n := len(l.years); n > 0 && l.years[n-1].Year+1 < y.Year; n++ {
			quiet := l.years[n-1]
			quiet.Year, quiet.Changed = quiet.Year+1, 0
			l.years = append(l.years, quiet)
		}
		l.years = append(l.years, y)
	}
	return levels
}

func sorted(levels map[string]*level) []string {
	var ids []string
	for id := range levels {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// mean is the share of posts that changed hands in an average year.
func (l *level) mean() float64 {
	var changed, posts int64
	for _, y := range l.years {
		changed, posts = changed+y.Changed, posts+y.Posts
	}
	return float64(changed) / float64(posts)
}

// of gives the share of one year.
func (l *level) of(year int64) float64 {
	for _, y := range l.years {
		if y.Year == year {
			return y.Share()
		}
	}
	return 0
}

func (t *topic) describeLevel(l *level) finding.Finding {
	first, last := l.years[0], l.years[len(l.years)-1]
	byShare := func(a, b Year) int { return cmp.Or(cmp.Compare(a.Share(), b.Share()), cmp.Compare(b.Year, a.Year)) }
	most, least := slices.MaxFunc(l.years, byShare), slices.MinFunc(l.years, byShare)
	changed := int64(0)
	for _, y := range l.years {
		changed += y.Changed
	}
	args := t.filter.Args()
	args["unit_level"] = l.id
	f := finding.Finding{
		ID: "churn:level:" + l.id, What: t.level(l.id), Verdict: finding.Described, Weight: float64(changed),
		Reason: finding.Say("đây là số đếm, không kiểm định", "this is a count, put to no test"),
		Figures: []finding.Figure{
			finding.Whole("units", first.Units), finding.Whole("posts", first.Posts), finding.Whole("years", int64(len(l.years))), finding.Whole("changed", changed),
			{Name: "share_changed", Value: l.mean()}, {Name: "share_highest", Value: most.Share()}, {Name: "share_lowest", Value: least.Share()},
			finding.Whole("units_tested", l.units), finding.Whole("units_beyond", l.unitsBeyond), finding.Whole("unit_years_tested", l.cells), finding.Whole("unit_years_beyond", l.yearCells),
		},
		Sentence: finding.Say("%s: từ %s đến %s, mỗi năm bình quân %s chức vụ thay người, nhiều nhất năm %s (%s), ít nhất năm %s (%s). Nhiều hơn mức ngẫu nhiên có thể giải thích: %s trên %s đơn vị được xét cho cả thời kỳ, %s trên %s lượt đơn vị–năm được xét.",
			"%s: from %s to %s, %s of the posts changed hands in an average year, most in %s (%s), fewest in %s (%s). More often than chance explains: %s of %s units tested over all years, %s of %s units tested in single years.",
			t.level(l.id), year(first.Year), year(last.Year), finding.Share(l.mean()), year(most.Year), finding.Share(most.Share()), year(least.Year), finding.Share(least.Share()),
			l.unitsBeyond, l.units, l.yearCells, l.cells),
		Steps: []graph.Label{
			finding.Say("%s đơn vị có %s chức vụ; một chức vụ thay người trong năm khi có người bắt đầu giữ (lần đầu, kiêm thêm, chuyển đến); tiếp tục nhiệm kỳ và tổ chức lại không tính.",
				"%s units have %s posts; a post changes hands in a year when somebody took it (as an entry, an addition or a move); renewals and reorganisations do not count.", first.Units, first.Posts),
			finding.Say("Trong %s năm, %s lần chức vụ thay người: %s mỗi năm. Năm đầu và năm cuối có thể chỉ có một phần.",
				"In %s years posts changed hands %s times: %s a year. The first and the last year may be covered in part only.", len(l.years), changed, finding.Share(l.mean())),
			finding.Say("Giả thuyết khi xét từng đơn vị: mỗi chức vụ thay người độc lập, với tỷ lệ chung của cấp (và của năm).",
				"Null for each unit: every post changes hands on its own, with the share of its level (and year)."),
		},
		Evidence: finding.Evidence{Of: "tenures", Total: -1, Ask: graph.Ask{Question: "changes", Args: args}},
	}
	if first.Posts*int64(len(l.years)) < finding.MinMoves {
		f.Verdict, f.Reason = finding.TooFew, finding.Say("ít hơn %s chức vụ–năm", "fewer than %s posts and years", finding.MinMoves)
	}
	return f
}

func year(n int64) string { return strconv.FormatInt(n, 10) }
