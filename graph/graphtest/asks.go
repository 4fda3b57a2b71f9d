package graphtest

import (
	"cmp"
	"maps"
	"slices"

	"careergraph/graph"
	"careergraph/queries"
)

// AllAsks makes a broad list of asks from what a batch holds: every question,
// each optional argument alone with several values, several at once, and pages.
// The same batch gives the same list.
func AllAsks(batch *graph.Batch) []graph.Ask {
	values := newValues(batch)
	var asks []graph.Ask
	for _, name := range queries.Names() {
		question, _ := queries.Lookup(name)
		required, optional := values.required(question), []queries.Arg{}
		for _, arg := range question.Args {
			if arg.Optional {
				optional = append(optional, arg)
			}
		}
		turn := 0
		add := func(page graph.Ask, chosen graph.Args) {
			args := maps.Clone(required[turn%len(required)])
			turn++
			maps.Copy(args, chosen)
			asks = append(asks, graph.Ask{Question: name, Args: args, Skip: page.Skip, Limit: page.Limit})
		}
		for range required {
			add(graph.Ask{}, nil)
		}
		for _, page := range []graph.Ask{{Limit: 1}, {Skip: 1, Limit: 3}, {Skip: 2}, {Limit: 50}} {
			add(page, nil)
		}
		for _, arg := range optional {
			for _, value := range values.of(question, arg) {
				add(graph.Ask{}, graph.Args{arg.Name: value})
			}
		}
		for i, x := range optional {
			for _, step := range []int{1, 2} {
				if y := optional[(i+step)%len(optional)]; y != x {
					a, b := values.of(question, x), values.of(question, y)
					add(graph.Ask{Limit: 20}, graph.Args{x.Name: a[(i+step)%len(a)], y.Name: b[i%len(b)]})
				}
			}
		}
	}
	return asks
}

// values are things that a batch holds, a few of each sort, and for each sort
// one that it does not hold.
type values struct {
	officials, posts, units       []string
	levels, blocs, offices, kinds []string
	names, tags                   []string
	files, codes                  []string // of the report
	dates                         []graph.Date
	years                         []int
	sequences                     [][]string
}

const stranger = "no such thing"

func newValues(b *graph.Batch) *values {
	v := &values{}
	byMoves := slices.Clone(b.Officials)
	slices.SortFunc(byMoves, func(x, y graph.Official) int {
		return cmp.Or(cmp.Compare(y.Moves, x.Moves), cmp.Compare(y.Tenures, x.Tenures), cmp.Compare(x.ID, y.ID))
	})
	for _, o := range spread(byMoves, 4) {
		v.officials = append(v.officials, o.ID)
		if name := []rune(o.Name); len(name) > 0 {
			v.names = append(v.names, string(name[:min(3, len(name))]), string(name[len(name)/2:]))
		}
	}
	holders, taken := map[string]int{}, map[string]int{}
	posts := map[string]*graph.Post{}
	for i := range b.Posts {
		posts[b.Posts[i].ID] = &b.Posts[i]
	}
	starts := map[graph.Date]int{}
	for i := range b.Tenures {
		t := &b.Tenures[i]
		holders[t.PostID]++
		starts[t.Start]++
	}
	delete(starts, graph.Date{})
	kinds, blocs, offices := map[string]int{}, map[string]int{}, map[string]int{}
	for i := range b.Moves {
		m := &b.Moves[i]
		kinds[m.Kind]++
		from, to := posts[m.FromPost], posts[m.ToPost]
		taken[to.UnitID]++
		taken[from.UnitID]++
		blocs[from.Bloc]++
		blocs[to.Bloc]++
		offices[to.Office]++
	}
	delete(blocs, "")
	delete(offices, "")
	v.posts = spread(mostFirst(holders), 4)
	v.units = append(v.units, spread(mostFirst(taken), 4)...)
	for i := range b.Units {
		if u := &b.Units[i]; u.LastPlace-u.Place >= 2 {
			v.units = append(v.units, u.ID) // one with a tree below it
			break
		}
	}
	tags := map[string]int{}
	for i := range b.Units {
		for _, tag := range b.Units[i].Tags {
			tags[tag]++
		}
	}
	v.tags = append(spread(mostFirst(tags), 3), stranger)
	for _, f := range spread(b.Report.Files, 3) {
		v.files = append(v.files, f.File)
	}
	for _, c := range spread(b.Report.Codes, 3) {
		v.codes = append(v.codes, c.Code)
	}
	v.files, v.codes = append(v.files, stranger), append(v.codes, stranger)
	for i := range b.Units {
		if len(v.units) < 2 {
			v.units = append(v.units, b.Units[i].ID)
		}
	}
	for _, level := range b.Dataset.Levels {
		v.levels = append(v.levels, level.ID)
	}
	v.sequences = sequences(v.levels)
	v.levels = append(spread(v.levels, 4), graph.UnknownLevel)
	v.kinds = append(spread(mostFirst(kinds), 3), stranger)
	v.blocs = append(spread(mostFirst(blocs), 3), stranger)
	v.offices = append(spread(mostFirst(offices), 4), stranger)
	days := slices.SortedFunc(maps.Keys(starts), func(x, y graph.Date) int { return cmp.Compare(x.String(), y.String()) })
	for _, day := range spread(days, 4) {
		v.dates = append(v.dates, day, graph.MustDate(day.String()[:4]))
		v.years = append(v.years, day.Year())
	}
	v.officials = append(v.officials, stranger)
	v.posts = append(v.posts, stranger)
	v.units = append(v.units, stranger)
	v.names = append(v.names, "an", "", "%")
	v.dates = append(v.dates, graph.MustDate("1900"))
	v.years = append(v.years, 1900)
	return v
}

// spread picks at most n items, the first and the last among them.
func spread[T any](items []T, n int) []T {
	if len(items) <= n {
		return slices.Clone(items)
	}
	picked := make([]T, 0, n)
	for i := range n {
		picked = append(picked, items[i*(len(items)-1)/(n-1)])
	}
	return picked
}

// mostFirst lists what was counted, the most frequent first.
func mostFirst(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y))
	})
}

// sequences of levels: all of them upwards, steps upwards and downwards, one
// level alone and twice, and one that nobody lists.
func sequences(levels []string) [][]string {
	var all [][]string
	if len(levels) > 2 {
		all = append(all, spread(levels, 3))
	}
	for i := 1; i < len(levels) && i < 4; i++ {
		all = append(all, []string{levels[i-1], levels[i]}, []string{levels[i], levels[i-1]})
	}
	for _, level := range spread(levels, 2) {
		all = append(all, []string{level}, []string{level, level})
	}
	return append(all, []string{graph.UnknownLevel})
}

// of gives values for an argument: at least one, and the first is one that the
// batch has, where it has any.
func (v *values) of(question *queries.Question, arg queries.Arg) []any {
	switch arg.Name {
	case "id":
		if question.Name == "post_by_id" {
			return anys(v.posts)
		}
		return anys(v.officials)
	case "official":
		return anys(v.officials)
	case "post":
		return anys(v.posts)
	case "unit", "from_unit", "in_unit", "above", "around":
		return anys(v.units)
	case "to_unit":
		return anys(append(v.units[1:len(v.units):len(v.units)], v.units[0]))
	case "levels", "unit_levels":
		return append(singles(v.levels), anys([][]string{v.levels})...)
	case "blocs":
		return append(singles(v.blocs), anys([][]string{v.blocs})...)
	case "offices":
		return append(singles(v.offices), anys([][]string{v.offices})...)
	case "kinds":
		return append(singles(v.kinds), anys([][]string{v.kinds})...)
	case "level", "from_level", "to_level", "unit_level", "at_level":
		return anys(v.levels)
	case "office":
		return anys(v.offices)
	case "from_bloc", "to_bloc":
		return append(anys(v.blocs), "")
	case "from_office", "to_office":
		return append(anys(v.offices), "")
	case "sequence":
		return anys(v.sequences)
	case "name":
		return anys(v.names)
	case "tag":
		return anys(v.tags)
	case "direction":
		return anys([]graph.Direction{graph.Up, graph.Down, graph.Lateral, graph.Unordered})
	case "locality":
		return anys([]string{"local", "not_local", "unknown"})
	case "origin":
		return anys([]string{"rotated_in", "promoted", "elsewhere", "unknown"})
	case "only":
		return anys([]string{"arrivals", "departures", stranger})
	case "order":
		return anys([]string{"gained", "lost", stranger})
	case "year":
		return anys(v.years)
	case "min_years":
		return anys([]int{8, 1, 0})
	case "min_terms":
		return anys([]int{2, 1, -1})
	case "days":
		return anys([]int{90, 365, 0})
	case "depth":
		return anys([]int{1, 0, 2})
	case "code":
		return anys(v.codes)
	case "severity":
		return anys([]string{"error", "warning"})
	case "file":
		return anys(v.files)
	}
	switch arg.Kind {
	case queries.FirstDay, queries.LastDay:
		return anys(v.dates)
	case queries.Bool:
		return []any{true, false}
	}
	panic("no values for the argument " + arg.Name + " of " + question.Name)
}

// required gives several choices of the arguments that a question needs.
func (v *values) required(question *queries.Question) []graph.Args {
	choices := []graph.Args{{}}
	for _, arg := range question.Args {
		if arg.Optional {
			continue
		}
		var longer []graph.Args
		for _, value := range v.of(question, arg) {
			for _, choice := range choices {
				with := maps.Clone(choice)
				with[arg.Name] = value
				longer = append(longer, with)
			}
		}
		choices = longer
	}
	return spread(choices, 12)
}

func anys[T any](list []T) []any {
	all := make([]any, len(list))
	for i, item := range list {
		all[i] = item
		if d, ok := any(item).(graph.Direction); ok {
			all[i] = string(d)
		}
	}
	return all
}

func singles(list []string) []any {
	all := make([]any, len(list))
	for i, item := range list {
		all[i] = []string{item}
	}
	return all
}
