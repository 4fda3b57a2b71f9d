package claim

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// A shelf answers by question, or by question and arguments where such rows are
// laid out, and notes what was asked.
type shelf struct {
	rows  map[string][][]any
	asked []string
}

func (s *shelf) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprintf("%s %v", ask.Question, map[string]any(ask.Args))
	s.asked = append(s.asked, key)
	rows, ok := s.rows[key]
	if !ok {
		rows = s.rows[ask.Question]
	}
	rows = rows[min(ask.Skip, len(rows)):]
	more := ask.Limit > 0 && len(rows) > ask.Limit
	if more {
		rows = rows[:ask.Limit]
	}
	return &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: rows, More: more}, nil
}

// claimed is a row of the question claims.
func claimed(id, question string, count int64, more map[string]string) []any {
	row := []any{id, question, count}
	for _, column := range []string{"part_of", "from", "to", "office", "kind", "since", "until", "source"} {
		if text, ok := more[column]; ok {
			row = append(row, text)
		} else {
			row = append(row, nil)
		}
	}
	return row
}

type columns = map[string]string

// known refuses the level region, the unit nowhere and the kind whim.
func known(_ context.Context, args graph.Args) error {
	for name, value := range args {
		text := fmt.Sprint(value)
		switch {
		case strings.Contains(text, "region"), strings.Contains(text, "whim"):
			return graph.Errorf(graph.Invalid, name, "the dataset does not know %s", text)
		case strings.Contains(text, "nowhere"):
			return graph.Errorf(graph.NotFound, name, "there is no unit %s", text)
		}
	}
	return nil
}

// rows makes n rows of a question, of which only the number matters.
func rows(question string, n int) [][]any {
	described, err := graph.Describe(question)
	if err != nil {
		panic(err)
	}
	all := make([][]any, n)
	for i := range all {
		all[i] = make([]any, len(described.Columns))
	}
	return all
}

func store(claims ...[]any) *shelf {
	return &shelf{rows: map[string][][]any{
		"claims": claims,
		"flows_by_level": {
			{"commune", "district", int64(11), int64(11)}, {"district", "commune", int64(150), int64(149)}, {"province", "district", int64(20), int64(20)},
		},
		"flows_by_level map[kinds:[rotation] since:2016]": {{"province", "district", int64(17), int64(17)}},
		"flows_by_year":                  {{int64(2018), "province", "district", int64(12), int64(12)}, {int64(2019), "province", "district", int64(8), int64(8)}},
		"flows_by_bloc":                  {{"party", nil, int64(5), int64(5)}, {"party", "state", int64(3), int64(3)}, {nil, "party", int64(2), int64(2)}},
		"flows_by_office":                {{"secretary", "chair", int64(4), int64(4)}},
		"flows_by_unit":                  {{"u1", "One", "u2", "Two", int64(6), int64(6)}, {"u1", "One", "u1", "One", int64(2), int64(2)}},
		"tenures":                        rows("tenures", 9),
		"tenures map[offices:[unheard]]": {},
		"tenures map[levels:[province] since:2020 until:2025]": rows("tenures", 4),
		"heads": rows("heads", 30),
		"heads map[levels:[district] offices:[secretary]]":            rows("heads", 18),
		"heads_by_locality map[levels:[district] locality:not_local]": rows("heads_by_locality", 8),
		"heads_by_locality map[levels:[district] locality:local]":     rows("heads_by_locality", 7),
		"higher_after_rotation map[from_level:district]":              rows("higher_after_rotation", 56),
	}}
}

// What each column means for each question; found is by hand from store.
func TestWhatAClaimAsks(t *testing.T) {
	for name, c := range map[string]struct {
		question string
		columns  columns
		found    int64
	}{
		"all flows":                     {"flows", nil, 181},
		"all moves":                     {"moves", nil, 181},
		"moves from a level":            {"moves", columns{"from": "province"}, 20},
		"flows between two levels":      {"flows_by_level", columns{"from": "district", "to": "commune"}, 150},
		"flows to a level":              {"flows_by_level", columns{"to": "district"}, 31},
		"flows that nobody made":        {"flows_by_level", columns{"from": "commune", "to": "province"}, 0},
		"flows of a kind since a year":  {"flows_by_level", columns{"from": "province", "kind": "rotation", "since": "2016"}, 17},
		"flows of all years":            {"flows_by_year", columns{"from": "province", "to": "district"}, 20},
		"flows from a bloc":             {"flows_by_bloc", columns{"from": "party"}, 8},
		"flows between all blocs":       {"flows_by_bloc", nil, 10},
		"flows between offices":         {"flows_by_office", columns{"from": "secretary", "to": "chair"}, 4},
		"flows between units":           {"flows_by_unit", columns{"from": "u1", "to": "u2"}, 6},
		"tenures":                       {"tenures", nil, 9},
		"tenures at a level in a term":  {"tenures", columns{"from": "province", "since": "2020", "until": "2025"}, 4},
		"heads of an office at a level": {"heads", columns{"from": "district", "office": "secretary"}, 18},
		"heads who are not local":       {"heads_not_local", columns{"from": "district"}, 8},
		"heads of a stated locality":    {"heads_by_locality", columns{"from": "district", "to": "local"}, 7},
		"rotations that led higher":     {"higher_after_rotation", columns{"from": "district"}, 56},
	} {
		t.Run(name, func(t *testing.T) {
			results, err := Reconcile(t.Context(), store(claimed("c", c.question, 181, c.columns)), known)
			if err != nil {
				t.Fatal(err)
			}
			verdict := Different
			if c.found == 181 {
				verdict = Equal
			}
			want := []Result{{ClaimID: "c", Claimed: 181, Found: &c.found, Verdict: verdict}}
			if diff := cmp.Diff(want, results); diff != "" {
				t.Errorf("(- want, + got)\n%s", diff)
			}
		})
	}
}

func TestWhatCannotBeAnswered(t *testing.T) {
	for name, c := range map[string]struct {
		question string
		columns  columns
		reason   string
	}{
		"a question that counts nothing":  {"career_moves", nil, `question "career_moves"; it may be flows,`},
		"a level nobody knows":            {"flows_by_level", columns{"to": "region"}, "does not know region"},
		"a level of heads nobody knows":   {"heads", columns{"from": "region"}, "does not know [region]"},
		"a kind nobody knows":             {"flows_by_level", columns{"kind": "whim"}, "does not know [whim]"},
		"a unit nobody knows":             {"flows_by_unit", columns{"from": "nowhere"}, "no unit nowhere"},
		"an office nobody holds":          {"flows_by_level", columns{"office": "unheard"}, `office "unheard"`},
		"an office left that nobody held": {"flows_by_office", columns{"from": "unheard"}, `office "unheard"`},
		"a kind of heads":                 {"heads", columns{"kind": "rotation"}, "heads has no kind"},
		"a direction of tenures":          {"tenures", columns{"to": "district"}, "tenures has no to"},
		"a locality that is none":         {"heads_by_locality", columns{"to": "near"}, "near is no locality"},
	} {
		t.Run(name, func(t *testing.T) {
			results, err := Reconcile(t.Context(), store(claimed("c", c.question, 3, c.columns)), known)
			if err != nil || len(results) != 1 {
				t.Fatalf("%v, %v", results, err)
			}
			r := results[0]
			if r.Verdict != Unanswerable || r.Found != nil || r.Claimed != 3 || !strings.Contains(r.Reason, c.reason) {
				t.Errorf("%+v lacks %q", r, c.reason)
			}
		})
	}
}

// The items of province → district add up to 17, the whole is 20: domain.md §4.
func TestItemsAreHeldAgainstTheirWhole(t *testing.T) {
	claims := [][]any{
		claimed("a", "flows", 2, columns{"part_of": "z"}),
		claimed("m", "nonsense", 0, columns{"part_of": "b"}),
		claimed("b", "nonsense", 0, nil),
		claimed("z", "flows_by_level", 20, columns{"from": "province", "to": "district"}),
		claimed("z1", "flows_by_level", 4, columns{"part_of": "z"}),
		claimed("z2", "flows_by_level", 11, columns{"part_of": "z"}),
		claimed("stray", "flows", 1, columns{"part_of": "nobody"}),
	}
	results, err := Reconcile(t.Context(), store(claims...), known)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range results {
		ids = append(ids, r.ClaimID)
	}
	if want := []string{"a", "m", "b", "z", "z1", "z2", "stray", "b:parts", "z:parts"}; !slices.Equal(ids, want) {
		t.Fatalf("rows %v, want %v", ids, want)
	}
	seventeen, none := int64(17), int64(0)
	want := []Result{{ClaimID: "b:parts", Claimed: 0, Found: &none, Verdict: Equal}, {ClaimID: "z:parts", Claimed: 20, Found: &seventeen, Verdict: Different}}
	if diff := cmp.Diff(want, results[7:]); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func TestNothingIsAskedTwice(t *testing.T) {
	s := store(
		claimed("a", "flows_by_level", 1, columns{"from": "commune"}),
		claimed("b", "flows_by_level", 1, columns{"from": "province", "to": "district"}),
		claimed("c", "flows", 1, nil),
		claimed("d", "heads", 1, columns{"from": "district", "office": "secretary"}),
		claimed("e", "heads", 2, columns{"from": "district", "office": "secretary"}),
	)
	if _, err := Reconcile(t.Context(), s, known); err != nil {
		t.Fatal(err)
	}
	want := []string{"claims map[]", "flows_by_level map[]", "tenures map[offices:[secretary]]", "heads map[levels:[district] offices:[secretary]]"}
	if diff := cmp.Diff(want, s.asked); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func TestManyRowsAreCountedByPages(t *testing.T) {
	s := store(claimed("c", "tenures", 2*pageRows+1, nil))
	s.rows["tenures"] = rows("tenures", 2*pageRows+1)
	results, err := Reconcile(t.Context(), s, known)
	if err != nil || results[0].Verdict != Equal || len(s.asked) != 4 {
		t.Errorf("%+v, %v after %d questions", results, err, len(s.asked))
	}
}

func TestAStoreThatFailsIsNoVerdict(t *testing.T) {
	gone := errors.New("gone")
	for _, failing := range []string{"claims", "flows_by_level", "heads", "tenures"} {
		s := store(claimed("a", "flows", 1, nil), claimed("b", "heads", 1, columns{"office": "secretary"}))
		reader := reader(func(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
			if ask.Question == failing {
				return nil, gone
			}
			return s.Ask(ctx, ask)
		})
		if results, err := Reconcile(t.Context(), reader, known); !errors.Is(err, gone) {
			t.Errorf("%s fails: %v, %v", failing, results, err)
		}
	}
}

type reader func(ctx context.Context, ask graph.Ask) (*graph.Answer, error)

func (r reader) Ask(ctx context.Context, ask graph.Ask) (*graph.Answer, error) { return r(ctx, ask) }
