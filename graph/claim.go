package graph

// A Claim is a published figure to hold against the graph.
type Claim struct {
	ID       string
	Question string // which question answers it
	Count    int64
	PartOf   string // the claim that this one is an item of
	From, To string // levels, blocs or units, as the question has it
	Office   string
	Kind     string
	Since    Date
	Until    Date
	Source   string
	Extra    map[string]string
}
