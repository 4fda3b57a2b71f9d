package main

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The page about the report describes every field of its JSON and no other.
func TestReportFieldsAreDocumented(t *testing.T) {
	r := fullReport()
	r.Examples[0].Where = "sheet Careers, cell C4"
	var out bytes.Buffer
	if err := r.json(&out); err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(out.Bytes(), &value); err != nil {
		t.Fatal(err)
	}
	var written []string
	for _, path := range paths("", value) {
		path = regexp.MustCompile(`^rows\.\w+\.csv`).ReplaceAllString(path, "rows.FILE")
		path = regexp.MustCompile(`^problems\..+`).ReplaceAllString(path, "problems.CODE")
		written = append(written, path)
	}
	text, err := os.ReadFile("../../docs/report.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		if !strings.Contains(row[1], "GROUP") {
			documented = append(documented, row[1])
			continue
		}
		for _, group := range []string{"all", "career", "membership", "decades[]"} {
			documented = append(documented, strings.Replace(row[1], "GROUP", group, 1))
		}
	}
	slices.Sort(written)
	slices.Sort(documented)
	// rows.FILE stands for its fields, which are documented.
	written = slices.DeleteFunc(slices.Compact(written), func(path string) bool { return path == "rows.FILE" })
	if diff := cmp.Diff(written, documented); diff != "" {
		t.Errorf("the fields of the JSON (-) and of docs/report.md (+): %s", diff)
	}
}

// paths gives the path of every field in a value, those of a list's elements
// under [].
func paths(under string, value any) (list []string) {
	switch value := value.(type) {
	case map[string]any:
		for key, field := range value {
			path := strings.TrimPrefix(under+"."+key, ".")
			list = append(append(list, path), paths(path, field)...)
		}
	case []any:
		for _, element := range value {
			list = append(list, paths(under+"[]", element)...)
		}
	}
	return list
}

// The terminal shows the sections that have something to tell, and shows a
// place instead of a line where there is one.
func TestReportOnTheTerminal(t *testing.T) {
	r := fullReport()
	r.Examples[0].Where = "sheet Careers, cell C4"
	var out bytes.Buffer
	p := &program{stdout: &out, config: Config{Lang: "en", Format: "table"}}
	if err := p.printReport(r); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"file         read  accepted  rejected  repeated  skipped",
		"tenures.csv  6060      5323       401       203      133",
		"officials.json  json    records by the mapping m.yaml     1711",
		"tenures.csv  the post is blank   134",
		`  tenures.csv: sheet Careers, cell C4 post_id "d9-chair": no row defines this id; correct it, or add the row`,
		`  tenures.csv:14 start "31/02/2019": write the date as 2019, 2019-11 or 2019-11-29`,
		// 5,238 of 5,323 is 98.4 %, 5,242 is 98.47 %, 5,246 is 98.55 %.
		"all tenures      5323  98.3%       98.4%  98.4%  98.4%  98.5%   98.5%   98.5%",
		"1990–1999         691  87.1%       87.6%  88.2%  88.4%  88.5%   88.7%   88.8%",
		"start     month and year   2345",
		"deputy of a body  high         3456",
		"Cán bộ                        77",
		"predecessors    2011        1012        113        714            615",
		"note: suggestions to decide in the review file: 29",
		"loaded: careergraph.duckdb, revision 17",
	} {
		if !strings.Contains(out.String(), line+"\n") {
			t.Errorf("the terminal does not show %q", line)
		}
	}
	if t.Failed() {
		t.Log(out.String())
	}
}

// Twelve titles are unread: ten are shown, and how many are not.
func TestTerminalCutsUnreadTitles(t *testing.T) {
	r := fullReport()
	r.Unread = slices.Repeat([]unreadTitle{{"Cán bộ", 3}}, 12)
	var out bytes.Buffer
	p := &program{stdout: &out, config: Config{Lang: "en", Format: "table"}}
	if err := p.printReport(r); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "Cán bộ"); n != 10 {
		t.Errorf("%d titles are shown, want 10", n)
	}
	if !strings.Contains(out.String(), "3\n… 2 more; --report FILE.html shows them\n") {
		t.Error("the terminal does not tell of the two others")
	}
}
