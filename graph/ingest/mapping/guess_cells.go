package mapping

import (
	"io"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"careergraph/graph/ingest/dates"
	"careergraph/graph/ingest/rows"
)

// How many rows are looked at for a guess.
const sampled = 1000

// A sample is the first rows of a table.
type sample struct {
	rows    int
	columns []sampleColumn
}

// A sampleColumn is a column with its cells that are not blank.
type sampleColumn struct {
	name  string
	cells []string
	blank int
}

// take reads the first rows. A fault of the file behind them does not matter
// yet.
func take(table *rows.Table) (*sample, error) {
	in, err := table.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	s := &sample{}
	for _, name := range in.Header() {
		s.columns = append(s.columns, sampleColumn{name: name})
	}
	for ; s.rows < sampled; s.rows++ {
		err := in.Next()
		if _, fault := err.(*rows.Fault); fault || err == io.EOF {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		for i, cell := range in.Cells() {
			c := &s.columns[i]
			if text := trimmed(cell); text != "" {
				c.cells = append(c.cells, text)
			} else {
				c.blank++
			}
		}
	}
	return s, nil
}

// dated says how the dates of a column are written, if it holds any: at least
// half of its cells must be dates in some order. A column without cells may
// hold what its name says.
func (c *sampleColumn) dated() (form string, why string, ok bool) {
	var read, dayFirst, monthFirst, either, serial, numbers int
	for _, cell := range c.cells {
		day, isDay := dates.Form{Order: dates.DayFirst}.Read(cell)
		month, isMonth := dates.Form{Order: dates.MonthFirst}.Read(cell)
		_, isAny := dates.Form{}.Read(cell)
		_, isSerial := dates.Form{Serial: true}.Read(cell)
		switch {
		case isDay && isMonth && isAny, isDay && isMonth && day.Date == month.Date:
		case isDay && isMonth:
			either++
		case isDay:
			dayFirst++
		case isMonth:
			monthFirst++
		}
		if isDay || isMonth {
			read++
		}
		if len(cell) <= 5 && strings.Trim(cell, "0123456789") == "" {
			numbers++
			if isSerial && len(cell) == 5 {
				serial++
			}
		}
	}
	switch {
	case serial > 0 && serial == numbers && 2*(read+serial) >= len(c.cells):
		return "{order: " + order(dayFirst, monthFirst) + ", serial: true}", "numbers are days of Excel's calendar", true
	case 2*read < len(c.cells):
		return "", "", false
	case dayFirst > 0 && monthFirst > 0:
		return "any", "some cells have the day first and some the month: those that can be read in two ways stay unread", true
	case dayFirst+monthFirst == 0 && either > 0:
		return "any", "no cell tells whether the day or the month comes first; write dmy or mdy, else such cells stay unread", true
	}
	return order(dayFirst, monthFirst), "", true
}

func order(dayFirst, monthFirst int) string {
	switch {
	case dayFirst > 0 && monthFirst == 0:
		return string(dates.DayFirst)
	case monthFirst > 0 && dayFirst == 0:
		return string(dates.MonthFirst)
	}
	return "any"
}

// marks are those at which cells of posts can be split.
var marks = []string{";", "\n"}

// split tells the marks that part cells into several texts.
func (c *sampleColumn) split() (found []string) {
	for _, mark := range marks {
		if slices.ContainsFunc(c.cells, func(cell string) bool { return len(pieces(cell, []string{mark})) > 1 }) {
			found = append(found, mark)
		}
	}
	return found
}

// vietnamese says that most cells have letters that hardly another language
// has: đ, ơ, ư, ă, and those with a hook above or a dot below.
func (c *sampleColumn) vietnamese() bool {
	n := 0
	for _, cell := range c.cells {
		if strings.ContainsAny(norm.NFD.String(strings.ToLower(cell)), "đ\u031b\u0306\u0309\u0323") {
			n++
		}
	}
	return n > 0 && 2*n >= len(c.cells)
}

// translations are the cells that stand for one of our words, each with it. ok
// says that there is something to translate.
func (c *sampleColumn) translations(ours string) (pairs [][2]string, ok bool) {
	for _, cell := range c.cells {
		meaning := words().meaning(ours, cell)
		if meaning != "" && !slices.Contains(pairs, [2]string{cell, meaning}) {
			pairs = append(pairs, [2]string{cell, meaning})
			ok = ok || cell != meaning
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return pairs, ok
}

// constant says that all rows have the same text.
func (c *sampleColumn) constant(rows int) bool {
	return rows > 1 && len(c.cells) == rows && !slices.ContainsFunc(c.cells, func(cell string) bool { return cell != c.cells[0] })
}
