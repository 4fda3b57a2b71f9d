package ingest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"careergraph/graph"
)

// scene reads a small dataset for the derivation. A post is
// "id unit office class rank", "h:" before the id marks a head, - is blank; the
// units a1, a2… are at level a, and so on, with a < b < c. A tenure is
// "id post start end arrival" of the official who is the first letter of its
// id; the end is a date, "open" or "?" for unknown. A link is
// "from to kind on".
func scene(t testing.TB, posts, tenures, links string) *graph.Batch {
	t.Helper()
	b := &graph.Batch{Dataset: graph.Dataset{
		Ordered: true, Levels: []graph.Level{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		OverlapDays: 92, GapDays: 365,
	}}
	blank := func(text string) string { return strings.TrimPrefix(text, "-") }
	units := map[string]bool{}
	officials := map[string]bool{}
	for line := range strings.Lines(posts) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		id, head := strings.CutPrefix(f[0], "h:")
		p := graph.Post{ID: id, Title: f[0], UnitID: f[1], Office: blank(f[2]), Head: head, Class: graph.Class(f[3]), Level: f[1][:1]}
		if p.Level == "x" {
			p.Level = graph.UnknownLevel
		}
		if f[4] != "-" {
			var rank float64
			fmt.Sscan(f[4], &rank)
			p.Rank = &rank
		}
		units[f[1]] = true
		b.Posts = append(b.Posts, p)
	}
	for line := range strings.Lines(tenures) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		tenure := graph.Tenure{ID: f[0], OfficialID: f[0][:1], PostID: f[1], Start: graph.MustDate(blank(f[2])), Arrival: blank(f[4])}
		switch f[3] {
		case "open":
			tenure.Status = graph.Open
		case "?":
			tenure.Status = graph.UnknownEnd
		default:
			tenure.Status, tenure.End = graph.Ended, graph.MustDate(f[3])
		}
		officials[tenure.OfficialID] = true
		b.Tenures = append(b.Tenures, tenure)
	}
	for line := range strings.Lines(links) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		b.Links = append(b.Links, graph.UnitLink{PredecessorID: f[0], SuccessorID: f[1], Kind: graph.LinkKind(f[2]), On: graph.MustDate(blank(f[3]))})
	}
	for unit := range units {
		b.Units = append(b.Units, graph.Unit{ID: unit, Level: unit[:1]})
	}
	for official := range officials {
		b.Officials = append(b.Officials, graph.Official{ID: official})
	}
	b.Sort()
	return b
}

// outcomeLines gives "id outcome" of each tenure in the order of ids.
func outcomeLines(b *graph.Batch) string {
	var s strings.Builder
	for _, t := range b.Tenures {
		fmt.Fprintf(&s, "%s %s\n", t.ID, t.Outcome)
	}
	return s.String()
}

// moveLines gives "to from on kind direction gap" of each move.
func moveLines(b *graph.Batch) string {
	var s strings.Builder
	for _, m := range b.Moves {
		fmt.Fprintf(&s, "%s<-%s %s %s %s %d\n", m.ToTenure, m.FromTenure, m.On, m.Kind, m.Direction, m.GapDays)
	}
	return s.String()
}

func lines(texts ...string) string { return strings.Join(texts, "\n") + "\n" }

// Each career was worked out by hand from the rules; days between dates were
// counted on a calendar.
func TestDeriveCareers(t *testing.T) {
	const posts = `
		p1 a1 clerk career -
		p2 b1 chair career 2
		h:p3 b1 secretary career 3
		p4 c1 director career -
		p5 a2 chair career -
		p6 a3 chair career -
		p7 a4 chair career -
		m1 c1 member membership -
		x1 x1 guest career -`
	tests := []struct {
		name, tenures, links, outcomes, moves, trail string
	}{
		{
			name: "two posts taken on one day are one turn, the head's",
			// Both p2 and p3 are at level b; p3 is head. Left on 2010-06-30,
			// taken the next day: 1 day's gap. The kind is that of the first
			// by precedence that states one: k2 states none, k3 does.
			tenures: `
				k1 p1 2005-01-01 2010-06-30 -
				k2 p3 2010-07-01 2015-01-01 -
				k3 p2 2010-07-01 2015-01-01 election`,
			outcomes: lines("k1 entry", "k2 move", "k3 with"),
			moves:    lines("k2<-k1 2010-07-01 election up 1"),
			trail:    "ab",
		},
		{
			name: "a second post beside one that runs on is an addition",
			// k1 is open, so nothing has left by 2012.
			tenures: `
				k1 p1 2010-01-01 open -
				k2 p2 2012-01-01 2013-01-01 transfer`,
			outcomes: lines("k1 entry", "k2 addition"),
			trail:    "ab",
		},
		{
			name: "one departure explains one arrival",
			// k1 left by k2's start and is spent; at k3 (35 days after k2) k2
			// has not left, as 2015 is more than 92 days away: no candidate.
			tenures: `
				k1 p1 2005-01-01 2010-01-01 -
				k2 p2 2010-01-10 2015-01-01 -
				k3 p4 2010-02-14 2015-01-01 -`,
			outcomes: lines("k1 entry", "k2 move", "k3 addition"),
			moves:    lines("k2<-k1 2010-01-10 unstated up 9"),
			trail:    "abc",
		},
		{
			name: "an unknown end is the next start, a known end goes before it",
			// k1's end is k2's start. At k3 both k1 (spent) and k2 are past;
			// k2 ended 2014-03-31, k3 begins a month later: 2014-05-01 less
			// 2014-03-31 is 31 days.
			tenures: `
				k1 p1 2008-01-01 ? -
				k2 p2 2011-01-01 2014-03-31 rotation
				k3 p1 2014-05-01 ? return`,
			outcomes: lines("k1 entry", "k2 move", "k3 move"),
			moves:    lines("k2<-k1 2011-01-01 rotation up 0", "k3<-k2 2014-05-01 return down 31"),
			trail:    "aba",
		},
		{
			name: "a start known by its year gives the benefit of the doubt",
			// k2 starts on some day of 2012, at the latest on 12-31: k1, which
			// ended on 2012-09-15, has left though t + 92 is 2012-04-02. Its
			// end is neither before t nor surely after S, so the gap is 0.
			// k3's first possible day is 2015-01-01; k2 may have ended as
			// late as 2014-12-31: a gap of 1.
			tenures: `
				k1 p1 2005 2012-09-15 -
				k2 p2 2012 2014 -
				k3 p4 2015-01 open -`,
			outcomes: lines("k1 entry", "k2 move", "k3 move"),
			moves:    lines("k2<-k1 2012 unstated up 0", "k3<-k2 2015-01 unstated up 1"),
			trail:    "abc",
		},
		{
			name: "an overlap of a hand-over is a negative gap, a longer one an addition",
			// k2 begins 2012-01-01; k1 ends 92 days later, on 2012-04-02
			// (30 + 29 + 31 + 2 = 92): left, and it surely overlaps by 92 days.
			// k3 begins 2014-01-01; k2 ends 93 days later, on 2014-04-04
			// (30 + 28 + 31 + 4 = 93): runs through.
			tenures: `
				k1 p1 2010-01-01 2012-04-02 -
				k2 p2 2012-01-01 2014-04-04 -
				k3 p4 2014-01-01 open -`,
			outcomes: lines("k1 entry", "k2 move", "k3 addition"),
			moves:    lines("k2<-k1 2012-01-01 unstated up -92"),
			trail:    "abc",
		},
		{
			name: "a second term in the same post is a renewal, even beside a later departure",
			// At k3 both k1 (same post p3, ended 2015-06-01) and k2 (ended
			// 2015-06-20, later) have left: the same post goes first. Both are
			// spent then; k4 comes from k3.
			tenures: `
				k1 p3 2010-01-01 2015-06-01 -
				k2 p4 2012-01-01 2015-06-20 -
				k3 p3 2015-07-01 2020-07-01 election
				k4 p1 2020-07-02 open rotation`,
			outcomes: lines("k1 entry", "k2 addition", "k3 renewal", "k4 move"),
			moves:    lines("k4<-k3 2020-07-02 rotation down 1"),
			trail:    "bcba",
		},
		{
			name: "an office carried over two unit links is a reorganisation",
			// a2 was renamed a3, a3 merged into a4, both in the window from
			// 2010-01-01 to S(k2) + 92. k3 is the same office but a2's link to
			// it would be against the arrow: a move. The transferred link and
			// the undated one lead nowhere.
			tenures: `
				k1 p5 2010-01-01 2015-01-01 -
				k2 p7 2015-01-02 2018-01-01 -
				k3 p5 2018-01-02 open -`,
			links: `
				a2 a3 renamed 2012
				a3 a4 merged 2015-01-01
				a4 a2 transferred 2017
				a4 a2 split -`,
			outcomes: lines("k1 entry", "k2 reorganisation", "k3 move"),
			moves:    lines("k3<-k2 2018-01-02 unstated lateral 1"),
			trail:    "aaa",
		},
		{
			name: "memberships and missing starts make no move and hide none",
			// The membership k2 stands between; k4 has no start.
			tenures: `
				k1 p1 2010-01-01 2012-01-01 -
				k2 m1 2011-01-01 2016-01-01 election
				k3 p2 2012-01-01 open appointment
				k4 p4 - 2015 -`,
			outcomes: lines("k1 entry", "k2 membership", "k3 move", "k4 no_start"),
			moves:    lines("k3<-k1 2012-01-01 appointment up 0"),
			trail:    "ab",
		},
		{
			name: "an old departure explains an arrival only where nothing runs through",
			// k1 ended more than 365 days before k3 and k2 runs through: k3 is
			// an addition, and k1 is spent all the same. At k4 nothing runs
			// through (k2, k3 ended 2018-01-01) and both are candidates from
			// t - 365 on: the same end, so the higher level, k3's.
			tenures: `
				k1 p1 2005-01-01 2010-01-01 -
				k2 p2 2009-01-01 2018-01-01 -
				k3 p4 2012-01-01 2018-01-01 -
				k4 p1 2018-01-01 open -
				q1 p1 2000-01-01 2001-01-01 -
				q2 p2 2010-01-01 open -`,
			// q2 comes nine years after q1, nothing runs through: a move. From
			// 2001-01-01 to 2010-01-01 are 9 years with two leap days (2004,
			// 2008): 3287 days.
			outcomes: lines("k1 entry", "k2 addition", "k3 addition", "k4 move", "q1 entry", "q2 move"),
			moves:    lines("k4<-k3 2018-01-01 unstated down 0", "q2<-q1 2010-01-01 unstated up 3287"),
			trail:    "abca",
		},
		{
			name: "a level that is unknown makes a move unordered",
			tenures: `
				k1 x1 2010-01-01 2012-01-01 -
				k2 p1 2012-01-01 open -`,
			outcomes: lines("k1 entry", "k2 move"),
			moves:    lines("k2<-k1 2012-01-01 unstated unordered 0"),
			trail:    "_a",
		},
		{
			name: "what was spent under a year's benefit runs through a dated arrival",
			// k2 stands on 2012-01-01 and may be as late as 12-31: k1, which
			// ended 2012-10-01, has left and is spent. k3 is dated
			// 2012-02-01: k1 surely runs through it (10-01 is after 2012-02-01
			// + 92 = 2012-05-03), k2 (ended 2012-03, by t + 92) has left with
			// E(k2) = 2012-03-31 at most 365 days before: a move all the same.
			// k0 ended 2010-06-01, long before: were it the only candidate, k1
			// running through would make k3 an addition; see the next career.
			tenures: `
				k1 p1 2011-01-01 2012-10-01 -
				k2 p2 2012 2012-03 -
				k3 p4 2012-02-01 open -`,
			outcomes: lines("k1 entry", "k2 move", "k3 move"),
			// Gap: t - E(k2) is negative; S(k3) - e(k2) = 02-01 - 03-01 = -29.
			moves: lines("k2<-k1 2012 unstated up 0", "k3<-k2 2012-02-01 unstated up -29"),
			trail: "abc",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := scene(t, posts, test.tenures, test.links)
			counts := derive(b)
			if diff := cmp.Diff(test.outcomes, outcomeLines(b)); diff != "" {
				t.Errorf("outcomes (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.moves, moveLines(b)); diff != "" {
				t.Errorf("moves (-want +got):\n%s", diff)
			}
			if got := b.Officials[0].Trail; got != test.trail {
				t.Errorf("trail %q, want %q", got, test.trail)
			}
			sum := 0
			for _, n := range counts {
				sum += n
			}
			if sum != len(b.Tenures) || len(counts) != len(graph.Outcomes) {
				t.Errorf("the outcomes %v do not add up to %d tenures", counts, len(b.Tenures))
			}
		})
	}
}

// TestDeriveAsTheRulesSay holds the derivation against a second reading of the
// rules, written as plainly as they are and as slow.
func TestDeriveAsTheRulesSay(t *testing.T) {
	const posts = `
		p1 a1 clerk career -
		p2 b1 chair career 2
		h:p3 b1 secretary career 3
		p4 c1 director career -
		p5 a2 chair career -
		p6 a3 chair career 1
		p7 a4 chair career 1
		m1 c1 member membership -
		x1 x1 guest career -`
	const links = `
		a2 a3 renamed 2011
		a3 a4 merged 2012-03
		a4 a2 split 2012-06-15
		b1 c1 transferred 2012
		a1 a2 merged -`
	postIDs := []string{"p1", "p2", "p3", "p4", "p5", "p6", "p7", "m1", "x1"}
	rapid.Check(t, func(rt *rapid.T) {
		date := rapid.Custom(func(rt *rapid.T) string {
			year, month, day := rapid.IntRange(2009, 2014).Draw(rt, "year"), rapid.IntRange(1, 12).Draw(rt, "month"), rapid.IntRange(1, 28).Draw(rt, "day")
			switch rapid.IntRange(0, 3).Draw(rt, "precision") {
			case 0:
				return fmt.Sprintf("%d", year)
			case 1:
				return fmt.Sprintf("%d-%02d", year, month)
			}
			return fmt.Sprintf("%d-%02d-%02d", year, month, day)
		})
		var tenures strings.Builder
		for i := range rapid.IntRange(1, 9).Draw(rt, "tenures") {
			start := date.Draw(rt, "start")
			if rapid.IntRange(0, 15).Draw(rt, "no start") == 0 {
				start = "-"
			}
			end := rapid.SampledFrom([]string{"open", "?", "date", "date"}).Draw(rt, "status")
			if end == "date" {
				end = date.Draw(rt, "end")
				if start != "-" && graph.MustDate(end).Last() < graph.MustDate(start).First() {
					end = "?"
				}
			}
			fmt.Fprintf(&tenures, "k%02d %s %s %s %s\n", i, rapid.SampledFrom(postIDs).Draw(rt, "post"), start, end,
				rapid.SampledFrom([]string{"-", "rotation", "election"}).Draw(rt, "arrival"))
		}
		b := scene(t, posts, tenures.String(), links)
		b.Dataset.OverlapDays = rapid.SampledFrom([]int{0, 30, 92}).Draw(rt, "overlap_days")
		b.Dataset.GapDays = rapid.SampledFrom([]int{0, 30, 365}).Draw(rt, "gap_days")
		derive(b)
		want := plainRules(b)
		if diff := cmp.Diff(want, outcomeLines(b)+moveLines(b)); diff != "" {
			rt.Fatalf("%s\n(-rules +derive):\n%s", tenures.String(), diff)
		}
	})
}

// plainRules derives one official's career by the letter of the rules.
func plainRules(b *graph.Batch) string {
	type tenure struct {
		*graph.Tenure
		post       graph.Post
		s, S, e, E graph.Day
		order      int
		inferred   bool
		spent      bool
		outcome    graph.Outcome
	}
	o, g := graph.Day(b.Dataset.OverlapDays), graph.Day(b.Dataset.GapDays)
	var all []*tenure
	var career []*tenure
	for i := range b.Tenures {
		x := &tenure{Tenure: &b.Tenures[i]}
		for _, p := range b.Posts {
			if p.ID == x.PostID {
				x.post = p
			}
		}
		x.order = strings.Index("abc", x.post.Level)
		all = append(all, x)
		switch {
		case x.post.Class == graph.Membership:
			x.outcome = graph.AsMembership
			continue
		case x.Start.IsZero():
			x.outcome = graph.NoStart
			continue
		}
		x.s, x.S = x.Start.First(), x.Start.Last()
		career = append(career, x)
	}
	for _, x := range career {
		switch x.Status {
		case graph.Open:
			x.e, x.E = graph.Forever, graph.Forever
		case graph.Ended:
			x.e, x.E = x.End.First(), x.End.Last()
		default:
			x.inferred = true
			x.e = graph.Forever
			for _, y := range career {
				if y.s > x.s && y.s < x.e {
					x.e = y.s
				}
			}
			x.E = x.e
		}
	}
	rank := func(x *tenure) float64 {
		if x.post.Rank == nil {
			return math.Inf(-1)
		}
		return *x.post.Rank
	}
	precedes := func(x, y *tenure) bool {
		switch {
		case x.order != y.order:
			return x.order > y.order
		case x.post.Head != y.post.Head:
			return x.post.Head
		case rank(x) != rank(y):
			return rank(x) > rank(y)
		case x.inferred != y.inferred:
			return !x.inferred
		}
		return x.ID < y.ID
	}
	became := func(x, y *tenure) bool {
		if x.post.UnitID == y.post.UnitID || x.post.Office == "" || x.post.Office != y.post.Office {
			return false
		}
		reached := map[string]bool{x.post.UnitID: true}
		for range b.Links {
			for _, l := range b.Links {
				if l.Kind != graph.Transferred && !l.On.IsZero() && l.On.Last() >= x.s && l.On.First() <= y.S+o && reached[l.PredecessorID] {
					reached[l.SuccessorID] = true
				}
			}
		}
		return reached[y.post.UnitID]
	}
	starts := map[graph.Day][]*tenure{}
	var days []graph.Day
	for _, x := range career {
		if starts[x.s] == nil {
			days = append(days, x.s)
		}
		starts[x.s] = append(starts[x.s], x)
	}
	slices.Sort(days)
	moves := map[string]string{}
	for _, t := range days {
		arrival := starts[t]
		slices.SortFunc(arrival, func(x, y *tenure) int {
			if precedes(x, y) {
				return -1
			}
			return 1
		})
		B := arrival[0]
		kind := ""
		for _, x := range arrival {
			x.outcome = graph.With
			if kind == "" {
				kind = x.Arrival
			}
		}
		if kind == "" {
			kind = graph.UnstatedKind
		}
		earlier, runs := 0, false
		var candidates []*tenure
		for _, a := range career {
			if a.s >= t {
				continue
			}
			earlier++
			switch left := a.e <= B.S || a.E <= t+o; {
			case !left:
				runs = true
			case !a.spent:
				candidates = append(candidates, a)
			}
		}
		for _, a := range candidates {
			a.spent = true
		}
		pick := func(belongs func(*tenure) bool) *tenure {
			var best *tenure
			for _, a := range candidates {
				if !belongs(a) {
					continue
				}
				if best == nil {
					best = a
					continue
				}
				fresh := func(x *tenure) bool { return !x.inferred && x.E >= t-g }
				switch {
				case fresh(a) != fresh(best):
					if fresh(a) {
						best = a
					}
				case a.E != best.E:
					if a.E > best.E {
						best = a
					}
				case precedes(a, best):
					best = a
				}
			}
			return best
		}
		origin := pick(func(a *tenure) bool { return a.E >= t-g && a.PostID == B.PostID })
		if origin == nil {
			origin = pick(func(a *tenure) bool { return a.E >= t-g && became(a, B) })
		}
		if origin == nil {
			origin = pick(func(*tenure) bool { return true })
		}
		switch {
		case earlier == 0:
			B.outcome = graph.Entry
		case origin == nil, origin.E < t-g && runs:
			B.outcome = graph.Addition
		case origin.PostID == B.PostID:
			B.outcome = graph.Renewal
		case became(origin, B):
			B.outcome = graph.Reorganisation
		default:
			B.outcome = graph.Moved
			gap := 0
			if d := t - origin.E; d > 0 {
				gap = int(d)
			} else if d := B.S - origin.e; d < 0 {
				gap = int(d)
			}
			direction := graph.Lateral
			switch {
			case origin.order < 0 || B.order < 0:
				direction = graph.Unordered
			case B.order > origin.order:
				direction = graph.Up
			case B.order < origin.order:
				direction = graph.Down
			}
			moves[B.ID] = fmt.Sprintf("%s<-%s %s %s %s %d\n", B.ID, origin.ID, B.Start, kind, direction, gap)
		}
	}
	var text strings.Builder
	for _, x := range all {
		fmt.Fprintf(&text, "%s %s\n", x.ID, x.outcome)
	}
	for _, x := range all {
		text.WriteString(moves[x.ID])
	}
	return text.String()
}

// TestDeriveOneLongCareer would take minutes if the cost grew with the square
// of one official's tenures.
func TestDeriveOneLongCareer(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	b := &graph.Batch{Dataset: graph.Dataset{OverlapDays: 92, GapDays: 365}, Officials: []graph.Official{{ID: "k"}}}
	for i := range 200 {
		b.Posts = append(b.Posts, graph.Post{ID: fmt.Sprintf("p%03d", i), Level: graph.UnknownLevel, Class: graph.Career})
	}
	for i := range 200_000 {
		start := graph.Day(random.IntN(20_000))
		b.Tenures = append(b.Tenures, graph.Tenure{
			ID: fmt.Sprintf("t%06d", i), OfficialID: "k", PostID: b.Posts[random.IntN(200)].ID,
			Start: graph.DateOn(start), End: graph.DateOn(start + graph.Day(random.IntN(9000))), Status: graph.Ended,
		})
	}
	counts := derive(b)
	if counts[graph.Entry] != 1 {
		t.Errorf("%d entries of one official", counts[graph.Entry])
	}
}
