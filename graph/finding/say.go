package finding

import (
	"fmt"

	"careergraph/graph"
)

// Numbers that a sentence shows in their own way.
type (
	Share   float64 // as Percent writes it
	Chance  float64 // a p- or q-value, as P writes it
	Decimal float64 // with one digit after the point
)

// Say writes one sentence in Vietnamese and in English. In both, %s stands for
// an argument: a count, a Share, a Chance or a Decimal as the language writes
// numbers, a Label in the language, any text as it is.
func Say(vi, en string, args ...any) graph.Label {
	said := graph.Label{}
	for lang, format := range map[string]string{"vi": vi, "en": en} {
		words := make([]any, len(args))
		for i, arg := range args {
			words[i] = word(lang, arg)
		}
		said[lang] = fmt.Sprintf(format, words...)
	}
	return said
}

// Plural is what Say says of a count, with another English text for one.
func Plural[N int | int64](n N, vi, one, many string) graph.Label {
	if n == 1 {
		many = one
	}
	return Say(vi, many, n)
}

// Months says a length of time.
func Months(n int) graph.Label { return Plural(n, "%s tháng", "%s month", "%s months") }

func word(lang string, arg any) string {
	switch x := arg.(type) {
	case int:
		return Count(lang, int64(x))
	case int64:
		return Count(lang, x)
	case Share:
		return Percent(lang, float64(x))
	case Chance:
		return P(lang, float64(x))
	case Decimal:
		return Number(lang, float64(x), 1)
	case graph.Label:
		return x.In(lang, "")
	}
	return fmt.Sprint(arg)
}

// Join puts sentences one after the other in both languages.
func Join(sentences ...graph.Label) graph.Label {
	joined := graph.Label{}
	for _, lang := range Langs {
		for _, s := range sentences {
			if joined[lang] != "" && s[lang] != "" {
				joined[lang] += " "
			}
			joined[lang] += s[lang]
		}
	}
	return joined
}
