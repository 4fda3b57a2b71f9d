package head

import (
	"context"
	"errors"
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

func theDataset(asOf any) [][]any {
	described, err := graph.Describe("dataset")
	if err != nil {
		panic(err)
	}
	row := make([]any, len(described.Columns))
	for i, column := range described.Columns {
		switch column.Name {
		case "ordered":
			row[i] = true
		case "as_of":
			row[i] = asOf
		}
	}
	return [][]any{row}
}

var levels = [][]any{
	{"commune", int64(1), "cấp xã", "commune", nil, int64(0), int64(0)},
	{"district", int64(2), "cấp huyện", "district", nil, int64(0), int64(0)},
}

func heads(above any, level string, office any, origin, locality string, n int64) []any {
	return []any{above, above, level, office, origin, locality, n}
}

func long(tenure, level string, office any, years, terms int64) []any {
	return []any{"u", "U", level, "post", "Title", office, "o", nil, tenure, "2020", "2012", years, terms}
}

// quangNam has the secretaries of domain.md §4: 8 of 18 are not local. Of the
// chairs 3 are known, and one secretary of a commune; two heads state no office.
func quangNam() shelf {
	return shelf{
		"dataset": theDataset("2023-11-06"), "levels": levels, "offices": {{"secretary", "bí thư", "secretary", int64(0)}},
		"head_counts": {
			heads("49", "district", "secretary", "rotated_in", "not_local", 5),
			heads("49", "district", "secretary", "elsewhere", "not_local", 3),
			heads("49", "district", "secretary", "promoted", "local", 10),
			heads("49", "district", "chair", "promoted", "local", 2),
			heads("49", "district", "chair", "unknown", "unknown", 4),
			heads("49", "district", "chair", "rotated_in", "not_local", 1),
			heads("502", "commune", "secretary", "promoted", "not_local", 7),
			heads("49", "district", nil, "promoted", "local", 2),
		},
		// t4 has an office that no head of head_counts has.
		"heads_by_length": {
			long("t1", "district", "secretary", 8, 2), long("t2", "district", "secretary", 9, 1), long("t3", "district", "secretary", 3, 2),
			long("t4", "district", "ghost", 20, 4), long("t5", "district", nil, 8, 1),
		},
	}
}

func find(t *testing.T, s finding.Reader, filter graph.Filter) (map[string]finding.Finding, []string) {
	t.Helper()
	found, notes, err := finding.Run(t.Context(), s, finding.Scope{Filter: filter, Expected: 0.5}, []finding.Topic{Topic(DefaultLimits)})
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]finding.Finding{}
	for _, f := range found {
		byID[f.ID] = f
		if _, _, err := f.Evidence.Ask.Bind(); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
	}
	if len(byID) != len(found) {
		t.Errorf("%d findings have %d ids", len(found), len(byID))
	}
	return byID, graph.Texts(notes, "en")
}

func TestSentences(t *testing.T) {
	found, notes := find(t, quangNam(), graph.Filter{})
	for _, c := range []struct {
		id      string
		verdict finding.Verdict
		vi, en  string
	}{
		// The interval is that of statistics.md §2.
		{"heads:not_local:district:secretary", finding.Described,
			"Ngày 2023-11-06, 8 trên 18 người đứng đầu giữ chức danh bí thư (cấp huyện) không phải người địa phương: 44,4% (khoảng tin cậy 95% 21,5–69,2%).",
			"On 2023-11-06, 8 of 18 heads in the office secretary (district) were not local: 44.4 % (95 % interval 21.5–69.2 %)."},
		// 5/18, of R: binom.test(5, 18).
		{"heads:rotated_in:district:secretary", finding.Described,
			"Ngày 2023-11-06, trong 18 người đứng đầu giữ chức danh bí thư (cấp huyện) mà dữ liệu cho biết đã đến từ đâu, 5 người luân chuyển từ nơi khác đến, 10 người lên từ tại chỗ, 3 người từ nơi khác không do luân chuyển. Luân chuyển đến: 27,8% (khoảng tin cậy 95% 9,7–53,5%).",
			"On 2023-11-06, of 18 heads in the office secretary (district) whose way there is known, 5 were rotated in from another unit, 10 rose from within, 3 came from elsewhere otherwise. Rotated in: 27.8 % (95 % interval 9.7–53.5 %)."},
		// t1 and t2 reach the years, t1 and t3 the terms.
		{"heads:long:district:secretary", finding.Described,
			"Ngày 2023-11-06, 3 trên 18 người đứng đầu giữ chức danh bí thư (cấp huyện) đã đứng đầu đơn vị từ 8 năm trở lên (2) hoặc ở nhiệm kỳ thứ 2 trở lên (2): 16,7% (khoảng tin cậy 95% 3,6–41,4%).",
			"On 2023-11-06, 3 of 18 heads in the office secretary (district) had headed their unit for 8 years or more (2) or were in term number 2 or later (2): 16.7 % (95 % interval 3.6–41.4 %)."},
		{"heads:not_local:district:chair", finding.TooFew,
			"Ngày 2023-11-06, 1 trên 3 người đứng đầu giữ chức danh chair (cấp huyện) không phải người địa phương: quá ít để nói về tỷ lệ. Còn 4 người không rõ quê quán.",
			"On 2023-11-06, 1 of 3 heads in the office chair (district) were not local: too few to speak of a share. Of 4 more it is not known."},
		{"heads:not_local:commune:secretary", finding.Described,
			"Ngày 2023-11-06, 7 trên 7 người đứng đầu giữ chức danh bí thư (cấp xã) không phải người địa phương: 100,0% (khoảng tin cậy 95% 59,0–100,0%). Nếu đây là cơ quan chứ không phải địa bàn thì không ai có thể là người địa phương.",
			"On 2023-11-06, 7 of 7 heads in the office secretary (commune) were not local: 100.0 % (95 % interval 59.0–100.0 %). If these are bodies and not places, nobody can be local to them."},
	} {
		f, ok := found[c.id]
		if !ok {
			t.Errorf("no finding %s", c.id)
			continue
		}
		if f.Verdict != c.verdict {
			t.Errorf("%s is %s", c.id, f.Verdict)
		}
		if diff := cmp.Diff(graph.Label{"vi": c.vi, "en": c.en}, f.Sentence); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", c.id, diff)
		}
	}
	// Three findings for each of three offices, and no place has a rival.
	if len(found) != 9 {
		t.Errorf("%d findings", len(found))
	}
	if diff := cmp.Diff([]string{
		"2 heads are of posts that state no office, and in no finding by office",
		"3 places have fewer than 6 heads of one level and office of whom it is known whether they are local, or the others have: too few to compare",
	}, notes); diff != "" {
		t.Errorf("notes (- want, + got)\n%s", diff)
	}
}

func TestStepsFiguresAndEvidence(t *testing.T) {
	found, _ := find(t, quangNam(), graph.Filter{Unit: "49", Until: graph.MustDate("2022"), Since: graph.MustDate("2016")})
	f := found["heads:not_local:district:secretary"]
	var steps []string
	for _, step := range f.Steps {
		steps = append(steps, step["en"])
	}
	if diff := cmp.Diff([]string{
		"On 2022-12-31 18 people hold head posts of the office secretary (district); who possibly holds one counts.",
		"Local: the native unit is the unit itself or lies in it. Local 10, not local 8, not known 0.",
		"Share 8/18 = 44.4 %; 95 % Clopper–Pearson interval 21.5 % to 69.2 %, if these heads are taken as a sample of a lasting practice.",
	}, steps); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	var names []string
	for _, figure := range f.Figures {
		names = append(names, figure.Name)
	}
	if diff := cmp.Diff([]string{"heads", "not_local", "local", "locality_unknown", "share_not_local"}, names); diff != "" {
		t.Error(diff)
	}
	day := graph.MustDate("2022-12-31")
	for id, want := range map[string]finding.Evidence{
		"heads:not_local:district:secretary": {Of: "tenures", Total: 8, Ask: graph.Ask{Question: "heads_by_locality",
			Args: graph.Args{"on": day, "unit": "49", "levels": []string{"district"}, "offices": []string{"secretary"}, "locality": "not_local"}}},
		"heads:rotated_in:district:secretary": {Of: "tenures", Total: 5, Ask: graph.Ask{Question: "heads_by_origin",
			Args: graph.Args{"on": day, "unit": "49", "levels": []string{"district"}, "offices": []string{"secretary"}, "origin": "rotated_in"}}},
		"heads:long:district:secretary": {Of: "tenures", Total: 3, Ask: graph.Ask{Question: "heads_by_length",
			Args: graph.Args{"on": day, "unit": "49", "levels": []string{"district"}, "offices": []string{"secretary"}, "min_years": 8, "min_terms": 2}}},
	} {
		if diff := cmp.Diff(want, found[id].Evidence, cmp.Comparer(func(a, b graph.Date) bool { return a == b })); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", id, diff)
		}
	}
}

// Nobody was rotated in, and of the chairs nothing is known.
func TestWhatTheDataDoNotRecord(t *testing.T) {
	s := quangNam()
	s["head_counts"] = [][]any{heads(nil, "district", "secretary", "promoted", "local", 7), heads(nil, "district", "chair", "unknown", "unknown", 4)}
	found, notes := find(t, s, graph.Filter{})
	if got, want := found["heads:rotated_in:district:secretary"].Sentence, (graph.Label{
		"vi": "Ngày 2023-11-06, trong 7 người đứng đầu giữ chức danh bí thư (cấp huyện) mà dữ liệu cho biết đã đến từ đâu, 0 người luân chuyển từ nơi khác đến, 7 người lên từ tại chỗ, 0 người từ nơi khác không do luân chuyển. Không ai trong mọi người đứng đầu được xét được ghi là luân chuyển đến; có thể dữ liệu không ghi luân chuyển.",
		"en": "On 2023-11-06, of 7 heads in the office secretary (district) whose way there is known, 0 were rotated in from another unit, 7 rose from within, 0 came from elsewhere otherwise. None of all heads looked at is recorded as rotated in; the data may not record rotations.",
	}); !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	if diff := cmp.Diff([]string{"4 heads hold offices of which it is known of nobody whether they are local"}, notes); diff != "" {
		t.Error(diff)
	}
	// All three of the secretaries, the last of the chairs.
	if len(found) != 4 {
		t.Errorf("%d findings", len(found))
	}
}

// Given 30 heads of whom 11 are not local, 10 in one place: 9 or more of them have
// the probability (10·190 + 20) / 54,627,300 = 3.51e-5, and no outcome on the other
// side is as improbable. Both places have that p, so q is the same.
func TestPlaces(t *testing.T) {
	s := quangNam()
	s["heads_by_length"] = nil
	s["head_counts"] = [][]any{
		heads("d1", "commune", "secretary", "unknown", "not_local", 9),
		heads("d1", "commune", "secretary", "unknown", "local", 1),
		heads("d2", "commune", "secretary", "unknown", "not_local", 2),
		heads("d2", "commune", "secretary", "unknown", "local", 18),
		// Decoys: another office, and heads of whom nothing is known.
		heads("d1", "commune", "chair", "unknown", "local", 50),
		heads("d2", "commune", "secretary", "unknown", "unknown", 50),
		heads(nil, "commune", "secretary", "unknown", "not_local", 50),
	}
	found, notes := find(t, s, graph.Filter{})
	f := found["heads:place:commune:secretary:d1"]
	if diff := cmp.Diff(graph.Label{
		"vi": "Ngày 2023-11-06, ngay dưới d1, 9 trên 10 người đứng đầu giữ chức danh bí thư (cấp xã) không phải người địa phương (90,0%), so với 2 trên 20 ở các nơi khác (10,0%): riêng ngẫu nhiên khó tạo ra khác biệt này.",
		"en": "On 2023-11-06, directly below d1, 9 of 10 heads in the office secretary (commune) were not local (90.0 %), against 2 of 20 elsewhere (10.0 %): chance alone would hardly make this difference.",
	}, f.Sentence); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	if want := "chance alone would hardly make this difference (p = 3.51e-05, corrected 3.51e-05)"; f.Verdict != finding.Imbalanced || f.Reason["en"] != want {
		t.Errorf("%s: %s", f.Verdict, f.Reason["en"])
	}
	// 9 where 10·2/20 would be.
	if f.Weight != 8 {
		t.Errorf("weight %v", f.Weight)
	}
	if _, ok := found["heads:place:commune:secretary:d2"]; !ok {
		t.Error("the other place is no finding")
	}
	if diff := cmp.Diff([]string{"1 places have fewer than 6 heads of one level and office of whom it is known whether they are local, or the others have: too few to compare"}, notes); diff != "" {
		t.Error(diff)
	}
	s["head_counts"][2], s["head_counts"][3] = heads("d2", "commune", "secretary", "unknown", "not_local", 18), heads("d2", "commune", "secretary", "unknown", "local", 2)
	found, notes = find(t, s, graph.Filter{})
	if _, ok := found["heads:place:commune:secretary:d1"]; ok || notes[1] != "2 places differ from others in the share of heads who are not local no more than chance may make them" {
		t.Errorf("places alike: %v", notes)
	}
}

func TestDay(t *testing.T) {
	for name, c := range map[string]struct{ until, asOf, want string }{
		"the state of the data":             {"", "2023-11-06", "2023-11-06"},
		"the end of the period":             {"2020-02", "2023-11-06", "2020-02-29"},
		"a period that ends later":          {"2023", "2023-11-06", "2023-11-06"},
		"data that do not say their state":  {"2020", "", "2020-12-31"},
		"neither":                           {"", "", ""},
		"a state that is known to the year": {"", "2023", "2023"},
	} {
		until, _ := graph.ParseDate(c.until)
		asOf, _ := graph.ParseDate(c.asOf)
		if got := Day(graph.Filter{Until: until}, asOf).String(); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestNothingToTell(t *testing.T) {
	empty := quangNam()
	empty["head_counts"], empty["heads_by_length"] = nil, nil
	if found, notes := find(t, empty, graph.Filter{}); len(found) != 0 || !cmp.Equal(notes, []string{"nobody holds a head post on 2023-11-06"}) {
		t.Errorf("no heads: %v, %q", found, notes)
	}
	undated := quangNam()
	undated["dataset"] = theDataset(nil)
	if found, notes := find(t, undated, graph.Filter{}); len(found) != 0 || !cmp.Equal(notes, []string{"the dataset states no as_of and the filter no end, so that there is no day to look at heads on"}) {
		t.Errorf("no day: %v, %q", found, notes)
	}
	if _, notes := find(t, quangNam(), graph.Filter{Kinds: []string{"rotation"}}); notes[0] != "heads are those of 2023-11-06 whatever kind of arrival; the filter on kinds is left out" {
		t.Errorf("kinds: %q", notes)
	}
}

func TestLimitsBelowOneAreRefused(t *testing.T) {
	for _, limits := range []Limits{{0, 2}, {8, 0}, {-1, -1}} {
		_, _, err := finding.Run(t.Context(), quangNam(), finding.Scope{Expected: 0.5}, []finding.Topic{Topic(limits)})
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%v: %v", limits, err)
		}
	}
}

func TestErrorsOfTheReaderArePassedOn(t *testing.T) {
	for _, question := range []string{"head_counts", "heads_by_length"} {
		broken := reader(func(ask graph.Ask) ([][]any, error) {
			if ask.Question == question {
				return nil, errors.New("broken")
			}
			return quangNam()[ask.Question], nil
		})
		if _, _, err := finding.Run(t.Context(), broken, finding.Scope{Expected: 0.5}, []finding.Topic{Topic(DefaultLimits)}); err == nil {
			t.Errorf("the error of %s is lost", question)
		}
	}
}

// 80 offices have three findings each.
func TestFindingsAreBounded(t *testing.T) {
	s := quangNam()
	s["head_counts"], s["heads_by_length"] = nil, nil
	for i := range 80 {
		s["head_counts"] = append(s["head_counts"], heads(nil, "district", string(rune('A'+i)), "promoted", "not_local", int64(10+i)))
	}
	found, notes := find(t, s, graph.Filter{})
	if len(found) != MaxFindings || !cmp.Equal(notes, []string{"40 more findings on heads are left out; narrow the filter to see them"}) {
		t.Errorf("%d findings, %q", len(found), notes)
	}
}
