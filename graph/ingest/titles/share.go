package titles

// What a post has from another part of its cell.
const (
	placeOfLater   = "place of a later part"
	placeOfEarlier = "place of an earlier part"
	unitOfLater    = "unit of a later part"
)

// share gives a post that lacks its place or unit that of another part: "Phó Bí
// thư Tỉnh ủy, Chủ tịch UBND tỉnh Quảng Nam". A place is shared only where the
// words tell the same kind of place; an office that stands alone takes what follows.
func share(posts []post) {
	for i := len(posts) - 1; i >= 0; i-- {
		p := &posts[i]
		if p.said == nil {
			continue
		}
		if lacking, kind := p.lacksPlace(); lacking {
			if found, ok := placeIn(posts[i+1:], kind); ok {
				p.takePlace(found, placeOfLater)
			} else if found, ok := placeIn(posts[:i], kind); ok && kind != nil {
				p.takePlace(found, placeOfEarlier)
			}
			continue
		}
		if i+1 < len(posts) && p.lacksUnit() {
			p.takeUnit(&posts[i+1])
		}
	}
}

// lacksPlace tells whether the post is in the committee of a place that is not
// named, and the kind of the place if the words tell it.
func (p *post) lacksPlace() (bool, *place) {
	if len(p.nodes) == 0 {
		return false, nil
	}
	last := p.nodes[len(p.nodes)-1]
	if last.body == nil {
		return last.place != nil && last.name == "", last.place
	}
	return last.body.of && last.name == "" && !last.body.named, last.body.place
}

// placeIn finds the first place in other posts that is of the kind; any if the
// kind is not told. The places that it is part of follow it. The level alone would
// not do: a city may have had another one at the time.
func placeIn(posts []post, kind *place) ([]node, bool) {
	for _, p := range posts {
		for i, n := range p.nodes {
			found := n.place
			if n.body != nil {
				found = n.body.place
			}
			if found != nil && n.name != "" && (kind == nil || kind == found) {
				return append([]node{{place: found, name: n.name}}, p.nodes[i+1:]...), true
			}
		}
	}
	return nil, false
}

func (p *post) takePlace(found []node, how string) {
	p.shared = how
	last := &p.nodes[len(p.nodes)-1]
	switch {
	case last.body == nil:
		p.nodes = append(p.nodes[:len(p.nodes)-1], found...)
	case last.body.place == found[0].place:
		last.name = found[0].name
		p.nodes = append(p.nodes, found[1:]...)
	default:
		p.nodes = append(p.nodes, found...)
	}
}

// lacksUnit tells whether the post is an office alone, or in a body that must
// say what it belongs to.
func (p *post) lacksUnit() bool {
	if len(p.nodes) == 0 {
		return p.said.body == nil && p.rest == ""
	}
	last := p.nodes[len(p.nodes)-1]
	return len(p.nodes) == 1 && last.body != nil && last.body.joins && last.name == ""
}

// takeUnit takes the unit of the next post, if that is no seat. Of a committee of
// a place it is the place; of a body within another's name, the other.
func (p *post) takeUnit(next *post) {
	if next.said == nil || next.office.membership {
		return
	}
	nodes := next.nodes
	for len(nodes) > 1 && nodes[0].body != nil && (nodes[0].body.of || nodes[0].body.joins && nodes[0].name == "") {
		nodes = nodes[1:]
	}
	if len(nodes) == 0 {
		return
	}
	if first := nodes[0]; first.body != nil && first.body.of {
		if first.body.place == nil || first.name == "" {
			return
		}
		nodes = append([]node{{place: first.body.place, name: first.name}}, nodes[1:]...)
	}
	p.shared = unitOfLater
	for _, n := range nodes {
		n.implied = false
		p.nodes = append(p.nodes, n)
	}
}
