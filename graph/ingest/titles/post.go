package titles

import (
	"strings"
	"unicode/utf8"
)

// A post is one part of a cell while it is read.
type post struct {
	raw     []word // all its words
	said    *spoken
	office  *office  // the rank where one is said before the office proper
	charged bool     // said to be in charge
	words   []string // the words for the office in normal spelling
	nodes   []node   // the bodies and places, from the smallest to the largest
	rest    string   // what no rule read
	follows bool     // the rest follows the office without a sign
	shared  string   // where the place or body comes from, if from another part
}

// A node is a body or a place.
type node struct {
	body    *body
	place   *place
	name    string // the name after the word for the kind
	implied bool   // by the words for the office
}

// post reads the words from i to end: the office, then what it is in.
func (r *reader) post(i, end int) (p post) {
	i = r.skip(i, end, andWord|noise|former)
	p.raw = r.words[i:end]
	if j := r.skip(i, end, acting); j > i && j < end && r.officeAt(j, end) && r.words[j].before == blank {
		p.words = append(p.words, upperFirst(fold(spelled(r.words[i:j]))))
		i = j
	}
	if i >= end || !r.officeAt(i, end) {
		return p
	}
	p.office = r.matches[i].office.office
	from := r.say(&p, i)
	if next := from + r.matches[from].officeLen; p.office.rank && next < end && r.officeAt(next, end) && r.words[next].before != blank {
		p.words[len(p.words)-1] += ","
		from = r.say(&p, next)
	}
	from, i = r.qualified(&p, from, end)
	r.chain(&p, r.implied(&p, from, i, end), end)
	return p
}

func upperFirst(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:size]) + text[size:]
}

func (r *reader) officeAt(i, end int) bool {
	return r.matches[i].officeLen > 0 && i+r.matches[i].officeLen <= end
}

// say takes the office at the word i, and gives that word.
func (r *reader) say(p *post, i int) int {
	p.said = r.matches[i].office
	p.words = append(p.words, p.said.words)
	return i
}

// qualified reads what may follow an office without a sign: how it is held, and
// the office of whom the holder serves, "Trợ lý Bộ trưởng Bộ Ngoại giao". It gives
// the word at which the last office begins and the one after all.
func (r *reader) qualified(p *post, from, end int) (int, int) {
	i := from + r.matches[from].officeLen
	for i < end && r.words[i].before != comma {
		charged := r.matches[i].role&acting != 0
		if r.words[i].before == hyphen && !charged {
			break
		}
		if r.officeAt(i, end) && !charged {
			from = r.say(p, i)
			i += r.matches[i].officeLen
			continue
		}
		j := r.skip(i, end, manner|acting)
		if j == i {
			break
		}
		p.charged = p.charged || charged
		p.words = append(p.words, fold(spelled(r.words[i:j])))
		i = j
	}
	return from, i
}

// implied adds the body that the words for the office tell, from the word i on
// with its name. It gives the word after it.
func (r *reader) implied(p *post, from, i, end int) int {
	if p.said.unit != nil {
		p.nodes = append(p.nodes, node{body: p.said.unit, implied: true})
	}
	told := p.said.body
	if told == nil {
		return i
	}
	// The last words of the office may begin the name of a body: Trưởng ban
	// Công tác đại biểu.
	for back := i - 1; back > from && back >= i-2; back-- {
		if m := r.matches[back]; m.bodyLen > i-back && back+m.bodyLen <= end {
			found, next := r.named(node{body: m.body}, back+m.bodyLen, end)
			p.nodes = append(p.nodes, found)
			return next
		}
	}
	if next := r.skip(i, end, noise|filler); next < end && r.insteadOf(told, next, end) {
		return i
	}
	found, next := r.named(node{body: told}, r.skip(i, end, filler), end)
	if told.named && found.name == "" && !told.joins {
		return i
	}
	p.nodes = append(p.nodes, found)
	return next
}

// insteadOf tells whether the body that an office tells is said at the word i
// itself, or another in its place: "Bộ trưởng Phủ Thủ tướng".
func (r *reader) insteadOf(told *body, i, end int) bool {
	if !r.bodyAt(i, end) {
		return false
	}
	m := r.matches[i]
	if strings.HasPrefix(fold(m.body.name), fold(told.name)) {
		return true
	}
	return m.bodyLen > 1 && !told.joins && told.until != untilComma
}
