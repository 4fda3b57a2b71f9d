package graph

// A Class says whether holding a post is a step of a career.
type Class string

// The classes. A membership, such as a seat in an assembly, makes no move.
const (
	Career     Class = "career"
	Membership Class = "membership"
)

// A Post is a seat in one unit; it exists without a holder.
type Post struct {
	ID, Title, UnitID string
	OwnLevel          string // where it is not its unit's; else empty
	Level             string // its own, else its unit's, else UnknownLevel
	Bloc, Office      string
	Head              bool
	Rank              *float64 // higher is higher; nil is not stated
	Class             Class
	Seats             int // 0 is not stated
	ValidFrom         Date
	ValidTo           Date
	Extra             map[string]string
}
