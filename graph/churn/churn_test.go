package churn

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A reader answers with its function, under the columns of the catalogue.
type reader func(ask graph.Ask) ([][]any, error)

func (r reader) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	rows, err := r(ask)
	if err != nil {
		return nil, err
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	return &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: rows}, nil
}

// A shelf is fixed rows, and none for what is not in it.
type shelf map[string][][]any

func (s shelf) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
	return reader(func(ask graph.Ask) ([][]any, error) { return s[ask.Question], nil }).Ask(ctx, ask)
}

var levels = [][]any{
	{"commune", int64(1), "cấp xã", "commune", nil, int64(0), int64(0)},
	{"district", int64(2), "cấp huyện", "district", nil, int64(0), int64(0)},
}

func cell(level string, year, posts, changed, units int64) []any {
	return []any{level, year, posts, changed, units}
}

// restless has ten districts of ten posts, of which one, d0, changed nine in 2018
// and the others one each; nothing changed in 2019, and two posts of each in 2020.
// Eight communes of two posts are the decoys: too small for a single year.
func restless() shelf {
	s := shelf{
		"levels": levels,
		"churn_spread": {
			cell("commune", 2018, 2, 0, 5), cell("commune", 2018, 2, 1, 3), cell("commune", 2020, 2, 0, 8),
			cell("district", 2018, 10, 1, 9), cell("district", 2018, 10, 9, 1), cell("district", 2020, 10, 2, 10),
		},
		"churn_by_unit": {
			{"c0", "Xã 0", "commune", int64(2018), int64(2), int64(1), 0.5},
			{"d0", "Huyện 0", "district", int64(2018), int64(10), int64(9), 0.9},
			{"d1", "Huyện 1", "district", int64(2018), int64(10), int64(1), 0.1},
		},
		"churn_total": {{"d0", "Huyện 0", "district", int64(10), int64(11)}},
	}
	for i := 1; i < 10; i++ {
		s["churn_total"] = append(s["churn_total"], []any{fmt.Sprint("d", i), fmt.Sprint("Huyện ", i), "district", int64(10), int64(3)})
	}
	for i := range 8 {
		changed := int64(0)
		if i < 3 {
			changed = 1
		}
		s["churn_total"] = append(s["churn_total"], []any{fmt.Sprint("c", i), fmt.Sprint("Xã ", i), "commune", int64(2), changed})
	}
	return s
}

func find(t *testing.T, s finding.Reader, filter graph.Filter) (map[string]finding.Finding, []string) {
	t.Helper()
	found, notes, err := finding.Run(t.Context(), s, finding.Scope{Filter: filter, Expected: 0.5}, []finding.Topic{Topic(DefaultDays)})
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]finding.Finding{}
	for _, f := range found {
		byID[f.ID] = f
		if _, _, err := f.Evidence.Ask.Bind(); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
		for _, figure := range f.Figures {
			if figure.Value != figure.Value {
				t.Errorf("%s: %s is no number", f.ID, figure.Name)
			}
		}
	}
	return byID, graph.Texts(notes, "en")
}

// The share of districts is 18/100 in 2018, and over three years 38/300. Nine or
// more of 10 at 0.18 have the probability 1.66e-6, no other outcome is as
// improbable, and 20 units in single years are tested: q = 20p = 3.32e-5. Eleven or
// more of 30 at 0.1267 have 7.21e-4 with none on the other side; 18 units are tested:
// q = 0.013.
func TestUnits(t *testing.T) {
	found, notes := find(t, restless(), graph.Filter{})
	for _, c := range []struct {
		id             string
		verdict        finding.Verdict
		vi, en, reason string
	}{
		{"churn:unit:d0", finding.Imbalanced,
			"Huyện 0 (cấp huyện): từ 2018 đến 2020, 10 chức vụ có 11 lần thay người trong năm, nếu theo tỷ lệ chung của cấp thì khoảng 3,8: nhiều hơn mức ngẫu nhiên có thể giải thích.",
			"Huyện 0 (district): from 2018 to 2020 its posts (10) changed hands 11 times, where about 3.8 would be expected at the share of the level: more often than chance alone explains.",
			"more often than chance alone explains (p = 0.000721, corrected 0.013)"},
		{"churn:year:2018:d0", finding.Imbalanced,
			"Huyện 0 (cấp huyện): năm 2018, 9 trên 10 chức vụ thay người, trong khi tỷ lệ chung của cấp năm đó là 18,0%: nhiều hơn mức ngẫu nhiên có thể giải thích.",
			"Huyện 0 (district): in 2018, 9 of 10 posts changed hands, where the share of the level that year was 18.0 %: more often than chance alone explains.",
			"more often than chance alone explains (p = 1.66e-06, corrected 3.32e-05)"},
		{"churn:level:district", finding.Described,
			"cấp huyện: từ 2018 đến 2020, mỗi năm bình quân 12,7% chức vụ thay người, nhiều nhất năm 2020 (20,0%), ít nhất năm 2019 (0,0%). Nhiều hơn mức ngẫu nhiên có thể giải thích: 1 trên 10 đơn vị được xét cho cả thời kỳ, 1 trên 20 lượt đơn vị–năm được xét.",
			"district: from 2018 to 2020, 12.7 % of the posts changed hands in an average year, most in 2020 (20.0 %), fewest in 2019 (0.0 %). More often than chance explains: 1 of 10 units tested over all years, 1 of 20 units tested in single years.",
			"this is a count, put to no test"},
		{"churn:level:commune", finding.Described,
			"cấp xã: từ 2018 đến 2020, mỗi năm bình quân 6,2% chức vụ thay người, nhiều nhất năm 2018 (18,8%), ít nhất năm 2020 (0,0%). Nhiều hơn mức ngẫu nhiên có thể giải thích: 0 trên 8 đơn vị được xét cho cả thời kỳ, 0 trên 0 lượt đơn vị–năm được xét.",
			"commune: from 2018 to 2020, 6.2 % of the posts changed hands in an average year, most in 2018 (18.8 %), fewest in 2020 (0.0 %). More often than chance explains: 0 of 8 units tested over all years, 0 of 0 units tested in single years.",
			"this is a count, put to no test"},
	} {
		f, ok := found[c.id]
		if !ok {
			t.Errorf("no finding %s", c.id)
			continue
		}
		if diff := cmp.Diff(graph.Label{"vi": c.vi, "en": c.en}, f.Sentence); diff != "" || f.Verdict != c.verdict || f.Reason["en"] != c.reason {
			t.Errorf("%s: %s, %s (- want, + got)\n%s", c.id, f.Verdict, f.Reason["en"], diff)
		}
	}
	if len(found) != 4 {
		t.Errorf("%d findings", len(found))
	}
	if diff := cmp.Diff([]string{"16 units in single years have too few posts to tell whether they change more than others"}, notes); diff != "" {
		t.Error(diff)
	}
}

func TestStepsAndEvidence(t *testing.T) {
	filter := graph.Filter{Since: graph.MustDate("2018-03"), Until: graph.MustDate("2020-06"), Offices: []string{"secretary"}}
	found, _ := find(t, restless(), filter)
	var steps []string
	for _, step := range found["churn:unit:d0"].Steps {
		steps = append(steps, step["en"])
	}
	if diff := cmp.Diff([]string{
		"10 posts × 3 years = 30 posts and years, in 11 of which the post changed hands.",
		"Share of the level: 12.7 % a year; expected 3.8.",
		"Exact binomial test of 11 in 30 against 12.7 % (p is 1 where it is no more often): p = 0.000721; after Benjamini–Hochberg: q = 0.013.",
		"Posts of one unit often change together (an election, a promotion that frees another), which the null does not know, and a unit whose holders are recorded more fully than others' looks restless: this tells where to look.",
	}, steps); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	// A year is what the period has of it.
	want := graph.Ask{Question: "changes", Args: graph.Args{"since": graph.MustDate("2018-03-01"), "until": graph.MustDate("2018-12-31"), "offices": []string{"secretary"}, "in_unit": "d0"}}
	same := cmp.Comparer(func(a, b graph.Date) bool { return a == b })
	if diff := cmp.Diff(want, found["churn:year:2018:d0"].Evidence.Ask, same); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	want = graph.Ask{Question: "changes", Args: graph.Args{"since": graph.MustDate("2018-03"), "until": graph.MustDate("2020-06"), "offices": []string{"secretary"}, "unit_level": "district"}}
	if diff := cmp.Diff(want, found["churn:level:district"].Evidence.Ask, same); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func months(level string, office any, month string, posts, heads, near, deputies int64) []any {
	return []any{level, office, month, posts, heads, near, deputies}
}

// 12 heads and 12 deputies of 23 posts change in one month, always near to each
// other: of the 12·12 pairs 12 are of one unit, and 132/22 = 6 would be expected
// of 12. 12 of 12 at even chances have p 2/4096.
//
// Of the chairs, 2 change in June and 11 deputies in September. Two dates three months
// apart lie within 90 days, 2.957 months, with the chance (1 - 0.043)²/2 = 0.4578:
// (22·0.4578 - 1)/11 = 0.8247.
func together() shelf {
	return shelf{
		"levels":  levels,
		"offices": {{"secretary", "bí thư", "secretary", int64(0)}},
		"head_change_months": {
			months("district", "chair", "2015-06", 12, 2, 1, 0), months("district", "chair", "2015-09", 12, 0, 0, 11),
			months("district", "secretary", "2015-06", 23, 12, 12, 12), months("district", "secretary", "2020-06", 23, 0, 0, 9),
			months("district", nil, "2015-06", 23, 5, 5, 5),
		},
	}
}

func TestCountTogether(t *testing.T) {
	all, err := CountTogether(t.Context(), together(), graph.Filter{}, 90)
	if err != nil {
		t.Fatal(err)
	}
	want := []Together{{"district", "chair", 12, 2, 1, 0.8247}, {"district", "secretary", 23, 12, 12, 6}, {"district", "", 23, 5, 5, 20. / 22}}
	if diff := cmp.Diff(want, all, cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-4 })); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func TestTogether(t *testing.T) {
	found, notes := find(t, together(), graph.Filter{Kinds: []string{"rotation"}, Unit: "p"})
	f := found["churn:together:district:secretary"]
	if diff := cmp.Diff(graph.Label{
		"vi": "Chức vụ đứng đầu với chức danh bí thư (cấp huyện) thay người 12 lần; trong đó 12 lần chức vụ cấp phó cũng thay trong vòng 90 ngày, nhiều nhất khoảng 6,0 lần nếu các ngày không liên quan với nhau: nhiều hơn mức ngẫu nhiên có thể giải thích.",
		"en": "Head posts in the office secretary (district) changed hands 12 times; 12 of these times the deputy's did so too within 90 days, where at most about 6.0 would be expected if the dates had nothing to do with each other: more often than chance alone explains.",
	}, f.Sentence); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	if f.Verdict != finding.Imbalanced || math.Abs(f.Tests[0].P-2./4096) > 1e-12 || f.Weight != 6 {
		t.Errorf("%s %+v %v", f.Verdict, f.Tests, f.Weight)
	}
	want := finding.Evidence{Of: "tenures", Total: 12, Ask: graph.Ask{Question: "head_changes",
		Args: graph.Args{"unit": "p", "levels": []string{"district"}, "offices": []string{"secretary"}, "days": 90}}}
	if diff := cmp.Diff(want, f.Evidence); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	f = found["churn:together:district:chair"]
	if f.Verdict != finding.TooFew || len(f.Tests) != 0 || f.Reason["en"] != "no outcome of 2 could be told from chance" {
		t.Errorf("two changes: %s %q %v", f.Verdict, f.Reason["en"], f.Tests)
	}
	if diff := cmp.Diff([]string{
		"head and deputy are compared by all their changes, whatever kind of arrival",
		"5 changes of head posts that state no office are not held against those of deputies",
	}, notes); diff != "" {
		t.Error(diff)
	}
}

// Ten changes where 5 would be expected, 2 near: fewer than chance is no finding.
func TestFewerThanExpectedIsNoFinding(t *testing.T) {
	s := shelf{"levels": levels, "head_change_months": {months("district", "chair", "2015-06", 11, 10, 2, 5)}}
	f := func() finding.Finding {
		found, _ := find(t, s, graph.Filter{})
		return found["churn:together:district:chair"]
	}()
	// (10·5 - 2)/10 = 4.8.
	if f.Verdict != finding.Balanced || f.Tests[0].P != 1 || f.Weight != 0 || f.Figures[2].Value != 4.8 || f.Reason["en"] != "no more often than by chance (p = 1, corrected 1)" {
		t.Errorf("%+v", f)
	}
}

func TestNothingToTell(t *testing.T) {
	if found, notes := find(t, shelf{"levels": levels}, graph.Filter{}); len(found) != 0 || len(notes) != 0 {
		t.Errorf("nothing: %v, %q", found, notes)
	}
	// All posts changed: there is no share to hold anything against.
	s := shelf{"levels": levels, "churn_spread": {cell("district", 2018, 8, 8, 1)}, "churn_total": {{"d", "D", "district", int64(8), int64(8)}},
		"head_change_months": {months("district", "chair", "2015-06", 1, 9, 9, 9)}}
	found, _ := find(t, s, graph.Filter{})
	if found["churn:level:district"].Verdict != finding.Described || found["churn:together:district:chair"].Verdict != finding.TooFew || len(found) != 2 {
		t.Errorf("one unit: %v", found)
	}
}

func TestDaysOutOfBoundsAreRefused(t *testing.T) {
	for _, days := range []int{-1, 3661} {
		_, _, err := finding.Run(t.Context(), restless(), finding.Scope{Expected: 0.5}, []finding.Topic{Topic(days)})
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%d days: %v", days, err)
		}
	}
}

func TestErrorsOfTheReaderArePassedOn(t *testing.T) {
	for _, question := range []string{"churn_spread", "churn_total", "churn_by_unit", "head_change_months"} {
		broken := reader(func(ask graph.Ask) ([][]any, error) {
			if ask.Question == question {
				return nil, errors.New("broken")
			}
			return restless()[ask.Question], nil
		})
		if _, _, err := finding.Run(t.Context(), broken, finding.Scope{Expected: 0.5}, []finding.Topic{Topic(90)}); err == nil {
			t.Errorf("the error of %s is lost", question)
		}
	}
	odd := together()
	odd["head_change_months"][0][2] = "2015"
	if _, err := CountTogether(t.Context(), odd, graph.Filter{}, 90); graph.CodeOf(err) != graph.Internal {
		t.Errorf("a month that is none: %v", err)
	}
}

// 300 districts that changed all of their ten posts, among 3,000 that changed
// none: more than the topic gives.
func TestFindingsAreBounded(t *testing.T) {
	s := shelf{"levels": levels, "churn_spread": {cell("district", 2018, 10, 0, 3000), cell("district", 2018, 10, 10, 300)}}
	for i := range 300 {
		id := fmt.Sprintf("d%03d", i)
		s["churn_by_unit"] = append(s["churn_by_unit"], []any{id, id, "district", int64(2018), int64(10), int64(10), 1.0})
	}
	found, notes := find(t, s, graph.Filter{})
	if len(found) != MaxFindings || !cmp.Equal(notes, []string{"101 more findings on posts that change hands are left out; narrow the filter to see them"}) {
		t.Errorf("%d findings, %q", len(found), notes)
	}
}
