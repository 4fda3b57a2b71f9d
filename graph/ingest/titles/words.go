package titles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A separator is the strongest sign before a word.
type separator uint8

const (
	blank separator = iota
	hyphen
	comma // or a semicolon, a colon, a slash between words
)

// A word is one word of a cell.
type word struct {
	start, end int    // where it stands in the cell
	text       string // in normal spelling
	number     int32  // in the trie, 0 if no phrase has it
	before     separator
	capital    bool // begins with a capital letter or a digit
}

// A mark is something taken out of the words: where, and what it says.
type mark struct {
	at   int // the word before which it stood
	text string
}

// closing gives the sign that closes a bracket or a quotation.
func closing(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '[':
		return ']'
	case '“':
		return '”'
	case '‘':
		return '’'
	case '«':
		return '»'
	case '"', '\'':
		return r
	}
	return 0
}

// words takes a cell apart: its words in normal spelling, and what stands in
// brackets or quotes.
func (t *Table) words(cell string) (words []word, notes []mark) {
	words = make([]word, 0, 16)
	before := blank
	for i := 0; i < len(cell); {
		r, size := utf8.DecodeRuneInString(cell[i:])
		if isLetter(r) {
			end := wordEnd(cell, i)
			words = t.spell(words, cell, i, end, before)
			i, before = end, blank
			continue
		}
		if end := noteEnd(cell, i, r); end > 0 {
			_, closer := utf8.DecodeLastRuneInString(cell[:end])
			notes = append(notes, mark{len(words), cell[i+size : end-closer]})
			i = end
			continue
		}
		switch r {
		case ',', ';', ':', '/', '\n', '|', '+':
			before = comma
		case '-', '–', '—', '‐', '‑':
			before = max(before, hyphen)
		}
		i += size
	}
	return words, notes
}

// wordEnd finds the end of a word. An apostrophe between letters and a stop or
// slash between digits belong to it: M'gar, 19/8.
func wordEnd(cell string, i int) int {
	for i < len(cell) {
		r, size := utf8.DecodeRuneInString(cell[i:])
		if !isLetter(r) {
			next, _ := utf8.DecodeRuneInString(cell[i+size:])
			last, _ := utf8.DecodeLastRuneInString(cell[:i])
			apostrophe := (r == '\'' || r == '’') && unicode.IsLetter(last) && unicode.IsLetter(next)
			figure := (r == '.' || r == '/') && isDigit(last) && isDigit(next)
			if !apostrophe && !figure {
				return i
			}
		}
		i += size
	}
	return i
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// noteEnd gives the end of the note that a sign opens, 0 if it opens none.
func noteEnd(cell string, i int, r rune) int {
	closer := closing(r)
	if closer == 0 {
		return 0
	}
	depth := 0
	for j, c := range cell[i:] {
		switch {
		case c == closer && j > 0 && depth <= 1:
			return i + j + utf8.RuneLen(c)
		case c == closer && j > 0:
			depth--
		case c == r:
			depth++
		}
	}
	return 0
}

// spell adds one word of the cell, written out if it is an abbreviation.
func (t *Table) spell(words []word, cell string, start, end int, before separator) []word {
	first, _ := utf8.DecodeRuneInString(cell[start:])
	if number, ok := t.speller.common[cell[start:end]]; ok {
		return append(words, word{
			start: start, end: end, text: cell[start:end], number: number, before: before, capital: unicode.IsUpper(first),
		})
	}
	text := t.speller.word(cell[start:end])
	folded := fold(text)
	out, ok := t.speller.written[text]
	if !ok && t.trie.words[folded] == 0 {
		if cut := t.glued(cell[start:end]); cut > 0 {
			words = t.spell(words, cell, start, start+cut, before)
			return t.spell(words, cell, start+cut, end, blank)
		}
	}
	if !ok {
		return append(words, word{
			start: start, end: end, text: text, number: t.trie.words[folded], before: before,
			capital: unicode.IsUpper(first) || isDigit(first),
		})
	}
	for _, text := range out {
		first, _ := utf8.DecodeRuneInString(text)
		words = append(words, word{
			start: start, end: end, text: text, number: t.trie.words[fold(text)], before: before,
			capital: unicode.IsUpper(first) || isDigit(first),
		})
		start, before = end, blank
	}
	return words
}

// glued finds where two known words have run together: "kiêmTrưởng".
func (t *Table) glued(text string) int {
	lower := false
	for i, r := range text {
		if lower && unicode.IsUpper(r) && t.trie.words[fold(t.speller.word(text[:i]))] > 0 && t.trie.words[fold(t.speller.word(text[i:]))] > 0 {
			return i
		}
		lower = unicode.IsLower(r) || unicode.IsMark(r)
	}
	return 0
}

// takeTerms takes out of the words the statements of terms, a word such as
// "khóa" with the numbers that follow it, and those of how often a post was held,
// which are notes.
func (t *Table) takeTerms(cell string, words []word, notes []mark) ([]word, []mark, []mark) {
	var terms []mark
	kept, before, note := words[:0], blank, 0
	for i := 0; i < len(words); {
		for ; note < len(notes) && notes[note].at <= i; note++ {
			notes[note].at = len(kept)
		}
		if m := t.trie.matchAt(words, i); m.role&(termWord|timesWord) != 0 {
			if end := numbersEnd(words, i+m.roleLen); end > i+m.roleLen {
				stated := mark{len(kept), t.asStated(cell, words[i:end])}
				if m.role&termWord != 0 {
					terms = append(terms, stated)
				} else {
					notes = slices.Insert(notes, note, stated)
					note++
				}
				before = max(before, words[i].before)
				i = end
				continue
			}
		}
		w := words[i]
		w.before, before = max(w.before, before), blank
		kept = append(kept, w)
		i++
	}
	for ; note < len(notes); note++ {
		notes[note].at = len(kept)
	}
	return kept, notes, terms
}

func numbersEnd(words []word, i int) int {
	for i < len(words) && isNumber(words[i].text) {
		i++
	}
	return i
}

// isNumber tells a number in figures or in Roman numerals.
func isNumber(text string) bool {
	for _, r := range text {
		if !isDigit(r) && !strings.ContainsRune("IVXLCDM", r) && r != '/' && r != '.' {
			return false
		}
	}
	return true
}

// asStated gives words with the signs between them as they stand in the cell.
func (t *Table) asStated(cell string, words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteString(strings.ToValidUTF8(cell[words[i-1].end:w.start], ""))
		}
		b.WriteString(w.text)
	}
	return b.String()
}

func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r))
}
