package crossing

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A store answers with what its fields give.
type store struct {
	moves, posts func(args graph.Args) [][]any
}

func (s *store) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := ask.Bind(); err != nil {
		return nil, err
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	answer := &graph.Answer{Question: ask.Question, Columns: described.Columns}
	switch ask.Question {
	case "moves_by_group":
		answer.Rows = s.moves(ask.Args)
	case "posts_by_group":
		answer.Rows = s.posts(ask.Args)
	case "blocs":
		answer.Rows = [][]any{{"party", int64(1), "khối Đảng", "party", int64(0)}, {"front", int64(2), nil, nil, int64(0)}, {"state", int64(3), "khối Nhà nước", "state", int64(0)}}
	case "offices":
		answer.Rows = [][]any{{"chair", "chủ tịch", "chair", int64(0)}}
	case "levels":
		answer.Rows = [][]any{{"commune", int64(1), "cấp xã", "commune", nil, int64(0), int64(0)}}
	case "dataset":
	default:
		return nil, fmt.Errorf("nobody should ask %s", ask.Question)
	}
	return answer, nil
}

// of gives the same rows whatever is asked.
func of(moves, posts [][]any) *store {
	return &store{
		moves: func(graph.Args) [][]any { return moves },
		posts: func(graph.Args) [][]any { return posts },
	}
}

// move is a row of moves between blocs at the level of a district, whose offices are
// not stated.
func move(from, to any, n int64) []any {
	return []any{"district", from, nil, "district", to, nil, nil, "lateral", n}
}

func post(bloc any, class string, n int64) []any {
	return []any{"district", bloc, nil, class, n, int64(0)}
}

// 80 moves of which 20 cross, between two blocs that each send and take 40. Both
// genders of one cell are rows of their own. Decoys: posts of committees, of no
// bloc, and moves from or to posts of no bloc.
func twoBlocs() *store {
	return of([][]any{
		move("party", "party", 30),
		{"district", "party", nil, "district", "state", nil, "female", "lateral", int64(4)},
		{"district", "party", nil, "district", "state", nil, "male", "lateral", int64(6)},
		move("party", nil, 5),
		move("state", "party", 10),
		move("state", "state", 30),
		move(nil, nil, 2),
	}, [][]any{
		post("party", "career", 30), post("party", "membership", 500), post("state", "career", 10), post(nil, "career", 70),
	})
}

// chairs are a commune office of the state which ten enter, nine of them from the
// party, and which ten leave, eight of them for the state.
func chairs() *store {
	return of([][]any{
		{"commune", "state", "chair", "district", "party", nil, nil, "up", int64(2)},
		{"commune", "state", "chair", "district", "state", nil, nil, "up", int64(8)},
		{"district", "party", nil, "commune", "state", "chair", nil, "down", int64(9)},
		{"district", "state", nil, "commune", "state", "chair", nil, "down", int64(1)},
	}, nil)
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1e-9, math.Abs(b)) }

func read(t *testing.T, s *store, filter graph.Filter) *Crossing {
	t.Helper()
	c, err := Read(t.Context(), s, filter, []string{"party", "front", "state"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCrossingAgainstBothExpectations(t *testing.T) {
	c := read(t, twoBlocs(), graph.Filter{})
	if diff := cmp.Diff([]string{"party", "state"}, c.Blocs); diff != "" {
		t.Error(diff)
	}
	if c.All != 80 || c.Crossed != 20 || c.Unstated != 7 || c.Verdict != finding.Imbalanced {
		t.Errorf("%+v", c)
	}
	// By the margins half should cross: 40. p = 2 Σ_{k≤20} C(80,k) / 2^80.
	if d := c.ByMargins; !near(d.Expected, 40) || !near(d.Ratio, 0.5) || !near(d.P, 8.580559867049611e-06) {
		t.Errorf("by margins %+v", d)
	}
	// By 30 and 10 posts 2·3/4·1/4 = 3/8 should: 30. p is the sum of all C(80,k)
	// (3/8)^k (5/8)^(80-k) that are not above that of k = 20, in fractions.
	if d := c.ByPosts; !near(d.Expected, 30) || !near(d.Ratio, 2.0/3) || !near(d.P, 0.020823069618752403) {
		t.Errorf("by posts %+v", d)
	}
	// Each pair: 10 against 40·40/80 = 20; p of the table 10 30 / 30 10, in fractions;
	// both have one p, so that q is p. By posts 80·3/4·1/4 = 15.
	if len(c.Pairs) != 2 {
		t.Fatalf("%+v", c.Pairs)
	}
	for _, p := range c.Pairs {
		if p.Moves != 10 || !near(p.Expected, 20) || !near(p.Share, 0.25) || !near(*p.P, 1.4874803071085417e-05) || !near(*p.Q, *p.P) ||
			p.Verdict != finding.Imbalanced || !near(p.ByPosts.Expected, 15) || !near(p.ByPosts.P, 0.19591030415202426) {
			t.Errorf("%+v", p)
		}
	}
	// H = -(3/4 ln 3/4 + 1/4 ln 1/4) = 0.562335.
	for _, b := range c.Ends {
		if b.In.Moves != 40 || b.Out.Moves != 40 || b.FromOthers != 10 || b.ToOthers != 10 || math.Abs(b.In.Diversity.Entropy-0.562335) > 5e-7 {
			t.Errorf("%+v", b)
		}
	}
}

func TestOfficesThatConvert(t *testing.T) {
	c := read(t, chairs(), graph.Filter{})
	if len(c.Offices) != 1 || c.OfficeTests != 2 {
		t.Fatalf("%d tests, %+v", c.OfficeTests, c.Offices)
	}
	o := c.Offices[0]
	if o.Level != "commune" || o.Office != "chair" || o.ConvertsFrom != "party" || o.ConvertsTo != "state" || o.Verdict != finding.Imbalanced {
		t.Errorf("%+v", o)
	}
	// p of the table 9 1 / 2 8, in fractions; that of the state is the same, so that
	// q is p. Intervals of 9 and 2 of 10 as tables of Clopper–Pearson have them.
	in := o.reference()
	if in.Bloc != "party" || in.Entry.Value != 0.9 || in.Exit.Value != 0.2 || !near(*in.P, 0.005477494641581329) || !near(*in.Q, *in.P) ||
		math.Abs(in.Entry.Low-0.5550) > 5e-5 || math.Abs(in.Entry.High-0.9975) > 5e-5 || math.Abs(in.Exit.Low-0.0252) > 5e-5 || math.Abs(in.Exit.High-0.5561) > 5e-5 {
		t.Errorf("%+v", in)
	}
	// H of 9:1 is 0.325083, that of 2:8 is 0.500402.
	if math.Abs(o.In.Diversity.Entropy-0.325083) > 5e-7 || math.Abs(o.Out.Diversity.Entropy-0.500402) > 5e-7 {
		t.Errorf("%+v, %+v", o.In, o.Out)
	}
}

func TestVerdictsOfOffices(t *testing.T) {
	chair := func(entries, exits map[string]int64) *store {
		var rows [][]any
		for _, bloc := range []string{"front", "party", "state"} {
			if n := exits[bloc]; n > 0 {
				rows = append(rows, []any{"commune", "state", "chair", "district", bloc, nil, nil, "up", n})
			}
			if n := entries[bloc]; n > 0 {
				rows = append(rows, []any{"district", bloc, nil, "commune", "state", "chair", nil, "down", n})
			}
		}
		return of(rows, nil)
	}
	for name, c := range map[string]struct {
		entries, exits map[string]int64
		verdict        finding.Verdict
		reference      string
		from, to       string
	}{
		// p = 2/C(12,6), since six of twelve are of the party: 1/462.
		"from one bloc to another":      {map[string]int64{"party": 6}, map[string]int64{"state": 6}, finding.Imbalanced, "party", "party", "state"},
		"five exits are too few":        {map[string]int64{"party": 6}, map[string]int64{"state": 5}, finding.TooFew, "party", "", ""},
		"nobody left":                   {map[string]int64{"party": 9}, nil, finding.TooFew, "party", "", ""},
		"all in one bloc":               {map[string]int64{"party": 9}, map[string]int64{"party": 9}, finding.Described, "party", "", ""},
		"the same shares":               {map[string]int64{"party": 8, "state": 2}, map[string]int64{"party": 8, "state": 2}, finding.Balanced, "party", "", ""},
		"most come and go to one bloc":  {map[string]int64{"party": 40}, map[string]int64{"party": 30, "state": 20}, finding.Imbalanced, "party", "", ""},
		"majorities that chance may do": {map[string]int64{"party": 4, "state": 2}, map[string]int64{"party": 2, "state": 4}, finding.Balanced, "party", "", ""},
		// No bloc has half of the exits.
		"many ways out": {map[string]int64{"party": 20}, map[string]int64{"party": 7, "state": 7, "front": 7}, finding.Imbalanced, "party", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, chair(c.entries, c.exits), graph.Filter{})
			if len(got.Offices) != 1 {
				t.Fatalf("%+v", got.Offices)
			}
			o := got.Offices[0]
			if o.Verdict != c.verdict || o.reference().Bloc != c.reference || o.ConvertsFrom != c.from || o.ConvertsTo != c.to {
				t.Errorf("%s by %s, from %q to %q", o.Verdict, o.reference().Bloc, o.ConvertsFrom, o.ConvertsTo)
			}
		})
	}
}

// A bloc that is asked for is the only one tested: one test, no correction, and
// no word on converting.
func TestABlocOfReference(t *testing.T) {
	c, err := Read(t.Context(), chairs(), graph.Filter{}, nil, "state")
	if err != nil {
		t.Fatal(err)
	}
	o := c.Offices[0]
	if in := o.reference(); c.OfficeTests != 1 || in.Bloc != "state" || in.From != 1 || in.To != 8 || !near(*in.Q, *in.P) || o.ConvertsFrom != "" {
		t.Errorf("%+v, %+v", in, o)
	}
	if _, err := Read(t.Context(), chairs(), graph.Filter{}, nil, "army"); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("army: %v", err)
	}
}

func TestVerdictsOfCrossing(t *testing.T) {
	for name, c := range map[string]struct {
		moves   [][]any
		verdict finding.Verdict
		pairs   map[string]finding.Verdict
	}{
		"no moves":       {nil, finding.TooFew, nil},
		"one bloc":       {[][]any{move("party", "party", 40)}, finding.TooFew, nil},
		"all one way":    {[][]any{move("party", "state", 40)}, finding.TooFew, map[string]finding.Verdict{"party state": finding.TooFew}},
		"blocs unstated": {[][]any{move(nil, "state", 40), move("party", nil, 40)}, finding.TooFew, nil},
		// Fewer than six are never told from chance.
		"five moves": {[][]any{move("party", "party", 2), move("state", "party", 1), move("state", "state", 2)}, finding.TooFew,
			map[string]finding.Verdict{"party state": finding.TooFew, "state party": finding.TooFew}},
		// Each half stays: as by lot.
		"mixing as by lot": {[][]any{move("party", "party", 20), move("party", "state", 20), move("state", "party", 20), move("state", "state", 20)}, finding.Balanced,
			map[string]finding.Verdict{"party state": finding.Balanced, "state party": finding.Balanced}},
		// One move of 41 to the front, which sends none: it is from the party with a
		// probability of 21/41, from the state with one of 20/41.
		"a bloc met once": {[][]any{move("party", "party", 10), move("party", "state", 10), move("party", "front", 1), move("state", "party", 10), move("state", "state", 10)}, finding.Balanced,
			map[string]finding.Verdict{"party front": finding.TooFew, "party state": finding.Balanced, "state front": finding.TooFew, "state party": finding.Balanced}},
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, of(c.moves, nil), graph.Filter{})
			var pairs map[string]finding.Verdict
			for _, p := range got.Pairs {
				if pairs == nil {
					pairs = map[string]finding.Verdict{}
				}
				pairs[p.From+" "+p.To] = p.Verdict
				if math.IsNaN(p.Ratio) || math.IsNaN(p.Share) {
					t.Errorf("%+v", p)
				}
			}
			if diff := cmp.Diff(c.pairs, pairs); diff != "" || got.Verdict != c.verdict {
				t.Errorf("all %s, pairs (- want, + got)\n%s", got.Verdict, diff)
			}
		})
	}
}

// A bloc whose posts nobody left or took has its part of the posts: with 10 of 50
// of the front, 1 - (0.6² + 0.2² + 0.2²) = 0.56 of 80 should cross.
func TestABlocThatNobodyMovesInHasPosts(t *testing.T) {
	s := twoBlocs()
	s.posts = func(graph.Args) [][]any {
		return [][]any{post("party", "career", 30), post("front", "career", 10), post("state", "career", 10)}
	}
	c := read(t, s, graph.Filter{})
	if !near(c.ByPosts.Expected, 0.56*80) || len(c.Pairs) != 2 || len(c.Ends) != 3 || c.Ends[1].In.Moves != 0 {
		t.Errorf("%+v", c)
	}
}

func TestPostsFollowTheUnitAndNothingElse(t *testing.T) {
	var moves, posts []graph.Args
	s := twoBlocs()
	inner := *s
	s.moves = func(args graph.Args) [][]any { moves = append(moves, args); return inner.moves(args) }
	s.posts = func(args graph.Args) [][]any { posts = append(posts, args); return inner.posts(args) }
	c := read(t, s, graph.Filter{Unit: "p1", Kinds: []string{"rotation"}})
	if c.ByPosts == nil {
		t.Error("no expectation by posts under a unit")
	}
	for _, filter := range []graph.Filter{{Levels: []string{"district"}}, {Offices: []string{"chair"}}} {
		if c := read(t, s, filter); c.ByPosts != nil || c.ByMargins == nil {
			t.Errorf("%+v: %+v", filter, c.ByPosts)
		}
	}
	if diff := cmp.Diff([]graph.Args{{"unit": "p1", "kinds": []string{"rotation"}}, {"levels": []string{"district"}}, {"offices": []string{"chair"}}}, moves); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]graph.Args{{"unit": "p1"}}, posts); diff != "" {
		t.Error(diff)
	}
}

func TestReadRefuses(t *testing.T) {
	if _, err := Read(t.Context(), twoBlocs(), graph.Filter{Blocs: []string{"party"}}, nil, ""); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a filter by bloc: %v", err)
	}
	var rows [][]any
	for i := range MaxBlocs + 1 {
		rows = append(rows, move(fmt.Sprintf("b%03d", i), "b000", 1))
	}
	if _, err := Read(t.Context(), of(rows, nil), graph.Filter{}, nil, ""); graph.CodeOf(err) != graph.TooLarge {
		t.Errorf("%d blocs: %v", MaxBlocs+1, err)
	}
}
