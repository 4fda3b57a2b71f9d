package standing

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A store answers with what its fields give.
type store struct {
	net, flows func(args graph.Args) [][]any
	inside     func(unit string) []string
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
	case "net_by_unit":
		answer.Rows = s.net(ask.Args)
	case "flows_by_unit":
		answer.Rows = s.flows(ask.Args)
	case "units":
		for i, id := range s.inside(ask.Args["unit"].(string)) {
			row := make([]any, len(described.Columns))
			row[0], row[1], row[2], row[8] = id, id, "commune", []string{}
			row[5], row[9], row[10], row[11] = int64(0), int64(0), int64(0), int64(i)
			answer.Rows = append(answer.Rows, row)
		}
	case "dataset", "levels", "blocs", "offices":
	default:
		return nil, fmt.Errorf("nobody should ask %s", ask.Question)
	}
	return answer, nil
}

// of makes a store from a list of flows, and adds up the net of each unit.
func of(flows ...flow) *store {
	slices.SortFunc(flows, func(a, b flow) int { return strings.Compare(a.from+"\x00"+a.to, b.from+"\x00"+b.to) })
	sums := map[string][3]int64{}
	var ids []string
	add := func(id string, column int, moves int64) {
		sum, known := sums[id]
		if !known {
			ids = append(ids, id)
		}
		sum[column] += moves
		sums[id] = sum
	}
	var rows [][]any
	for _, f := range flows {
		rows = append(rows, []any{f.from, "Unit " + f.from, f.to, "Unit " + f.to, f.moves, f.moves})
		if f.from == f.to {
			add(f.from, 2, f.moves)
			continue
		}
		add(f.from, 1, f.moves)
		add(f.to, 0, f.moves)
	}
	slices.Sort(ids)
	var net [][]any
	for _, id := range ids {
		sum := sums[id]
		net = append(net, []any{id, "Unit " + id, "commune", sum[0], sum[1], sum[2], sum[0] - sum[1]})
	}
	return &store{
		net:   func(graph.Args) [][]any { return net },
		flows: func(graph.Args) [][]any { return rows },
	}
}

type flow struct {
	from, to string
	moves    int64
}

// The table of statistics.md §2, its levels taken as three units.
func quangNam() *store {
	return of(flow{"P", "D", 20}, flow{"D", "P", 3}, flow{"D", "C", 150}, flow{"C", "D", 11}, flow{"C", "C", 17})
}

func near(a, b float64) bool { return math.Abs(a-b) <= 5e-7*max(1, math.Abs(b)) }

func TestTableOfQuangNam(t *testing.T) {
	units, whole, notes, err := Table(t.Context(), quangNam(), graph.Filter{})
	if err != nil || len(notes) != 0 || len(units) != 3 {
		t.Fatalf("%v, %v, %v", units, notes, err)
	}
	for i, want := range []struct {
		id                           string
		in, out, within, net         int64
		effectiveness, potential     float64
		component, rank, of          int
		p, q                         float64
		verdict                      finding.Verdict
		effectivenessTo, potentialTo float64
	}{
		// C: 139/161; D: (31-153)/184; P: -17/23. The p of C and of P are those of
		// the pairs, each being in one pair; that of D lies between, and is so small
		// that q of P, the greatest, is its p, and q of C, the least, 3 p.
		{"C", 150, 11, 17, 139, 86.335, -0.821946, 0, 3, 3, 2.4549e-32, 7.3647e-32, finding.Imbalanced, 5e-4, 5e-7},
		{"P", 3, 20, 0, -17, -73.913, 0.780538, 0, 1, 3, 1.0 / 2048, 1.0 / 2048, finding.Imbalanced, 5e-4, 5e-7},
	} {
		u := units[2*i]
		got := []any{u.ID, u.Arrivals, u.Departures, u.Within, u.Net, u.Component, u.Rank, u.Of, u.Verdict}
		if diff := cmp.Diff([]any{want.id, want.in, want.out, want.within, want.net, want.component, want.rank, want.of, want.verdict}, got); diff != "" {
			t.Errorf("(- want, + got)\n%s", diff)
		}
		if math.Abs(*u.Effectiveness-want.effectiveness) > want.effectivenessTo || math.Abs(u.Potential-want.potential) > want.potentialTo ||
			math.Abs(*u.P/want.p-1) > 5e-5 || math.Abs(*u.Q/want.q-1) > 5e-5 {
			t.Errorf("%s: effectiveness %v, potential %v, p %v, q %v", u.ID, *u.Effectiveness, u.Potential, *u.P, *u.Q)
		}
	}
	if d := units[1]; d.ID != "D" || d.Rank != 2 || math.Abs(d.Potential-0.041408) > 5e-7 || d.Net != -122 {
		t.Errorf("%+v", d)
	}
	// MEI, Stuart–Maxwell and its p as given there. Gini of 3, 31, 150: (-2·3 + 2·150)
	// / (3·184) times 3/2; of 11, 20, 153: (-2·11 + 2·153) / (3·184) times 3/2.
	if whole.Units != 3 || whole.Pairs != 2 || whole.Components != 1 || whole.Circles != 0 || whole.Moves != 184 || whole.Within != 17 ||
		whole.Cyclicity != 0 || math.Abs(whole.Effectiveness-75.5435) > 5e-5 || whole.Test.DF != 2 || math.Abs(whole.Test.Statistic-132.5714) > 5e-5 ||
		math.Abs(whole.Test.P/1.63e-29-1) > 5e-3 || !near(whole.GiniArrivals, 294.0/552*1.5) || !near(whole.GiniDepartures, 284.0/552*1.5) ||
		whole.Verdict != finding.Imbalanced {
		t.Errorf("%+v", whole)
	}
}

// hyp2 of statistics.md §3 (e): potentials, effectiveness and cyclicity as given
// there; three pairs of three units make one circle.
func TestCircles(t *testing.T) {
	units, whole, _, err := Table(t.Context(), of(
		flow{"a", "b", 20}, flow{"a", "c", 20}, flow{"b", "a", 30}, flow{"b", "c", 50}, flow{"c", "a", 20}, flow{"c", "b", 20}), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{-0.060241, 0.216867, -0.156627} {
		if math.Abs(units[i].Potential-want) > 5e-7 || units[i].Rank != []int{2, 1, 3}[i] {
			t.Errorf("%+v", units[i])
		}
	}
	if whole.Circles != 1 || math.Abs(whole.Cyclicity-0.133333) > 5e-7 || math.Abs(whole.Effectiveness-25) > 1e-12 {
		t.Errorf("%+v", whole)
	}
}

func TestVerdicts(t *testing.T) {
	for name, c := range map[string]struct {
		store *store
		want  map[string]finding.Verdict
		whole finding.Verdict
	}{
		"no moves":               {of(), map[string]finding.Verdict{}, finding.TooFew},
		"one unit, moves within": {of(flow{"a", "a", 40}), map[string]finding.Verdict{"a": finding.TooFew}, finding.TooFew},
		"five one way":           {of(flow{"a", "b", 5}), map[string]finding.Verdict{"a": finding.TooFew, "b": finding.TooFew}, finding.TooFew},
		// p is 1/32 for both, and so is q. The whole: 6²/6 = 6 on one degree, p 0.0143.
		"six one way": {of(flow{"a", "b", 6}), map[string]finding.Verdict{"a": finding.Imbalanced, "b": finding.Imbalanced}, finding.Imbalanced},
		// c and d are in balance and in the family: q of a and b is 4/2·1/32 > 0.05.
		// The whole: 6 + 0 on two degrees, p = e^-3 = 0.0498.
		"six one way among four units": {
			of(flow{"a", "b", 6}, flow{"c", "d", 3}, flow{"d", "c", 3}),
			map[string]finding.Verdict{"a": finding.Balanced, "b": finding.Balanced, "c": finding.Balanced, "d": finding.Balanced}, finding.Imbalanced,
		},
		// e and f have five moves, so that the family stays two.
		"too few are not in the family": {
			of(flow{"a", "b", 6}, flow{"e", "f", 5}),
			map[string]finding.Verdict{"a": finding.Imbalanced, "b": finding.Imbalanced, "e": finding.TooFew, "f": finding.TooFew}, finding.Imbalanced,
		},
		// A circle: each gains what it loses.
		"all in a circle": {
			of(flow{"a", "b", 9}, flow{"b", "c", 9}, flow{"c", "a", 9}),
			map[string]finding.Verdict{"a": finding.Balanced, "b": finding.Balanced, "c": finding.Balanced}, finding.Balanced,
		},
	} {
		t.Run(name, func(t *testing.T) {
			units, whole, _, err := Table(t.Context(), c.store, graph.Filter{})
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]finding.Verdict{}
			for _, u := range units {
				got[u.ID] = u.Verdict
				if math.IsNaN(u.Potential) || u.Rank < 1 || u.Rank > u.Of {
					t.Errorf("%+v", u)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" || whole.Verdict != c.whole {
				t.Errorf("the whole is %s (- want, + got)\n%s", whole.Verdict, diff)
			}
		})
	}
}

// Units that nothing links are ranked apart: b and d both end their parts.
func TestDisconnectedUnits(t *testing.T) {
	units, whole, _, err := Table(t.Context(), of(flow{"a", "b", 7}, flow{"c", "d", 7}, flow{"e", "e", 7}), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var got [][3]int
	for _, u := range units {
		got = append(got, [3]int{u.Component, u.Rank, u.Of})
	}
	if diff := cmp.Diff([][3]int{{0, 1, 2}, {0, 2, 2}, {1, 1, 2}, {1, 2, 2}, {2, 1, 1}}, got); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
	if units[4].Effectiveness != nil || units[4].P != nil || whole.Units != 4 || whole.Components != 2 || whole.Pairs != 2 {
		t.Errorf("%+v, %+v", units[4], whole)
	}
}

func TestAFilterByUnitListsWhatLiesInIt(t *testing.T) {
	s := quangNam()
	s.inside = func(unit string) []string { return []string{unit, "C", "decoy"} }
	var asked []graph.Args
	net, flows := s.net, s.flows
	s.net = func(args graph.Args) [][]any { asked = append(asked, args); return net(args) }
	s.flows = func(args graph.Args) [][]any { asked = append(asked, args); return flows(args) }
	units, whole, notes, err := Table(t.Context(), s, graph.Filter{Unit: "D", Kinds: []string{"rotation"}})
	if err != nil || len(units) != 2 || units[0].ID != "C" || units[1].ID != "D" || units[1].Of != 3 || whole.Units != 3 {
		t.Errorf("%+v, %+v, %v", units, whole, err)
	}
	if diff := cmp.Diff([]string{"1 units outside D are not tested: only their moves with it are known here"}, graph.Texts(notes, "en")); diff != "" {
		t.Error(diff)
	}
	want := graph.Args{"unit": "D", "kinds": []string{"rotation"}}
	if diff := cmp.Diff([]graph.Args{want, want}, asked); diff != "" {
		t.Errorf("(- want, + got)\n%s", diff)
	}
}

func TestALoadBetweenTheQuestionsIsAConflict(t *testing.T) {
	s := quangNam()
	s.net = of(flow{"P", "D", 20}).net
	if _, _, _, err := Table(t.Context(), s, graph.Filter{}); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("%v", err)
	}
}

// A country of 12,000 units and 300,000 pairs.
func BenchmarkTable(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 5))
	seen := map[[2]int]bool{}
	var flows []flow
	for len(flows) < 300_000 {
		x, y := rng.IntN(12_000), rng.IntN(12_000)
		if x == y || seen[[2]int{x, y}] || seen[[2]int{y, x}] {
			continue
		}
		seen[[2]int{x, y}] = true
		flows = append(flows, flow{fmt.Sprintf("u%05d", x), fmt.Sprintf("u%05d", y), 1 + rng.Int64N(5)})
	}
	s := of(flows...)
	for b.Loop() {
		if _, _, _, err := Table(b.Context(), s, graph.Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}
