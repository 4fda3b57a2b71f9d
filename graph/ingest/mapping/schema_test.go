package mapping

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// compiled is the schema as an editor uses it.
func compiled(t testing.TB) *jsonschema.Schema {
	t.Helper()
	schema, err := compileOnce()
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

var compileOnce = sync.OnceValues(func() (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		return nil, err
	}
	return c.Compile("schema.json")
})

// plain is a node as an editor sees it, as JSON.
func plain(node *yaml.Node) any {
	switch node.Kind {
	case yaml.DocumentNode:
		return plain(node.Content[0])
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			object[node.Content[i].Value] = plain(node.Content[i+1])
		}
		return object
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range node.Content {
			list = append(list, plain(item))
		}
		return list
	}
	switch node.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return node.Value == "true"
	case "!!int", "!!float":
		if json.Valid([]byte(node.Value)) {
			return json.Number(node.Value)
		}
	}
	return node.Value
}

// refused is what the schema says against a text, nil where it is sound.
func refused(t testing.TB, schema *jsonschema.Schema, text string) error {
	t.Helper()
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(text), &node); err != nil {
		t.Fatal(err)
	}
	return schema.Validate(plain(&node))
}

func TestTheSchemaTakesTheExamples(t *testing.T) {
	schema := compiled(t)
	paths, err := filepath.Glob("../../../examples/mappings/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no examples: %v", err)
	}
	for _, path := range append(paths, "../popolo.yaml") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := refused(t, schema, string(text)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := Parse(filepath.Base(path), text, targets(t), nil); err != nil {
			t.Error(err)
		}
	}
}

// What each writes of a rule is put into a flat one.
func flatRule(more string) string { return "flat:\n  from: a.csv\n" + more }

// feeding is a rule whose post is fed so.
func feeding(cell string) string { return flatRule("  columns: {post: " + cell + "}\n") }

const withPost = "  columns: {post: p}\n"

func TestTheSchemaAndTheParserTakeTheSame(t *testing.T) {
	schema := compiled(t)
	for _, text := range []string{
		"version: 1\n" + feeding("p"),
		"version: \"1\"\ndataset:\n" + feeding("p"),
		"version:\ndataset: {id: d}\nunits:\n" + feeding("p"),
		"flat:\n  - {from: a.csv, columns: {post: p}}\n  - {from: b.csv, columns: {post: p, unit: }}\n",
		"tenures: {from: a.csv, columns: {id: i, x_any: 5}}\nunits: {from: b.csv, optional: \"true\", columns: {id: i}}\nflat:\n",
		"flat: {from: 5, columns: {post: p}}",
		"flat: {from: {file: a, sheet: s, rows: r, format: csv, delimiter: tab, encoding: utf-16}, columns: {post: p}}",
		"flat: {from: {file: a, sheet: , rows: '', format: '', delimiter: \"\\t\", encoding: }, columns: {post: p}}",
		"flat: {from: {file: a, delimiter: ';'}, columns: {post: p}}",
		"flat: {from: {file: a, delimiter: ']'}, columns: {post: p}}",
		flatRule("  titles: {table: vi, column: p}\n"),
		flatRule("  columns:\n  titles: {table: en, column: {first_of: [p, {text: \"{a}\"}]}, unread_unit: u}\n"),
		feeding("5"), feeding("true"), feeding("{column: p}"), feeding("{value: ''}"), feeding("{value: v, column: }"),
		feeding("{text: '{a} of {b}', optional: true}"), feeding("{text: 'a}{b}'}"), feeding("{first_of: [a, {value: b}, {column: c, values: {d: }}]}"),
		feeding("{column: p, values: {}}"), feeding("{column: p, values: {1: 2, a: , b: ''}, other: ''}"), feeding("{column: p, values: , other: }"),
		feeding("{column: p, of: }"), feeding("{column: p, of: ''}"), feeding("{value: v, of: ''}"),
		feeding("{column: p, dates: dmy}"), feeding("{column: p, dates: any, optional: false}"), feeding("{column: p, dates: {}}"),
		feeding("{column: p, dates: {order: mdy, serial: true, epoch_1904: true}}"), feeding("{column: p, dates: {order: , epoch_1904: false}}"),
		flatRule("  one_per: a\n" + withPost), flatRule("  one_per: {key: {text: \"{a}/{b}\"}, latest: c, earliest: }\n" + withPost),
		flatRule("  skip: {column: a, blank: true, reason: r}\n" + withPost), flatRule("  skip: []\n" + withPost),
		flatRule("  skip: [{column: a, is: '', reason: r}, {column: a, is: [1, b], filled: true, blank: false, optional: true, reason: 5}]\n" + withPost),
		flatRule("  join: {j: {from: {file: b.csv}, key: a, by: b, earliest: c}, k: }\n  columns: {post: {column: p, of: j}}\n  skip: {column: a, of: j, is: x, reason: r}\n"),
		flatRule("  join: {j: {from: b.csv, key: a, by: b}, k: {from: c.csv, key: a, by: {column: b, of: j}}}\n" + withPost), flatRule("  join: {}\n" + withPost),
		flatRule("  split: {column: p, at: ';'}\n" + withPost), flatRule("  split: {column: p, at: [\";\", \"\\n\"]}\n" + withPost),
	} {
		if err := refused(t, schema, text); err != nil {
			t.Errorf("the schema refuses\n%s\n%v", text, err)
		}
		if _, err := parse(t, text); err != nil {
			t.Errorf("the parser refuses\n%s\n%v", text, err)
		}
	}
	for _, text := range []string{
		"{}", "[]", "flat", "offices:\n" + feeding("p"), feeding("{column: p, colum: }"), "flat: {from: a.csv, columns: {post: p, job: }}", "version: 2\n" + feeding("p"), "version: 1", "offices: {}\n" + feeding("p"),
		"flat: []", "flat: [~]", "flat: a.csv", "flat: [a.csv]", "flat: {}", "flat: {columns: {post: p}}", "flat: {from: , columns: {post: p}}", "flat: {from: '', columns: {post: p}}",
		"flat: {from: a.csv}", "flat: {from: a.csv, columns: }", "flat: {from: a.csv, columns: {}}", "tenures: {from: a.csv, columns: }", "tenures: {from: a.csv, columns: {}}",
		"units: {from: a.csv, columns: {id: i}}", "units: {from: a.csv, columns: {id: i}}\n" + feeding("p"), "tenures: {from: a.csv, columns: {id: i}}\n" + feeding("p"),
		"tenures: {from: a.csv, columns: {post: p}}", "tenures: {from: a.csv, columns: {id: i}, split: {column: a, at: b}}", "tenures: {from: a.csv, titles: {table: vi, column: p}}",
		"flat: {from: [a.csv], columns: {post: p}}", "flat: {from: {sheet: s}, columns: {post: p}}", "flat: {from: {file: }, columns: {post: p}}", "flat: {from: {file: a, path: b}, columns: {post: p}}",
		"flat: {from: {file: a, format: xml}, columns: {post: p}}", "flat: {from: {file: a, delimiter: '||'}, columns: {post: p}}", "flat: {from: {file: a, delimiter: a}, columns: {post: p}}",
		"flat: {from: {file: a, delimiter: 5}, columns: {post: p}}", "flat: {from: {file: a, delimiter: '\"'}, columns: {post: p}}", "flat: {from: {file: a, sheet: [b]}, columns: {post: p}}",
		flatRule("  optional: yes\n" + withPost), flatRule("  optional: 1\n" + withPost), flatRule("  colums: {}\n" + withPost), flatRule("  columns: [post]\n"), flatRule("  columns: {job: p}\n"),
		feeding("''"), feeding("[a]"), feeding("{}"), feeding("{values: {a: b}}"), feeding("{column: }"), feeding("{column: ''}"), feeding("{column: [a]}"), feeding("{column: a, value: b}"), feeding("{colum: a}"),
		feeding("{column: a, first_of: [b]}"), feeding("{first_of: []}"), feeding("{first_of: b}"), feeding("{first_of: [~]}"), feeding("{first_of: [{first_of: [a]}]}"), feeding("{first_of: [{column: a, dates: dmy}]}"),
		feeding("{text: a}"), feeding("{text: ''}"), feeding("{text: '{a'}"), feeding("{text: '{}'}"), feeding("{text: '{a}{'}"), feeding("{text: 5}"),
		feeding("{column: a, values: [b]}"), feeding("{column: a, values: b}"), feeding("{column: a, values: {b: [c]}}"), feeding("{column: a, other: b}"), feeding("{column: a, values: , other: b}"), feeding("{value: a, of: b}"),
		feeding("{column: a, dates: ymd}"), feeding("{column: a, dates: [dmy]}"), feeding("{column: a, dates: {order: ymd}}"), feeding("{column: a, dates: {from: b}}"), feeding("{column: a, dates: {epoch_1904: true}}"),
		feeding("{column: a, dates: {serial: false, epoch_1904: true}}"), feeding("{column: a, dates: {serial: 1}}"),
		flatRule("  one_per: ''\n" + withPost), flatRule("  one_per: {}\n" + withPost), flatRule("  one_per: [a]\n" + withPost), flatRule("  one_per: {key: a, latest: b, earliest: c}\n" + withPost),
		flatRule("  one_per: {key: a, latest: ''}\n" + withPost), flatRule("  one_per: {key: {column: a, dates: dmy}}\n" + withPost),
		flatRule("  skip: a\n" + withPost), flatRule("  skip: [~]\n" + withPost), flatRule("  skip: {column: a, blank: true}\n" + withPost), flatRule("  skip: {column: a, reason: r}\n" + withPost),
		flatRule("  skip: {is: a, reason: r}\n" + withPost), flatRule("  skip: {column: a, is: [], reason: r}\n" + withPost), flatRule("  skip: {column: a, is: [~], reason: r}\n" + withPost),
		flatRule("  skip: {column: a, blank: false, reason: r}\n" + withPost), flatRule("  skip: {column: a, blank: true, reason: ''}\n" + withPost), flatRule("  skip: {column: a, values: {b: c}, blank: true, reason: r}\n" + withPost),
		flatRule("  join: a\n" + withPost), flatRule("  join: {j: a}\n" + withPost), flatRule("  join: {j: {key: a, by: b}}\n" + withPost), flatRule("  join: {j: {from: b, by: b}}\n" + withPost), flatRule("  join: {j: {from: b, key: a}}\n" + withPost),
		flatRule("  join: {j: {from: b, key: a, by: {column: b, dates: any}}}\n" + withPost), flatRule("  join: {j: {from: b, key: a, by: b, latest: c, earliest: d}}\n" + withPost),
		flatRule("  split: p\n" + withPost), flatRule("  split: {column: p}\n" + withPost), flatRule("  split: {at: ';'}\n" + withPost), flatRule("  split: {column: p, at: []}\n" + withPost), flatRule("  split: {column: p, at: ''}\n" + withPost), flatRule("  split: {column: p, at: [a, '']}\n" + withPost),
		flatRule("  titles: vi\n"), flatRule("  titles: {table: vi}\n"), flatRule("  titles: {column: p}\n"), flatRule("  titles: {table: vi, column: {column: a, dates: dmy}}\n"), flatRule("  titles: {table: vi, column: p, unit: u}\n"),
	} {
		if refused(t, schema, text) == nil {
			t.Errorf("the schema takes\n%s", text)
		}
		if _, err := parse(t, text); err == nil {
			t.Errorf("the parser takes\n%s", text)
		}
	}
}

// A schema looks at each value by itself, after the YAML was read.
func TestWhatTheSchemaCannotKnow(t *testing.T) {
	schema := compiled(t)
	for name, text := range map[string]string{
		"a join that is not there":                    feeding("{column: p, of: j}"),
		"a join by a later one":                       flatRule("  join: {j: {from: b.csv, key: a, by: {column: c, of: k}}, k: {from: c.csv, key: a, by: b}}\n" + withPost),
		"a table of titles that does not stand there": flatRule("  titles: {table: terms.yaml, column: p}\n"),
		"an alias":                          "flat: {from: &a a.csv, columns: {post: *a}}",
		"columns none of which has a value": flatRule("  columns: {post: }\n"),
		"a column in the place of a note":   flatRule("  columns: {start: {column: a, dates: dmy}, x_start_note: b}\n"),
		"another spelling of a number":      "version: 1.0\n" + feeding("p"),
	} {
		if _, err := parse(t, text); err == nil {
			t.Errorf("the parser takes %s", name)
		}
		if name != "an alias" && refused(t, schema, text) != nil {
			t.Errorf("the schema knows %s; move it to the table above", name)
		}
	}
}
