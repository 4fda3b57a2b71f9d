package graph

// An EndStatus says what is known of a tenure's end.
type EndStatus string

// Ended: the end is stated. Open: still held. UnknownEnd: it ended, or may
// have, on a day that is not known.
const (
	Ended      EndStatus = "ended"
	Open       EndStatus = "open"
	UnknownEnd EndStatus = "unknown"
)

// An Outcome says what the derivation made of a tenure. Every accepted tenure
// has exactly one.
type Outcome string

// The eight outcomes.
const (
	Entry          Outcome = "entry"
	Addition       Outcome = "addition"
	Renewal        Outcome = "renewal"
	Reorganisation Outcome = "reorganisation"
	Moved          Outcome = "move"
	With           Outcome = "with"
	AsMembership   Outcome = "membership"
	NoStart        Outcome = "no_start"
)

// Outcomes lists the eight in the order in which reports show them.
var Outcomes = []Outcome{Entry, Addition, Renewal, Reorganisation, Moved, With, AsMembership, NoStart}

// A Tenure is one official in one post from a start to an end, the last day
// held.
type Tenure struct {
	ID, OfficialID, PostID string
	Start                  Date // zero: not known
	End                    Date // stated only where Status is Ended
	Status                 EndStatus
	Arrival                string // kind of the move that brought the holder
	EndCause               string
	Decision, Source       string

	// Extra holds the columns named x_…, and under start_text and end_text
	// what stood where a date could not be read.
	Extra map[string]string

	// Derived: the order within the official's tenures from 1 (by first
	// possible start, not known last; then precedence), the outcome, and the
	// last possible day held, which is inferred where the end is unknown and
	// Forever where nothing bounds it.
	Seq     int
	Outcome Outcome
	LastDay Day
}
