package finding

import (
	"careergraph/graph"
	"careergraph/graph/stats"
)

// A Curve tells how long the spells of one group lasted: their Kaplan–Meier
// estimate, in complete months. A spell that is still under way, or whose end
// tells nothing, counts for as long as it was watched.
type Curve struct {
	Spells, Ended int
	Longest       int                  // complete months of the longest spell
	Median        *int                 // complete months after which half had ended; nil: not reached
	Steps         []stats.SurvivalStep // with intervals at Confidence
}

// Draw estimates the curve of spells.
func Draw(spells []stats.Spell) (Curve, error) {
	survival, err := stats.KaplanMeier(spells, Confidence)
	if err != nil {
		return Curve{}, graph.Errorf(graph.Internal, "", "a curve of durations cannot be drawn").Because(err)
	}
	c := Curve{Spells: survival.Spells, Ended: survival.Ended, Steps: survival.Steps}
	for _, s := range spells {
		c.Longest = max(c.Longest, int(s.Time))
	}
	if survival.Reached {
		median := int(survival.Median)
		c.Median = &median
	}
	return c, nil
}

// A Reading is a share read off a curve, with its interval where spells had
// ended by then.
type Reading struct {
	Share     float64
	Low, High *float64
}

// At gives the share of spells that last at least so many complete months. It
// is not known where no spell was watched for so long, unless all ended sooner.
func (c Curve) At(months int) (at Reading, known bool) {
	at.Share = 1
	for i := range c.Steps {
		step := &c.Steps[i]
		if step.Time >= float64(months) {
			break
		}
		at = Reading{step.Survival, &step.Low, &step.High}
	}
	return at, c.Spells > 0 && (c.Longest >= months || at.Share == 0)
}

// Rest is the reading of those that do not last so long.
func (r Reading) Rest() Reading {
	rest := Reading{Share: 1 - r.Share}
	if r.Low != nil {
		low, high := 1-*r.High, 1-*r.Low
		rest.Low, rest.High = &low, &high
	}
	return rest
}

// Label writes the share and its interval.
func (r Reading) Label() graph.Label {
	if r.Low == nil {
		return Say("%s", "%s", Share(r.Share))
	}
	return Say("%s (%s–%s)", "%s (%s to %s)", Share(r.Share), Share(*r.Low), Share(*r.High))
}

// Figure gives it a name.
func (r Reading) Figure(name string) Figure {
	return Figure{Name: name, Value: r.Share, Low: r.Low, High: r.High}
}

// Compare holds the spells of two groups against each other by the log-rank
// test. It is nil where that cannot be done: a group has nobody, no spell
// ended, or all that did ended after the same time.
func Compare(a, b []stats.Spell) *stats.LogRankTest {
	test, err := stats.LogRank([][]stats.Spell{a, b})
	if err != nil {
		return nil
	}
	return &test
}
