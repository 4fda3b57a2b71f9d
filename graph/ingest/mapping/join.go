package mapping

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"careergraph/graph/ingest/rows"
)

// maxJoined bounds the rows of a joined table, which stands in memory.
const maxJoined = 2_000_000

// A lookup is a joined table in memory, by its key.
type lookup struct {
	index map[string]int // where the columns stand in a kept row
	rows  map[string][]string
}

// load reads a joined table. Of several rows of one key one is picked; without
// a rule for that they are a Fault.
func (r *reader) load(table *rows.Table, j *join) (*lookup, error) {
	in, err := table.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	places, err := r.locate(table, in.Header(), j.name)
	if err != nil {
		return nil, err
	}
	wanted := r.rule.needs(j.name)
	l := &lookup{index: map[string]int{}, rows: map[string][]string{}}
	for i, name := range wanted {
		l.index[name] = i
	}
	wholes := map[string]string{}
	for {
		if err := in.Next(); err == io.EOF {
			return l, nil
		} else if err != nil {
			return nil, err
		}
		row := make([]string, len(wanted))
		for i, name := range wanted {
			if at := places[name]; at >= 0 {
				row[i] = trimmed(in.Cells()[at])
			}
		}
		key := row[l.index[j.key]]
		earlier, twice := l.rows[key]
		whole := wholeOf(in)
		switch {
		case key == "":
			continue
		case !twice && len(l.rows) == maxJoined:
			return nil, &rows.Fault{Cause: rows.TooLarge, Message: fmt.Sprintf("%s has more than %d rows, too many to join", table.Name(), maxJoined)}
		case !twice:
		case j.pick.column == "":
			return nil, &rows.Fault{Cause: rows.Unsound, Message: fmt.Sprintf(
				"%s has several rows whose %s is %q, the second on line %d; say in the join %s of %s which one counts (latest or earliest, with a column)", table.Name(), j.key, key, in.Line(), j.name, r.mapping.File.Name)}
		case !j.pick.prefers(row[l.index[j.pick.column]], whole, earlier[l.index[j.pick.column]], wholes[key]):
			continue
		}
		l.rows[key], wholes[key] = row, whole
	}
}

// ofJoined makes a fault of a joined table one of the table that is made, whose
// lines are those of another file.
func ofJoined(table *rows.Table, err error) error {
	var f *rows.Fault
	if !errors.As(err, &f) {
		return err
	}
	moved := rows.Fault{Cause: f.Cause, Line: 1, Message: f.Message}
	if !strings.Contains(f.Message, table.Name()) {
		moved.Message = table.Name() + ": " + f.Message
	}
	return &moved
}

// wholeOf is a row as one text, by which equals are told apart.
func wholeOf(in rows.Rows) string {
	var text strings.Builder
	for _, cell := range in.Cells() {
		text.Write(cell)
		text.WriteByte(0)
	}
	return text.String()
}

// prefers says that one row stands before another.
func (p pick) prefers(text, whole, otherText, otherWhole string) bool {
	if text == otherText {
		return whole < otherWhole
	}
	later := otherText != "" && (text == "" || text > otherText)
	return later != p.earliest
}

// join finds the rows of the joins for the record. Until the record is split,
// the whole cell stands for its piece.
func (r *reader) join() {
	if r.split >= 0 {
		r.piece = string(r.in.Cells()[r.split])
	}
	for i, j := range r.rule.joins {
		r.matched[i] = r.tables[i].rows[r.read(&j.by)]
	}
}

// miss counts what joins do not find.
func (r *reader) miss() {
	for i, j := range r.rule.joins {
		if r.matched[i] == nil && r.read(&j.by) != "" {
			r.tally.Missed[j.name]++
		}
	}
}

func (r *reader) joinedCell(c *cell) string {
	i := slices.IndexFunc(r.rule.joins, func(j *join) bool { return j.name == c.of })
	if row := r.matched[i]; row != nil {
		if at, ok := r.tables[i].index[c.column]; ok {
			return row[at]
		}
	}
	return ""
}

// choose reads the source once to learn which record stands for each key.
func (r *reader) choose() error {
	first, err := r.source.Open()
	if err != nil {
		return err
	}
	defer first.Close()
	main, o := r.in, r.rule.onePer
	r.in = first
	defer func() { r.in = main }()
	type best struct{ text, whole string }
	bests := map[string]best{}
	r.chosen = map[string]int{}
	for {
		if err := first.Next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		r.join()
		if slices.ContainsFunc(r.rule.skips, func(s *skip) bool { return r.holds(s) }) {
			continue
		}
		key, now := r.read(&o.key), best{whole: wholeOf(first)}
		if o.pick.column != "" {
			now.text = r.read(&cell{column: o.pick.column})
		}
		if before, ok := bests[key]; !ok || o.pick.column != "" && o.pick.prefers(now.text, now.whole, before.text, before.whole) {
			bests[key], r.chosen[key] = now, first.Record()
		}
	}
}
