package titles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A speller brings words into their normal spelling.
type speller struct {
	endings map[string]accent   // by ending, in each case
	written map[string][]string // what an abbreviation is written out as
	common  map[string]int32    // the number of a word as it is usually written
}

// word composes one word and puts its accents where the table wants them.
func (s *speller) word(text string) string {
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	if len(s.endings) == 0 || len(text) < 3 {
		return text
	}
	_, last := utf8.DecodeLastRuneInString(text)
	_, previous := utf8.DecodeLastRuneInString(text[:len(text)-last])
	cut := len(text) - last - previous
	rule, ok := s.endings[text[cut:]]
	if !ok {
		return text
	}
	before, _ := utf8.DecodeLastRuneInString(text[:cut])
	if strings.ContainsRune(rule.notAfter, unicode.ToLower(before)) {
		return text
	}
	return text[:cut] + rule.to
}

// fold is the form in which words compare.
func fold(text string) string { return strings.ToLower(text) }

// folded splits a phrase of the table into the words that the trie compares.
func (s *speller) folded(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !isLetter(r) && r != '\'' && r != '/' })
	for i, word := range words {
		words[i] = fold(s.word(word))
	}
	return words
}

// spelled joins words in normal spelling.
func spelled(words []word) string {
	if len(words) == 1 {
		return words[0].text
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteString([...]string{blank: " ", hyphen: "-", comma: ", "}[w.before])
		}
		b.WriteString(w.text)
	}
	return b.String()
}
