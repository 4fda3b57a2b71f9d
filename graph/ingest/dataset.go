package ingest

import (
	"io"
	"os"
	"slices"
	"strconv"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
	"careergraph/graph/ingest/yamlfile"
)

// datasetFile is the name of the file that carries what is not a row.
const datasetFile = "dataset.yaml"

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
	text, err = io.ReadAll(io.LimitReader(file, yamlfile.MaxBytes+1))
	if err != nil {
		return found, nil, unreadable(datasetFile, err)
	}
	found, err = parseDataset(text)
	return found, text, err
}

// parseDataset reads the text of dataset.yaml. Every failure is Invalid and
// names the line.
func parseDataset(text []byte) (graph.Dataset, error) {
	file := yamlfile.File{Name: datasetFile}
	root, err := file.Parse(text)
	if err != nil || root == nil {
		return defaults(), err
	}
	return datasetOf(file, root, "the file")
}

// datasetOf reads a dataset from a node of a file.
func datasetOf(file yamlfile.File, root *yaml.Node, what string) (graph.Dataset, error) {
	found := defaults()
	into := datasetReader{file, &found}
	if err := into.Keys(root, what, map[string]yamlfile.Reader{
		"id":           into.id(&found.ID),
		"title":        into.label(&found.Title),
		"as_of":        into.date(&found.AsOf),
		"blank_end":    into.blankEnd,
		"overlap_days": into.days(&found.OverlapDays),
		"gap_days":     into.days(&found.GapDays),
		"levels":       into.levels,
		"blocs":        into.blocs,
		"offices":      into.offices,
		"kinds":        into.kinds,
		"source":       into.Text(&found.Source),
		"licence":      into.Text(&found.Licence),
	}); err != nil {
		return defaults(), err
	}
	found.Ordered = len(found.Levels) > 0
	return found, nil
}

// A datasetReader reads nodes into a dataset.
type datasetReader struct {
	yamlfile.File
	*graph.Dataset
}

func (d datasetReader) id(to *string) yamlfile.Reader {
	return func(node *yaml.Node) error {
		text, err := d.Scalar(node, "an id")
		if err != nil {
			return err
		}
		if !isWord([]byte(text), maxID) {
			return d.Errorf(node.Line, "%q is no id: %s", yamlfile.Shorten(text), sayID)
		}
		*to = text
		return nil
	}
}

// label reads a text for each language, or one text for all.
func (d datasetReader) label(to *graph.Label) yamlfile.Reader {
	return func(node *yaml.Node) error {
		if node.Kind == yaml.ScalarNode {
			*to = graph.Label{"vi": node.Value, "en": node.Value}
			return nil
		}
		if node.Kind != yaml.MappingNode {
			return d.Errorf(node.Line, "here must stand a text, or one for each language: {vi: …, en: …}")
		}
		label := graph.Label{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			key, value := node.Content[i], node.Content[i+1]
			if !isLanguage(key.Value) {
				return d.Errorf(key.Line, "%q is no language; write its code, such as vi or en", yamlfile.Shorten(key.Value))
			}
			if _, ok := label[key.Value]; ok {
				return d.Errorf(key.Line, "the language %s stands twice; keep one", key.Value)
			}
			text, err := d.Scalar(value, "a text")
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

func (d datasetReader) date(to *graph.Date) yamlfile.Reader {
	return func(node *yaml.Node) error {
		text, err := d.Scalar(node, "a date")
		if err != nil {
			return err
		}
		if *to, err = graph.ParseDate(text); err != nil {
			return d.Errorf(node.Line, "%q is no date; %s", yamlfile.Shorten(text), sayDate).Because(err)
		}
		return nil
	}
}

// Longer bounds than a lifetime say nothing.
const maxDays = 36525

func (d datasetReader) days(to *int) yamlfile.Reader {
	return func(node *yaml.Node) error {
		text, err := d.Scalar(node, "a number of days")
		if err != nil {
			return err
		}
		n, err := strconv.ParseUint(text, 10, 31)
		if err != nil || n > maxDays {
			return d.Errorf(node.Line, "%q is no number of days; write a whole number from 0 to %d", yamlfile.Shorten(text), maxDays)
		}
		*to = int(n)
		return nil
	}
}

func (d datasetReader) blankEnd(node *yaml.Node) error {
	text, err := d.Scalar(node, "open or unknown")
	if err != nil {
		return err
	}
	switch status := graph.EndStatus(text); status {
	case graph.Open, graph.UnknownEnd:
		d.BlankEnd = status
		return nil
	}
	return d.Errorf(node.Line, "blank_end is %q; write open or unknown", yamlfile.Shorten(text))
}

// items reads a list whose items are mappings with an id of their own; start
// begins an item and gives its keys and the place of its id.
func (d datasetReader) items(node *yaml.Node, what string, start func() (*string, map[string]yamlfile.Reader)) error {
	if node.Kind != yaml.SequenceNode {
		return d.Errorf(node.Line, "%s must be a list, each item with an id", what)
	}
	seen := map[string]bool{}
	for _, item := range node.Content {
		id, keys := start()
		if item.Kind == yaml.AliasNode {
			return d.Errorf(item.Line, "an item of %s is an alias; write it out", what)
		}
		if err := d.Keys(item, "an item of "+what, keys); err != nil {
			return err
		}
		switch {
		case *id == "":
			return d.Errorf(item.Line, "an item of %s has no id; give it one", what)
		case seen[*id]:
			return d.Errorf(item.Line, "the id %q stands twice among %s; keep one", *id, what)
		}
		seen[*id] = true
	}
	return nil
}

func (d datasetReader) levels(node *yaml.Node) error {
	d.Levels = nil
	err := d.items(node, "levels", func() (*string, map[string]yamlfile.Reader) {
		d.Levels = append(d.Levels, graph.Level{})
		level := &d.Levels[len(d.Levels)-1]
		return &level.ID, map[string]yamlfile.Reader{
			"id": d.id(&level.ID), "label": d.label(&level.Label), "valid_to": d.date(&level.ValidTo),
		}
	})
	if err == nil && slices.ContainsFunc(d.Levels, func(l graph.Level) bool { return l.ID == graph.UnknownLevel }) {
		return d.Errorf(node.Line, "%q is the level of what states none and cannot be listed; take it out", graph.UnknownLevel)
	}
	return err
}

func (d datasetReader) blocs(node *yaml.Node) error {
	d.Blocs = nil
	return d.items(node, "blocs", func() (*string, map[string]yamlfile.Reader) {
		d.Blocs = append(d.Blocs, graph.Bloc{})
		bloc := &d.Blocs[len(d.Blocs)-1]
		return &bloc.ID, map[string]yamlfile.Reader{"id": d.id(&bloc.ID), "label": d.label(&bloc.Label)}
	})
}

func (d datasetReader) offices(node *yaml.Node) error {
	d.Offices = nil
	return d.items(node, "offices", func() (*string, map[string]yamlfile.Reader) {
		d.Offices = append(d.Offices, graph.Office{})
		office := &d.Offices[len(d.Offices)-1]
		return &office.ID, map[string]yamlfile.Reader{"id": d.id(&office.ID), "label": d.label(&office.Label)}
	})
}

func (d datasetReader) kinds(node *yaml.Node) error {
	d.Kinds = nil
	return d.items(node, "kinds", func() (*string, map[string]yamlfile.Reader) {
		d.Kinds = append(d.Kinds, graph.Kind{})
		kind := &d.Kinds[len(d.Kinds)-1]
		return &kind.ID, map[string]yamlfile.Reader{
			"id": d.id(&kind.ID), "rotation": d.Flag(&kind.Rotation), "label": d.label(&kind.Label),
		}
	})
}
