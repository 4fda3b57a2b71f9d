package mapping

import (
	"cmp"
	"slices"
	"strings"

	"careergraph/graph/ingest/dates"
	"careergraph/graph/ingest/titles"
)

// read gives the text of a cell, without blanks around it and with its values
// translated.
func (r *reader) read(c *cell) string {
	text := r.raw(c)
	if translated, ok := c.values[text]; ok {
		return translated
	}
	if c.hasOther {
		return c.other
	}
	return text
}

func (r *reader) raw(c *cell) string {
	switch {
	case c.constant:
		return c.value
	case len(c.firstOf) > 0:
		for i := range c.firstOf {
			if text := r.read(&c.firstOf[i]); text != "" {
				return text
			}
		}
		return ""
	case len(c.text) > 0:
		return r.compose(c.text)
	case c.of != "":
		return r.joinedCell(c)
	}
	at := r.index[c.column]
	switch {
	case at < 0:
		return ""
	case at == r.split:
		return strings.TrimSpace(r.piece)
	}
	return trimmed(r.in.Cells()[at])
}

// compose writes literals and columns one after the other. It is blank where
// all columns are.
func (r *reader) compose(pieces []piece) string {
	var text strings.Builder
	any := false
	for _, piece := range pieces {
		if piece.cell == nil {
			text.WriteString(piece.literal)
			continue
		}
		of := r.read(piece.cell)
		any = any || of != ""
		text.WriteString(of)
	}
	if !any {
		return ""
	}
	return text.String()
}

// name is what a person calls the cell's source.
func (c *cell) name() string {
	switch {
	case c.column != "":
		return c.column
	case len(c.firstOf) > 0:
		return c.firstOf[0].name()
	}
	return "key"
}

// fill feeds the columns of a row. What stands there already, as read from a
// title, gives way to a cell that is not blank.
func (r *reader) fill(row part) {
	for i := range r.rule.columns {
		c := &r.rule.columns[i]
		at := r.places[c.name]
		text := r.read(&c.cell)
		if text == "" {
			continue
		}
		row[at] = text
		if c.cell.dates != nil {
			r.date(row, c, text)
		}
	}
}

// date reads a date as written. What no rule reads passes on as it stands.
func (r *reader) date(row part, c *column, text string) {
	found, ok := c.cell.dates.Read(text)
	if !r.again {
		rule := cmp.Or(found.Rule, blank)
		if !ok {
			rule = Unread
		}
		r.tally.Dates[DateRule{c.name, rule}]++
	}
	if !ok {
		return
	}
	row[r.places[c.name]] = found.Date.String()
	row[r.places[noteOf(c.name)]] = found.Note
	if c.name == "end" {
		r.status(row, &found)
		return
	}
	if found.Open || found.Unknown {
		row[r.places[noteOf(c.name)]] = text
	}
}

// status says what a word in place of an end means, where no column feeds the
// status.
func (r *reader) status(row part, found *dates.Reading) {
	fed := slices.ContainsFunc(r.rule.columns, func(c column) bool { return c.name == "status" && r.read(&c.cell) != "" })
	switch {
	case fed:
	case found.Open:
		row[r.places["status"]] = "current"
	case found.Unknown:
		row[r.places["status"]] = "unknown"
	}
}

// titleColumns are those that the reading of a title feeds: what it read, and
// how.
var titleColumns = []string{
	"post", "unit", "parent", "level", "bloc", "office", "head", "class",
	"x_title", "x_term", "x_note", "x_title_rule", "x_title_confidence",
}

// entitle puts what was read of a title into a row.
func (r *reader) entitle(row part, t *titles.Reading) {
	rule, confidence := t.Rule, t.Confidence.String()
	if rule == "" {
		rule = Unread
		if _, kept := r.tally.Unread[t.Text]; kept || len(r.tally.Unread) < maxUnread {
			r.tally.Unread[t.Text]++
		}
	}
	r.tally.Titles[TitleRule{rule, confidence}]++
	put := func(column, text string) { row[r.places[column]] = text }
	put("post", t.Title)
	put("unit", t.Unit)
	if t.Unit == "" {
		put("unit", r.rule.titles.unreadUnit)
	}
	put("parent", t.Parent)
	put("level", t.Level)
	put("bloc", t.Bloc)
	put("office", t.Office)
	if t.Office != "" {
		put("head", map[bool]string{true: "true", false: "false"}[t.Head])
	}
	if t.Membership {
		put("class", "membership")
	}
	put("x_title", t.Text)
	put("x_term", t.Term)
	put("x_note", t.Note)
	put("x_title_rule", rule)
	put("x_title_confidence", confidence)
}
