package review

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTextsAreOneSpelling(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		key, same  bool
	}{
		{"an accent on the other letter", "Tỉnh uỷ Hoà", "Tỉnh ủy Hòa", true, true},
		{"composed and decomposed", "T\u1ec9nh \u1ee7y", "Ti\u0309nh u\u0309y", true, true},
		{"case, blanks and signs", "Bí thư, Tỉnh ủy (Quảng Nam)", "BÍ  THƯ TỈNHỦY quảng-nam", true, true},
		{"an accent that is missing", "Quận ủy", "Quân ủy", true, false},
		{"a stroke that is missing", "Đảng", "Dảng", true, false},
		{"the accents of two words exchanged", "Quán quạn", "Quạn quán", true, false},
		{"another letter", "Quận ủy", "Huận ủy", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := spell(c.a), spell(c.b)
			if got := a.key() == b.key(); got != c.key {
				t.Errorf("the keys are %q and %q", a.key(), b.key())
			}
			if got := a.same(b); got != c.same {
				t.Errorf("one spelling: %v", got)
			}
		})
	}
}

func TestOneEdit(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"truong", "truonng", true}, {"truong", "tring", false}, {"truong", "trung", true}, {"truong", "ruong", true}, {"truong", "trueng", true},
		{"truong", "turong", true}, {"truong", "tuorng", false}, {"truong", "truogn", true}, {"truong", "truong", false}, {"truong", "gnourt", false},
	} {
		if got := oneEdit([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

// What slips must share a key, or it would never be looked at.
func TestWhatSlipsSharesAKey(t *testing.T) {
	slipped := 0
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[abcđ]{4,7}`), 1, 4).Draw(t, "words")
		edited := slices.Clone(words)
		at := rapid.IntRange(0, len(words)-1).Draw(t, "word")
		edited[at] = rapid.StringMatching(`[abcđ]{4,7}`).Draw(t, "edited")
		if i := rapid.IntRange(0, len(words[at])-1).Draw(t, "letter"); rapid.Bool().Draw(t, "left out") {
			edited[at] = strings.ToValidUTF8(words[at][:i]+words[at][i+1:], "")
		}
		a, b := spell(strings.Join(words, " ")), spell(strings.Join(edited, " "))
		if !slips(a, b) {
			return
		}
		slipped++
		var keys []uint64
		slipKeys(a.words, func(key uint64) { keys = append(keys, key) })
		shared := false
		slipKeys(b.words, func(key uint64) { shared = shared || slices.Contains(keys, key) })
		if !shared {
			t.Errorf("%v and %v slip and share no key", a.words, b.words)
		}
	})
	if slipped == 0 {
		t.Errorf("none of the texts drawn slips")
	}
}

func TestWordsAreLeftOutOnlyWhereSomethingIsLeft(t *testing.T) {
	words := strings.Fields
	for _, c := range []struct{ text, run, want string }{
		{"giam doc so noi vu", "so noi vu", "giam doc"},
		{"so noi vu", "so noi vu", "so noi vu"},
		{"quang quang", "quang", "quang quang"},
		{"giam doc quang so quang", "quang", "giam doc so"},
		{"giam doc", "", "giam doc"},
	} {
		if got := without(words(c.text), words(c.run)); !slices.Equal(got, words(c.want)) {
			t.Errorf("%s without %s is %v", c.text, c.run, got)
		}
	}
}
