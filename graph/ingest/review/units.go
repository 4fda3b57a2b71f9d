package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"careergraph/graph"
)

// lookAtUnits suggests the units of one level whose names are equal when
// folded, or once the words of their type are left out, or which differ by a
// slip, and whose parents do not speak against it.
func (s *suggester) lookAtUnits() error {
	names, types := s.places, s.types()
	var whole, bare []keyed[string]
	var slipped []keyed[string]
	for i := range s.batch.Units {
		unit := &s.batch.Units[i]
		if len(names[i].words) == 0 {
			continue
		}
		whole = append(whole, keyed[string]{names[i].key(), int32(i)})
		bare = append(bare, keyed[string]{types.bare(names[i].words), int32(i)})
		place := unit.ParentID + "\x00" + unit.Level + "\x00"
		slipKeys(names[i].words, func(key uint64) {
			slipped = append(slipped, keyed[string]{fmt.Sprintf("%s%x", place, key), int32(i)})
		})
	}
	tooMany := func(block []keyed[string]) {
		s.note("%d units have names like %s: too many to suggest in pairs", len(block), s.batch.Units[block[0].what].Name)
	}
	found := distinct(slices.Concat(
		couples(whole, s.canBeOneUnit, tooMany),
		couples(bare, s.canBeOneUnit, tooMany),
		couples(slipped, func(x, y int32) bool { return slips(names[x], names[y]) }, tooMany)))
	titles, links := s.postTitles(found), s.links()
	for _, c := range found {
		if err := s.alive(); err != nil {
			return err
		}
		x, y := c[0], c[1]
		evidence := []Evidence{unitNameEvidence(names[x], names[y])}
		s.add(Units, s.unit(x), s.unit(y), slices.Concat(evidence, s.unitEvidence(x, y, titles, links)))
	}
	return nil
}

// canBeOneUnit says that neither the levels nor the parents make two units
// different ones. Parents of one folded name may be one themselves.
func (s *suggester) canBeOneUnit(x, y int32) bool {
	a, b := &s.batch.Units[x], &s.batch.Units[y]
	return (a.Level == b.Level || !known(a.Level) || !known(b.Level)) &&
		(agree(a.ParentID, b.ParentID) || s.parentsAlike(a, b))
}

func (s *suggester) parentsAlike(a, b *graph.Unit) bool {
	p, q := at(s.units, a.ParentID), at(s.units, b.ParentID)
	return p >= 0 && q >= 0 && p != q && s.places[p].key() == s.places[q].key()
}

// A typeWords is the types that the units of a batch state, as runs of words,
// and their initials, by which a type is often written.
type typeWords map[string]bool

func (s *suggester) types() typeWords {
	types := typeWords{}
	for i := range s.batch.Units {
		words := spell(s.batch.Units[i].Type).words
		if len(words) == 0 {
			continue
		}
		types[strings.Join(words, " ")] = true
		if len(words) > 1 {
			initials := ""
			for _, word := range words {
				_, size := utf8.DecodeRuneInString(word)
				initials += word[:size]
			}
			types[initials] = true
		}
	}
	return types
}

// bare leaves out the longest type with which a name begins, or else ends.
func (t typeWords) bare(words []string) string {
	for n := min(len(words)-1, maxTypeWords); n > 0; n-- {
		if t[strings.Join(words[:n], " ")] {
			return strings.Join(words[n:], "")
		}
		if t[strings.Join(words[len(words)-n:], " ")] {
			return strings.Join(words[:len(words)-n], "")
		}
	}
	return strings.Join(words, "")
}

const maxTypeWords = 6

func unitNameEvidence(x, y spelling) Evidence {
	switch {
	case x.key() == y.key():
		return alike(x, y, SameSpelling, SameSpellingFolded)
	case slips(x, y):
		return Evidence{OneEdit, "the names differ by one letter"}
	}
	return Evidence{SameWithoutType, "the names are the same without the words of the type"}
}

// postTitles gives the titles of the posts of each unit of a couple.
func (s *suggester) postTitles(found []couple) map[string]map[string]bool {
	titles := map[string]map[string]bool{}
	for _, c := range found {
		titles[s.batch.Units[c[0]].ID] = map[string]bool{}
		titles[s.batch.Units[c[1]].ID] = map[string]bool{}
	}
	for i := range s.batch.Posts {
		p := &s.batch.Posts[i]
		if of := titles[p.UnitID]; of != nil {
			of[p.Title] = true
		}
	}
	return titles
}

func (s *suggester) links() map[[2]string]bool {
	links := map[[2]string]bool{}
	for i := range s.batch.Links {
		l := &s.batch.Links[i]
		links[[2]string{l.PredecessorID, l.SuccessorID}] = true
		links[[2]string{l.SuccessorID, l.PredecessorID}] = true
	}
	return links
}

func (s *suggester) unitEvidence(x, y int32, titles map[string]map[string]bool, links map[[2]string]bool) []Evidence {
	found := firsts{}
	a, b := &s.batch.Units[x], &s.batch.Units[y]
	if known(a.Level) && a.Level == b.Level {
		found.add(SameLevel, "both of the level %s", a.Level)
	}
	switch {
	case a.ParentID != "" && a.ParentID == b.ParentID:
		found.add(SameParent, "both lie in %s", s.unitName(a.ParentID))
	case s.parentsAlike(a, b):
		found.add(ParentsAlike, "they lie in two units of one name: %s", s.unitName(a.ParentID))
	case (a.ParentID == "") != (b.ParentID == ""):
		found.add(ParentStatedOnce, "only one states what it lies in")
	}
	if t, u := spell(a.Type).key(), spell(b.Type).key(); t != "" && u != "" && t != u {
		found.add(DifferentType, "types %s and %s", a.Type, b.Type)
	}
	if of(a.ValidTo).last < of(b.ValidFrom).first || of(b.ValidTo).last < of(a.ValidFrom).first {
		found.add(LivesApart, "one ended before the other began")
	}
	if links[[2]string{a.ID, b.ID}] {
		found.add(LinkedUnits, "one is stated to have come after the other")
	}
	if title := shared(titles[a.ID], titles[b.ID]); title != "" {
		found.add(SamePostTitles, "both have the post %s", title)
	}
	return found.sorted()
}

// shared gives the first title by bytes that stands in both.
func shared(x, y map[string]bool) (first string) {
	if len(x) > len(y) {
		x, y = y, x
	}
	for title := range x {
		if y[title] && (first == "" || title < first) {
			first = title
		}
	}
	return first
}

// unit describes a unit to a person.
func (s *suggester) unit(x int32) Thing {
	u := &s.batch.Units[x]
	parts := []string{s.unitName(u.ID)}
	if known(u.Level) {
		parts = append(parts, "level "+u.Level)
	}
	if u.Type != "" {
		parts = append(parts, "type "+u.Type)
	}
	if !u.ValidFrom.IsZero() || !u.ValidTo.IsZero() {
		parts = append(parts, fmt.Sprintf("valid %s–%s", u.ValidFrom, u.ValidTo))
	}
	return thing(u.ID, append(parts, fmt.Sprintf("posts: %d", s.postsIn[u.ID])))
}
