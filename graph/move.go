package graph

// A Direction compares the levels at the two ends of a move.
type Direction string

// The directions. Unordered: a level is unknown or the levels have no order.
const (
	Up        Direction = "up"
	Down      Direction = "down"
	Lateral   Direction = "lateral"
	Unordered Direction = "unordered"
)

// A Move is one official leaving a post and taking another at one date. Its ID
// is that of the tenure it led to: each tenure is reached by one move at most.
type Move struct {
	ID, OfficialID       string
	FromTenure, ToTenure string
	FromPost, ToPost     string
	On                   Date
	Kind                 string
	Direction            Direction
	GapDays              int // negative: the two tenures surely overlap by so many days
}
