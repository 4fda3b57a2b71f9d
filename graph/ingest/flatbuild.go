package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"

	"careergraph/graph"
)

// A symbol stands for a text; 0 is the blank one.
type symbol int32

// symbols numbers texts.
type symbols struct {
	index map[string]symbol
	texts []string
}

func newSymbols() symbols {
	return symbols{index: map[string]symbol{"": 0}, texts: []string{""}}
}

func (s *symbols) of(cell []byte) symbol {
	if n, ok := s.index[string(cell)]; ok {
		return n
	}
	n, text := symbol(len(s.texts)), string(cell)
	s.index[text] = n
	s.texts = append(s.texts, text)
	return n
}

// A numbering numbers keys from 0.
type numbering[K comparable] struct {
	index map[K]int32
	keys  []K
}

func newNumbering[K comparable]() numbering[K] { return numbering[K]{index: map[K]int32{}} }

func (n *numbering[K]) of(key K) int32 {
	if i, ok := n.index[key]; ok {
		return i
	}
	i := int32(len(n.keys))
	n.index[key] = i
	n.keys = append(n.keys, key)
	return i
}

func (n *numbering[K]) len() int { return len(n.keys) }

// hashed makes an id of what identifies a thing.
func hashed(kind string, parts ...string) string {
	var key []byte
	for _, part := range parts {
		key = binary.AppendUvarint(key, uint64(len(part)))
		key = append(key, part...)
	}
	return hashedKey(kind, key)
}

const hashBytes = 12

func hashedKey(kind string, key []byte) string {
	sum := sha256.Sum256(key)
	return kind + hex.EncodeToString(sum[:hashBytes])
}

// tenureID is made of the whole row: of every cell that is not empty with the
// name of its column, in whatever order the columns stand.
func (f *flat) tenureID() string {
	f.whole = f.whole[:0]
	add := func(name string, cell []byte) {
		if len(cell) > 0 {
			f.whole = binary.AppendUvarint(f.whole, uint64(len(name)))
			f.whole = append(f.whole, name...)
			f.whole = binary.AppendUvarint(f.whole, uint64(len(cell)))
			f.whole = append(f.whole, cell...)
		}
	}
	for i, column := range f.columns {
		if at := f.at[i]; at >= 0 {
			add(column.name, f.in.Cells()[at])
		}
	}
	for _, x := range f.extras {
		add(x.name, f.in.Cells()[x.at])
	}
	return hashedKey("t", f.whole)
}

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

const (
	saySeveral = "several units have this name, so the cell is left out; give them names of their own"
	sayNatives = "the official's rows name several native units, so the cell is left out; make them agree"
)

// build makes units, posts and officials of the sound rows.
func (f *flat) build() (*graph.Batch, []string) {
	b := &graph.Batch{Dataset: f.dataset}
	parents := f.resolve(f.sound)
	levels := f.unitLevels(f.sound)

	// A unit that is only named as a parent or native unit has no number of its
	// own unless a row without a parent states it, so names are looked up.
	made := map[string]bool{}
	unitID := func(unit int32) string {
		key := f.units.keys[unit]
		return hashed("u", f.names.texts[key.name], f.names.texts[key.parent])
	}
	named := func(unit int32, name symbol) (id string, ok bool) {
		switch candidates := parents.candidates(unit, name); {
		case name == 0:
			return "", true
		case len(candidates) == 1:
			return unitID(candidates[0]), true
		case len(candidates) > 1:
			return "", false
		}
		id = hashed("u", f.names.texts[name], "")
		if !made[id] {
			made[id] = true
			b.Units = append(b.Units, graph.Unit{ID: id, Name: f.names.texts[name], Level: graph.UnknownLevel})
		}
		return id, true
	}

	unitAt := fill(f.units.len())
	postAt := fill(f.posts.len())
	officialAt := fill(f.officials.len())
	units := &units{}
	posts := &posts{units: units}
	people := &officials{}
	natives := f.natives()
	several := map[int32]bool{} // units whose parent is not one
	for i := range f.rows {
		row := &f.rows[i]
		if !f.sound(i) {
			continue
		}
		if unitAt[row.unit] < 0 {
			key := f.units.keys[row.unit]
			parent, ok := named(row.unit, key.parent)
			several[row.unit] = !ok
			unit := graph.Unit{ID: unitID(row.unit), Name: f.names.texts[key.name], Level: graph.UnknownLevel, ParentID: parent}
			if level := levels[row.unit]; level > 0 {
				unit.Level = f.names.texts[level]
			}
			unitAt[row.unit] = int32(len(units.list))
			units.list = append(units.list, unit)
		}
		unit := &units.list[unitAt[row.unit]]
		if postAt[row.post] < 0 {
			title := f.names.texts[f.posts.keys[row.post].title]
			postAt[row.post] = int32(len(posts.list))
			posts.list = append(posts.list, graph.Post{ID: hashed("p", unit.ID, title), Title: title, UnitID: unit.ID, Level: unit.Level, Class: graph.Career})
			posts.unitOf = append(posts.unitOf, unitAt[row.unit])
		}
		f.describe(&posts.list[postAt[row.post]], row, levels[row.unit] == mixed)
		if officialAt[row.official] < 0 {
			key := f.officials.keys[row.official]
			official := graph.Official{ID: f.names.texts[key.id]}
			if key.id == 0 {
				official.ID = hashed("o", f.names.texts[key.name], key.birth.String())
			}
			if native := natives[row.official]; native > 0 {
				official.NativeUnitID, _ = named(nothing, native)
			}
			officialAt[row.official] = int32(len(people.list))
			people.list = append(people.list, official)
		}
		official := &people.list[officialAt[row.official]]
		official.Name = cmp.Or(official.Name, f.names.texts[row.name])
		if official.Birth.IsZero() {
			official.Birth = row.birth
		}
		f.list[i].OfficialID, f.list[i].PostID = official.ID, posts.list[postAt[row.post]].ID
	}
	f.warnNames(&parents, natives)

	tenures := &tenures{sheet: f.sheet, list: f.list, posts: posts, officials: people, postOf: fill(len(f.list)), heldBy: fill(len(f.list))}
	last := never
	f.looked(func(i int, row *flatRow) {
		if row.post >= 0 {
			tenures.postOf[i] = postAt[row.post]
		}
		if row.official >= 0 {
			tenures.heldBy[i] = officialAt[row.official]
		}
		if f.sound(i) {
			last = latest(last, f.list[i].Start, f.list[i].End, row.birth)
		}
	})
	if b.Dataset.AsOf.IsZero() {
		b.Dataset.AsOf = dateOn(last)
	}
	tenures.checkLife(b.Dataset.AsOf)

	b.Units = append(b.Units, units.list...)
	b.Posts, b.Officials = posts.list, people.list
	b.Tenures = standing(f.sheet, f.list)
	var notes []string
	if len(b.Dataset.Levels) == 0 {
		if note := foundLevels(&b.Dataset, statedLevels(b)); note != "" {
			notes = append(notes, note)
		}
	}
	if n := f.homonyms(); n > 0 {
		notes = append(notes, fmt.Sprintf("%s with several birth dates and %s taken as that of several officials", counted(n, "name stands", "names stand"), map[bool]string{true: "is", false: "are"}[n == 1]))
	}
	return b, notes
}

func fill(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = nothing
	}
	return list
}

// describe gives a post what a row states of it. The rows of a post agree.
func (f *flat) describe(p *graph.Post, row *flatRow, ownLevel bool) {
	p.Bloc = cmp.Or(p.Bloc, f.names.texts[row.bloc])
	p.Office = cmp.Or(p.Office, f.names.texts[row.office])
	p.Head = p.Head || row.head == yes
	if row.ranked {
		rank := row.rank
		p.Rank = &rank
	}
	if row.class != 0 {
		p.Class = graph.Class(f.names.texts[row.class])
	}
	if ownLevel && row.level != 0 {
		p.OwnLevel = f.names.texts[row.level]
		p.Level = p.OwnLevel
	}
}

// natives is the native unit that the sound rows of each official state, mixed
// where they state several.
func (f *flat) natives() []symbol {
	natives := make([]symbol, f.officials.len())
	f.looked(func(i int, row *flatRow) {
		if !f.sound(i) || row.native == 0 {
			return
		}
		switch natives[row.official] {
		case 0:
			natives[row.official] = row.native
		case row.native:
		default:
			natives[row.official] = mixed
		}
	})
	return natives
}

// warnNames reports the cells that name no single unit.
func (f *flat) warnNames(l *lineage, natives []symbol) {
	f.looked(func(i int, row *flatRow) {
		if row.unit >= 0 {
			if parent := f.units.keys[row.unit].parent; parent != 0 && len(l.candidates(row.unit, parent)) > 1 {
				f.warn(i, "parent", f.problems.shown(f.cellText(parent)), UnknownRef, saySeveral)
			}
		}
		switch {
		case row.native == 0:
		case row.official >= 0 && natives[row.official] == mixed:
			f.warn(i, "native_unit", f.problems.shown(f.cellText(row.native)), UnknownRef, sayNatives)
		case len(l.named[row.native]) > 1:
			f.warn(i, "native_unit", f.problems.shown(f.cellText(row.native)), UnknownRef, saySeveral)
		}
	})
}

// homonyms counts the names that sound rows give to officials without an
// official_id with several birth dates.
func (f *flat) homonyms() int {
	births := map[symbol]graph.Date{}
	several := map[symbol]bool{}
	f.looked(func(i int, row *flatRow) {
		if !f.sound(i) || row.stated || row.birth.IsZero() {
			return
		}
		if birth, ok := births[row.name]; ok && birth != row.birth {
			several[row.name] = true
		}
		births[row.name] = row.birth
	})
	return len(several)
}

func statedLevels(b *graph.Batch) map[string]bool {
	found := map[string]bool{}
	for i := range b.Units {
		found[b.Units[i].Level] = true
	}
	for i := range b.Posts {
		found[b.Posts[i].OwnLevel] = true
	}
	return found
}
