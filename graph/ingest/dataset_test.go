package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

var exact = cmp.AllowUnexported(graph.Date{})

func TestDatasetYAMLSaysWhatIsNoRow(t *testing.T) {
	got, err := parseDataset([]byte("\ufeff" + `
id: quangnam
title: {vi: Luân chuyển, en: Rotation}
as_of: 2023-11
blank_end: unknown
overlap_days: 0
gap_days: 400
levels:
  - {id: commune, label: {vi: cấp xã}}
  - {id: district, label: huyện, valid_to: 2025-06-30}
blocs:
  - {id: party}
offices:
  - {id: chair, label: {vi: Chủ tịch, en: chair}}
  - {id: clerk}
kinds:
  - {id: rotation, rotation: true, label: {en: rotation}}
  - {id: election, rotation: false}
source: an article
licence:
`))
	if err != nil {
		t.Fatal(err)
	}
	want := graph.Dataset{
		ID: "quangnam", Title: graph.Label{"vi": "Luân chuyển", "en": "Rotation"},
		AsOf: graph.MustDate("2023-11"), BlankEnd: graph.UnknownEnd, OverlapDays: 0, GapDays: 400,
		Levels: []graph.Level{
			{ID: "commune", Label: graph.Label{"vi": "cấp xã"}},
			{ID: "district", Label: graph.Label{"vi": "huyện", "en": "huyện"}, ValidTo: graph.MustDate("2025-06-30")},
		},
		Ordered: true,
		Blocs:   []graph.Bloc{{ID: "party"}},
		Offices: []graph.Office{{ID: "chair", Label: graph.Label{"vi": "Chủ tịch", "en": "chair"}}, {ID: "clerk"}},
		Kinds:   []graph.Kind{{ID: "rotation", Rotation: true, Label: graph.Label{"en": "rotation"}}, {ID: "election"}},
		Source:  "an article",
	}
	if diff := cmp.Diff(want, got, exact); diff != "" {
		t.Errorf("dataset (-want +got):\n%s", diff)
	}
}

func TestADatasetThatSaysNothingHasTheDefaults(t *testing.T) {
	want := graph.Dataset{ID: "dataset", BlankEnd: graph.Open, OverlapDays: 92, GapDays: 365}
	for _, text := range []string{"", "# nothing\n", "---\n", "levels: []\n", "levels:\n"} {
		got, err := parseDataset([]byte(text))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if diff := cmp.Diff(want, got, exact); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestMistakesInDatasetYAMLAreToldWithTheirLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an unknown key", "id: a\nas_off: 2020\n", `dataset.yaml line 2: there is no key "as_off" here; the keys are as_of, blank_end, blocs, gap_days, id, kinds, levels, licence, offices, overlap_days, source, title`},
		{"an unknown key of a level", "levels:\n- id: a\n  lable: b\n", `dataset.yaml line 3: there is no key "lable" here; the keys are id, label, valid_to`},
		{"a key twice", "id: a\n\nid: b\n", `dataset.yaml line 3: the key id stands twice; keep one`},
		{"31 February", "as_of: 2023-02-31\n", `dataset.yaml line 1: "2023-02-31" is no date; write the date as 2019, 2019-11 or 2019-11-29, a day that the calendar has`},
		{"a blank end of another sort", "blank_end: closed\n", `dataset.yaml line 1: blank_end is "closed"; write open or unknown`},
		{"a negative number of days", "gap_days: -1\n", `dataset.yaml line 1: "-1" is no number of days; write a whole number from 0 to 36525`},
		{"levels without a list", "levels: commune\n", `dataset.yaml line 1: levels must be a list, each item with an id`},
		{"a level without an id", "levels:\n- {id: a}\n- {label: b}\n", `dataset.yaml line 3: an item of levels has no id; give it one`},
		{"a level twice", "levels:\n- {id: a}\n- {id: a}\n", `dataset.yaml line 3: the id "a" stands twice among levels; keep one`},
		{"the level of what states none", "levels:\n- {id: unknown}\n", `dataset.yaml line 2: "unknown" is the level of what states none and cannot be listed; take it out`},
		{"an office twice", "offices:\n- {id: a}\n- {id: a}\n", `dataset.yaml line 3: the id "a" stands twice among offices; keep one`},
		{"an unknown key of an office", "offices:\n- {id: a, head: true}\n", `dataset.yaml line 2: there is no key "head" here; the keys are id, label`},
		{"a plain item", "blocs: [party]\n", `dataset.yaml line 1: an item of blocs must be keys with values`},
		{"a word for a boolean", "kinds:\n- {id: a, rotation: yes}\n", `dataset.yaml line 2: "yes" is neither true nor false; write true or false`},
		{"an id with a blank at its end", "id: 'a '\n", `dataset.yaml line 1: "a " is no id: an id has 1 to 128 characters, none of them a control character, and no blank around it`},
		{"a title as a list", "title: [a]\n", `dataset.yaml line 1: here must stand a text, or one for each language: {vi: …, en: …}`},
		{"a label in no language", "title: {1: a}\n", `dataset.yaml line 1: "1" is no language; write its code, such as vi or en`},
		{"a list of titles", "- title\n", `dataset.yaml line 1: the file must be keys with values`},
		{"an alias", "source: &a x\nlicence: *a\n", `dataset.yaml line 2: licence is an alias; write its value out`},
		{"two documents", "id: a\n---\nid: b\n", `dataset.yaml holds more than one document; keep the first, without a line of ---`},
		{"no YAML", "id: a\n\ttitle: b\n", `dataset.yaml is not YAML; check its indentation, quotes and brackets near line 2`},
		{"Latin-1", "title: Andr\xe9\n", `dataset.yaml is not UTF-8 text; save it in UTF-8`},
		{"a monster", strings.Repeat("#", 1<<20+1), `dataset.yaml is longer than 1048576 bytes; rows belong into the CSV files`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parseDataset([]byte(c.text))
			if err == nil || err.Error() != c.want || graph.CodeOf(err) != graph.Invalid {
				t.Errorf("error is %v\nwant %s", err, c.want)
			}
		})
	}
}

func FuzzDatasetYAML(f *testing.F) {
	f.Add("id: a\ntitle: {vi: x}\nlevels:\n- {id: a, valid_to: 2020}\n")
	f.Add("levels: [{id: a}, {id: a}]\nkinds: &a [*a]\n")
	f.Add("? {a: b}\n: c\n")
	f.Add("as_of: !!timestamp 2020-01-01\ngap_days: 1e3\n")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := parseDataset([]byte(text))
		if err != nil {
			if graph.CodeOf(err) != graph.Invalid || strings.ContainsAny(err.Error(), "\n") {
				t.Errorf("the error is no single sentence: %q", err)
			}
			return
		}
		if !isWord([]byte(d.ID), maxID) || d.OverlapDays < 0 || d.GapDays < 0 || d.Ordered != (len(d.Levels) > 0) {
			t.Errorf("an unsound dataset: %+v", d)
		}
	})
}
