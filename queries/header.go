package queries

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	namePattern  = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	paramPattern = regexp.MustCompile(`\$([A-Za-z_][A-Za-z0-9_]*)`)
)

var (
	argKinds = []Kind{Text, TextList, Int, Float, Bool, Folded, FirstDay, LastDay}
	rowKinds = []Kind{Text, TextList, Int, Float, Bool, Date}
)

// split parts a text into the lines of the comment at its top, without the
// comment sign, and the body below.
func split(sign, text string) (header []string, body string) {
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(line, sign)
		if !ok {
			break
		}
		header = append(header, strings.TrimSuffix(rest, "\n"))
		text = text[len(line):]
	}
	return header, text
}

// bare gives a text without its comments and with what stands in quotes left
// out, so that a word found in it is a word of the language.
func bare(sign, text string) string {
	var b strings.Builder
	for text != "" {
		skip := 0
		switch c := text[0]; {
		case strings.HasPrefix(text, sign):
			skip = until(text, "\n", 0)
		case strings.HasPrefix(text, "/*"):
			skip = until(text, "*/", 2) + len("*/")
			b.WriteByte(' ')
		case c == '\'' || c == '"' || c == '`':
			skip = quoted(text, sign == cypherSign) // SQL has no escapes: it doubles the quote.
			b.WriteString("''")
		default:
			b.WriteByte(c)
			skip = 1
		}
		text = text[min(skip, len(text)):]
	}
	return b.String()
}

// until tells where a mark first stands in a text after so many bytes, or how
// long the text is.
func until(text, mark string, after int) int {
	if i := strings.Index(text[after:], mark); i >= 0 {
		return after + i
	}
	return len(text)
}

// quoted tells how long a quotation at the beginning of a text is.
func quoted(text string, escapes bool) int {
	for i := 1; i < len(text); i++ {
		switch {
		case escapes && text[i] == '\\':
			i++
		case text[i] == text[0]:
			return i + 1
		}
	}
	return len(text)
}

// parse reads one text: its header by the grammar, and its body for the
// parameters that it uses and the paging clause that it must end with.
func parse(file, sign, text, page string) (*Question, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("%s: is not UTF-8 text", file)
	}
	lines, body := split(sign, text)
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: has no header; it begins with %q", file, sign+" name: title.")
	}
	q := &Question{}
	fail := func(line int, format string, args ...any) (*Question, error) {
		return nil, fmt.Errorf("%s:%d: %s", file, line+1, fmt.Sprintf(format, args...))
	}
	for i := range lines {
		line, ok := strings.CutPrefix(lines[i], " ")
		if !ok || strings.TrimSpace(line) != line {
			return fail(i, "want %s, a blank, and a line without blanks around it, not %q", sign, sign+lines[i])
		}
		lines[i] = line
	}
	var ok bool
	if q.Name, q.Title, ok = strings.Cut(lines[0], ": "); !ok || !namePattern.MatchString(q.Name) || !strings.HasSuffix(q.Title, ".") || q.Title == "." {
		return fail(0, "want %q, not %q", "name: title.", lines[0])
	}
	for i, line := range lines[1:] {
		var err error
		word, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		if len(q.Sort) > 0 {
			return fail(i+1, "the line sort is the last of a header, but %q follows", line)
		}
		switch word {
		case "note":
			if rest == "" {
				return fail(i+1, "an empty note")
			}
			q.Notes = append(q.Notes, rest)
		case "arg":
			err = q.addArg(rest)
		case "row":
			err = q.addRow(rest)
		case "sort":
			err = q.addSort(rest)
		default:
			return fail(i+1, "a line begins with note, arg, row or sort, not %q", word)
		}
		if err != nil {
			return fail(i+1, "%v", err)
		}
	}
	if len(q.Rows) == 0 || len(q.Sort) == 0 {
		return fail(0, "needs at least one row line and a sort line")
	}
	body = bare(sign, body)
	if !strings.HasSuffix(strings.TrimRight(body, " \n;"), page) {
		return fail(len(lines), "the text must end with %q", page)
	}
	used := map[string]bool{}
	for _, match := range paramPattern.FindAllStringSubmatch(body, -1) {
		used[match[1]] = true
	}
	for _, arg := range q.Args {
		if !used[arg.Name] {
			return fail(0, "the text does not use the argument $%s", arg.Name)
		}
		delete(used, arg.Name)
	}
	delete(used, "skip")
	delete(used, "limit")
	if len(used) > 0 {
		return fail(0, "the text uses $%s, which the header does not declare", strings.Join(slices.Sorted(maps.Keys(used)), ", $"))
	}
	return q, nil
}

func (q *Question) addArg(text string) error {
	if len(q.Rows) > 0 {
		return fmt.Errorf("arg lines stand before row lines")
	}
	name, kind, optional, err := declaration("arg", text, argKinds)
	if err != nil {
		return err
	}
	if name == "skip" || name == "limit" {
		return fmt.Errorf("every question takes %s; it is not declared", name)
	}
	if slices.ContainsFunc(q.Args, func(a Arg) bool { return a.Name == name }) {
		return fmt.Errorf("argument %s stands twice", name)
	}
	q.Args = append(q.Args, Arg{Name: name, Kind: kind, Optional: optional})
	return nil
}

func (q *Question) addRow(text string) error {
	name, kind, nullable, err := declaration("row", text, rowKinds)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(q.Rows, func(r Row) bool { return r.Name == name }) {
		return fmt.Errorf("row %s stands twice", name)
	}
	q.Rows = append(q.Rows, Row{Name: name, Kind: kind, Nullable: nullable})
	return nil
}

// declaration reads "name kind" or "name kind?".
func declaration(word, text string, kinds []Kind) (name string, kind Kind, optional bool, err error) {
	fields := strings.Fields(text)
	if len(fields) != 2 || !namePattern.MatchString(fields[0]) {
		return "", "", false, fmt.Errorf("want %q, not %q", word+" name kind", word+" "+text)
	}
	bare, optional := strings.CutSuffix(fields[1], "?")
	if !slices.Contains(kinds, Kind(bare)) {
		return "", "", false, fmt.Errorf("%s is not a kind for %s; the kinds are %v", bare, word, kinds)
	}
	return fields[0], Kind(bare), optional, nil
}

func (q *Question) addSort(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		fields := strings.Fields(part)
		descending := len(fields) == 2 && fields[1] == "desc"
		if len(fields) != 1 && !descending {
			return fmt.Errorf("want %q, not %q", "sort row, row desc", "sort "+text)
		}
		if !slices.ContainsFunc(q.Rows, func(r Row) bool { return r.Name == fields[0] }) {
			return fmt.Errorf("sort by %s, which is no row", fields[0])
		}
		if slices.ContainsFunc(q.Sort, func(k Key) bool { return k.Row == fields[0] }) {
			return fmt.Errorf("sort by %s twice", fields[0])
		}
		q.Sort = append(q.Sort, Key{Row: fields[0], Descending: descending})
	}
	return nil
}
