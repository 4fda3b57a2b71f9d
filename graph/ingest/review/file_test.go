package review_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// files compares what files say; the lines they were read from are none of it.
var files = cmpopts.IgnoreUnexported(review.Suggestion{})

func parse(t *testing.T, text string) *review.File {
	t.Helper()
	file, err := review.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func written(t *testing.T, file *review.File) string {
	t.Helper()
	var out bytes.Buffer
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var sample = review.File{
	Version: 1, Dataset: "try", Notes: []string{"41 officials are called Lê Văn Một"},
	Suggestions: []review.Suggestion{
		{
			Kind: review.Units, A: review.Thing{ID: "001", Name: "Huyện Trà; level district; posts: 3"}, B: review.Thing{ID: "yes", Name: `a "quoted" name: # no comment`},
			Evidence: []review.Evidence{{Code: review.SameSpelling, Text: "the same to the letter"}, {Code: review.SameLevel, Text: "both of the level district"}},
			Decision: review.Same, Note: "asked on the phone,\ntwice",
		},
		{Kind: review.Officials, A: review.Thing{ID: "a"}, B: review.Thing{ID: "b"}, Decision: review.Different},
		{Kind: review.Posts, A: review.Thing{ID: "p"}, B: review.Thing{ID: "q"}},
	},
}

func TestAFileReadsAsItIsWritten(t *testing.T) {
	text := written(t, &sample)
	golden, err := os.ReadFile(filepath.Join("testdata", "review.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(golden), text); diff != "" {
		t.Errorf("written otherwise than testdata/review.yaml (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(&sample, parse(t, text), files); diff != "" {
		t.Errorf("reads otherwise (-want +got):\n%s", diff)
	}
}

func TestAFileThatIsNoneIsRefusedWithItsLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "is empty"},
		{"a word", "same", "line 1: the file must be keys with values"},
		{"no version", "dataset: x", "line 1: the file needs the key version"},
		{"a later version", "version: 2", `line 1: its version is "2"`},
		{"another key", "version: 1\nmerge: all", `line 2: there is no key "merge" here`},
		{"a key twice", "version: 1\nversion: 1", "line 2: the key version stands twice"},
		{"no list", "version: 1\nsuggestions: all", "line 2: here must stand a list"},
		{"a kind that is none", "version: 1\nsuggestions:\n- kind: people", `line 3: "people" is not one of units, posts, officials`},
		{"a decision that is none", "version: 1\nsuggestions:\n- {kind: posts, a: {id: a}, b: {id: b}, decision: maybe}", `line 3: "maybe" is not one of same, different`},
		{"no b", "version: 1\nsuggestions:\n- {kind: posts, a: {id: a}}", "line 3: a suggestion needs the key b"},
		{"one id twice", "version: 1\nsuggestions:\n- {kind: posts, a: {id: a}, b: {id: a}}", `line 3: a and b are both "a"`},
		{"a blank id", "version: 1\nsuggestions:\n- {kind: posts, a: {id: ' '}, b: {id: a}}", `line 3: " " is no id`},
		{"a long id", "version: 1\nsuggestions:\n- {kind: posts, b: {id: " + strings.Repeat("x", 129) + "}}", "line 3: \"" + strings.Repeat("x", 60) + "…\" is longer than 128 bytes"},
		{"an alias", "version: &v 1\ndataset: *v", "line 2: dataset is an alias; write its value out"},
		{"a list for a text", "version: 1\ndataset: [a]", "line 2: here must stand a text"},
		{"two documents", "version: 1\n---\nversion: 1", "holds more than one document"},
		{"no YAML", "version: 1\n\tx", "is not YAML; check its indentation, quotes and brackets near line 2"},
		{"Latin-1", "version: 1 # \xe9", "is not UTF-8 text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := review.Parse([]byte(c.text))
			if err == nil || graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, and must be one about %q", err, c.want)
			}
		})
	}
}

func TestDecisionsAreKeptWhenTheFileIsWrittenAnew(t *testing.T) {
	older := parse(t, `version: 1
suggestions:
- {kind: posts, a: {id: q}, b: {id: p}, decision: different, note: two desks}
- {kind: posts, a: {id: p}, b: {id: gone}, decision: same}
- {kind: posts, a: {id: p}, b: {id: undecided}}
- {kind: units, a: {id: p}, b: {id: noted}, note: ask again}
- {kind: officials, a: {id: p}, b: {id: q}, decision: same}`)
	now := parse(t, `version: 1
suggestions:
- {kind: posts, a: {id: p}, b: {id: q}}
- {kind: posts, a: {id: p}, b: {id: r}}`)
	want := parse(t, `version: 1
suggestions:
- {kind: posts, a: {id: p}, b: {id: q}, decision: different, note: two desks}
- {kind: posts, a: {id: p}, b: {id: r}}
- {kind: posts, a: {id: p}, b: {id: gone}, decision: same}
- {kind: units, a: {id: p}, b: {id: noted}, note: ask again}
- {kind: officials, a: {id: p}, b: {id: q}, decision: same}`)
	for range 2 {
		now.Merge(older)
		if diff := cmp.Diff(want, now, files); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

// A second run sees the batch as the first one's decisions have left it.
func TestAReRunKeepsWhatWasDecided(t *testing.T) {
	text := `
		unit u | Núi
		post p1 | Bí thư | u
		post p2 | Bí Thư | u
		post p3 | BÍ THƯ | u`
	first := suggest(t, batch(t, text)) // p1 p2, p1 p3, p2 p3
	first.Suggestions[0].Decision = review.Same
	first.Suggestions[1].Decision = review.Different
	b := batch(t, text)
	if _, err := first.Apply(b); err != nil {
		t.Fatal(err)
	}
	again := suggest(t, b)
	again.Merge(first)
	var got []string
	for _, s := range again.Suggestions {
		got = append(got, s.A.ID+" "+s.B.ID+" "+string(s.Decision))
	}
	if diff := cmp.Diff([]string{"p1 p3 different", "p1 p2 same"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func FuzzParse(f *testing.F) {
	golden, err := os.ReadFile(filepath.Join("testdata", "review.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(golden)
	f.Add([]byte("version: 1\nsuggestions:\n- {kind: posts, a: {id: p}, b: {id: q}, decision: same, note: |\n    of two\n\n    lines}"))
	f.Add([]byte("version: 1\nnotes: [\"\\t\\0 \\u2028\", ~, !!binary aGk=]\nsuggestions: [{kind: units, a: {id: 1}, b: {id: '2'}}]"))
	f.Add([]byte("version: &a 1\nsuggestions: *a"))
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := review.Parse(text)
		if err != nil {
			if graph.CodeOf(err) != graph.Invalid {
				t.Fatalf("the error is %v", err)
			}
			return
		}
		if diff := cmp.Diff(file, parse(t, written(t, file)), files, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("what is read is not what is written (-want +got):\n%s", diff)
		}
	})
}
