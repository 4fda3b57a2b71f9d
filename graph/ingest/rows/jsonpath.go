package rows

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A step of a path into JSON: to a member of an object, to one element of a
// list, or to all of them.
type step struct {
	kind     stepKind
	name     string // of a member
	numbered bool   // the name alone, or with a whole number at its end
	at       int    // of an element
}

type stepKind uint8

const (
	member stepKind = iota
	star
	element
)

// A path is written `persons[*].memberships[2].office#`: members separated by
// dots, [*] for all elements of a list and [2] for one, names with odd
// characters as ['a b'], a # after a name for "nothing or a whole number", and
// a $ in front if one likes.
type path []step

// The bound on a path that a person writes.
const maxPathBytes = 1000

func parsePath(text string) (path, error) {
	if len(text) > maxPathBytes {
		return nil, fmt.Errorf("a path is longer than %d characters; shorten it", maxPathBytes)
	}
	rest, rooted := strings.CutPrefix(text, "$")
	var p path
	for rest != "" {
		s, left, problem := parseStep(rest, rooted || len(p) > 0)
		if problem != "" {
			return nil, fmt.Errorf("the path %q %s", text, problem)
		}
		p, rest = append(p, s), left
	}
	return p, nil
}

// parseStep reads the step at the beginning of a text. A name comes after a dot
// unless it is what the path begins with.
func parseStep(text string, dotted bool) (s step, rest, problem string) {
	switch {
	case strings.HasPrefix(text, "[*]"):
		return step{kind: star}, text[len("[*]"):], ""
	case strings.HasPrefix(text, "['"):
		return parseQuoted(text)
	case text[0] == '[':
		number, rest, closed := strings.Cut(text[1:], "]")
		at, err := strconv.Atoi(number)
		if !closed || err != nil || number != strconv.Itoa(at) || at < 0 {
			return s, "", "has a bracket that holds neither * nor a whole number nor a name in single quotes; write [*], [2] or ['a name']"
		}
		return step{kind: element, at: at}, rest, ""
	}
	if dotted {
		var ok bool
		if text, ok = strings.CutPrefix(text, "."); !ok {
			return s, "", "lacks a dot before a name; write a.b"
		}
	}
	end := strings.IndexAny(text, ".[")
	if end < 0 {
		end = len(text)
	}
	name, numbered := strings.CutSuffix(text[:end], "#")
	if !isPlainName(name) {
		return s, "", "has a name that is empty or holds odd characters; write such a name as ['a name']"
	}
	return step{kind: member, name: name, numbered: numbered}, text[end:], ""
}

// parseQuoted reads ['a name'], in which \' stands for a quote and \\ for a
// backslash.
func parseQuoted(text string) (s step, rest, problem string) {
	var name strings.Builder
	text = text[len("['"):]
	for {
		i := strings.IndexAny(text, `'\`)
		switch {
		case i < 0 || i+1 == len(text):
			return s, "", "has a quote that is not closed; write ['a name']"
		case text[i] == '\\' && text[i+1] != '\\' && text[i+1] != '\'':
			return s, "", `has a backslash that stands before neither a quote nor a backslash; write \\ for it`
		}
		name.WriteString(text[:i])
		if text[i] == '\\' {
			name.WriteByte(text[i+1])
			text = text[i+2:]
			continue
		}
		if text[i+1] != ']' {
			return s, "", "has a quote that is not closed; write ['a name']"
		}
		rest, numbered := strings.CutPrefix(text[i+2:], "#")
		return step{kind: member, name: name.String(), numbered: numbered}, rest, ""
	}
}

// isPlainName says that a name can stand in a path without quotes.
func isPlainName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return strings.ContainsRune(`.[]'"#$\`, r) || unicode.IsSpace(r) || !unicode.IsPrint(r)
	})
}

// String writes a path as it is parsed.
func (p path) String() string {
	var b strings.Builder
	for i, s := range p {
		switch {
		case s.kind == star:
			b.WriteString("[*]")
		case s.kind == element:
			fmt.Fprintf(&b, "[%d]", s.at)
		case !isPlainName(s.name):
			b.WriteString("['" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s.name) + "']")
		case i > 0:
			b.WriteString("." + s.name)
		default:
			b.WriteString(s.name)
		}
		if s.numbered {
			b.WriteByte('#')
		}
	}
	return b.String()
}

// place writes a path from the top, as places are shown.
func (p path) place() string {
	if text := p.shown(); text == "" || text[0] == '[' {
		return "$" + text
	}
	return "$." + p.shown()
}

// shown is the path in a sentence: the names of its members may come from the
// file, and be anything.
func (p path) shown() string {
	text := shown(p.String())
	if runes := []rune(text); len(runes) > maxPlace {
		text = string(runes[:maxPlace]) + "…"
	}
	return text
}

// maxPlace bounds a place, in characters.
const maxPlace = 500

// A choice is what the stars and number signs of a path stand for in one row.
type choice struct {
	stars []int
	signs []string
}

// of is the path with its stars and signs replaced, as many as were chosen.
func (c choice) of(p path) path {
	p = slices.Clone(p)
	stars, signs := c.stars, c.signs
	for i := range p {
		if p[i].kind == star && len(stars) > 0 {
			p[i], stars = step{kind: element, at: stars[0]}, stars[1:]
		}
		if p[i].numbered && len(signs) > 0 {
			p[i], signs = step{kind: member, name: p[i].name + signs[0]}, signs[1:]
		}
	}
	return p
}

func (p path) signs() (n int) {
	for _, s := range p {
		if s.numbered {
			n++
		}
	}
	return n
}

// stem is the part of a path of rows that is walked while streaming: to its
// first star, or nothing where a number sign stands before that.
func (p path) stem() path {
	for i, s := range p {
		switch {
		case s.kind == star:
			return p[:i+1]
		case s.numbered:
			return nil
		}
	}
	return nil
}

// fits checks a column's path against that of the rows.
func (p path) fits(rows path) error {
	stem := rows.stem()
	if len(p) < len(stem) || !slices.Equal(p[:len(stem)], stem) {
		return fmt.Errorf("the path %q does not begin with %s as the rows do; only what stands in the same element can be a cell of a row", p, stem)
	}
	if p.signs() > rows.signs() {
		return fmt.Errorf("the path %q has more number signs than that of the rows, %q; a sign stands for the number of the row", p, rows)
	}
	return nil
}

// numberAfter tells the number that a name has after a base, and whether it has
// nothing else.
func numberAfter(name, base string) (number string, ok bool) {
	number, ok = strings.CutPrefix(name, base)
	return number, ok && strings.Trim(number, "0123456789") == ""
}
