package ingest

import (
	_ "embed"
	"strings"

	"careergraph/graph"
	"careergraph/graph/ingest/mapping"
	"careergraph/graph/ingest/rows"
)

//go:embed popolo.yaml
var popoloMapping []byte

// popolo takes JSON in the form of Popolo, by a mapping that comes with the
// program.
func (in *input) popolo(path string, source *rows.Source, options Options) error {
	if options.Mode == Folder || options.Mode == Flat {
		return graph.Errorf(graph.Invalid, "mode", "%s is JSON; read it as Popolo, or by a mapping", path)
	}
	is, err := isPopolo(source.Documents)
	if err != nil {
		return opened(path, err)
	}
	if !is {
		return graph.Errorf(graph.Invalid, "", "%s is JSON, and not Popolo, which has persons and memberships; careergraph import --guess %s writes a mapping for it", path, path)
	}
	m, err := mapping.Parse("popolo.yaml", popoloMapping, targets(), nil)
	if err != nil {
		return err
	}
	// The dataset of that mapping counts where no file describes another.
	if in.telling == "" {
		if in.dataset, in.text, err = mappedDataset(m); err != nil {
			return err
		}
	}
	n := in.source(path, source, "Popolo")
	return in.bind(m, func(string, rows.OpenOptions) (*rows.Source, error) { return source, nil }, func(string) int { return n })
}

// isPopolo says that a source is one document with persons and memberships at
// its top, as Popolo names them.
func isPopolo(documents []*rows.Document) (bool, error) {
	if len(documents) != 1 {
		return false, nil
	}
	paths, err := documents[0].Paths(10)
	if err != nil {
		return false, err
	}
	var persons, memberships bool
	for _, p := range paths {
		persons = persons || strings.HasPrefix(p.Path, "persons[*].")
		memberships = memberships || strings.HasPrefix(p.Path, "memberships[*].") || strings.HasPrefix(p.Path, "persons[*].memberships[*].")
	}
	return persons && memberships, nil
}
