package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

//go:embed dataset.yaml
var datasetYAML []byte

// files writes the folder: each table sorted by id, the officials numbered in
// the order in which their careers began.
func (w *world) files() (map[string][]byte, error) {
	w.number()
	files := map[string][]byte{"dataset.yaml": datasetYAML}
	for _, table := range []struct {
		name string
		rows [][]string
	}{
		{"units.csv", w.unitRows()},
		{"posts.csv", w.postRows()},
		{"officials.csv", w.officialRows()},
		{"tenures.csv", w.tenureRows()},
		{"claims.csv", claims()},
	} {
		rows := table.rows
		slices.SortFunc(rows[1:], func(a, b []string) int { return strings.Compare(a[0], b[0]) })
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			return nil, err
		}
		files[table.name] = b.Bytes()
	}
	return files, nil
}

// number sorts people and their stints by time and gives the people codes.
func (w *world) number() {
	for _, p := range w.people {
		slices.SortStableFunc(p.stints, func(a, b *stint) int { return cmp.Compare(a.from, b.from) })
	}
	slices.SortStableFunc(w.people, func(a, b *person) int { return cmp.Compare(a.stints[0].from, b.stints[0].from) })
	for i, p := range w.people {
		p.id = fmt.Sprintf("CB-%04d", i+1)
	}
}

func (w *world) unitRows() [][]string {
	used := map[*unit]bool{}
	for _, p := range w.posts {
		for u := p.unit; u != nil && w.listed(p); u = u.parent {
			used[u] = true
		}
	}
	rows := [][]string{{"id", "name", "level", "parent_id", "type", "tags", "source"}}
	for _, u := range w.all {
		if u.body != nil && !used[u] {
			continue
		}
		parent, tags, source := "", "", "official code"
		if u.parent != nil {
			parent = u.parent.id
		}
		if u.mountainous {
			tags = "mountainous"
		}
		if u.body != nil {
			source = "invented for the example"
		}
		rows = append(rows, []string{u.id, u.name, u.level, parent, u.kind, tags, source})
	}
	return rows
}

// listed says whether a post is written: those held, those of the leaders of
// every district and of the province, and the leaders' posts of a commune or
// body in which any post is held. The others would only be empty rows.
func (w *world) listed(p *post) bool {
	if len(p.held) > 0 {
		return true
	}
	if p.rank < 50 || p.unit.level == "central" {
		return false
	}
	if p.unit.body == nil && p.unit.level != "commune" {
		return true
	}
	if p.unit.level == "commune" && p.rank < 80 {
		return false
	}
	for _, o := range p.unit.offices() {
		if len(w.post(p.unit, o.id).held) > 0 {
			return true
		}
	}
	return false
}

func (w *world) postRows() [][]string {
	rows := [][]string{{"id", "title", "unit_id", "bloc", "office", "head", "rank", "class", "seats"}}
	for _, p := range w.posts {
		if !w.listed(p) {
			continue
		}
		rank, class, seats := "", "career", ""
		if p.rank > 0 {
			rank = decimal(p.rank)
		}
		if p.membership {
			class = "membership"
		}
		if p.seats > 0 {
			seats = decimal(p.seats)
		}
		rows = append(rows, []string{p.id, p.name, p.unit.id, p.bloc, p.office.id, fmt.Sprint(p.head), rank, class, seats})
	}
	return rows
}

func (w *world) officialRows() [][]string {
	rows := [][]string{{"id", "name", "gender", "birth_date", "native_unit_id", "source"}}
	for _, p := range w.people {
		gender, born, native := "male", p.born.text(byYear), ""
		if p.female {
			gender = "female"
		}
		switch {
		case w.chance(8):
			born = ""
		case w.chance(50):
			born = p.born.text(byDay)
		}
		if p.native != nil {
			native = p.native.id
		}
		rows = append(rows, []string{p.id, p.id, gender, born, native, "invented"})
	}
	return rows
}

func (w *world) tenureRows() [][]string {
	rows := [][]string{{"id", "official_id", "post_id", "start", "end", "status", "arrival", "end_cause"}}
	for _, p := range w.people {
		texts := w.dates(p)
		for i, s := range p.stints {
			t := texts[s]
			status, cause := "current", ""
			if s.to != open {
				status, cause = "ended", p.endCause(s)
			}
			if s.to != open && t.end == "" {
				status = "unknown"
			}
			rows = append(rows, []string{fmt.Sprintf("%s-%d", p.id, i+1), p.id, s.post.id, t.start, t.end, status, s.arrival, cause})
		}
	}
	return rows
}

// endCause says how a stint ended: by the move that came next, or by
// retirement.
func (p *person) endCause(s *stint) string {
	if s.post.membership {
		return ""
	}
	for _, next := range p.stints {
		if next.from > s.to && !next.post.membership {
			return next.arrival
		}
	}
	return "retirement"
}

// A period is what is written of a stint's days.
type period struct{ start, end string }

// dates writes each stint's days, most to the day. A month or a year stands
// where the order of the career does not hang on more: a year only for the
// first post, and an end is left unknown only for a first post of any number
// of seats. What is held besides another post has the same text for the same
// day.
func (w *world) dates(p *person) map[*stint]period {
	texts := map[*stint]period{}
	for i, s := range p.stints {
		if s.beside != nil || s.post.membership {
			continue
		}
		start, end := byDay, byDay
		if w.chance(12) {
			start = byMonth
		}
		if w.chance(10) {
			end = byMonth
		}
		if exact(s.post) {
			start, end = byDay, byDay
		}
		if i == 0 && s.to.year() > s.from.year() && w.chance(45) {
			start = byYear
		}
		t := period{start: s.from.text(start)}
		switch {
		case s.to == open:
		case i == 0 && s.post.seats == 0 && w.chance(30):
		case i == 0 && w.chance(12):
			t.end = s.to.text(byYear)
		default:
			t.end = s.to.text(end)
		}
		texts[s] = t
	}
	for _, s := range p.stints {
		if _, done := texts[s]; done {
			continue
		}
		t := period{start: s.from.text(byDay)}
		if s.to != open {
			t.end = s.to.text(byDay)
		}
		if s.beside != nil {
			if s.from == s.beside.from {
				t.start = texts[s.beside].start
			}
			if s.to == s.beside.to {
				t.end = texts[s.beside].end
			}
		}
		texts[s] = t
	}
	return texts
}

// exact says that a post's dates are kept to the day: who is secretary of a
// district on the day of the article must not be in doubt.
func exact(p *post) bool { return p.office.id == "secretary" && p.unit.level == "district" }
