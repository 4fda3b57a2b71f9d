package titles

import (
	"errors"
	"strings"
	"testing"

	"careergraph/graph"
	"careergraph/graph/ingest/yamlfile"
)

// sources are the tables that ship.
var sources = map[string][]byte{"vi": vietnamese, "en": english}

func documentOf(t *testing.T, text []byte) *document {
	t.Helper()
	d, err := readDocument(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestATableIsKnownByName(t *testing.T) {
	for name := range sources {
		named(t, name)
	}
	var failed *graph.Error
	if _, err := Named("fr"); !errors.As(err, &failed) || failed.Code != graph.Invalid {
		t.Errorf("the table fr gives %v", err)
	}
}

func TestEveryIDHasALabelInBothLanguages(t *testing.T) {
	for name := range sources {
		table := named(t, name)
		for _, words := range [][]Word{table.Offices(), table.Levels(), table.Blocs()} {
			for _, word := range words {
				if word.Label["vi"] == "" || word.Label["en"] == "" {
					t.Errorf("%s: %s has the labels %v", name, word.ID, word.Label)
				}
			}
		}
	}
}

func TestTheVietnameseScaleIsTheDefaultOne(t *testing.T) {
	var levels, blocs []string
	for _, level := range named(t, "vi").Levels() {
		levels = append(levels, level.ID)
	}
	for _, bloc := range named(t, "vi").Blocs() {
		blocs = append(blocs, bloc.ID)
	}
	if got, want := strings.Join(levels, " "), "commune district province central"; got != want {
		t.Errorf("levels %s, want %s", got, want)
	}
	if got, want := strings.Join(blocs, " "), "party front state"; got != want {
		t.Errorf("blocs %s, want %s", got, want)
	}
}

// A phrase of a table, written alone, must be found as the term that says it:
// none may be hidden by another's abbreviation, accent or longer phrase.
func TestEveryTermIsReachable(t *testing.T) {
	for name, source := range sources {
		table, d := named(t, name), documentOf(t, source)
		at := func(text string) match {
			words, _ := table.words(text)
			if len(words) == 0 {
				t.Fatalf("%s: %q has no words", name, text)
			}
			m := table.trie.matchAt(words, 0)
			longest := max(m.officeLen, m.bodyLen, m.placeLen, m.knownLen, m.roleLen)
			if longest != len(words) {
				t.Errorf("%s: %q is found up to the word %d of %d", name, text, longest, len(words))
			}
			return m
		}
		for _, o := range d.offices {
			for _, s := range o.says {
				if m := at(s.text); m.office == nil || m.office.office.ID != o.ID {
					t.Errorf("%s: %q does not say the office %s", name, s.text, o.ID)
				}
			}
		}
		for _, b := range d.bodies {
			for _, said := range append([]phrase{{text: b.name}}, b.says...) {
				if m := at(said.text); m.body == nil || m.body.name != b.name {
					t.Errorf("%s: %q does not say the body %s", name, said.text, b.name)
				}
			}
		}
		for _, p := range d.places {
			for _, said := range append([]phrase{{text: p.name}}, p.says...) {
				if m := at(said.text); m.place == nil || m.place.name != p.name {
					t.Errorf("%s: %q does not say the place %s", name, said.text, p.name)
				}
			}
			for _, said := range p.names {
				if m := at(said.text); m.known == nil || m.known.kind.name != p.name {
					t.Errorf("%s: %q is no name of a %s", name, said.text, p.name)
				}
			}
		}
		for role, list := range d.plain {
			for _, said := range list {
				if at(said.text).role&role == 0 {
					t.Errorf("%s: %q does not have its role", name, said.text)
				}
			}
		}
	}
}

// An office must be said by some phrase, or come of another in some body.
func TestEveryOfficeIsReachable(t *testing.T) {
	for name, source := range sources {
		d := documentOf(t, source)
		reached := map[string]bool{}
		for _, o := range d.offices {
			reached[o.ID] = reached[o.ID] || len(o.says) > 0
			if len(o.says) > 0 {
				reached[o.deputy], reached[o.standing] = true, true
			}
		}
		for _, b := range d.bodies {
			for from, to := range b.offices {
				if !reached[from] {
					t.Errorf("%s: no phrase says the office %s, which %s has", name, from, b.name)
				}
				reached[to] = true
			}
		}
		for _, o := range d.offices {
			if !reached[o.ID] {
				t.Errorf("%s: nothing leads to the office %s", name, o.ID)
			}
		}
	}
}

// Deputies and standing deputies are made by rule; here is one of each, and one
// that a body turns into its own.
func TestDeputiesAreReachable(t *testing.T) {
	for cell, want := range map[string]string{
		"Phó Giám đốc Sở Y tế":                              "deputy_director",
		"Phó Giám đốc Thường trực Sở Y tế":                  "standing_deputy_director",
		"Phó Chủ tịch Thường trực HĐND tỉnh Quảng Nam":      "standing_council_vice_chair",
		"Phó Chủ nhiệm thứ nhất Tổng cục Kỹ thuật":          "standing_deputy_director",
		"Phó Chủ tịch Liên đoàn Lao động tỉnh Quảng Nam":    "mass_org_deputy_head",
		"Phó Chủ nhiệm Thường trực Văn phòng Quốc hội":      "standing_deputy_chief_of_office",
		"Phó Bí thư Thường trực Tỉnh đoàn Quảng Nam":        "standing_mass_org_deputy_head",
		"Phó Chủ tịch Thường trực Ủy ban MTTQ tỉnh Bến Tre": "standing_front_vice_chair",
	} {
		if got := named(t, "vi").Read(cell)[0].Office; got != want {
			t.Errorf("%s is read as %s, want %s", cell, got, want)
		}
	}
}

func TestATableIsReadStrictly(t *testing.T) {
	const office = "offices:\n- {id: chair, label: {vi: Chủ tịch, en: chair}, say: [Chủ tịch]}\n"
	for _, test := range []struct{ name, text, want string }{
		{"no YAML", "offices: [", "is not YAML; check its indentation, quotes and brackets near line 1"},
		{"nothing at all", "", "is empty"},
		{"a list", "- a\n", "line 1: the table must be keys with values"},
		{"two documents", office + "---\na: b\n", "holds more than one document"},
		{"an unknown key", office + "bodys: []\n", `line 3: there is no key "bodys" here; the keys are accents, acting,`},
		{"an unknown key of an office", "offices:\n- {id: a, label: {vi: a, en: a}, sey: [b]}\n", `line 2: there is no key "sey" here; the keys are bloc, charge,`},
		{"a key twice", office + "bodies: []\nbodies: []\n", "line 4: the key bodies stands twice; keep one"},
		{"no offices", "bodies: []\n", "line 1: the table needs the key offices; add it"},
		{"no label", "offices:\n- {id: a}\n", "line 2: an office needs the key label; add it"},
		{"a blank name", office + "bodies:\n- {name: ' '}\n", "line 4: here must stand a text"},
		{"no list", "offices: {}\n", "line 1: here must stand a list"},
		{"no truth", "offices:\n- {id: a, label: {vi: a, en: a}, head: perhaps}\n", `line 2: "perhaps" is neither true nor false; write true or false`},
		{"an office twice", office + "- {id: chair, label: {vi: a, en: a}}\n", "line 3: the office chair stands twice; keep one"},
		{"a phrase of two offices", office + "- {id: head, label: {vi: a, en: a}, say: [chủ tịch]}\n", `line 3: "chủ tịch" says two offices; keep it with one`},
		{"a phrase of two bodies", office + "bodies:\n- {name: Bộ}\n- {name: Cục, say: [bộ]}\n", `line 5: "bộ" says two bodies; keep it with one`},
		{"a body twice", office + "bodies:\n- {name: Bộ}\n- {name: Bộ}\n", "line 5: the body Bộ stands twice; keep one"},
		{"a phrase of two kinds of place", office + "places:\n- {name: tỉnh}\n- {name: huyện, say: [Tỉnh]}\n", `line 5: "Tỉnh" says two kinds of place; keep it with one`},
		{"a name of two places", office + "places:\n- {name: tỉnh, names: [Huế]}\n- {name: huyện, names: [Huế]}\n", `line 5: "Huế" says two places; keep it with one`},
		{"a role twice", office + "and: [và, Và]\n", `line 3: "Và" stands twice in its list; keep one`},
		{"a phrase without a word", office + "and: ['-']\n", `line 3: "-" has no word; write one, or take it out`},
		{"an unknown deputy", "offices:\n- {id: a, label: {vi: a, en: a}, deputy: b}\n", `line 2: no office has the id "b"; add it, or correct this one`},
		{"an unknown level", office + "bodies:\n- {name: Bộ, level: top}\n", `line 4: no level has the id "top"; add it, or correct this one`},
		{"an unknown bloc", office + "bodies:\n- {name: Bộ, otherwise: {bloc: b}}\n", `line 4: no bloc has the id "b"; add it, or correct this one`},
		{"an unknown office of a body", office + "bodies:\n- {name: Bộ, offices: {chair: head}}\n", `line 4: no office has the id "head"; add it, or correct this one`},
		{"an unknown body of an office", "offices:\n- {id: a, label: {vi: a, en: a}, say: [{text: a, body: Ban}]}\n", `line 2: no body has the name "Ban"; add it, or correct this one`},
		{"an unknown kind", office + "bodies:\n- {name: Tỉnh ủy, of: place, kind: tỉnh}\n", `line 4: no place has the name "tỉnh"; add it, or correct this one`},
		{"of what", office + "bodies:\n- {name: Tỉnh ủy, of: body}\n", `line 4: of is "body"; it can only be place`},
		{"until what", office + "bodies:\n- {name: Tỉnh ủy, until: end}\n", `line 4: until is "end"; it can be body, place or comma`},
		{"a label twice", "offices:\n- {id: a, label: {vi: a, vi: b}}\n", "line 2: the key vi stands twice; keep one"},
		{"an abbreviation twice", office + "accents: [{from: ỦY, to: UỶ}]\nspellings: {UBỦY: a, UBUỶ: b}\n", `line 4: "UBUỶ" is written out twice; keep one`},
		{"an ending twice", office + "accents: [{from: oà, to: òa}, {from: oà, to: òa}]\n", `line 3: the ending "oà" stands twice; keep one`},
		{"a long ending", office + "accents: [{from: hoà, to: hòa}]\n", `line 3: the ending "hoà" is not of two letters`},
		{"a name twice", office + "bodies:\n- {name: Bộ, names: [Y tế, y tế]}\n", `line 4: the name "y tế" stands twice; keep one`},
		{"too long", office + strings.Repeat("#", yamlfile.MaxBytes), "is longer than"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse([]byte(test.text))
			var failed *graph.Error
			if !errors.As(err, &failed) || failed.Code != graph.Invalid {
				t.Fatalf("gives %v, want an invalid table", err)
			}
			if !strings.Contains(failed.Message, test.want) {
				t.Errorf("says %q, want %q", failed.Message, test.want)
			}
		})
	}
}

// FuzzParse holds the reader of tables to no panic, and to an error that is the
// user's.
func FuzzParse(f *testing.F) {
	f.Add([]byte("offices:\n- {id: a, label: {vi: a, en: a}, say: [a]}\nbodies:\n- &b {name: x, offices: {a: a}}\n- *b\n"))
	f.Add([]byte("offices: &a [*a]\n"))
	f.Add([]byte("accents: [{from: a, to: b, not_after: c}]\noffices: []\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := Parse(text)
		var failed *graph.Error
		if err != nil && (!errors.As(err, &failed) || failed.Code != graph.Invalid) {
			t.Errorf("gives %v", err)
		}
		if err == nil {
			table.Read("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Quảng Nam")
		}
	})
}
