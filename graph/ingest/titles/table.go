package titles

import (
	_ "embed"

	"careergraph/graph"
)

//go:embed vi.yaml
var vietnamese []byte

//go:embed en.yaml
var english []byte

// A Word is an id that a table uses, with its label in several languages.
type Word struct {
	ID    string
	Label graph.Label
}

// A Table is the terms of one language. It is made once, and safe for use by
// several goroutines.
type Table struct {
	offices, levels, blocs []Word
	between                string
	speller                speller
	trie                   *trie
	byID                   map[string]*office
	places                 map[string]*place
}

// Named gives a table that ships: "vi" or "en".
func Named(name string) (*Table, error) {
	switch name {
	case "vi":
		return Parse(vietnamese)
	case "en":
		return Parse(english)
	}
	return nil, graph.Errorf(graph.Invalid, "terms", "there is no table of terms %q; the tables that ship are vi and en", name)
}

// Parse reads a table from YAML. It refuses unknown keys, missing values, ids
// that nothing defines, and a phrase that says two things of one sort; the error
// names the line.
func Parse(text []byte) (*Table, error) {
	d, err := readDocument(text)
	if err != nil {
		return nil, err
	}
	c := compiler{
		document: d,
		table: &Table{
			levels: d.levels, blocs: d.blocs, between: d.between, trie: newTrie(), byID: map[string]*office{}, places: map[string]*place{},
		},
		bodies: map[string]*body{},
	}
	if err := c.compile(); err != nil {
		return nil, err
	}
	return c.table, nil
}

// Offices gives the ids of offices with their labels, in the table's order.
func (t *Table) Offices() []Word { return t.offices }

// Levels gives the ids of levels with their labels, lowest first.
func (t *Table) Levels() []Word { return t.levels }

// Blocs gives the ids of blocs with their labels, in the table's order.
func (t *Table) Blocs() []Word { return t.blocs }
