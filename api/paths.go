package api

import (
	"context"

	"careergraph/graph"
	"careergraph/graph/path"
)

// PathsRequest asks for careers through a sequence of levels; see path.Request.
// Gaps are allowed unless NoGaps says otherwise.
type PathsRequest struct {
	Levels   []string
	NoGaps   bool
	OrHigher bool
	Filter   graph.Filter
	View     View
}

// Paths are careers, each with all its arrivals.
type Paths []Path

// A Path is the career of one official.
type Path struct {
	OfficialID string  `json:"official_id"`
	Name       *string `json:"name"`
	Steps      []Step  `json:"steps" nullable:"false"`
}

// A Step is one arrival of a career.
type Step struct {
	TenureID string `json:"tenure_id"`
	Level    string `json:"level"`
	PostID   string `json:"post_id"`
	UnitID   string `json:"unit_id"`
	Start    string `json:"start"`
}

// MarshalJSON gives what encoding/json would, in a fraction of its time: a page
// of paths is the largest answer there is.
func (paths Paths) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 64+len(paths)*512), '[')
	for i, p := range paths {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(append(b, `{"official_id":`...), p.OfficialID)
		b = append(b, `,"name":`...)
		if p.Name != nil {
			b = appendText(b, *p.Name)
		} else {
			b = append(b, "null"...)
		}
		b = append(b, `,"steps":[`...)
		for j, step := range p.Steps {
			if j > 0 {
				b = append(b, ',')
			}
			b = appendText(append(b, `{"tenure_id":`...), step.TenureID)
			b = appendText(append(b, `,"level":`...), step.Level)
			b = appendText(append(b, `,"post_id":`...), step.PostID)
			b = appendText(append(b, `,"unit_id":`...), step.UnitID)
			b = appendText(append(b, `,"start":`...), step.Start)
			b = append(b, '}')
		}
		b = append(b, "]}"...)
	}
	return append(b, ']'), nil
}

// Table gives one row for each step.
func (paths Paths) Table() Table {
	t := Table{Columns: []graph.Column{
		{Name: "official_id", Kind: "string"}, {Name: "name", Kind: "string", Nullable: true}, {Name: "step", Kind: "int"},
		{Name: "tenure_id", Kind: "string"}, {Name: "level", Kind: "string"}, {Name: "post_id", Kind: "string"},
		{Name: "unit_id", Kind: "string"}, {Name: "start", Kind: "date"},
	}}
	for _, p := range paths {
		var name any
		if p.Name != nil {
			name = *p.Name
		}
		for i, step := range p.Steps {
			t.Rows = append(t.Rows, []any{p.OfficialID, name, int64(i + 1), step.TenureID, step.Level, step.PostID, step.UnitID, step.Start})
		}
	}
	return t
}

// pathWords are the names under which callers give the arguments of paths.
var pathWords = map[string]string{"sequence": "levels", "kinds": "kind", "blocs": "bloc", "offices": "office"}

// Paths lists the careers that go through the levels; Meta.Count tells the
// officials on all pages.
func (s *Service) Paths(ctx context.Context, q PathsRequest) (*Answer, error) {
	through := path.Request{Levels: q.Levels, Gaps: !q.NoGaps, OrHigher: q.OrHigher, Filter: q.Filter}
	args, err := through.Args()
	if err != nil {
		return nil, err
	}
	asked := request{question: "careers_through_levels", args: args, view: q.View, words: pathWords}
	return s.answer(ctx, asked, func(ctx context.Context, r Reader, page graph.Page) (result, error) {
		found, err := path.Through(ctx, r, through, page)
		if err != nil {
			return result{}, err
		}
		paths := make(Paths, len(found.Careers))
		for i, c := range found.Careers {
			paths[i] = Path{OfficialID: c.OfficialID, Name: c.Name, Steps: make([]Step, len(c.Steps))}
			for j, step := range c.Steps {
				paths[i].Steps[j] = Step(step)
			}
		}
		return result{data: paths, more: found.More, count: &found.Total}, nil
	})
}
