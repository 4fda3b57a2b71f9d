package duckstore

import "careergraph/graph"

// What a move can be the first of: the moves of its official between its two
// levels, blocs, offices or units, or between its levels in its year.
const (
	firstLevel uint8 = 1 << iota
	firstBloc
	firstOffice
	firstUnit
	firstYear
)

// A cell is where a table of flows counts a move: the kind of its ends, these
// by number, and the year, if any.
type cell struct {
	kind     uint8
	from, to int32
	year     int
}

// firstMoves tells of each move what it is the first of. The moves of each
// official come together and in order.
func firstMoves(b *graph.Batch, moves []numbered) []uint8 {
	ends := endsOf(b.Posts)
	firsts := make([]uint8, len(moves))
	var seen cells
	official := ""
	for i := range moves {
		move := &b.Moves[moves[i].move]
		if move.OfficialID != official {
			official = move.OfficialID
			seen.empty()
		}
		from, to := &ends[moves[i].from], &ends[moves[i].to]
		for _, c := range [...]cell{
			{firstLevel, from.level, to.level, 0}, {firstBloc, from.bloc, to.bloc, 0}, {firstOffice, from.office, to.office, 0},
			{firstUnit, from.unit, to.unit, 0}, {firstYear, from.level, to.level, move.On.Year()},
		} {
			if seen.add(c) {
				firsts[i] |= c.kind
			}
		}
	}
	return firsts
}

// ends are the level and so on of a post, each by a number of its own.
type ends struct{ level, bloc, office, unit int32 }

func endsOf(posts []graph.Post) []ends {
	levels, blocs, offices, units := map[string]int32{}, map[string]int32{}, map[string]int32{}, map[string]int32{}
	number := func(numbers map[string]int32, id string) int32 {
		n, ok := numbers[id]
		if !ok {
			n = int32(len(numbers))
			numbers[id] = n
		}
		return n
	}
	all := make([]ends, len(posts))
	for i := range posts {
		p := &posts[i]
		all[i] = ends{number(levels, p.Level), number(blocs, p.Bloc), number(offices, p.Office), number(units, p.UnitID)}
	}
	return all
}

// cells is a set that is quick while it is small, as it is for all but the
// longest careers.
type cells struct {
	few  []cell
	many map[cell]bool
}

// fewCells is how many are looked through one after another.
const fewCells = 64

func (s *cells) empty() { s.few, s.many = s.few[:0], nil }

// add says whether the cell is new.
func (s *cells) add(c cell) bool {
	if s.many != nil {
		known := s.many[c]
		s.many[c] = true
		return !known
	}
	for _, known := range s.few {
		if known == c {
			return false
		}
	}
	s.few = append(s.few, c)
	if len(s.few) > fewCells {
		s.many = map[cell]bool{}
		for _, known := range s.few {
			s.many[known] = true
		}
	}
	return true
}
