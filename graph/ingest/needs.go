package ingest

import (
	"maps"
	"slices"
)

// needs are the ids of the rows that rejected rows need, by file.
type needs map[string]map[string]bool

// The column of the id in every file whose rows have one.
const idColumn = 0

// goes says that the row being read stands among the rejects.
func (s *sheet) goes(row int, needed needs) bool {
	switch s.fates[row] {
	case rejected:
		return true
	case accepted:
		return s.anchors[row] || needed[s.name][string(s.cell(idColumn))]
	}
	return false
}

// need notes the rows that the row being read names.
func (s *sheet) need(needed needs) {
	for i, c := range s.columns {
		if id := s.cell(i); c.of != "" && len(id) > 0 {
			if needed[c.of] == nil {
				needed[c.of] = map[string]bool{}
			}
			needed[c.of][string(id)] = true
		}
	}
}

// follow adds what the needed rows of a file need of the same file: units
// their ancestors, claims the wholes that they are part of.
func (s *sheet) follow(needed needs) error {
	kin := slices.IndexFunc(s.columns, func(c column) bool { return c.of == s.name })
	if kin < 0 {
		return nil
	}
	ids, names := slices.Collect(maps.Keys(needed[s.name])), map[string]string{}
	err := s.again(func(row int) error {
		if row < 0 {
			return nil
		}
		name := string(s.cell(kin))
		if s.sound(row) {
			names[string(s.cell(idColumn))] = name
		}
		if s.fates[row] == rejected || s.anchors[row] {
			ids = append(ids, name)
		}
		return nil
	})
	all := map[string]bool{}
	for _, id := range ids {
		for ; id != "" && !all[id]; id = names[id] {
			all[id] = true
		}
	}
	needed[s.name] = all
	return err
}
