package review

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
)

// What a review file may hold at most.
const (
	maxBytes = 64 << 20
	maxID    = 128
	maxText  = 4000
)

const maxShown = 60

// shown gives a text of the file for an error: short, and without characters
// that would tear the sentence.
func shown(text string) string {
	if len(text) > maxShown {
		text = strings.ToValidUTF8(text[:maxShown], "") + "…"
	}
	return strconv.Quote(text)
}

func fileError(line int, format string, args ...any) *graph.Error {
	where := "the review file"
	if line > 0 {
		where = fmt.Sprintf("the review file, line %d:", line)
	}
	return graph.Errorf(graph.Invalid, "review", "%s %s", where, fmt.Sprintf(format, args...))
}

// Parse reads a review file. It is strict: every failure is Invalid and names
// the line.
func Parse(text []byte) (*File, error) {
	root, err := document(text)
	if err != nil {
		return nil, err
	}
	f := &File{}
	err = fields(root, "the file", []field{
		{"version", true, func(node *yaml.Node) error {
			if node.Value != fmt.Sprint(version) {
				return fileError(node.Line, "its version is %s, and this program reads version %d; have the file written anew by import --suggest", shown(node.Value), version)
			}
			f.Version = version
			return nil
		}},
		{"dataset", false, textInto(&f.Dataset, maxID)},
		{"notes", false, func(node *yaml.Node) error {
			return items(node, "notes", func(item *yaml.Node) error {
				var note string
				err := textInto(&note, maxText)(item)
				f.Notes = append(f.Notes, note)
				return err
			})
		}},
		{"suggestions", false, func(node *yaml.Node) error {
			return items(node, "suggestions", func(item *yaml.Node) error {
				s, err := suggestion(item)
				f.Suggestions = append(f.Suggestions, s)
				return err
			})
		}},
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// document gives the one node that the text holds.
func document(text []byte) (*yaml.Node, error) {
	if len(text) > maxBytes {
		return nil, fileError(0, "is longer than %d bytes; take out suggestions that are not decided", maxBytes)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		return nil, fileError(0, "is not UTF-8 text; save it in UTF-8")
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var first, second yaml.Node
	switch err := decoder.Decode(&first); {
	case err == io.EOF:
		return nil, fileError(0, "is empty; have it written by import --suggest, or leave it out")
	case err != nil:
		return nil, fileError(0, "is not YAML; check its indentation, quotes and brackets%s", near(err)).Because(err)
	}
	if decoder.Decode(&second) != io.EOF {
		return nil, fileError(0, "holds more than one document; keep the first, without a line of ---")
	}
	return first.Content[0], nil
}

// near takes the line out of what the YAML reader says of a syntax error.
func near(err error) string {
	_, rest, ok := strings.Cut(err.Error(), "line ")
	if digits, _, _ := strings.Cut(rest, ":"); ok {
		if line, err := strconv.Atoi(digits); err == nil {
			return fmt.Sprintf(" near line %d", line)
		}
	}
	return ""
}

func suggestion(node *yaml.Node) (Suggestion, error) {
	s := Suggestion{line: node.Line}
	err := fields(node, "a suggestion", []field{
		{"kind", true, oneOf(&s.Kind, kinds)},
		{"a", true, thingInto(&s.A)},
		{"b", true, thingInto(&s.B)},
		{"evidence", false, func(node *yaml.Node) error {
			return items(node, "evidence", func(item *yaml.Node) error {
				var e Evidence
				err := fields(item, "an evidence", []field{
					{"code", true, func(node *yaml.Node) error { return textInto((*string)(&e.Code), maxID)(node) }},
					{"text", false, textInto(&e.Text, maxText)},
				})
				s.Evidence = append(s.Evidence, e)
				return err
			})
		}},
		{"decision", false, oneOf(&s.Decision, decisions)},
		{"note", false, textInto(&s.Note, maxText)},
	})
	if err == nil && s.A.ID == s.B.ID {
		err = fileError(node.Line, "a and b are both %s; a suggestion is about two ids", shown(s.A.ID))
	}
	return s, err
}

func thingInto(to *Thing) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		return fields(node, "a and b", []field{
			{"id", true, func(node *yaml.Node) error {
				if err := textInto(&to.ID, maxID)(node); err != nil {
					return err
				}
				if strings.TrimSpace(to.ID) != to.ID || to.ID == "" || strings.ContainsFunc(to.ID, unicode.IsControl) {
					return fileError(node.Line, "%s is no id; copy the id from the data, without blanks around it", shown(to.ID))
				}
				return nil
			}},
			{"name", false, textInto(&to.Name, maxText)},
		})
	}
}

// A field is a key that a mapping may have, or must.
type field struct {
	key  string
	must bool
	read func(*yaml.Node) error
}

// fields reads each key of a mapping by its own function and refuses others.
// A key without a value is as good as none.
func fields(node *yaml.Node, what string, known []field) error {
	if node.Kind != yaml.MappingNode {
		return fileError(node.Line, "%s must be keys with values", what)
	}
	seen := map[string]bool{}
	filled := map[string]bool{}
	for pair := range slices.Chunk(node.Content, 2) {
		key, value := pair[0], pair[1]
		at := slices.IndexFunc(known, func(f field) bool { return f.key == key.Value })
		if at < 0 || key.Kind != yaml.ScalarNode {
			return fileError(key.Line, "there is no key %s here; the keys are %s", shown(key.Value), keysOf(known))
		}
		if seen[key.Value] {
			return fileError(key.Line, "the key %s stands twice; keep one", key.Value)
		}
		seen[key.Value] = true
		if value.Kind == yaml.ScalarNode && value.Tag == "!!null" {
			continue
		}
		if err := known[at].read(value); err != nil {
			return err
		}
		filled[key.Value] = true
	}
	for _, f := range known {
		if f.must && !filled[f.key] {
			return fileError(node.Line, "%s needs the key %s; write it, or take this out", what, f.key)
		}
	}
	return nil
}

func keysOf(known []field) string {
	keys := make([]string, len(known))
	for i, f := range known {
		keys[i] = f.key
	}
	return strings.Join(keys, ", ")
}

func items(node *yaml.Node, what string, read func(*yaml.Node) error) error {
	if node.Kind != yaml.SequenceNode {
		return fileError(node.Line, "%s must be a list", what)
	}
	for _, item := range node.Content {
		if err := read(item); err != nil {
			return err
		}
	}
	return nil
}

func textInto(to *string, most int) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		if node.Kind != yaml.ScalarNode {
			return fileError(node.Line, "here must stand a text")
		}
		if len(node.Value) > most {
			return fileError(node.Line, "%s is longer than %d bytes; shorten it", shown(node.Value), most)
		}
		*to = node.Value
		return nil
	}
}

// oneOf reads a word that must be one of a few.
func oneOf[T ~string](to *T, among []T) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		if node.Kind != yaml.ScalarNode || !slices.Contains(among, T(node.Value)) {
			var words []string
			for _, word := range among {
				if word != "" {
					words = append(words, string(word))
				}
			}
			return fileError(node.Line, "%s is not one of %s", shown(node.Value), strings.Join(words, ", "))
		}
		*to = T(node.Value)
		return nil
	}
}
