package api

import (
	"context"
	"maps"

	"careergraph/graph"
)

// UnitsRequest narrows the tree of units: to a unit with its descendants, to a
// depth below it or below the roots, to a part of the name, to levels.
type UnitsRequest struct {
	Unit   string
	Depth  *int64
	Name   string
	Levels []string
	View   View
}

// Units lists units in the order of their tree.
func (s *Service) Units(ctx context.Context, q UnitsRequest) (*Answer, error) {
	args := stated(graph.Args{"unit": q.Unit, "name": q.Name})
	if q.Depth != nil {
		args["depth"] = *q.Depth
	}
	if len(q.Levels) > 0 {
		args["levels"] = q.Levels
	}
	return s.list(ctx, "units", args, q.View, filterWords)
}

// A Unit is one unit, and the units above it from the root of its tree down.
type Unit struct {
	Itself    Record
	Ancestors Table
}

// Table gives the one row of the unit itself.
func (u Unit) Table() Table { return u.Itself.Row }

// MarshalJSON gives one object: the fields of the unit, then the list.
func (u Unit) MarshalJSON() ([]byte, error) {
	return u.Itself.with(namedList{"ancestors", u.Ancestors})
}

// Unit answers with one unit, or NotFound.
func (s *Service) Unit(ctx context.Context, q ThingRequest) (*Answer, error) {
	view := q.View
	view.Limit, view.Cursor = 0, ""
	itself, above := graph.Args{"unit": q.ID, "depth": 0}, graph.Args{"unit": q.ID}
	asked := request{question: "units", args: itself, view: view, words: map[string]string{"unit": "id"}}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, _ graph.Page) (result, error) {
		unit, err := r.Ask(ctx, graph.Ask{Question: "units", Args: itself})
		if err != nil {
			return result{}, err
		}
		if len(unit.Rows) == 0 {
			return result{}, graph.Errorf(graph.NotFound, "id", "there is no unit %q; search the units by name", q.ID)
		}
		ancestors, err := r.Ask(ctx, graph.Ask{Question: "unit_ancestors", Args: above})
		if err != nil {
			return result{}, err
		}
		return result{data: Unit{Itself: Record{allOf(unit)}, Ancestors: allOf(ancestors)}}, nil
	})
}

// UnitLinks lists what units came from a unit or followed it.
func (s *Service) UnitLinks(ctx context.Context, q ThingRequest) (*Answer, error) {
	return s.list(ctx, "unit_links", graph.Args{"unit": q.ID}, q.View, map[string]string{"unit": "id"})
}

// AroundUnitRequest asks from where moves led to a unit, and where they led from
// it.
type AroundUnitRequest struct {
	Unit   string
	Filter graph.Filter
	View   View
}

// AroundUnit lists the units before and after a unit.
func (s *Service) AroundUnit(ctx context.Context, q AroundUnitRequest) (*Answer, error) {
	words := maps.Clone(filterWords)
	words["around"] = "id"
	return s.list(ctx, "around_unit", with(q.Filter, graph.Args{"around": q.Unit}), q.View, words)
}

// UnitPostsRequest asks for a unit's posts and who holds them on a day, that of
// the dataset if On is not stated.
type UnitPostsRequest struct {
	Unit string
	On   graph.Date
	View View
}

// UnitPosts lists the posts of a unit and who holds them.
func (s *Service) UnitPosts(ctx context.Context, q UnitPostsRequest) (*Answer, error) {
	args := graph.Args{"unit": q.Unit}
	if !q.On.IsZero() {
		args["on"] = q.On
	}
	return s.list(ctx, "unit_posts", args, q.View, map[string]string{"unit": "id"})
}

// UnitHoldersRequest asks who held the posts of a unit over time. Of the filter,
// since, until, kinds, blocs and offices apply.
type UnitHoldersRequest struct {
	Unit        string
	Descendants bool // those of the units below it too
	Filter      graph.Filter
	View        View
}

// UnitHolders lists who held the posts of a unit.
func (s *Service) UnitHolders(ctx context.Context, q UnitHoldersRequest) (*Answer, error) {
	args := with(q.Filter, graph.Args{"unit": q.Unit, "descendants": q.Descendants})
	words := maps.Clone(filterWords)
	words["unit"] = "id"
	return s.list(ctx, "unit_holders", args, q.View, words)
}

// Post answers with one post, or NotFound.
func (s *Service) Post(ctx context.Context, q ThingRequest) (*Answer, error) {
	return s.one(ctx, "post_by_id", graph.Args{"id": q.ID}, q.View,
		graph.Errorf(graph.NotFound, "id", "there is no post %q; list the posts of its unit", q.ID))
}

// PostHolders lists who held a post over time.
func (s *Service) PostHolders(ctx context.Context, q ThingRequest) (*Answer, error) {
	return s.list(ctx, "post_holders", graph.Args{"post": q.ID}, q.View, map[string]string{"post": "id"})
}
