package crossing

import (
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// testAll holds all moves that cross against both expectations. By the margins
// the share of moves that cross is
//
//	1 - Σ r_i c_i / N²,
//
// r the moves from a bloc and c those to it. It is taken as known, which errs on
// the careful side: were the margins given, the number would spread less.
func (c *Crossing) testAll(sizes []int64) error {
	c.Verdict = finding.TooFew
	if c.All == 0 {
		return nil
	}
	out, in := c.margins()
	share := 0.0
	for i := range c.Blocs {
		share += float64(out[i]) / float64(c.All) * (float64(c.All-in[i]) / float64(c.All))
	}
	var err error
	if c.ByMargins, err = against(c.Crossed, c.All, share); err != nil {
		return err
	}
	if mixing, err := stats.ProportionalMixing(sizes); err == nil {
		if c.ByPosts, err = against(c.Crossed, c.All, mixing.Crossing()); err != nil {
			return err
		}
	}
	if c.ByMargins == nil {
		return nil
	}
	none, err := against(0, c.All, share)
	if err != nil {
		return err
	}
	every, err := against(c.All, c.All, share)
	if err != nil {
		return err
	}
	if c.All >= finding.MinMoves && min(none.P, every.P) <= finding.MaxQ {
		c.Verdict = verdict(c.ByMargins.P)
	}
	return nil
}

// against gives nil where the share leaves no choice.
func against(observed, all int64, share float64) (*stats.Departure, error) {
	if !(share > 0 && share < 1) {
		return nil, nil
	}
	d, err := stats.AgainstShare(observed, all, share)
	return &d, err
}

func verdict(q float64) finding.Verdict {
	if q <= finding.MaxQ {
		return finding.Imbalanced
	}
	return finding.Balanced
}

// margins are the moves from each bloc and to each.
func (c *Crossing) margins() (out, in []int64) {
	out, in = make([]int64, len(c.Blocs)), make([]int64, len(c.Blocs))
	for i, row := range c.Moves {
		for j, n := range row {
			out[i] += n
			in[j] += n
		}
	}
	return out, in
}

// testPairs holds the moves of each ordered pair of blocs against r c / N by
// Fisher's exact test.
func (c *Crossing) testPairs(sizes []int64) error {
	out, in := c.margins()
	mixing, mixingErr := stats.ProportionalMixing(sizes)
	for i, from := range c.Blocs {
		for j, to := range c.Blocs {
			if i == j || out[i] == 0 || in[j] == 0 {
				continue
			}
			p := Pair{From: from, To: to, Moves: c.Moves[i][j], Verdict: finding.TooFew}
			p.Expected = float64(out[i]) * float64(in[j]) / float64(c.All)
			p.Ratio = float64(p.Moves) / p.Expected
			p.Share = float64(p.Moves) / float64(out[i])
			var err error
			if p.Low, p.High, err = stats.ClopperPearson(p.Moves, out[i], finding.Confidence); err != nil {
				return err
			}
			if p.P, err = fisher(p.Moves, out[i], in[j], c.All); err != nil {
				return err
			}
			if mixingErr == nil {
				share, err := mixing.Share(i, j)
				if err != nil {
					return err
				}
				if p.ByPosts, err = against(p.Moves, c.All, share); err != nil {
					return err
				}
			}
			c.Pairs = append(c.Pairs, p)
		}
	}
	var tested []*Pair
	var ps []float64
	for i := range c.Pairs {
		if p := &c.Pairs[i]; p.P != nil {
			tested, ps = append(tested, p), append(ps, *p.P)
		}
	}
	qs, err := stats.BenjaminiHochberg(ps)
	for i, p := range tested {
		p.Q, p.Verdict = &qs[i], verdict(qs[i])
	}
	return err
}

// fisher tests n moves among out from here and in to there, of all. It gives nil
// where no n could reach the bound of a verdict.
func fisher(n, out, in, all int64) (*float64, error) {
	if all < finding.MinMoves || out == all || in == all {
		return nil, nil
	}
	test := func(n int64) (float64, error) { return stats.Fisher(n, out-n, in-n, all-out-in+n) }
	least, err := test(max(0, out+in-all))
	if err != nil {
		return nil, err
	}
	most, err := test(min(out, in))
	if err != nil || min(least, most) > finding.MaxQ {
		return nil, err
	}
	p, err := test(n)
	return &p, err
}
