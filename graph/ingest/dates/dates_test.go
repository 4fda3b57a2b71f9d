package dates_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"careergraph/graph"
	"careergraph/graph/ingest/dates"
)

var (
	unstated   = dates.Form{}
	dayFirst   = dates.Form{Order: dates.DayFirst}
	monthFirst = dates.Form{Order: dates.MonthFirst}
	serial     = dates.Form{Serial: true}
	serial1904 = dates.Form{Serial: true, Epoch1904: true}
)

func on(date, rule string) dates.Reading {
	return dates.Reading{Date: graph.MustDate(date), Rule: rule}
}

func noted(date, note, rule string) dates.Reading {
	return dates.Reading{Date: graph.MustDate(date), Note: note, Rule: rule}
}

var (
	held   = dates.Reading{Open: true, Rule: "open"}
	nobody = dates.Reading{Unknown: true, Rule: "unknown"}
)

func TestTextsAreReadAsTheySay(t *testing.T) {
	tests := []struct {
		name string
		form dates.Form
		text string
		want dates.Reading
	}{
		{"an ISO day", unstated, "2008-02-28", on("2008-02-28", "iso")},
		{"an ISO month", unstated, "2014-01", on("2014-01", "iso")},
		{"a year", unstated, "2001", on("2001", "iso")},
		{"the first year and the last", unstated, "1000", on("1000", "iso")},
		{"a leap day", unstated, "2000-02-29", on("2000-02-29", "iso")},
		{"ISO is the same in every order", monthFirst, "2008-02-03", on("2008-02-03", "iso")},
		{"an ISO day at midnight in UTC", unstated, "2008-02-28T00:00:00Z", on("2008-02-28", "iso_time")},
		{"an ISO day at midnight after a blank", unstated, "2008-02-28 00:00:00", on("2008-02-28", "iso_time")},
		{"a time without seconds", unstated, "2008-02-28 00:00", on("2008-02-28", "iso_time")},
		{"a time other than midnight is noted", unstated, "2008-02-27T17:00:00.5+07:00", noted("2008-02-27", "2008-02-27T17:00:00.5+07:00", "iso_time")},

		{"a month in numbers", unstated, "11/2008", on("2008-11", "month_year")},
		{"a month of one digit", unstated, "1/2004", on("2004-01", "month_year")},
		{"a month before a dot", unstated, "11.2008", on("2008-11", "month_year")},
		{"a month before a hyphen", unstated, "11-2008", on("2008-11", "month_year")},
		{"a day that only one order has", unstated, "28/2/2008", on("2008-02-28", "day_month_year")},
		{"the same with dots", unstated, "28.2.2008", on("2008-02-28", "day_month_year")},
		{"the same with hyphens", unstated, "28-2-2008", on("2008-02-28", "day_month_year")},
		{"the same with zeros and blanks", unstated, " 28 / 02 / 2008 ", on("2008-02-28", "day_month_year")},
		{"a month first that only one order has", unstated, "2/28/2008", on("2008-02-28", "month_day_year")},
		{"a month first where that is stated", monthFirst, "2/28/2008", on("2008-02-28", "month_day_year")},
		{"an ambiguous day by the stated order", dayFirst, "3/4/2008", on("2008-04-03", "day_month_year")},
		{"an ambiguous day by the other order", monthFirst, "3/4/2008", on("2008-03-04", "month_day_year")},
		{"a day that is the same either way", unstated, "3/3/2008", on("2008-03-03", "day_month_year")},
		{"the year first", unstated, "2008/2/3", on("2008-02-03", "year_month_day")},
		{"the order does not touch a year first", monthFirst, "2008.02.03", on("2008-02-03", "year_month_day")},

		{"a Vietnamese year", unstated, "Năm 2008", on("2008", "vi_year")},
		{"a Vietnamese year in lower case", unstated, "năm 2012", on("2012", "vi_year")},
		{"a Vietnamese month with a slash", unstated, "tháng 12/2009", on("2009-12", "vi_month")},
		{"a Vietnamese month with a slash between blanks", unstated, "Tháng 9 / 2009", on("2009-09", "vi_month")},
		{"a Vietnamese month with a hyphen", unstated, "Tháng 9-1944", on("1944-09", "vi_month")},
		{"a Vietnamese month with a comma", unstated, "Tháng 12, năm 2001", on("2001-12", "vi_month")},
		{"a Vietnamese month in words", unstated, "tháng 7 năm 2003", on("2003-07", "vi_month")},
		{"a Vietnamese day", unstated, "1 tháng 10 năm 2014", on("2014-10-01", "vi_day")},
		{"a Vietnamese day without a blank", unstated, "1 tháng 10năm 2014", on("2014-10-01", "vi_day")},
		{"a Vietnamese day without the word for year", unstated, "29 tháng 4 2011", on("2011-04-29", "vi_day")},
		{"a Vietnamese day with the word for day", unstated, "Ngày 1 tháng 10 năm 2014", on("2014-10-01", "vi_day")},
		{"the word for day before numbers that have one reading", unstated, "ngày 28/2/2008", on("2008-02-28", "day_month_year")},
		{"words in capitals", unstated, "1 THÁNG 10 NĂM 2014", on("2014-10-01", "vi_day")},
		{"words order day and month themselves", monthFirst, "3 tháng 4 năm 2008", on("2008-04-03", "vi_day")},
		{"non-breaking blanks", unstated, "\u00a01\u00a0tháng\u00a010\u202fnăm 2014\u00a0", on("2014-10-01", "vi_day")},

		{"an English day", unstated, "28 February 2008", on("2008-02-28", "en_day")},
		{"an English day with the month first", unstated, "February 28, 2008", on("2008-02-28", "en_day")},
		{"an English day with a short month", unstated, "Feb. 28, 2008", on("2008-02-28", "en_day")},
		{"an English day with an ordinal", unstated, "1st of October 2014", on("2014-10-01", "en_day")},
		{"an English day as a spreadsheet shows it", unstated, "28-Feb-2008", on("2008-02-28", "en_day")},
		{"English words order day and month themselves", dayFirst, "March 4, 2008", on("2008-03-04", "en_day")},
		{"an English month", unstated, "February 2008", on("2008-02", "en_month")},
		{"a short English month", unstated, "sept 2008", on("2008-09", "en_month")},
		{"an English month as a spreadsheet shows it", unstated, "Feb-2008", on("2008-02", "en_month")},

		{"the beginning of a year", unstated, "đầu năm 1957", noted("1957", "đầu năm 1957", "vague")},
		{"the end of a year", unstated, "cuối năm 2004", noted("2004", "cuối năm 2004", "vague")},
		{"the middle of a year", unstated, " Giữa năm 2004 ", noted("2004", "Giữa năm 2004", "vague")},
		{"the beginning of a year without the word", unstated, "Đầu 1949", noted("1949", "Đầu 1949", "vague")},
		{"the beginning of a month", unstated, "đầu tháng 5 năm 1957", noted("1957-05", "đầu tháng 5 năm 1957", "vague")},
		{"early in English", unstated, "early 1957", noted("1957", "early 1957", "vague")},
		{"late in English", unstated, "Late 2004", noted("2004", "Late 2004", "vague")},
		{"the middle with a hyphen", unstated, "mid-2004", noted("2004", "mid-2004", "vague")},
		{"circa", unstated, "circa 1957", noted("1957", "circa 1957", "vague")},
		{"circa as a letter", unstated, "c. 1957", noted("1957", "c. 1957", "vague")},
		{"about a year", unstated, "khoảng năm 1957", noted("1957", "khoảng năm 1957", "vague")},

		{"an outcome in a bracket", unstated, "9 tháng 5 năm 1989 (từ chức)", noted("1989-05-09", "9 tháng 5 năm 1989 (từ chức)", "vi_day")},
		{"an outcome after a month", unstated, " 12/2009(từ chức)", noted("2009-12", "12/2009(từ chức)", "month_year")},
		{"a doubt in a bracket", unstated, "1957 (?)", noted("1957", "1957 (?)", "iso")},
		{"a bracket after an ISO month", unstated, "2014-01 (bổ nhiệm)", noted("2014-01", "2014-01 (bổ nhiệm)", "iso")},
		{"a bracket in a bracket", unstated, "2014 (a (b))", noted("2014", "2014 (a (b))", "iso")},
		{"a bracket after a vague year", unstated, "đầu 1957 (?)", noted("1957", "đầu 1957 (?)", "vague")},
		{"an empty bracket after a date", unstated, "2014 ( )", on("2014", "iso")},

		{"still held", unstated, "nay", held},
		{"still held with a capital", unstated, "Nay", held},
		{"still held and an empty bracket", unstated, "nay ()", held},
		{"still held, a comma and an empty bracket", unstated, "nay, ()", held},
		{"in office", unstated, "đương nhiệm", held},
		{"now in Vietnamese", unstated, "hiện  tại", held},
		{"until now in Vietnamese", unstated, "đến nay", held},
		{"present", unstated, "Present", held},
		{"now", unstated, "now", held},
		{"current", unstated, "current", held},
		{"incumbent", unstated, "INCUMBENT", held},

		{"a question mark", unstated, "?", nobody},
		{"not known in Vietnamese", unstated, "Không rõ", nobody},
		{"not known in English", unstated, "unknown", nobody},
		{"not available", unstated, "N/A", nobody},

		{"nothing", unstated, "", dates.Reading{}},
		{"blanks", unstated, " \t\u00a0", dates.Reading{}},
		{"an empty bracket alone", unstated, "()", dates.Reading{}},

		// 61 is the first day that Excel's calendar counts rightly; 39506 is
		// what Excel shows for 2008-02-28, and 2958465 its last day.
		{"the first serial", serial, "61", on("1900-03-01", "serial")},
		{"a serial", serial, "39506", on("2008-02-28", "serial")},
		{"the last serial", serial, "2958465", on("9999-12-31", "serial")},
		{"a serial that could be a year", serial, "2001", on("1905-06-23", "serial")},
		// The calendar of 1904 counts 1462 days less.
		{"a serial of 1904", serial1904, "38044", on("2008-02-28", "serial")},
		{"the last serial of 1904", serial1904, "2957003", on("9999-12-31", "serial")},
		{"a written date among serials", serial, "2008-02-28", on("2008-02-28", "iso")},
		{"a year in words among serials", serial, "năm 2001", on("2001", "vi_year")},
		{"a number with a bracket is no serial", serial, "1957 (?)", noted("1957", "1957 (?)", "iso")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, text := range []string{test.text, norm.NFD.String(test.text)} {
				want := test.want
				if want.Note != "" {
					want.Note = strings.TrimSpace(text)
				}
				got, ok := test.form.Read(text)
				if !ok {
					t.Fatalf("%q stayed unread", text)
				}
				if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b graph.Date) bool { return a == b })); diff != "" {
					t.Errorf("%q (-want +got):\n%s", text, diff)
				}
			}
		})
	}
}

func TestWhatNoRuleReadsStaysUnread(t *testing.T) {
	tests := []struct {
		name string
		form dates.Form
		text string
	}{
		{"an ambiguous day without an order", unstated, "3/4/2008"},
		{"the same with dots", unstated, "3.4.2008"},
		{"the same with hyphens", unstated, "03-04-2008"},
		{"the same with the word for day", unstated, "ngày 3/4/2008"},
		{"a day that the stated order does not have", monthFirst, "28/2/2008"},
		{"a month that the stated order does not have", dayFirst, "2/28/2008"},
		{"the word for day against the stated order", monthFirst, "ngày 28/2/2008"},
		{"a day that no calendar has", unstated, "31/2/2008"},
		{"a leap day in a century that has none", unstated, "29/2/1900"},
		{"a thirteenth month", unstated, "13/13/2008"},
		{"a thirteenth month alone", unstated, "13/2008"},
		{"month zero", unstated, "0/2008"},
		{"month zero in ISO", unstated, "2008-00"},
		{"month zero in words", unstated, "tháng 0 năm 2008"},
		{"day zero", unstated, "0/2/2008"},
		{"day zero in words", unstated, "0 tháng 2 năm 2008"},
		{"a year of two digits", unstated, "28/2/08"},
		{"a year of two digits in words", unstated, "28 February 08"},
		{"a year of three digits", unstated, "năm 957"},
		{"a year before 1000", unstated, "0999"},
		{"a year after 9999", unstated, "10000"},
		{"a month of three digits", unstated, "011/2008"},
		{"two separators, as of two months", unstated, "1-2/2008"},
		{"numbers with nothing between", unstated, "28 2 2008"},
		{"an ISO month of one digit, as of two years", unstated, "2008-9"},
		{"eight digits", unstated, "20080228"},
		{"digits of another width", unstated, "２００８"},
		{"digits with a sign", unstated, "-2008"},

		{"a range in a bracket", unstated, "(1959-1960)"},
		{"a range after a dash", unstated, "– (1974-1976)"},
		{"a range", unstated, "1987-1992"},
		{"a range until now", unstated, "2019 - nay"},
		{"a year in a bracket", unstated, "(2001)"},
		{"a bracket that does not end", unstated, "2001 (từ chức"},
		{"a bracket before the date", unstated, "(từ chức) 2001"},
		{"terms of an assembly and a year", unstated, "khóa VII, VIII, 1992"},
		{"a term of an assembly", unstated, "Khóa I"},
		{"a quarter", unstated, "quý 2/2008"},
		{"an English quarter", unstated, "Q2 2008"},
		{"before a year", unstated, "trước 1957"},
		{"after a year", unstated, "after 1957"},
		{"a vague day", unstated, "circa 28 February 2008"},
		{"a vague word alone", unstated, "đầu năm"},
		{"a vague word twice", unstated, "early late 1957"},
		{"a misspelt word for month", unstated, "táng 10 năm 2009"},
		{"now in the place of year", unstated, "1 tháng 5 nay 2019"},
		{"month in the place of year", unstated, "30 tháng 4 tháng 2014"},
		{"a word that begins like a month", unstated, "28 Febr 2008"},
		{"a word without its accents", unstated, "nam 2008"},
		{"still held, with something to add", unstated, "nay (từ chức)"},
		{"still held since", unstated, "nay 2019"},
		{"not known, with something to add", unstated, "? (1957)"},
		{"a dash", unstated, "-"},
		{"a comma", unstated, ","},
		{"a date and more", unstated, "2008-02-28 và"},
		{"an ISO day with no time after the T", unstated, "2008-02-28T"},
		{"an ISO day at an hour that no clock has", unstated, "2008-02-28 25:00:00"},
		{"a day that no calendar has, with a time", unstated, "2008-02-30 00:00:00"},
		{"bytes that are no text", unstated, "n\xffm 2008"},
		{"a blank without width", unstated, "năm\u200b2008"},
		{"a very long text", unstated, strings.Repeat("năm ", 1<<16) + "2008"},

		{"a serial before March 1900", serial, "60"},
		{"a serial of nothing", serial, "0"},
		{"a serial after 9999", serial, "2958466"},
		{"a serial of 1904 after 9999", serial1904, "2957004"},
		{"a serial that no machine counts", serial, strings.Repeat("9", 40)},
		{"a serial with a leading zero", serial, "039506"},
		{"a serial with a fraction", serial, "39506.5"},
		{"a negative serial", serial, "-39506"},
		{"a serial where none is stated", unstated, "39506"},
		{"a number in words among serials", serial, "năm 39506"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, text := range []string{test.text, norm.NFD.String(test.text)} {
				if got, ok := test.form.Read(text); ok || got != (dates.Reading{}) {
					t.Errorf("%.80q was read as %+v", text, got)
				}
			}
		})
	}
}

func TestAFormThatMeansNothingIsRefused(t *testing.T) {
	for _, form := range []dates.Form{unstated, dayFirst, monthFirst, serial, serial1904} {
		if err := form.Validate(); err != nil {
			t.Errorf("%+v: %v", form, err)
		}
	}
	tests := []struct {
		name string
		form dates.Form
		want string
	}{
		{"an order of another kind", dates.Form{Order: "ymd"}, `the order "ymd" is not known; write dmy or mdy, or leave it out where no date needs it`},
		{"an epoch without serial days", dates.Form{Epoch1904: true}, "an epoch of 1904 is stated for dates that are not serial days; state serial too or leave the epoch out"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.form.Validate()
			if err == nil || err.Error() != test.want || graph.CodeOf(err) != graph.Invalid {
				t.Errorf("got %v", err)
			}
		})
	}
}
