package titles

import "strings"

// reading puts together what was read of a post.
func (t *Table) reading(p *post) Reading {
	if p.said == nil {
		return Reading{Title: spelled(p.raw)}
	}
	o, found := p.office, placed{}
	if len(p.nodes) > 0 {
		found = compose(p.nodes)
		if own := t.byID[p.nodes[0].body.officeFor(o.ID)]; own != nil {
			o = own
		}
	}
	stated := !found.defaults && found.level != "" && found.bloc != ""
	if o.rank || len(p.nodes) == 0 || p.nodes[0].place != nil || p.nodes[0].isCommittee() {
		found = found.orElse(o.otherwise)
	}
	if o.bloc != "" && !found.outside {
		found.bloc = o.bloc
	}
	reading := Reading{
		Title: p.title(found, t.between), Office: o.ID, Head: o.head || p.charged && o.deputizes, Level: found.level, Bloc: found.bloc,
		Unit: found.unit, Parent: found.parent, Membership: o.membership, Rule: p.rule(),
	}
	switch {
	case found.level == "" || found.bloc == "" || found.unit == "":
		reading.Confidence = Low
	case !stated || p.shared != "" || p.rest != "":
		reading.Confidence = Medium
	default:
		reading.Confidence = High
	}
	return reading
}

// officeFor gives the body's own office for one, if it has its own.
func (b *body) officeFor(id string) string {
	if b == nil {
		return ""
	}
	return b.offices[id]
}

// title gives the title in normal spelling. A word that ends the office and
// begins the unit is written once: Trưởng Ban Dân vận.
func (p *post) title(found placed, between string) string {
	title := strings.Join(p.words, " ")
	switch {
	case len(p.nodes) > 0 && p.nodes[0].implied:
		title += found.tail
	case found.short != "" && p.nodes[0].body != nil && p.nodes[0].body.silent:
		title += " " + p.nodes[0].name + found.tail
	case found.short != "":
		title = overlap(title, found.short, between) + found.tail
	}
	switch {
	case p.rest == "":
		return title
	case p.follows:
		return title + " " + p.rest
	}
	return title + ", " + p.rest
}

// overlap joins an office and a unit, and writes the words once with which the
// one ends and the other begins.
func overlap(office, unit, between string) string {
	for i := range len(office) {
		if i > 0 && office[i-1] != ' ' {
			continue
		}
		end := len(office) - i
		if end <= len(unit) && strings.EqualFold(office[i:], unit[:end]) && (end == len(unit) || unit[end] == ' ') {
			return office[:i] + unit
		}
	}
	return office + between + unit
}

// rule names what was read: the office alone, with its organ, its place, its
// body, and where a place or body was taken from.
func (p *post) rule() string {
	rule := "office"
	if len(p.nodes) > 0 {
		switch n := p.nodes[0]; {
		case n.implied:
			rule = "office and its organ"
		case n.body == unknown:
			rule = "office and a name"
		case n.body == nil:
			rule = "office and place"
		case n.body.of:
			rule = "office and committee of a place"
		default:
			rule = "office and body"
		}
	}
	if p.shared != "" {
		rule += ", " + p.shared
	}
	return rule
}
