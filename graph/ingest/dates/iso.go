package dates

import (
	"time"

	"careergraph/graph"
)

const isoDay = len("2008-02-28")

// clocks are the ways in which a time of day follows an ISO date. Fractions of
// a second are read by all that have seconds.
var clocks = []string{"15:04", "15:04:05", "15:04:05Z07:00"}

// readISO reads 2008, 2008-02 and 2008-02-28, and the day of a date with a time.
// Midnight is how programs write a day that has no time; another time is noted.
func readISO(text string) (Reading, bool) {
	if len(text) <= isoDay {
		date, err := graph.ParseDate(text)
		return Reading{Date: date, Rule: "iso"}, err == nil && !date.IsZero()
	}
	date, err := graph.ParseDate(text[:isoDay])
	if err != nil || text[isoDay] != 'T' && text[isoDay] != ' ' {
		return Reading{}, false
	}
	for _, clock := range clocks {
		at, err := time.Parse(clock, text[isoDay+1:])
		if err != nil {
			continue
		}
		reading := Reading{Date: date, Rule: "iso_time"}
		if h, m, s := at.Clock(); h != 0 || m != 0 || s != 0 || at.Nanosecond() != 0 {
			reading.Note = text
		}
		return reading, true
	}
	return Reading{}, false
}
