// Package place follows those sent to hard and mountainous places, or to places
// with any other tag: who came back, who moved on, who is still there, after
// how long, and how that stands against places of the same level without the
// tag.
//
// It knows no tag by name. What a place is, and when a stay in one begins and
// ends, the question stay_lengths says.
package place

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// maxTags bounds the tags that are looked at: each is a question of its own.
const maxTags = 20

// A Group is the stays in the places of one sort.
type Group struct {
	Sent        int64 // moves into such a place from outside of it
	CameBack    int64 // the next move from it led back to the unit, or the place, left
	MovedOn     int64 // it led elsewhere
	Ended       int64 // the last post there ended, and no move from there followed
	Reorganised int64 // the unit became another under its holder
	StillThere  int64
	Curve       finding.Curve // of the stays; those reorganised or not over are censored
	spells      []stats.Spell
}

// Left counts the stays that are over: came back, moved on or ended.
func (g *Group) Left() int64 { return g.CameBack + g.MovedOn + g.Ended }

// A Tag is the places of one level that have a tag, against those of the level
// that have not.
type Tag struct {
	Tag, Level     string
	Units          int // of the level with the tag
	Tagged, Others Group
	Stay           *stats.LogRankTest // of both curves; nil where they cannot be compared
	Back           *float64           // Fisher's p-value for coming back, of those who left; nil where nobody left one of the two
}

// Tags follows the moves that pass the filter into the places of every tag that
// occurs, in the order of the tags and then of the levels. Of more than 20 tags
// it takes those of the most units; notes say what is left out, and to which
// tags no move led.
func Tags(ctx context.Context, r finding.Reader, filter graph.Filter) (tags []Tag, notes []graph.Label, err error) {
	named, units, err := named(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	if len(named) == 0 {
		return nil, []graph.Label{finding.Say("không đơn vị nào có nhãn, nên không có nơi để theo dõi các lượt đến; hãy ghi tags trong units.csv",
			"no unit has a tag, so there are no places to follow moves into; state tags in units.csv")}, nil
	}
	if left := len(named) - maxTags; left > 0 {
		notes = append(notes, finding.Say("số nhãn bỏ ra: %s; chỉ xét %s nhãn có nhiều đơn vị nhất", "tags left out: %s; only the %s of the most units are looked at", left, maxTags))
		named = named[:maxTags]
	}
	slices.Sort(named)
	for _, tag := range named {
		found, err := follow(ctx, r, tag, units[tag], filter)
		if err != nil {
			return nil, nil, err
		}
		if len(found) == 0 {
			notes = append(notes, finding.Say("không lượt nào qua bộ lọc đến nơi có nhãn %s", "no move that passes led to a place tagged %s", strconv.Quote(tag)))
		}
		tags = append(tags, found...)
	}
	return tags, notes, nil
}

// named lists the tags, those of the most units first, and counts their units
// by level.
func named(ctx context.Context, r finding.Reader) (tags []string, units map[string]map[string]int, err error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "units"})
	if err != nil {
		return nil, nil, err
	}
	at, err := answer.Find("level", "tags")
	if err != nil {
		return nil, nil, err
	}
	units, all := map[string]map[string]int{}, map[string]int{}
	for _, row := range answer.Rows {
		for _, tag := range row[at[1]].([]string) {
			if units[tag] == nil {
				units[tag] = map[string]int{}
				tags = append(tags, tag)
			}
			units[tag][row[at[0]].(string)]++
			all[tag]++
		}
	}
	slices.SortFunc(tags, func(a, b string) int { return cmp.Or(cmp.Compare(all[b], all[a]), cmp.Compare(a, b)) })
	return tags, units, nil
}

// follow asks for the stays of one tag, and holds those of each level of places
// against the others of it. A level whose units with the tag all lie in a place
// of another level has no stay of its own.
func follow(ctx context.Context, r finding.Reader, tag string, units map[string]int, filter graph.Filter) ([]Tag, error) {
	args := filter.Args()
	args["tag"] = tag
	answer, err := r.Ask(ctx, graph.Ask{Question: "stay_lengths", Args: args})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("level", "tagged", "outcome", "months", "stays")
	if err != nil {
		return nil, err
	}
	levels := map[string]*Tag{}
	for level, n := range units {
		levels[level] = &Tag{Tag: tag, Level: level, Units: n}
	}
	for _, row := range answer.Rows {
		t := levels[row[at[0]].(string)]
		if t == nil { // Read while the dataset was replaced.
			continue
		}
		group := &t.Others
		if row[at[1]].(bool) {
			group = &t.Tagged
		}
		group.add(row[at[2]].(string), row[at[3]].(int64), row[at[4]].(int64))
	}
	var found []Tag
	for _, t := range levels {
		if t.Tagged.Sent == 0 {
			continue
		}
		if err := t.compare(); err != nil {
			return nil, err
		}
		found = append(found, *t)
	}
	slices.SortFunc(found, func(a, b Tag) int { return cmp.Compare(a.Level, b.Level) })
	return found, nil
}

// add takes in stays of one outcome and length.
func (g *Group) add(outcome string, months, stays int64) {
	g.Sent += stays
	ended := true
	switch outcome {
	case "came_back":
		g.CameBack += stays
	case "moved_on":
		g.MovedOn += stays
	case "ended":
		g.Ended += stays
	case "reorganised":
		g.Reorganised += stays
		ended = false
	default:
		g.StillThere += stays
		ended = false
	}
	for range stays {
		g.spells = append(g.spells, stats.Spell{Time: float64(months), Ended: ended})
	}
}

// compare draws the curves and tests them and the shares of those who came back.
func (t *Tag) compare() (err error) {
	for _, g := range []*Group{&t.Tagged, &t.Others} {
		if g.Curve, err = finding.Draw(g.spells); err != nil {
			return err
		}
	}
	t.Stay = finding.Compare(t.Tagged.spells, t.Others.spells)
	a, b := &t.Tagged, &t.Others
	if a.Left() == 0 || b.Left() == 0 {
		return nil
	}
	p, err := stats.Fisher(a.CameBack, a.Left()-a.CameBack, b.CameBack, b.Left()-b.CameBack)
	if err != nil {
		return graph.Errorf(graph.Internal, "", "those who came back from places with the tag %q cannot be compared", t.Tag).Because(err)
	}
	t.Back = &p
	return nil
}
