package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careergraph/graph"
)

// lookAtOfficials suggests the officials of one folded name whose birth dates
// can be the same day; those who served in one unit, where a birth date may be
// mistyped; and those born on one day whose names have the same words in
// another order, or one word more.
func (s *suggester) lookAtOfficials() error {
	found := distinct(slices.Concat(s.sameNames(), s.sameUnits(), s.sameBirths()))
	for _, c := range found {
		if err := s.alive(); err != nil {
			return err
		}
		x, y := c[0], c[1]
		evidence := s.nameEvidence(x, y)
		births := s.birthEvidence(x, y)
		careers := s.careerEvidence(x, y)
		if s.bornApart(x, y) && !(s.mistyped(x, y) && supports(careers)) {
			continue // two people of one name
		}
		s.add(Officials, s.official(x), s.official(y), slices.Concat(evidence, births, careers))
	}
	return nil
}

func (s *suggester) born(x int32) period { return of(s.batch.Officials[x].Birth) }

func (s *suggester) bornApart(x, y int32) bool { return !s.born(x).meets(s.born(y)) }

// mistyped says that two birth dates differ by the year alone, or within it.
func (s *suggester) mistyped(x, y int32) bool {
	a, b := s.batch.Officials[x].Birth.String(), s.batch.Officials[y].Birth.String()
	return a[:len("2006")] == b[:len("2006")] || len(a) > len("2006") && a[len("2006"):] == b[len("2006"):]
}

// supports says that something in the careers speaks for one person.
func supports(careers []Evidence) bool {
	return slices.ContainsFunc(careers, func(e Evidence) bool { return points[e.Code] > 1 })
}

// sameNames pairs officials of one folded name by the year of birth, and each
// who states none with all of the name.
func (s *suggester) sameNames() []couple {
	type yearly = keyed[string]
	var years, unborn []yearly
	yearless := map[string]bool{}
	for i := range s.names {
		if key := s.names[i].key(); key != "" && s.batch.Officials[i].Birth.IsZero() {
			yearless[key] = true
		}
	}
	for i := range s.names {
		key := s.names[i].key()
		if key == "" {
			continue
		}
		if yearless[key] {
			unborn = append(unborn, yearly{key, int32(i)})
		} else {
			years = append(years, yearly{fmt.Sprintf("%s %d", key, s.batch.Officials[i].Birth.Year()), int32(i)})
		}
	}
	canBe := func(x, y int32) bool { return !s.bornApart(x, y) }
	tooMany := func(block []yearly) {
		s.note("%d officials are called %s, some perhaps one person: too many to suggest in pairs; give them birth dates, or ids of one person", len(block), s.batch.Officials[block[0].what].Name)
	}
	return slices.Concat(couples(years, canBe, tooMany), couples(unborn, canBe, tooMany))
}

// sameUnits pairs officials of one folded name who served in one unit, whatever
// their birth dates, since a birth date may be wrong.
func (s *suggester) sameUnits() []couple {
	often := map[string]int{}
	for i := range s.names {
		often[s.names[i].key()]++
	}
	var placed []keyed[string]
	for i := range s.names {
		key := s.names[i].key()
		if key == "" || often[key] < 2 {
			continue
		}
		for _, t := range s.held.of(int32(i)) {
			placed = append(placed, keyed[string]{key + " " + s.unitOf(t), int32(i)})
		}
	}
	return couples(placed, func(x, y int32) bool { return true }, func(block []keyed[string]) {
		s.note("%d officials called %s served in one unit: too many to suggest in pairs", len(block), s.batch.Officials[block[0].what].Name)
	})
}

// sameBirths pairs officials born on one day whose names have the same words
// in another order, or one word more.
func (s *suggester) sameBirths() []couple {
	type daily = keyed[string]
	var days []daily
	for i := range s.names {
		words := s.names[i].words
		if birth := s.batch.Officials[i].Birth; birth.Precision() == graph.ByDay && len(words) > 1 {
			sorted := slices.Sorted(slices.Values(words))
			key := birth.String() + " "
			days = append(days, daily{key + strings.Join(sorted, " "), int32(i)})
			for leave := range sorted {
				days = append(days, daily{key + strings.Join(slices.Concat(sorted[:leave], sorted[leave+1:]), " "), int32(i)})
			}
		}
	}
	return couples(days, func(x, y int32) bool {
		return oneMore(s.names[x].words, s.names[y].words) || reordered(s.names[x].words, s.names[y].words)
	}, func(block []daily) {
		o := &s.batch.Officials[block[0].what]
		s.note("%d officials born on %s have names like %s: too many to suggest in pairs", len(block), o.Birth, o.Name)
	})
}

func reordered(x, y []string) bool {
	return !slices.Equal(x, y) && slices.Equal(slices.Sorted(slices.Values(x)), slices.Sorted(slices.Values(y)))
}

func (s *suggester) nameEvidence(x, y int32) []Evidence {
	a, b := s.names[x], s.names[y]
	switch {
	case a.key() == b.key():
		return []Evidence{alike(a, b, SameName, SameFoldedName)}
	case reordered(a.words, b.words):
		return []Evidence{{OtherOrder, "the words of the names are the same, in another order"}}
	}
	return []Evidence{{OneWordMore, "one name has one word more"}}
}

// birthEvidence is about what the officials are stated to be.
func (s *suggester) birthEvidence(x, y int32) (found []Evidence) {
	a, b := &s.batch.Officials[x], &s.batch.Officials[y]
	switch {
	case a.Birth.IsZero() || b.Birth.IsZero():
	case !of(a.Birth).meets(of(b.Birth)):
		found = append(found, Evidence{DifferentBirthDate, fmt.Sprintf("born on different dates: %s and %s", a.Birth, b.Birth)})
	case a.Birth == b.Birth && a.Birth.Precision() == graph.ByDay:
		found = append(found, Evidence{SameBirthDate, "both born on " + a.Birth.String()})
	default:
		found = append(found, Evidence{CompatibleBirthDate, fmt.Sprintf("births that can be one day: %s and %s", a.Birth, b.Birth)})
	}
	if a.NativeUnitID != "" && a.NativeUnitID == b.NativeUnitID {
		found = append(found, Evidence{SameNativeUnit, "both native of " + s.unitName(a.NativeUnitID)})
	}
	if a.Gender != "" && b.Gender != "" && a.Gender != b.Gender {
		found = append(found, Evidence{DifferentGender, fmt.Sprintf("gender %s and %s", a.Gender, b.Gender)})
	}
	return found
}

// careerEvidence holds the tenures of two officials against each other. Each
// code is given once, with the first example.
func (s *suggester) careerEvidence(x, y int32) []Evidence {
	found := firsts{}
	ours, theirs := s.byStart(s.held.of(x)), s.byStart(s.held.of(y))
	s.youth(found, x, theirs)
	s.youth(found, y, ours)
	if len(ours)*len(theirs) > maxComparisons {
		found.add(NotCompared, "%d and %d tenures are too many to hold against each other", len(ours), len(theirs))
		return found.sorted()
	}
	for _, i := range ours {
		for _, j := range theirs {
			s.tenures(found, i, j)
		}
	}
	return found.sorted()
}

// tenures holds one tenure of each of two officials against each other.
func (s *suggester) tenures(found firsts, i, j int32) {
	t, u := &s.batch.Tenures[i], &s.batch.Tenures[j]
	place, other := s.unitOf(i), s.unitOf(j)
	if place == other && (follows(t, u) || follows(u, t)) {
		found.add(ContiguousTenures, "one ends where the other begins, in %s: %s and %s", s.unitName(place), dates(t), dates(u))
	}
	if t.PostID == u.PostID {
		if !t.Start.IsZero() && t.Start == u.Start {
			found.add(SameTenure, "both hold the post %s from %s", s.titleOf(i), t.Start)
		}
		if name := t.Extra[predecessorKey]; name != "" && s.samePerson(name, u.Extra[predecessorKey]) {
			found.add(SamePredecessor, "both follow %s as %s", name, s.titleOf(i))
		}
		if name := t.Extra[successorKey]; name != "" && s.samePerson(name, u.Extra[successorKey]) {
			found.add(SameSuccessor, "both are followed by %s as %s", name, s.titleOf(i))
		}
	}
	if s.headed(i) && s.headed(j) && overlap(t, u) && s.elsewhere(place, other) {
		found.add(OverlappingPosts, "heads of %s and of %s at once: %s and %s", s.unitName(place), s.unitName(other), dates(t), dates(u))
	}
}

// youth looks for a tenure that would begin before its holder was 16, if the
// holder were born when the other was.
func (s *suggester) youth(found firsts, born int32, tenures []int32) {
	birth := s.batch.Officials[born].Birth
	if birth.IsZero() {
		return
	}
	for _, i := range tenures {
		t := &s.batch.Tenures[i]
		if !t.Start.IsZero() && t.Start.Last() < birth.First()+youngest {
			found.add(TenureBefore16, "born in %d, and %s from %s", birth.Year(), s.titleOf(i), t.Start)
			return
		}
	}
}

// youngest is sixteen years of days, of which four have a 29 February.
const youngest = 16*365 + 3

func (s *suggester) post(tenure int32) *graph.Post {
	if p := at(s.posts, s.batch.Tenures[tenure].PostID); p >= 0 {
		return &s.batch.Posts[p]
	}
	return &graph.Post{}
}

func (s *suggester) unitOf(tenure int32) string  { return s.post(tenure).UnitID }
func (s *suggester) titleOf(tenure int32) string { return s.post(tenure).Title }

func (s *suggester) headed(tenure int32) bool {
	p := s.post(tenure)
	return p.Head && p.Class != graph.Membership
}

// elsewhere says that two units are different places: neither lies in the
// other, and they are not parts of one.
func (s *suggester) elsewhere(x, y string) bool {
	up := func(id string) (chain []string) {
		for range maxAncestors {
			u := at(s.units, id)
			if u < 0 {
				break
			}
			chain = append(chain, id)
			id = s.batch.Units[u].ParentID
		}
		return chain
	}
	xs, ys := up(x), up(y)
	if len(xs) == 0 || len(ys) == 0 || slices.Contains(xs, y) || slices.Contains(ys, x) {
		return false
	}
	return len(xs) < 2 || len(ys) < 2 || xs[1] != ys[1]
}

func dates(t *graph.Tenure) string {
	return cmp.Or(t.Start.String(), "?") + " to " + cmp.Or(t.End.String(), string(t.Status))
}

// official describes an official to a person.
func (s *suggester) official(x int32) Thing {
	o := &s.batch.Officials[x]
	parts := []string{cmp.Or(o.Name, "(no name)")}
	if !o.Birth.IsZero() {
		parts = append(parts, "born "+o.Birth.String())
	}
	if o.NativeUnitID != "" {
		parts = append(parts, "native of "+s.unitName(o.NativeUnitID))
	}
	tenures := s.byStart(s.held.of(x))
	parts = append(parts, s.span(tenures))
	if len(tenures) > 0 {
		last := tenures[len(tenures)-1]
		parts = append(parts, fmt.Sprintf("last %s, %s", s.titleOf(last), s.unitName(s.unitOf(last))))
	}
	return thing(o.ID, parts)
}

// thing joins what describes a thing.
func thing(id string, parts []string) Thing { return Thing{id, clipped(strings.Join(parts, "; "))} }

// firsts keeps the first example of each evidence.
type firsts map[Code]string

func (f firsts) add(code Code, format string, args ...any) {
	if _, ok := f[code]; !ok {
		f[code] = fmt.Sprintf(format, args...)
	}
}

// sorted gives the strongest evidence first.
func (f firsts) sorted() []Evidence {
	found := make([]Evidence, 0, len(f))
	for code, text := range f {
		found = append(found, Evidence{code, text})
	}
	slices.SortFunc(found, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(points[y.Code], points[x.Code]), cmp.Compare(x.Code, y.Code))
	})
	return found
}
