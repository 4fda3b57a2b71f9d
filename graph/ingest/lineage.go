package ingest

// A lineage leads from units to their parents, by name, among the rows that
// count.
type lineage struct {
	of    []int32            // the parent of each unit; nothing where it has none or several share its name
	named map[symbol][]int32 // the units of a name
}

func (f *flat) resolve(counts func(row int) bool) lineage {
	l := lineage{of: make([]int32, f.units.len()), named: map[symbol][]int32{}}
	present := make([]bool, f.units.len())
	f.looked(func(i int, row *flatRow) {
		if row.unit >= 0 && !present[row.unit] && counts(i) {
			present[row.unit] = true
			name := f.units.keys[row.unit].name
			l.named[name] = append(l.named[name], row.unit)
		}
	})
	for unit := range l.of {
		l.of[unit] = nothing
		if key := f.units.keys[unit]; present[unit] && key.parent != 0 {
			if candidates := l.candidates(int32(unit), key.parent); len(candidates) == 1 {
				l.of[unit] = candidates[0]
			}
		}
	}
	return l
}

// candidates are the units of a name that can be what a unit's row names. A
// unit is named by itself only where no other has the name.
func (l *lineage) candidates(unit int32, name symbol) []int32 {
	all := l.named[name]
	if len(all) < 2 {
		return all
	}
	var others []int32
	for _, other := range all {
		if other != unit {
			others = append(others, other)
		}
	}
	return others
}
