package review

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"gopkg.in/yaml.v3"
)

// version is the form of the review file that this package reads and writes.
const version = 1

// A Kind says what the two things of a suggestion are.
type Kind string

// The kinds, in the order in which they are applied.
const (
	Units     Kind = "units"
	Posts     Kind = "posts"
	Officials Kind = "officials"
)

var kinds = []Kind{Units, Posts, Officials}

// A Decision is what a person says of a suggestion.
type Decision string

// The decisions.
const (
	Undecided Decision = ""
	Same      Decision = "same"
	Different Decision = "different"
)

var decisions = []Decision{Undecided, Same, Different}

// A File is what may be the same in a dataset, and what a person decided.
type File struct {
	Version     int
	Dataset     string
	Notes       []string // what was too much to compare, or left out
	Suggestions []Suggestion
}

// A Suggestion is a pair that looks the same. A's id comes before B's by bytes.
type Suggestion struct {
	Kind     Kind
	A, B     Thing
	Evidence []Evidence
	Decision Decision
	Note     string // the person's own

	line int // where it stands in the file read; 0 where it was not read
}

// A Thing is a unit, a post or an official, with enough about it for a person
// to tell it from others.
type Thing struct{ ID, Name string }

// pair identifies a suggestion, whichever of the two things comes first.
type pair struct {
	kind Kind
	a, b string
}

func (s *Suggestion) pair() pair {
	return pair{s.Kind, min(s.A.ID, s.B.ID), max(s.A.ID, s.B.ID)}
}

// where names the suggestion for an error: by its line, else by its ids.
func (s *Suggestion) where() string {
	ids := fmt.Sprintf("%s %s and %s", s.Kind, shown(s.A.ID), shown(s.B.ID))
	if s.line == 0 {
		return ids
	}
	return fmt.Sprintf("line %d (%s)", s.line, ids)
}

// Merge keeps what a person said in an older file: the decisions and notes of
// suggestions that come up again, and, after all others, the suggestions with
// a decision or a note that do not. What this file says already stands.
func (f *File) Merge(older *File) {
	known := make(map[pair]int, len(f.Suggestions))
	for i := range f.Suggestions {
		known[f.Suggestions[i].pair()] = i
	}
	for _, old := range older.Suggestions {
		if old.Decision == Undecided && old.Note == "" {
			continue
		}
		i, again := known[old.pair()]
		if !again {
			known[old.pair()] = len(f.Suggestions)
			f.Suggestions = append(f.Suggestions, old)
			continue
		}
		now := &f.Suggestions[i]
		now.Decision = cmp.Or(now.Decision, old.Decision)
		now.Note = cmp.Or(now.Note, old.Note)
	}
}

const manual = `# What may be the same in this dataset: units, posts and officials that stand
# twice under two ids. Nothing is merged until you say so here.
#
# For each pair, write after "decision:"
#   same       to make the two one at the next import: b becomes a
#   different  to keep them apart
# or leave it blank to decide later. "note:" is yours. Suggestions may be moved
# or taken out, and your own added; of them only kind, a, b and decision count.
#
# The strongest pairs come first. Their order is a help for reading, not a
# probability: each evidence counts a fixed number of points for or against.
`

// Write writes the file as YAML, under a comment that says what to do with it.
// The same file is always written by the same bytes.
func (f *File) Write(w io.Writer) error {
	if _, err := io.WriteString(w, manual); err != nil {
		return err
	}
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	if err := encoder.Encode(f.node()); err != nil {
		return err
	}
	return encoder.Close()
}

func (f *File) node() *yaml.Node {
	root := mapping(0, "version", word(fmt.Sprint(f.Version)), "dataset", quoted(f.Dataset))
	if len(f.Notes) > 0 {
		notes := &yaml.Node{Kind: yaml.SequenceNode}
		for _, note := range f.Notes {
			notes.Content = append(notes.Content, quoted(note))
		}
		root.Content = append(root.Content, word("notes"), notes)
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for i := range f.Suggestions {
		list.Content = append(list.Content, f.Suggestions[i].node())
	}
	root.Content = append(root.Content, word("suggestions"), list)
	return root
}

func (s *Suggestion) node() *yaml.Node {
	node := mapping(0, "kind", word(string(s.Kind)), "a", s.A.node(), "b", s.B.node())
	if len(s.Evidence) > 0 {
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, e := range s.Evidence {
			list.Content = append(list.Content, mapping(yaml.FlowStyle, "code", word(string(e.Code)), "text", quoted(e.Text)))
		}
		node.Content = append(node.Content, word("evidence"), list)
	}
	node.Content = append(node.Content, word("decision"), blankOr(word, string(s.Decision)), word("note"), blankOr(quoted, s.Note))
	return node
}

func (t Thing) node() *yaml.Node {
	return mapping(yaml.FlowStyle, "id", quoted(t.ID), "name", quoted(t.Name))
}

// mapping makes a mapping of pairs of a key and a node.
func mapping(style yaml.Style, pairs ...any) *yaml.Node {
	node := &yaml.Node{Kind: yaml.MappingNode, Style: style}
	for pair := range slices.Chunk(pairs, 2) {
		node.Content = append(node.Content, word(pair[0].(string)), pair[1].(*yaml.Node))
	}
	return node
}

func word(text string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: text} }

// quoted is a text of the data or of a person, which may look like anything.
func quoted(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: text}
}

// blankOr leaves the place for a person to write in.
func blankOr(node func(string) *yaml.Node, text string) *yaml.Node {
	if text == "" {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	}
	return node(text)
}
