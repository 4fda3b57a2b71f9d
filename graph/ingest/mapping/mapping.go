// Package mapping turns tables as people have them into the tables of our own
// formats, as a mapping file says: which source columns or paths feed which
// columns, with constants, translations, dates and titles as written, cells
// split into several posts, files joined by a key, and rows left out.
//
// It promises that every record of a source gives rows or is counted with the
// reason why it gives none, and that a cell it cannot read passes on as it
// stands, for the checks of the import to report. It knows nothing of what
// makes a row sound.
package mapping

import (
	"fmt"

	"gopkg.in/yaml.v3"

	"careergraph/graph/ingest/dates"
	"careergraph/graph/ingest/rows"
	"careergraph/graph/ingest/titles"
	"careergraph/graph/ingest/yamlfile"
)

// A Mapping is a mapping file.
type Mapping struct {
	File    yamlfile.File
	Dataset *yaml.Node // what dataset.yaml would hold, nil where it says nothing
	Rules   []*Rule    // in the order of the file
}

// A Rule makes rows of one target table from one source table.
type Rule struct {
	Target string // flat, units, unit_links, posts, officials, tenures or claims
	From   From

	line     int
	optional bool // the source may lack the table or the path
	onePer   *onePer
	skips    []*skip
	joins    []*join
	columns  []column
	split    *split
	titles   *reading
}

// From names a source table.
type From struct {
	File    string
	Sheet   string // of a workbook, where it has several
	Rows    string // the path of the row elements in JSON
	Options rows.OpenOptions
}

// A column is a target column with the cell that feeds it.
type column struct {
	name string
	cell cell
}

// A cell says where the text of a target cell comes from. Of column, value,
// text and firstOf one is set.
type cell struct {
	line     int
	column   string // of the source, or of a joined table
	of       string // the join, empty for the source itself
	value    string // a constant
	constant bool
	text     []piece // texts and columns one after the other
	firstOf  []cell  // the first that is not blank
	values   map[string]string
	other    string // what a text stands for that values do not list, if hasOther
	hasOther bool
	dates    *dates.Form
	optional bool // the source may lack the column
}

// A piece of a composed text is a literal or a column.
type piece struct {
	literal string
	cell    *cell
}

// A skip is a condition on which a record gives no rows.
type skip struct {
	cell   cell
	is     map[string]bool
	blank  bool
	filled bool
	reason string
}

// A join finds the row of another table whose key equals a cell of the record.
type join struct {
	name string
	line int
	from From
	key  string
	by   cell
	pick pick
}

// A pick chooses one of several rows of one key: that with the latest or
// earliest text in a column, a blank one being the latest of all; of equals the
// first in the order of bytes of the whole row. Without a column a key must
// stand once.
type pick struct {
	column   string
	earliest bool
}

// onePer takes one record for each key.
type onePer struct {
	line int
	key  cell
	pick pick
}

// A split makes several rows of a record whose cell holds several posts.
type split struct {
	line   int
	column string
	at     []string
}

// A reading reads titles as written.
type reading struct {
	cell       cell
	table      *titles.Table
	unreadUnit string
}

// set says that something feeds the cell.
func (c *cell) set() bool {
	return c.column != "" || c.constant || len(c.text) > 0 || len(c.firstOf) > 0
}

// eachCell visits every cell of a rule that reads a column.
func (r *Rule) eachCell(visit func(*cell) error) error {
	var deep func(c *cell) error
	deep = func(c *cell) error {
		for i := range c.firstOf {
			if err := deep(&c.firstOf[i]); err != nil {
				return err
			}
		}
		for _, piece := range c.text {
			if piece.cell != nil {
				if err := visit(piece.cell); err != nil {
					return err
				}
			}
		}
		if c.column == "" {
			return nil
		}
		return visit(c)
	}
	var all []*cell
	if r.onePer != nil {
		all = append(all, &r.onePer.key)
	}
	for _, j := range r.joins {
		all = append(all, &j.by)
	}
	for _, s := range r.skips {
		all = append(all, &s.cell)
	}
	for i := range r.columns {
		all = append(all, &r.columns[i].cell)
	}
	if r.titles != nil {
		all = append(all, &r.titles.cell)
	}
	for _, c := range all {
		if err := deep(c); err != nil {
			return err
		}
	}
	return nil
}

// describe names a rule in a sentence.
func (r *Rule) describe() string { return fmt.Sprintf("the rule of %s on line %d", r.Target, r.line) }
