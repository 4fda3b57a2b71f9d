package titles

import (
	"cmp"
	"strings"
)

// A placed is what the bodies and places of a post tell.
type placed struct {
	unit, parent string
	claim
	short, tail string // the name as part of a title, and what stands after it
	defaults    bool   // level or bloc follow from a default
	suffix      string // the name as the end of another body's name, if it can be
	outside     bool   // stands outside the levels and blocs
}

// compose puts the nodes together, of which the first is the smallest.
func compose(nodes []node) placed {
	n := nodes[0]
	var next *node
	var outer *placed
	if len(nodes) > 1 {
		rest := compose(nodes[1:])
		next, outer = &nodes[1], &rest
	}
	switch {
	case n.body == nil:
		return placeOf(n, outer)
	case n.body.of && (n.body.place != nil || n.name == "" && (next == nil || next.isPlace())):
		return ofPlace(n, next, outer)
	case n.body.outside:
		return placed{unit: n.body.full(n.name), short: n.body.full(n.name), suffix: n.body.suffix, outside: true}
	}
	return bodyOf(n, next, outer)
}

func (n *node) isPlace() bool { return n != nil && n.body == nil }

func (n *node) isCommittee() bool { return n != nil && n.body != nil && n.body.of }

// placeOf gives what a place tells: it is the unit, and the next its parent.
func placeOf(n node, outer *placed) (p placed) {
	p.unit, p.short = n.name, n.name
	if n.place != nil {
		p.short = n.place.full(n.name)
		if n.name != "" {
			p.unit = p.short
		}
		p.level = n.place.levelOf(n.name)
	}
	if outer != nil {
		p.parent = outer.unit
		p.tail = ", " + outer.short + outer.tail
	}
	return p
}

func (p *place) full(name string) string { return strings.TrimSuffix(p.name+" "+name, " ") }

func (p *place) levelOf(name string) string {
	if p.raised != "" && name == "" {
		return "" // it may be either
	}
	if p.lifted[name] {
		return p.raised
	}
	return p.level
}

func (b *body) full(name string) string { return strings.Trim(b.name+" "+name, " ") }

// ofPlace gives what a committee of a place tells: the place is the unit.
func ofPlace(n node, next *node, outer *placed) (p placed) {
	switch {
	case next.isPlace() && n.name == "":
		p = *outer
		p.short = n.body.name + " " + outer.short
	case n.body.place != nil:
		p = placeOf(node{place: n.body.place, name: n.name}, outer)
		p.short = n.body.full(n.name)
		if n.body.place.whole[n.name] {
			p.short = n.body.name + " " + upperFirst(p.unit)
		}
	default:
		p.short = n.body.name
	}
	if p.level == "" {
		p.level = n.body.claim.level
	}
	p.bloc = n.body.claim.bloc
	if n.body.own {
		p.unit, p.parent = p.short, p.unit
	}
	return p.orElse(n.body.otherwise)
}

// bodyOf gives what a body tells that is a unit of its own, in what belongs to
// it: its place, or the body that it is part of.
func bodyOf(n node, next *node, outer *placed) (p placed) {
	p.unit, p.short = n.body.full(n.name), n.body.full(n.name)
	if n.body.named && n.name == "" && !n.body.joins {
		p.unit = ""
	}
	p.suffix, p.claim = n.body.suffix, n.body.claim
	if outer == nil {
		if n.body.unit != "" {
			p.unit = n.body.unit
		}
		return p.orElse(n.body.otherwise)
	}
	p.outside = outer.outside
	switch {
	case n.body.sole && !next.isPlace() && !next.isCommittee():
		return p.orElse(n.body.otherwise)
	case next.isPlace() && !n.body.named && !n.body.local && !n.body.joins:
		// The seat for a place in a body that is of none: Đại biểu Quốc hội tỉnh X.
		p.tail = " " + outer.short + outer.tail
		return p.orElse(n.body.otherwise)
	case n.name != "" && outer.suffix != "":
		p.unit = p.short + " " + outer.suffix
		p.short, p.tail = p.unit, outer.tail
	case next.isPlace() || next.isCommittee() || n.body.joins:
		p.unit = p.short + " " + outer.short
		p.short, p.tail = p.unit, outer.tail
	default:
		p.tail = ", " + outer.short + outer.tail
	}
	p.parent = outer.unit
	p.defaults = p.level == "" && outer.defaults
	p.level = cmp.Or(p.level, outer.level)
	p.bloc = cmp.Or(p.bloc, outer.bloc)
	return p.orElse(n.body.otherwise)
}

// orElse fills what the words leave open with what a term says by default.
func (p placed) orElse(otherwise claim) placed {
	if p.outside {
		p.claim = claim{}
		return p
	}
	if p.level == "" && otherwise.level != "" {
		p.level, p.defaults = otherwise.level, true
	}
	if p.bloc == "" && otherwise.bloc != "" {
		p.bloc, p.defaults = otherwise.bloc, true
	}
	return p
}
