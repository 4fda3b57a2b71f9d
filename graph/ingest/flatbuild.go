package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"

	"careergraph/graph"
)

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

const (
	saySeveral = "several units have this name, so the cell is left out; give them names of their own"
	sayNatives = "the official's rows name several native units, so the cell is left out; make them agree"
)

// A flatBatch is the batch that the sound rows of a flat table make. Units,
// posts and officials are numbered as they are first needed; at tells, by their
// number among the keys of the table, where they stand, or that they do not.
type flatBatch struct {
	*flat
	batch                      *graph.Batch
	parents                    lineage
	levels, natives            []symbol
	named                      map[string]bool // ids of units that are only named
	madeUnits                  *units
	madePosts                  *posts
	madeOfficials              *officials
	unitAt, postAt, officialAt []int32
}

// build makes units, posts and officials of the sound rows.
func (f *flat) build() (*graph.Batch, []string) {
	b := flatBatch{
		flat: f, batch: &graph.Batch{Dataset: f.dataset}, parents: f.resolve(f.sound), levels: f.unitLevels(f.sound), natives: f.natives(),
		named: map[string]bool{}, madeUnits: &units{}, madeOfficials: &officials{},
		unitAt: fill(f.units.len()), postAt: fill(f.posts.len()), officialAt: fill(f.officials.len()),
	}
	b.madePosts = &posts{units: b.madeUnits}
	for i := range f.rows {
		if !f.sound(i) {
			continue
		}
		row := &f.rows[i]
		post, official := b.post(row, b.unit(row)), b.official(row)
		f.list[i].OfficialID, f.list[i].PostID = official.ID, post.ID
	}
	f.warnNames(&b.parents, b.natives)
	b.checkLives()
	return b.batch, b.finish()
}

// unit is the unit of a row.
func (b *flatBatch) unit(row *flatRow) *graph.Unit {
	at := &b.unitAt[row.unit]
	if *at < 0 {
		key := b.units.keys[row.unit]
		unit := graph.Unit{ID: b.unitID(row.unit), Name: b.names.texts[key.name], Level: graph.UnknownLevel, ParentID: b.unitNamed(row.unit, key.parent)}
		if level := b.levels[row.unit]; level > 0 {
			unit.Level = b.names.texts[level]
		}
		*at = int32(len(b.madeUnits.list))
		b.madeUnits.list = append(b.madeUnits.list, unit)
	}
	return &b.madeUnits.list[*at]
}

func (b *flatBatch) unitID(unit int32) string {
	key := b.units.keys[unit]
	return hashed("u", b.names.texts[key.name], b.names.texts[key.parent])
}

// unitNamed is the id of the one unit that a name means where the row of a unit
// has it, blank where that is none or one of several. A unit that is only named
// as a parent or native unit has no number of its own, so it is made here.
func (b *flatBatch) unitNamed(by int32, name symbol) string {
	switch candidates := b.parents.candidates(by, name); {
	case name == 0 || len(candidates) > 1:
		return ""
	case len(candidates) == 1:
		return b.unitID(candidates[0])
	}
	text := b.names.texts[name]
	id := hashed("u", text, "")
	if !b.named[id] {
		b.named[id] = true
		b.batch.Units = append(b.batch.Units, graph.Unit{ID: id, Name: text, Level: graph.UnknownLevel})
	}
	return id
}

// post is the post of a row, with what this and earlier rows state of it.
func (b *flatBatch) post(row *flatRow, unit *graph.Unit) *graph.Post {
	at := &b.postAt[row.post]
	if *at < 0 {
		title := b.names.texts[b.posts.keys[row.post].title]
		*at = int32(len(b.madePosts.list))
		b.madePosts.list = append(b.madePosts.list, graph.Post{ID: hashed("p", unit.ID, title), Title: title, UnitID: unit.ID, Level: unit.Level, Class: graph.Career})
		b.madePosts.unitOf = append(b.madePosts.unitOf, b.unitAt[row.unit])
	}
	post := &b.madePosts.list[*at]
	b.describe(post, row, b.levels[row.unit] == mixed)
	return post
}

// official is the official of a row, with what this and earlier rows state.
func (b *flatBatch) official(row *flatRow) *graph.Official {
	at := &b.officialAt[row.official]
	if *at < 0 {
		key := b.officials.keys[row.official]
		official := graph.Official{ID: b.names.texts[key.id]}
		if key.id == 0 {
			official.ID = hashed("o", b.names.texts[key.name], key.birth.String())
		}
		if native := b.natives[row.official]; native > 0 {
			official.NativeUnitID = b.unitNamed(nothing, native)
		}
		*at = int32(len(b.madeOfficials.list))
		b.madeOfficials.list = append(b.madeOfficials.list, official)
	}
	official := &b.madeOfficials.list[*at]
	official.Name = cmp.Or(official.Name, b.names.texts[row.name])
	if official.Birth.IsZero() {
		official.Birth = row.birth
	}
	return official
}

// checkLives holds the tenures against the lives of those who hold them, and
// finds the date of the dataset where it states none.
func (b *flatBatch) checkLives() {
	all := &tenures{sheet: b.sheet, list: b.list, posts: b.madePosts, officials: b.madeOfficials, postOf: fill(len(b.list)), heldBy: fill(len(b.list))}
	last := never
	b.looked(func(i int, row *flatRow) {
		if row.post >= 0 {
			all.postOf[i] = b.postAt[row.post]
		}
		if row.official >= 0 {
			all.heldBy[i] = b.officialAt[row.official]
		}
		if b.sound(i) {
			last = latest(last, b.list[i].Start, b.list[i].End, row.birth)
		}
	})
	if b.batch.Dataset.AsOf.IsZero() {
		b.batch.Dataset.AsOf = dateOn(last)
	}
	all.checkLife(b.batch.Dataset.AsOf)
}

// finish puts what was made into the batch, and tells what was taken for what.
func (b *flatBatch) finish() (notes []string) {
	made := b.batch
	made.Units = append(made.Units, b.madeUnits.list...)
	made.Posts, made.Officials = b.madePosts.list, b.madeOfficials.list
	made.Tenures = standing(b.sheet, b.list)
	if len(made.Dataset.Levels) == 0 {
		if note := foundLevels(&made.Dataset, statedLevels(made)); note != "" {
			notes = append(notes, note)
		}
	}
	if n := b.homonyms(); n > 0 {
		notes = append(notes, fmt.Sprintf("%s with several birth dates and %s taken as that of several officials", counted(n, "name stands", "names stand"), map[bool]string{true: "is", false: "are"}[n == 1]))
	}
	return notes
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

// natives is the native unit of each official, among the sound rows.
func (f *flat) natives() []symbol {
	return f.agreed(f.officials.len(), f.sound, func(row *flatRow) (int32, symbol) { return row.official, row.native })
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
