package dates

import (
	"slices"
	"strings"
	"unicode"

	"careergraph/graph"
)

// A source is a pattern as written in the table.
type source struct {
	rule  string
	text  string
	order Order
}

// A pattern is one way to write a date, as a row of elements that the tokens
// of a text must fill from the first to the last.
type pattern struct {
	rule     string
	order    Order
	elements []element
}

type element struct {
	tokens   []string // any of these
	optional bool
}

// The elements that stand for what differs from date to date.
const (
	year      = "Y" // four digits
	month     = "M" // one digit or two
	day       = "D" // one digit or two
	monthWord = "W"
	separator = "S" // one of separators, the same all through a date
)

var separators = []string{"/", "-", "."}

// compile makes the patterns of a table, one for each separator where a
// pattern leaves it open.
func compile(sources ...source) []pattern {
	var all []pattern
	for _, s := range sources {
		if !slices.Contains(strings.Fields(s.text), separator) {
			all = append(all, newPattern(s))
			continue
		}
		for _, mark := range separators {
			with := s
			with.text = strings.ReplaceAll(s.text, separator, mark)
			all = append(all, newPattern(with))
		}
	}
	return all
}

// newPattern reads elements between blanks: a letter of those above, or
// words and marks of which any will do (st|nd), with a ? where it may be
// missing.
func newPattern(s source) pattern {
	p := pattern{rule: s.rule, order: s.order}
	for _, field := range strings.Fields(s.text) {
		field, optional := strings.CutSuffix(field, "?")
		p.elements = append(p.elements, element{tokens: strings.Split(field, "|"), optional: optional})
	}
	return p
}

// date gives the date that the tokens write in this pattern.
func (p pattern) date(tokens []string) (graph.Date, bool) {
	var d written
	for _, e := range p.elements {
		if len(tokens) > 0 && e.takes(tokens[0], &d) {
			tokens = tokens[1:]
		} else if !e.optional {
			return graph.Date{}, false
		}
	}
	if len(tokens) > 0 {
		return graph.Date{}, false
	}
	return d.date()
}

// takes says whether a token fills the element, and keeps its part of the date.
func (e element) takes(token string, d *written) bool {
	switch e.tokens[0] {
	case year:
		d.year = token
		return len(token) == 4 && isNumber(token)
	case month:
		d.month = twoDigits(token)
		return len(token) <= 2 && isNumber(token)
	case day:
		d.day = twoDigits(token)
		return len(token) <= 2 && isNumber(token)
	case monthWord:
		d.month = months[token]
		return d.month != ""
	}
	return slices.Contains(e.tokens, token)
}

// A written date is in digits: four of the year, two of what else is stated.
type written struct{ year, month, day string }

// date is false where no calendar has the day.
func (w written) date() (graph.Date, bool) {
	iso := w.year
	for _, part := range []string{w.month, w.day} {
		if part != "" {
			iso += "-" + part
		}
	}
	date, err := graph.ParseDate(iso)
	return date, err == nil
}

func twoDigits(token string) string {
	if len(token) == 1 {
		return "0" + token
	}
	return token
}

// isNumber says that a text is digits of ASCII and nothing else.
func isNumber(text string) bool {
	for _, r := range text {
		if kindOf(r) != digit {
			return false
		}
	}
	return text != ""
}

// tokenize parts a text into runs of digits, runs of letters, and marks. Blanks
// part and are dropped: 10năm and 10 năm are the same.
func tokenize(text string) []string {
	var tokens []string
	last := blank
	for _, r := range text {
		k := kindOf(r)
		switch {
		case k == blank:
		case k == last && k != mark:
			tokens[len(tokens)-1] += string(r)
		default:
			tokens = append(tokens, string(r))
		}
		last = k
	}
	return tokens
}

type kind int

const (
	blank kind = iota
	digit
	letter
	mark
)

func kindOf(r rune) kind {
	switch {
	case unicode.IsSpace(r):
		return blank
	case '0' <= r && r <= '9':
		return digit
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	}
	return mark
}
