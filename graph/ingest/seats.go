package ingest

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"

	"careergraph/graph"
)

// checkSeats warns on each tenure that surely begins while other officials
// hold all the seats of its post: on every day on which it can begin, at least
// as many others surely hold it, and hold it on after that day, so that a
// hand-over on one day is none. Its cost is n log n.
func (t *tenures) checkSeats() {
	byPost := map[int32][]int32{}
	for row := range t.list {
		if post := t.postOf[row]; post >= 0 && t.fates[row] != repeated && t.posts.list[post].Seats > 0 {
			byPost[post] = append(byPost[post], int32(row))
		}
	}
	for post, rows := range byPost {
		seats := t.posts.list[post].Seats
		if len(rows) > seats {
			t.checkPostSeats(rows, seats)
		}
	}
}

func (t *tenures) checkPostSeats(rows []int32, seats int) {
	stays := map[int32][]stay{} // by official
	for _, row := range rows {
		if t.sound(int(row)) {
			if s, ok := surely(&t.list[row]); ok {
				stays[t.heldBy[row]] = append(stays[t.heldBy[row]], s)
			}
		}
	}
	var all []stay
	for holder, list := range stays {
		stays[holder] = join(list)
		all = append(all, stays[holder]...)
	}
	held := newTally(all)
	for _, row := range rows {
		tenure := &t.list[row]
		if tenure.Start.IsZero() {
			continue
		}
		s, S := tenure.Start.First(), tenure.Start.Last()
		if held.least(s, S) < seats {
			continue
		}
		own := stays[t.heldBy[row]]
		fewest := fewestOthers(held, own, s, S)
		if s == S && tenure.Status == graph.Ended && tenure.End.First() <= s {
			// It may be over on the day it begins and hand over to whoever begins then.
			fewest -= held.begun[s]
			if slices.ContainsFunc(own, func(o stay) bool { return o.from == s && o.to > s }) {
				fewest++
			}
		}
		if fewest >= seats {
			t.report(int(row), "start", tenure.Start.String(), SeatOverlap,
				fmt.Sprintf("others hold all seats of the post, %d, when this tenure begins; correct the dates, or the seats", seats))
		}
	}
}

// A stay is a time during which one official surely holds a post, from its
// first day to its last.
type stay struct{ from, to graph.Day }

func surely(t *graph.Tenure) (stay, bool) {
	if t.Start.IsZero() {
		return stay{}, false
	}
	s := stay{from: t.Start.Last()}
	switch t.Status {
	case graph.Open:
		s.to = graph.Forever
	case graph.Ended:
		s.to = t.End.First()
	default:
		return stay{}, false
	}
	return s, s.from <= s.to
}

// join sorts the stays of one official and makes one of those that overlap or
// follow each other from one day to the next.
func join(list []stay) []stay {
	slices.SortFunc(list, func(a, b stay) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	joined := list[:0]
	for _, s := range list {
		if n := len(joined); n > 0 && int64(s.from) <= int64(joined[n-1].to)+1 {
			joined[n-1].to = max(joined[n-1].to, s.to)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// fewestOthers is the smallest number of holders on a day from s to S, one
// official's own stays left out.
func fewestOthers(held *tally, own []stay, s, S graph.Day) int {
	fewest := int(^uint(0) >> 1)
	day := s
	first, _ := slices.BinarySearchFunc(own, s, func(o stay, day graph.Day) int { return cmp.Compare(o.to, day+1) })
	for _, o := range own[first:] {
		if o.from > S {
			break
		}
		if day < o.from {
			fewest = min(fewest, held.least(day, o.from-1))
		}
		last := min(S, o.to-1)
		if from := max(day, o.from); from <= last {
			fewest = min(fewest, held.least(from, last)-1)
			day = last + 1
		}
	}
	if day <= S {
		fewest = min(fewest, held.least(day, S))
	}
	return fewest
}

// A tally says how many stays last beyond each day: it counts a stay from its
// first day to the day before its last.
type tally struct {
	begun map[graph.Day]int // how many stays of more than a day begin on it
	days  []graph.Day       // on which the count changes, in order
	table [][]int           // by power of two, the least count from each change on
}

func newTally(stays []stay) *tally {
	changes := make(map[graph.Day]int, 2*len(stays))
	t := &tally{begun: map[graph.Day]int{}}
	for _, s := range stays {
		if s.from < s.to {
			t.begun[s.from]++
		}
		changes[s.from]++
		changes[s.to]--
	}
	for day := range changes {
		t.days = append(t.days, day)
	}
	slices.Sort(t.days)
	counts := make([]int, len(t.days))
	count := 0
	for i, day := range t.days {
		count += changes[day]
		counts[i] = count
	}
	t.table = [][]int{counts}
	for width := 1; 2*width <= len(counts); width *= 2 {
		last := t.table[len(t.table)-1]
		next := make([]int, len(counts)-2*width+1)
		for i := range next {
			next[i] = min(last[i], last[i+width])
		}
		t.table = append(t.table, next)
	}
	return t
}

// least is the smallest count on a day from one to another.
func (t *tally) least(from, to graph.Day) int {
	at := func(day graph.Day) int { // the last change on or before the day
		i, found := slices.BinarySearch(t.days, day)
		if !found {
			i--
		}
		return i
	}
	i, j := at(from), at(to)
	if i < 0 {
		return 0
	}
	power := bits.Len(uint(j-i+1)) - 1
	return min(t.table[power][i], t.table[power][j-1<<power+1])
}
