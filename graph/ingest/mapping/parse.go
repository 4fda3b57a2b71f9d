package mapping

import (
	"os"
	"path/filepath"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
	"careergraph/graph/ingest/yamlfile"
)

// Flat is the target of the flat table, which stands by itself.
const Flat = "flat"

// maxRules bounds a mapping, and maxColumns the columns of a rule.
const (
	maxRules   = 100
	maxColumns = 1000
)

// Targets are the tables that a mapping can make, each with the columns that
// it has.
type Targets map[string][]string

// Read reads a mapping file from the disk. Tables of titles that it names by
// file stand beside it.
func Read(path string, targets Targets) (*Mapping, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, graph.Errorf(graph.NotFound, "mapping", "the mapping file %s cannot be read; check its name and that you may read it", path).Because(err)
	}
	return Parse(filepath.Base(path), text, targets, os.DirFS(filepath.Dir(path)).Open)
}

// A parser reads the nodes of a mapping file.
type parser struct {
	yamlfile.File
	targets Targets
	open    Opener
}

// Parse reads the text of a mapping file. Every failure is Invalid and names
// the line.
func Parse(name string, text []byte, targets Targets, beside Opener) (*Mapping, error) {
	p := parser{yamlfile.File{Name: name}, targets, beside}
	root, err := p.File.Parse(text)
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, p.Errorf(0, "says nothing; it must name at least one table to make, such as flat")
	}
	m := &Mapping{File: p.File}
	keys := map[string]yamlfile.Reader{
		"version": p.version,
		"dataset": func(node *yaml.Node) error { m.Dataset = node; return nil },
	}
	for target := range targets {
		keys[target] = func(node *yaml.Node) error {
			if node.Kind == yaml.SequenceNode && len(node.Content) == 0 {
				return p.Errorf(node.Line, "the list of %s has no rule; give it one, or take it out", target)
			}
			return p.Items(node, func(item *yaml.Node) error {
				rule, err := p.rule(target, item)
				m.Rules = append(m.Rules, rule)
				return err
			})
		}
	}
	if err := p.Keys(root, "the file", keys); err != nil {
		return nil, err
	}
	return m, p.checkRules(m)
}

// version is 1; a file of a later form must not be read as one of this.
func (p parser) version(node *yaml.Node) error {
	text, err := p.Scalar(node, "the version, which is 1")
	if err == nil && text != "1" {
		err = p.Errorf(node.Line, "the version is %q; this program reads version 1", yamlfile.Shorten(text))
	}
	return err
}

func (p parser) checkRules(m *Mapping) error {
	if len(m.Rules) == 0 {
		return p.Errorf(0, "makes no table; name at least one, such as flat")
	}
	if len(m.Rules) > maxRules {
		return p.Errorf(0, "has more than %d rules; split it", maxRules)
	}
	has := map[string]bool{}
	for _, r := range m.Rules {
		has[r.Target] = true
	}
	switch {
	case has[Flat] && len(has) > 1:
		return p.Errorf(0, "makes both a flat table and tables of a dataset folder; choose one of the two forms")
	case !has[Flat] && !has["tenures"]:
		return p.Errorf(0, "makes no tenures; a dataset needs them, or one flat table")
	}
	return nil
}
