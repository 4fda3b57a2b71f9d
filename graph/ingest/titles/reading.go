package titles

// A Reading is one post of a cell.
type Reading struct {
	// Text is the part of the cell as written. The texts of a cell's readings
	// hold all its letters and digits, in order.
	Text string
	// Title is the title in its normal spelling: composed Unicode, accents where
	// the table puts them, abbreviations written out, terms of office and brackets
	// taken off, blanks squeezed. Spellings that the table knows to be the same
	// have the same Title: it is the identity of the post within its unit.
	Title string
	// Office is an id of the table, or empty.
	Office string
	// Head says that the post is the first in command of its unit. One who acts
	// in the head's post ("Quyền Giám đốc") heads it too, and so does a deputy who
	// is said to be in charge ("Phó Giám đốc phụ trách").
	Head bool
	// Level and Bloc are ids of the table, or empty.
	Level, Bloc string
	// Unit is the name of the place or body, Parent the name of what it belongs
	// to where the title tells it; either may be empty.
	Unit, Parent string
	// Membership marks the seat of a committee or an assembly, no career post.
	Membership bool
	// Term is the term of office as stated: "khóa XV".
	Term string
	// Note is what stands in brackets or quotes, not interpreted; several notes
	// are joined by "; ".
	Note string
	// Rule names the rule that read the title; empty where none did.
	Rule       string
	Confidence Confidence
}

// Confidence says where the office, the level, the bloc and the unit of a
// Reading come from.
type Confidence uint8

const (
	// None: no rule read the title. Only Text, Title, Term and Note are set.
	None Confidence = iota
	// Low: the office was read, but level, bloc or unit could not be.
	Low
	// Medium: all four are set, but some follow from the default of a term, from
	// another part of the cell, or stand beside words that no rule read.
	Medium
	// High: office, level, bloc and unit are all stated in the words.
	High
)

var confidences = [...]string{None: "none", Low: "low", Medium: "medium", High: "high"}

// String gives the word for a report: none, low, medium or high.
func (c Confidence) String() string { return confidences[min(c, High)] }
