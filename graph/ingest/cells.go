package ingest

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"careergraph/graph"
)

// The longest ids, and the longest names and titles, in characters.
const (
	maxID   = 128
	maxName = 1000
)

// What to do about a date that a mapping passes on as it stands.
const sayMappedDate = "no rule of the mapping reads this date; say there how its column is written (dates: dmy, or mdy), or write it as 2019, 2019-11 or 2019-11-29"

const (
	sayID     = "an id has 1 to 128 characters, none of them a control character, and no blank around it"
	sayName   = "a name or title has up to 1,000 characters, none of them a control character, and no blank around it"
	sayBlank  = "the cell must not be blank; fill it in"
	sayDate   = "write the date as 2019, 2019-11 or 2019-11-29, a day that the calendar has"
	sayBool   = "write true or false"
	sayRank   = "write a number, such as 3 or 2.5"
	saySeats  = "write a whole number of seats, 1 or more"
	sayCount  = "write a whole number, 0 or more"
	sayClass  = "write career or membership"
	sayStatus = "write current, ended or unknown"
	sayLink   = "write renamed, merged, split or transferred"
	sayLevel  = "the levels of dataset.yaml do not list this one; correct it, or add it to them"
	sayBloc   = "the blocs of dataset.yaml do not list this one; correct it, or add it to them"
	sayKind   = "the kinds of dataset.yaml do not list this one; correct it, or add it to them"
)

func isBlank(cell []byte) bool { return len(bytes.TrimSpace(cell)) == 0 }

// isWord says whether a text keeps the rules of ids, names and titles.
func isWord(text []byte, longest int) bool {
	if len(text) == 0 || utf8.RuneCount(text) > longest {
		return false
	}
	plain := true
	for _, c := range text {
		plain = plain && c > ' ' && c < 0x7f
	}
	return plain || len(bytes.TrimSpace(text)) == len(text) && bytes.IndexFunc(text, unicode.IsControl) < 0
}

// word reads a cell that holds an id, a name or a title; longest says which.
// ok is false where the cell is blank but must not be, or breaks the rules.
func (s *sheet) word(column, longest int) (cell []byte, ok bool) {
	cell = s.cell(column)
	switch {
	case len(cell) == 0:
		if s.columns[column].filled {
			s.complain(column, MissingValue, sayBlank)
			return nil, false
		}
	case !isWord(cell, longest):
		say := sayName
		if longest == maxID {
			say = sayID
		}
		s.complain(column, BadValue, say)
		return cell, false
	}
	return cell, true
}

// name reads a cell that holds a name or a title.
func (s *sheet) nameIn(column int) string {
	cell, _ := s.word(column, maxName)
	return s.problems.words.of(cell)
}

// date reads a cell that holds a date. Where it is none the text goes to the
// row's table, under the column's name and _text.
func (s *sheet) date(column int, table *map[string]string) (d graph.Date, ok bool) {
	cell := s.cell(column)
	if len(cell) == 0 {
		return graph.Date{}, true
	}
	if len(cell) <= len("2019-11-29") {
		if d, err := graph.ParseDate(string(cell)); err == nil {
			return d, true
		}
	}
	say := sayDate
	if s.table().Derived {
		say = sayMappedDate
	}
	s.complain(column, BadDate, say)
	*table = keep(*table, s.columns[column].name+"_text", string(cell))
	return graph.Date{}, false
}

// A tribool is a boolean that may be unstated.
type tribool uint8

const (
	unstated tribool = iota
	no
	yes
)

func (s *sheet) boolean(column int) tribool {
	switch string(s.cell(column)) {
	case "":
	case "true":
		return yes
	case "false":
		return no
	default:
		s.complain(column, BadValue, sayBool)
	}
	return unstated
}

// number reads a finite decimal number.
func (s *sheet) number(column int) *float64 {
	cell := s.cell(column)
	if len(cell) == 0 {
		return nil
	}
	x, err := strconv.ParseFloat(string(cell), 64)
	// ParseFloat takes names and hexadecimals, which no table means.
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) || bytes.ContainsAny(cell, "xX_pPiInN") {
		s.complain(column, BadValue, sayRank)
		return nil
	}
	return &x
}

// count reads a whole number between two bounds, blank as 0.
func (s *sheet) count(column int, least, most int64, say string) int64 {
	cell := s.cell(column)
	if len(cell) == 0 {
		return 0
	}
	n, err := strconv.ParseInt(string(cell), 10, 64)
	if err != nil || n < least || n > most || cell[0] == '+' || cell[0] == '-' {
		s.complain(column, BadValue, say)
		return 0
	}
	return n
}

// among reads a cell whose text is one of a list. An empty list allows any.
func (s *sheet) among(column int, list []string, say string) string {
	text := s.text(column)
	if text != "" && len(list) > 0 && !slices.Contains(list, text) {
		s.complain(column, BadValue, say)
		return ""
	}
	return text
}

func (s *sheet) class(column int) graph.Class {
	switch text := string(s.cell(column)); text {
	case "", string(graph.Career):
		return graph.Career
	case string(graph.Membership):
		return graph.Membership
	}
	s.complain(column, BadValue, sayClass)
	return graph.Career
}

// filled reports a blank cell where there must be none.
func (s *sheet) filled(column int) {
	if len(s.cell(column)) == 0 {
		s.complain(column, MissingValue, sayBlank)
	}
}
