package titles

// unknown stands for a body whose name begins with no word of the table.
var unknown = &body{named: true, local: true}

// chain reads the bodies and places that follow the office.
func (r *reader) chain(p *post, i, end int) {
	var rest []word
	for i < end {
		if r.matches[i].role&acting != 0 && r.words[i].before != blank {
			// From here on stands what the post is charged with.
			rest = append(rest, r.words[i:end]...)
			break
		}
		if r.saysNothing(p, i, end) {
			i += r.matches[i].roleLen
			continue
		}
		if found, next, ok := r.node(p, i, end, len(rest) > 0); ok {
			if found.body == nil && p.isUnit(rest) {
				p.nodes = append(p.nodes, node{body: unknown, name: spelled(rest)})
				rest = nil
			}
			p.add(found)
			i = next
			continue
		}
		next := min(end, i+r.step(i))
		rest = append(rest, r.words[i:next]...)
		i = next
	}
	p.leave(rest)
}

// saysNothing tells whether a phrase at the word i is to be passed over.
func (r *reader) saysNothing(p *post, i, end int) bool {
	m, passed := r.matches[i], noise
	if len(p.nodes) > 0 {
		passed |= nation | filler
	}
	return m.role&passed != 0 && m.roleLen > m.bodyLen && i+m.roleLen <= end
}

// add adds a node. One that the office told already, "Thủ tướng Chính phủ", and the
// place of a committee whose word tells the kind give that node its name.
func (p *post) add(found node) {
	if n := len(p.nodes); n > 0 {
		last := &p.nodes[n-1]
		told := n == 1 && last.implied && last.body == found.body
		placed := found.body == nil && last.body != nil && last.body.of && last.name == "" && last.body.place != nil && last.body.place == found.place
		if told || placed {
			last.name = found.name
			return
		}
	}
	p.nodes = append(p.nodes, found)
}

// leave keeps the words that nothing read.
func (p *post) leave(rest []word) {
	switch {
	case len(rest) == 0:
	case p.isUnit(rest):
		p.nodes = append(p.nodes, node{body: unknown, name: spelled(rest)})
	default:
		p.rest = spelled(rest)
		p.follows = rest[0].before == blank && len(p.nodes) == 0
	}
}

// isUnit tells whether unread words right after the office are the name of a
// body: they begin with a capital letter, and are no charge.
func (p *post) isUnit(rest []word) bool {
	return len(p.nodes) == 0 && len(rest) > 0 && rest[0].capital && p.said.body == nil && !p.office.charge && !p.charged
}

// node reads one body or place; within says that unread words stand before it.
func (r *reader) node(p *post, i, end int, within bool) (node, int, bool) {
	first, after := !within && len(p.nodes) == 0, p.wantsPlace()
	if m := r.matches[i]; r.bodyAt(i, end) && (first || r.outerBody(i, end)) {
		found, next := r.named(node{body: m.body}, i+m.bodyLen, end)
		if m.body.of {
			found, next = r.ofPlace(m.body, i+m.bodyLen, end)
		}
		return found, next, true
	}
	if found, next, ok := r.placeAt(i, end); ok && (found.place.inner || first || r.words[i].before != blank || after) {
		return found, next, true
	}
	if m := r.matches[i]; r.knownAt(i, end) && (!within || r.words[i].before != blank) {
		return node{place: m.known.kind, name: m.known.name}, i + m.knownLen, true
	}
	if after && r.words[i].before == blank && r.words[i].capital {
		kind := p.nodes[len(p.nodes)-1].body.place
		if r.knownAt(i, end) {
			kind = r.matches[i].known.kind
		}
		name, next := r.placeName(i, end)
		return node{place: kind, name: name}, next, true
	}
	return node{}, i, false
}

// wantsPlace tells whether the last node is a body whose place may follow.
func (p *post) wantsPlace() bool {
	if len(p.nodes) == 0 {
		return false
	}
	last := p.nodes[len(p.nodes)-1]
	return last.body != nil && (last.body.of && last.name == "" || last.body.local)
}

func (r *reader) bodyAt(i, end int) bool {
	return r.matches[i].bodyLen > 0 && i+r.matches[i].bodyLen <= end
}

// outerBody tells whether a body stands at the word i, in the middle of other
// words: it begins with a capital letter or has several words, for "bộ" is part of
// many.
func (r *reader) outerBody(i, end int) bool {
	m := r.matches[i]
	return r.bodyAt(i, end) && (r.words[i].capital || m.bodyLen > 1 || m.body.suffix != "")
}

// ofPlace reads the name of a body's place where its word tells the kind of the
// place: "Huyện ủy Tiên Phước", also "Huyện ủy huyện Tiên Phước". Any other place
// is a node of its own.
func (r *reader) ofPlace(b *body, i, end int) (node, int) {
	found := node{body: b}
	switch {
	case i >= end:
		return found, i
	case b.place == nil && b.named && !r.placeFollows(i, end):
		return r.named(found, i, end)
	case b.place == nil:
		return found, i
	}
	if again, next, ok := r.placeAt(i, end); ok && again.place == b.place {
		return node{body: b, name: again.name}, next
	} else if ok && again.place.level == b.place.level {
		return found, i
	}
	if r.words[i].before == blank && r.mayName(i, end) {
		name, next := r.placeName(i, end)
		return node{body: b, name: name}, next
	}
	return found, i
}

// placeFollows tells whether a place, or a body with one, stands at the word i.
func (r *reader) placeFollows(i, end int) bool {
	_, _, ok := r.placeAt(i, end)
	return ok || r.bodyAt(i, end) || r.knownAt(i, end)
}
