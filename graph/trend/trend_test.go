package trend

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

// A record is a dataset with its moves by year: those of the filter, and all
// where they differ.
type record struct {
	asOf       any
	unordered  bool
	flows, all [][]any
}

func (d record) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
	return reader(func(ask graph.Ask) ([][]any, error) {
		switch {
		case ask.Question == "dataset":
			return d.dataset(), nil
		case ask.Question == "levels":
			return [][]any{
				{"commune", int64(1), "cấp xã", "commune", nil, int64(0), int64(0)},
				{"district", int64(2), "cấp huyện", "district", nil, int64(0), int64(0)},
			}, nil
		case ask.Question == "flows_by_year" && len(ask.Args) == 0 && d.all != nil:
			return d.all, nil
		case ask.Question == "flows_by_year":
			return d.flows, nil
		}
		return nil, nil
	}).Ask(ctx, ask)
}

func (d record) dataset() [][]any {
	described, err := graph.Describe("dataset")
	if err != nil {
		panic(err)
	}
	row := make([]any, len(described.Columns))
	for i, column := range described.Columns {
		switch column.Name {
		case "ordered":
			row[i] = !d.unordered
		case "as_of":
			row[i] = d.asOf
		}
	}
	return [][]any{row}
}

// flows are moves between two levels in consecutive years; 0 is no row.
func flows(from, to string, year int, counts ...int64) (rows [][]any) {
	for i, n := range counts {
		if n > 0 {
			rows = append(rows, []any{int64(year + i), from, to, n, n})
		}
	}
	return rows
}

func find(t *testing.T, d record, scope finding.Scope) (map[string]finding.Finding, []string) {
	t.Helper()
	scope.Expected = 0.5
	found, notes, err := finding.Run(t.Context(), d, scope, []finding.Topic{Topic(1)})
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

// A number that doubles each year has the slope ln 2. With the counts as weights,
// Σw = 248, Σwx = 784, Σwx² = 2768: its error is 1/√(2768 - 784²/248) = 0.05877, and
// with t(0.975; 3) = 3.182 the factor lies between e^(0.6931 ∓ 0.1870) = 1.659 and 2.411.
// The three series are the same, so that six tests have three p of the slope: q = 2p.
// The best split is that of the three least, which 3!·2!·2 of 5! orders
// keep apart: p 0.2.
func TestSentences(t *testing.T) {
	doubling, _ := find(t, record{asOf: "2014-12-31", flows: flows("district", "commune", 2010, 8, 16, 32, 64, 128)}, finding.Scope{})
	halving, _ := find(t, record{asOf: "2014-12-31", flows: flows("district", "commune", 2010, 128, 64, 32, 16, 8)}, finding.Scope{})
	steady, _ := find(t, record{asOf: "2016-12-31", flows: flows("commune", "commune", 2010, 3, 3, 3, 3, 3, 3, 3)}, finding.Scope{})
	once, _ := find(t, record{asOf: "2017", flows: flows("commune", "district", 2010, 40)}, finding.Scope{})
	short, _ := find(t, record{asOf: "2013", flows: flows("commune", "district", 2010, 1, 9, 50, 200)}, finding.Scope{})
	few, _ := find(t, record{asOf: "2019", flows: flows("commune", "district", 2010, 0, 1, 0, 3, 0, 1)}, finding.Scope{})
	for _, c := range []struct {
		name    string
		found   map[string]finding.Finding
		id      string
		verdict finding.Verdict
		vi, en  string
	}{
		{"doubling", doubling, "trend:levels:district:commune", finding.Imbalanced,
			"lượt từ cấp huyện đến cấp xã: 248 lượt trong 5 năm trọn vẹn từ 2010 đến 2014, bình quân 49,6 một năm. Mỗi năm tăng khoảng 100,0% (khoảng tin cậy 95% 65,9% đến 141,1%), mức mà riêng ngẫu nhiên khó tạo ra.",
			"moves from district to commune: 248 moves in 5 full years from 2010 to 2014, 49.6 a year on average. Each year has about 100.0 % more than the one before (95 % interval 65.9 % to 141.1 %), which chance alone would hardly make."},
		// 1 - 1/2.411 and 1 - 1/1.659.
		{"halving", halving, "trend:direction:down", finding.Imbalanced,
			"lượt đi xuống: 248 lượt trong 5 năm trọn vẹn từ 2010 đến 2014, bình quân 49,6 một năm. Mỗi năm giảm khoảng 50,0% (khoảng tin cậy 95% 39,7% đến 58,5%), mức mà riêng ngẫu nhiên khó tạo ra.",
			"moves down: 248 moves in 5 full years from 2010 to 2014, 49.6 a year on average. Each year has about 50.0 % fewer than the one before (95 % interval 39.7 % to 58.5 %), which chance alone would hardly make."},
		{"steady", steady, "trend:all", finding.Balanced,
			"mọi lượt: 21 lượt trong 7 năm trọn vẹn từ 2010 đến 2016, bình quân 3,0 một năm. Không thấy tăng hay giảm đều quá mức ngẫu nhiên có thể tạo ra.",
			"all moves: 21 moves in 7 full years from 2010 to 2016, 3.0 a year on average. No steady rise or fall is seen beyond what chance alone may make."},
		// No slope. The first year stands at an end in 2·7! of 8! orders: p 0.25.
		{"all in the first year", once, "trend:direction:up", finding.Balanced,
			"lượt đi lên: 40 lượt trong 8 năm trọn vẹn từ 2010 đến 2017, bình quân 5,0 một năm.",
			"moves up: 40 moves in 8 full years from 2010 to 2017, 5.0 a year on average."},
		{"four years", short, "trend:all", finding.TooFew,
			"mọi lượt: 260 lượt trong 4 năm trọn vẹn từ 2010 đến 2013, bình quân 65,0 một năm. Quá ít để nói về xu hướng.",
			"all moves: 260 moves in 4 full years from 2010 to 2013, 65.0 a year on average. Too few to tell a trend."},
		{"five moves", few, "trend:all", finding.TooFew,
			"mọi lượt: 5 lượt trong 9 năm trọn vẹn từ 2011 đến 2019, bình quân 0,6 một năm. Quá ít để nói về xu hướng.",
			"all moves: 5 moves in 9 full years from 2011 to 2019, 0.6 a year on average. Too few to tell a trend."},
	} {
		f, ok := c.found[c.id]
		if !ok {
			t.Errorf("%s: no finding %s", c.name, c.id)
			continue
		}
		if diff := cmp.Diff(graph.Label{"vi": c.vi, "en": c.en}, f.Sentence); diff != "" || f.Verdict != c.verdict {
			t.Errorf("%s: %s (- want, + got)\n%s", c.name, f.Verdict, diff)
		}
	}
	f := doubling["trend:all"]
	if len(f.Tests) != 2 || f.Tests[0].Name != "slope" || f.Tests[0].Q != 2*f.Tests[0].P || f.Tests[1].P != 0.2 {
		t.Errorf("tests of doubling: %+v", f.Tests)
	}
	if got := once["trend:all"].Tests; len(got) != 1 || got[0].P != 0.25 {
		t.Errorf("tests of all in the first year: %+v", got)
	}
	if want := "4 full years and 260 moves; it takes 5 years and 6 moves"; short["trend:all"].Reason["en"] != want {
		t.Errorf("reason: %s", short["trend:all"].Reason["en"])
	}
}

func TestSteps(t *testing.T) {
	found, _ := find(t, record{asOf: "2015-06-30", flows: flows("district", "commune", 2010, 8, 16, 32, 64, 128, 7)}, finding.Scope{})
	var steps []string
	for _, step := range found["trend:all"].Steps {
		steps = append(steps, step["en"])
	}
	// 2·(56 ln(56/3) + 192 ln(192/2) - 248 ln(248/5)) = 144.125; t = 0.6931/0.05877 = 11.79 with 3
	// degrees of freedom has p 0.00131.
	if diff := cmp.Diff([]string{
		"Moves by year (* marks years left out): 2010: 8, 2011: 16, 2012: 32, 2013: 64, 2014: 128, 2015*: 7.",
		"Slope (Poisson, its error multiplied by the root of the dispersion 1.000): each year times 2.000 (95 % interval 1.659 to 2.411); p = 0.00131, q = 0.00262.",
		"Change-point: after 2012, 18.7 a year until then, 96.0 since; likelihood ratio 144.125; p = 0.2 over orders of the years, q = 0.2.",
		"The data do not tell whether the first years are recorded whole: records that become fuller look like a rise.",
	}, steps); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

// Of ten years, 2 moves each until 2014 and 20 each since.
func TestAChangeIsNamed(t *testing.T) {
	found, _ := find(t, record{asOf: "2019", flows: flows("district", "commune", 2010, 2, 2, 2, 2, 2, 20, 20, 20, 20, 20)}, finding.Scope{})
	f := found["trend:all"]
	figures := map[string]float64{}
	for _, figure := range f.Figures {
		figures[figure.Name] = figure.Value
	}
	if f.Verdict != finding.Imbalanced || figures["change_after"] != 2014 || figures["per_year_before"] != 2 || figures["per_year_since"] != 20 || f.Weight != 45 {
		t.Errorf("%s %v %v", f.Verdict, f.Weight, figures)
	}
	again, _ := find(t, record{asOf: "2019", flows: flows("district", "commune", 2010, 2, 2, 2, 2, 2, 20, 20, 20, 20, 20)}, finding.Scope{})
	if diff := cmp.Diff(f.Tests, again["trend:all"].Tests); diff != "" {
		t.Errorf("the same seed gives another p\n%s", diff)
	}
}

func TestYearsLeftOut(t *testing.T) {
	d := record{
		asOf:  "2016-06-30",
		flows: flows("district", "commune", 2009, 5, 4, 4, 1, 4, 4, 4, 2),
		// Decoy: moves that the filter does not let through, before all others.
		all: flows("commune", "commune", 2000, 1),
	}
	scope := finding.Scope{
		Filter:   graph.Filter{Since: graph.MustDate("2009-03"), Kinds: []string{"rotation"}},
		Excluded: []finding.Period{{Since: graph.MustDate("2012-12-31"), Until: graph.MustDate("2012-12-31")}},
	}
	found, notes := find(t, d, scope)
	if diff := cmp.Diff([]string{"left out of trends: 2009, 2016 (covered in part only)", "left out of trends: 2012 (moves were suspended)"}, notes); diff != "" {
		t.Error(diff)
	}
	f := found["trend:direction:down"]
	if diff := cmp.Diff(graph.Label{
		"vi": "lượt đi xuống: 20 lượt trong 5 năm trọn vẹn từ 2010 đến 2015, bình quân 4,0 một năm. Không thấy tăng hay giảm đều quá mức ngẫu nhiên có thể tạo ra. Không tính 2009, 2016 (chỉ có một phần năm). Không tính 2012 (tạm dừng luân chuyển).",
		"en": "moves down: 20 moves in 5 full years from 2010 to 2015, 4.0 a year on average. No steady rise or fall is seen beyond what chance alone may make. Left out: 2009, 2016 (covered in part only). Left out: 2012 (moves suspended).",
	}, f.Sentence); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	// The list has the move of 2012 too.
	want := finding.Evidence{Of: "moves", Total: 21, Ask: graph.Ask{Question: "moves", Args: graph.Args{
		"since": graph.MustDate("2010"), "until": graph.MustDate("2015"), "kinds": []string{"rotation"}, "direction": "down"}}}
	if diff := cmp.Diff(want, f.Evidence, cmp.Comparer(func(a, b graph.Date) bool { return a == b })); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func TestCalendar(t *testing.T) {
	for name, c := range map[string]struct {
		since, until, asOf string
		excluded           []finding.Period
		recorded, last     int
		want               string
	}{
		"without bounds":                             {"", "", "", nil, 2010, 2012, "2010 2011 2012"},
		"the state of the data within a year":        {"", "", "2012-12-30", nil, 2010, 2012, "2010 2011 2012partial"},
		"the state of the data at the end of one":    {"", "", "2013-12-31", nil, 2012, 2012, "2012 2013"},
		"a period within it":                         {"2010-07", "2012-06", "2020", nil, 2008, 2012, "2010partial 2011 2012partial"},
		"a period that ends after the data":          {"2011", "2030", "2012", nil, 2008, 2012, "2011 2012"},
		"a period that begins before the records":    {"1500", "2012", "2012", nil, 2011, 2012, "2011 2012"},
		"a suspension without an end":                {"", "", "2012", []finding.Period{{Since: graph.MustDate("2011-12-31")}}, 2010, 2012, "2010 2011suspended 2012suspended"},
		"a suspension without a beginning":           {"", "", "2012", []finding.Period{{Until: graph.MustDate("2010-01-01")}}, 2010, 2012, "2010suspended 2011 2012"},
		"a suspension before another partial year":   {"", "", "2012-05", []finding.Period{{Since: graph.MustDate("2012"), Until: graph.MustDate("2012")}}, 2011, 2012, "2011 2012suspended"},
		"a period that ends before the first record": {"", "2005", "2012", nil, 2010, 2012, ""},
	} {
		parse := func(text string) graph.Date { d, _ := graph.ParseDate(text); return d }
		scope := finding.Scope{Filter: graph.Filter{Since: parse(c.since), Until: parse(c.until)}, Excluded: c.excluded}
		got := ""
		for i, y := range calendar(scope, parse(c.asOf), c.recorded, c.last) {
			if i > 0 {
				got += " "
			}
			got += text(y.Year) + y.LeftOut
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestDirections(t *testing.T) {
	rows := append(flows("commune", "district", 2010, 1), flows("district", "commune", 2010, 2)...)
	rows = append(rows, flows("commune", "commune", 2010, 4)...)
	rows = append(rows, flows("unknown", "commune", 2010, 8)...)
	rows = append(rows, flows("unknown", "unknown", 2010, 16)...)
	for name, c := range map[string]struct {
		unordered bool
		want      map[string]int64
	}{
		"on a scale": {false, map[string]int64{"trend:all": 31, "trend:direction:up": 1, "trend:direction:down": 2, "trend:direction:lateral": 4, "trend:direction:unordered": 24,
			"trend:levels:commune:district": 1, "trend:levels:district:commune": 2, "trend:levels:commune:commune": 4}},
		"without a scale": {true, map[string]int64{"trend:all": 31, "trend:direction:unordered": 31,
			"trend:levels:commune:district": 1, "trend:levels:district:commune": 2, "trend:levels:commune:commune": 4}},
	} {
		found, _ := find(t, record{asOf: "2010", unordered: c.unordered, flows: rows}, finding.Scope{})
		got := map[string]int64{}
		for id, f := range found {
			got[id] = int64(f.Figures[0].Value)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", name, diff)
		}
	}
}

func TestNothingToTell(t *testing.T) {
	if found, notes := find(t, record{asOf: "2020"}, finding.Scope{}); len(found) != 0 || !cmp.Equal(notes, []string{"there are no moves, so there is no trend"}) {
		t.Errorf("no moves: %v, %q", found, notes)
	}
	found, _ := find(t, record{asOf: "2010-06", flows: flows("commune", "district", 2010, 9)}, finding.Scope{})
	if got, want := found["trend:all"].Sentence["en"], "all moves: no full year to count. Too few to tell a trend. Left out: 2010 (covered in part only)."; got != want {
		t.Errorf("no full year: %s", got)
	}
}

func TestErrorsOfTheReaderArePassedOn(t *testing.T) {
	good := record{asOf: "2020", flows: flows("commune", "district", 2010, 9)}
	for _, filtered := range []bool{true, false} {
		broken := reader(func(ask graph.Ask) ([][]any, error) {
			if ask.Question == "flows_by_year" && filtered == (len(ask.Args) > 0) {
				return nil, errors.New("broken")
			}
			answer, err := good.Ask(context.Background(), ask)
			if err != nil {
				return nil, err
			}
			return answer.Rows, nil
		})
		scope := finding.Scope{Expected: 0.5, Filter: graph.Filter{Kinds: []string{"rotation"}}}
		if _, _, err := finding.Run(t.Context(), broken, scope, []finding.Topic{Topic(1)}); err == nil {
			t.Errorf("the error is lost (filtered %t)", filtered)
		}
	}
}
