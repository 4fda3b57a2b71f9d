package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careergraph/graph"
)

// The text properties under which tenures state who came before and after.
const (
	predecessorKey = "x_predecessor"
	successorKey   = "x_successor"
)

// samePerson says that two names are one spelling: case, blanks and signs may
// differ, accents may not.
func (s *suggester) samePerson(x, y string) bool {
	return x != "" && y != "" && s.nameKey(x) != "" && s.nameKey(x) == s.nameKey(y)
}

// nameKey remembers the keys of names, since one is compared with many.
func (s *suggester) nameKey(name string) string {
	key, ok := s.nameKeys[name]
	if !ok {
		key = nameKey(name)
		s.nameKeys[name] = key
	}
	return key
}

// lookAtPosts suggests the posts of one unit whose titles are equal when
// folded, or once the words of the unit's name are left out, or which differ
// by a slip, and whose office, bloc and class do not speak against it.
func (s *suggester) lookAtPosts() error {
	all := make([]int32, len(s.batch.Posts))
	for i := range all {
		all[i] = int32(i)
	}
	for unit, posts := range s.byUnit(all) {
		if err := s.alive(); err != nil {
			return err
		}
		if err := s.lookWithin(unit, posts); err != nil {
			return err
		}
	}
	return nil
}

// byUnit gives each unit that has two posts or more with them.
func (s *suggester) byUnit(posts []int32) func(yield func(unit string, posts []int32) bool) {
	unit := func(p int32) string { return s.batch.Posts[p].UnitID }
	slices.SortFunc(posts, func(x, y int32) int {
		return cmp.Or(cmp.Compare(unit(x), unit(y)), cmp.Compare(s.batch.Posts[x].ID, s.batch.Posts[y].ID))
	})
	return func(yield func(string, []int32) bool) {
		for from := 0; from < len(posts); {
			to := from + 1
			for to < len(posts) && unit(posts[to]) == unit(posts[from]) {
				to++
			}
			if to-from > 1 && !yield(unit(posts[from]), posts[from:to]) {
				return
			}
			from = to
		}
	}
}

// titled is a post of the unit that is looked at.
type titled struct {
	post     int32
	spelling spelling
	bare     []string // its words without those of the unit
}

func (s *suggester) lookWithin(unit string, posts []int32) error {
	runs := s.unitWords(unit)
	titles := make([]titled, len(posts))
	var whole, bare []keyed[string]
	var slipped []keyed[uint64]
	for i, p := range posts {
		t := titled{post: p, spelling: spell(s.batch.Posts[p].Title)}
		t.bare = t.spelling.words
		for _, run := range runs {
			t.bare = without(t.bare, run)
		}
		titles[i] = t
		if len(t.spelling.words) == 0 {
			continue
		}
		whole = append(whole, keyed[string]{t.spelling.key(), int32(i)})
		bare = append(bare, keyed[string]{strings.Join(t.bare, ""), int32(i)})
		slipKeys(t.spelling.words, func(key uint64) { slipped = append(slipped, keyed[uint64]{key, int32(i)}) })
	}
	canBe := func(x, y int32) bool { return s.canBeOne(titles[x].post, titles[y].post) }
	tooMany := func(first int32, n int) {
		s.note("%d posts of %s have titles like %s: too many to suggest in pairs", n, s.unitName(unit), s.batch.Posts[titles[first].post].Title)
	}
	tooManyTitles := func(block []keyed[string]) { tooMany(block[0].what, len(block)) }
	found := slices.Concat(
		couples(whole, canBe, tooManyTitles),
		couples(bare, canBe, tooManyTitles),
		couples(slipped, func(x, y int32) bool {
			return canBe(x, y) && slips(titles[x].spelling, titles[y].spelling)
		}, func(block []keyed[uint64]) { tooMany(block[0].what, len(block)) }))
	for _, c := range distinct(found) {
		if err := s.alive(); err != nil {
			return err
		}
		x, y := titles[c[0]], titles[c[1]]
		s.add(Posts, s.describe(x.post), s.describe(y.post), slices.Concat(titleEvidence(x, y), s.postEvidence(x.post, y.post)))
	}
	return nil
}

// unitWords gives the runs of words that a title may have or lack without
// being another post's: the names of the unit and of what it lies in, each
// with its type first, the longest first.
func (s *suggester) unitWords(id string) (runs [][]string) {
	for range maxAncestors {
		u := at(s.units, id)
		if u < 0 {
			break
		}
		unit := &s.batch.Units[u]
		if name := spell(unit.Name).words; len(name) > 0 {
			runs = append(runs, slices.Concat(spell(unit.Type).words, name), name)
		}
		id = unit.ParentID
	}
	slices.SortStableFunc(runs, func(x, y []string) int { return cmp.Compare(len(y), len(x)) })
	return runs
}

// canBeOne says that nothing stated makes two posts different ones.
func (s *suggester) canBeOne(x, y int32) bool {
	a, b := &s.batch.Posts[x], &s.batch.Posts[y]
	return agree(a.Office, b.Office) && agree(a.Bloc, b.Bloc) && a.Class == b.Class
}

// agree says that two texts are equal or one is not stated.
func agree(x, y string) bool { return x == y || x == "" || y == "" }

func titleEvidence(x, y titled) []Evidence {
	switch {
	case x.spelling.key() == y.spelling.key():
		return []Evidence{alike(x.spelling, y.spelling, SameSpelling, SameSpellingFolded)}
	case slips(x.spelling, y.spelling):
		return []Evidence{{OneEdit, "the titles differ by one letter"}}
	}
	return []Evidence{{SameWithoutUnitName, "the titles are the same without the words of the unit's name"}}
}

// postEvidence is about two posts of one unit and their holders.
func (s *suggester) postEvidence(x, y int32) []Evidence {
	found := firsts{}
	a, b := &s.batch.Posts[x], &s.batch.Posts[y]
	if a.Office != "" && a.Office == b.Office {
		found.add(SameOffice, "both are of the office %s", a.Office)
	}
	if a.Head != b.Head {
		found.add(DifferentHead, "one is a head post, the other is not")
	}
	if a.Level != b.Level && known(a.Level) && known(b.Level) {
		found.add(DifferentLevel, "levels %s and %s", a.Level, b.Level)
	}
	ours, theirs := s.byStart(s.holders.of(x)), s.byStart(s.holders.of(y))
	if len(ours)*len(theirs) > maxComparisons {
		found.add(NotCompared, "%d and %d tenures are too many to hold against each other", len(ours), len(theirs))
		return found.sorted()
	}
	for _, i := range ours {
		for _, j := range theirs {
			s.twoHolders(found, i, j)
		}
	}
	return found.sorted()
}

func known(level string) bool { return level != "" && level != graph.UnknownLevel }

// twoHolders holds a tenure of one post against one of the other.
func (s *suggester) twoHolders(found firsts, i, j int32) {
	t, u := &s.batch.Tenures[i], &s.batch.Tenures[j]
	if t.OfficialID == u.OfficialID {
		if !t.Start.IsZero() && t.Start == u.Start {
			found.add(SameTenure, "both are held by %s from %s", s.nameOf(t), t.Start)
		}
		return
	}
	if follows(t, u) || follows(u, t) {
		found.add(ContiguousHolders, "one holder ends where the other begins: %s, %s, and %s, %s", s.nameOf(t), dates(t), s.nameOf(u), dates(u))
	}
	if overlap(t, u) {
		found.add(OverlappingHolders, "held at once: by %s, %s, and by %s, %s", s.nameOf(t), dates(t), s.nameOf(u), dates(u))
	}
	s.named(found, t, u)
	s.named(found, u, t)
}

// named tells where the tenure of one post names the holder of the other.
func (s *suggester) named(found firsts, t, u *graph.Tenure) {
	if s.samePerson(t.Extra[predecessorKey], s.nameOf(u)) {
		found.add(PredecessorIsHolder, "%s is stated to follow %s, who holds the other", s.nameOf(t), s.nameOf(u))
	}
	if s.samePerson(t.Extra[successorKey], s.nameOf(u)) {
		found.add(PredecessorIsHolder, "%s is stated to be followed by %s, who holds the other", s.nameOf(t), s.nameOf(u))
	}
}

func (s *suggester) nameOf(t *graph.Tenure) string {
	if o := at(s.officials, t.OfficialID); o >= 0 {
		return cmp.Or(s.batch.Officials[o].Name, t.OfficialID)
	}
	return t.OfficialID
}

// describe describes a post to a person.
func (s *suggester) describe(x int32) Thing {
	p := &s.batch.Posts[x]
	parts := []string{p.Title}
	if unit := s.unitName(p.UnitID); unit != "" {
		parts = append(parts, unit)
	}
	if p.Office != "" {
		parts = append(parts, "office "+p.Office)
	}
	if known(p.Level) {
		parts = append(parts, "level "+p.Level)
	}
	parts = append(parts, s.span(s.holders.of(x)))
	if tenures := s.byStart(s.holders.of(x)); len(tenures) > 0 {
		parts = append(parts, fmt.Sprintf("first held by %s", s.nameOf(&s.batch.Tenures[tenures[0]])))
	}
	return thing(p.ID, parts)
}
