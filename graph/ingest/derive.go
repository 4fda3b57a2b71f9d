package ingest

import (
	"cmp"
	"container/heap"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"careergraph/graph"
)

// Outcomes counts tenures by what the derivation made of them.
type Outcomes map[graph.Outcome]int

// derive works out what a sorted batch's tenures mean: each one's outcome, its
// order and its last possible day, the officials' counts and trails, and the
// moves, in the order of their ids. It is the one place that knows how a move
// comes about; docs/derivation.md says the same in words.
//
// It depends on nothing but the rows: not on their order, not on the clock. Its
// cost is n log n in the tenures, however they are spread over officials.
func derive(b *graph.Batch) Outcomes {
	d := newDerivation(b)
	origins := make([]int32, len(b.Tenures)) // of the tenure that a move leads to, else -1
	for i := range origins {
		origins[i] = -1
	}
	careers := d.byOfficial()
	inParts(len(careers), func(from, to int) {
		for official := from; official < to; official++ {
			d.career(&b.Officials[official], careers[official], origins)
		}
	})
	outcomes := Outcomes{}
	for _, outcome := range graph.Outcomes {
		outcomes[outcome] = 0
	}
	var reached []int32 // the tenures that moves lead to
	for i := range b.Tenures {
		outcomes[b.Tenures[i].Outcome]++
		if origins[i] >= 0 {
			reached = append(reached, int32(i))
		}
	}
	b.Moves = make([]graph.Move, len(reached))
	inParts(len(reached), func(from, to int) {
		for i := from; i < to; i++ {
			b.Moves[i] = d.move(origins[reached[i]], reached[i])
		}
	})
	return outcomes
}

// A derivation holds what is worked out once for all officials.
type derivation struct {
	batch *graph.Batch
	facts []facts // of each tenure
	kinds []string
	links map[string][]*graph.UnitLink // by predecessor, those through which a holder does not move
	codes map[string]rune
}

// facts are what the rules ask of one tenure: s and S are the first and the
// last possible day of its start, e and E those of its end.
type facts struct {
	post       *rung
	s, S, e, E graph.Day
	career     bool // of a career post, with a known start
	started    bool
	inferred   bool // the end is unknown
}

// A rung is a post with how high it stands.
type rung struct {
	*graph.Post
	order int // of the level; -1 without one
	rank  float64
}

// rungs gives the posts by id.
func rungs(b *graph.Batch) map[string]*rung {
	orders := map[string]int{}
	for _, level := range b.Dataset.Levels {
		if order, ok := b.Dataset.LevelOrder(level.ID); ok {
			orders[level.ID] = order
		}
	}
	all := make([]rung, len(b.Posts))
	byID := make(map[string]*rung, len(b.Posts))
	for i := range b.Posts {
		post := &b.Posts[i]
		all[i] = rung{post, -1, math.Inf(-1)}
		if order, ok := orders[post.Level]; ok {
			all[i].order = order
		}
		if post.Rank != nil {
			all[i].rank = *post.Rank
		}
		byID[post.ID] = &all[i]
	}
	return byID
}

// inParts runs work on the parts of a range of n, on all processors side by
// side. What it works on must be apart.
func inParts(n int, work func(from, to int)) {
	parts := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for i := range parts {
		wait.Go(func() { work(i*n/parts, (i+1)*n/parts) })
	}
	wait.Wait()
}

func newDerivation(b *graph.Batch) *derivation {
	d := &derivation{
		batch: b,
		facts: make([]facts, len(b.Tenures)),
		kinds: make([]string, len(b.Tenures)),
		links: map[string][]*graph.UnitLink{},
		codes: map[string]rune{},
	}
	for i := range b.Links {
		if link := &b.Links[i]; link.Kind != graph.Transferred && !link.On.IsZero() {
			d.links[link.PredecessorID] = append(d.links[link.PredecessorID], link)
		}
	}
	for i, code := range b.Dataset.LevelCodes() {
		d.codes[b.Dataset.Levels[i].ID] = code
	}
	posts := rungs(b)
	inParts(len(b.Tenures), func(from, to int) {
		for i := from; i < to; i++ {
			d.facts[i] = factsOf(&b.Tenures[i], posts)
		}
	})
	return d
}

func factsOf(t *graph.Tenure, posts map[string]*rung) facts {
	f := facts{post: posts[t.PostID], e: graph.Forever, E: graph.Forever}
	if !t.Start.IsZero() {
		f.started, f.s, f.S = true, t.Start.First(), t.Start.Last()
	}
	f.career = f.started && f.post.Class != graph.Membership
	switch t.Status {
	case graph.Ended:
		f.e, f.E = t.End.First(), t.End.Last()
	case graph.UnknownEnd:
		f.inferred = true
	}
	return f
}

// byOfficial gives the tenures of each official, by index, in no order.
func (d *derivation) byOfficial() [][]int32 {
	index := make(map[string]int32, len(d.batch.Officials))
	for i := range d.batch.Officials {
		index[d.batch.Officials[i].ID] = int32(i)
	}
	owner := make([]int32, len(d.batch.Tenures))
	counts := make([]int, len(d.batch.Officials))
	for i := range d.batch.Tenures {
		owner[i] = index[d.batch.Tenures[i].OfficialID]
		counts[owner[i]]++
	}
	all := make([]int32, 0, len(d.batch.Tenures))
	groups := make([][]int32, len(counts))
	for i, n := range counts {
		groups[i] = all[len(all) : len(all) : len(all)+n]
		all = all[:len(all)+n]
	}
	for i, official := range owner {
		groups[official] = append(groups[official], int32(i))
	}
	return groups
}

// precedence orders the tenures of one official that stand on one day.
func (d *derivation) precedence(x, y int32) int {
	a, b := &d.facts[x], &d.facts[y]
	return cmp.Or(
		cmp.Compare(b.post.order, a.post.order),
		first(a.post.Head, b.post.Head),
		cmp.Compare(b.post.rank, a.post.rank),
		first(!a.inferred, !b.inferred),
		cmp.Compare(d.batch.Tenures[x].ID, d.batch.Tenures[y].ID),
	)
}

// first orders what is before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// career derives one official's tenures.
func (d *derivation) career(official *graph.Official, tenures []int32, origins []int32) {
	slices.SortFunc(tenures, func(x, y int32) int {
		a, b := &d.facts[x], &d.facts[y]
		return cmp.Or(first(a.started, b.started), cmp.Compare(a.s, b.s), d.precedence(x, y))
	})
	d.inferEnds(tenures)
	official.Tenures, official.Moves = len(tenures), 0

	var trail strings.Builder
	past := past{facts: d.facts}
	var arrival []int32 // the career tenures that share one start
	arrive := func() {
		if len(arrival) == 0 {
			return
		}
		primary := arrival[0]
		origin, outcome := d.arrive(primary, &past)
		d.batch.Tenures[primary].Outcome = outcome
		d.kinds[primary] = d.kind(arrival)
		if outcome == graph.Moved {
			origins[primary] = origin
			official.Moves++
		}
		for _, with := range arrival[1:] {
			d.batch.Tenures[with].Outcome = graph.With
		}
		if code, ok := d.codes[d.facts[primary].post.Level]; ok {
			trail.WriteRune(code)
		} else {
			trail.WriteByte('_')
		}
		for _, x := range arrival {
			past.add(x)
		}
		arrival = arrival[:0]
	}
	for i, x := range tenures {
		t, f := &d.batch.Tenures[x], &d.facts[x]
		t.Seq, t.LastDay = i+1, f.E
		switch {
		case f.post.Class == graph.Membership:
			t.Outcome = graph.AsMembership
		case !f.started:
			t.Outcome = graph.NoStart
		default:
			if len(arrival) > 0 && d.facts[arrival[0]].s != f.s {
				arrive()
			}
			arrival = append(arrival, x)
		}
	}
	arrive()
	official.Trail = trail.String()
}

// inferEnds sets each unknown end to the next start of a career tenure that is
// later than the tenure's own. The tenures are in order.
func (d *derivation) inferEnds(tenures []int32) {
	after := graph.Forever // the first career start after the day now looked at
	day, isCareer := graph.Forever, false
	for _, x := range slices.Backward(tenures) {
		f := &d.facts[x]
		if !f.started {
			continue
		}
		if f.s < day {
			if isCareer {
				after = day
			}
			day, isCareer = f.s, false
		}
		isCareer = isCareer || f.career
		if f.inferred {
			f.e, f.E = after, after
		}
	}
}

// arrive decides what the arrival with a primary tenure b is, and from which
// tenure it comes where it is a transition.
func (d *derivation) arrive(b int32, past *past) (origin int32, outcome graph.Outcome) {
	if past.empty() {
		return -1, graph.Entry
	}
	o, g := graph.Day(d.batch.Dataset.OverlapDays), graph.Day(d.batch.Dataset.GapDays)
	at := &d.facts[b]
	candidates := past.leave(at.S, at.s+o)
	if len(candidates) == 0 {
		return -1, graph.Addition
	}
	a := d.origin(candidates, b, at.s-g)
	switch from := &d.facts[a]; {
	case from.E < at.s-g && past.runsThrough(at.S, at.s+o):
		return -1, graph.Addition
	case from.post == at.post:
		return a, graph.Renewal
	case d.reorganised(a, b):
		return a, graph.Reorganisation
	}
	return a, graph.Moved
}

// origin picks, of the tenures that have left, the one that the arrival at b
// comes from. Ends before the day recent are too old to explain a renewal or a
// reorganisation.
func (d *derivation) origin(candidates []int32, b int32, recent graph.Day) int32 {
	better := func(x, y int32) int {
		a, b := &d.facts[x], &d.facts[y]
		return cmp.Or(
			first(!a.inferred && a.E >= recent, !b.inferred && b.E >= recent),
			cmp.Compare(b.E, a.E),
			d.precedence(x, y),
		)
	}
	tiers := []func(a int32) bool{
		func(a int32) bool { return d.facts[a].E >= recent && d.facts[a].post == d.facts[b].post },
		func(a int32) bool { return d.facts[a].E >= recent && d.reorganised(a, b) },
		func(int32) bool { return true },
	}
	for _, belongs := range tiers {
		best := int32(-1)
		for _, a := range candidates {
			if belongs(a) && (best < 0 || better(a, best) < 0) {
				best = a
			}
		}
		if best >= 0 {
			return best
		}
	}
	panic("origin of no candidates")
}

// reorganised says that b's post is a's, carried on in the unit that a's unit
// became between the two tenures: through dated links only, and in the same
// stated office.
func (d *derivation) reorganised(a, b int32) bool {
	from, to := &d.facts[a], &d.facts[b]
	if from.post.UnitID == to.post.UnitID || from.post.Office == "" || from.post.Office != to.post.Office {
		return false
	}
	if len(d.links[from.post.UnitID]) == 0 {
		return false
	}
	earliest, latest := from.s, to.S+graph.Day(d.batch.Dataset.OverlapDays)
	seen := map[string]bool{from.post.UnitID: true}
	for queue := []string{from.post.UnitID}; len(queue) > 0; queue = queue[1:] {
		for _, link := range d.links[queue[0]] {
			if link.On.Last() < earliest || link.On.First() > latest || seen[link.SuccessorID] {
				continue
			}
			if link.SuccessorID == to.post.UnitID {
				return true
			}
			seen[link.SuccessorID] = true
			queue = append(queue, link.SuccessorID)
		}
	}
	return false
}

// kind is the first kind that the tenures of one arrival state, the primary
// first.
func (d *derivation) kind(arrival []int32) string {
	for _, x := range arrival {
		if kind := d.batch.Tenures[x].Arrival; kind != "" {
			return kind
		}
	}
	return graph.UnstatedKind
}

func (d *derivation) move(a, b int32) graph.Move {
	from, to := &d.batch.Tenures[a], &d.batch.Tenures[b]
	left, taken := &d.facts[a], &d.facts[b]
	m := graph.Move{
		ID: to.ID, OfficialID: to.OfficialID,
		FromTenure: from.ID, ToTenure: to.ID,
		FromPost: from.PostID, ToPost: to.PostID,
		On: to.Start, Kind: d.kinds[b],
		Direction: graph.Unordered,
	}
	if gap := taken.s - left.E; gap > 0 {
		m.GapDays = int(gap)
	} else if overlap := taken.S - left.e; overlap < 0 {
		m.GapDays = int(overlap)
	}
	if left.post.order >= 0 && taken.post.order >= 0 {
		switch {
		case taken.post.order > left.post.order:
			m.Direction = graph.Up
		case taken.post.order < left.post.order:
			m.Direction = graph.Down
		default:
			m.Direction = graph.Lateral
		}
	}
	return m
}

// A past holds an official's earlier career tenures and tells which of them
// have left by an arrival B: e ≤ S(B) or E ≤ t + o. Arrivals come in the order
// of t, and each tenure is handed out once and is then spent.
type past struct {
	facts   []facts
	byE     queue // by E, spent ones among them
	bye     queue // by e, likewise
	isSpent map[int32]bool
	unspent int
	size    int

	// late holds, by the latest e, what was spent while its E was still to
	// come: it may run through a later arrival whose start is stated more
	// precisely than that of the arrival it left for.
	late queue
	left []int32
}

func (p *past) empty() bool { return p.size == 0 }

func (p *past) add(x int32) {
	p.size++
	p.unspent++
	heap.Push(&p.byE, entry{p.facts[x].E, x})
	heap.Push(&p.bye, entry{p.facts[x].e, x})
}

// leave spends the unspent tenures that have left by an arrival whose start is
// lastStart at the latest, bound being t + o, and hands them out.
func (p *past) leave(lastStart, bound graph.Day) []int32 {
	p.left = p.left[:0]
	take := func(q *queue, until graph.Day) {
		for len(*q) > 0 && (*q)[0].day <= until {
			x := heap.Pop(q).(entry).tenure
			if p.isSpent[x] {
				delete(p.isSpent, x) // its entry in the other queue is gone already
				continue
			}
			if p.isSpent == nil {
				p.isSpent = map[int32]bool{}
			}
			p.isSpent[x] = true
			p.unspent--
			p.left = append(p.left, x)
			if p.facts[x].E > bound {
				heap.Push(&p.late, entry{-p.facts[x].e, x})
			}
		}
	}
	take(&p.byE, bound)
	take(&p.bye, lastStart)
	return p.left
}

// runsThrough says that, after leave for the same arrival, some earlier tenure
// has not left.
func (p *past) runsThrough(lastStart, bound graph.Day) bool {
	if p.unspent > 0 {
		return true
	}
	for len(p.late) > 0 && p.facts[p.late[0].tenure].E <= bound {
		heap.Pop(&p.late)
	}
	return len(p.late) > 0 && p.facts[p.late[0].tenure].e > lastStart
}

// A queue is a heap of tenures by a day, the smallest first.
type queue []entry

type entry struct {
	day    graph.Day
	tenure int32
}

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].day < q[j].day }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(entry)) }

func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
