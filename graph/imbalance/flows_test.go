package imbalance

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// group is a row of moves_by_group, without offices.
func group(fromLevel string, fromBloc any, toLevel string, toBloc, gender any, direction string, moves int64) []any {
	return []any{fromLevel, fromBloc, nil, toLevel, toBloc, nil, gender, direction, moves}
}

func grouped(rows ...[]any) shelf {
	return shelf{
		"dataset": {theDataset(true)}, "levels": {level("commune", 0), level("district", 1)},
		"blocs": {bloc("party", 0), bloc("state", 1)}, "offices": {}, "moves_by_group": rows,
	}
}

func told(t *testing.T, r Reader, by string, against Against) (list []string, warnings []string) {
	t.Helper()
	pairs, left, err := Pairs(t.Context(), r, by, graph.Filter{}, against)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		list = append(list, fmt.Sprintf("%s %s %d:%d %s", p.From, p.To, p.Forward, p.Back, p.Verdict))
	}
	return list, graph.Texts(left, "en")
}

// Rows of one pair that differ in gender or direction only add up. The higher
// level leads, and of one level the earlier bloc. Moves whose bloc or level is
// not stated are in no pair.
func TestPairsOfLevelsWithTheirBlocs(t *testing.T) {
	got, warnings := told(t, grouped(
		group("district", "party", "commune", "state", "female", "down", 3), group("district", "party", "commune", "state", "male", "down", 4),
		group("commune", "state", "district", "party", "male", "up", 1), group("district", "state", "district", "party", nil, "lateral", 2),
		group("commune", "party", "commune", "party", nil, "lateral", 5), group("district", nil, "commune", "party", nil, "down", 6),
		group("unknown", "party", "commune", "party", nil, "unordered", 7),
	), "level_bloc", Against{})
	// 7:1 has p = 2(1 + 8)/256 = 0.0703.
	want := []string{"district/party commune/state 7:1 balanced", "district/party district/state 0:2 too_few"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"5 moves within one level_bloc are in no pair", "13 moves from or to posts whose level_bloc is not known are in no pair"}, warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// Communes and an agency of the district's own level count for the district in which they lie. The province lies in none,
// and what is moved within a district is in no pair.
func TestPairsOfTerritories(t *testing.T) {
	unit := func(id, level string, parent any) []any {
		return []any{id, "Unit " + id, level, nil, parent, int64(0), nil, nil, []string{}, int64(0), int64(0), int64(0)}
	}
	store := shelf{
		"units": {unit("p", "province", nil), unit("d1", "district", "p"), unit("c1", "commune", "d1"), unit("d2", "district", "p"), unit("c2", "commune", "d2"), unit("a1", "district", "d1")},
		"flows_by_unit": {
			unitFlow("c1", "", "c2", "", 6), unitFlow("a1", "", "c2", "", 1), unitFlow("d1", "", "c1", "", 9), unitFlow("p", "", "c1", "", 4),
		},
	}
	got, warnings := told(t, store, "territory", Against{Territory: "district"})
	if diff := cmp.Diff([]string{"d1 d2 7:0 imbalanced"}, got); diff != "" { // p = 2/128
		t.Errorf("pairs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"9 moves within one territory are in no pair", "4 moves from or to posts whose territory is not known are in no pair"}, warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	if _, _, err := Pairs(t.Context(), store, "territory", graph.Filter{}, Against{}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("without the level of the territories: %v", err)
	}
}

// 8 of 10 moves of women went down and 3 of 12 of men: Fisher's exact p, in
// fractions, is 0.02997. Lateral moves and those of unstated gender are decoys.
func TestGendersAreComparedByTheWayTheyMove(t *testing.T) {
	found, notes, err := finding.Run(t.Context(), grouped(
		group("district", "party", "commune", "party", "female", "down", 8), group("commune", "party", "district", "party", "female", "up", 2),
		group("district", "state", "commune", "party", "male", "down", 3), group("commune", "party", "district", "party", "male", "up", 9),
		group("commune", "party", "commune", "party", "female", "lateral", 50), group("commune", "party", "district", "party", nil, "up", 7),
	), scope(), []finding.Topic{Genders})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].ID != "genders:male" || found[0].Verdict != finding.Imbalanced {
		t.Fatalf("found %+v", found)
	}
	if p := found[0].Tests[0].P; p < 0.02997 || p > 0.02998 {
		t.Errorf("p is %v, want 0.02997", p)
	}
	want := "Gender male: 9 moves up, 3 down (75.0 % up, 95 % interval 42.8 % to 94.5 %); the others: 2 up, 8 down (20.0 %). Chance alone would hardly make them differ so."
	if got := found[0].Sentence["en"]; got != want {
		t.Errorf("it reads %q", got)
	}
	if diff := cmp.Diff([]string{"7 moves between levels are of officials whose gender is not stated"}, graph.Texts(notes, "en")); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}
