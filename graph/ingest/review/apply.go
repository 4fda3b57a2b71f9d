package review

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"careergraph/graph"
)

// Applied says what came of the decisions of a file.
type Applied struct {
	Officials, Posts, Units int // how many were merged away

	// Stale are the decided suggestions that name an id which the data does
	// not have.
	Stale []Suggestion

	// Dropped is what the merged things stated and what stands no longer.
	Dropped []Dropped

	// AlikeTenures counts the tenures of merged posts and officials that are
	// now equal to another in all but id. They are kept.
	AlikeTenures int

	// Apart are the posts of merged units that have one title but were left
	// apart, since one of the units has the title twice.
	Apart []string
}

// A Dropped is one thing that a merged thing stated otherwise than the one
// that stands for it.
type Dropped struct {
	Kind          Kind
	ID, From      string // what stands, and what became it
	Field         string
	Kept, Dropped string
}

// Apply obeys the decisions in place: of things that are the same, the one
// whose id is the smallest by bytes stands, what it does not state is taken
// from the others, and whatever named the others names it. Posts of merged
// units become one where they have the same title. A file that contradicts
// itself is Invalid, and changes nothing. The batch must not be derived yet,
// and is to be sorted afterwards.
func (f *File) Apply(b *graph.Batch) (Applied, error) {
	verdicts := map[Kind]verdict{}
	for _, kind := range kinds {
		v, err := f.decided(kind)
		if err != nil {
			return Applied{}, err
		}
		verdicts[kind] = v
	}
	m := &merger{batch: b, becomes: map[Kind]map[string]string{}}
	m.stale(f)
	m.units(verdicts[Units])
	m.posts(verdicts[Posts])
	m.officials(verdicts[Officials])
	m.tenures()
	m.claims()
	return m.applied, nil
}

// A merger merges the things of one batch.
type merger struct {
	batch   *graph.Batch
	becomes map[Kind]map[string]string // what stands for each id that was merged away
	applied Applied
}

// now gives what an id has become.
func (m *merger) now(kind Kind, id string) string {
	if to, ok := m.becomes[kind][id]; ok {
		return to
	}
	return id
}

func (m *merger) stale(f *File) {
	ids := map[Kind]map[string]int32{
		Units:     index(m.batch.Units, func(u *graph.Unit) string { return u.ID }),
		Posts:     index(m.batch.Posts, func(p *graph.Post) string { return p.ID }),
		Officials: index(m.batch.Officials, func(o *graph.Official) string { return o.ID }),
	}
	for _, s := range f.Suggestions {
		if s.Decision != Undecided && (at(ids[s.Kind], s.A.ID) < 0 || at(ids[s.Kind], s.B.ID) < 0) {
			m.applied.Stale = append(m.applied.Stale, s)
		}
	}
}

// merge joins each group of things into its first and takes the others out.
func merge[T any](m *merger, kind Kind, things []T, id func(*T) string, same groups, into func(keep *keeper, a, b *T)) []T {
	at := index(things, id)
	becomes := map[string]string{}
	for _, ids := range same.members(func(id string) bool { _, ok := at[id]; return ok }) {
		for _, other := range ids[1:] {
			becomes[other] = ids[0]
			into(&keeper{&m.applied, kind, ids[0], other}, &things[at[ids[0]]], &things[at[other]])
		}
	}
	m.becomes[kind] = becomes
	return slices.DeleteFunc(things, func(thing T) bool { _, gone := becomes[id(&thing)]; return gone })
}

func (m *merger) units(v verdict) {
	parents := map[string][]string{} // stated within each group, the first's first
	m.batch.Units = merge(m, Units, m.batch.Units, func(u *graph.Unit) string { return u.ID }, v.same, func(k *keeper, a, b *graph.Unit) {
		if len(parents[a.ID]) == 0 {
			parents[a.ID] = append(parents[a.ID], a.ParentID)
		}
		parents[a.ID] = append(parents[a.ID], b.ParentID)
		k.text("name", &a.Name, b.Name)
		k.level("level", &a.Level, b.Level)
		k.text("type", &a.Type, b.Type)
		k.date("valid_from", &a.ValidFrom, b.ValidFrom)
		k.date("valid_to", &a.ValidTo, b.ValidTo)
		k.text("source", &a.Source, b.Source)
		k.extra(&a.Extra, b.Extra)
		for _, tag := range b.Tags {
			if !slices.Contains(a.Tags, tag) {
				a.Tags = append(slices.Clip(a.Tags), tag)
			}
		}
	})
	m.applied.Units = len(m.becomes[Units])
	m.parents(parents)
	m.links()
	for i := range m.batch.Officials {
		o := &m.batch.Officials[i]
		o.NativeUnitID = m.now(Units, o.NativeUnitID)
	}
}

// parents gives every unit the unit that its parent has become. A merged unit
// takes the first parent stated for it that does not lie within the unit
// itself, so that merging a unit with one that it lies in makes no circle.
func (m *merger) parents(stated map[string][]string) {
	units := m.batch.Units
	at := index(units, func(u *graph.Unit) string { return u.ID })
	for i := range units {
		units[i].ParentID = m.now(Units, units[i].ParentID)
		if _, merged := stated[units[i].ID]; merged {
			units[i].ParentID = ""
		}
	}
	within := func(id, in string) bool {
		for id != "" && id != in {
			u, ok := at[id]
			if !ok {
				return false
			}
			id = units[u].ParentID
		}
		return id == in
	}
	for _, id := range slices.Sorted(maps.Keys(stated)) {
		unit := &units[at[id]]
		for _, parent := range stated[id] {
			parent = m.now(Units, parent)
			switch {
			case parent == "" || parent == unit.ParentID:
			case unit.ParentID == "" && !within(parent, id):
				unit.ParentID = parent
			default:
				m.applied.Dropped = append(m.applied.Dropped, Dropped{Units, id, id, "parent_id", unit.ParentID, parent})
			}
		}
	}
}

// links leaves out those that led from one unit to another of its group, and
// those that say again what one says already.
func (m *merger) links() {
	if len(m.becomes[Units]) == 0 {
		return
	}
	type key struct {
		from, to string
		kind     graph.LinkKind
		on       graph.Date
	}
	seen := map[key]bool{}
	m.batch.Links = slices.DeleteFunc(m.batch.Links, func(l graph.UnitLink) bool {
		k := key{m.now(Units, l.PredecessorID), m.now(Units, l.SuccessorID), l.Kind, l.On}
		changed := k.from != l.PredecessorID || k.to != l.SuccessorID
		again := seen[k]
		seen[k] = true
		if !changed || k.from != k.to && !again {
			return false
		}
		m.applied.Dropped = append(m.applied.Dropped, Dropped{Units, k.from, l.PredecessorID, "unit_links", "",
			strings.TrimSpace(l.PredecessorID + " → " + l.SuccessorID + " " + string(l.Kind) + " " + l.On.String())})
		return true
	})
	for i := range m.batch.Links {
		l := &m.batch.Links[i]
		l.PredecessorID, l.SuccessorID = m.now(Units, l.PredecessorID), m.now(Units, l.SuccessorID)
	}
}

func (m *merger) posts(v verdict) {
	if len(m.becomes[Units])+len(v.same) == 0 {
		return
	}
	m.sameTitles(v)
	for i := range m.batch.Posts {
		p := &m.batch.Posts[i]
		p.UnitID = m.now(Units, p.UnitID)
	}
	m.levels()
	m.batch.Posts = merge(m, Posts, m.batch.Posts, func(p *graph.Post) string { return p.ID }, v.same, func(k *keeper, a, b *graph.Post) {
		k.text("title", &a.Title, b.Title)
		k.text("unit_id", &a.UnitID, b.UnitID)
		k.ownLevel(a, b)
		k.text("bloc", &a.Bloc, b.Bloc)
		k.text("office", &a.Office, b.Office)
		k.head(a, b)
		k.rank(a, b)
		class := string(a.Class)
		k.text("class", &class, string(b.Class))
		a.Class = graph.Class(class)
		k.seats(a, b)
		k.date("valid_from", &a.ValidFrom, b.ValidFrom)
		k.date("valid_to", &a.ValidTo, b.ValidTo)
		k.extra(&a.Extra, b.Extra)
	})
	m.applied.Posts = len(m.becomes[Posts])
	m.levels()
}

// sameTitles decides that the posts of merged units that have one title are
// one, unless they are decided to be different, or one of the units has the
// title twice and so tells its posts apart by something else.
func (m *merger) sameTitles(v verdict) {
	type seat struct{ unit, title string }
	found := map[seat][]*graph.Post{}
	merged := map[string]bool{}
	for other, stands := range m.becomes[Units] {
		merged[other], merged[stands] = true, true
	}
	if len(merged) == 0 {
		return
	}
	var order []seat
	for i := range m.batch.Posts {
		p := &m.batch.Posts[i]
		if !merged[p.UnitID] {
			continue
		}
		at := seat{m.now(Units, p.UnitID), p.Title}
		if found[at] == nil {
			order = append(order, at)
		}
		found[at] = append(found[at], p)
	}
	slices.SortFunc(order, func(x, y seat) int { return strings.Compare(x.unit+"\x00"+x.title, y.unit+"\x00"+y.title) })
	for _, at := range order {
		posts := found[at]
		slices.SortFunc(posts, func(x, y *graph.Post) int { return strings.Compare(x.ID, y.ID) })
		if v.twice(posts) {
			for _, p := range posts {
				m.applied.Apart = append(m.applied.Apart, p.ID)
			}
			continue
		}
		for i, p := range posts[1:] {
			for _, q := range posts[:i+1] {
				if v.mayJoin(p.ID, q.ID) {
					v.same.join(p.ID, q.ID)
					break
				}
			}
		}
	}
}

// twice reports whether one unit has two of the posts that are not decided to
// be one.
func (v verdict) twice(posts []*graph.Post) bool {
	roots := map[string]string{}
	for _, p := range posts {
		root := v.same.root(p.ID)
		if other, ok := roots[p.UnitID]; ok && other != root {
			return true
		}
		roots[p.UnitID] = root
	}
	return false
}

// mayJoin says that nothing decided to be different would become one.
func (v verdict) mayJoin(x, y string) bool {
	x, y = v.same.root(x), v.same.root(y)
	return !slices.ContainsFunc(v.apart, func(s Suggestion) bool {
		a, b := v.same.root(s.A.ID), v.same.root(s.B.ID)
		return a == x && b == y || a == y && b == x
	})
}

// levels works out anew the level of the posts, since units may state another
// one now.
func (m *merger) levels() {
	levels := make(map[string]string, len(m.batch.Units))
	for i := range m.batch.Units {
		levels[m.batch.Units[i].ID] = m.batch.Units[i].Level
	}
	for i := range m.batch.Posts {
		p := &m.batch.Posts[i]
		p.Level = graph.UnknownLevel
		for _, level := range []string{p.OwnLevel, levels[p.UnitID]} {
			if level != "" {
				p.Level = level
				break
			}
		}
	}
}

func (m *merger) officials(v verdict) {
	m.batch.Officials = merge(m, Officials, m.batch.Officials, func(o *graph.Official) string { return o.ID }, v.same, func(k *keeper, a, b *graph.Official) {
		k.text("name", &a.Name, b.Name)
		k.text("gender", &a.Gender, b.Gender)
		k.date("birth_date", &a.Birth, b.Birth)
		k.date("death_date", &a.Death, b.Death)
		k.text("native_unit_id", &a.NativeUnitID, b.NativeUnitID)
		k.text("source", &a.Source, b.Source)
		k.extra(&a.Extra, b.Extra)
	})
	m.applied.Officials = len(m.becomes[Officials])
}

// claims lets those about a merged unit be about what stands for it. What a
// claim is about may also be a level or a bloc, which keep their names.
func (m *merger) claims() {
	other := map[string]bool{}
	for _, level := range m.batch.Dataset.Levels {
		other[level.ID] = true
	}
	for _, bloc := range m.batch.Dataset.Blocs {
		other[bloc.ID] = true
	}
	for i := range m.batch.Claims {
		c := &m.batch.Claims[i]
		for _, at := range []*string{&c.From, &c.To} {
			if !other[*at] {
				*at = m.now(Units, *at)
			}
		}
	}
}

// tenures points them at what their officials and posts have become.
func (m *merger) tenures() {
	stands := map[string]bool{}
	for _, kind := range []Kind{Posts, Officials} {
		for _, id := range m.becomes[kind] {
			stands[string(kind)+id] = true
		}
	}
	if len(stands) == 0 {
		return
	}
	alike := map[string]int{}
	for i := range m.batch.Tenures {
		t := &m.batch.Tenures[i]
		t.PostID, t.OfficialID = m.now(Posts, t.PostID), m.now(Officials, t.OfficialID)
		if stands[string(Posts)+t.PostID] || stands[string(Officials)+t.OfficialID] {
			alike[contents(t)]++
		}
	}
	for _, n := range alike {
		m.applied.AlikeTenures += n - 1
	}
}

// contents is all that a tenure states but its id.
func contents(t *graph.Tenure) string {
	var b strings.Builder
	write := func(texts ...string) {
		for _, text := range texts {
			b.WriteString(strconv.Quote(text))
		}
	}
	write(t.OfficialID, t.PostID, t.Start.String(), t.End.String(), string(t.Status), t.Arrival, t.EndCause, t.Decision, t.Source)
	for _, key := range slices.Sorted(maps.Keys(t.Extra)) {
		write(key, t.Extra[key])
	}
	return b.String()
}
