package review

import (
	"hash/fnv"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"careergraph/graph"
)

// A spelling is a text as it is compared: its words, runs of letters and
// digits, in the form of graph.Fold.
type spelling struct {
	text  string
	words []string
}

func spell(text string) spelling {
	return spelling{text, strings.FieldsFunc(graph.Fold(text), notOfWord)}
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

// key is equal for texts that differ only in case, accents, blanks and signs.
// It is empty for a text without letters and digits.
func (s spelling) key() string { return strings.Join(s.words, "") }

// accents tells apart what key does not: it gives the accents of each word in
// a fixed order, so that one written on another letter of the word is no
// difference. Two texts of one key and the same accents are one spelling.
func (s spelling) accents() (words []string) {
	for _, word := range strings.FieldsFunc(norm.NFD.String(s.text), func(r rune) bool { return notOfWord(r) && !unicode.Is(unicode.Mn, r) }) {
		var marks []rune
		for _, r := range word {
			switch {
			case unicode.Is(unicode.Mn, r):
				marks = append(marks, r)
			case r == 'đ' || r == 'Đ':
				marks = append(marks, 'đ')
			}
		}
		slices.Sort(marks)
		words = append(words, string(marks))
	}
	return words
}

// same says that two texts are one spelling.
func (s spelling) same(t spelling) bool {
	return s.text == t.text || s.key() == t.key() && strings.Join(s.accents(), "") == strings.Join(t.accents(), "")
}

// alike says how two texts of one key resemble each other: by a code for one
// spelling, or one for the same letters.
func alike(x, y spelling, same, folded Code) Evidence {
	switch {
	case x.text == y.text:
		return Evidence{same, "the same to the letter"}
	case x.same(y):
		return Evidence{same, "the same letters and accents; only the case, the blanks, the signs or the place of an accent differ"}
	}
	return Evidence{folded, "the same letters; the accents differ"}
}

// without leaves out every run of the given words, and gives nothing where
// nothing would be left.
func without(words, run []string) []string {
	if len(run) == 0 || len(run) >= len(words) {
		return words
	}
	var left []string
	for i := 0; i < len(words); {
		if i+len(run) <= len(words) && slices.Equal(words[i:i+len(run)], run) {
			i += len(run)
			continue
		}
		left = append(left, words[i])
		i++
	}
	if len(left) == 0 {
		return words
	}
	return left
}

// A word shorter than this has too many neighbours to be taken for a slip.
const minSlip = 5

// slips reports whether two texts differ by one edit in one long word without
// digits, and by nothing else, not even by the accents of another word.
func slips(x, y spelling) bool {
	if len(x.words) != len(y.words) {
		return false
	}
	at := -1
	for i := range x.words {
		if x.words[i] == y.words[i] {
			continue
		}
		if at >= 0 {
			return false
		}
		at = i
	}
	if at < 0 || !canSlip(x.words[at]) || !canSlip(y.words[at]) || !oneEdit([]rune(x.words[at]), []rune(y.words[at])) {
		return false
	}
	a, b := x.accents(), y.accents()
	if len(a) != len(b) || at >= len(a) {
		return false
	}
	a[at] = b[at]
	return slices.Equal(a, b)
}

func canSlip(word string) bool {
	return utf8.RuneCountInString(word) >= minSlip && !strings.ContainsFunc(word, unicode.IsNumber)
}

// oneEdit reports whether one letter is more, less or other, or two
// neighbours are exchanged.
func oneEdit(x, y []rune) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	if i == len(x) {
		return false
	}
	if slices.Equal(x[i+1:], y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

// slipKeys gives numbers of which two texts that slip share at least one: each
// is the text without one letter of one long word, or with the word whole.
// Texts that share a number need not slip.
func slipKeys(words []string, each func(uint64)) {
	for i, word := range words {
		if !canSlip(word) {
			continue
		}
		h := fnv.New64a()
		for j, other := range words {
			if j != i {
				io.WriteString(h, other)
			}
			io.WriteString(h, " ")
		}
		around := h.Sum64()
		variant := func(parts ...string) {
			h.Reset()
			for _, part := range parts {
				io.WriteString(h, part)
			}
			each(around ^ h.Sum64())
		}
		variant(word)
		for at, r := range word {
			variant(word[:at], word[at+utf8.RuneLen(r):])
		}
	}
}

// oneMore reports whether one name has all words of the other, of which there
// are two or more, in their order, and one word besides.
func oneMore(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 || len(y) != len(x)+1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	return slices.Equal(x[i:], y[i+1:])
}
