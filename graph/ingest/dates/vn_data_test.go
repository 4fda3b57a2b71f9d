package dates_test

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// The reference data stands beside the repository; none of it is copied in.
const vnOfficials = "../../../../shared/data/vn-officials/politicians_data_normalized.json"

// vnTermTexts gives how often each text stands for the start or the end of a
// post.
func vnTermTexts(t *testing.T) map[string]int {
	t.Helper()
	content, err := os.ReadFile(vnOfficials)
	if err != nil {
		t.Fatalf("the reference data is missing beside the repository: %v", err)
	}
	var persons []struct {
		Infobox map[string]any `json:"infobox"`
	}
	if err := json.Unmarshal(content, &persons); err != nil {
		t.Fatal(err)
	}
	termKey := regexp.MustCompile(`^term_(start|end)\d*$`)
	texts := map[string]int{}
	for _, person := range persons {
		for key, value := range person.Infobox {
			if termKey.MatchString(key) {
				texts[value.(string)]++
			}
		}
	}
	return texts
}

// The counts were reckoned from a list of the shapes in which the 9,903 texts
// are written (every digit as 9), 46 shapes in all, each read by eye. For
// example 6,020 days, 1,729 years and 1,020 months in ISO and two years with a
// question mark in brackets make 8,771, less one day that September does not
// have. The twelve unread are that day, four ranges in brackets, four terms of
// the National Assembly, and three misspelt texts.
func TestTheTermsOfVietnameseOfficialsAreRead(t *testing.T) {
	got := map[string]int{}
	stated, read := 0, 0
	texts := vnTermTexts(t)
	for _, text := range slices.Sorted(maps.Keys(texts)) {
		n := texts[text]
		reading, ok := dayFirst.Read(text)
		rule := reading.Rule
		switch {
		case !ok:
			rule = "unread"
			t.Logf("unread %d times: %q", n, text)
		case rule == "":
			rule = "blank"
		}
		got[rule] += n
		if strings.ContainsAny(text, "0123456789") {
			stated += n
			if !reading.Date.IsZero() {
				read += n
			}
		}
	}
	want := map[string]int{
		"iso": 8770, "month_year": 249, "vi_year": 30, "vi_day": 21, "vi_month": 12, "vague": 6,
		"open": 795, "unknown": 2, "blank": 6, "unread": 12,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("texts by rule (-want +got):\n%s", diff)
	}
	// Nine of the unread have a digit; three of the terms have Roman numerals only.
	if stated != 9097 || read != 9088 {
		t.Errorf("%d of the %d texts that state a date are read, want 9088 of 9097", read, stated)
	}
}

// shape is a text with every digit as 9.
func shape(text string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '9'
		}
		return r
	}, text)
}

// In every text that is read here the digits tell the date, whatever the words
// are: year, month and day where the year is first, day, month and year
// otherwise.
func TestTheDigitsOfADateAreThoseOfItsText(t *testing.T) {
	numbers := regexp.MustCompile(`\d+`)
	shapes := map[string]bool{}
	for text := range vnTermTexts(t) {
		reading, ok := dayFirst.Read(text)
		if !ok || reading.Date.IsZero() {
			continue
		}
		parts := numbers.FindAllString(text, -1)
		if len(parts[0]) != 4 {
			slices.Reverse(parts)
		}
		for i, part := range parts {
			if len(part) == 1 {
				parts[i] = "0" + part
			}
		}
		if want := strings.Join(parts, "-"); reading.Date != graph.MustDate(want) {
			t.Errorf("%q was read as %s, want %s", text, reading.Date, want)
		}
		if s := shape(text); !shapes[s] {
			shapes[s] = true
			t.Logf("%q is %s by %s, noted %q", text, reading.Date, reading.Rule, reading.Note)
		}
	}
}
