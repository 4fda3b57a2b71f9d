package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// fullReport has every section, and a different number in every place.
func fullReport() *report {
	problems := []ingest.Problem{
		{File: "tenures.csv", Line: 12, Column: "post_id", Value: "d9-chair", Code: ingest.UnknownRef, Severity: ingest.Error, Message: "no row defines this id; correct it, or add the row"},
		{File: "tenures.csv", Line: 14, Column: "start", Value: "31/02/2019", Code: ingest.BadDate, Severity: ingest.Warning, Message: "write the date as 2019, 2019-11 or 2019-11-29"},
	}
	covered := func(n int) ingest.Covered {
		return ingest.Covered{
			Tenures: n + 90, Started: n + 1, Ended: n + 2, Open: n + 3, EndUnknown: n + 4, Both: n + 5,
			BothToDay: n + 6, BothToMonth: n + 7, BothToYear: n + 8, Dated: n + 9, Level: n + 10, Bloc: n + 11, Office: n + 12, Parent: n + 13,
		}
	}
	r := newReport(&ingest.Report{
		Files: []string{"units.csv", "tenures.csv"},
		// 1,115 = 1,049 + 37 + 18 + 11, and 6,060 = 5,323 + 401 + 203 + 133.
		Rows: map[string]ingest.Counts{
			"units.csv":   {Read: 1115, Accepted: 1049, Rejected: 37, Repeated: 18, Skipped: 11},
			"tenures.csv": {Read: 6060, Accepted: 5323, Rejected: 401, Repeated: 203, Skipped: 133},
		},
		Codes:  map[ingest.Code]int{ingest.UnknownRef: 438, ingest.BadDate: 219},
		Errors: 439, Warnings: 220,
		// They add up to 5,323.
		Outcomes: ingest.Outcomes{
			graph.Entry: 1501, graph.Addition: 302, graph.Renewal: 403, graph.Reorganisation: 54,
			graph.Moved: 1805, graph.With: 206, graph.AsMembership: 907, graph.NoStart: 145,
		},
		Coverage: ingest.Coverage{
			All: covered(5233), Careers: covered(4301), Memberships: covered(842),
			Decades: []ingest.Decade{{Year: 1990, Covered: covered(601)}, {Year: 2000, Covered: covered(2702)}, {Covered: covered(55)}},
		},
		Notes:       []string{"the levels have no order, since dataset.yaml does not list them"},
		Problems:    problems,
		Sources:     []ingest.SourceInfo{{File: "officials.json", Format: "json", Taken: "records by the mapping m.yaml", Records: 1711}},
		Skipped:     []ingest.Skip{{File: "tenures.csv", Reason: "the post is blank", Records: 134}},
		Dates:       []ingest.DateCount{{Column: "start", Rule: "month and year", Count: 2345}},
		Titles:      []ingest.TitleCount{{Rule: "deputy of a body", Confidence: "high", Count: 3456}},
		Unread:      []ingest.UnreadTitle{{Text: "Cán bộ", Count: 77}, {Text: "Chuyên viên", Count: 66}},
		Suggestions: 29,
	}, "data/quangnam")
	r.Agreement = &agreement{
		Predecessors: agreed{Stated: 2011, Known: 1012, Ambiguous: 113, Identical: 714, WithinYear: 615},
		Successors:   agreed{Stated: 2021, Known: 1022, Ambiguous: 123, Identical: 724, WithinYear: 625},
	}
	r.Store, r.Revision, r.Loaded, r.Rejects = "careergraph.duckdb", 17, true, "data-rejects"
	return r
}

func pageOf(t *testing.T, lang string, r *report) string {
	t.Helper()
	var b bytes.Buffer
	if err := (&program{config: Config{Lang: lang}}).writePage(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// elements reads a page and gives its start tags and its text. It fails where
// an element is not closed in its order.
func elements(t *testing.T, page string) (tags []html.Token, text string) {
	t.Helper()
	void := []string{"meta", "rect", "br", "link", "img", "input", "hr"}
	var open []string
	var words strings.Builder
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF || len(open) > 0 {
				t.Fatalf("the page ends with %v and %v open", z.Err(), open)
			}
			return tags, words.String()
		case html.StartTagToken:
			token := z.Token()
			tags = append(tags, token)
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case html.SelfClosingTagToken:
			tags = append(tags, z.Token())
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes what is open: %v", token.Data, open)
			}
			open = open[:len(open)-1]
		case html.TextToken:
			words.WriteString(z.Token().Data)
			words.WriteByte(' ')
		}
	}
}

func attribute(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Every number of the report stands on the page, in the form of the language.
func TestPageHasEveryFigure(t *testing.T) {
	for lang, separator := range map[string]string{"en": ",", "vi": "."} {
		_, text := elements(t, pageOf(t, lang, fullReport()))
		// All files together: 7,175 = 6,372 + 438 + 221 + 144.
		figures := []int{7175, 6372, 438, 221, 144, 1115, 1049, 37, 18, 11, 6060, 5323, 401, 203, 133, 438, 219, 439, 220, 17}
		figures = append(figures, 1501, 302, 403, 54, 1805, 206, 907, 145)
		for _, first := range []int{5233, 4301, 842} {
			figures = append(figures, first+90)
			for n := 1; n <= 13; n++ {
				figures = append(figures, first+n)
			}
		}
		figures = append(figures, 691, 2792, 145) // tenures by decade
		figures = append(figures, 1711, 134, 2345, 3456, 77, 66, 29)
		figures = append(figures, 2011, 1012, 113, 714, 615, 2021, 1022, 123, 724, 625)
		for _, n := range figures {
			want := strconv.Itoa(n)
			if n >= 1000 {
				want = want[:1] + separator + want[1:]
			}
			if !regexp.MustCompile(`(^|[^\d.,])` + regexp.QuoteMeta(want) + `($|[^\d])`).MatchString(text) {
				t.Errorf("%s: %s is not on the page", lang, want)
			}
		}
		for _, want := range []string{"quangnam", "units.csv", "tenures.csv:12", "d9-chair", "no row defines this id", "31/02/2019", "1990–1999", "2000–2009",
			"officials.json", "records by the mapping m.yaml", "the post is blank", "month and year", "deputy of a body", "Cán bộ", "Chuyên viên",
			"the levels have no order", "careergraph.duckdb", "data-rejects"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not on the page", lang, want)
			}
		}
	}
}

// 615 of 714 is 86.13 %, 605 of 691 with a start is 87.1 %, and 5,238 of 5,323
// with both dates is 98.4 %, all cut.
func TestPageHasSharesAndBars(t *testing.T) {
	tags, text := elements(t, pageOf(t, "en", fullReport()))
	for _, want := range []string{"86.1%", "87.1%", "98.4%"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not on the page", want)
		}
	}
	if !slices.ContainsFunc(tags, func(tag html.Token) bool {
		return tag.Data == "rect" && attribute(tag, "class") == "part" && attribute(tag, "width") == "861"
	}) {
		t.Error("no bar is 861 tenths of a percent long")
	}
}

// A share is cut, so that 100% is all and nothing else.
func TestPercent(t *testing.T) {
	p := &program{config: Config{Lang: "en"}}
	for _, c := range []struct {
		n, of int
		want  string
	}{{0, 0, "–"}, {0, 7, "0.0%"}, {2, 3, "66.6%"}, {99999, 100000, "99.9%"}, {5, 5, "100%"}} {
		if got := p.percent(c.n, c.of); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.n, c.of, got, c.want)
		}
	}
}

func TestPageNeedsNothingFromOutside(t *testing.T) {
	page := pageOf(t, "en", fullReport())
	tags, _ := elements(t, page)
	var policy string
	for _, tag := range tags {
		if slices.Contains([]string{"script", "link", "img", "iframe", "object", "base", "form"}, tag.Data) {
			t.Errorf("the page has <%s>", tag.Data)
		}
		for _, a := range tag.Attr {
			if (a.Key == "href" || a.Key == "src") && !strings.HasPrefix(a.Val, "#") || a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s> has %s=%q", tag.Data, a.Key, a.Val)
			}
		}
		if attribute(tag, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(tag, "content")
		}
	}
	if regexp.MustCompile(`(?i)https?:|//[a-z]|@import|url\(`).MatchString(page) {
		t.Error("the page names an address")
	}
	_, style, _ := strings.Cut(page, "<style>")
	style, _, _ = strings.Cut(style, "</style>")
	sum := sha256.Sum256([]byte(style))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("the policy is %q, want %q", policy, want)
	}
}

// What comes from data stays text, is cut where long, and cannot turn the text
// around it.
func TestPageEscapesWhatDataSays(t *testing.T) {
	const hostile = `<script>alert(1)</script>"'&` + "\u202e\x00"
	r := fullReport()
	r.name = hostile
	r.files = []string{hostile}
	r.Rows = map[string]rowCounts{hostile: {}}
	r.Examples[0] = example{hostile, 1, hostile, hostile, hostile, "unknown_ref", "error", hostile}
	r.Examples[1].Value = strings.Repeat("x", 5000)
	r.Notes = []string{hostile}
	r.Sources = []sourceTaken{{hostile, hostile, hostile, 1}}
	r.Skipped = []skip{{hostile, hostile, 1}}
	r.Dates = []dateRule{{hostile, hostile, 1}}
	r.Titles = []titleRule{{hostile, hostile, 1}}
	r.Unread = []unreadTitle{{hostile, 1}}
	r.Store, r.Rejects = hostile, hostile
	page := pageOf(t, "vi", r)
	tags, text := elements(t, page)
	if slices.ContainsFunc(tags, func(tag html.Token) bool { return tag.Data == "script" }) {
		t.Error("a value became a script")
	}
	// In the title and the heading 2, the file 1, the example 5 (its place has the
	// file and where in it), the note 1, the source 3, the skip, the date and the
	// title 2 each, the unread title 1, the store and the rejects 2.
	if got := strings.Count(text, `<script>alert(1)</script>"'&`+"\ufffd␀"); got != 21 {
		t.Errorf("the value stands %d times in the text, want 21", got)
	}
	if strings.Contains(page, strings.Repeat("x", longestShown+1)) || !strings.Contains(page, strings.Repeat("x", longestShown)+"…") {
		t.Error("a long value is not cut")
	}
}

// Headings step down one at a time, header cells say what they head, ids are
// there once and what names another element names one that is there.
func TestPageIsAccessible(t *testing.T) {
	for _, lang := range []string{"en", "vi"} {
		tags, _ := elements(t, pageOf(t, lang, fullReport()))
		ids := map[string]int{}
		var level byte = '0'
		for _, tag := range tags {
			if id := attribute(tag, "id"); id != "" {
				ids[id]++
			}
			switch tag.Data {
			case "html":
				if got := attribute(tag, "lang"); got != lang {
					t.Errorf("the language is %q, want %q", got, lang)
				}
			case "th":
				if attribute(tag, "scope") == "" {
					t.Error("a header cell has no scope")
				}
			case "h1", "h2", "h3":
				if tag.Data[1] > level+1 {
					t.Errorf("%s follows h%c", tag.Data, level)
				}
				level = tag.Data[1]
			}
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("the id %s stands %d times", id, n)
			}
		}
		for _, tag := range tags {
			for _, id := range []string{attribute(tag, "aria-labelledby"), strings.TrimPrefix(attribute(tag, "href"), "#")} {
				if id != "" && ids[id] == 0 {
					t.Errorf("<%s> names the id %s, which is not there", tag.Data, id)
				}
			}
		}
	}
}

// Sections with nothing to tell are left out, in the contents too.
func TestPageLeavesOutEmptySections(t *testing.T) {
	tags, text := elements(t, pageOf(t, "en", newReport(&ingest.Report{Files: []string{"a.csv"}}, "a.csv")))
	var headings []string
	for _, tag := range tags {
		if tag.Data == "h2" {
			headings = append(headings, attribute(tag, "id"))
		}
	}
	if diff := cmp.Diff([]string{"files", "outcomes", "store"}, headings); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(text, "No problem was found.") || !strings.Contains(text, "Nothing is loaded.") {
		t.Error("the page does not say that all is well and nothing loaded")
	}
}

// Every word of the page is there in Vietnamese.
func TestPageSpeaksVietnamese(t *testing.T) {
	var words []string
	for _, m := range regexp.MustCompile(`word "([^"]+)"`).FindAllStringSubmatch(pageText, -1) {
		words = append(words, m[1])
	}
	for _, file := range []string{"report_table.go", "report_reading.go", "report_measures.go"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`p\.word\("([^"]+)"\)`).FindAllStringSubmatch(string(source), -1) {
			words = append(words, m[1])
		}
	}
	for _, info := range ingest.Codes {
		words = append(words, info.When, string(info.Severity))
	}
	for _, outcome := range graph.Outcomes {
		words = append(words, string(outcome), outcomeMeanings[outcome])
	}
	for _, m := range measures {
		words = append(words, m.Name, m.Meaning)
	}
	words = append(words, "predecessors", "successors")
	if len(words) < 120 {
		t.Fatalf("only %d words were found", len(words))
	}
	for _, word := range words {
		if vietnamese[word] == "" && vietnameseReport[word] == "" {
			t.Errorf("%q has no Vietnamese", word)
		}
	}
}
