package finding

import (
	"careergraph/graph"
	"careergraph/graph/stats"
)

// Correct sets Q of the tests of one family.
func Correct(family string, tests []*Test) error {
	ps := make([]float64, len(tests))
	for i, t := range tests {
		ps[i] = t.P
	}
	qs, err := stats.BenjaminiHochberg(ps)
	if err != nil {
		return graph.Errorf(graph.Internal, "", "the tests of %s cannot be corrected", family).Because(err)
	}
	for i, t := range tests {
		t.Q, t.Family = qs[i], family
	}
	return nil
}

// Verdict is what a corrected test came to, with the reason.
func (t *Test) Verdict() (Verdict, graph.Label) {
	if t.Q <= MaxQ {
		return Imbalanced, Say("q = %s, không quá %s", "q = %s is no more than %s", Chance(t.Q), Chance(MaxQ))
	}
	return Balanced, Say("q = %s, lớn hơn %s", "q = %s is more than %s", Chance(t.Q), Chance(MaxQ))
}
