package main

import (
	"strings"
	"unicode"
)

// visible is a text from the data as people are shown it: with a sign in place
// of characters that have none, move a terminal's cursor or turn the text
// around.
func visible(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c < ' ':
			return c + '␀'
		case unicode.IsControl(c), unicode.Is(unicode.Bidi_Control, c):
			return unicode.ReplacementChar
		}
		return c
	}, text)
}
