package mapping

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"
)

//go:embed guess_words.yaml
var wordsFile []byte

// A vocabulary is how people name columns, and the words in their cells.
type vocabulary struct {
	Columns map[string][]string            // names of source columns by ours, the likeliest first
	Values  map[string]map[string][]string // words in cells, by our column and what they stand for
}

// words reads the vocabulary and folds it. Its test holds the file.
var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{}
	if err := yaml.Unmarshal(wordsFile, v); err != nil {
		panic("guess_words.yaml: " + err.Error())
	}
	for _, names := range v.Columns {
		for i := range names {
			names[i] = fold(names[i])
		}
	}
	for _, values := range v.Values {
		for _, texts := range values {
			for i := range texts {
				texts[i] = fold(texts[i])
			}
		}
	}
	return v
})

// knows says that a name has a meaning.
func (v *vocabulary) knows(name string) bool {
	for ours := range v.Columns {
		if v.place(ours, name) >= 0 {
			return true
		}
	}
	return false
}

// place tells how likely a source column of a name feeds one of ours: 0 is the
// likeliest, and -1 is not at all. Of a path in JSON the last members count,
// as many as have a meaning together.
func (v *vocabulary) place(ours, name string) int {
	members := strings.Split(strings.NewReplacer("[*]", "", "#", "", "['", "", "']", "").Replace(name), ".")
	if !isPath(name) {
		members = []string{name}
	}
	for i := range members {
		said := fold(strings.Join(members[i:], " "))
		for _, names := range v.Columns {
			if slices.Contains(names, said) {
				return slices.Index(v.Columns[ours], said)
			}
		}
	}
	return -1
}

// meaning is what a cell of one of our columns stands for, or empty.
func (v *vocabulary) meaning(ours, cell string) string {
	for meaning, texts := range v.Values[ours] {
		if slices.Contains(texts, fold(cell)) {
			return meaning
		}
	}
	return ""
}

// fold writes a name in small letters without accents, with one blank for
// whatever stands between its words. Words may also be joined as in startDate.
func fold(name string) string {
	var b strings.Builder
	last := ' '
	for _, r := range norm.NFD.String(name) {
		small := unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case r == 'đ' || r == 'Đ':
			small = 'd'
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			small = ' '
		case unicode.IsUpper(r) && unicode.IsLower(last):
			b.WriteByte(' ')
		}
		if small != ' ' || last != ' ' {
			b.WriteRune(small)
		}
		last = r
		if small == ' ' {
			last = ' '
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}
