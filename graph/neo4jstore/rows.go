package neo4jstore

import (
	"cmp"
	"maps"
	"slices"

	"careergraph/graph"
)

// rows gives the things of a batch as rows of the statements of a load. What is
// not stated is null, which leaves no property.
type rows struct {
	batch   *graph.Batch
	places  map[string]int            // of the batch's units by id
	units   map[string]string         // unit of each post
	numbers map[string]int            // of the batch's officials by id, from 1
	moves   []int                     // the batch's moves in the order of the posts they leave
	extra   map[string]map[string]any // per label: every extra property that was ever loaded, as null
}

func newRows(batch *graph.Batch, known []any) *rows {
	r := &rows{
		batch:   batch,
		places:  make(map[string]int, len(batch.Units)),
		units:   make(map[string]string, len(batch.Posts)),
		numbers: make(map[string]int, len(batch.Officials)),
		moves:   byOrigin(batch),
		extra:   extraOf(batch, known),
	}
	for i := range batch.Units {
		r.places[batch.Units[i].ID] = batch.Units[i].Place
	}
	for i := range batch.Posts {
		r.units[batch.Posts[i].ID] = batch.Posts[i].UnitID
	}
	for i := range batch.Officials {
		r.numbers[batch.Officials[i].ID] = i + 1
	}
	return r
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// first gives the first day that a date can mean, and precision how much of it
// is stated; both are null for one that is not stated.
func first(d graph.Date) any {
	if d.IsZero() {
		return nil
	}
	return day(d.First())
}

func precision(d graph.Date) any { return text(string(d.Precision())) }

// begun gives a start as the text by which tenures are sorted: as it is stated,
// or, where it is not, a sign after all digits.
func begun(start graph.Date) string {
	if start.IsZero() {
		return "~"
	}
	return start.String()
}

// caption is what a person sees on a node whose name is a label.
func caption(label graph.Label, id string) string { return label.In("vi", id) }

func (r *rows) level(i int) []any {
	d := &r.batch.Dataset
	l := d.Levels[i]
	return []any{l.ID, caption(l.Label, l.ID), i + 1, string(d.LevelCode(l.ID)), text(l.Label["vi"]), text(l.Label["en"]), first(l.ValidTo), precision(l.ValidTo)}
}

func (r *rows) bloc(i int) []any {
	b := r.batch.Dataset.Blocs[i]
	return []any{b.ID, caption(b.Label, b.ID), i + 1, text(b.Label["vi"]), text(b.Label["en"])}
}

func (r *rows) office(i int) []any {
	o := r.batch.Dataset.Offices[i]
	return []any{o.ID, caption(o.Label, o.ID), i + 1, text(o.Label["vi"]), text(o.Label["en"])}
}

func (r *rows) kind(i int) []any {
	k := r.batch.Dataset.Kinds[i]
	moves := 0
	for j := range r.batch.Moves {
		if r.batch.Moves[j].Kind == k.ID {
			moves++
		}
	}
	return []any{k.ID, caption(k.Label, k.ID), i + 1, text(k.Label["vi"]), text(k.Label["en"]), k.Rotation, moves}
}

func (r *rows) unit(i int) []any {
	u := &r.batch.Units[i]
	var tags any
	if len(u.Tags) > 0 {
		tags = u.Tags
	}
	return []any{
		u.ID, u.Name, u.Level, text(u.ParentID), text(u.Type),
		first(u.ValidFrom), precision(u.ValidFrom), first(u.ValidTo), precision(u.ValidTo),
		tags, text(u.Source), u.Place, u.LastPlace, u.Depth, graph.Fold(u.Name), r.nodeExtra("Unit", u.Extra),
	}
}

// parents lists the units that have a parent, with it.
func (r *rows) parents() [][]any {
	var list [][]any
	for i := range r.batch.Units {
		if u := &r.batch.Units[i]; u.ParentID != "" {
			list = append(list, []any{u.ID, u.ParentID})
		}
	}
	return list
}

func (r *rows) link(i int) []any {
	l := &r.batch.Links[i]
	return []any{l.PredecessorID, l.SuccessorID, string(l.Kind), first(l.On), precision(l.On), edgeExtra(l.Extra)}
}

func (r *rows) post(i int) []any {
	p := &r.batch.Posts[i]
	var order, rank, seats any
	if n, ok := r.batch.Dataset.LevelOrder(p.Level); ok {
		order = n
	}
	if p.Rank != nil {
		rank = *p.Rank
	}
	if p.Seats > 0 {
		seats = p.Seats
	}
	return []any{
		p.ID, p.Title, p.UnitID, text(p.OwnLevel), p.Level, order, text(p.Bloc), text(p.Office), p.Head, rank, string(p.Class), seats,
		first(p.ValidFrom), precision(p.ValidFrom), first(p.ValidTo), precision(p.ValidTo), r.places[p.UnitID], r.nodeExtra("Post", p.Extra),
	}
}

func (r *rows) official(i int) []any {
	o := &r.batch.Officials[i]
	return []any{
		o.ID, text(o.Name), text(graph.Fold(o.Name)), text(o.Gender),
		first(o.Birth), precision(o.Birth), first(o.Death), precision(o.Death),
		text(o.NativeUnitID), text(o.Source), o.Tenures, o.Moves, text(o.Trail), i + 1, r.nodeExtra("Official", o.Extra),
	}
}

func (r *rows) tenure(i int) []any {
	t := &r.batch.Tenures[i]
	return []any{
		t.OfficialID, t.PostID, t.ID, text(t.Decision), text(t.Source), text(t.EndCause),
		first(t.End), precision(t.End), string(t.Status), day(t.LastDay), text(t.Arrival),
		precision(t.Start), first(t.Start), string(t.Outcome), t.Seq, begun(t.Start), edgeExtra(t.Extra),
	}
}

// byOrigin orders moves by the posts they leave. Whatever walks all moves walks
// them from post to post, and finds them quicker where they lie in that order.
func byOrigin(batch *graph.Batch) []int {
	order := make([]int, len(batch.Moves))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(batch.Moves[i].FromPost, batch.Moves[j].FromPost) })
	return order
}

func (r *rows) move(i int) []any {
	m := &r.batch.Moves[r.moves[i]]
	return []any{
		m.FromPost, m.ToPost, m.ID, m.OfficialID, m.FromTenure, m.ToTenure,
		m.GapDays, precision(m.On), first(m.On), m.Kind, string(m.Direction), r.numbers[m.OfficialID],
	}
}

// routes counts the moves between every two different units, in the order of
// their ids.
func (r *rows) routes() [][]any {
	type route struct{ from, to string }
	counts := map[route]int{}
	for i := range r.batch.Moves {
		m := &r.batch.Moves[i]
		if from, to := r.units[m.FromPost], r.units[m.ToPost]; from != to {
			counts[route{from, to}]++
		}
	}
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b route) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	list := make([][]any, len(keys))
	for i, key := range keys {
		list[i] = []any{key.from, key.to, counts[key]}
	}
	return list
}

func (r *rows) claim(i int) []any {
	c := &r.batch.Claims[i]
	return []any{
		c.ID, c.Question, c.Count, text(c.PartOf), text(c.From), text(c.To), text(c.Office), text(c.Kind),
		first(c.Since), precision(c.Since), first(c.Until), precision(c.Until), text(c.Source), r.nodeExtra("Claim", c.Extra),
	}
}

func (r *rows) reportFile(i int) []any {
	f := &r.batch.Report.Files[i]
	return []any{i + 1, f.File, f.Read, f.Accepted, f.Rejected, f.Repeated, f.Skipped}
}

func (r *rows) reportCode(i int) []any {
	c := &r.batch.Report.Codes[i]
	return []any{c.Code, c.Severity, c.Problems}
}

func (r *rows) reportProblem(i int) []any {
	p := &r.batch.Report.Problems[i]
	return []any{i + 1, p.File, p.Line, text(p.Where), text(p.Column), text(p.Value), p.Code, p.Severity, p.Message}
}

func (r *rows) reportNote(i int) []any {
	return []any{i + 1, r.batch.Report.Notes[i]}
}

// datasetProperties describes the batch as a whole; its counts are those that
// the question dataset tells.
func datasetProperties(batch *graph.Batch) map[string]any {
	d := &batch.Dataset
	properties := map[string]any{
		"id": d.ID, "name": caption(d.Title, d.ID), "title_vi": text(d.Title["vi"]), "title_en": text(d.Title["en"]),
		"as_of": first(d.AsOf), "as_of_precision": precision(d.AsOf), "blank_end": string(d.BlankEnd),
		"overlap_days": d.OverlapDays, "gap_days": d.GapDays, "ordered": d.Ordered, "source": text(d.Source), "licence": text(d.Licence),
		"units": len(batch.Units), "posts": len(batch.Posts), "officials": len(batch.Officials),
		"tenures": len(batch.Tenures), "moves": len(batch.Moves), "first_day": nil, "last_day": nil,
	}
	outcomes := map[graph.Outcome]int{}
	var earliest, latest graph.Day
	started := false
	for i := range batch.Tenures {
		t := &batch.Tenures[i]
		outcomes[t.Outcome]++
		if t.Start.IsZero() {
			continue
		}
		s := t.Start.First()
		if !started {
			earliest, latest, started = s, s, true
		}
		earliest, latest = min(earliest, s), max(latest, s)
	}
	if started {
		properties["first_day"], properties["last_day"] = day(earliest), day(latest)
	}
	for _, outcome := range graph.Outcomes {
		properties["outcome_"+string(outcome)] = outcomes[outcome]
	}
	return properties
}
