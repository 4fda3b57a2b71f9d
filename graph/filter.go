package graph

// A Filter is what every list and table can be narrowed by. Its parts mean the
// same everywhere:
//
//   - Since and Until bound the day on which a move happened or a tenure
//     began, taken as the first day that a partial date can mean;
//   - Kinds are kinds of moves, or of the arrival of a tenure;
//   - Levels, Blocs and Unit hold for a move when either of its ends is there,
//     for a tenure when its post is; a unit includes its descendants;
//   - Offices are the offices taken.
//
// An empty part does not narrow.
type Filter struct {
	Since, Until Date
	Kinds        []string
	Levels       []string
	Blocs        []string
	Unit         string
	Offices      []string
}

// Args gives the filter as arguments of a question that takes all of them.
func (f Filter) Args() Args {
	args := Args{}
	if !f.Since.IsZero() {
		args["since"] = f.Since
	}
	if !f.Until.IsZero() {
		args["until"] = f.Until
	}
	for name, list := range map[string][]string{"kinds": f.Kinds, "levels": f.Levels, "blocs": f.Blocs, "offices": f.Offices} {
		if len(list) > 0 {
			args[name] = list
		}
	}
	if f.Unit != "" {
		args["unit"] = f.Unit
	}
	return args
}
