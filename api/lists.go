package api

import (
	"context"
	"maps"

	"careergraph/graph"
)

// filterWords are the names under which callers give the parts of a filter.
var filterWords = map[string]string{"kinds": "kind", "levels": "level", "blocs": "bloc", "offices": "office"}

// list answers with the rows of a question as they are.
func (s *Service) list(ctx context.Context, question string, args graph.Args, view View, words map[string]string) (*Answer, error) {
	q := request{question: question, args: args, view: view, words: words}
	return s.answer(ctx, q, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		answer, err := r.Ask(ctx, graph.Ask{Question: question, Args: args, Skip: page.Skip, Limit: page.Limit})
		if err != nil {
			return result{}, err
		}
		return result{data: allOf(answer), more: answer.More}, nil
	})
}

// one answers with the one thing that has an id, or NotFound.
func (s *Service) one(ctx context.Context, question string, args graph.Args, view View, missing *graph.Error) (*Answer, error) {
	view.Limit, view.Cursor = 0, ""
	q := request{question: question, args: args, view: view, words: map[string]string{"unit": "id"}}
	return s.answer(ctx, q, func(ctx context.Context, r Reader, _ graph.Page) (result, error) {
		answer, err := r.Ask(ctx, graph.Ask{Question: question, Args: args})
		if err != nil {
			return result{}, err
		}
		if len(answer.Rows) == 0 {
			return result{}, missing
		}
		return result{data: Record{allOf(answer)}}, nil
	})
}

// with adds arguments that are stated to those of a filter.
func with(filter graph.Filter, more graph.Args) graph.Args {
	args := filter.Args()
	maps.Copy(args, more)
	return args
}

// AskRequest is any question of the catalogue by name with its arguments;
// graph.ParseArgs reads them from text.
type AskRequest struct {
	Question string
	Args     graph.Args
	View     View
}

// Ask answers any question with its rows as they are.
func (s *Service) Ask(ctx context.Context, q AskRequest) (*Answer, error) {
	if _, _, err := graph.Bind(q.Question, q.Args); err != nil {
		return nil, err
	}
	return s.list(ctx, q.Question, q.Args, q.View, nil)
}

// OfficialsRequest finds officials by a part of their name, accents and case
// aside; an empty name finds all.
type OfficialsRequest struct {
	Name string
	View View
}

// Officials lists officials.
func (s *Service) Officials(ctx context.Context, q OfficialsRequest) (*Answer, error) {
	return s.list(ctx, "officials_by_name", stated(graph.Args{"name": q.Name}), q.View, nil)
}

// stated leaves out the arguments whose text is empty.
func stated(args graph.Args) graph.Args {
	maps.DeleteFunc(args, func(_ string, value any) bool { return value == "" })
	return args
}

// ThingRequest asks for one official, unit or post by id.
type ThingRequest struct {
	ID   string
	View View
}

// Official answers with one official, or NotFound.
func (s *Service) Official(ctx context.Context, q ThingRequest) (*Answer, error) {
	return s.one(ctx, "official_by_id", graph.Args{"id": q.ID}, q.View,
		graph.Errorf(graph.NotFound, "id", "there is no official %q; search the officials by name", q.ID))
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

// Unit answers with one unit, or NotFound.
func (s *Service) Unit(ctx context.Context, q ThingRequest) (*Answer, error) {
	return s.one(ctx, "units", graph.Args{"unit": q.ID, "depth": 0}, q.View,
		graph.Errorf(graph.NotFound, "id", "there is no unit %q; search the units by name", q.ID))
}

// UnitLinks lists what units came from a unit or followed it.
func (s *Service) UnitLinks(ctx context.Context, q ThingRequest) (*Answer, error) {
	return s.list(ctx, "unit_links", graph.Args{"unit": q.ID}, q.View, map[string]string{"unit": "id"})
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

// ListRequest is a list that only a filter narrows.
type ListRequest struct {
	Filter graph.Filter
	View   View
}

// Tenures lists tenures in the order of their start.
func (s *Service) Tenures(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "tenures", q.Filter.Args(), q.View, filterWords)
}

// Net lists what each unit gained and lost by moves.
func (s *Service) Net(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "net_by_unit", q.Filter.Args(), q.View, filterWords)
}

// Churn lists the share of each unit's posts that somebody took in a year.
func (s *Service) Churn(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "churn_by_unit", q.Filter.Args(), q.View, filterWords)
}

// Routes lists the most travelled routes between units.
func (s *Service) Routes(ctx context.Context, q ListRequest) (*Answer, error) {
	return s.list(ctx, "routes_by_unit", q.Filter.Args(), q.View, filterWords)
}

// HeadsRequest asks who holds the head posts on a day, that of the dataset if
// On is not stated. A filter by kind does not apply. Locality, of HeadsByLocality
// only, narrows to local, not_local or unknown.
type HeadsRequest struct {
	On       graph.Date
	Locality string
	Filter   graph.Filter
	View     View
}

func (q HeadsRequest) args() graph.Args {
	args := q.Filter.Args()
	if !q.On.IsZero() {
		args["on"] = q.On
	}
	return args
}

// Heads lists who holds the head posts and for how long.
func (s *Service) Heads(ctx context.Context, q HeadsRequest) (*Answer, error) {
	return s.list(ctx, "heads", q.args(), q.View, filterWords)
}

// HeadsByLocality lists who holds the head posts and whether they are local.
func (s *Service) HeadsByLocality(ctx context.Context, q HeadsRequest) (*Answer, error) {
	args := q.args()
	switch q.Locality {
	case "":
	case "local", "not_local", "unknown":
		args["locality"] = q.Locality
	default:
		return nil, graph.Errorf(graph.Invalid, "locality", "locality is local, not_local or unknown, not %q", q.Locality)
	}
	return s.list(ctx, "heads_by_locality", args, q.View, filterWords)
}

// MovesRequest asks for the moves behind a cell of a table of flows. A nil end
// is any; the empty text is the cell of posts that state no bloc or office.
// A nil year is any.
type MovesRequest struct {
	Filter               graph.Filter
	FromLevel, ToLevel   *string
	FromBloc, ToBloc     *string
	FromOffice, ToOffice *string
	FromUnit, ToUnit     *string
	Year                 *int64
	Direction            string // up, down, lateral or unordered
	View                 View
}

func (q MovesRequest) args() (graph.Args, error) {
	args := q.Filter.Args()
	for name, value := range map[string]*string{
		"from_level": q.FromLevel, "to_level": q.ToLevel, "from_bloc": q.FromBloc, "to_bloc": q.ToBloc,
		"from_office": q.FromOffice, "to_office": q.ToOffice, "from_unit": q.FromUnit, "to_unit": q.ToUnit,
	} {
		if value != nil {
			args[name] = *value
		}
	}
	if q.Year != nil {
		args["year"] = *q.Year
	}
	switch direction := graph.Direction(q.Direction); direction {
	case "":
	case graph.Up, graph.Down, graph.Lateral, graph.Unordered:
		args["direction"] = q.Direction
	default:
		return nil, graph.Errorf(graph.Invalid, "direction", "direction is up, down, lateral or unordered, not %q", q.Direction)
	}
	return args, nil
}

// Moves lists moves in the order of their days.
func (s *Service) Moves(ctx context.Context, q MovesRequest) (*Answer, error) {
	args, err := q.args()
	if err != nil {
		return nil, err
	}
	return s.list(ctx, "moves", args, q.View, filterWords)
}

// HigherRequest asks for rotations that led to a higher office. An empty level
// is any.
type HigherRequest struct {
	Filter             graph.Filter
	FromLevel, ToLevel string
	View               View
}

// HigherAfterRotation lists rotations that led to a higher office.
func (s *Service) HigherAfterRotation(ctx context.Context, q HigherRequest) (*Answer, error) {
	args := with(q.Filter, stated(graph.Args{"from_level": q.FromLevel, "to_level": q.ToLevel}))
	return s.list(ctx, "higher_after_rotation", args, q.View, filterWords)
}

// RouteRequest asks for the shortest route from one unit to another.
type RouteRequest struct {
	From, To string
	View     View
}

// Route lists the steps of the shortest route between two units over moves. No
// route is no row and a warning.
func (s *Service) Route(ctx context.Context, q RouteRequest) (*Answer, error) {
	args := graph.Args{"from_unit": q.From, "to_unit": q.To}
	words := map[string]string{"from_unit": "from", "to_unit": "to"}
	for name, id := range map[string]string{"from": q.From, "to": q.To} {
		if id == "" {
			return nil, graph.Errorf(graph.Invalid, name, "name the units from which and to which the route leads")
		}
	}
	answer, err := s.list(ctx, "shortest_route", args, q.View, words)
	if err == nil && answer.Meta.Count == 0 && q.View.Cursor == "" {
		answer.Meta.Warnings = append(answer.Meta.Warnings, "no moves lead from "+q.From+" to "+q.To)
	}
	return answer, err
}

// ClaimsRequest asks for the published figures.
type ClaimsRequest struct{ View View }

// Claims lists the published figures that came with the dataset.
func (s *Service) Claims(ctx context.Context, q ClaimsRequest) (*Answer, error) {
	return s.list(ctx, "claims", nil, q.View, nil)
}
