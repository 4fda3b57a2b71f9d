package rows

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// dateFormats tells of each format of cells whether it shows dates.
func dateFormats(f *excelize.File) []bool {
	if f.Styles == nil || f.Styles.CellXfs == nil {
		return nil
	}
	own := map[int]string{}
	if f.Styles.NumFmts != nil {
		for _, format := range f.Styles.NumFmts.NumFmt {
			if format != nil {
				own[format.NumFmtID] = format.FormatCode
			}
		}
	}
	dates := make([]bool, len(f.Styles.CellXfs.Xf))
	for i, xf := range f.Styles.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		if code, ok := own[*xf.NumFmtID]; ok {
			dates[i] = showsDates(code)
		} else {
			dates[i] = isBuiltInDate(*xf.NumFmtID)
		}
	}
	return dates
}

// isBuiltInDate knows the formats that books need not define: 14 to 17 and 22
// everywhere, the others in East Asian editions.
func isBuiltInDate(id int) bool {
	return 14 <= id && id <= 17 || id == 22 || 27 <= id && id <= 31 || id == 36 || 50 <= id && id <= 54 || id == 57 || id == 58
}

// showsDates reads the code of a format: one with a year or a day, or with a
// month that can be no minute, shows dates. A time of day alone is none. Years
// of other calendars are b and e; the e of a number stands beside digits.
func showsDates(code string) bool {
	signs := formatSigns(code)
	if strings.ContainsAny(signs, "yd") {
		return true
	}
	return strings.ContainsAny(signs, "mbe") && !strings.ContainsAny(signs, "hs0#?")
}

// formatSigns leaves of a format's first section what is not text, colour or
// language.
func formatSigns(code string) string {
	var b strings.Builder
	code = strings.ToLower(code)
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; c {
		case '\\', '_', '*':
			i++
		case '"':
			i = past(code, i, '"')
		case '[':
			end := past(code, i, ']')
			if elapsed := code[i+1 : min(end, len(code))]; elapsed != "" && strings.Trim(elapsed, "hms") == "" {
				b.WriteByte('h')
			}
			i = end
		default:
			b.WriteByte(c)
		}
	}
	return strings.NewReplacer("general", "", "am/pm", "h", "a/p", "h").Replace(b.String())
}

// past finds the sign that closes what is opened at a place.
func past(code string, at int, sign byte) int {
	if n := strings.IndexByte(code[at+1:], sign); n >= 0 {
		return at + 1 + n
	}
	return len(code)
}

// The last day that Excel has, 9999-12-31, and the first that it counts as
// everyone does: it takes 1900 for a leap year, so that 60 is no day at all.
const (
	lastSerial  = 2958465
	firstSerial = 61
)

// dayOf writes the day that a serial number means, with the time of day if it
// has one. It fails for days that Excel does not have or does not count right.
func dayOf(serial float64, from1904 bool) (string, bool) {
	zero, first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), float64(firstSerial)
	if from1904 {
		zero, first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC), 0
	}
	if !(serial >= first && serial < lastSerial+1) {
		return "", false
	}
	day, part := math.Modf(serial)
	at := zero.AddDate(0, 0, int(day)).Add(time.Duration(math.Round(part*24*60*60)) * time.Second)
	if at.Year() > 9999 {
		return "", false
	}
	if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 {
		return at.Format(time.DateOnly), true
	}
	return at.Format("2006-01-02T15:04:05"), true
}

// A number that Excel holds has 15 digits; more of them are noise of its binary
// form.
const excelDigits = 15

// plainNumber writes a number without an exponent. What is no number is left as
// it is; so is a whole number of any length.
func plainNumber(text string) string {
	if strings.Trim(strings.TrimPrefix(text, "-"), "0123456789") == "" {
		return text
	}
	if strings.Trim(text, "0123456789.eE+-") != "" {
		return text
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', excelDigits, 64), 64)
	return strconv.FormatFloat(n, 'f', -1, 64)
}
