// Package yamlfile reads YAML files that people write by hand, strictly: every
// key must be known and stand once, and every error names the file, the line and
// the remedy. It knows nothing of what the keys mean.
package yamlfile

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
)

// MaxBytes bounds a file that states no bound of its own.
const MaxBytes = 1 << 20

// A File reads the nodes of one file. All its errors are Invalid.
type File struct {
	Name     string // as its errors call it
	MaxBytes int    // its bound where it is not the usual one
	TooLong  string // what to do about a file beyond the bound
	Aliases  bool   // the value of a key may be an alias
}

// A Reader reads the value of a key.
type Reader = func(*yaml.Node) error

// Errorf is an error of a line; line 0 is the file as a whole.
func (f File) Errorf(line int, format string, args ...any) *graph.Error {
	where := f.Name
	if line > 0 {
		where = fmt.Sprintf("%s line %d:", f.Name, line)
	}
	return graph.Errorf(graph.Invalid, f.Name, "%s %s", where, fmt.Sprintf(format, args...))
}

// Parse gives the root of the one document of a file, nil where it is empty.
func (f File) Parse(text []byte) (*yaml.Node, error) {
	if most := cmp.Or(f.MaxBytes, MaxBytes); len(text) > most {
		return nil, f.Errorf(0, "is longer than %d bytes; %s", most, cmp.Or(f.TooLong, "rows belong into the CSV files"))
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		return nil, f.Errorf(0, "is not UTF-8 text; save it in UTF-8")
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return nil, nil
	case err != nil:
		return nil, f.Errorf(0, "is not YAML; check its indentation, quotes and brackets%s", lineOf(err)).Because(err)
	}
	if decoder.Decode(&second) != io.EOF {
		return nil, f.Errorf(0, "holds more than one document; keep the first, without a line of ---")
	}
	root := document.Content[0]
	if Blank(root) {
		return nil, nil
	}
	return root, nil
}

// Blank says that nothing stands where a value may.
func Blank(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.Tag == "!!null" }

// lineOf takes the line out of what the YAML reader says of a syntax error.
func lineOf(err error) string {
	_, rest, ok := strings.Cut(err.Error(), "line ")
	if digits, _, _ := strings.Cut(rest, ":"); ok {
		if line, err := strconv.Atoi(digits); err == nil {
			return fmt.Sprintf(" near line %d", line)
		}
	}
	return ""
}

// Keys reads each key of a node by its own function, refuses any other key and
// misses those that must be there. A known key without a value is as good as none.
func (f File) Keys(node *yaml.Node, what string, keys map[string]Reader, must ...string) error {
	missing := slices.Clone(must)
	err := f.Pairs(node, what, func(key, value *yaml.Node) error {
		read, ok := keys[key.Value]
		if !ok {
			names := slices.Sorted(maps.Keys(keys))
			return f.Errorf(key.Line, "there is no key %q here; the keys are %s", Shorten(key.Value), strings.Join(names, ", "))
		}
		if Blank(value) {
			return nil
		}
		missing = slices.DeleteFunc(missing, func(name string) bool { return name == key.Value })
		return read(value)
	})
	if err == nil && len(missing) > 0 {
		err = f.Errorf(node.Line, "%s needs the key %s; add it", what, missing[0])
	}
	return err
}

// Pairs calls a function for each key and its value, which may be blank, in
// their order.
func (f File) Pairs(node *yaml.Node, what string, each func(key, value *yaml.Node) error) error {
	if node.Kind != yaml.MappingNode {
		return f.Errorf(node.Line, "%s must be keys with values", what)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return f.Errorf(key.Line, "a key of %s is no text; write a text before the colon", what)
		}
		if seen[key.Value] {
			return f.Errorf(key.Line, "the key %s stands twice; keep one", Shorten(key.Value))
		}
		seen[key.Value] = true
		if value.Kind == yaml.AliasNode {
			if !f.Aliases {
				return f.Errorf(value.Line, "%s is an alias; write its value out", Shorten(key.Value))
			}
			value = value.Alias
		}
		if err := each(key, value); err != nil {
			return err
		}
	}
	return nil
}

// Items calls a function for each item of a list. An item that stands alone is
// a list of one.
func (f File) Items(node *yaml.Node, each Reader) error {
	if node.Kind != yaml.SequenceNode {
		return each(node)
	}
	return f.List(node, each)
}

// List is Items for what must be a list.
func (f File) List(node *yaml.Node, each Reader) error {
	if node.Kind != yaml.SequenceNode {
		return f.Errorf(node.Line, "here must stand a list")
	}
	for _, item := range node.Content {
		if item.Kind == yaml.AliasNode {
			return f.Errorf(item.Line, "an item is an alias; write it out")
		}
		if Blank(item) {
			return f.Errorf(item.Line, "an item is empty; write it out or take it out, and put an empty text in quotes")
		}
		if err := each(item); err != nil {
			return err
		}
	}
	return nil
}

// Scalar gives the text of a node; what says what must stand there.
func (f File) Scalar(node *yaml.Node, what string) (string, error) {
	if node.Kind != yaml.ScalarNode {
		return "", f.Errorf(node.Line, "here must stand %s", what)
	}
	return node.Value, nil
}

// Text reads a text.
func (f File) Text(to *string) Reader {
	return func(node *yaml.Node) (err error) {
		*to, err = f.Scalar(node, "a text")
		return err
	}
}

// Texts reads a list of texts, or one.
func (f File) Texts(to *[]string) Reader {
	return func(node *yaml.Node) error {
		return f.Items(node, func(item *yaml.Node) error {
			text, err := f.Scalar(item, "a text")
			*to = append(*to, text)
			return err
		})
	}
}

// Flag reads true or false.
func (f File) Flag(to *bool) Reader {
	return func(node *yaml.Node) error {
		text, err := f.Scalar(node, "true or false")
		if err != nil {
			return err
		}
		if text != "true" && text != "false" {
			return f.Errorf(node.Line, "%q is neither true nor false; write true or false", Shorten(text))
		}
		*to = text == "true"
		return nil
	}
}

const maxShown = 200

// Shorten cuts a long text for an error.
func Shorten(text string) string {
	if len(text) <= maxShown {
		return text
	}
	return strings.ToValidUTF8(text[:maxShown], "") + "…"
}
