package review

import (
	"math"

	"careergraph/graph"
)

// A period is the days that a date can mean. Nothing stated is any day.
type period struct {
	first, last graph.Day
	stated      bool
}

var anyDay = period{first: math.MinInt32, last: graph.Forever}

func of(d graph.Date) period {
	if d.IsZero() {
		return anyDay
	}
	return period{d.First(), d.Last(), true}
}

func start(t *graph.Tenure) period { return of(t.Start) }

// end is the period of the last day held: any day where it is not known, and
// one that never comes where the tenure is open.
func end(t *graph.Tenure) period {
	switch {
	case t.Status == graph.Open:
		return period{graph.Forever, graph.Forever, true}
	case t.Status == graph.Ended:
		return of(t.End)
	}
	return anyDay
}

// meets says that the two dates can be the same.
func (p period) meets(q period) bool { return p.first <= q.last && q.first <= p.last }

// apart is the least number of days between the two, 0 where they can meet.
func (p period) apart(q period) int {
	return max(0, int(int64(q.first)-int64(p.last)), int(int64(p.first)-int64(q.last)))
}

// A new holder who starts within so many days of an end follows it.
const followsWithin = 31

// follows says that a tenure ends where another begins, both on stated days.
func follows(before, after *graph.Tenure) bool {
	e, s := end(before), start(after)
	return e.stated && s.stated && e.first != graph.Forever && e.apart(s) <= followsWithin && start(before).first < s.first
}

// overlap says that two tenures surely share more than the day of a hand-over.
func overlap(x, y *graph.Tenure) bool {
	return start(x).stated && start(y).stated && end(x).stated && end(y).stated &&
		start(x).last < end(y).first && start(y).last < end(x).first
}
