package ingest

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
)

// headerFile is the name of the file that carries what is not a row.
const headerFile = "dataset.yaml"

const maxHeaderBytes = 1 << 20

// defaults is the dataset of a source that says nothing about itself. Its id is
// constant: the same rows give the same batch wherever they lie.
func defaults() graph.Dataset {
	return graph.Dataset{ID: "dataset", BlankEnd: graph.Open, OverlapDays: 92, GapDays: 365}
}

// readDataset reads dataset.yaml; without one the dataset is the default.
// Levels that it lists are a scale.
func readDataset(path string) (graph.Dataset, error) {
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		return defaults(), nil
	}
	if err != nil {
		return graph.Dataset{}, unreadable(headerFile, err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxHeaderBytes+1))
	if err != nil {
		return graph.Dataset{}, unreadable(headerFile, err)
	}
	return parseHeader(text)
}

// parseHeader reads the text of dataset.yaml. Every failure is Invalid and
// names the line.
func parseHeader(text []byte) (graph.Dataset, error) {
	d := defaults()
	if len(text) > maxHeaderBytes {
		return d, headerError(0, "is longer than %d bytes; rows belong into the CSV files", maxHeaderBytes)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		return d, headerError(0, "is not UTF-8 text; save it in UTF-8")
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return d, nil
	case err != nil:
		return d, headerError(0, "is not YAML; check its indentation, quotes and brackets%s", lineOf(err)).Because(err)
	}
	if decoder.Decode(&second) != io.EOF {
		return d, headerError(0, "holds more than one document; keep the first, without a line of ---")
	}
	root := document.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return d, nil
	}
	h := header{&d}
	if err := h.mapping(root, "the file", map[string]func(*yaml.Node) error{
		"id":           h.id(&d.ID),
		"title":        h.label(&d.Title),
		"as_of":        h.date(&d.AsOf),
		"blank_end":    h.blankEnd,
		"overlap_days": h.days(&d.OverlapDays),
		"gap_days":     h.days(&d.GapDays),
		"levels":       h.levels,
		"blocs":        h.blocs,
		"kinds":        h.kinds,
		"source":       h.text(&d.Source),
		"licence":      h.text(&d.Licence),
	}); err != nil {
		return defaults(), err
	}
	d.Ordered = len(d.Levels) > 0
	return d, nil
}

func headerError(line int, format string, args ...any) *graph.Error {
	where := headerFile
	if line > 0 {
		where = fmt.Sprintf("%s line %d:", headerFile, line)
	}
	return graph.Errorf(graph.Invalid, headerFile, "%s %s", where, fmt.Sprintf(format, args...))
}

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

// A header reads the nodes of dataset.yaml into a dataset.
type header struct{ *graph.Dataset }

// mapping reads each key by its own function and refuses any other key.
func (h header) mapping(node *yaml.Node, what string, keys map[string]func(*yaml.Node) error) error {
	if node.Kind != yaml.MappingNode {
		return headerError(node.Line, "%s must be keys with values", what)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		read, ok := keys[key.Value]
		if !ok {
			var names []string
			for name := range keys {
				names = append(names, name)
			}
			slices.Sort(names)
			return headerError(key.Line, "there is no key %q here; the keys are %s", shorten(key.Value), strings.Join(names, ", "))
		}
		if seen[key.Value] {
			return headerError(key.Line, "the key %s stands twice; keep one", key.Value)
		}
		seen[key.Value] = true
		if value.Kind == yaml.AliasNode {
			return headerError(value.Line, "%s is an alias; write its value out", key.Value)
		}
		if value.Kind == yaml.ScalarNode && value.Tag == "!!null" {
			continue
		}
		if err := read(value); err != nil {
			return err
		}
	}
	return nil
}

func shorten(text string) string {
	if len(text) <= maxShown {
		return text
	}
	return strings.ToValidUTF8(text[:maxShown], "") + "…"
}

func (h header) scalar(node *yaml.Node, what string) (string, error) {
	if node.Kind != yaml.ScalarNode {
		return "", headerError(node.Line, "here must stand %s", what)
	}
	return node.Value, nil
}

func (h header) id(to *string) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := h.scalar(node, "an id")
		if err != nil {
			return err
		}
		if !isWord([]byte(text), maxID) {
			return headerError(node.Line, "%q is no id: %s", shorten(text), sayID)
		}
		*to = text
		return nil
	}
}

func (h header) text(to *string) func(*yaml.Node) error {
	return func(node *yaml.Node) (err error) {
		*to, err = h.scalar(node, "a text")
		return err
	}
}

// label reads a text for each language, or one text for all.
func (h header) label(to *graph.Label) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		if node.Kind == yaml.ScalarNode {
			*to = graph.Label{"vi": node.Value, "en": node.Value}
			return nil
		}
		if node.Kind != yaml.MappingNode {
			return headerError(node.Line, "here must stand a text, or one for each language: {vi: …, en: …}")
		}
		label := graph.Label{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			key, value := node.Content[i], node.Content[i+1]
			if !isLanguage(key.Value) {
				return headerError(key.Line, "%q is no language; write its code, such as vi or en", shorten(key.Value))
			}
			if _, ok := label[key.Value]; ok {
				return headerError(key.Line, "the language %s stands twice; keep one", key.Value)
			}
			text, err := h.scalar(value, "a text")
			if err != nil {
				return err
			}
			label[key.Value] = text
		}
		*to = label
		return nil
	}
}

func isLanguage(code string) bool {
	if len(code) < 2 || len(code) > 11 {
		return false
	}
	for _, c := range code {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-' {
			return false
		}
	}
	return true
}

func (h header) date(to *graph.Date) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := h.scalar(node, "a date")
		if err != nil {
			return err
		}
		if *to, err = graph.ParseDate(text); err != nil {
			return headerError(node.Line, "%q is no date; %s", shorten(text), sayDate).Because(err)
		}
		return nil
	}
}

// Longer bounds than a lifetime say nothing.
const maxDays = 36525

func (h header) days(to *int) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := h.scalar(node, "a number of days")
		if err != nil {
			return err
		}
		n, err := strconv.ParseUint(text, 10, 31)
		if err != nil || n > maxDays {
			return headerError(node.Line, "%q is no number of days; write a whole number from 0 to %d", shorten(text), maxDays)
		}
		*to = int(n)
		return nil
	}
}

func (h header) blankEnd(node *yaml.Node) error {
	text, err := h.scalar(node, "open or unknown")
	if err != nil {
		return err
	}
	switch status := graph.EndStatus(text); status {
	case graph.Open, graph.UnknownEnd:
		h.BlankEnd = status
		return nil
	}
	return headerError(node.Line, "blank_end is %q; write open or unknown", shorten(text))
}

// items reads a list whose items are mappings with an id of their own; start
// begins an item and gives its keys and the place of its id.
func (h header) items(node *yaml.Node, what string, start func() (*string, map[string]func(*yaml.Node) error)) error {
	if node.Kind != yaml.SequenceNode {
		return headerError(node.Line, "%s must be a list, each item with an id", what)
	}
	seen := map[string]bool{}
	for _, item := range node.Content {
		id, keys := start()
		if item.Kind == yaml.AliasNode {
			return headerError(item.Line, "an item of %s is an alias; write it out", what)
		}
		if err := h.mapping(item, "an item of "+what, keys); err != nil {
			return err
		}
		switch {
		case *id == "":
			return headerError(item.Line, "an item of %s has no id; give it one", what)
		case seen[*id]:
			return headerError(item.Line, "the id %q stands twice among %s; keep one", *id, what)
		}
		seen[*id] = true
	}
	return nil
}

func (h header) levels(node *yaml.Node) error {
	h.Levels = nil
	err := h.items(node, "levels", func() (*string, map[string]func(*yaml.Node) error) {
		h.Levels = append(h.Levels, graph.Level{})
		level := &h.Levels[len(h.Levels)-1]
		return &level.ID, map[string]func(*yaml.Node) error{
			"id": h.id(&level.ID), "label": h.label(&level.Label), "valid_to": h.date(&level.ValidTo),
		}
	})
	if err == nil && slices.ContainsFunc(h.Levels, func(l graph.Level) bool { return l.ID == graph.UnknownLevel }) {
		return headerError(node.Line, "%q is the level of what states none and cannot be listed; take it out", graph.UnknownLevel)
	}
	return err
}

func (h header) blocs(node *yaml.Node) error {
	h.Blocs = nil
	return h.items(node, "blocs", func() (*string, map[string]func(*yaml.Node) error) {
		h.Blocs = append(h.Blocs, graph.Bloc{})
		bloc := &h.Blocs[len(h.Blocs)-1]
		return &bloc.ID, map[string]func(*yaml.Node) error{"id": h.id(&bloc.ID), "label": h.label(&bloc.Label)}
	})
}

func (h header) kinds(node *yaml.Node) error {
	h.Kinds = nil
	return h.items(node, "kinds", func() (*string, map[string]func(*yaml.Node) error) {
		h.Kinds = append(h.Kinds, graph.Kind{})
		kind := &h.Kinds[len(h.Kinds)-1]
		return &kind.ID, map[string]func(*yaml.Node) error{
			"id": h.id(&kind.ID), "rotation": h.flag(&kind.Rotation), "label": h.label(&kind.Label),
		}
	})
}

func (h header) flag(to *bool) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := h.scalar(node, sayBool)
		if err != nil {
			return err
		}
		if text != "true" && text != "false" {
			return headerError(node.Line, "%q is neither true nor false; %s", shorten(text), sayBool)
		}
		*to = text == "true"
		return nil
	}
}
