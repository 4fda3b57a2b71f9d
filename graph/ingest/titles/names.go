package titles

import "strings"

// placeAt reads a place with the word for its kind. A kind without a name counts
// only where nothing follows.
func (r *reader) placeAt(i, end int) (node, int, bool) {
	m := r.matches[i]
	if m.placeLen == 0 || i+m.placeLen > end || m.bodyLen > m.placeLen {
		return node{}, i, false
	}
	found := node{place: m.place}
	i += m.placeLen
	if i < end && r.words[i].before == blank && r.mayName(i, end) {
		name, next := r.placeName(i, end)
		found.name = name
		return found, next, true
	}
	return found, i, i >= end || r.words[i].before != blank || r.matches[i].role&acting != 0
}

// mayName tells whether the name of a place may begin at the word i.
func (r *reader) mayName(i, end int) bool {
	return (r.words[i].capital || r.matches[i].knownLen > 0) && r.matches[i].role&nation == 0 && !r.officeAt(i, end)
}

// placeName reads the name of a place: one that the table knows, or the words
// with capital letters.
func (r *reader) placeName(i, end int) (string, int) {
	if m := r.matches[i]; r.knownAt(i, end) {
		return m.known.name, i + m.knownLen
	}
	j := i + 1
	for j < end && r.goesOn(j, end) {
		j++
	}
	return spelled(r.words[i:j]), j
}

// goesOn tells whether the name of a place goes on at the word i.
func (r *reader) goesOn(i, end int) bool {
	m := r.matches[i]
	return r.words[i].before != comma && r.words[i].capital && !r.officeAt(i, end) && m.placeLen == 0 &&
		(m.bodyLen == 0 || m.bodyLen == 1 && !m.body.inner) && m.role&(nation|noise|filler) == 0
}

// knownAt tells whether a place stands at the word i that is known by its name
// alone, and the name ends there.
func (r *reader) knownAt(i, end int) bool {
	n := r.matches[i].knownLen
	return n > 0 && i+n <= end && r.stops(i+n, end)
}

// stops tells whether the word i is the end of a name for sure.
func (r *reader) stops(i, end int) bool {
	return i >= end || r.words[i].before != blank || r.matches[i].role&(noise|nation|filler|manner|acting) != 0
}

// named reads the name that follows the word for a body.
func (r *reader) named(n node, i, end int) (node, int) {
	if !n.body.named {
		return n, i
	}
	j := i
	for j < end && !r.endsName(n.body, i, j, end) {
		j = min(end, j+r.step(j))
	}
	if j > i {
		n.name = n.body.spell(r.words[i:j])
	}
	return n, j
}

// step gives the number of words at the word i that belong together.
func (r *reader) step(i int) int {
	m := r.matches[i]
	if m.role&together != 0 {
		return max(m.roleLen, m.knownLen)
	}
	return max(1, m.knownLen)
}

// spell gives a name in the spelling that the table knows, else as it is written.
func (b *body) spell(words []word) string {
	if len(b.spelled) > 0 {
		folded := make([]string, len(words))
		for i, w := range words {
			folded[i] = fold(w.text)
		}
		if known := b.spelled[strings.Join(folded, " ")]; known != "" {
			return known
		}
	}
	return spelled(words)
}

// endsName tells whether the name of a body that began at the word i has ended
// before the word j.
func (r *reader) endsName(b *body, i, j, end int) bool {
	m, begun := r.matches[j], j > i
	if m.role&noise != 0 || m.role&nation != 0 && !b.nation && r.stops(j+m.roleLen, end) {
		return begun
	}
	if !begun {
		_, _, place := r.placeAt(j, end)
		return b.joins && (r.outerBody(j, end) || r.belongs(j, end)) || place && (b.joins || b.local)
	}
	if r.belongs(j, end) || r.words[j].before != blank && r.outerAfterSign(j, end) {
		return true
	}
	return b.until != untilComma && r.outerWithin(b, j, end)
}

// belongs tells whether a word such as "của" stands at the word i, before what a
// body belongs to.
func (r *reader) belongs(i, end int) bool {
	m := r.matches[i]
	next := i + m.roleLen
	if m.role&filler == 0 || next >= end {
		return false
	}
	_, _, place := r.placeAt(next, end)
	return place || r.bodyAt(next, end) && (r.words[next].capital || r.matches[next].bodyLen > 1)
}

// outerAfterSign tells whether the word i, before which a sign stands, begins
// something new and does not go on with the name.
func (r *reader) outerAfterSign(i, end int) bool {
	if r.outerBody(i, end) {
		return true
	}
	if r.words[i].before != comma {
		return false
	}
	_, _, place := r.placeAt(i, end)
	return place || r.knownAt(i, end) || r.matches[i].role&acting != 0
}

// outerWithin tells whether a place or a larger body begins at the word i, though
// no sign stands before it.
func (r *reader) outerWithin(b *body, i, end int) bool {
	if found, _, ok := r.placeAt(i, end); ok && found.place.inner && (found.name != "" || b.local || b.joins) {
		return true
	}
	if b.local && r.knownAt(i, end) {
		return true
	}
	m := r.matches[i]
	return b.until == untilBody && r.bodyAt(i, end) && (m.body.suffix != "" || m.body.inner && r.words[i].capital)
}
