package churn

import (
	"cmp"
	"context"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// units holds each unit over all years against the average year of its level.
// Shares that differ between the years make the true spread smaller than the
// binomial one, so that the test claims too little rather than too much.
func (t *topic) units(units []Unit, levels map[string]*level) ([]finding.Finding, error) {
	trials := make([]*trial, len(units))
	for i, u := range units {
		trials[i] = &trial{some: u.Changed}
		if l := levels[u.Level]; l != nil {
			trials[i].of, trials[i].share = u.Posts*int64(len(l.years)), l.mean()
		}
	}
	if err := correct(trials, nil); err != nil {
		return nil, err
	}
	var found []finding.Finding
	few := 0
	for i := range units {
		switch trials[i].verdict() {
		case finding.TooFew:
			few++
			continue
		case finding.Imbalanced:
			levels[units[i].Level].unitsBeyond++
			found = append(found, t.describeUnit(&units[i], levels[units[i].Level], trials[i]))
		}
		levels[units[i].Level].units++
	}
	if few > 0 {
		t.note("%s đơn vị có quá ít chức vụ và năm để biết có thay người nhiều hơn nơi khác hay không", "%s units have too few posts and years to tell whether they change more than others", few)
	}
	return found, nil
}

func (t *topic) describeUnit(u *Unit, l *level, x *trial) finding.Finding {
	first, last := year(l.years[0].Year), year(l.years[len(l.years)-1].Year)
	args := t.filter.Args()
	args["in_unit"] = u.ID
	return finding.Finding{
		ID: "churn:unit:" + u.ID, What: finding.Say("%s, %s", "%s, %s", u.Name, t.level(u.Level)),
		Verdict: x.verdict(), Reason: x.reason(), Weight: x.beyond(),
		Figures: []finding.Figure{
			finding.Whole("posts", u.Posts), finding.Whole("years", int64(len(l.years))), finding.Whole("changed", u.Changed),
			{Name: "expected", Value: x.expected()}, {Name: "share_changed", Value: float64(u.Changed) / float64(x.of)}, {Name: "share_level", Value: x.share},
		},
		Tests: x.tests("units over all years", null),
		Sentence: finding.Say("%s (%s): từ %s đến %s, %s chức vụ có %s lần thay người trong năm, nếu theo tỷ lệ chung của cấp thì khoảng %s: %s.",
			"%s (%s): from %s to %s its posts (%s) changed hands %s times, where about %s would be expected at the share of the level: %s.",
			u.Name, t.level(u.Level), first, last, u.Posts, u.Changed, about(x.expected()), x.clause()),
		Steps: []graph.Label{
			finding.Say("%s chức vụ × %s năm = %s lượt chức vụ–năm, trong đó %s lần thay người.", "%s posts × %s years = %s posts and years, in %s of which the post changed hands.", u.Posts, len(l.years), x.of, u.Changed),
			finding.Say("Tỷ lệ chung của cấp: %s một năm; kỳ vọng %s.", "Share of the level: %s a year; expected %s.", finding.Share(x.share), about(x.expected())),
			x.step(), caution,
		},
		Evidence: finding.Evidence{Of: "tenures", Total: -1, Ask: graph.Ask{Question: "changes", Args: args}},
	}
}

var (
	null = finding.Say("mỗi chức vụ thay người độc lập, với tỷ lệ chung của cấp trong thời gian đó",
		"every post changes hands on its own, with the share of its level in that time")
	caution = finding.Say("Chức vụ trong một đơn vị thường thay cùng lúc (bầu cử, một người lên làm trống chức khác), điều mà giả thuyết không tính đến; đơn vị được ghi chép đầy đủ hơn nơi khác cũng trông như thay nhiều: kết quả chỉ cho biết nên xem ở đâu.",
		"Posts of one unit often change together (an election, a promotion that frees another), which the null does not know, and a unit whose holders are recorded more fully than others' looks restless: this tells where to look.")
)

// unitYears holds each unit and year against its level in that year.
func (t *topic) unitYears(ctx context.Context, r finding.Reader, cells []Cell, levels map[string]*level) ([]finding.Finding, error) {
	trials, times := make([]*trial, len(cells)), make([]int64, len(cells))
	for i, c := range cells {
		trials[i] = &trial{some: c.Changed, of: c.Posts, share: levels[c.Level].of(c.Year)}
		times[i] = c.Units
	}
	if err := correct(trials, times); err != nil {
		return nil, err
	}
	few := int64(0)
	var beyond []int
	for i, c := range cells {
		switch trials[i].verdict() {
		case finding.TooFew:
			few += c.Units
			continue
		case finding.Imbalanced:
			levels[c.Level].yearCells += c.Units
			beyond = append(beyond, i)
		}
		levels[c.Level].cells += c.Units
	}
	if few > 0 {
		t.note("%s đơn vị trong từng năm có quá ít chức vụ để biết có thay người nhiều hơn nơi khác hay không", "%s units in single years have too few posts to tell whether they change more than others", few)
	}
	slices.SortStableFunc(beyond, func(a, b int) int { return cmp.Compare(trials[b].beyond(), trials[a].beyond()) })
	return t.describeCells(ctx, r, cells, trials, beyond)
}

// maxAsks is for how many years units are asked for by name.
const maxAsks = 12

// describeCells asks for the units of cells, the furthest first, until there are
// as many as the topic gives or years enough were asked for.
func (t *topic) describeCells(ctx context.Context, r finding.Reader, cells []Cell, trials []*trial, beyond []int) ([]finding.Finding, error) {
	years := map[int64]map[Cell][]Unit{}
	var found []finding.Finding
	var left int64
	for _, i := range beyond {
		c := cells[i]
		if len(found) >= MaxFindings || years[c.Year] == nil && len(years) == maxAsks {
			left += c.Units
			continue
		}
		if years[c.Year] == nil {
			units, err := changedIn(ctx, r, t.filter, c.Year)
			if err != nil {
				return nil, err
			}
			years[c.Year] = units
		}
		key := c
		key.Units = 0
		for j := range years[c.Year][key] {
			found = append(found, t.describeUnitYear(&years[c.Year][key][j], c.Year, trials[i]))
		}
	}
	if left > 0 {
		t.note("bỏ ra %s đơn vị nữa trong từng năm vượt quá mức ngẫu nhiên; thu hẹp bộ lọc để thấy", "%s more units in single years lie beyond what chance explains and are left out; narrow the filter to see them", left)
	}
	return found, nil
}

func (t *topic) describeUnitYear(u *Unit, y int64, x *trial) finding.Finding {
	filter := t.filter
	filter.Since, filter.Until = within(filter, y)
	args := filter.Args()
	args["in_unit"] = u.ID
	return finding.Finding{
		ID: "churn:year:" + year(y) + ":" + u.ID, What: finding.Say("%s, năm %s", "%s, %s", u.Name, year(y)),
		Verdict: x.verdict(), Reason: x.reason(), Weight: x.beyond(),
		Figures: []finding.Figure{
			finding.Whole("posts", u.Posts), finding.Whole("changed", u.Changed),
			{Name: "expected", Value: x.expected()}, {Name: "share_changed", Value: float64(u.Changed) / float64(u.Posts)}, {Name: "share_level", Value: x.share},
		},
		Tests: x.tests("units in single years", null),
		Sentence: finding.Say("%s (%s): năm %s, %s trên %s chức vụ thay người, trong khi tỷ lệ chung của cấp năm đó là %s: %s.",
			"%s (%s): in %s, %s of %s posts changed hands, where the share of the level that year was %s: %s.",
			u.Name, t.level(u.Level), year(y), u.Changed, u.Posts, finding.Share(x.share), x.clause()),
		Steps: []graph.Label{
			finding.Say("Năm %s: %s trên %s chức vụ thay người.", "In %s: %s of %s posts changed hands.", year(y), u.Changed, u.Posts),
			finding.Say("Tỷ lệ chung của cấp năm đó: %s; kỳ vọng %s.", "Share of the level that year: %s; expected %s.", finding.Share(x.share), about(x.expected())),
			x.step(), caution,
		},
		Evidence: finding.Evidence{Of: "tenures", Total: -1, Ask: graph.Ask{Question: "changes", Args: args}},
	}
}
