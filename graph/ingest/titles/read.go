package titles

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	maxRunes = 4000 // a longer cell is one part that nothing reads
	maxParts = 16   // the last part of a longer list holds all the rest
)

// Read splits a cell into its posts and reads each. It returns none for a blank
// cell, otherwise at least one.
func (t *Table) Read(cell string) []Reading {
	if strings.TrimSpace(cell) == "" {
		return nil
	}
	if len(cell) > maxRunes && utf8.RuneCountInString(cell) > maxRunes {
		text := strings.TrimSpace(cell)
		return []Reading{{Text: text, Title: squeezed(text)}}
	}
	words, notes := t.words(cell)
	words, notes, terms := t.takeTerms(cell, words, notes)
	r := reader{table: t, words: words}
	r.matches = make([]match, len(words))
	for i := range words {
		r.matches[i] = t.trie.matchAt(words, i)
	}
	starts := r.split()
	posts := make([]post, len(starts))
	for i, start := range starts {
		posts[i] = r.post(start, r.endOf(starts, i))
	}
	share(posts)
	readings := make([]Reading, len(posts))
	for i := range posts {
		readings[i] = t.reading(&posts[i])
		readings[i].Text = r.text(cell, starts, i)
		if readings[i].Title == "" {
			readings[i].Title = squeezed(readings[i].Text)
		}
		end := r.endOf(starts, i)
		readings[i].Note = joinMarks(notes, starts[i], end, "; ")
		readings[i].Term = joinMarks(terms, starts[i], end, ", ")
	}
	return readings
}

// squeezed is the normal spelling of a text that has no words to read.
func squeezed(text string) string {
	return norm.NFC.String(strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " "))
}

// A reader reads the words of one cell.
type reader struct {
	table   *Table
	words   []word
	matches []match // of each word
}

func (r *reader) endOf(starts []int, i int) int {
	if i+1 < len(starts) {
		return starts[i+1]
	}
	return len(r.words)
}

// text gives a part of the cell as written, from its first word to the next
// part's.
func (r *reader) text(cell string, starts []int, i int) string {
	from, to := 0, len(cell)
	if i > 0 {
		from = r.words[starts[i]].start
	}
	if i+1 < len(starts) {
		to = r.words[starts[i+1]].start
	}
	text := strings.TrimSpace(cell[from:to])
	if trimmed := strings.TrimRight(strings.TrimLeft(text, ",;-–— \t\n"), ",;-–— \t\n"); trimmed != "" {
		return trimmed
	}
	return text
}

// joinMarks gives the marks that stood in a part. One that stood before its
// first word follows the last word of the part before it.
func joinMarks(marks []mark, from, to int, with string) string {
	var found []string
	for _, m := range marks {
		if text := strings.TrimSpace(m.text); m.at > from && m.at <= to && text != "" || m.at == 0 && from == 0 && text != "" {
			found = append(found, strings.ToValidUTF8(text, ""))
		}
	}
	return strings.Join(found, with)
}

// split finds the word at which each part begins. A part begins where a sign or
// a word such as "kiêm" stands before an office. A sign that stands anywhere
// else is part of a name, or a line break of the source.
func (r *reader) split() []int {
	starts := []int{0}
	for i := 0; i < len(r.words); {
		start := starts[len(starts)-1]
		if i > start && len(starts) < maxParts && r.begins(i) && !r.isRank(start, i) && r.skip(start, i, noise|former) < i {
			starts = append(starts, i)
		}
		i += max(1, r.matches[i].officeLen, r.matches[i].bodyLen)
	}
	return starts
}

// begins tells whether a part may begin at the word i.
func (r *reader) begins(i int) bool {
	end := len(r.words)
	j := r.skip(i, end, andWord)
	if j == i && r.words[i].before == blank {
		return false
	}
	j = r.skip(j, end, noise|former)
	k := r.skip(j, end, acting)
	switch {
	case k == end || r.matches[k].officeLen <= r.matches[k].bodyLen:
		return false
	case k > j: // "Quyền Giám đốc"
		return r.words[k].before == blank
	}
	// Words such as "phụ trách" after a sign tell what a post is charged with.
	return r.matches[k].role&acting == 0
}

// isRank tells whether nothing but a rank stands from i to end, and an office
// after a sign there, such as in "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ".
func (r *reader) isRank(i, end int) bool {
	i = r.skip(i, end, noise|former|acting)
	if i >= end || r.words[end].before == blank || r.matches[end].role&andWord != 0 {
		return false
	}
	m := r.matches[i]
	return m.officeLen > 0 && m.office.office.rank && i+m.officeLen == end
}

// skip passes over phrases of a role, but over none that begins the words for an
// office.
func (r *reader) skip(i, end int, of role) int {
	for i < end {
		m := r.matches[i]
		if m.role&of == 0 || m.officeLen > m.roleLen || i+m.roleLen > end {
			break
		}
		i += m.roleLen
	}
	return i
}
