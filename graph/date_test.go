package graph_test

import (
	"testing"
	"time"

	"careergraph/graph"
)

func TestParseDate(t *testing.T) {
	tests := []struct {
		text, first, last string
		precision         graph.Precision
	}{
		{"2019", "2019-01-01", "2019-12-31", graph.ByYear},
		{"2019-11", "2019-11-01", "2019-11-30", graph.ByMonth},
		{"2019-11-29", "2019-11-29", "2019-11-29", graph.ByDay},
		{"2020-02", "2020-02-01", "2020-02-29", graph.ByMonth},
		{"1900-02", "1900-02-01", "1900-02-28", graph.ByMonth}, // a century that 400 does not divide
		{"2000-02-29", "2000-02-29", "2000-02-29", graph.ByDay},
		{"1000", "1000-01-01", "1000-12-31", graph.ByYear},
		{"9999", "9999-01-01", "9999-12-31", graph.ByYear},
	}
	for _, test := range tests {
		d, err := graph.ParseDate(test.text)
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if d.First().String() != test.first || d.Last().String() != test.last || d.Precision() != test.precision || d.String() != test.text {
			t.Errorf("%s: from %s to %s by %s, shown as %s", test.text, d.First(), d.Last(), d.Precision(), d)
		}
	}
	for _, text := range []string{"0999", "19", "20199", "2019-13", "2019-00", "2019-1", "2019-02-30", "2019-02-00", "1900-02-29", "2019/11", "2019-11-2", "2019-11-29 ", " 2019", "+019", "２０１９", "2019-11-29T00:00:00"} {
		if d, err := graph.ParseDate(text); err == nil {
			t.Errorf("%q was read as %s", text, d)
		}
	}
	if d, err := graph.ParseDate(""); err != nil || !d.IsZero() {
		t.Errorf("a blank date gave %v, %v", d, err)
	}
}

func TestDayCountsFromTheEpoch(t *testing.T) {
	for text, want := range map[string]graph.Day{"1970-01-01": 0, "1969-12-31": -1, "2000-03-01": 11017, "1899-12-30": -25569} {
		if got := graph.MustDate(text).First(); got != want {
			t.Errorf("%s is day %d, want %d", text, got, want)
		}
		if got := graph.DateOn(want).String(); got != text {
			t.Errorf("day %d is %s, want %s", want, got, text)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"", "2019", "2019-11", "2019-11-29", "2019-02-29", "20é9", "----"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := graph.ParseDate(text)
		if err != nil {
			return
		}
		if d.String() != text {
			t.Fatalf("%q is shown as %q", text, d)
		}
		if !d.IsZero() && d.First() > d.Last() {
			t.Fatalf("%q begins on %s and ends on %s", text, d.First(), d.Last())
		}
	})
}

// Package time is the judge, over all days of four centuries and their edges.
func TestDayOfCountsAsPackageTimeDoes(t *testing.T) {
	for day := time.Date(1000, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2405; day = day.AddDate(0, 0, 1) {
		y, m, d := day.Date()
		if got, want := graph.DayOf(y, int(m), d), graph.Day(day.Unix()/86400); got != want && day.Unix()%86400 == 0 {
			t.Fatalf("%s is day %d, want %d", day.Format(time.DateOnly), got, want)
		}
	}
	for _, at := range [][3]int{{2001, 13, 1}, {2001, 0, 1}, {2001, 2, 30}} {
		want := time.Date(at[0], time.Month(at[1]), at[2], 0, 0, 0, 0, time.UTC)
		if got := graph.DayOf(at[0], at[1], at[2]).Time(); !got.Equal(want) {
			t.Errorf("%v is %s, want %s", at, got, want)
		}
	}
}
