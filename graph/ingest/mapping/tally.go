package mapping

// A Tally counts what a reading of a table did beside giving rows.
type Tally struct {
	Records int
	Skipped map[string]int    // records left out, by reason
	Dates   map[DateRule]int  // cells with dates as written, by the rule that read them
	Titles  map[TitleRule]int // titles as written, by the rule and its confidence
	Unread  map[string]int    // titles that no rule read
	Missed  map[string]int    // records whose key a join did not find, by the name of the join
	Blank   []string          // paths that hold nothing in any record
}

// A DateRule is the rule that read the dates of a column: unread where none
// did.
type DateRule struct{ Column, Rule string }

// A TitleRule is the rule that read a title, and how sure it is.
type TitleRule struct{ Rule, Confidence string }

// Unread names dates and titles that no rule reads, blank dates whose text
// says nothing, such as empty brackets.
const (
	Unread = "unread"
	blank  = "blank"
)

// maxUnread bounds how many different unread titles are kept.
const maxUnread = 100_000

func (t *Tally) clear() {
	*t = Tally{
		Skipped: map[string]int{}, Dates: map[DateRule]int{}, Titles: map[TitleRule]int{}, Unread: map[string]int{}, Missed: map[string]int{},
	}
}
