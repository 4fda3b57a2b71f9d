package imbalance

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// The flows of the source case, with one unit of each level for the units.
func theCase() shelf {
	return shelf{
		"dataset": {theDataset(true)}, "levels": {level("commune", 0), level("district", 1), level("province", 2)},
		"blocs": {bloc("party", 0), bloc("front", 1), bloc("state", 2)}, "offices": {},
		"flows_by_level": {
			row("commune", "commune", 17), row("commune", "district", 11), row("district", "commune", 150),
			row("district", "province", 3), row("province", "district", 20),
		},
		"flows_by_bloc": {row("front", "state", 5), row("party", "state", 6), row("state", "party", 10)},
		"flows_by_unit": {unitFlow("c", "Xã C", "d", "Huyện D", 1), unitFlow("d", "Huyện D", "c", "Xã C", 12)},
	}
}

func unitFlow(from, fromName, to, toName string, moves int64) []any {
	return []any{from, fromName, to, toName, moves, moves}
}

func scope() finding.Scope { return finding.Scope{Expected: 0.5} }

func TestFindingsOfPairsSayWhatTheNumbersDo(t *testing.T) {
	found, notes, err := finding.Run(t.Context(), theCase(), scope(), []finding.Topic{Topic})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, f.ID+" "+string(f.Verdict)+": "+f.Sentence["en"])
	}
	// Weights: of 161 moves 150 - 80.5 = 69.5, of 23 20 - 11.5 = 8.5, of 13
	// 12 - 6.5 = 5.5. Intervals and p of the first two are the published ones; those
	// of 12 of 13 are 63.97 to 99.81 % and p = 28/8192 = 0.00342; of 6 of 16 they
	// are 15.20 to 64.57 % and p = 0.4545.
	want := []string{
		"pairs:level:district:commune imbalanced: district → commune: 150 down, 11 up. 93.2 % went the first way (95 % interval 88.1–96.5 %): out of balance against even chances.",
		"pairs:level:province:district imbalanced: province → district: 20 down, 3 up. 87.0 % went the first way (95 % interval 66.4–97.2 %): out of balance against even chances.",
		"pairs:unit:c:d imbalanced: Xã C → Huyện D: 1 there, 12 back. 7.7 % went the first way (95 % interval 0.2–36.0 %): out of balance against even chances.",
		"pairs:level:commune:commune described: 17 moves within the level commune; there is no direction to test.",
		"pairs:bloc:party:state balanced: party → state: 6 there, 10 back. 37.5 % went the first way (95 % interval 15.2–64.6 %): not seen to differ from even chances.",
		"pairs:bloc:front:state too_few: front → state: 5 there, 0 back. Too few to tell.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"17 moves within one level are in no pair"}, graph.Texts(notes, "en")); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if vi := found[1].Sentence["vi"]; vi != "province → district: 20 lượt xuống, 3 lượt lên. 87,0% đi theo chiều thứ nhất (khoảng tin cậy 95%: 66,4–97,2%): mất cân đối so với hai chiều ngang nhau." {
		t.Errorf("in Vietnamese it reads %q", vi)
	}
	behind := graph.Ask{Question: "moves", Args: graph.Args{"from_unit": "d", "to_unit": "c"}}
	if diff := cmp.Diff(behind, found[2].Evidence.Ask); diff != "" {
		t.Errorf("evidence lists the way that has more (-want +got):\n%s", diff)
	}
}

// Of 23 moves 20 went down. Against 80 % normal that is nothing odd: the exact
// two-sided p of 20 or as unlikely, of 23 at 0.8, is 0.6018 by summing the 24
// outcomes.
func TestAStatedShareTakesThePlaceOfEvenChances(t *testing.T) {
	s := scope()
	s.Expected = 0.8
	found, _, err := finding.Run(t.Context(), theCase(), s, []finding.Topic{Topic})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.ID != "pairs:level:province:district" {
			continue
		}
		if f.Verdict != finding.Balanced || f.Tests[0].P < 0.60183 || f.Tests[0].P > 0.60185 {
			t.Errorf("verdict %s with p %v, want balanced with 0.60184", f.Verdict, f.Tests[0].P)
		}
		return
	}
	t.Error("there is no such finding")
}

func TestASharedPeriodBeforeIsCompared(t *testing.T) {
	asked := theCase()
	store := reader(func(ask graph.Ask) (*graph.Answer, error) {
		if _, earlier := ask.Args["until"]; earlier && ask.Question == "flows_by_level" {
			return shelf{"flows_by_level": {row("province", "district", 3), row("district", "province", 20)}}.Ask(t.Context(), ask)
		}
		return asked.Ask(t.Context(), ask)
	})
	pairs, _, err := Pairs(t.Context(), store, "level", graph.Filter{}, Against{Previous: &finding.Period{Until: graph.MustDate("2015")}})
	if err != nil {
		t.Fatal(err)
	}
	// 20:3 now and 3:20 then: p = 7.7756e-07 by Fisher's exact test, in fractions. District to commune
	// had no moves then.
	if b := pairs[1].Before; pairs[1].From != "province" || b.Forward != 3 || b.Back != 20 || b.P == nil || *b.P < 7.7755e-7 || *b.P > 7.7757e-7 {
		t.Errorf("province to district before: %+v", b)
	}
	if b := pairs[0].Before; b.Forward != 0 || b.Back != 0 || b.P != nil {
		t.Errorf("district to commune before: %+v", b)
	}
}

// The published figures of the whole table: Bowker 132.5714 on 2 degrees of
// freedom, p = 1.63e-29; Stuart–Maxwell the same; 28 of 184 moves answered; the
// pairs form a tree, so that nothing can be odd beyond the pulls.
func TestTheWholeTableOfTheSourceCase(t *testing.T) {
	found, _, err := finding.Run(t.Context(), theCase(), scope(), []finding.Topic{Tables})
	if err != nil {
		t.Fatal(err)
	}
	f := found[0]
	if f.ID != "tables:level" || f.Verdict != finding.Imbalanced {
		t.Fatalf("the first finding is %s, %s", f.ID, f.Verdict)
	}
	if want := "Of 184 moves between levels only 15.2 % are answered by one the other way: taken together, the two ways are not as strong."; f.Sentence["en"] != want {
		t.Errorf("it reads %q", f.Sentence["en"])
	}
	bowker := f.Tests[0]
	if bowker.Name != "bowker" || *bowker.DF != 2 || *bowker.Statistic < 132.5713 || *bowker.Statistic > 132.5715 {
		t.Errorf("Bowker's test is %+v", bowker)
	}
	for _, test := range f.Tests {
		if test.Name == "quasi_symmetry" {
			t.Errorf("a test of nothing is shown: %+v", test)
		}
	}
	if last := f.Steps[len(f.Steps)-1]["en"]; last != "An odd pair cannot be told from differing pulls: the pairs that have moves form no circle." {
		t.Errorf("the last step is %q", last)
	}
}

func TestWithoutMovesThereIsNothingToFind(t *testing.T) {
	empty := theCase()
	for _, question := range []string{"flows_by_level", "flows_by_bloc", "flows_by_unit"} {
		empty[question] = nil
	}
	found, _, err := finding.Run(t.Context(), empty, scope(), []finding.Topic{Topic, Tables})
	if err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
	for _, expected := range []float64{0, 1, -1} {
		s := scope()
		s.Expected = expected
		if _, _, err := finding.Run(t.Context(), empty, s, []finding.Topic{Topic}); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("an expected share of %v gives %v", expected, err)
		}
	}
}
