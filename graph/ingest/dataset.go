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

// datasetFile is the name of the file that carries what is not a row.
const datasetFile = "dataset.yaml"

const maxDatasetBytes = 1 << 20

// defaults is the dataset of a source that says nothing about itself. Its id is
// constant: the same rows give the same batch wherever they lie.
func defaults() graph.Dataset {
	return graph.Dataset{ID: "dataset", BlankEnd: graph.Open, OverlapDays: 92, GapDays: 365}
}

// readDataset reads dataset.yaml and gives its text too; without one the text
// is nil and the dataset is the default. Levels that it lists are a scale.
func readDataset(path string) (found graph.Dataset, text []byte, err error) {
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		return defaults(), nil, nil
	}
	if err != nil {
		return found, nil, unreadable(datasetFile, err)
	}
	defer file.Close()
	text, err = io.ReadAll(io.LimitReader(file, maxDatasetBytes+1))
	if err != nil {
		return found, nil, unreadable(datasetFile, err)
	}
	found, err = parseDataset(text)
	return found, text, err
}

// parseDataset reads the text of dataset.yaml. Every failure is Invalid and
// names the line.
func parseDataset(text []byte) (graph.Dataset, error) {
	found := defaults()
	if len(text) > maxDatasetBytes {
		return found, datasetError(0, "is longer than %d bytes; rows belong into the CSV files", maxDatasetBytes)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		return found, datasetError(0, "is not UTF-8 text; save it in UTF-8")
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return found, nil
	case err != nil:
		return found, datasetError(0, "is not YAML; check its indentation, quotes and brackets%s", lineOf(err)).Because(err)
	}
	if decoder.Decode(&second) != io.EOF {
		return found, datasetError(0, "holds more than one document; keep the first, without a line of ---")
	}
	root := document.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return found, nil
	}
	into := datasetReader{&found}
	if err := into.mapping(root, "the file", map[string]func(*yaml.Node) error{
		"id":           into.id(&found.ID),
		"title":        into.label(&found.Title),
		"as_of":        into.date(&found.AsOf),
		"blank_end":    into.blankEnd,
		"overlap_days": into.days(&found.OverlapDays),
		"gap_days":     into.days(&found.GapDays),
		"levels":       into.levels,
		"blocs":        into.blocs,
		"kinds":        into.kinds,
		"source":       into.text(&found.Source),
		"licence":      into.text(&found.Licence),
	}); err != nil {
		return defaults(), err
	}
	found.Ordered = len(found.Levels) > 0
	return found, nil
}

func datasetError(line int, format string, args ...any) *graph.Error {
	where := datasetFile
	if line > 0 {
		where = fmt.Sprintf("%s line %d:", datasetFile, line)
	}
	return graph.Errorf(graph.Invalid, datasetFile, "%s %s", where, fmt.Sprintf(format, args...))
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

// A datasetReader reads the nodes of dataset.yaml into a dataset.
type datasetReader struct{ *graph.Dataset }

// mapping reads each key by its own function and refuses any other key.
func (d datasetReader) mapping(node *yaml.Node, what string, keys map[string]func(*yaml.Node) error) error {
	if node.Kind != yaml.MappingNode {
		return datasetError(node.Line, "%s must be keys with values", what)
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
			return datasetError(key.Line, "there is no key %q here; the keys are %s", shorten(key.Value), strings.Join(names, ", "))
		}
		if seen[key.Value] {
			return datasetError(key.Line, "the key %s stands twice; keep one", key.Value)
		}
		seen[key.Value] = true
		if value.Kind == yaml.AliasNode {
			return datasetError(value.Line, "%s is an alias; write its value out", key.Value)
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

func (d datasetReader) scalar(node *yaml.Node, what string) (string, error) {
	if node.Kind != yaml.ScalarNode {
		return "", datasetError(node.Line, "here must stand %s", what)
	}
	return node.Value, nil
}

func (d datasetReader) id(to *string) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := d.scalar(node, "an id")
		if err != nil {
			return err
		}
		if !isWord([]byte(text), maxID) {
			return datasetError(node.Line, "%q is no id: %s", shorten(text), sayID)
		}
		*to = text
		return nil
	}
}

func (d datasetReader) text(to *string) func(*yaml.Node) error {
	return func(node *yaml.Node) (err error) {
		*to, err = d.scalar(node, "a text")
		return err
	}
}

// label reads a text for each language, or one text for all.
func (d datasetReader) label(to *graph.Label) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		if node.Kind == yaml.ScalarNode {
			*to = graph.Label{"vi": node.Value, "en": node.Value}
			return nil
		}
		if node.Kind != yaml.MappingNode {
			return datasetError(node.Line, "here must stand a text, or one for each language: {vi: …, en: …}")
		}
		label := graph.Label{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			key, value := node.Content[i], node.Content[i+1]
			if !isLanguage(key.Value) {
				return datasetError(key.Line, "%q is no language; write its code, such as vi or en", shorten(key.Value))
			}
			if _, ok := label[key.Value]; ok {
				return datasetError(key.Line, "the language %s stands twice; keep one", key.Value)
			}
			text, err := d.scalar(value, "a text")
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

func (d datasetReader) date(to *graph.Date) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := d.scalar(node, "a date")
		if err != nil {
			return err
		}
		if *to, err = graph.ParseDate(text); err != nil {
			return datasetError(node.Line, "%q is no date; %s", shorten(text), sayDate).Because(err)
		}
		return nil
	}
}

// Longer bounds than a lifetime say nothing.
const maxDays = 36525

func (d datasetReader) days(to *int) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := d.scalar(node, "a number of days")
		if err != nil {
			return err
		}
		n, err := strconv.ParseUint(text, 10, 31)
		if err != nil || n > maxDays {
			return datasetError(node.Line, "%q is no number of days; write a whole number from 0 to %d", shorten(text), maxDays)
		}
		*to = int(n)
		return nil
	}
}

func (d datasetReader) blankEnd(node *yaml.Node) error {
	text, err := d.scalar(node, "open or unknown")
	if err != nil {
		return err
	}
	switch status := graph.EndStatus(text); status {
	case graph.Open, graph.UnknownEnd:
		d.BlankEnd = status
		return nil
	}
	return datasetError(node.Line, "blank_end is %q; write open or unknown", shorten(text))
}

// items reads a list whose items are mappings with an id of their own; start
// begins an item and gives its keys and the place of its id.
func (d datasetReader) items(node *yaml.Node, what string, start func() (*string, map[string]func(*yaml.Node) error)) error {
	if node.Kind != yaml.SequenceNode {
		return datasetError(node.Line, "%s must be a list, each item with an id", what)
	}
	seen := map[string]bool{}
	for _, item := range node.Content {
		id, keys := start()
		if item.Kind == yaml.AliasNode {
			return datasetError(item.Line, "an item of %s is an alias; write it out", what)
		}
		if err := d.mapping(item, "an item of "+what, keys); err != nil {
			return err
		}
		switch {
		case *id == "":
			return datasetError(item.Line, "an item of %s has no id; give it one", what)
		case seen[*id]:
			return datasetError(item.Line, "the id %q stands twice among %s; keep one", *id, what)
		}
		seen[*id] = true
	}
	return nil
}

func (d datasetReader) levels(node *yaml.Node) error {
	d.Levels = nil
	err := d.items(node, "levels", func() (*string, map[string]func(*yaml.Node) error) {
		d.Levels = append(d.Levels, graph.Level{})
		level := &d.Levels[len(d.Levels)-1]
		return &level.ID, map[string]func(*yaml.Node) error{
			"id": d.id(&level.ID), "label": d.label(&level.Label), "valid_to": d.date(&level.ValidTo),
		}
	})
	if err == nil && slices.ContainsFunc(d.Levels, func(l graph.Level) bool { return l.ID == graph.UnknownLevel }) {
		return datasetError(node.Line, "%q is the level of what states none and cannot be listed; take it out", graph.UnknownLevel)
	}
	return err
}

func (d datasetReader) blocs(node *yaml.Node) error {
	d.Blocs = nil
	return d.items(node, "blocs", func() (*string, map[string]func(*yaml.Node) error) {
		d.Blocs = append(d.Blocs, graph.Bloc{})
		bloc := &d.Blocs[len(d.Blocs)-1]
		return &bloc.ID, map[string]func(*yaml.Node) error{"id": d.id(&bloc.ID), "label": d.label(&bloc.Label)}
	})
}

func (d datasetReader) kinds(node *yaml.Node) error {
	d.Kinds = nil
	return d.items(node, "kinds", func() (*string, map[string]func(*yaml.Node) error) {
		d.Kinds = append(d.Kinds, graph.Kind{})
		kind := &d.Kinds[len(d.Kinds)-1]
		return &kind.ID, map[string]func(*yaml.Node) error{
			"id": d.id(&kind.ID), "rotation": d.flag(&kind.Rotation), "label": d.label(&kind.Label),
		}
	})
}

func (d datasetReader) flag(to *bool) func(*yaml.Node) error {
	return func(node *yaml.Node) error {
		text, err := d.scalar(node, sayBool)
		if err != nil {
			return err
		}
		if text != "true" && text != "false" {
			return datasetError(node.Line, "%q is neither true nor false; %s", shorten(text), sayBool)
		}
		*to = text == "true"
		return nil
	}
}
