// Package comeback follows officials who were rotated down: who came back up,
// higher than before or not, after how long, and how their rise above the level
// they left stands against that of others of the level.
//
// It follows persons, each along their own career: totals of moves down and up
// cannot tell who came back. What a rotation down and a return are, the question
// return_lengths says.
package comeback

import (
	"cmp"
	"context"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// A Level is the rotations down from one level, and those at it who were not
// rotated.
type Level struct {
	Level   string
	Rotated int64 // moves
	Higher  int64 // came back to a higher post than the one left
	Same    int64 // came back to the level left, no higher
	Open    int64 // not back yet
	Ended   int64 // the career ended before a return

	Return finding.Curve      // until a return
	Rise   finding.Curve      // of the same rotations, until a level above the one left
	Stay   finding.Curve      // of the others, from their first post at the level until one above it
	Test   *stats.LogRankTest // of Rise and Stay; nil where they cannot be compared

	spells map[string][]stats.Spell // of each curve
}

// Back counts those who came back.
func (l *Level) Back() int64 { return l.Higher + l.Same }

// Levels follows the rotations down that pass the filter, by the level left, in
// the order of the levels' ids. Without kinds, rotations are of the kinds that
// the dataset marks so. A note says that there are none.
func Levels(ctx context.Context, r finding.Reader, filter graph.Filter) (levels []Level, notes []graph.Label, err error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "return_lengths", Args: filter.Args()})
	if err != nil {
		return nil, nil, err
	}
	at, err := answer.Find("level", "spell", "outcome", "months", "spells")
	if err != nil {
		return nil, nil, err
	}
	byID := map[string]*Level{}
	for _, row := range answer.Rows {
		id := row[at[0]].(string)
		if byID[id] == nil {
			byID[id] = &Level{Level: id, spells: map[string][]stats.Spell{}}
		}
		byID[id].add(row[at[1]].(string), row[at[2]].(string), row[at[3]].(int64), row[at[4]].(int64))
	}
	for _, level := range byID {
		if err := level.compare(); err != nil {
			return nil, nil, err
		}
		levels = append(levels, *level)
	}
	slices.SortFunc(levels, func(a, b Level) int { return cmp.Compare(a.Level, b.Level) })
	if len(levels) == 0 {
		notes = append(notes, finding.Say("không lượt luân chuyển xuống nào qua bộ lọc; khi không chọn hình thức, luân chuyển là các hình thức mà dataset.yaml ghi rotation: true",
			"no rotation down passes the filter; where no kinds are given, rotations are of the kinds that dataset.yaml marks with rotation: true"))
	}
	return levels, notes, nil
}

// add takes in spells of one sort, outcome and length.
func (l *Level) add(spell, outcome string, months, n int64) {
	if spell == "return" {
		l.Rotated += n
		switch outcome {
		case "higher":
			l.Higher += n
		case "same":
			l.Same += n
		case "ended":
			l.Ended += n
		default:
			l.Open += n
		}
	}
	one := stats.Spell{Time: float64(months), Ended: outcome == "higher" || outcome == "same"}
	for range n {
		l.spells[spell] = append(l.spells[spell], one)
	}
}

func (l *Level) compare() (err error) {
	for spell, curve := range map[string]*finding.Curve{"return": &l.Return, "rise": &l.Rise, "stay": &l.Stay} {
		if *curve, err = finding.Draw(l.spells[spell]); err != nil {
			return err
		}
	}
	l.Test = finding.Compare(l.spells["rise"], l.spells["stay"])
	return nil
}
