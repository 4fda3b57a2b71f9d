package ingest

import (
	"maps"
	"slices"

	"careergraph/graph"
)

// A Coverage tells how much the accepted tenures state. It holds counts only:
// shares are computed where they are shown.
type Coverage struct {
	All         Covered
	Careers     Covered // the tenures of career posts
	Memberships Covered // the tenures of memberships
	Decades     []Decade
}

// A Decade is the tenures that start in the ten years from Year. Decades are in
// their order; those without a known start have the Year 0 and stand last.
type Decade struct {
	Year int
	Covered
}

// A Covered counts tenures and how many of them state what.
type Covered struct {
	Tenures int

	Started int // the start is stated, to the year at least

	// The three add up to Tenures.
	Ended, Open, EndUnknown int

	// Both dates are stated, and by the less precise of the two. The three
	// precisions add up to Both.
	Both, BothToDay, BothToMonth, BothToYear int

	Dated int // the start is stated, and the end too or the post is still held

	Level  int // the post's level is known
	Bloc   int // the post's bloc is stated
	Office int // the post's office is stated
	Parent int // the parent of the post's unit is stated
}

// coverage counts what the tenures of a batch state.
func coverage(b *graph.Batch) Coverage {
	var c Coverage
	posts := statedByPosts(b)
	decades := map[int]*Decade{}
	for i := range b.Tenures {
		t := &b.Tenures[i]
		post := posts[t.PostID]
		decade := t.Start.Year() / 10 * 10
		if decades[decade] == nil {
			decades[decade] = &Decade{Year: decade}
		}
		class := &c.Careers
		if post.class == graph.Membership {
			class = &c.Memberships
		}
		for _, counts := range []*Covered{&c.All, class, &decades[decade].Covered} {
			counts.add(t, post)
		}
	}
	for _, year := range slices.Sorted(maps.Keys(decades)) {
		c.Decades = append(c.Decades, *decades[year])
	}
	if len(c.Decades) > 0 && c.Decades[0].Year == 0 {
		c.Decades = append(c.Decades[1:], c.Decades[0])
	}
	return c
}

// A statedPost is what a post, with its unit, states.
type statedPost struct {
	class                       graph.Class
	level, bloc, office, parent bool
}

func statedByPosts(b *graph.Batch) map[string]statedPost {
	parents := make(map[string]bool, len(b.Units))
	for i := range b.Units {
		parents[b.Units[i].ID] = b.Units[i].ParentID != ""
	}
	posts := make(map[string]statedPost, len(b.Posts))
	for i := range b.Posts {
		p := &b.Posts[i]
		posts[p.ID] = statedPost{
			class:  p.Class,
			level:  p.Level != "" && p.Level != graph.UnknownLevel,
			bloc:   p.Bloc != "",
			office: p.Office != "",
			parent: parents[p.UnitID],
		}
	}
	return posts
}

func (c *Covered) add(t *graph.Tenure, post statedPost) {
	started := !t.Start.IsZero()
	c.Tenures++
	count(&c.Started, started)
	switch t.Status {
	case graph.Ended:
		c.Ended++
	case graph.Open:
		c.Open++
	default:
		c.EndUnknown++
	}
	if started && t.Status == graph.Ended {
		c.Both++
		start, end := t.Start.Precision(), t.End.Precision()
		switch {
		case start == graph.ByYear || end == graph.ByYear:
			c.BothToYear++
		case start == graph.ByMonth || end == graph.ByMonth:
			c.BothToMonth++
		default:
			c.BothToDay++
		}
	}
	count(&c.Dated, started && t.Status != graph.UnknownEnd)
	count(&c.Level, post.level)
	count(&c.Bloc, post.bloc)
	count(&c.Office, post.office)
	count(&c.Parent, post.parent)
}

func count(n *int, is bool) {
	if is {
		*n++
	}
}
