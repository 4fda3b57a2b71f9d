package finding

import (
	"fmt"
	"strconv"
	"strings"
)

// Langs are the languages in which findings speak.
var Langs = []string{"vi", "en"}

// Count writes a whole number as a language does: 1,234 or 1.234.
func Count(lang string, n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	comma := ","
	if lang == "vi" {
		comma = "."
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + comma + digits[i:]
	}
	return sign + digits
}

// Number writes a number with some digits after the point: 12.5 or 12,5.
func Number(lang string, x float64, digits int) string {
	text := strconv.FormatFloat(x, 'f', digits, 64)
	if lang == "vi" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// Percent writes a share: 87.0 % or 87,0%, as each language spaces it.
func Percent(lang string, share float64) string {
	if lang == "vi" {
		return Number(lang, 100*share, 1) + "%"
	}
	return Number(lang, 100*share, 1) + " %"
}

// leastP stands for any p-value below it: no number of moves gives 0.
const leastP = 1e-300

// P writes a p-value with three digits that count, and never 0.
func P(lang string, p float64) string {
	text := fmt.Sprintf("%.3g", max(p, leastP))
	if lang == "vi" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}
