package graphtest

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"careergraph/graph"
)

const unitLinks = "predecessor_id | predecessor | successor_id | successor | kind | on\n"

func TestCaseIsReadAsItIsWritten(t *testing.T) {
	file, err := parseCases("cases/churn_by_unit/x.txt", []byte(`# A word about it.
use river

case: everything
  since = 2019-02
  kinds = rotation, "a, b"
  unit = "say \"x\""
  skip = 1
  limit = 2
rows: id | name | level | year | posts | changed | share
  # How it was worked out.
  d | "| \"q\"" | - x | 2019 | 3 | 1 | 1/3
more: yes
decoy: e lies beside d
`))
	if err != nil {
		t.Fatal(err)
	}
	want := &testCase{
		title: "everything", line: 4,
		ask: graph.Ask{Question: "churn_by_unit", Skip: 1, Limit: 2, Args: graph.Args{
			"since": graph.MustDate("2019-02"), "kinds": []string{"rotation", "a, b"}, "unit": `say "x"`,
		}},
		columns: []string{"id", "name", "level", "year", "posts", "changed", "share"},
		rows:    [][]any{{"d", `| "q"`, "- x", int64(2019), int64(3), int64(1), 1.0 / 3}},
		more:    "yes",
		decoys:  []decoy{{"e", "lies beside d"}},
	}
	if len(file.cases) != 1 || !reflect.DeepEqual(file.cases[0], want) {
		t.Errorf("got %+v, want %+v", file.cases[0], want)
	}
}

func TestNarrowRowsStandForWholeOnes(t *testing.T) {
	file, err := parseCases("cases/unit_links/x.txt", []byte("use merge\ncase: whole\n  unit = a\nrows: "+unitLinks+
		"  a | A | b | B | merged | 2020\n  c | C | a | A | split | -\ncase: narrow\n  unit = c\nrows: predecessor_id\n  c\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := formatRows(file.cases[1].rows), "c | C | a | A | split | -"; len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSlipsInCasesAreErrors(t *testing.T) {
	whole := "use merge\ncase: whole\n  unit = a\nrows: " + unitLinks + "  a | A | b | B | merged | 2020\n  a | A | c | C | merged | 2020\n"
	for _, test := range []struct{ name, path, text, says string }{
		{"no such question", "cases/nothing/x.txt", "use merge\ncase: x\nrows: none\n", "names no question"},
		{"no data", "cases/unit_links/x.txt", "case: x\nrows: none\n", "either shared"},
		{"two sets of data", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: none\n-- units.csv --\nid\n", "either shared"},
		{"data named late", "cases/unit_links/x.txt", "case: x\nuse merge\nrows: none\n", "before the cases"},
		{"no case", "cases/unit_links/x.txt", "use merge\n", "no case"},
		{"no answer", "cases/unit_links/x.txt", "use merge\ncase: x\n", "rows or an error"},
		{"rows and an error", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: none\nerror: invalid unit\n", "rows or an error"},
		{"two answers", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: none\nrows: none\n", "second line rows"},
		{"an error without a field", "cases/unit_links/x.txt", "use merge\ncase: x\nerror: invalid\n", "code field"},
		{"two cases of one title", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: none\ncase: x\nrows: none\n", "second case"},
		{"a header without rows", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: " + unitLinks, "rows: none"},
		{"a column that is none", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: colour\n  red\n", "no column"},
		{"columns in another order", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: predecessor | predecessor_id | successor_id | successor | kind | on\n  a | A | b | B | merged | -\n", "in this order"},
		{"a cell too few", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: " + unitLinks + "  a | A\n", "2 cells for 6"},
		{"nothing where there is always something", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: " + unitLinks + "  a | - | b | B | merged | 2020\n", "always has a value"},
		{"no date", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: " + unitLinks + "  a | A | b | B | merged | soon\n", "not a date"},
		{"a narrow row of nobody", "cases/unit_links/x.txt", whole + "case: y\nrows: successor_id\n  d\n", "names no row"},
		{"a narrow row of two", "cases/unit_links/x.txt", whole + "case: y\nrows: predecessor_id\n  a\n", "names two rows"},
		{"a limit without more", "cases/unit_links/x.txt", "use merge\ncase: x\n  limit = 1\nrows: none\n", "more goes with a limit"},
		{"more without a limit", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: none\nmore: no\n", "more goes with a limit"},
		{"more or less", "cases/unit_links/x.txt", "use merge\ncase: x\n  limit = 1\nrows: none\nmore: some\n", "yes or no"},
		{"a decoy without a reason", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: none\ndecoy: a\n", "id why"},
		{"an argument without a value", "cases/unit_links/x.txt", "use merge\ncase: x\n  unit\nrows: none\n", "name = value"},
		{"a word that is none", "cases/unit_links/x.txt", "use merge\ncase: x\nsome: rows\nrows: none\n", "no word"},
		{"a quotation without an end", "cases/unit_links/x.txt", "use merge\ncase: x\nrows: " + unitLinks + "  \"a | A | b | B | merged | 2020\n", "does not end"},
		{"an argument before the first case", "cases/unit_links/x.txt", "use merge\n  unit = a\n", "before the first case"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := parseCases(test.path, []byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("want an error that says %q, not %v", test.says, err)
			}
		})
	}
}

func TestAnswersThatBreakAPromiseAreFound(t *testing.T) {
	column := func(name, kind string, nullable bool) graph.Column {
		return graph.Column{Name: name, Kind: kind, Nullable: nullable}
	}
	columns := []graph.Column{
		column("predecessor_id", "string", false), column("predecessor", "string", false), column("successor_id", "string", false),
		column("successor", "string", false), column("kind", "string", false), column("on", "date", true),
	}
	row := func(on any) []any { return []any{"a", "A", "b", "B", "merged", on} }
	for _, test := range []struct {
		name  string
		limit int
		more  bool
		rows  [][]any
		says  string
	}{
		{"what it should be", 0, false, [][]any{row("2019"), row("2019-01"), row(nil)}, ""},
		{"out of order", 0, false, [][]any{row("2020"), row("2019")}, "out of order"},
		{"nothing before something", 0, false, [][]any{row(nil), row("2019")}, "out of order"},
		{"one row twice", 0, false, [][]any{row("2020"), row("2020")}, "one sort key"},
		{"too many rows", 1, true, [][]any{row("2019"), row("2020")}, "2 rows where 1"},
		{"more of all", 0, true, nil, "more rows where all"},
		{"a value too few", 0, false, [][]any{row("2020")[:5]}, "5 values"},
		{"a number for a text", 0, false, [][]any{{"a", int64(1), "b", "B", "merged", nil}}, "no string"},
		{"an int for an int64", 0, false, [][]any{{"a", 1, "b", "B", "merged", nil}}, "no string"},
		{"nothing where there is always something", 0, false, [][]any{{"a", nil, "b", "B", "merged", nil}}, "no string"},
		{"no date", 0, false, [][]any{row("soon")}, "no date"},
		{"a date with a time", 0, false, [][]any{row("2020-01-01T00:00:00Z")}, "no date"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := wellFormed(graph.Ask{Question: "unit_links", Limit: test.limit},
				&graph.Answer{Question: "unit_links", Columns: columns, Rows: test.rows, More: test.more})
			if (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
				t.Errorf("want %q, not %v", test.says, err)
			}
		})
	}
}

// A reader gives the same answer to everything.
type reader struct{ answer *graph.Answer }

func (r reader) Ask(context.Context, graph.Ask) (*graph.Answer, error) { return r.answer, nil }

func TestCaseFailsForEveryDifference(t *testing.T) {
	var c *testCase
	for _, file := range mustReadCases(t) {
		if file.path == "cases/flows_by_level/river.txt" {
			c = file.cases[0]
		}
	}
	if c == nil || len(c.rows) < 2 {
		t.Fatal("the case is gone")
	}
	var columns []graph.Column
	for i, name := range c.columns {
		columns = append(columns, graph.Column{Name: name, Kind: []string{"string", "string", "int", "int"}[i]})
	}
	for _, test := range []struct {
		name   string
		change func(a *graph.Answer)
		passes bool
	}{
		{"no difference", func(*graph.Answer) {}, true},
		{"a row less", func(a *graph.Answer) { a.Rows = a.Rows[1:] }, false},
		{"no rows", func(a *graph.Answer) { a.Rows = nil }, false},
		{"a row more", func(a *graph.Answer) { a.Rows = append(a.Rows, []any{"z", "z", int64(1), int64(1)}) }, false},
		{"a count off by one", func(a *graph.Answer) { a.Rows[0] = []any{"commune", "commune", int64(6), int64(4)} }, false},
		{"two rows exchanged", func(a *graph.Answer) { a.Rows[0], a.Rows[1] = a.Rows[1], a.Rows[0] }, false},
		{"another engine", func(a *graph.Answer) { a.Engine = "other" }, false},
		{"a warning", func(a *graph.Answer) { a.Warnings = []string{"incomplete"} }, false},
		{"a column renamed", func(a *graph.Answer) { a.Columns[0].Name = "from" }, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := &graph.Answer{Question: c.ask.Question, Engine: "e", Columns: append([]graph.Column(nil), columns...), Rows: append([][]any(nil), c.rows...)}
			test.change(answer)
			err := c.run(t, "e", reader{answer})
			if (err == nil) != test.passes {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestOnlyWhatRanAndPassedIsCounted(t *testing.T) {
	if n := passes(t, "passes", func(*testing.T) {}); n != 1 {
		t.Errorf("a test that passed counts %d", n)
	}
	if n := passes(t, "is skipped", func(t *testing.T) { t.SkipNow() }); n != 0 {
		t.Errorf("a test that was skipped counts %d", n)
	}
}
