package review

import (
	"cmp"
	"slices"
	"strings"

	"careergraph/graph"
)

// An Agreement holds the tenures against those who, as the source states,
// came before and after.
type Agreement struct {
	Predecessors, Successors Neighbours
}

// Neighbours counts the tenures that name a neighbour, and how far the data
// agree. Known and Ambiguous are of the Stated, Identical of the Known,
// WithinYear and Undated of the Identical; what is left of these is Far.
type Neighbours struct {
	Stated     int // tenures that name a neighbour
	Known      int // the name is that of exactly one official
	Ambiguous  int // of several
	Identical  int // the official holds the identical post
	WithinYear int // with a tenure of it that ends, or begins, within 365 days
	Undated    int // with no tenure of it whose date, and this one's, are known

	// Far are the tenures further apart, the furthest first, and no more than
	// a report can show.
	Far []Disagreement
}

// A Disagreement is a tenure and the nearest one of the neighbour that it
// names, in the same post.
type Disagreement struct {
	TenureID, NeighbourID string
	On, NeighbourOn       graph.Date // the start of one, the end of the other; not stated for an open end
	Days                  int        // apart, at the least
}

const (
	maxFar = 100
	year   = 365
)

// Agree holds the tenures against the neighbours that they name. An open
// tenure is held on the last day, which is that of the dataset's as_of.
func Agree(b *graph.Batch, last graph.Day) Agreement {
	if !slices.ContainsFunc(b.Tenures, namesNeighbour) {
		return Agreement{} // most data name none, and a million tenures take their time
	}
	a := newAgreeing(b, last)
	return Agreement{
		Predecessors: a.neighbours(predecessorKey, func(t, u *graph.Tenure) (period, period) { return start(t), a.end(u) },
			func(t, u *graph.Tenure) (graph.Date, graph.Date) { return t.Start, u.End }),
		Successors: a.neighbours(successorKey, func(t, u *graph.Tenure) (period, period) { return a.end(t), start(u) },
			func(t, u *graph.Tenure) (graph.Date, graph.Date) { return t.End, u.Start }),
	}
}

func namesNeighbour(t graph.Tenure) bool {
	return strings.TrimSpace(t.Extra[predecessorKey]) != "" || strings.TrimSpace(t.Extra[successorKey]) != ""
}

type agreeing struct {
	batch *graph.Batch
	last  graph.Day
	named map[string][]string           // the officials of each name, where tenures name one
	held  map[[2]string][]*graph.Tenure // by official and post
}

// nameKey is equal for names that are one spelling.
func nameKey(name string) string {
	s := spell(name)
	if s.key() == "" {
		return ""
	}
	return s.key() + " " + strings.Join(s.accents(), "")
}

func newAgreeing(b *graph.Batch, last graph.Day) *agreeing {
	a := &agreeing{batch: b, last: last, named: map[string][]string{}, held: map[[2]string][]*graph.Tenure{}}
	for i := range b.Officials {
		if key := nameKey(b.Officials[i].Name); key != "" {
			a.named[key] = append(a.named[key], b.Officials[i].ID)
		}
	}
	for i := range b.Tenures {
		t := &b.Tenures[i]
		of := [2]string{t.OfficialID, t.PostID}
		a.held[of] = append(a.held[of], t)
	}
	return a
}

// end is the last day held; an open tenure is held on the last day of the data
// and perhaps for ever.
func (a *agreeing) end(t *graph.Tenure) period {
	if t.Status == graph.Open {
		return period{a.last, graph.Forever, true}
	}
	return end(t)
}

func (a *agreeing) neighbours(key string, days func(t, u *graph.Tenure) (period, period), dates func(t, u *graph.Tenure) (graph.Date, graph.Date)) (n Neighbours) {
	for i := range a.batch.Tenures {
		t := &a.batch.Tenures[i]
		if strings.TrimSpace(t.Extra[key]) == "" {
			continue
		}
		n.Stated++
		switch ids := a.named[nameKey(t.Extra[key])]; {
		case len(ids) > 1:
			n.Ambiguous++
		case len(ids) == 1:
			n.Known++
			a.hold(&n, t, a.held[[2]string{ids[0], t.PostID}], days, dates)
		}
	}
	slices.SortFunc(n.Far, func(x, y Disagreement) int {
		return cmp.Or(cmp.Compare(y.Days, x.Days), cmp.Compare(x.TenureID, y.TenureID))
	})
	n.Far = n.Far[:min(len(n.Far), maxFar)]
	return n
}

// hold holds a tenure against those of the neighbour in the same post.
func (a *agreeing) hold(n *Neighbours, t *graph.Tenure, theirs []*graph.Tenure, days func(t, u *graph.Tenure) (period, period), dates func(t, u *graph.Tenure) (graph.Date, graph.Date)) {
	identical := false
	var nearest *Disagreement
	for _, u := range theirs {
		if u == t {
			continue
		}
		identical = true
		p, q := days(t, u)
		if !p.stated || !q.stated {
			continue
		}
		on, other := dates(t, u)
		found := Disagreement{t.ID, u.ID, on, other, p.apart(q)}
		if nearest == nil || cmp.Or(cmp.Compare(found.Days, nearest.Days), cmp.Compare(found.NeighbourID, nearest.NeighbourID)) < 0 {
			nearest = &found
		}
	}
	switch {
	case !identical:
		return
	case nearest == nil:
		n.Undated++
	case nearest.Days <= year:
		n.WithinYear++
	default:
		n.Far = append(n.Far, *nearest)
	}
	n.Identical++
}
