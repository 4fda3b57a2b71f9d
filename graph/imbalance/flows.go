package imbalance

import (
	"context"

	"careergraph/graph"
)

// A flow is moves one way between two ends; an end without an id is not stated.
type flow struct {
	from, to end
	moves    int64
}

type end struct{ id, name string }

// flowsBy reads the flows of a question of that name.
func flowsBy(ctx context.Context, r Reader, by string, filter graph.Filter) ([]flow, error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "flows_by_" + by, Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("from_id", "to_id", "moves")
	if err != nil {
		return nil, err
	}
	var names []int
	if by == "unit" {
		if names, err = answer.Find("from_name", "to_name"); err != nil {
			return nil, err
		}
	}
	flows := make([]flow, len(answer.Rows))
	for i, row := range answer.Rows {
		f := &flows[i]
		f.from.id, f.to.id, f.moves = statedIn(row[at[0]], by), statedIn(row[at[1]], by), row[at[2]].(int64)
		if names != nil {
			f.from.name, _ = row[names[0]].(string)
			f.to.name, _ = row[names[1]].(string)
		}
	}
	return flows, nil
}

// statedIn is an id, empty where none is stated.
func statedIn(value any, by string) string {
	id, _ := value.(string)
	if by == "level" && id == graph.UnknownLevel {
		return ""
	}
	return id
}

// flowsByLevelAndBloc adds moves up by the level and the bloc of both posts.
func flowsByLevelAndBloc(ctx context.Context, r Reader, filter graph.Filter) ([]flow, error) {
	answer, err := r.Ask(ctx, graph.Ask{Question: "moves_by_group", Args: filter.Args()})
	if err != nil {
		return nil, err
	}
	at, err := answer.Find("from_level", "from_bloc", "to_level", "to_bloc", "moves")
	if err != nil {
		return nil, err
	}
	flows := make([]flow, len(answer.Rows))
	for i, row := range answer.Rows {
		flows[i] = flow{from: both(row[at[0]], row[at[1]]), to: both(row[at[2]], row[at[3]]), moves: row[at[4]].(int64)}
	}
	return flows, nil
}

// both names a level with a bloc: district/party.
func both(level, bloc any) end {
	l, b := statedIn(level, "level"), statedIn(bloc, "bloc")
	if l == "" || b == "" {
		return end{}
	}
	return end{id: l + "/" + b}
}

// scaleOfBoth puts the higher level first and, of one level, the earlier bloc.
func scaleOfBoth(ctx context.Context, r Reader) (s scale, err error) {
	levels, err := scaleOf(ctx, r, "level")
	if err != nil {
		return s, err
	}
	blocs, err := scaleOf(ctx, r, "bloc")
	if err != nil {
		return s, err
	}
	s = scale{places: map[string]int64{}, top: levels.top}
	n := int64(len(blocs.places))
	for level, i := range levels.places {
		for bloc, j := range blocs.places {
			if s.top {
				j = n - 1 - j
			}
			s.places[level+"/"+bloc] = i*n + j
		}
	}
	return s, nil
}

// flowsByTerritory takes each unit for the topmost one of a level in which it
// lies, or which it is: an agency of a district is in the district. Units above
// that level, or beside it, are in none.
func flowsByTerritory(ctx context.Context, r Reader, filter graph.Filter, level string) ([]flow, error) {
	if level == "" {
		return nil, graph.Errorf(graph.Invalid, "territory", "state of which level the territories are, such as district")
	}
	flows, err := flowsBy(ctx, r, "unit", filter)
	if err != nil {
		return nil, err
	}
	units, err := r.Ask(ctx, graph.Ask{Question: "units"})
	if err != nil {
		return nil, err
	}
	at, err := units.Find("id", "name", "level", "parent_id")
	if err != nil {
		return nil, err
	}
	// Parents come before their children in the order of the question.
	in := make(map[string]end, len(units.Rows))
	for _, row := range units.Rows {
		id := row[at[0]].(string)
		parent, _ := row[at[3]].(string)
		in[id] = in[parent]
		if row[at[2]] == level && in[id].id == "" {
			in[id] = end{id: id, name: row[at[1]].(string)}
		}
	}
	for i := range flows {
		flows[i].from, flows[i].to = in[flows[i].from.id], in[flows[i].to.id]
	}
	return flows, nil
}
