package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"careergraph/graph/ingest/yamlfile"
)

// What a review file may hold at most.
const (
	maxBytes = 64 << 20
	maxID    = 128
	maxText  = 4000
)

var file = yamlfile.File{Name: "the review file", MaxBytes: maxBytes, TooLong: "take out suggestions that are not decided"}

const maxShown = 60

// shown gives a text of the file for an error: short, and without characters
// that would tear the sentence.
func shown(text string) string {
	if len(text) > maxShown {
		text = strings.ToValidUTF8(text[:maxShown], "") + "…"
	}
	return strconv.Quote(text)
}

// Parse reads a review file. It is strict: every failure is Invalid and names
// the line.
func Parse(text []byte) (*File, error) {
	root, err := file.Parse(text)
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, file.Errorf(0, "is empty; have it written by import --suggest, or leave it out")
	}
	f := &File{}
	err = file.Keys(root, "the file", map[string]yamlfile.Reader{
		"version": func(node *yaml.Node) error {
			if node.Value != fmt.Sprint(version) {
				return file.Errorf(node.Line, "its version is %s, and this program reads version %d; have the file written anew by import --suggest", shown(node.Value), version)
			}
			f.Version = version
			return nil
		},
		"dataset":     textInto(&f.Dataset, maxID),
		"notes":       listInto(&f.Notes, func(item *yaml.Node, to *string) error { return textInto(to, maxText)(item) }),
		"suggestions": listInto(&f.Suggestions, suggestion),
	}, "version")
	if err != nil {
		return nil, err
	}
	return f, nil
}

func suggestion(node *yaml.Node, to *Suggestion) error {
	to.line = node.Line
	err := file.Keys(node, "a suggestion", map[string]yamlfile.Reader{
		"kind":     oneOf(&to.Kind, kinds),
		"a":        thingInto(&to.A),
		"b":        thingInto(&to.B),
		"evidence": listInto(&to.Evidence, evidence),
		"decision": oneOf(&to.Decision, decisions),
		"note":     textInto(&to.Note, maxText),
	}, "kind", "a", "b")
	if err == nil && to.A.ID == to.B.ID {
		err = file.Errorf(node.Line, "a and b are both %s; a suggestion is about two ids", shown(to.A.ID))
	}
	return err
}

func evidence(node *yaml.Node, to *Evidence) error {
	return file.Keys(node, "an evidence", map[string]yamlfile.Reader{
		"code": textInto(&to.Code, maxID), "text": textInto(&to.Text, maxText),
	}, "code")
}

func thingInto(to *Thing) yamlfile.Reader {
	return func(node *yaml.Node) error {
		return file.Keys(node, "a and b", map[string]yamlfile.Reader{
			"id": func(node *yaml.Node) error {
				if err := textInto(&to.ID, maxID)(node); err != nil {
					return err
				}
				if strings.TrimSpace(to.ID) != to.ID || to.ID == "" || strings.ContainsFunc(to.ID, unicode.IsControl) {
					return file.Errorf(node.Line, "%s is no id; copy the id from the data, without blanks around it", shown(to.ID))
				}
				return nil
			},
			"name": textInto(&to.Name, maxText),
		}, "id")
	}
}

// listInto reads a list, each item by a function.
func listInto[T any](to *[]T, read func(item *yaml.Node, to *T) error) yamlfile.Reader {
	return func(node *yaml.Node) error {
		return file.List(node, func(item *yaml.Node) error {
			var one T
			err := read(item, &one)
			*to = append(*to, one)
			return err
		})
	}
}

func textInto[T ~string](to *T, most int) yamlfile.Reader {
	return func(node *yaml.Node) error {
		text, err := file.Scalar(node, "a text")
		if err == nil && len(text) > most {
			err = file.Errorf(node.Line, "%s is longer than %d bytes; shorten it", shown(text), most)
		}
		*to = T(text)
		return err
	}
}

// oneOf reads a word that must be one of a few.
func oneOf[T ~string](to *T, among []T) yamlfile.Reader {
	return func(node *yaml.Node) error {
		if node.Kind != yaml.ScalarNode || !slices.Contains(among, T(node.Value)) {
			var words []string
			for _, word := range among {
				if word != "" {
					words = append(words, string(word))
				}
			}
			return file.Errorf(node.Line, "%s is not one of %s", shown(node.Value), strings.Join(words, ", "))
		}
		*to = T(node.Value)
		return nil
	}
}
