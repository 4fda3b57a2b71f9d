package mapping

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest/titles"
)

// targets are the tables with the columns that the schema knows. A test of
// package ingest holds them to those that it reads.
func targets(t testing.TB) Targets {
	t.Helper()
	var schema struct {
		Definitions map[string]struct {
			Properties struct {
				Columns struct {
					Properties map[string]any
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	found := Targets{}
	for name, definition := range schema.Definitions {
		if target, ok := strings.CutPrefix(name, "rule_of_"); ok {
			found[target] = slices.Sorted(maps.Keys(definition.Properties.Columns.Properties))
		}
	}
	return found
}

func parse(t testing.TB, text string) (*Mapping, error) {
	t.Helper()
	return Parse("m.yaml", []byte(text), targets(t), nil)
}

func mustParse(t testing.TB, text string) *Mapping {
	t.Helper()
	m, err := parse(t, text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMistakesInAMappingFileAreToldWithTheirLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", `m.yaml says nothing; it must name at least one table to make, such as flat`},
		{"no table", "version: 1\n", `m.yaml makes no table; name at least one, such as flat`},
		{"another version", "version: 2\n", `m.yaml line 1: the version is "2"; this program reads version 1`},
		{"an unknown table", "offices: {from: a.csv}\n", `m.yaml line 1: there is no key "offices" here; the keys are claims, dataset, flat, officials, posts, tenures, unit_links, units, version`},
		{"a list without rules", "flat: []\n", `m.yaml line 1: the list of flat has no rule; give it one, or take it out`},
		{"an empty rule in a list", "flat:\n  -\n", `m.yaml line 2: an item is empty; write it out or take it out, and put an empty text in quotes`},
		{"both forms", "flat: {from: a.csv, columns: {post: p}}\ntenures: {from: a.csv, columns: {id: i}}\n", `m.yaml makes both a flat table and tables of a dataset folder; choose one of the two forms`},
		{"no tenures", "posts: {from: a.csv, columns: {id: i}}\n", `m.yaml makes no tenures; a dataset needs them, or one flat table`},
		{"a rule that is a text", "flat: a.csv\n", `m.yaml line 1: a rule of flat must be keys with values`},
		{"an unknown key of a rule", "flat:\n  from: a.csv\n  colums: {post: p}\n", `m.yaml line 3: there is no key "colums" here; the keys are columns, from, join, one_per, optional, skip, split, titles`},
		{"split in a rule of a dataset", "tenures:\n  from: a.csv\n  split: {column: c, at: x}\n", `m.yaml line 3: there is no key "split" here; the keys are columns, from, join, one_per, optional, skip`},
		{"a key twice", "flat:\n  from: a.csv\n  from: b.csv\n", `m.yaml line 3: the key from stands twice; keep one`},
		{"an alias", "flat:\n  from: &a a.csv\n  columns: *a\n", `m.yaml line 3: columns is an alias; write its value out`},
		{"a key that is a list", "flat:\n  from: a.csv\n  columns:\n    ? [a]\n    : b\n", `m.yaml line 4: a key of columns is no text; write a text before the colon`},
		{"no source", "flat:\n  columns: {post: p}\n", `m.yaml line 2: the rule of flat names no file; say from which one it reads (from)`},
		{"no columns", "flat:\n  from: a.csv\n", `m.yaml line 2: the rule of flat has no columns; say what feeds them (columns)`},
		{"an unknown format", "flat:\n  from: {file: a, format: xml}\n", `m.yaml line 2: there is no format "xml"; the formats are csv, xlsx, json, ndjson`},
		{"two signs between cells", "flat:\n  from: {file: a, delimiter: '||'}\n", `m.yaml line 2: the delimiter is "||"; write one sign in quotes, such as ";", or tab`},
		{"a letter between cells", "flat:\n  from: {file: a, delimiter: a}\n", `m.yaml line 2: the delimiter is "a"; write one sign in quotes, such as ";", or tab`},
		{"an unknown key of from", "flat:\n  from: {path: a}\n", `m.yaml line 2: there is no key "path" here; the keys are delimiter, encoding, file, format, rows, sheet`},
		{"an unknown column", "unit_links:\n  from: a.csv\n  columns:\n    day: d\n", `m.yaml line 4: unit_links has no column "day"; its columns are kind, on, predecessor_id, successor_id, and any that begins with x_`},
		{"a column without a name", "flat:\n  from: a.csv\n  columns:\n    post: ''\n", `m.yaml line 4: the name of a column is empty; write it out`},
		{"nothing that feeds a column", "flat:\n  from: a.csv\n  columns:\n    post: {values: {a: b}}\n", `m.yaml line 4: say in one way what feeds the column: column, value, text or first_of`},
		{"two ways to feed a column", "flat:\n  from: a.csv\n  columns:\n    post: {column: a, value: b}\n", `m.yaml line 4: say in one way what feeds the column: column, value, text or first_of`},
		{"an unknown key of a cell", "flat:\n  from: a.csv\n  columns:\n    post: {colum: a}\n", `m.yaml line 4: there is no key "colum" here; the keys are column, dates, first_of, of, optional, other, text, value, values`},
		{"other without values", "flat:\n  from: a.csv\n  columns:\n    post: {column: a, other: b}\n", `m.yaml line 4: other goes with values: it takes the place of every text that they do not list`},
		{"of without a column", "flat:\n  from: a.csv\n  columns:\n    post: {value: a, of: b}\n", `m.yaml line 4: of goes with column: it names the join whose column is meant`},
		{"values that are a list", "flat:\n  from: a.csv\n  columns:\n    post: {column: a, values: [b]}\n", `m.yaml line 4: values must be keys with values`},
		{"a value that is a list", "flat:\n  from: a.csv\n  columns:\n    post:\n      column: a\n      values: {b: [c]}\n", `m.yaml line 6: here must stand the text that takes the place of the other`},
		{"a brace that is not closed", "flat:\n  from: a.csv\n  columns:\n    post: {text: '{a'}\n", `m.yaml line 4: a brace is not closed or is empty; write a column's name between { and }`},
		{"a text without a column", "flat:\n  from: a.csv\n  columns:\n    post: {text: a}\n", `m.yaml line 4: the text names no column in braces; for a constant write value`},
		{"first_of that is no list", "flat:\n  from: a.csv\n  columns:\n    post: {first_of: a}\n", `m.yaml line 4: first_of must be a list of what may feed the column, the first that is not blank counts`},
		{"first_of in first_of", "flat:\n  from: a.csv\n  columns:\n    post:\n      first_of:\n        - a\n        - {first_of: [b]}\n", `m.yaml line 7: first_of stands inside first_of; write one list`},
		{"dates in first_of", "flat:\n  from: a.csv\n  columns:\n    start:\n      first_of:\n        - {column: b, dates: dmy}\n", `m.yaml line 6: dates are read in what feeds a column as a whole; write them there, or take them out`},
		{"dates in a key", "flat:\n  from: a.csv\n  one_per:\n    key: {column: b, dates: dmy}\n", `m.yaml line 4: dates are read in what feeds a column as a whole; write them there, or take them out`},
		{"an unknown order of dates", "flat:\n  from: a.csv\n  columns:\n    start: {column: a, dates: ymd}\n", `m.yaml line 4: there is no order of dates "ymd"; write dmy, mdy, or any where neither is sure`},
		{"an epoch without serial days", "flat:\n  from: a.csv\n  columns:\n    start: {column: a, dates: {epoch_1904: true}}\n", `m.yaml line 4: epoch_1904 goes with serial: true, since only serial days are counted from a first day`},
		{"a flag that is no flag", "flat:\n  from: a.csv\n  columns:\n    start: {column: a, optional: yes}\n", `m.yaml line 4: "yes" is neither true nor false; write true or false`},
		{"a column in the place of a note", "flat:\n  from: a.csv\n  columns:\n    start: {column: a, dates: dmy}\n    x_start_note: b\n", `m.yaml line 5: x_start_note holds what the dates of start say beside the date; choose another name`},
		{"a condition without a column", "flat:\n  from: a.csv\n  skip:\n    - {is: a, reason: b}\n", `m.yaml line 4: the condition names no column`},
		{"a condition that never holds", "flat:\n  from: a.csv\n  skip:\n    - {column: a, reason: b}\n", `m.yaml line 4: the condition never holds; say which texts it is about (is), or blank: true, or filled: true`},
		{"a condition without a reason", "flat:\n  from: a.csv\n  skip:\n    - {column: a, blank: true}\n", `m.yaml line 4: the condition has no reason; say in a few words why such rows are left out, since the report counts them by it`},
		{"a join without a source", "flat:\n  from: a.csv\n  join:\n    j: {key: a, by: b}\n", `m.yaml line 4: the join j names no file; say from which one it reads (from)`},
		{"a join without by", "flat:\n  from: a.csv\n  join:\n    j: {from: b.csv, key: a}\n", `m.yaml line 4: the join j needs key, a column of b.csv, and by, a column of the source that holds the same values`},
		{"a join that is not there", "flat:\n  from: a.csv\n  columns:\n    post: {column: a, of: j}\n", `m.yaml line 4: there is no join "j" in this rule; add it under join, or correct the name`},
		{"a join by a later one", "flat:\n  from: a.csv\n  join:\n    j: {from: b.csv, key: a, by: {column: c, of: k}}\n    k: {from: c.csv, key: a, by: b}\n", `m.yaml line 4: the join j goes by k, which must be a join before it`},
		{"latest and earliest", "flat:\n  from: a.csv\n  one_per: {key: a, latest: b, earliest: c}\n", `m.yaml line 3: latest and earliest exclude each other; keep one`},
		{"one_per without a key", "flat:\n  from: a.csv\n  one_per: {latest: b}\n", `m.yaml line 3: one_per names no key; say of which column one row is taken for each value`},
		{"split without a mark", "flat:\n  from: a.csv\n  split: {column: a, at: ''}\n", `m.yaml line 3: split needs column and at, the texts between the posts in its cells, such as ";"`},
		{"titles without a column", "flat:\n  from: a.csv\n  titles: {table: vi}\n", `m.yaml line 3: titles needs table (vi, en, or a file such as terms.yaml) and column, where the titles stand`},
		{"a table of titles that is not there", "flat:\n  from: a.csv\n  titles: {table: terms.yaml, column: a}\n", `m.yaml line 3: the table of titles terms.yaml cannot be read; it must stand beside the mapping file`},
		{"two documents", "version: 1\n---\nversion: 1\n", `m.yaml holds more than one document; keep the first, without a line of ---`},
		{"no YAML", "flat: [\n", `m.yaml is not YAML; check its indentation, quotes and brackets near line 1`},
		{"no UTF-8", "flat: \xff\n", `m.yaml is not UTF-8 text; save it in UTF-8`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parse(t, c.text)
			if err == nil {
				t.Fatal("it is taken as sound")
			}
			if graph.CodeOf(err) != graph.Invalid {
				t.Errorf("its code is %s, want invalid", graph.CodeOf(err))
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAMappingHasABoundOfRulesAndColumns(t *testing.T) {
	rules := "flat:\n" + strings.Repeat("  - {from: a.csv, columns: {post: p}}\n", 101)
	if _, err := parse(t, rules); err == nil || err.Error() != "m.yaml has more than 100 rules; split it" {
		t.Errorf("101 rules: %v", err)
	}
	var columns strings.Builder
	columns.WriteString("flat:\n  from: a.csv\n  columns:\n")
	for i := range 1001 {
		columns.WriteString("    x_" + strings.Repeat("y", i+1) + ": p\n")
	}
	if _, err := parse(t, columns.String()); err == nil || err.Error() != "m.yaml line 4: has more than 1000 columns" {
		t.Errorf("1,001 columns: %v", err)
	}
}

func TestAMappingFileIsReadWithWhatStandsBesideIt(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "m.yaml")
	if _, err := Read(path, targets(t)); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(path, []byte("flat: {from: a.csv, titles: {table: ../terms.yaml, column: a}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path, targets(t)); err == nil || !strings.Contains(err.Error(), "it must stand beside the mapping file") {
		t.Errorf("a table of titles in another folder: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	examples, err := filepath.Glob("../../../examples/mappings/*.yaml")
	if err != nil || len(examples) == 0 {
		f.Fatalf("there are no examples: %v", err)
	}
	for _, path := range append(examples, "../popolo.yaml") {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("flat:\n  from: {file: a, delimiter: \";\"}\n  split: {column: p, at: [\";\", \"\\n\"]}\n  columns: {post: {first_of: [p, {text: \"{a} of {b}\", optional: true}], values: {a: b}, other: c}}\n"))
	f.Add([]byte("flat: {from: a, columns: {post: {column: p, 0}}}"))
	f.Add([]byte("flat: {from: a, columns: {? [a] : b, *c : d, <<: {e: f}}}"))
	known := targets(f)
	schema := compiled(f)
	beside := Opener(func(name string) (fs.File, error) { return fstest.MapFS{}.Open(name) })
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := Parse("m.yaml", text, known, beside)
		if err != nil {
			if graph.CodeOf(err) != graph.Invalid || !strings.HasPrefix(err.Error(), "m.yaml ") {
				t.Errorf("the error is %v", err)
			}
			return
		}
		again, err := Parse("m.yaml", text, known, beside)
		if err != nil {
			t.Fatalf("what was sound is not, the second time: %v", err)
		}
		if diff := cmp.Diff(m, again, cmp.Exporter(func(reflect.Type) bool { return true }), cmp.Comparer(sameTitles)); diff != "" {
			t.Errorf("two readings differ:\n%s", diff)
		}
		if err := refused(t, schema, string(text)); err != nil && !strings.Contains(string(text), "dataset") {
			t.Errorf("the schema refuses what the parser takes: %v", err)
		}
		for _, r := range m.Rules {
			if r.From.File == "" || len(r.columns) == 0 && r.titles == nil || len(r.columns) > maxColumns {
				t.Errorf("a rule is not sound: %+v", r)
			}
			if slices.Contains(r.needs(""), "") {
				t.Error("a column without a name is read")
			}
		}
	})
}

// sameTitles looks no further into tables, which another test holds.
func sameTitles(a, b *titles.Table) bool { return (a == nil) == (b == nil) }
