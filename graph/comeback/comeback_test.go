package comeback

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A fake answers with its function, under the columns of the catalogue.
type fake struct {
	rows func(ask graph.Ask) ([][]any, error)
}

func (f fake) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	rows, err := f.rows(ask)
	return &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: rows}, err
}

// spells is a row of the question return_lengths about districts.
func spells(spell, outcome string, months, n int64) []any {
	return []any{"district", spell, outcome, months, n}
}

// dataset is a row of the question dataset.
func dataset() []any {
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
			row[i] = "2023-11-06"
		}
	}
	return row
}

// answers gives these spells, and a dataset with two levels.
func answers(rows [][]any) fake {
	return fake{func(ask graph.Ask) ([][]any, error) {
		switch ask.Question {
		case "dataset":
			return [][]any{dataset()}, nil
		case "levels":
			return [][]any{
				{"commune", int64(1), "cấp xã", "commune", nil, int64(0), int64(0)},
				{"district", int64(2), "cấp huyện", "district", nil, int64(0), int64(0)},
			}, nil
		case "return_lengths":
			return rows, nil
		}
		return nil, nil
	}}
}

// find runs the topic with a mark at 36 months.
func find(t *testing.T, rows [][]any) ([]finding.Finding, []string) {
	t.Helper()
	found, notes, err := finding.Run(t.Context(), answers(rows), finding.Scope{Expected: 0.5}, []finding.Topic{Topic(36)})
	if err != nil {
		t.Fatal(err)
	}
	return found, graph.Texts(notes, "en")
}

// Of 8 rotations, 2 came back higher after 30 months and 3 to the level left
// after 40; 2 are not back in 50, 1 career ended after 20. The 2 are those who
// rose above the level. Of 10 others 8 rose after 10 months, 2 have not in 70. So
//
//   - not back: 5/7 at 30, 5/7 × 2/5 = 2/7 at 40: half had come back after 40,
//     and 2/7 = 28.6 % before 36; Greenwood's 2/(7 × 5) = 0.0571 gives θ = 1.96 ×
//     0.2390/0.3365 = 1.3925, and (5/7)^(e^±θ) = 0.258 and 0.920;
//   - log-rank: at 10, 8 × 8/18 = 3.556 of the rotated should have risen, at 30
//     2 × 7/9 = 1.556: 5.111 in all against 2; V = 8 × 10/17 × 8/18 × 10/18 + 2 ×
//     7/8 × 7/9 × 2/9 = 1.1619 + 0.3025 = 1.4644; χ² = 3.111²/1.4644 = 6.609,
//     p = 0.0101;
//   - the others: 2/10 at 10, 8/(10 × 2) = 0.4, θ = 1.96 × 0.6325/1.6094 = 0.7702,
//     0.2^(e^±θ) = 0.031 and 0.475.
var later = [][]any{
	spells("return", "ended", 20, 1),
	spells("return", "higher", 30, 2),
	spells("return", "open", 50, 2),
	spells("return", "same", 40, 3),
	spells("rise", "ended", 20, 1),
	spells("rise", "higher", 30, 2),
	spells("rise", "open", 50, 5),
	spells("stay", "higher", 10, 8),
	spells("stay", "open", 70, 2),
}

func TestThoseRotatedRiseLater(t *testing.T) {
	found, notes := find(t, later)
	if len(found) != 1 || len(notes) != 0 {
		t.Fatalf("%d findings, notes %q", len(found), notes)
	}
	f := found[0]
	if f.ID != "returns:district" || f.Topic != "returns" || f.Verdict != finding.Imbalanced {
		t.Errorf("%s of %s is %s", f.ID, f.Topic, f.Verdict)
	}
	if diff := cmp.Diff(graph.Label{
		"vi": "Luân chuyển xuống từ cấp huyện: 8 lượt, 2 trở lại chức vụ cao hơn trước, 3 trở lại cấp cũ, không cao hơn, 2 chưa trở lại, 1 thôi giữ chức vụ khi chưa trở lại. " +
			"Thời gian đến khi trở lại: một nửa trở lại sau 40 tháng; trước khi đủ 36 tháng, 28,6% (8,0%–74,2%) đã trở lại. " +
			"Lên cấp cao hơn cấp huyện: từ ngày luân chuyển, 2 trên 8 lượt (chưa đạt mức một nửa lên cấp cao hơn); người không luân chuyển, từ chức vụ đầu tiên ở cấp đó, 8 trên 10 (một nửa lên cấp cao hơn sau 10 tháng). " +
			"Người luân chuyển xuống lên muộn hơn, quá mức ngẫu nhiên có thể gây ra.",
		"en": "Rotated down (district): 8 moves, 2 came back to a higher post than before, 3 came back to the level left, no higher, 2 not back yet, 1 whose career ended before a return. " +
			"Time until a return: half had come back after 40 months; before 36 months were complete, 28.6 % (8.0 % to 74.2 %) had come back. " +
			"Above the level (district) rose, from the day of rotation, 2 of 8 (the point at which half have risen is not reached); of the others, from their first post at the level, 8 of 10 (half had risen after 10 months). " +
			"Those rotated down rise later, by more than chance would make it.",
	}, f.Sentence); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(graph.Label{"vi": "q = 0,0101, không quá 0,05", "en": "q = 0.0101 is no more than 0.05"}, f.Reason); diff != "" {
		t.Error(diff)
	}
	var steps []string
	for _, step := range f.Steps {
		steps = append(steps, step["vi"])
	}
	if diff := cmp.Diff([]string{
		"Lượt luân chuyển xuống từ cấp huyện: 8 lượt, 2 trở lại chức vụ cao hơn trước, 3 trở lại cấp cũ, không cao hơn, 2 chưa trở lại, 1 thôi giữ chức vụ khi chưa trở lại. " +
			"Trở lại là lần đầu sau đó người ấy nhận chức vụ ở cấp đã rời hoặc cao hơn, theo hồ sơ của từng người.",
		"Kaplan–Meier, ai chưa trở lại được tính đến 2023-11-06 hoặc đến hết sự nghiệp: một nửa trở lại sau 40 tháng; trước khi đủ 36 tháng, 28,6% (8,0%–74,2%) đã trở lại.",
		"Trong 5 lượt đã trở lại, 2 ở chức vụ cao hơn trước: cấp cao hơn, hoặc cùng cấp với thứ bậc cao hơn (40,0%).",
		"Lên cấp cao hơn cấp đã rời, tính từ ngày luân chuyển: 2 trên 8; chưa đạt mức một nửa lên cấp cao hơn; trước khi đủ 36 tháng, 28,6% (8,0%–74,2%) đã lên cấp cao hơn.",
		"Người cùng cấp, tính từ chức vụ đầu tiên ở cấp đó đến khi lên cấp cao hơn, luân chuyển xuống, hết sự nghiệp hoặc đến 2023-11-06: 8 trên 10; " +
			"một nửa lên cấp cao hơn sau 10 tháng; trước khi đủ 36 tháng, 80,0% (52,5%–96,9%) đã lên cấp cao hơn.",
		"Kiểm định log-rank: 2 lượt luân chuyển đã lên cấp cao hơn, nếu hai bên như nhau thì khoảng 5,1; χ² = 6,6, p = 0,0101, sau hiệu chỉnh theo số cấp q = 0,0101.",
		"Kết luận: q = 0,0101, không quá 0,05.",
	}, steps); diff != "" {
		t.Error(diff)
	}
	figures := map[string]float64{}
	for _, figure := range f.Figures {
		figures[figure.Name] = figure.Value
	}
	if diff := cmp.Diff(map[string]float64{
		"rotated_down": 8, "came_back": 5, "came_back_higher": 2, "came_back_same": 3, "not_back_yet": 2, "career_ended": 1,
		"rose_above": 2, "others": 10, "others_rose_above": 8, "higher_share": 0.4,
		"return_median_months": 40, "return_before_mark": 2.0 / 7, "rise_before_mark": 2.0 / 7,
		"others_rise_median_months": 10, "others_rise_before_mark": 0.8, "mark_months": 36,
	}, figures, cmp.Comparer(func(a, b float64) bool { return a-b < 1e-12 && b-a < 1e-12 })); diff != "" {
		t.Error(diff)
	}
	if e := f.Evidence; e.Of != "moves" || e.Ask.Question != "returns_after_rotation" || e.Ask.Args["from_level"] != "district" || e.Total != 8 {
		t.Errorf("evidence %+v", e)
	}
}

func TestVerdicts(t *testing.T) {
	for name, c := range map[string]struct {
		rows     [][]any
		verdict  finding.Verdict
		reason   string
		sentence string
	}{
		"five are too few, however they differ": {
			[][]any{spells("return", "same", 12, 5), spells("rise", "open", 90, 5), spells("stay", "higher", 1, 40)},
			finding.TooFew, "the number of rotations down is 5, fewer than 6",
			"Rotated down (district): 5 moves, 5 came back to the level left, no higher. " +
				"Time until a return: half had come back after 12 months; before 36 months were complete, 100.0 % (0.0 % to 100.0 %) had come back. " +
				"That is too few to tell whether they differ from those not rotated.",
		},
		"nobody returned, and none was watched for long": {
			[][]any{spells("return", "open", 20, 7), spells("rise", "open", 20, 7), spells("stay", "open", 20, 7)},
			finding.Described, "nobody has risen above the level, so there is nothing to compare",
			"Rotated down (district): 7 moves, 7 not back yet. Time until a return: the point at which half have come back is not reached; nobody was watched for 36 months.",
		},
		"nobody of the level to compare with": {
			[][]any{spells("return", "higher", 36, 7), spells("rise", "higher", 36, 7)},
			finding.Described, "nobody of the level was without a rotation, to hold these against",
			"Rotated down (district): 7 moves, 7 came back to a higher post than before. Time until a return: half had come back after 36 months; before 36 months were complete, 0.0 % had come back.",
		},
		"few others": {
			[][]any{spells("return", "open", 40, 7), spells("rise", "open", 40, 7), spells("stay", "higher", 9, 3)},
			finding.TooFew, "the number of others of the level is 3, fewer than 6",
			"Rotated down (district): 7 moves, 7 not back yet. Time until a return: the point at which half have come back is not reached; before 36 months were complete, 0.0 % had come back. " +
				"That is too few to tell whether they differ from those not rotated.",
		},
		"few rises": {
			[][]any{spells("return", "open", 40, 7), spells("rise", "open", 40, 7), spells("stay", "higher", 9, 5), spells("stay", "rotated", 9, 5)},
			finding.TooFew, "the number of those who rose above the level, on both sides, is 5, fewer than 6",
			"Rotated down (district): 7 moves, 7 not back yet. Time until a return: the point at which half have come back is not reached; before 36 months were complete, 0.0 % had come back. " +
				"That is too few to tell whether they differ from those not rotated.",
		},
		"all after the same time": {
			[][]any{spells("return", "higher", 40, 7), spells("rise", "higher", 40, 7), spells("stay", "higher", 40, 7)},
			finding.Described, "all who rose did so after the same time, which cannot be compared",
			"Rotated down (district): 7 moves, 7 came back to a higher post than before. Time until a return: half had come back after 40 months; before 36 months were complete, 0.0 % had come back.",
		},
		// Both alike: χ² = 0. 1/2 at 10 with 4/(8 × 4) = 0.125: no more than
		// (1/2)^(e^-1) = 0.775, which is the last bound above 0 at 20.
		"the same on both sides": {
			[][]any{
				spells("return", "higher", 10, 4), spells("return", "higher", 20, 4),
				spells("rise", "higher", 10, 4), spells("rise", "higher", 20, 4), spells("stay", "higher", 10, 4), spells("stay", "higher", 20, 4),
			},
			finding.Balanced, "q = 1 is more than 0.05",
			"Rotated down (district): 8 moves, 8 came back to a higher post than before. Time until a return: half had come back after 10 months; before 36 months were complete, 100.0 % (22.5 % to 100.0 %) had come back. " +
				"Above the level (district) rose, from the day of rotation, 8 of 8 (half had risen after 10 months); of the others, from their first post at the level, 8 of 8 (half had risen after 10 months). " +
				"Chance alone could make that difference, which does not prove that there is none.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			found, _ := find(t, c.rows)
			if len(found) != 1 {
				t.Fatalf("%d findings", len(found))
			}
			if got := found[0]; got.Verdict != c.verdict || got.Reason["en"] != c.reason {
				t.Errorf("%s: %s", got.Verdict, got.Reason["en"])
			}
			if diff := cmp.Diff(c.sentence, found[0].Sentence["en"]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestThoseRotatedRiseSooner swaps the rises of later.
func TestThoseRotatedRiseSooner(t *testing.T) {
	rows := [][]any{spells("return", "higher", 10, 8), spells("return", "open", 70, 2)}
	for _, row := range later {
		if other := map[any]any{"rise": "stay", "stay": "rise"}[row[1]]; other != nil {
			rows = append(rows, []any{row[0], other, row[2], row[3], row[4]})
		}
	}
	found, _ := find(t, rows)
	want := "Luân chuyển xuống từ cấp huyện: 10 lượt, 8 trở lại chức vụ cao hơn trước, 2 chưa trở lại. " +
		"Thời gian đến khi trở lại: một nửa trở lại sau 10 tháng; trước khi đủ 36 tháng, 80,0% (52,5%–96,9%) đã trở lại. " +
		"Lên cấp cao hơn cấp huyện: từ ngày luân chuyển, 8 trên 10 lượt (một nửa lên cấp cao hơn sau 10 tháng); người không luân chuyển, từ chức vụ đầu tiên ở cấp đó, 2 trên 8 (chưa đạt mức một nửa lên cấp cao hơn). " +
		"Người luân chuyển xuống lên sớm hơn, quá mức ngẫu nhiên có thể gây ra."
	if diff := cmp.Diff(want, found[0].Sentence["vi"]); diff != "" {
		t.Error(diff)
	}
}

func TestNoRotations(t *testing.T) {
	found, notes := find(t, nil)
	if len(found) != 0 {
		t.Errorf("%d findings", len(found))
	}
	want := []string{"no rotation down passes the filter; where no kinds are given, rotations are of the kinds that dataset.yaml marks with rotation: true"}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Error(diff)
	}
}

func TestWithoutAMarkNothingIsReadOff(t *testing.T) {
	found, _, err := finding.Run(t.Context(), answers(later), finding.Scope{Expected: 0.5}, []finding.Topic{Topic(0)})
	if err != nil {
		t.Fatal(err)
	}
	for _, figure := range found[0].Figures {
		if figure.Name == "mark_months" || figure.Name == "return_before_mark" {
			t.Errorf("there is a figure %s", figure.Name)
		}
	}
}

func TestTheFilterIsPassedOn(t *testing.T) {
	var asked graph.Args
	reader := fake{func(ask graph.Ask) ([][]any, error) {
		asked = ask.Args
		return nil, nil
	}}
	if _, _, err := Levels(t.Context(), reader, graph.Filter{Unit: "B", Kinds: []string{"dispatch"}}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(graph.Args{"unit": "B", "kinds": []string{"dispatch"}}, asked); diff != "" {
		t.Error(diff)
	}
}

func TestAnErrorOfTheReaderIsPassedOn(t *testing.T) {
	reader := fake{func(graph.Ask) ([][]any, error) {
		return nil, graph.Errorf(graph.Unavailable, "", "the store is away")
	}}
	if _, _, err := Levels(t.Context(), reader, graph.Filter{}); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("error %v", err)
	}
}
