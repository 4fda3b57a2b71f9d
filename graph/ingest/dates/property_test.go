package dates_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"careergraph/graph"
	"careergraph/graph/ingest/dates"
)

// drawDay draws a day of the years 1000 to 9999.
func drawDay(t *rapid.T) (day graph.Day, year, month, dayOfMonth int) {
	day = graph.Day(rapid.Int32Range(int32(graph.DayOf(1000, 1, 1)), int32(graph.DayOf(9999, 12, 31))).Draw(t, "day"))
	y, m, d := day.Time().Date()
	return day, y, int(m), d
}

func TestADateIsReadBackInEveryFormInWords(t *testing.T) {
	// By the layout in which Go writes the date's ISO form.
	layouts := map[string][]string{
		"2006-01-02": {
			"2006-01-02", "2006-01-02 00:00:00", "2006-01-02T00:00:00Z", "2006/1/2", "2006.01.02",
			"2 tháng 1 năm 2006", "02 THÁNG 01năm 2006", "ngày 2 tháng 1, năm 2006", "2 tháng 1 2006",
			"2 January 2006", "January 2, 2006", "Jan. 2, 2006", "02-Jan-2006",
		},
		"2006-01": {
			"2006-01", "1/2006", "01.2006", "1-2006", "tháng 1/2006", "Tháng 01 / 2006", "tháng 1-2006", "Tháng 1, năm 2006", "tháng 1 2006",
			"January 2006", "Jan. 2006", "Jan-2006",
		},
		"2006": {"2006", "năm 2006", "NĂM 2006"},
	}
	rapid.Check(t, func(t *rapid.T) {
		day, _, _, _ := drawDay(t)
		iso := rapid.SampledFrom(slices.Sorted(maps.Keys(layouts))).Draw(t, "precision")
		text := day.Time().Format(rapid.SampledFrom(layouts[iso]).Draw(t, "layout"))
		form := rapid.SampledFrom([]dates.Form{unstated, dayFirst, monthFirst}).Draw(t, "form")
		if rapid.Bool().Draw(t, "decomposed") {
			text = norm.NFD.String(text)
		}
		if got, ok := form.Read(text); !ok || got.Date.String() != day.Time().Format(iso) || got.Note != "" {
			t.Fatalf("%q of %s was read as %+v, %t", text, day, got, ok)
		}
	})
}

func TestNumbersAreReadByTheirOrderOrWhereTheyHaveOneReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day, year, month, dayOfMonth := drawDay(t)
		separator := rapid.SampledFrom([]string{"/", "-", ".", " / "}).Draw(t, "separator")
		digits := rapid.SampledFrom([]string{"%d", "%02d"}).Draw(t, "digits")
		first, second, form, other := dayOfMonth, month, dayFirst, monthFirst
		if rapid.Bool().Draw(t, "month first") {
			first, second, form, other = month, dayOfMonth, monthFirst, dayFirst
		}
		text := fmt.Sprintf(digits+"%s"+digits+"%s%d", first, separator, second, separator, year)

		if got, ok := form.Read(text); !ok || got.Date != graph.DateOn(day) {
			t.Fatalf("by its order %q was read as %s, %t; it is %s", text, got.Date, ok, day)
		}
		oneReading := dayOfMonth > 12 || dayOfMonth == month
		got, ok := unstated.Read(text)
		if ok != oneReading || ok && got.Date != graph.DateOn(day) {
			t.Fatalf("without an order %q was read as %s, %t", text, got.Date, ok)
		}
		// By the other order it is the day of the swapped numbers or none.
		got, ok = other.Read(text)
		if want := dayOfMonth <= 12; ok != want || ok && got.Date != graph.DateOn(graph.DayOf(year, dayOfMonth, month)) {
			t.Fatalf("by the other order %q was read as %s, %t", text, got.Date, ok)
		}
	})
}

func TestASerialCountsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(61, 2957003).Draw(t, "serial")
		for form, zero := range map[dates.Form]string{serial: "1899-12-30", serial1904: "1904-01-01"} {
			got, ok := form.Read(fmt.Sprint(n))
			if want := graph.MustDate(zero).First() + graph.Day(n); !ok || got.Date != graph.DateOn(want) {
				t.Fatalf("%d was read as %s, %t; it is %s", n, got.Date, ok, want)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"", "()", "2001", "2014-01", "2008-02-28T00:00:00Z", "11/2008", "3/4/2008", "28.2.2008", "1 tháng 10năm 2014", "Tháng 12, năm 2001",
		"đầu năm 1957", norm.NFD.String("cuối năm 2004"), "nay, ()", "đương nhiệm", "?", "9 tháng 5 năm 1989 (từ chức)", "(1959-1960)", "Feb. 28, 2008",
		"1st of October 2014", "mid-2004", "39506", "99999999999999999999", "n\xffm 2008", "2001 ((", ")(", "İ 2001",
	} {
		for form := range byte(12) {
			f.Add(form, text)
		}
	}
	orders := []dates.Order{"", dates.DayFirst, dates.MonthFirst}
	f.Fuzz(func(t *testing.T, choice byte, text string) {
		form := dates.Form{Order: orders[choice%3], Serial: choice&4 != 0}
		form.Epoch1904 = form.Serial && choice&8 != 0
		got, ok := form.Read(text)
		switch {
		case !ok && got != (dates.Reading{}):
			t.Fatalf("%q is unread and says %+v", text, got)
		case !ok:
			return
		case len(got.Note) > len(text):
			t.Fatalf("the note of %q is longer: %q", text, got.Note)
		case got.Date.IsZero():
			if got.Note != "" || got.Open && got.Unknown {
				t.Fatalf("%q was read as %+v", text, got)
			}
			return
		case got.Open || got.Unknown || got.Date.Year() < 1000 || got.Date.Year() > 9999:
			t.Fatalf("%q was read as %+v", text, got)
		}
		form.Serial = false // a bare year among serials is a serial
		if again, ok := form.Read(got.Date.String()); !ok || again.Date != got.Date || again.Note != "" {
			t.Fatalf("%q was read as %s, and that as %+v", text, got.Date, again)
		}
	})
}
