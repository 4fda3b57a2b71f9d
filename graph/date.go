package graph

import (
	"errors"
	"fmt"
	"time"
)

// A Day counts days from 1970-01-01 in the Gregorian calendar, without a time
// zone. Forever is after every day that a date can name.
type Day int32

// Forever is the last day of a tenure that is still held.
const Forever Day = 1<<31 - 1

// DayOf is the Day of a year from 1 on, a month and a day of the month. It counts
// years from March, so that the leap day is the last of its year, which is
// several times as fast as to ask package time.
func DayOf(year, month, day int) Day {
	if month < 1 || month > 12 {
		return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
	}
	if month < 3 {
		year, month = year-1, month+12
	}
	return Day(365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 719469)
}

const secondsPerDay = 24 * 60 * 60

// Time gives the day's midnight in UTC, the form in which drivers take days.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String gives the ISO form, such as 2019-11-29.
func (d Day) String() string {
	if d == Forever {
		return "forever"
	}
	return d.Time().Format(time.DateOnly)
}

// A Precision says how much of a date is stated.
type Precision string

// The precisions. A date that is not stated has none.
const (
	ByYear  Precision = "year"
	ByMonth Precision = "month"
	ByDay   Precision = "day"
)

// A Date is a day, a month or a year of the years 1000 to 9999, as stated. The
// zero Date is not stated.
type Date struct {
	year       int16
	month, day uint8
}

var errDate = errors.New("not a date")

// ParseDate reads 2019, 2019-11 or 2019-11-29; blank is the zero Date. It
// refuses days that no calendar has.
func ParseDate(text string) (Date, error) {
	bad := func() (Date, error) { return Date{}, fmt.Errorf("%q: %w", text, errDate) }
	if text == "" {
		return Date{}, nil
	}
	var d Date
	switch len(text) {
	case 10:
		day, ok := number(text[8:])
		if !ok || text[7] != '-' || day < 1 {
			return bad()
		}
		d.day = uint8(day)
		fallthrough
	case 7:
		month, ok := number(text[5:7])
		if !ok || text[4] != '-' || month < 1 || month > 12 {
			return bad()
		}
		d.month = uint8(month)
		fallthrough
	case 4:
		year, ok := number(text[:4])
		if !ok || year < 1000 {
			return bad()
		}
		d.year = int16(year)
	default:
		return bad()
	}
	if d.day > 0 && int(d.day) > daysIn(int(d.year), int(d.month)) {
		return bad()
	}
	return d, nil
}

// number reads ASCII digits and nothing else.
func number(text string) (int, bool) {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, len(text) > 0
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// MustDate is ParseDate for literals; it panics where ParseDate fails.
func MustDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// DateOn is the Date of one day.
func DateOn(day Day) Date {
	y, m, d := day.Time().Date()
	return Date{year: int16(y), month: uint8(m), day: uint8(d)}
}

// IsZero says that the date is not stated.
func (d Date) IsZero() bool { return d.year == 0 }

// Year is the stated year, or 0.
func (d Date) Year() int { return int(d.year) }

// Precision says how much is stated; empty for the zero Date.
func (d Date) Precision() Precision {
	switch {
	case d.year == 0:
		return ""
	case d.month == 0:
		return ByYear
	case d.day == 0:
		return ByMonth
	}
	return ByDay
}

// First is the first day that the date can mean. The zero Date has none: ask
// IsZero first.
func (d Date) First() Day {
	return DayOf(int(d.year), max(1, int(d.month)), max(1, int(d.day)))
}

// Last is the last day that the date can mean. The zero Date has none: ask
// IsZero first.
func (d Date) Last() Day {
	month, day := int(d.month), int(d.day)
	if month == 0 {
		month = 12
	}
	if day == 0 {
		day = daysIn(int(d.year), month)
	}
	return DayOf(int(d.year), month, day)
}

// String gives the date as precisely as it is stated: 2019, 2019-11,
// 2019-11-29, or nothing.
func (d Date) String() string {
	switch d.Precision() {
	case ByYear:
		return fmt.Sprintf("%04d", d.year)
	case ByMonth:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	case ByDay:
		return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
	}
	return ""
}
