// Package queries holds the questions: pairs of texts, one in Cypher and one in
// SQL, under one header that is a contract. It knows no database and runs
// nothing.
//
// A header is the comment at the top of a text:
//
//	// flows_by_level: moves between levels, one row per ordered pair of levels.
//	// note Levels are ids.
//	// arg  since       date?
//	// row  from_level  string
//	// row  moves       int
//	// sort from_level, moves desc
//
// In SQL the same lines follow --. Below it stands the text itself, which takes
// every declared argument as $name and, besides, $skip and $limit, and ends with
// the clause that pages by them. Nothing else is ever put into a text.
package queries

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed *.cypher *.sql
var files embed.FS

// A Question is one entry of the catalogue.
type Question struct {
	Name, Title string
	Notes       []string
	Args        []Arg
	Rows        []Row
	Sort        []Key
	Cypher, SQL string // the texts, headers included
}

// An Arg is a declared argument.
type Arg struct {
	Name     string
	Kind     Kind
	Optional bool
}

// A Row is a declared column of the rows.
type Row struct {
	Name     string
	Kind     Kind
	Nullable bool
}

// A Key is one key of the total order of the rows. A nil sorts as the greatest
// value.
type Key struct {
	Row        string
	Descending bool
}

// A Kind is the kind of an argument or of a column.
type Kind string

// The kinds. FirstDay and LastDay are kinds of arguments only: a partial date
// given for them means its first or its last day. Folded is an argument that is
// compared with names in their folded form. Date is a kind of columns only: ISO
// text, as precise as it is stated.
const (
	Text     Kind = "string"
	TextList Kind = "string[]"
	Int      Kind = "int"
	Float    Kind = "float"
	Bool     Kind = "bool"
	Folded   Kind = "folded"
	FirstDay Kind = "first_day"
	LastDay  Kind = "last_day"
	Date     Kind = "date"
)

// The signs with which a comment begins, and the clauses with which the texts
// end.
const (
	cypherSign = "//"
	sqlSign    = "--"

	cypherPage = "SKIP $skip LIMIT $limit"
	sqlPage    = "LIMIT $limit OFFSET $skip"
)

// catalogue is read at start-up: a question that breaks the grammar stops the
// program, not a user.
var catalogue = func() map[string]*Question {
	questions, err := load()
	if err != nil {
		panic(err)
	}
	return questions
}()

var names = func() []string {
	var all []string
	for name := range catalogue {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}()

// Lookup finds a question by name. The Question is shared: do not change it.
func Lookup(name string) (*Question, bool) {
	q, ok := catalogue[name]
	return q, ok
}

// Names lists the questions in alphabetical order.
func Names() []string { return slices.Clone(names) }

func load() (map[string]*Question, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, err
		}
		texts[entry.Name()] = string(text)
	}
	return pair(texts)
}

// pair reads all texts by file name and joins the two of each question.
func pair(texts map[string]string) (map[string]*Question, error) {
	questions := map[string]*Question{}
	for file, text := range texts {
		name, isCypher := strings.CutSuffix(file, ".cypher")
		if !isCypher {
			name = strings.TrimSuffix(file, ".sql")
			if _, ok := texts[name+".cypher"]; !ok {
				return nil, fmt.Errorf("%s: has no twin %s.cypher", file, name)
			}
			continue
		}
		sql, ok := texts[name+".sql"]
		if !ok {
			return nil, fmt.Errorf("%s: has no twin %s.sql", file, name)
		}
		q, err := parse(file, cypherSign, text, cypherPage)
		if err != nil {
			return nil, err
		}
		if _, err := parse(name+".sql", sqlSign, sql, sqlPage); err != nil {
			return nil, err
		}
		cypherHeader, _ := split(cypherSign, text)
		sqlHeader, _ := split(sqlSign, sql)
		if !slices.Equal(cypherHeader, sqlHeader) {
			return nil, fmt.Errorf("%s: its header differs from that of %s.sql: %s", file, name, firstDifference(cypherHeader, sqlHeader))
		}
		if q.Name != name {
			return nil, fmt.Errorf("%s: its header names %q", file, q.Name)
		}
		q.Cypher, q.SQL = text, sql
		questions[name] = q
	}
	return questions, nil
}

func firstDifference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		x, y := "nothing", "nothing"
		if i < len(a) {
			x = fmt.Sprintf("%q", strings.TrimSpace(a[i]))
		}
		if i < len(b) {
			y = fmt.Sprintf("%q", strings.TrimSpace(b[i]))
		}
		if x != y {
			return x + " against " + y
		}
	}
	return "nothing"
}
