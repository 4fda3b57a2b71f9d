package rows

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// document opens the only document of a file.
func document(t testing.TB, name, text string, options OpenOptions) *Document {
	t.Helper()
	source, err := Open(write(t, name, text), options)
	if err != nil {
		t.Fatal(err)
	}
	if len(source.Documents) != 1 || len(source.Tables) != 0 {
		t.Fatalf("%s has %d documents and %d tables", name, len(source.Documents), len(source.Tables))
	}
	return source.Documents[0]
}

func readJSON(t testing.TB, d *Document, rows string, columns ...string) ([]seen, error) {
	t.Helper()
	table, err := d.Table(rows, columns)
	if err != nil {
		return nil, err
	}
	r, err := table.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return drain(r)
}

// Invented people, in the form of an encyclopaedia's boxes: the second one has
// a list of marks that must not be taken for offices, and a gap in her numbers.
const boxes = `[
  {"title": "An", "infobox": {"office": "Bí thư", "term_start": "2001",
     "office10": "Chủ tịch", "office2": "Phó Bí thư",
     "term_start2": 1998, "term_start10": null}},
  {"title": "Bình", "infobox": {
     "office_name": "a decoy", "officer": "a decoy", "office3b": "a decoy",
     "office3": "Giám đốc", "term_start": "1990", "term_start3": true}},
  {"title": "Chi", "infobox": []}
]`

func TestNumberedMembersAreRows(t *testing.T) {
	rows, err := readJSON(t, document(t, "a.json", boxes, OpenOptions{}), "[*].infobox.office#", "[*].infobox.office#", "[*].title", "[*].infobox.term_start#")
	if err != nil {
		t.Fatal(err)
	}
	// The bare one first, then 2 before 10; term_start is not that of office3; and
	// an empty list is an empty object in what PHP writes.
	want := []seen{
		{0, 2, "$[0].infobox.office", []string{"Bí thư", "An", "2001"}},
		{1, 3, "$[0].infobox.office2", []string{"Phó Bí thư", "An", "1998"}},
		{2, 3, "$[0].infobox.office10", []string{"Chủ tịch", "An", ""}},
		{3, 7, "$[1].infobox.office3", []string{"Giám đốc", "Bình", "true"}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const popolo = `{
  "meta": {"persons": [{"decoy": 1}]},
  "persons": [
    {"id": "p1", "other_names": ["A", "", "B"], "memberships": [{"role": "x", "a b": 1.50}, {"role": "y"}]},
    {"id": "p2"},
    {"id": "p3", "memberships": [{"role": {"vi": "z", "tags": ["<a>", null, true, -1e5]}, "other": 1}]}
  ],
  "posts": []
}`

func TestListsWithinListsAreRows(t *testing.T) {
	_, err := readJSON(t, document(t, "a.json", popolo, OpenOptions{}), "$.persons[*].memberships[*]",
		"persons[*].memberships[*].role", "persons[*].id", "persons[*].memberships[*]['a b']", "persons[*].other_names[1]", "persons[*].memberships[0].role.vi")
	if err == nil {
		t.Fatal("a text is entered like an object")
	}
	expectFault(t, err, &Fault{Cause: Unsound, Line: 4, Where: "$.persons[0].memberships[0].role", Message: "line 4, at $.persons[0].memberships[0].role, holds a text where the path persons[*].memberships[0].role.vi needs an object; correct the path or the file"})

	rows, err := readJSON(t, document(t, "a.json", popolo, OpenOptions{}), "$.persons[*].memberships[*]",
		"persons[*].memberships[*].role", "persons[*].id", "persons[*].memberships[*]['a b']", "persons[*].other_names[2]")
	if err != nil {
		t.Fatal(err)
	}
	want := []seen{
		{0, 4, "$.persons[0].memberships[0].role", []string{"x", "p1", "1.50", "B"}},
		{1, 4, "$.persons[0].memberships[1].role", []string{"y", "p1", "", "B"}},
		{2, 6, "$.persons[2].memberships[0].role", []string{`{"vi":"z","tags":["<a>",null,true,-1e5]}`, "p3", "", ""}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAStarMoreThanTheRowHasJoinsAList(t *testing.T) {
	rows, err := readJSON(t, document(t, "a.json", popolo, OpenOptions{}), "persons[*]", "persons[*].other_names[*]")
	if err != nil {
		t.Fatal(err)
	}
	want := []seen{
		{0, 4, "$.persons[0].other_names[*]", []string{"A; B"}},
		{1, 5, "$.persons[1].other_names[*]", []string{""}},
		{2, 6, "$.persons[2].other_names[*]", []string{""}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOneObjectOrOneOfItsListsIsATable(t *testing.T) {
	text := `{"a": {"office": 1, "office2": 2}, "lists": [[{"n": 1}], [{"n": 2}, {"n": 3}]], "z": 1}`
	for _, c := range []struct {
		rows, column string
		want         []seen
	}{
		{"", "z", []seen{{0, 1, "$.z", []string{"1"}}}},
		{"$", "$.lists[1][0].n", []seen{{0, 1, "$.lists[1][0].n", []string{"2"}}}},
		{"a.office#", "z", []seen{{0, 1, "$.z", []string{"1"}}, {1, 1, "$.z", []string{"1"}}}},
		{"lists[1][*]", "lists[1][*].n", []seen{{0, 1, "$.lists[1][0].n", []string{"2"}}, {1, 1, "$.lists[1][1].n", []string{"3"}}}},
		{"lists[*][*]", "lists[*][*].n", []seen{{0, 1, "$.lists[0][0].n", []string{"1"}}, {1, 1, "$.lists[1][0].n", []string{"2"}}, {2, 1, "$.lists[1][1].n", []string{"3"}}}},
	} {
		t.Run(c.rows, func(t *testing.T) {
			rows, err := readJSON(t, document(t, "a.json", text, OpenOptions{}), c.rows, c.column)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, rows); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinesOfNDJSONAreElements(t *testing.T) {
	text := "\ufeff{\"n\": 1}\n\n{\"n\": 2}\n"
	d := document(t, "a.txt", text, OpenOptions{})
	if d.Format != NDJSON {
		t.Errorf("it was taken for %s", d.Format)
	}
	rows, err := readJSON(t, d, "[*]", "[*].n")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]seen{{0, 1, "$[0].n", []string{"1"}}, {1, 3, "$[1].n", []string{"2"}}}, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := d.Table("n", nil); err == nil || err.Error() != `the path "n" must begin with [*]: each line of a.txt is an element` {
		t.Errorf("a path without a star is answered by %v", err)
	}
}

func TestJSONIsToldFromNDJSON(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             Format
	}{
		{"one object on one line", "a.json", "{\"a\": 1}\n", JSON},
		{"the same, named as lines", "a.jsonl", "{\"a\": 1}\n", NDJSON},
		{"one object on several lines", "a.json", "\n {\n\"a\": 1}\n", JSON},
		{"a list of objects, a line each", "a.json", "[\n{\"a\": 1},\n{\"a\": 2}]\n", JSON},
		{"objects, a line each", "a.json", "{\"a\": 1}\n{\"a\": 2}", NDJSON},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := document(t, c.file, c.text, OpenOptions{}); d.Format != c.want {
				t.Errorf("it was taken for %s", d.Format)
			}
		})
	}
}

func TestUnsoundJSONIsOneSentence(t *testing.T) {
	deep := strings.Repeat("[", 100_000)
	for _, c := range []struct {
		name, text, rows, column string
		want                     Fault
	}{
		{"empty", " \n", "[*]", "[*]", Fault{Unsound, 1, "", "a.json is empty; it must hold JSON"}},
		{"a comma too many", "[\n{\"a\": 1,\n}]", "[*]", "[*].a", Fault{Unsound, 3, "$[0].a", "line 3, at $[0].a, is not valid JSON: invalid character '}' looking for beginning of object key string; mend it there, or export the file again"}},
		{"cut off", "[\n{\"a\": 1},\n{\"a\":\n", "[*]", "[*].a", Fault{Unsound, 3, "$[1].a", "line 3, at $[1].a, is the last, but the JSON does not end there; get the whole file"}},
		{"cut off in a text", "[\n\"x", "[*]", "[*]", Fault{Unsound, 2, "$[0]", "line 2, at $[0], is the last, but the JSON does not end there; get the whole file"}},
		{"a name twice", "[{\"b\": {\"a\": 1,\n\"a\": 2}}]", "[*]", "[*].b.a", Fault{Unsound, 2, "$[0].b.a", "line 2, at $[0].b.a, is the second member of that name in one object; rename or remove one of them"}},
		{"the list of rows twice", "{\"rows\": [],\n\"rows\": [1]}", "rows[*]", "rows[*]", Fault{Unsound, 2, "$.rows", "line 2, at $.rows, is the second member of that name in one object; rename or remove one of them"}},
		{"deep", deep, "[*]", "[*]", Fault{TooLarge, 1, "$" + strings.Repeat("[0]", 64), "line 1, at $" + strings.Repeat("[0]", 64) + ", is more than 64 levels deep; flatten the file"}},
		{"deep where nobody looks", "{\"x\": " + deep, "rows[*]", "rows[*]", Fault{TooLarge, 1, "$.x" + strings.Repeat("[0]", 63), "line 1, at $.x" + strings.Repeat("[0]", 63) + ", is more than 64 levels deep; flatten the file"}},
		{"a text without end", "[\"" + strings.Repeat("x", 9<<20), "[*]", "[*]", Fault{TooLarge, 1, "", "line 1 holds a piece of more than 8388608 bytes; split or shorten it"}},
		{"a long text", "[\"" + strings.Repeat("x", 1<<20+1) + "\"]", "[*]", "[*]", Fault{TooLarge, 1, "$[0]", "line 1, at $[0], holds a text of more than 1048576 bytes; shorten it"}},
		{"a large element", "[[\n" + strings.Repeat("\"0123456789012345678901234567890123456789\",", 200_000) + "1]]", "[*]", "[*]", Fault{TooLarge, 2, "$[0][195083]", "line 2, at $[0][195083], passes 8388608 bytes in one element of the file; split the element"}},
		{"an element of too many values", "[[" + strings.Repeat("0,", 500_000) + "0]]", "[*]", "[*]", Fault{TooLarge, 1, "$[0][499999]", "line 1, at $[0][499999], is one of more than 500000 values in one element of the file; split the element"}},
		{"Windows-1258", "[\"Tỉnh\",\n\"\xea\xec\"]", "[*]", "[*]", Fault{Unsound, 2, "", "line 2 is not UTF-8 text; save the file as JSON in UTF-8"}},
		{"UTF-16", "\xff\xfe[\x00]\x00", "[*]", "[*]", Fault{Unsound, 1, "", "a.json is UTF-16; save it as JSON in UTF-8"}},
		{"a second value", "[]\n[]", "[*]", "[*]", Fault{Unsound, 2, "$", "line 2, at $, begins a second value after the end of the JSON; make one list of them, or state that the format is ndjson"}},
		{"no such member", "{\"b\": [1], \"a c\": 1}", "rows[*]", "rows[*]", Fault{Absent, 1, "$", "line 1, at $, has no member rows, to which the path rows[*] goes; correct the path (the members are: ['a c'], b)"}},
		{"no such element", "[[1],\n[2]]", "[2][*]", "[2][*]", Fault{Absent, 2, "$", "line 2, at $, has no element 2, to which the path [2][*] goes; correct the path"}},
		{"no list", "{\"rows\": {\"a\": 1}}", "rows[*]", "rows[*]", Fault{Unsound, 1, "$.rows", "line 1, at $.rows, holds something else than a list, which the path rows[*] needs; correct the path or the file"}},
		{"a text where rows should be", "[{\"a\": {}},\n{\"a\": \"x\"}]", "[*].a.b#", "[*].a.b#", Fault{Unsound, 2, "$[1].a", "line 2, at $[1].a, holds a text where the path [*].a.b# needs an object; correct the path or the file"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := document(t, "a.json", c.text, OpenOptions{Format: JSON})
			_, err := readJSON(t, d, c.rows, c.column)
			expectFault(t, err, &c.want)
		})
	}
	t.Run("a line of NDJSON", func(t *testing.T) {
		_, err := readJSON(t, document(t, "a.json", "{\"a\": 1}\n{\"a\": 1 \"b\"}\n", OpenOptions{}), "[*]", "[*].a")
		expectFault(t, err, &Fault{Unsound, 2, "$[1].a", "line 2, at $[1].a, is not valid JSON: invalid character '\"' after object key:value pair; mend it there, or export the file again"})
	})
}

func TestPathsThatCannotBeAreOneSentence(t *testing.T) {
	d := document(t, "a.json", "[]", OpenOptions{})
	for _, c := range []struct{ rows, column, want string }{
		{"[*", "[*]", `the path "[*" has a bracket that holds neither * nor a whole number nor a name in single quotes; write [*], [2] or ['a name']`},
		{"[-1]", "[*]", `the path "[-1]" has a bracket that holds neither * nor a whole number nor a name in single quotes; write [*], [2] or ['a name']`},
		{"[01]", "[*]", `the path "[01]" has a bracket that holds neither * nor a whole number nor a name in single quotes; write [*], [2] or ['a name']`},
		{"['a", "[*]", `the path "['a" has a quote that is not closed; write ['a name']`},
		{`['a\b']`, "[*]", `the path "['a\\b']" has a backslash that stands before neither a quote nor a backslash; write \\ for it`},
		{"a..b", "[*]", `the path "a..b" has a name that is empty or holds odd characters; write such a name as ['a name']`},
		{"a b", "[*]", `the path "a b" has a name that is empty or holds odd characters; write such a name as ['a name']`},
		{"a#b", "[*]", `the path "a#b" has a name that is empty or holds odd characters; write such a name as ['a name']`},
		{"[*]a", "[*]", `the path "[*]a" lacks a dot before a name; write a.b`},
		{strings.Repeat("a", 1001), "[*]", "a path is longer than 1000 characters; shorten it"},
		{"a[*]", "b[*].c", `the path "b[*].c" does not begin with a[*] as the rows do; only what stands in the same element can be a cell of a row`},
		{"[*]", "[*].a#", `the path "[*].a#" has more number signs than that of the rows, "[*]"; a sign stands for the number of the row`},
	} {
		if _, err := d.Table(c.rows, []string{c.column}); err == nil || err.Error() != c.want {
			t.Errorf("%s and %s: the error is\n%v, want\n%s", c.rows, c.column, err, c.want)
		}
	}
}

// The stars of a column beyond that of the rows: in the middle of the path, and
// twice. What is blank or missing is passed over.
func TestStarsBeyondThoseOfTheRowsJoinTheirValues(t *testing.T) {
	const text = `[{"a": [{"b": "x", "c": [1, 2]}, {"b": ""}, {"c": [null, 3]}, null, {"b": "y"}]}, {"a": []}]`
	rows, err := readJSON(t, document(t, "a.json", text, OpenOptions{}), "[*]", "[*].a[*].b", "[*].a[*].c[*]")
	if err != nil {
		t.Fatal(err)
	}
	var cells [][]string
	for _, row := range rows {
		cells = append(cells, row.Cells)
	}
	if diff := cmp.Diff([][]string{{"x; y", "1; 2; 3"}, {"", ""}}, cells); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPathsAreListedWithTheirValues(t *testing.T) {
	got, err := document(t, "a.json", boxes, OpenOptions{}).Paths(2)
	if err != nil {
		t.Fatal(err)
	}
	want := []PathCount{
		{"[*].title", 2, []string{"An", "Bình"}}, // the third is beyond the first two
		{"[*].infobox.office#", 4, []string{"Bí thư", "Chủ tịch", "Phó Bí thư", "Giám đốc"}},
		{"[*].infobox.term_start#", 4, []string{"2001", "1990", "1998", "true"}},
		{"[*].infobox.office_name", 1, []string{"a decoy"}},
		{"[*].infobox.officer", 1, []string{"a decoy"}},
		{"[*].infobox.office3b", 1, []string{"a decoy"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	got, err = document(t, "b.json", popolo, OpenOptions{}).Paths(1)
	if err != nil {
		t.Fatal(err)
	}
	want = []PathCount{
		{"meta.persons[*].decoy", 1, []string{"1"}},
		{"persons[*].id", 1, []string{"p1"}},
		{"persons[*].other_names[*]", 1, []string{"A"}},
		{"persons[*].memberships[*].role", 1, []string{"x"}},
		{"persons[*].memberships[*]['a b']", 1, []string{"1.50"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	got, err = document(t, "c.json", "{\"a\": null}\n{\"a\": 1}\n{\"b\": 1}\n", OpenOptions{}).Paths(2)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]PathCount{{"[*].a", 1, []string{"1"}}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTooManyPathsAreAFault(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, ",\"n%dx\": 1", i)
	}
	_, err := document(t, "a.json", "{"+b.String()[1:]+"}", OpenOptions{}).Paths(1)
	expectFault(t, err, &Fault{TooLarge, 1, "$.n10000x", "line 1, at $.n10000x, brings more than 10000 different paths; members that are named by ids should be a list"})
}

// Any path that can be written is read as it was meant.
func TestPathsAreReadAsTheyAreWritten(t *testing.T) {
	name := rapid.StringOf(rapid.SampledFrom([]rune(`ab2é.[]'"#$\* `)))
	steps := rapid.Custom(func(t *rapid.T) step {
		switch stepKind(rapid.IntRange(0, 2).Draw(t, "kind")) {
		case star:
			return step{kind: star}
		case element:
			return step{kind: element, at: rapid.IntRange(0, 1<<40).Draw(t, "at")}
		}
		return step{kind: member, name: name.Draw(t, "name"), numbered: rapid.Bool().Draw(t, "numbered")}
	})
	rapid.Check(t, func(t *rapid.T) {
		p := path(rapid.SliceOfN(steps, 1, 8).Draw(t, "path"))
		for _, text := range []string{p.String(), p.place()} {
			got, err := parsePath(text)
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			if diff := cmp.Diff(p, got, cmp.AllowUnexported(step{})); diff != "" {
				t.Errorf("%q (-want +got):\n%s", text, diff)
			}
		}
	})
}

func FuzzJSONPaths(f *testing.F) {
	for _, text := range []string{"", "$", "[*].infobox.office#", "$.persons[*].memberships[2]", `['a b']#['\'\\']`, "a..b", "[", "$a", "['"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := parsePath(text)
		if err != nil {
			return
		}
		again, err := parsePath(p.String())
		if err != nil {
			t.Fatalf("%q is written as %q: %v", text, p, err)
		}
		if diff := cmp.Diff(p, again, cmp.AllowUnexported(step{})); diff != "" {
			t.Errorf("%q is written as %q", text, p)
		}
	})
}

func FuzzJSON(f *testing.F) {
	for _, text := range []string{boxes, popolo, "[]", "[1,null,\"x\"]", "{\"a\":1}\n{\"a\":2}\n", "[[[[", "{\"a\":1,\"a\":2}", "\xff\xfe[", "[\"\\ud800\"]"} {
		f.Add(text, "[*].infobox.office#", "[*].title")
		f.Add(text, "persons[*].memberships[*]", "persons[*].other_names[*]")
		f.Add(text, "[*]", "[*]")
		f.Add(text, "", "a")
	}
	f.Fuzz(func(t *testing.T, text, rows, column string) {
		c := content{"a.json", func() (*stream, error) {
			in := &counter{in: strings.NewReader(text)}
			return &stream{Reader: in, done: in.count, total: int64(len(text)), close: func() error { return nil }}, nil
		}}
		for _, format := range []Format{JSON, NDJSON} {
			d := &Document{File: "a.json", Format: format, from: c}
			if _, err := d.Paths(3); err != nil {
				expectPlace(t, err)
			}
			table, err := d.Table(rows, []string{column})
			if err != nil {
				continue
			}
			r, err := table.Open()
			if err != nil {
				expectPlace(t, err)
				continue
			}
			n := 0
			for err = r.Next(); err == nil; err = r.Next() {
				if r.Record() != n || len(r.Cells()) != 1 || r.Line() < 1 || !strings.HasPrefix(r.Where(0), "$") || !strings.HasPrefix(r.Where(-1), "$") {
					t.Fatalf("row %d is %d, at line %d, %s", n, r.Record(), r.Line(), r.Where(0))
				}
				if n++; n > len(text) {
					t.Fatal("there are more rows than bytes")
				}
			}
			if err != io.EOF {
				expectPlace(t, err)
			}
		}
	})
}

func expectPlace(t *testing.T, err error) {
	t.Helper()
	var f *Fault
	if !errors.As(err, &f) || f.Line < 1 || f.Message == "" {
		t.Errorf("the error %v tells no place", err)
	}
}
