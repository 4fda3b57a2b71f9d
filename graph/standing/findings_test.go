package standing

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
	}
	if len(byID) != len(found) {
		t.Errorf("%d findings have %d ids", len(found), len(byID))
	}
	return byID, graph.Texts(notes, "en")
}

func TestSentences(t *testing.T) {
	quangNamFound, _ := findIn(t, quangNam(), graph.Filter{})
	// hyp2 of statistics.md §3 (e). Of its three pairs one makes a circle: by lot a third.
	hyp, _ := findIn(t, of(flow{"a", "b", 20}, flow{"a", "c", 20}, flow{"b", "a", 30}, flow{"b", "c", 50}, flow{"c", "a", 20}, flow{"c", "b", 20}), graph.Filter{})
	few, _ := findIn(t, of(flow{"a", "b", 5}), graph.Filter{})
	circle, _ := findIn(t, of(flow{"a", "b", 9}, flow{"b", "c", 9}, flow{"c", "a", 9}), graph.Filter{})
	six, _ := findIn(t, of(flow{"a", "b", 6}, flow{"c", "d", 3}, flow{"d", "c", 3}), graph.Filter{})
	for _, c := range []struct {
		name   string
		found  map[string]finding.Finding
		id     string
		vi, en string
	}{
		{"a hierarchy", quangNamFound, "units:all",
			"184 lượt giữa 3 đơn vị: có đơn vị chủ yếu cho, có đơn vị chủ yếu nhận, mức độ mà riêng ngẫu nhiên khó tạo ra. Các cặp đơn vị có lượt qua lại không tạo thành vòng nào, nên không thể có luân chuyển vòng tròn.",
			"184 moves between 3 units: some units mainly send and others mainly receive, more than chance alone would do. The pairs of units that exchange moves form no circle, so nothing could run in circles."},
		{"some of it in circles", hyp, "units:all",
			"160 lượt giữa 3 đơn vị: có đơn vị chủ yếu cho, có đơn vị chủ yếu nhận, mức độ mà riêng ngẫu nhiên khó tạo ra. Về dòng chênh lệch giữa từng cặp, 13,3% chạy vòng tròn (nếu chiều đi chỉ là ngẫu nhiên thì khoảng 33,3%), còn lại đi theo một thứ tự từ bên cho xuống bên nhận.",
			"160 moves between 3 units: some units mainly send and others mainly receive, more than chance alone would do. Of the net flow between pairs 13.3 % runs in circles (about 33.3 % if directions were drawn by lot); the rest follows one order from senders to receivers."},
		{"a circle", circle, "units:all",
			"27 lượt giữa 3 đơn vị: số đến và đi của các đơn vị chênh nhau không quá mức ngẫu nhiên có thể tạo ra. Về dòng chênh lệch giữa từng cặp, 100,0% chạy vòng tròn (nếu chiều đi chỉ là ngẫu nhiên thì khoảng 33,3%), còn lại đi theo một thứ tự từ bên cho xuống bên nhận.",
			"27 moves between 3 units: what units send and receive differs no more than chance alone can make it. Of the net flow between pairs 100.0 % runs in circles (about 33.3 % if directions were drawn by lot); the rest follows one order from senders to receivers."},
		{"too few", few, "units:all", "5 lượt giữa 2 đơn vị: quá ít để phân biệt bên cho với bên nhận.", "5 moves between 2 units: too few to tell senders from receivers."},
		{"a sender", quangNamFound, "units:unit:P",
			"Unit P cho đi 20 lượt, nhận về 3 lượt: mất 17, tức 73,9% số lượt đến và đi. Riêng ngẫu nhiên khó tạo ra chênh lệch như vậy. Theo thế năng cho–nhận, đứng thứ 1 trên 3, kể từ bên cho nhiều nhất; đây không phải thứ bậc cao thấp.",
			"Unit P: 20 moves out, 3 in: a net loss of 17, 73.9 % of all it exchanged. Chance alone would hardly do this. By sender–receiver potential it is number 1 of 3, counted from the greatest sender; this is no order of status."},
		{"a receiver", quangNamFound, "units:unit:C",
			"Unit C nhận về 150 lượt, cho đi 11 lượt: được 139, tức 86,3% số lượt đến và đi. Riêng ngẫu nhiên khó tạo ra chênh lệch như vậy. Theo thế năng cho–nhận, đứng thứ 3 trên 3, kể từ bên cho nhiều nhất; đây không phải thứ bậc cao thấp.",
			"Unit C: 150 moves in, 11 out: a net gain of 139, 86.3 % of all it exchanged. Chance alone would hardly do this. By sender–receiver potential it is number 3 of 3, counted from the greatest sender; this is no order of status."},
		{"six one way among four", six, "units:unit:b",
			"Unit b nhận về 6 lượt, cho đi 0 lượt: được 6, tức 100,0% số lượt đến và đi. Trong số các đơn vị được xét, riêng ngẫu nhiên cũng có thể tạo ra như vậy. Theo thế năng cho–nhận, đứng thứ 2 trên 2, kể từ bên cho nhiều nhất; đây không phải thứ bậc cao thấp.",
			"Unit b: 6 moves in, 0 out: a net gain of 6, 100.0 % of all it exchanged. Among the units tested chance alone may do this. By sender–receiver potential it is number 2 of 2, counted from the greatest sender; this is no order of status."},
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
	if _, ok := six["units:unit:c"]; ok {
		t.Error("a unit that gains what it loses is a finding")
	}
	if len(few) != 1 {
		t.Errorf("units with five moves are findings: %v", few)
	}
}

func TestReasonsAndSteps(t *testing.T) {
	found, notes := findIn(t, quangNam(), graph.Filter{})
	if diff := cmp.Diff([]string{"17 moves within one unit change nothing between units"}, notes); diff != "" {
		t.Error(diff)
	}
	p := found["units:unit:P"]
	if diff := cmp.Diff(graph.Label{
		"vi": "nếu đến và đi ngang nhau, chênh lệch như vậy hoặc hơn chỉ có xác suất 0,000488 (sau hiệu chỉnh cho 3 đơn vị: 0,000488)",
		"en": "were arrivals and departures equally likely, a split as uneven as this would have a probability of 0.000488 (0.000488 after correction for 3 units)",
	}, p.Reason); diff != "" {
		t.Error(diff)
	}
	// The share of arrivals is 3/23; its interval is the mirror of that of 20/23 in
	// statistics.md §2, 1 - 0.9722 … 1 - 0.6641.
	var steps []string
	for _, step := range p.Steps {
		steps = append(steps, step["en"])
	}
	if diff := cmp.Diff([]string{
		"Count: 3 arrivals, 20 departures; 0 moves within the unit are left out.",
		"Effectiveness: 100 × (in − out) / (in + out) = -73.9 %.",
		"Share of arrivals 13.0 %, 95 % Clopper–Pearson interval 2.8 % to 33.6 %.",
		"Null: each move is an arrival or a departure with even chances. Exact two-sided sign test: p = 0.000488.",
		"Benjamini–Hochberg over the 3 units with 6 moves or more: q = 0.000488.",
		"Sender–receiver potential (SpringRank): 0.781, number 1 of 3 units linked by moves; who sends more than it receives stands high.",
		"Verdict: were arrivals and departures equally likely, a split as uneven as this would have a probability of 0.000488 (0.000488 after correction for 3 units).",
	}, steps); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	whole := found["units:all"]
	if diff := cmp.Diff(graph.Label{
		"vi": "kiểm định Stuart–Maxwell: χ² = 132,57, 2 bậc tự do, p = 1,63e-29",
		"en": "test of Stuart and Maxwell: χ² = 132.57 on 2 degrees of freedom, p = 1.63e-29",
	}, whole.Reason); diff != "" {
		t.Error(diff)
	}
}

func TestEvidenceListsTheSideWithMore(t *testing.T) {
	found, _ := findIn(t, quangNam(), graph.Filter{Kinds: []string{"rotation"}})
	for id, want := range map[string]finding.Evidence{
		"units:unit:P": {Of: "moves", Total: 20, Ask: graph.Ask{Question: "moves", Args: graph.Args{"kinds": []string{"rotation"}, "from_unit": "P"}}},
		// The 17 moves within C arrive there too.
		"units:unit:C": {Of: "moves", Total: 167, Ask: graph.Ask{Question: "moves", Args: graph.Args{"kinds": []string{"rotation"}, "to_unit": "C"}}},
		"units:all":    {Of: "moves", Total: 201, Ask: graph.Ask{Question: "moves", Args: graph.Args{"kinds": []string{"rotation"}}}},
	} {
		if diff := cmp.Diff(want, found[id].Evidence); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", id, diff)
		}
		if _, _, err := found[id].Evidence.Ask.Bind(); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
}

// 250 pairs of 20 moves one way: 500 units out of balance. b000 passes 30 on, so that
// it is not any more (20:30 has p 0.2), and b001 gains 50. Of the 499 others 199 are
// findings, beside that of all units.
func TestFindingsAreBounded(t *testing.T) {
	var flows []flow
	for i := range 250 {
		flows = append(flows, flow{fmt.Sprintf("a%03d", i), fmt.Sprintf("b%03d", i), 20})
	}
	// Decoys: more moves, in balance; one unit that gains most.
	flows = append(flows, flow{"y", "z", 400}, flow{"z", "y", 400}, flow{"b000", "b001", 30})
	found, notes := findIn(t, of(flows...), graph.Filter{})
	if len(found) != MaxFindings {
		t.Errorf("%d findings", len(found))
	}
	if diff := cmp.Diff([]string{"300 more units gain, lose, only send or only receive; the table of units lists all"}, notes); diff != "" {
		t.Error(diff)
	}
	if _, ok := found["units:unit:b001"]; !ok {
		t.Error("the unit that gains most is left out")
	}
	if _, ok := found["units:unit:y"]; ok {
		t.Error("a unit in balance is a finding")
	}
}

func TestNoMovesFindNothing(t *testing.T) {
	for name, s := range map[string]*store{"no moves": of(), "moves within one unit": of(flow{"a", "a", 9})} {
		if found, _ := findIn(t, s, graph.Filter{}); len(found) != 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}
