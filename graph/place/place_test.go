package place

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A fake answers with its function, under the columns of the catalogue.
type fake struct {
	rows func(ask graph.Ask) [][]any
}

func (f fake) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	return &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: f.rows(ask)}, nil
}

// answers gives fixed rows, and none to what is not in it.
func answers(rows map[string][][]any) fake {
	return fake{func(ask graph.Ask) [][]any { return rows[ask.Question] }}
}

// unit is a row of the question units.
func unit(id, level string, tags ...string) []any {
	if tags == nil {
		tags = []string{}
	}
	return []any{id, id, level, nil, nil, int64(0), nil, nil, tags, int64(0), int64(0), int64(1)}
}

func stays(tagged bool, outcome string, months, n int64) []any {
	return []any{"district", tagged, outcome, months, n}
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

var levels = [][]any{
	{"commune", int64(1), "cấp xã", "commune", nil, int64(0), int64(0)},
	{"district", int64(2), "cấp huyện", "district", nil, int64(0), int64(0)},
}

// find runs the topic with a mark at 36 months.
func find(t *testing.T, rows map[string][][]any) ([]finding.Finding, []string) {
	t.Helper()
	rows["dataset"], rows["levels"] = [][]any{dataset()}, levels
	found, notes, err := finding.Run(t.Context(), answers(rows), finding.Scope{Expected: 0.5}, []finding.Topic{Topic(36)})
	if err != nil {
		t.Fatal(err)
	}
	return found, graph.Texts(notes, "en")
}

// Of 8 stays in tagged districts: 2 came back after 10 and 4 moved on after 20
// months, 1 was reorganised at 25, 1 is there for 40. Elsewhere: 5 came back
// after 50 months, 2 moved on after 60, 1 is there for 70. So
//
//   - S there is 6/8 at 10, 6/8 × 2/6 = 1/4 at 20: half had left after 20;
//     elsewhere 3/8 at 50: half had left after 50;
//   - expected there by the log-rank test: at 10, 2 × 8/16 = 1; at 20, 4 × 6/14 =
//     12/7; at 50 and 60 nobody is at risk there: 2.714 in all against 6;
//     V = 2 × 14/15 × 1/4 + 4 × 10/13 × 6/14 × 8/14 = 0.4667 + 0.7535 = 1.2202;
//     χ² = (6 - 2.714)²/1.2202 = 8.848, p = 0.00293;
//   - Fisher on 2:4 and 5:2, given sums 7:6 and 6:7: C(7,x) C(6,6-x)/C(13,6) with
//     C(13,6) = 1716: P(2) = 21 × 15/1716 = 315; P(0) = 1, P(1) = 42, P(4) = 35 ×
//     15 = 525, P(3) = 35 × 20 = 700, P(5) = 21 × 6 = 126, P(6) = 7. No more than
//     315: 1 + 42 + 315 + 126 + 7 = 491; p = 491/1716 = 0.286.
var eight = [][]any{
	stays(false, "came_back", 50, 5),
	stays(false, "moved_on", 60, 2),
	stays(false, "still_there", 70, 1),
	stays(true, "came_back", 10, 2),
	stays(true, "moved_on", 20, 4),
	stays(true, "reorganised", 25, 1),
	stays(true, "still_there", 40, 1),
}

var units = [][]any{unit("p", "province"), unit("h", "district", "mountain"), unit("m", "district", "mountain"), unit("l", "district")}

func TestStaysThatEndSooner(t *testing.T) {
	found, notes := find(t, map[string][][]any{"units": units, "stay_lengths": eight})
	if len(found) != 1 || len(notes) != 0 {
		t.Fatalf("%d findings, notes %q", len(found), notes)
	}
	f := found[0]
	if f.ID != "places:mountain:district" || f.Topic != "places" || f.Verdict != finding.Imbalanced {
		t.Errorf("%s of %s is %s", f.ID, f.Topic, f.Verdict)
	}
	sentence := graph.Label{
		"vi": "Nơi có nhãn “mountain” (cấp huyện): 8 lượt được đưa đến, 2 đã trở về, 4 chuyển đi nơi khác, 1 có đơn vị được sắp xếp lại, 1 còn ở đó. " +
			"Thời gian ở lại: một nửa rời đi sau 20 tháng; ở nơi cùng cấp không có nhãn: một nửa rời đi sau 50 tháng. " +
			"Ở nơi có nhãn, người ta rời đi sớm hơn, quá mức ngẫu nhiên có thể gây ra. " +
			"Trong số đã rời đi, 33,3% trở về (2 trên 6), so với 71,4% (5 trên 7), chênh lệch có thể chỉ do ngẫu nhiên.",
		"en": "Places tagged “mountain” (district): 8 moves led there, 2 came back, 4 moved on elsewhere, 1 with the unit reorganised under them, 1 still there. " +
			"Length of stay: half had left after 20 months; in places of the level without the tag: half had left after 50 months. " +
			"People leave the tagged places sooner, by more than chance would make it. " +
			"Of those who left, 33.3 % came back (2 of 6), against 71.4 % (5 of 7), a difference that chance alone could make.",
	}
	if diff := cmp.Diff(sentence, f.Sentence); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(graph.Label{"vi": "q = 0,00293, không quá 0,05", "en": "q = 0.00293 is no more than 0.05"}, f.Reason); diff != "" {
		t.Error(diff)
	}
	var steps []string
	for _, step := range f.Steps {
		steps = append(steps, step["en"])
	}
	if diff := cmp.Diff([]string{
		"Units (district) with the tag “mountain”: 2. A place is such a unit with all below it; each move into it from outside begins a stay, and the next move out of it ends the stay.",
		"Places with the tag: 8 moves led there, 2 came back, 4 moved on elsewhere, 1 with the unit reorganised under them, 1 still there.",
		"Places of the level without the tag: 8 moves led there, 5 came back, 2 moved on elsewhere, 1 still there.",
		"By Kaplan–Meier, which counts those who have not left (until 2023-11-06) and those whose unit was reorganised for as long as they were watched: " +
			"half had left after 20 months, and 25.0 % (3.7 % to 55.8 %) were still there when 36 months were complete; " +
			"in places without the tag: half had left after 50 months, and 100.0 % were still there when 36 months were complete.",
		"Log-rank test: 6 stays in tagged places have ended, where about 2.7 would have if both sides were alike; χ² = 8.8, p = 0.00293, corrected for the number of tags q = 0.00293.",
		"Fisher's exact test among those who left: 2 of 6 came back, from places without the tag 5 of 7; p = 0.286, corrected q = 0.286.",
		"Verdict: q = 0.00293 is no more than 0.05.",
	}, steps); diff != "" {
		t.Error(diff)
	}
	figures := map[string]float64{}
	for _, figure := range f.Figures {
		figures[figure.Name] = figure.Value
	}
	if diff := cmp.Diff(map[string]float64{
		"units": 2, "sent": 8, "came_back": 2, "moved_on": 4, "ended": 0, "reorganised": 1, "still_there": 1,
		"came_back_share": 2.0 / 6, "median_months": 20, "still_there_at_mark": 0.25,
		"other_sent": 8, "other_came_back": 5, "other_moved_on": 2, "other_ended": 0, "other_reorganised": 0, "other_still_there": 1,
		"other_came_back_share": 5.0 / 7, "other_median_months": 50, "other_still_there_at_mark": 1, "mark_months": 36,
	}, figures, cmp.Comparer(func(a, b float64) bool { return a-b < 1e-12 && b-a < 1e-12 })); diff != "" {
		t.Error(diff)
	}
	if len(f.Tests) != 2 || f.Tests[0].Name != "log_rank" || f.Tests[1].Name != "fisher" {
		t.Errorf("tests %+v", f.Tests)
	}
	if e := f.Evidence; e.Of != "moves" || e.Ask.Question != "stays_in_places" || e.Ask.Args["tag"] != "mountain" || e.Ask.Args["tagged"] != true || e.Ask.Args["level"] != "district" || e.Total != 8 {
		t.Errorf("evidence %+v", e)
	}
}

// The verdict, and the last sentence that says it.
func TestVerdicts(t *testing.T) {
	for name, c := range map[string]struct {
		rows     [][]any
		verdict  finding.Verdict
		reason   string
		sentence string
	}{
		"five are too few, however they differ": {
			[][]any{stays(false, "moved_on", 60, 50), stays(true, "came_back", 1, 5)},
			finding.TooFew, "the number of moves there is 5, fewer than 6",
			"Places tagged “mountain” (district): 5 moves led there, 5 came back. Length of stay: half had left after 1 month; " +
				"in places of the level without the tag: half had left after 60 months. That is too few to tell whether stays differ from those elsewhere.",
		},
		"all are still there": {
			[][]any{stays(false, "still_there", 30, 9), stays(true, "still_there", 20, 9)},
			finding.Described, "nobody has left yet, so there is nothing to compare",
			"Places tagged “mountain” (district): 9 moves led there, 9 still there. Length of stay: the point at which half have left is not reached; " +
				"in places of the level without the tag: the point at which half have left is not reached.",
		},
		"no place without the tag": {
			[][]any{stays(true, "ended", 20, 9)},
			finding.Described, "no move led to a place of the level without the tag, to hold these against",
			"Places tagged “mountain” (district): 9 moves led there, 9 with no post there any more and no further move. " +
				"Length of stay: half had left after 20 months; in places of the level without the tag: there was none.",
		},
		"few places without the tag": {
			[][]any{stays(false, "ended", 20, 2), stays(true, "ended", 20, 9)},
			finding.TooFew, "the number of moves to places of the level without the tag is 2, fewer than 6",
			"Places tagged “mountain” (district): 9 moves led there, 9 with no post there any more and no further move. Length of stay: half had left after 20 months; " +
				"in places of the level without the tag: half had left after 20 months. That is too few to tell whether stays differ from those elsewhere.",
		},
		"few have left": {
			[][]any{stays(false, "moved_on", 10, 2), stays(false, "still_there", 20, 7), stays(true, "moved_on", 30, 3), stays(true, "still_there", 40, 6)},
			finding.TooFew, "the number of those who have left, on both sides, is 5, fewer than 6",
			"Places tagged “mountain” (district): 9 moves led there, 3 moved on elsewhere, 6 still there. Length of stay: the point at which half have left is not reached; " +
				"in places of the level without the tag: the point at which half have left is not reached. That is too few to tell whether stays differ from those elsewhere.",
		},
		"all left after the same time": {
			[][]any{stays(false, "moved_on", 10, 8), stays(true, "moved_on", 10, 8)},
			finding.Described, "all who left did so after the same time, which cannot be compared",
			"Places tagged “mountain” (district): 8 moves led there, 8 moved on elsewhere. Length of stay: half had left after 10 months; " +
				"in places of the level without the tag: half had left after 10 months.",
		},
		// Both groups alike: as many end as expected, χ² = 0.
		"the same on both sides": {
			[][]any{stays(false, "moved_on", 10, 4), stays(false, "came_back", 20, 4), stays(true, "moved_on", 10, 4), stays(true, "came_back", 20, 4)},
			finding.Balanced, "q = 1 is more than 0.05",
			"Places tagged “mountain” (district): 8 moves led there, 4 came back, 4 moved on elsewhere. Length of stay: half had left after 10 months; " +
				"in places of the level without the tag: half had left after 10 months. " +
				"Chance alone could make the difference in how long people stay, which does not prove that there is none. " +
				"Of those who left, 50.0 % came back (4 of 8), against 50.0 % (4 of 8), a difference that chance alone could make.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			found, _ := find(t, map[string][][]any{"units": units, "stay_lengths": c.rows})
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

// TestStaysThatLastLonger swaps the sides of eight.
func TestStaysThatLastLonger(t *testing.T) {
	var swapped [][]any
	for _, row := range eight {
		swapped = append(swapped, []any{row[0], !row[1].(bool), row[2], row[3], row[4]})
	}
	found, _ := find(t, map[string][][]any{"units": units, "stay_lengths": swapped})
	want := "Nơi có nhãn “mountain” (cấp huyện): 8 lượt được đưa đến, 5 đã trở về, 2 chuyển đi nơi khác, 1 còn ở đó. " +
		"Thời gian ở lại: một nửa rời đi sau 50 tháng; ở nơi cùng cấp không có nhãn: một nửa rời đi sau 20 tháng. " +
		"Ở nơi có nhãn, người ta ở lại lâu hơn, quá mức ngẫu nhiên có thể gây ra. " +
		"Trong số đã rời đi, 71,4% trở về (5 trên 7), so với 33,3% (2 trên 6), chênh lệch có thể chỉ do ngẫu nhiên."
	if diff := cmp.Diff(want, found[0].Sentence["vi"]); diff != "" {
		t.Error(diff)
	}
}

func TestNoTags(t *testing.T) {
	found, notes := find(t, map[string][][]any{"units": {unit("p", "province")}})
	if len(found) != 0 || len(notes) != 1 || notes[0] != "no unit has a tag, so there are no places to follow moves into; state tags in units.csv" {
		t.Errorf("%d findings, notes %q", len(found), notes)
	}
}

func TestATagToWhichNoMoveLed(t *testing.T) {
	found, notes := find(t, map[string][][]any{"units": units, "stay_lengths": {stays(false, "moved_on", 60, 50)}})
	if len(found) != 0 || len(notes) != 1 || notes[0] != `no move that passes led to a place tagged "mountain"` {
		t.Errorf("%d findings, notes %q", len(found), notes)
	}
}

// TestAFindingForEachTagAndLevel also holds the filter to what is asked.
func TestAFindingForEachTagAndLevel(t *testing.T) {
	var asked []any
	reader := fake{func(ask graph.Ask) [][]any {
		switch ask.Question {
		case "units":
			return [][]any{unit("h", "district", "mountain", "border"), unit("l2", "commune", "mountain", "border")}
		case "stay_lengths":
			asked = append(asked, ask.Args["tag"], ask.Args["unit"])
			if ask.Args["tag"] == "mountain" {
				return [][]any{{"commune", true, "moved_on", int64(3), int64(1)}, {"district", true, "moved_on", int64(3), int64(1)}}
			}
			// The communes with the tag all lie in districts that have it.
			return [][]any{{"district", true, "moved_on", int64(3), int64(1)}}
		}
		return nil
	}}
	tags, _, err := Tags(t.Context(), reader, graph.Filter{Unit: "p"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, tag := range tags {
		got = append(got, tag.Tag+" "+tag.Level)
	}
	if diff := cmp.Diff([]string{"border district", "mountain commune", "mountain district"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]any{"border", "p", "mountain", "p"}, asked); diff != "" {
		t.Error(diff)
	}
}

func TestTagsBeyondTheBoundAreTold(t *testing.T) {
	rows := [][]any{unit("x", "district", "t21"), unit("y", "district", "t21")}
	for i := range 20 {
		rows = append(rows, unit(fmt.Sprint(i), "district", fmt.Sprintf("t%02d", i)))
	}
	tags, left, err := Tags(t.Context(), answers(map[string][][]any{"units": rows}), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	notes := graph.Texts(left, "en")
	// t21 has two units, and t19 is the last of those with one.
	if len(tags) != 0 || len(notes) != 21 || notes[0] != "tags left out: 1; only the 20 of the most units are looked at" ||
		notes[19] != `no move that passes led to a place tagged "t18"` || notes[20] != `no move that passes led to a place tagged "t21"` {
		t.Errorf("%d tags, notes %q", len(tags), notes)
	}
}

func TestAnErrorOfTheReaderIsPassedOn(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	reader := failing{}
	if _, _, err := Tags(ctx, reader, graph.Filter{}); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("error %v", err)
	}
}

type failing struct{}

func (failing) Ask(context.Context, graph.Ask) (*graph.Answer, error) {
	return nil, graph.Errorf(graph.Unavailable, "", "the store is away")
}
