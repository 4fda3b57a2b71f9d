package mapping

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// write writes the file: a guess is a text for a person, with a comment on
// each line.
func (g guesser) write(rules []*guessed, left []string) []byte {
	out := &writer{}
	out.line("# A guess at what the columns of %s mean, from their names and their first rows.", scalar(g.name))
	out.line("# Correct it, then import the file with --mapping and the name of this one.")
	for _, name := range left {
		out.line("# Left out, since it looks like no table of careers: %s.", name)
	}
	out.line("version: 1")
	out.line("flat:")
	for _, r := range rules {
		out.indent = "  "
		out.first = ""
		if len(rules) > 1 {
			out.first, out.indent = "  - ", "    "
		}
		r.write(out)
	}
	return []byte(out.String())
}

// A writer writes lines.
type writer struct {
	strings.Builder
	indent, first string // first stands once in place of the indent
}

func (w *writer) line(format string, args ...any) {
	indent := w.indent
	if w.first != "" {
		indent, w.first = w.first, ""
	}
	w.WriteString(indent + fmt.Sprintf(format, args...) + "\n")
}

// key writes a key with its value, and a comment if there is one.
func (w *writer) key(key, value string, comments ...string) {
	comments = slices.DeleteFunc(comments, func(c string) bool { return c == "" })
	if len(comments) > 0 {
		value += "   # " + strings.Join(comments, "; ")
	}
	w.line("%s: %s", key, value)
}

func (g *guessed) write(out *writer) {
	out.key("from", g.from.flow())
	post := g.column("post")
	if post != nil && post.blank > 0 {
		out.key("skip", "{column: "+scalar(post.name)+", blank: true, reason: no post is named}", "such records are counted as skipped")
	}
	if post != nil {
		if at := post.split(); len(at) > 0 {
			var signs []string
			for _, sign := range at {
				signs = append(signs, quoted(sign))
			}
			out.key("split", "{column: "+scalar(post.name)+", at: ["+strings.Join(signs, ", ")+"]}", "some cells hold several posts")
		}
	}
	if g.byTitle() {
		out.key("titles", "{table: vi, column: "+scalar(post.name)+", unread_unit: không rõ đơn vị}", "no column looks like a unit, so it is read from the title", g.samples(post))
	}
	out.line("columns:")
	out.indent += "  "
	for _, ours := range guessedColumns {
		g.writeColumn(out, ours)
	}
	g.writeRest(out)
}

// flow is the source as it stands in a mapping.
func (f *From) flow() string {
	keys := []string{"file: " + scalar(f.File)}
	if f.Sheet != "" {
		keys = append(keys, "sheet: "+scalar(f.Sheet))
	}
	if f.Rows != "" {
		keys = append(keys, "rows: "+quoted(f.Rows))
	}
	if f.Options.Format != "" {
		keys = append(keys, "format: "+string(f.Options.Format))
	}
	switch comma := f.Options.CSV.Comma; comma {
	case 0:
	case '\t':
		keys = append(keys, "delimiter: tab")
	default:
		keys = append(keys, "delimiter: "+quoted(string(comma)))
	}
	if f.Options.CSV.Encoding != "" {
		keys = append(keys, "encoding: "+scalar(f.Options.CSV.Encoding))
	}
	if len(keys) == 1 {
		return scalar(f.File)
	}
	return "{" + strings.Join(keys, ", ") + "}"
}

// writeColumn writes what feeds one of our columns, or that nothing does where
// something must.
func (g *guessed) writeColumn(out *writer, ours string) {
	c := g.column(ours)
	switch {
	case ours == "official":
		g.writeOfficial(out)
	case ours == "family_name" || ours == "given_name":
	case (ours == "post" || ours == "unit") && g.byTitle():
	case c == nil && ours == "post":
		out.line("# post: no column looks like the title of a post; name one")
	case c == nil && ours == "unit":
		out.key("unit", "{value: unit not stated}", "no column looks like a unit; name one, or write the unit that all posts are in")
	case c == nil && ours == "start":
		out.line("# start: no column looks like a start; a post without one takes part in no move")
	case c == nil && ours == "end":
		out.line("# end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above")
	case c == nil:
	case ours == "start" || ours == "end" || ours == "birth_date":
		g.writeDate(out, ours, c)
	case words().Values[ours] != nil:
		g.writeValues(out, ours, c)
	case slices.Contains([]string{"native_unit", "post", "unit", "parent"}, ours):
		out.key(ours, scalar(c.name), g.samples(c))
	default:
		out.key(ours, scalar(c.name))
	}
}

// writeOfficial looks for the name in one column or in two, which then stand in
// their order.
func (g *guessed) writeOfficial(out *writer) {
	whole, family, given := g.column("official"), g.column("family_name"), g.column("given_name")
	switch {
	case whole != nil:
		out.key("official", scalar(whole.name))
	case family != nil:
		first, second := family, given
		if g.feeds["given_name"] < g.feeds["family_name"] {
			first, second = given, family
		}
		out.key("official", "{text: "+quoted("{"+first.name+"} {"+second.name+"}")+"}")
	case given != nil:
		out.key("official", scalar(given.name))
	case g.column("official_id") == nil:
		out.line("# official: no column looks like the name of an official; name one, or official_id")
	}
}

func (g *guessed) writeDate(out *writer, ours string, c *sampleColumn) {
	form, why, _ := c.dated()
	open := ""
	if ours == "end" && c.blank > 0 {
		open = "a blank end is a post still held, unless dataset: {blank_end: unknown} stands above"
	}
	out.key(ours, "{column: "+scalar(c.name)+", dates: "+form+"}", g.samples(c), why, open)
}

// writeValues translates the cells that are known. Those of a level or bloc may
// be any others too.
func (g *guessed) writeValues(out *writer, ours string, c *sampleColumn) {
	samples := ""
	if ours == "level" || ours == "bloc" {
		samples = g.samples(c)
	}
	pairs, ok := c.translations(ours)
	if !ok {
		out.key(ours, scalar(c.name), samples)
		return
	}
	var list []string
	for _, pair := range pairs {
		list = append(list, scalar(pair[0])+": "+scalar(pair[1]))
	}
	out.key(ours, "{column: "+scalar(c.name)+", values: {"+strings.Join(list, ", ")+"}}", samples)
}

// writeRest keeps what has no place, and tells of what cannot be kept.
func (g *guessed) writeRest(out *writer) {
	columns, names := g.names()
	for n, i := range columns {
		c := &g.sample.columns[i]
		constant := ""
		if c.constant(g.sample.rows) {
			constant = "the same in every row"
		}
		out.key(names[n], scalar(c.name), "not known, kept as text", constant)
	}
	told := map[string]bool{}
	for i := range g.sample.columns {
		c := &g.sample.columns[i]
		switch {
		case g.sample.unique(i) || told[c.name]:
		case strings.TrimSpace(c.name) == "" && len(c.cells) > 0:
			out.line("# Column %d has no name and is not read; give it one.", i+1)
		case strings.TrimSpace(c.name) == "":
		case len(c.name) > maxName:
			out.line("# The name of column %d is too long, and it is not read; shorten it.", i+1)
		default:
			out.line("# The column %s stands twice and is not read; rename one of them.", quoted(c.name))
			told[c.name] = true
		}
	}
	for _, path := range g.other {
		out.line("# Not read, since it stands elsewhere than the rows: %s", quoted(path))
	}
}

// samples are two different cells, shortened. A cell that has the name of an
// official in it is none.
func (g *guessed) samples(c *sampleColumn) string {
	var two []string
	for _, cell := range c.cells {
		if len(two) == 2 {
			break
		}
		if text := quoted(shortened(cell)); !slices.Contains(two, text) && !g.namesOfficial(cell) {
			two = append(two, text)
		}
	}
	return strings.Join(two, ", ")
}

func (g *guessed) namesOfficial(cell string) bool {
	for _, ours := range []string{"official", "family_name", "given_name"} {
		if c := g.column(ours); c != nil && slices.ContainsFunc(c.cells, func(name string) bool { return strings.Contains(cell, name) }) {
			return true
		}
	}
	return false
}

// maxSample bounds a cell in a comment, in letters.
const maxSample = 40

func shortened(cell string) string {
	letters := []rune(cell)
	if len(letters) <= maxSample {
		return cell
	}
	return string(letters[:maxSample]) + "…"
}

// quoted is a text in double quotes, as YAML reads it.
func quoted(text string) string { return strconv.Quote(text) }

// scalar is a text as it stands in YAML: bare where it can be.
func scalar(text string) string {
	bare := text != "" && text == strings.TrimSpace(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune(" _./()", r)
	})
	var node yaml.Node
	if bare && yaml.Unmarshal([]byte(text), &node) == nil && len(node.Content) == 1 && node.Content[0].Tag == "!!str" && node.Content[0].Value == text {
		return text
	}
	return quoted(text)
}
