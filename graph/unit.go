package graph

import (
	"cmp"
	"slices"
)

// A Unit is a place or body with a level and a parent.
type Unit struct {
	ID, Name  string
	Level     string // UnknownLevel where none is stated
	ParentID  string
	Type      string
	ValidFrom Date
	ValidTo   Date
	Tags      []string
	Source    string
	Extra     map[string]string // columns named x_…

	// Place and LastPlace number the tree from 1, parents first, siblings by
	// id: a unit lies in another exactly where its Place is between the
	// other's Place and LastPlace. Depth is 0 at a root.
	Place, LastPlace, Depth int
}

// A LinkKind says what became of a unit.
type LinkKind string

// The kinds of links. A transferred unit's posts are new ones; through the
// others a holder has not moved.
const (
	Renamed     LinkKind = "renamed"
	Merged      LinkKind = "merged"
	Split       LinkKind = "split"
	Transferred LinkKind = "transferred"
)

// A UnitLink says which unit came after which.
type UnitLink struct {
	PredecessorID, SuccessorID string
	Kind                       LinkKind
	On                         Date
	Extra                      map[string]string
}

// PlaceUnits sorts units by id and numbers their tree: Place, LastPlace and
// Depth. A parent that is not among the units counts as none. The units must
// hold no cycle.
func PlaceUnits(units []Unit) {
	slices.SortFunc(units, func(a, b Unit) int { return cmp.Compare(a.ID, b.ID) })
	index := make(map[string]int, len(units))
	for i := range units {
		index[units[i].ID] = i
	}
	children := make([][]int, len(units))
	var roots []int
	for i := range units {
		if parent, ok := index[units[i].ParentID]; ok && units[i].ParentID != "" {
			children[parent] = append(children[parent], i)
		} else {
			roots = append(roots, i)
		}
	}
	place := 0
	var visit func(i, depth int)
	visit = func(i, depth int) {
		place++
		units[i].Place, units[i].Depth = place, depth
		for _, child := range children[i] {
			visit(child, depth+1)
		}
		units[i].LastPlace = place
	}
	for _, root := range roots {
		visit(root, 0)
	}
}
