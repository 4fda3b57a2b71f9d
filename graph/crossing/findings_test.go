package crossing

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

func findIn(t *testing.T, s *store, filter graph.Filter) (map[string]finding.Finding, []string) {
	t.Helper()
	names, err := finding.ReadNames(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	found, notes, err := Topic.Find(t.Context(), s, names, finding.Scope{Filter: filter, Expected: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]finding.Finding{}
	for _, f := range found {
		byID[f.ID] = f
		for _, figure := range f.Figures {
			if figure.Value != figure.Value {
				t.Errorf("%s: %s is no number", f.ID, figure.Name)
			}
		}
		if _, _, err := f.Evidence.Ask.Bind(); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
		for _, lang := range finding.Langs {
			if f.Reason[lang] == "" || f.What[lang] == "" || len(f.Steps) == 0 {
				t.Errorf("%s says nothing in %s", f.ID, lang)
			}
		}
	}
	if len(byID) != len(found) {
		t.Errorf("%d findings have %d ids", len(found), len(byID))
	}
	return byID, graph.Texts(notes, "en")
}

func TestSentences(t *testing.T) {
	two, _ := findIn(t, twoBlocs(), graph.Filter{})
	chair, _ := findIn(t, chairs(), graph.Filter{})
	oneWay, _ := findIn(t, of([][]any{move("party", "state", 40)}, nil), graph.Filter{})
	few, _ := findIn(t, of([][]any{move("party", "party", 2), move("state", "party", 1), move("state", "state", 2)}, nil), graph.Filter{})
	many, _ := findIn(t, of([][]any{move("party", "party", 1000), move("party", "state", 1001), move("state", "party", 1001), move("state", "state", 1000)}, nil), graph.Filter{})
	for _, c := range []struct {
		name   string
		found  map[string]finding.Finding
		id     string
		vi, en string
	}{
		// r and c are 2001 of 4002: half of all.
		{"many moves as by lot", many, "blocs:all",
			"2.002 trong 4.002 lượt (50,0%) đi từ khối này sang khối khác; nếu ai đi đâu là ngẫu nhiên thì khoảng 2.001. Riêng ngẫu nhiên cũng có thể tạo ra mức này.",
			"2,002 of 4,002 moves (50.0 %) went from one bloc to another; were it drawn by lot who goes where, about 2,001 would. Chance alone may do this."},
		{"crossing", two, "blocs:all",
			"20 trong 80 lượt (25,0%) đi từ khối này sang khối khác; nếu ai đi đâu là ngẫu nhiên thì khoảng 40,0. Ít hơn mức mà riêng ngẫu nhiên có thể tạo ra.",
			"20 of 80 moves (25.0 %) went from one bloc to another; were it drawn by lot who goes where, about 40.0 would. That is fewer than chance alone would make it."},
		// The interval of 10 of 40 is 12.7–41.2 %.
		{"a pair", two, "blocs:pair:party:state",
			"khối Đảng → khối Nhà nước: 10 lượt, tức 25,0% số lượt rời khối Đảng (khoảng tin cậy 95%: 12,7–41,2%); nếu ai đi đâu là ngẫu nhiên thì khoảng 20,0 lượt. Ít hơn mức mà riêng ngẫu nhiên có thể tạo ra.",
			"party → state: 10 moves, 25.0 % of those that leave a post of party (95 % interval 12.7–41.2 %); were it drawn by lot who goes where, about 20.0. That is fewer than chance alone would make it."},
		// e^0.562335 = 1.755.
		{"a bloc", two, "blocs:bloc:party",
			"khối Đảng: 40 lượt đến, 10 từ khối khác (đa dạng như 1,8 khối ngang nhau); 40 lượt đi, 10 sang khối khác (đa dạng như 1,8 khối ngang nhau).",
			"party: 40 moves in, 10 from other blocs (as diverse as 1.8 even blocs); 40 out, 10 to other blocs (as diverse as 1.8 even blocs)."},
		{"an office that converts", chair, "blocs:office:commune:chair",
			"chủ tịch (cấp xã): 90,0% trong 10 lượt đến là từ khối Đảng (khoảng tin cậy 95%: 55,5–99,7%); 20,0% trong 10 lượt đi là sang khối Đảng (2,5–55,6%). Hai tỷ lệ khác nhau hơn mức mà riêng ngẫu nhiên có thể tạo ra: phần nhiều đến từ khối Đảng và phần nhiều đi sang khối Nhà nước.",
			"chair (commune): 90.0 % of 10 entries came from party (95 % interval 55.5–99.7 %); 20.0 % of 10 exits went to party (2.5–55.6 %). The two shares differ more than chance alone would make them: most come from party and most go on to state."},
		{"all one way", oneWay, "blocs:all",
			"40 trong 40 lượt (100,0%) đi từ khối này sang khối khác. Không có gì để so sánh: mọi lượt đều đi từ một khối, hoặc đều đến một khối.",
			"40 of 40 moves (100.0 %) went from one bloc to another. There is nothing to hold this against: all moves start in one bloc, or all end in one."},
		// r = 2, 3 and c = 3, 2 of 5: 1 - (2·3 + 3·2)/25 = 13/25 of 5 moves.
		{"too few", few, "blocs:all",
			"1 trong 5 lượt (20,0%) đi từ khối này sang khối khác; nếu ai đi đâu là ngẫu nhiên thì khoảng 2,6. Quá ít để kết luận.",
			"1 of 5 moves (20.0 %) went from one bloc to another; were it drawn by lot who goes where, about 2.6 would. Too few to tell."},
	} {
		f, ok := c.found[c.id]
		if !ok {
			t.Errorf("%s: no finding %s", c.name, c.id)
			continue
		}
		if diff := cmp.Diff(graph.Label{"vi": c.vi, "en": c.en}, f.Sentence); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", c.name, diff)
		}
	}
}

func TestSteps(t *testing.T) {
	two, notes := findIn(t, twoBlocs(), graph.Filter{})
	if diff := cmp.Diff([]string{"7 moves from or to posts that state no bloc are in no pair of blocs"}, notes); diff != "" {
		t.Error(diff)
	}
	chair, _ := findIn(t, chairs(), graph.Filter{})
	for id, c := range map[string]struct {
		found map[string]finding.Finding
		want  []string
	}{
		"blocs:all": {two, []string{
			"Count: 80 moves whose two blocs are stated, 20 of them from one of 2 blocs to another.",
			"If each bloc sends and takes as many as it does, and who goes where is drawn by lot: 40.0 expected, 0.50 times as many found; exact two-sided binomial test p = 8.58e-06.",
			"If each move leaves and takes any post with the same chance, whatever its bloc: 30.0 expected, 0.67 times as many found; exact two-sided binomial test p = 0.0208.",
			"Verdict: 0.50 times as many cross as expected, p = 8.58e-06.",
		}},
		"blocs:office:commune:chair": {chair, []string{
			"party: 9 of 10 entries, 2 of 10 exits; Fisher's exact test p = 0.00548, q = 0.00548.",
			"state: 1 of 10 entries, 8 of 10 exits; Fisher's exact test p = 0.00548, q = 0.00548.",
			"q is p by Benjamini–Hochberg over 2 tests (offices by level × blocs); the sentence tells of the bloc that the office converts from, else of that of the least p.",
			"Shannon diversity of 10 entries: H = −Σ p ln p = 0.325, as much as e^H = 1.38 even kinds.",
			"Shannon diversity of 10 exits: H = −Σ p ln p = 0.500, as much as e^H = 1.65 even kinds.",
			"Verdict: Fisher's exact test between the share of entries and that of exits: p = 0.00548, 0.00548 after correction.",
		}},
	} {
		var steps []string
		for _, step := range c.found[id].Steps {
			steps = append(steps, step["en"])
		}
		if diff := cmp.Diff(c.want, steps); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", id, diff)
		}
	}
}

func TestEvidence(t *testing.T) {
	two, _ := findIn(t, twoBlocs(), graph.Filter{Unit: "p1"})
	chair, _ := findIn(t, chairs(), graph.Filter{})
	for _, c := range []struct {
		found map[string]finding.Finding
		id    string
		total int64
		args  graph.Args
	}{
		// Those that state no bloc are listed too.
		{two, "blocs:all", 87, graph.Args{"unit": "p1"}},
		{two, "blocs:pair:state:party", 10, graph.Args{"unit": "p1", "from_bloc": "state", "to_bloc": "party"}},
		{two, "blocs:bloc:state", -1, graph.Args{"unit": "p1", "to_bloc": "state"}},
		{chair, "blocs:office:commune:chair", 9, graph.Args{"from_bloc": "party", "to_level": "commune", "to_office": "chair"}},
	} {
		want := finding.Evidence{Of: "moves", Total: c.total, Ask: graph.Ask{Question: "moves", Args: c.args}}
		if diff := cmp.Diff(want, c.found[c.id].Evidence); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", c.id, diff)
		}
	}
}

func TestWhatIsNoFinding(t *testing.T) {
	for name, c := range map[string]struct {
		store  *store
		filter graph.Filter
		ids    []string
		notes  []string
	}{
		"no moves":         {of(nil, [][]any{post("party", "career", 3)}), graph.Filter{}, nil, nil},
		"a filter by bloc": {twoBlocs(), graph.Filter{Blocs: []string{"party"}}, nil, []string{"crossing between blocs is not looked for under a filter by bloc: the moves among the other blocs would be missing"}},
		// One bloc crosses nothing, and five entries of an office are too few to tell of.
		"one bloc": {of([][]any{{"commune", "party", "chair", "commune", "party", "secretary", nil, "lateral", int64(5)}}, nil), graph.Filter{}, []string{"blocs:bloc:party"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			found, notes := findIn(t, c.store, c.filter)
			if len(found) != len(c.ids) {
				t.Errorf("%v", found)
			}
			for _, id := range c.ids {
				if _, ok := found[id]; !ok {
					t.Errorf("no finding %s", id)
				}
			}
			if diff := cmp.Diff(c.notes, notes); diff != "" {
				t.Errorf("notes (- want, + got)\n%s", diff)
			}
		})
	}
}

// 201 offices that six enter and six leave: 200 are findings. Too many blocs are
// a note.
func TestFindingsAreBounded(t *testing.T) {
	var rows, many [][]any
	for i := range MaxFindings + 1 {
		office := fmt.Sprintf("o%03d", i)
		rows = append(rows, []any{"commune", "state", office, "commune", "party", nil, nil, "lateral", int64(6)},
			[]any{"commune", "party", nil, "commune", "state", office, nil, "lateral", int64(6)})
		many = append(many, move("b"+office, "bo000", 1))
	}
	found, notes := findIn(t, of(rows, nil), graph.Filter{})
	if diff := cmp.Diff([]string{"1 more offices are left out: those with the fewest moves beyond what is expected"}, notes); diff != "" {
		t.Error(diff)
	}
	// All together, two pairs, two blocs.
	if len(found) != MaxFindings+5 {
		t.Errorf("%d findings", len(found))
	}
	if _, notes := findIn(t, of(many, nil), graph.Filter{}); len(notes) != 1 {
		t.Errorf("%v", notes)
	}
}
