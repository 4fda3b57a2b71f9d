package finding

import (
	"context"
	"slices"
	"strings"

	"careergraph/graph"
)

// Names are the words of a dataset for its levels, blocs and offices, and the
// order of the first two.
type Names struct {
	Ordered bool // the order of Levels is a scale, lowest first
	Levels  []string
	Blocs   []string
	AsOf    graph.Date
	labels  map[string]map[string]graph.Label
}

// ReadNames asks for them.
func ReadNames(ctx context.Context, r Reader) (*Names, error) {
	n := &Names{labels: map[string]map[string]graph.Label{}}
	dataset, err := r.Ask(ctx, graph.Ask{Question: "dataset"})
	if err != nil {
		return nil, err
	}
	at, err := dataset.Find("ordered", "as_of")
	if err != nil {
		return nil, err
	}
	for _, row := range dataset.Rows {
		n.Ordered, _ = row[at[0]].(bool)
		if text, ok := row[at[1]].(string); ok {
			if n.AsOf, err = graph.ParseDate(text); err != nil {
				return nil, graph.Errorf(graph.Internal, "", "the as_of of the dataset is no date").Because(err)
			}
		}
	}
	if n.Levels, err = n.read(ctx, r, "levels"); err != nil {
		return nil, err
	}
	if n.Blocs, err = n.read(ctx, r, "blocs"); err != nil {
		return nil, err
	}
	_, err = n.read(ctx, r, "offices")
	return n, err
}

func (n *Names) read(ctx context.Context, r Reader, question string) (ids []string, err error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: question})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("id", "label_vi", "label_en")
	if err != nil {
		return nil, err
	}
	n.labels[question] = map[string]graph.Label{}
	for _, row := range answer.Rows {
		id := row[at[0]].(string)
		label := graph.Label{}
		for i, lang := range []string{"vi", "en"} {
			if text, ok := row[at[1+i]].(string); ok && text != "" {
				label[lang] = text
			}
		}
		ids = append(ids, id)
		n.labels[question][id] = label
	}
	return ids, nil
}

// Level is the word for a level, Bloc that for a bloc; the id where there is
// none.
func (n *Names) Level(id, lang string) string { return n.labels["levels"][id].In(lang, id) }

// Bloc is the word for a bloc.
func (n *Names) Bloc(id, lang string) string { return n.labels["blocs"][id].In(lang, id) }

// Office is the word for an office, where there is none its id in plain words.
func (n *Names) Office(id, lang string) string {
	return n.labels["offices"][id].In(lang, strings.ReplaceAll(id, "_", " "))
}

// Higher says that level a stands above level b on the scale.
func (n *Names) Higher(a, b string) bool {
	x, y := slices.Index(n.Levels, a), slices.Index(n.Levels, b)
	return n.Ordered && x >= 0 && y >= 0 && x > y
}
