package graph

// An Official is a person who holds posts.
type Official struct {
	ID, Name     string // Name may be empty
	Gender       string
	Birth, Death Date
	NativeUnitID string
	Source       string
	Extra        map[string]string

	// Derived: how many tenures and moves the official has, and the levels of
	// the career as one text, a Dataset.LevelCode for each arrival in order.
	Tenures, Moves int
	Trail          string
}
