package queries

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
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
// comment sign and the blank after it, and the body below.
func split(sign, text string) (header []string, body string) {
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(line, sign)
		if !ok {
			break
		}
		header = append(header, strings.TrimPrefix(strings.TrimRight(rest, "\n"), " "))
		text = text[len(line):]
	}
	return header, text
}

// parse reads one text: its header by the grammar, and its body for the
// parameters that it uses and the paging clause that it must end with.
func parse(file, sign, text, page string) (*Question, error) {
	lines, body := split(sign, text)
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: has no header; it begins with %q", file, sign+" name: title.")
	}
	q := &Question{}
	fail := func(line int, format string, args ...any) (*Question, error) {
		return nil, fmt.Errorf("%s:%d: %s", file, line+1, fmt.Sprintf(format, args...))
	}
	var ok bool
	if q.Name, q.Title, ok = strings.Cut(lines[0], ": "); !ok || !namePattern.MatchString(q.Name) || !strings.HasSuffix(q.Title, ".") {
		return fail(0, "want %q, not %q", "name: title.", lines[0])
	}
	for i, line := range lines[1:] {
		var err error
		word, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimLeft(rest, " ")
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
	for name := range used {
		return fail(0, "the text uses $%s, which the header does not declare", name)
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
