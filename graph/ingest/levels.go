package ingest

import (
	"slices"

	"careergraph/graph"
)

// scales are the levels, lowest first, whose order is known without being
// told. They are a convention of the format.
var scales = [][]string{
	{"commune", "district", "province", "central"},
	{"xã", "huyện", "tỉnh", "trung ương"},
}

// foundLevels makes levels of those that units and posts state, where the
// dataset lists none: in the order of a known scale that holds them all, else
// by bytes and without order, which a note says.
func foundLevels(d *graph.Dataset, found map[string]bool) (note string) {
	delete(found, graph.UnknownLevel)
	delete(found, "")
	d.Levels, d.Ordered = nil, false
	if len(found) == 0 {
		return "no level is stated: every move is unordered in direction"
	}
	for _, scale := range scales {
		var ids []string
		for _, id := range scale {
			if found[id] {
				ids = append(ids, id)
			}
		}
		if len(ids) == len(found) {
			d.Levels, d.Ordered = levelsOf(ids), true
			return ""
		}
	}
	var ids []string
	for id := range found {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	d.Levels = levelsOf(ids)
	return "the levels have no order, since dataset.yaml does not list them: every move is unordered in direction; list them there, lowest first"
}

func levelsOf(ids []string) []graph.Level {
	levels := make([]graph.Level, len(ids))
	for i, id := range ids {
		levels[i] = graph.Level{ID: id}
	}
	return levels
}
