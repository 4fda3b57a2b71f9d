package main

import "time"

// A day counts days from 1970-01-01.
type day int

func on(year, month, d int) day {
	return day(time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

func (d day) time() time.Time { return time.Unix(int64(d)*24*60*60, 0).UTC() }
func (d day) year() int       { return d.time().Year() }

// months gives the day so many months later.
func (d day) months(n int) day {
	y, m, dom := d.time().Date()
	return on(y, int(m)+n, dom)
}

// open is the last day of what is still held.
const open day = 1 << 30

// A precision says how much of a date is stated.
type precision int

const (
	byDay precision = iota
	byMonth
	byYear
)

// text gives a date as precisely as wanted.
func (d day) text(p precision) string {
	switch p {
	case byYear:
		return d.time().Format("2006")
	case byMonth:
		return d.time().Format("2006-01")
	}
	return d.time().Format("2006-01-02")
}
