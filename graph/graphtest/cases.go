package graphtest

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"careergraph/graph"
	"careergraph/queries"
)

//go:embed cases
var caseFiles embed.FS

// A caseFile holds the cases of one question on one set of data.
type caseFile struct {
	path     string
	question *queries.Question
	use      string       // the shared data; empty where inline has its own
	inline   []txtar.File // the data in the file itself
	cases    []*testCase
}

// A testCase is one ask and its exact answer.
type testCase struct {
	title   string
	line    int
	ask     graph.Ask
	columns []string // empty for "rows: none"
	rows    [][]any
	more    string // "yes", "no" or not stated
	decoys  []decoy
	failure *failure // instead of rows
}

type decoy struct{ id, why string }

type failure struct {
	code  graph.Code
	field string
}

// readCases reads every case file, in the order of their paths.
func readCases() ([]*caseFile, error) {
	var all []*caseFile
	err := fs.WalkDir(caseFiles, "cases", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := caseFiles.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parseCases(name, text)
		if err != nil {
			return err
		}
		all = append(all, file)
		return nil
	})
	return all, err
}

// parseCases reads one case file. Its folder names the question.
func parseCases(name string, text []byte) (*caseFile, error) {
	question, ok := queries.Lookup(path.Base(path.Dir(name)))
	if !ok {
		return nil, fmt.Errorf("%s: its folder names no question", name)
	}
	archive := txtar.Parse(text)
	p := &parser{file: &caseFile{path: name, question: question, inline: archive.Files}}
	for i, line := range strings.Split(string(archive.Comment), "\n") {
		if trimmed := strings.TrimSpace(line); trimmed == "" || strings.HasPrefix(trimmed, "#") {
			continue
		}
		if err := p.line(i+1, line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	if err := p.end(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p.file, nil
}

// A parser reads the lines of a case file in order.
type parser struct {
	file    *caseFile
	current *testCase
	inRows  bool
	narrow  []*testCase // cases whose rows name others by some columns
}

func (p *parser) line(number int, line string) error {
	if strings.HasPrefix(line, " ") {
		switch {
		case p.current == nil:
			return fmt.Errorf("%q stands before the first case", strings.TrimSpace(line))
		case p.inRows:
			return p.row(strings.TrimSpace(line))
		}
		return p.argument(strings.TrimSpace(line))
	}
	p.inRows = false
	if use, ok := strings.CutPrefix(line, "use "); ok {
		if p.file.use != "" || p.current != nil {
			return fmt.Errorf("one line use, before the cases")
		}
		p.file.use = use
		return nil
	}
	word, rest, ok := strings.Cut(line, ":")
	rest = strings.TrimSpace(rest)
	if !ok || rest == "" {
		return fmt.Errorf("want %q, not %q", "word: value", line)
	}
	if word == "case" {
		p.current = &testCase{title: rest, line: number, ask: graph.Ask{Question: p.file.question.Name, Args: graph.Args{}}}
		p.file.cases = append(p.file.cases, p.current)
		return nil
	}
	if p.current == nil {
		return fmt.Errorf("%q stands before the first case", line)
	}
	switch word {
	case "rows":
		return p.header(rest)
	case "more":
		if rest != "yes" && rest != "no" {
			return fmt.Errorf("more is yes or no, not %q", rest)
		}
		p.current.more = rest
		return nil
	case "decoy":
		cells, err := split(rest, ' ')
		if err != nil || len(cells) < 2 {
			return fmt.Errorf("want %q, not %q", "decoy: id why", line)
		}
		id, err := text(cells[0])
		if err != nil {
			return err
		}
		p.current.decoys = append(p.current.decoys, decoy{id, strings.Join(cells[1:], " ")})
		return nil
	case "error":
		code, field, _ := strings.Cut(rest, " ")
		if p.current.failure != nil || field == "" {
			return fmt.Errorf("want one %q", "error: code field")
		}
		p.current.failure = &failure{graph.Code(code), field}
		return nil
	}
	return fmt.Errorf("there is no word %q; the words are use, case, rows, more, decoy and error", word)
}

func (p *parser) header(text string) error {
	if p.current.columns != nil || p.current.rows != nil {
		return fmt.Errorf("a second line rows in one case")
	}
	p.current.rows = [][]any{}
	if text == "none" {
		return nil
	}
	for column := range strings.SplitSeq(text, "|") {
		column = strings.TrimSpace(column)
		if !slices.ContainsFunc(p.file.question.Rows, func(r queries.Row) bool { return r.Name == column }) {
			return fmt.Errorf("%s has no column %q", p.file.question.Name, column)
		}
		p.current.columns = append(p.current.columns, column)
	}
	all := columnNames(p.file.question)
	if len(p.current.columns) < len(all) {
		p.narrow = append(p.narrow, p.current)
	} else if !slices.Equal(p.current.columns, all) {
		return fmt.Errorf("the columns of %s are %s, in this order", p.file.question.Name, strings.Join(all, " | "))
	}
	p.inRows = true
	return nil
}

func (p *parser) row(line string) error {
	cells, err := split(line, '|')
	if err != nil {
		return err
	}
	if len(cells) != len(p.current.columns) {
		return fmt.Errorf("%d cells for %d columns", len(cells), len(p.current.columns))
	}
	row := make([]any, len(cells))
	for i, cell := range cells {
		at := slices.IndexFunc(p.file.question.Rows, func(r queries.Row) bool { return r.Name == p.current.columns[i] })
		if row[i], err = value(p.file.question.Rows[at], cell); err != nil {
			return err
		}
	}
	p.current.rows = append(p.current.rows, row)
	return nil
}

func (p *parser) argument(line string) error {
	name, text, ok := strings.Cut(line, " = ")
	if !ok {
		return fmt.Errorf("want %q, not %q", "name = value", line)
	}
	var err error
	switch name = strings.TrimSpace(name); name {
	case "skip":
		p.current.ask.Skip, err = strconv.Atoi(text)
	case "limit":
		p.current.ask.Limit, err = strconv.Atoi(text)
	default:
		p.current.ask.Args[name], err = argument(p.file.question, name, strings.TrimSpace(text))
	}
	return err
}

// argument gives a value the declared kind. A text that does not read as that
// kind stays a text, which is how a case states an argument of the wrong kind.
func argument(question *queries.Question, name, cell string) (any, error) {
	at := slices.IndexFunc(question.Args, func(a queries.Arg) bool { return a.Name == name })
	if at < 0 {
		return text(cell)
	}
	if question.Args[at].Kind == queries.TextList {
		cells, err := split(cell, ',')
		if err != nil {
			return nil, err
		}
		list := make([]string, len(cells))
		for i := range cells {
			if list[i], err = text(cells[i]); err != nil {
				return nil, err
			}
		}
		return list, nil
	}
	plain, err := text(cell)
	if err != nil {
		return nil, err
	}
	args, err := graph.ParseArgs(question.Name, map[string]string{name: plain})
	if err != nil {
		return plain, nil
	}
	return args[name], nil
}

// value reads a cell of a row.
func value(column queries.Row, cell string) (any, error) {
	if cell == "-" {
		if !column.Nullable {
			return nil, fmt.Errorf("column %s always has a value", column.Name)
		}
		return nil, nil
	}
	switch column.Kind {
	case queries.Int:
		return strconv.ParseInt(cell, 10, 64)
	case queries.Float:
		over, under, ok := strings.Cut(cell, "/")
		a, err := strconv.ParseFloat(over, 64)
		if err != nil || !ok {
			return a, err
		}
		b, err := strconv.ParseFloat(under, 64)
		return a / b, err
	case queries.Bool:
		return strconv.ParseBool(cell)
	case queries.Date:
		date, err := graph.ParseDate(cell)
		return date.String(), err
	case queries.TextList:
		inner, ok := strings.CutPrefix(cell, "[")
		inner, closed := strings.CutSuffix(inner, "]")
		if !ok || !closed {
			return nil, fmt.Errorf("want a list such as [a b], not %s", cell)
		}
		list := []string{}
		cells, err := split(inner, ' ')
		for _, cell := range cells {
			if cell == "" {
				continue
			}
			item, err := text(cell)
			if err != nil {
				return nil, err
			}
			list = append(list, item)
		}
		return list, err
	}
	return text(cell)
}

// text reads a text, quoted or not.
func text(cell string) (string, error) {
	if strings.HasPrefix(cell, `"`) {
		return strconv.Unquote(cell)
	}
	return cell, nil
}

// split parts a line at a separator outside of quotes and trims the parts.
func split(line string, separator rune) ([]string, error) {
	var parts []string
	var part strings.Builder
	quoted, escaped := false, false
	for _, r := range line {
		if r == separator && !quoted {
			parts = append(parts, strings.TrimSpace(part.String()))
			part.Reset()
			continue
		}
		switch {
		case escaped:
			escaped = false
		case quoted && r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
		}
		part.WriteRune(r)
	}
	if quoted {
		return nil, fmt.Errorf("a quotation that does not end: %s", line)
	}
	return append(parts, strings.TrimSpace(part.String())), nil
}

// end checks the file as a whole and fills in the rows that are named by some
// of their columns.
func (p *parser) end() error {
	if (p.file.use == "") == (len(p.file.inline) == 0) {
		return fmt.Errorf("the data is either shared (use NAME) or follows the cases")
	}
	if len(p.file.cases) == 0 {
		return fmt.Errorf("holds no case")
	}
	titles := map[string]bool{}
	for _, c := range p.file.cases {
		switch {
		case titles[c.title]:
			return fmt.Errorf("line %d: a second case %q", c.line, c.title)
		case (c.rows == nil) == (c.failure == nil):
			return fmt.Errorf("line %d: %q needs either rows or an error", c.line, c.title)
		case c.failure == nil && (c.ask.Limit > 0) != (c.more != ""):
			return fmt.Errorf("line %d: %q: more goes with a limit", c.line, c.title)
		case len(c.columns) > 0 && len(c.rows) == 0:
			return fmt.Errorf("line %d: %q has no rows; write %q", c.line, c.title, "rows: none")
		}
		titles[c.title] = true
	}
	for _, c := range p.narrow {
		for i, row := range c.rows {
			full, err := p.find(c.columns, row)
			if err != nil {
				return fmt.Errorf("line %d: %q: row %d: %w", c.line, c.title, i+1, err)
			}
			c.rows[i] = full
		}
	}
	return nil
}

// find gives the one row that some case of the file writes out in full and that
// has these values.
func (p *parser) find(columns []string, values []any) ([]any, error) {
	var found []any
	for _, c := range p.file.cases {
		if slices.Contains(p.narrow, c) {
			continue
		}
		for _, row := range c.rows {
			matches := true
			for i, column := range columns {
				matches = matches && reflect.DeepEqual(row[slices.Index(c.columns, column)], values[i])
			}
			if !matches || reflect.DeepEqual(row, found) {
				continue
			}
			if found != nil {
				return nil, fmt.Errorf("%v names two rows of the file", values)
			}
			found = row
		}
	}
	if found == nil {
		return nil, fmt.Errorf("%v names no row that the file writes out in full", values)
	}
	return found, nil
}

func columnNames(q *queries.Question) []string {
	var all []string
	for _, row := range q.Rows {
		all = append(all, row.Name)
	}
	return all
}
