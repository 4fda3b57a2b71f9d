package ingest

import "fmt"

// nothing is the row that a reference leads to when it leads nowhere.
const nothing int32 = -1

// refer finds the row that the id in a column of the row being read names.
// An id that no sound row defines is a problem, which mild makes a warning.
// It gives nothing where no sound row is named, and also where the other file
// is broken: what that file would have said is not known.
func (s *sheet) refer(column int, to *sheet, mild bool) int32 {
	cell, ok := s.word(column, maxID)
	if !ok || len(cell) == 0 || to.broken {
		return nothing
	}
	row, known := to.lookUp(cell)
	if known && to.sound(int(row)) {
		return row
	}
	code, say := UnknownRef, to.sayUnknown()
	if known {
		code, say = NeedsRejected, to.sayRejected()
	}
	name, value := s.columns[column].name, s.problems.shown(cell)
	if mild {
		s.warn(s.row, name, value, code, say)
	} else {
		s.report(s.row, name, value, code, say)
	}
	return nothing
}

// lookUp finds the first row of an id. Rows that name the same one often stand
// together, so the last answer is kept.
func (s *sheet) lookUp(id []byte) (row int32, known bool) {
	if s.lastID != "" && string(id) == s.lastID {
		return s.lastRow, true
	}
	if row, known = s.index[string(id)]; known {
		s.lastID, s.lastRow = string(id), row
	}
	return row, known
}

func (s *sheet) sayUnknown() string {
	if s.unknown == "" {
		s.unknown = fmt.Sprintf("no row of %s has this id; correct it, or add the row", s.name)
		if !s.present() {
			s.unknown = fmt.Sprintf("there is no %s to define this id; add the file", s.name)
		}
	}
	return s.unknown
}

func (s *sheet) sayRejected() string {
	if s.refused == "" {
		s.refused = fmt.Sprintf("the row of %s that this names was rejected; mend that row first", s.name)
	}
	return s.refused
}

// A kinship is a file whose rows name rows of the same file: units their
// parents, claims the wholes they are part of. Rows of one id stand together
// at the first of them, so that the order of rows that differ means nothing.
type kinship struct {
	*sheet
	column string
	ids    []string // of each row, empty where it has none
	kin    []string // what each row names, likewise
}

// node is the first row of an id, or nothing.
func (k *kinship) node(id string) int32 {
	if id == "" {
		return nothing
	}
	if row, ok := k.index[id]; ok {
		return row
	}
	return nothing
}

// cycles rejects the rows that lie on a cycle, and marks them.
func (k *kinship) cycles(code Code, say string) (on []bool) {
	edges := make([][]int32, len(k.ids))
	for row := range k.ids {
		from, to := k.node(k.ids[row]), k.node(k.kin[row])
		if from >= 0 && to >= 0 {
			edges[from] = append(edges[from], to)
		}
	}
	component := components(edges)
	on = make([]bool, len(k.ids))
	for row := range k.ids {
		from, to := k.node(k.ids[row]), k.node(k.kin[row])
		if from >= 0 && to >= 0 && component[from] == component[to] {
			on[row] = true
			k.report(row, k.column, k.problems.shown([]byte(k.kin[row])), code, say)
		}
	}
	return on
}

// cascade rejects every row that names a rejected one, and those that name it
// in turn. A row whose own kinship is at fault already is not told again.
func (k *kinship) cascade(except []bool) {
	children := map[int32][]int32{}
	for row := range k.ids {
		to := k.node(k.kin[row])
		if to >= 0 && k.fates[row] != repeated && (except == nil || !except[row]) {
			children[to] = append(children[to], int32(row))
		}
	}
	var queue []int32
	queued := map[int32]bool{}
	enqueue := func(row int32) {
		if first := k.node(k.ids[row]); first >= 0 && !queued[first] {
			queued[first] = true
			queue = append(queue, first)
		}
	}
	for row := range k.ids {
		if k.fates[row] == rejected {
			enqueue(int32(row))
		}
	}
	for len(queue) > 0 {
		parent := queue[0]
		queue = queue[1:]
		for _, row := range children[parent] {
			k.report(int(row), k.column, k.problems.shown([]byte(k.kin[row])), NeedsRejected, k.sayRejected())
			enqueue(row)
		}
	}
}

// components numbers the strongly connected components of a graph, by Tarjan's
// algorithm without recursion, since a chain may be as long as the file.
func components(edges [][]int32) []int32 {
	n := len(edges)
	component, order, low := make([]int32, n), make([]int32, n), make([]int32, n)
	next := make([]int, n)
	var stack, path []int32
	var count, seen int32
	for i := range component {
		component[i] = nothing
	}
	for root := range edges {
		if order[root] > 0 {
			continue
		}
		path = append(path, int32(root))
		for len(path) > 0 {
			v := path[len(path)-1]
			if order[v] == 0 {
				seen++
				order[v], low[v] = seen, seen
				stack = append(stack, v)
			}
			if next[v] < len(edges[v]) {
				w := edges[v][next[v]]
				next[v]++
				switch {
				case order[w] == 0:
					path = append(path, w)
				case component[w] == nothing:
					low[v] = min(low[v], order[w])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				parent := path[len(path)-1]
				low[parent] = min(low[parent], low[v])
			}
			if low[v] == order[v] {
				for {
					w := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					component[w] = count
					if w == v {
						break
					}
				}
				count++
			}
		}
	}
	return component
}
