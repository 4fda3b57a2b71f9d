package ingest

import (
	"math"

	"careergraph/graph"
)

const (
	claimID = iota
	claimQuestion
	claimCount
	claimPartOf
	claimFrom
	claimTo
	claimOffice
	claimKind
	claimSince
	claimUntil
	claimSource
)

var claimColumns = []column{
	must("id"), must("question"), must("count"), may("part_of").naming(claimsFile), may("from"), may("to"),
	may("office"), may("kind"), may("since"), may("until"), may("source"),
}

// claims reads claims.csv.
type claims struct {
	*sheet
	kinds []string
	list  []graph.Claim // one for each row, whatever its fate
	kin   kinship
}

func (c *claims) read() {
	id, ok := c.identify(c.cell(claimID))
	if !ok {
		c.add(graph.Claim{}, "", "")
		return
	}
	c.word(claimID, maxID)
	c.filled(claimQuestion)
	c.filled(claimCount)
	claim := graph.Claim{
		ID: id, Question: c.text(claimQuestion),
		Count: c.count(claimCount, 0, math.MaxInt64, sayCount),
		From:  c.text(claimFrom), To: c.text(claimTo), Office: c.text(claimOffice),
		Kind:   c.among(claimKind, c.kinds, sayKind),
		Source: c.text(claimSource), Extra: c.extra(),
	}
	if whole, ok := c.word(claimPartOf, maxID); ok {
		claim.PartOf = c.problems.words.of(whole)
	}
	claim.Since, _ = c.date(claimSince, &claim.Extra)
	claim.Until, _ = c.date(claimUntil, &claim.Extra)
	c.add(claim, id, claim.PartOf)
}

func (c *claims) add(claim graph.Claim, id, whole string) {
	c.list = append(c.list, claim)
	c.kin.ids = append(c.kin.ids, id)
	c.kin.kin = append(c.kin.kin, whole)
}

// settle compares the rows with each other once all are read.
func (c *claims) settle() {
	if c.broken {
		return
	}
	c.duplicates("id")
	c.kin.sheet, c.kin.column = c.sheet, "part_of"
	for row := range c.list {
		if whole := c.list[row].PartOf; whole != "" && c.kin.node(whole) < 0 {
			c.report(row, "part_of", c.problems.shown([]byte(whole)), UnknownRef, c.sayUnknown())
		}
	}
	c.kin.cascade(nil)
}
