package dates

import (
	"strconv"

	"careergraph/graph"
)

// Excel counts day 1 as the first of January 1900 and has a 29th of February in
// that year, so its count is right from day 61, the first of March, on. Below
// that no serial is read, in either calendar.
const firstSerial = 61

// The days that serial 0 would be, the one reckoned back from day 61.
var (
	zero1900 = graph.DayOf(1899, 12, 30)
	zero1904 = graph.DayOf(1904, 1, 1)
	lastDay  = graph.DayOf(9999, 12, 31)
)

// readSerial reads digits as a day of Excel's calendar.
func (f Form) readSerial(digits string) (Reading, bool) {
	serial, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || serial < firstSerial || digits[0] == '0' {
		return Reading{}, false
	}
	zero := zero1900
	if f.Epoch1904 {
		zero = zero1904
	}
	if serial > int64(lastDay-zero) {
		return Reading{}, false
	}
	return Reading{Date: graph.DateOn(zero + graph.Day(serial)), Rule: "serial"}, true
}
