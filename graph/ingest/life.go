package ingest

import (
	"fmt"

	"careergraph/graph"
)

// held is what is sure about the days of a tenure: its first day is firstBy at
// the latest and its last day is lastFrom at the earliest. Without any known
// day neither is known.
type held struct {
	firstBy, lastFrom graph.Day
	known             bool
}

// heldFor bounds a tenure's days. An open one is held until as_of.
func heldFor(t *graph.Tenure, asOf graph.Date) held {
	var h held
	meet := func(d graph.Date) {
		if !h.known {
			h = held{d.Last(), d.First(), true}
			return
		}
		h.firstBy, h.lastFrom = min(h.firstBy, d.Last()), max(h.lastFrom, d.First())
	}
	if !t.Start.IsZero() {
		meet(t.Start)
	}
	switch t.Status {
	case graph.Ended:
		meet(t.End)
	case graph.Open:
		// One that begins after as_of is not held on it.
		if !asOf.IsZero() && (t.Start.IsZero() || t.Start.First() <= asOf.Last()) {
			meet(asOf)
		}
	}
	return h
}

const youngest = 16

// tooYoung says that a tenure begins surely before the holder's 16th birthday.
func tooYoung(start, birth graph.Date) bool {
	if start.IsZero() || birth.IsZero() {
		return false
	}
	y, m, d := birth.First().Time().Date()
	return start.Last() < graph.DayOf(y+youngest, int(m), d)
}

// checkLife compares the days of each tenure with as_of, with the life of its
// holder, of its post and of the post's unit.
func (t *tenures) checkLife(asOf graph.Date) {
	for row := range t.list {
		if t.fates[row] == repeated {
			continue
		}
		tenure := &t.list[row]
		if !tenure.End.IsZero() && !asOf.IsZero() && tenure.End.First() > asOf.Last() {
			t.report(row, "end", tenure.End.String(), EndAfterAsOf, sayEndLate)
		}
		if holder := t.heldBy[row]; holder >= 0 {
			t.checkAge(row, tenure, &t.officials.list[holder], asOf)
		}
		if post := t.postOf[row]; post >= 0 {
			t.checkValidity(row, tenure, post, asOf)
		}
	}
}

func (t *tenures) checkAge(row int, tenure *graph.Tenure, o *graph.Official, asOf graph.Date) {
	if tooYoung(tenure.Start, o.Birth) {
		t.report(row, "start", tenure.Start.String(), ImpossibleAge, fmt.Sprintf("the holder, born %s, is younger than %d at the start; correct one of the two", o.Birth, youngest))
		return
	}
	if o.Death.IsZero() {
		return
	}
	if h := heldFor(tenure, asOf); h.known && h.lastFrom > o.Death.Last() {
		column, value := endCell(tenure)
		t.report(row, column, value, ImpossibleAge, fmt.Sprintf("the holder died %s and cannot have held the post later; correct one of the two", o.Death))
	}
}

// endCell is the cell that says until when a tenure is held: without a stated
// end it is the start that is too late or the blank that keeps it open.
func endCell(t *graph.Tenure) (column, value string) {
	if t.Status == graph.UnknownEnd {
		return "start", t.Start.String()
	}
	return "end", t.End.String()
}

func (t *tenures) checkValidity(row int, tenure *graph.Tenure, post int32, asOf graph.Date) {
	p := &t.posts.list[post]
	u := &t.posts.units.list[t.posts.unitOf[post]]
	if p.ValidFrom.IsZero() && p.ValidTo.IsZero() && u.ValidFrom.IsZero() && u.ValidTo.IsZero() {
		return
	}
	h := heldFor(tenure, asOf)
	if !h.known {
		return
	}
	for _, life := range []struct {
		what     string
		from, to graph.Date
	}{{"post", p.ValidFrom, p.ValidTo}, {"unit", u.ValidFrom, u.ValidTo}} {
		switch {
		case !life.from.IsZero() && h.firstBy < life.from.First():
			t.report(row, "start", tenure.Start.String(), OutsideValidity, fmt.Sprintf("the %s exists from %s only; correct the tenure or its %s", life.what, life.from, life.what))
		case !life.to.IsZero() && h.lastFrom > life.to.Last():
			column, value := endCell(tenure)
			t.report(row, column, value, OutsideValidity, fmt.Sprintf("the %s exists until %s only; correct the tenure or its %s", life.what, life.to, life.what))
		default:
			continue
		}
		return
	}
}

// never is before every day that a date can name.
const never = -graph.Forever

// latest is the later of a day and the last possible days of some dates.
func latest(day graph.Day, dates ...graph.Date) graph.Day {
	for _, d := range dates {
		if !d.IsZero() {
			day = max(day, d.Last())
		}
	}
	return day
}

func dateOn(day graph.Day) graph.Date {
	if day == never {
		return graph.Date{}
	}
	return graph.DateOn(day)
}
