package dates

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"careergraph/graph"
)

// An Order says which of day and month comes first where numbers alone do not
// tell. It is empty where nobody stated it.
type Order string

// The orders.
const (
	DayFirst   Order = "dmy"
	MonthFirst Order = "mdy"
)

// A Form says how the dates of a column are written. The zero Form is stated
// by nobody and reads what has one reading only.
type Form struct {
	Order     Order
	Serial    bool // a bare whole number is a day of Excel's calendar, and never a year
	Epoch1904 bool // that calendar begins in 1904, as some workbooks say, instead of 1900
}

// Validate says what is wrong with a form.
func (f Form) Validate() error {
	switch f.Order {
	case "", DayFirst, MonthFirst:
	default:
		return graph.Errorf(graph.Invalid, "order", "the order %.40q is not known; write dmy or mdy, or leave it out where no date needs it", string(f.Order))
	}
	if f.Epoch1904 && !f.Serial {
		return graph.Errorf(graph.Invalid, "epoch1904", "an epoch of 1904 is stated for dates that are not serial days; state serial too or leave the epoch out")
	}
	return nil
}

// A Reading is what a text says of a day. All of it is zero where the text is
// blank.
type Reading struct {
	Date    graph.Date // zero where it says no day
	Open    bool       // it says that the post is still held
	Unknown bool       // it says outright that nobody knows
	Note    string     // the text as written, where the date does not carry all of it
	Rule    string     // the rule that read it
}

// maxLength bounds what may be a date: the longest in words has some 40 bytes
// when its accents are decomposed.
const maxLength = 100

// Read reads a text. It is false where no rule reads it, or where rules read
// different dates; then the caller keeps the text.
//
// A bracket after a date is kept as a note. Empty brackets are no text, nor is
// the comma before them.
func (f Form) Read(text string) (Reading, bool) {
	text = strings.TrimSpace(text)
	if f.Serial && isNumber(text) {
		return f.readSerial(text)
	}
	stem, bracket := cutBracket(text)
	reading, ok := f.readStem(stem)
	switch {
	case !ok:
		return Reading{}, false
	case bracket == "":
		return reading, true
	case reading.Date.IsZero():
		return Reading{}, false
	}
	reading.Note = text
	return reading, true
}

// cutBracket parts a text from the bracket that ends it.
func cutBracket(text string) (stem, bracket string) {
	at := strings.IndexByte(text, '(')
	if at < 0 || !strings.HasSuffix(text, ")") {
		return text, ""
	}
	stem = strings.TrimSuffix(strings.TrimSpace(text[:at]), ",")
	return strings.TrimSpace(stem), strings.TrimSpace(text[at+1 : len(text)-1])
}

// readStem reads a text that has no bracket.
func (f Form) readStem(text string) (Reading, bool) {
	if text == "" {
		return Reading{}, true
	}
	if reading, ok := readISO(text); ok {
		return reading, true
	}
	if len(text) > maxLength {
		return Reading{}, false
	}
	tokens := tokenize(strings.ToLower(norm.NFC.String(text)))
	switch said := strings.Join(tokens, " "); {
	case isOpen[said]:
		return Reading{Open: true, Rule: "open"}, true
	case isUnknown[said]:
		return Reading{Unknown: true, Rule: "unknown"}, true
	}
	if date, rule, ok := f.date(tokens); ok {
		return Reading{Date: date, Rule: rule}, true
	}
	if date, ok := f.vagueDate(tokens); ok {
		return Reading{Date: date, Rule: "vague", Note: text}, true
	}
	return Reading{}, false
}

// date gives the date on which all patterns agree that fit the tokens.
func (f Form) date(tokens []string) (date graph.Date, rule string, ok bool) {
	for _, p := range patterns {
		if f.Order != "" && p.order != "" && p.order != f.Order {
			continue
		}
		d, fits := p.date(tokens)
		switch {
		case !fits:
		case !ok:
			date, rule, ok = d, p.rule, true
		case d != date:
			return graph.Date{}, "", false
		}
	}
	return date, rule, ok
}

// vagueDate reads a year or a month after a vague word. A vague day is none.
func (f Form) vagueDate(tokens []string) (graph.Date, bool) {
	for _, phrase := range vaguePhrases {
		if len(tokens) < len(phrase) || !slices.Equal(tokens[:len(phrase)], phrase) {
			continue
		}
		if date, _, ok := f.date(tokens[len(phrase):]); ok && date.Precision() != graph.ByDay {
			return date, true
		}
	}
	return graph.Date{}, false
}

// The phrases of the table, in tokens.
var (
	isOpen       = phraseSet(openWords)
	isUnknown    = phraseSet(unknownWords)
	vaguePhrases = phrases(vagueWords)
)

func phrases(texts []string) [][]string {
	var all [][]string
	for _, text := range texts {
		all = append(all, tokenize(text))
	}
	return all
}

func phraseSet(texts []string) map[string]bool {
	set := map[string]bool{}
	for _, phrase := range phrases(texts) {
		set[strings.Join(phrase, " ")] = true
	}
	return set
}
