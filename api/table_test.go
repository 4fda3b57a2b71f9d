package api

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"careergraph/graph"
)

var odd = Table{
	Columns: []graph.Column{{Name: "id", Kind: "string"}, {Name: "n", Kind: "int"}, {Name: "x", Kind: "float", Nullable: true}, {Name: "on", Kind: "bool"}, {Name: "tags", Kind: "string[]"}},
	Rows: [][]any{
		{"Đại Lộc <&>", int64(-3), 2.4548631112343723e-32, true, []string{"a", "b"}},
		{"line\nbreak, \"quote\"", int64(1) << 60, nil, false, []string{}},
	},
}

func TestTableAsJSON(t *testing.T) {
	b, err := odd.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"id":"Đại Lộc <&>","n":-3,"x":2.4548631112343723e-32,"on":true,"tags":["a","b"]},` +
		`{"id":"line\nbreak, \"quote\"","n":1152921504606846976,"x":null,"on":false,"tags":[]}]`
	if string(b) != want {
		t.Errorf("got\n%s\nwant\n%s", b, want)
	}
	if b, _ := (Table{Columns: odd.Columns}).MarshalJSON(); string(b) != "[]" {
		t.Errorf("no rows are %s", b)
	}
	if b, _ := (Record{Table{Columns: odd.Columns}}).MarshalJSON(); string(b) != "null" {
		t.Errorf("no record is %s", b)
	}
}

func TestTableAsCSV(t *testing.T) {
	var b bytes.Buffer
	if err := (&Answer{Data: odd}).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "id,n,x,on,tags\n" +
		"Đại Lộc <&>,-3,2.4548631112343723e-32,true,a;b\n" +
		"\"line\nbreak, \"\"quote\"\"\",1152921504606846976,,false,\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// What is written reads back as it was, whatever text it is.
func TestTextsAndNumbersSurviveJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("a\"\\\x00\n\t\x1f\u2028đ\U0001F600\x7f")))).Draw(t, "text")
		number := rapid.Float64().Draw(t, "number")
		table := Table{Columns: []graph.Column{{Name: text, Kind: "string"}, {Name: text + "n", Kind: "float"}}, Rows: [][]any{{text, number}}}
		var b bytes.Buffer
		if err := (&Answer{Data: table}).WriteJSON(&b); err != nil {
			t.Fatal(err)
		}
		var got struct{ Data []map[string]any }
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatalf("%v: %s", err, b.Bytes())
		}
		if diff := cmp.Diff(map[string]any{text: text, text + "n": number}, got.Data[0]); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestBytesThatAreNoTextAndNumbersThatAreNone(t *testing.T) {
	table := Table{Columns: []graph.Column{{Name: "a"}, {Name: "b"}, {Name: "c"}}, Rows: [][]any{{"x\xffy", math.NaN(), math.Inf(-1)}}}
	b, err := table.MarshalJSON()
	if want := `[{"a":"x` + "\ufffd" + `y","b":null,"c":null}]`; err != nil || string(b) != want {
		t.Errorf("got %s, %v; want %s", b, err, want)
	}
}

// Paths are written by hand for speed; their tags still say how.
func TestPathsAreWrittenAsTheirTagsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paths := make(Paths, rapid.IntRange(0, 3).Draw(t, "paths"))
		for i := range paths {
			paths[i] = Path{OfficialID: rapid.String().Draw(t, "id"), Steps: make([]Step, rapid.IntRange(0, 3).Draw(t, "steps"))}
			if rapid.Bool().Draw(t, "named") {
				name := rapid.String().Draw(t, "name")
				paths[i].Name = &name
			}
			for j := range paths[i].Steps {
				text := func(label string) string { return rapid.StringMatching(`[a-zđ0-9"]{0,4}`).Draw(t, label) }
				paths[i].Steps[j] = Step{text("tenure"), text("level"), text("post"), text("unit"), text("start")}
			}
		}
		byHand, err := paths.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		byTags, err := json.Marshal([]Path(paths))
		if err != nil {
			t.Fatal(err)
		}
		var hand, tags any
		if err := json.Unmarshal(byHand, &hand); err != nil {
			t.Fatalf("%v: %s", err, byHand)
		}
		if err := json.Unmarshal(byTags, &tags); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tags, hand); diff != "" {
			t.Fatalf("(- tags, + hand)\n%s", diff)
		}
	})
}
