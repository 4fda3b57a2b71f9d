package review

import (
	"maps"
	"slices"
	"strings"

	"careergraph/graph"
)

// groups joins ids of one kind that are the same.
type groups map[string]string

// root is the id that stands for all that are the same as this one: the
// smallest by bytes.
func (g groups) root(id string) string {
	top := id
	for g[top] != "" {
		top = g[top]
	}
	for g[id] != "" {
		g[id], id = top, g[id]
	}
	return top
}

func (g groups) join(x, y string) {
	x, y = g.root(x), g.root(y)
	if x != y {
		g[max(x, y)] = min(x, y)
	}
}

// A verdict is what a file decides about one kind.
type verdict struct {
	same  groups
	apart []Suggestion // decided to be different
}

// decided gathers the decisions of a kind. Where what is different would be
// one through what is the same, the error names the lines.
func (f *File) decided(kind Kind) (verdict, error) {
	v := verdict{same: groups{}}
	for _, s := range f.Suggestions {
		switch {
		case s.Kind != kind:
		case s.Decision == Same:
			v.same.join(s.A.ID, s.B.ID)
		case s.Decision == Different:
			v.apart = append(v.apart, s)
		}
	}
	for _, s := range v.apart {
		if v.same.root(s.A.ID) == v.same.root(s.B.ID) {
			return v, graph.Errorf(graph.Invalid, "review", "the review file contradicts itself: %s is decided to be different, but the same by %s; change one of them",
				s.where(), f.chain(kind, s.A.ID, s.B.ID))
		}
	}
	return v, nil
}

// chain names the decisions through which two ids are the same, the fewest.
func (f *File) chain(kind Kind, from, to string) string {
	next := map[string][]int{}
	for i, s := range f.Suggestions {
		if s.Kind == kind && s.Decision == Same {
			next[s.A.ID] = append(next[s.A.ID], i)
			next[s.B.ID] = append(next[s.B.ID], i)
		}
	}
	came := map[string]int{from: -1}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, i := range next[queue[0]] {
			s := &f.Suggestions[i]
			for _, id := range []string{s.A.ID, s.B.ID} {
				if _, seen := came[id]; !seen {
					came[id] = i
					queue = append(queue, id)
				}
			}
		}
	}
	var lines []string
	for id := to; came[id] >= 0; {
		s := &f.Suggestions[came[id]]
		lines = append(lines, s.where())
		id = s.other(id)
	}
	slices.Reverse(lines)
	if len(lines) > maxChain {
		lines = append(lines[:maxChain], "…")
	}
	return strings.Join(lines, " and ")
}

const maxChain = 5

func (s *Suggestion) other(id string) string {
	if id == s.A.ID {
		return s.B.ID
	}
	return s.A.ID
}

// members gives the ids of each group that stand in the data, smallest first,
// for the groups of two or more of them, in the order of their first.
func (g groups) members(exists func(id string) bool) [][]string {
	byRoot := map[string][]string{}
	seen := map[string]bool{}
	for id, up := range maps.Clone(g) {
		for _, one := range []string{id, up} {
			if !seen[one] && exists(one) {
				seen[one] = true
				byRoot[g.root(one)] = append(byRoot[g.root(one)], one)
			}
		}
	}
	var all [][]string
	for _, root := range slices.Sorted(maps.Keys(byRoot)) {
		if ids := byRoot[root]; len(ids) > 1 {
			slices.Sort(ids)
			all = append(all, ids)
		}
	}
	slices.SortFunc(all, slices.Compare)
	return all
}
