package claim

import (
	"maps"
	"slices"
	"strings"

	"careergraph/graph"
)

// A rule says how a claim's columns become a question. Of a sum, from and to
// pick rows by their ids of what they are of; of a count of rows, from and to
// are arguments by the names given, and a column without one must be blank.
type rule struct {
	ask      string
	sum      bool
	of       string // what from and to name: level, bloc, office or unit
	from, to string // arguments
	fixed    graph.Args
	noKind   bool // the question takes no kinds
}

// rules tells what the columns of a claim mean for each question:
//
//	question                from, to          found
//	flows, flows_by_level   levels            moves between them
//	flows_by_year           levels            the same
//	flows_by_bloc           blocs             moves between them
//	flows_by_office         offices           moves between them
//	flows_by_unit           units themselves  moves between them
//	moves                   levels            moves between them
//	tenures                 level of the post tenures
//	heads                   level of the post holders of head posts on the day of the dataset
//	heads_by_locality       level, locality   the same, local, not_local or unknown
//	heads_not_local         level of the post the same, those who are not local
//	higher_after_rotation   levels            rotations that led to a higher office
//
// A blank column means any. office is the office taken or held, kind that of
// the move or of the arrival, which heads do not have; since and until bound
// the move or the start.
var rules = map[string]rule{
	"flows":                 {ask: "flows_by_level", sum: true, of: "level"},
	"flows_by_level":        {ask: "flows_by_level", sum: true, of: "level"},
	"flows_by_year":         {ask: "flows_by_year", sum: true, of: "level"},
	"flows_by_bloc":         {ask: "flows_by_bloc", sum: true, of: "bloc"},
	"flows_by_office":       {ask: "flows_by_office", sum: true, of: "office"},
	"flows_by_unit":         {ask: "flows_by_unit", sum: true, of: "unit"},
	"moves":                 {ask: "flows_by_level", sum: true, of: "level"}, // each move is in one cell
	"tenures":               {ask: "tenures", from: "levels"},
	"heads":                 {ask: "heads", from: "levels", noKind: true},
	"heads_by_locality":     {ask: "heads_by_locality", from: "levels", to: "locality", noKind: true},
	"heads_not_local":       {ask: "heads_by_locality", from: "levels", fixed: graph.Args{"locality": "not_local"}, noKind: true},
	"higher_after_rotation": {ask: "higher_after_rotation", from: "from_level", to: "to_level"},
}

var questions = strings.Join(slices.Sorted(maps.Keys(rules)), ", ")

// args gives the arguments of the rule's question for a claim. It refuses a
// column that the question has no use for.
func (r rule) args(c graph.Claim) (graph.Args, error) {
	filter := graph.Filter{Since: c.Since, Until: c.Until}
	if c.Office != "" {
		filter.Offices = []string{c.Office}
	}
	if c.Kind != "" {
		if r.noKind {
			return nil, graph.Errorf(graph.Invalid, "kind", "%s has no kind; leave it blank", c.Question)
		}
		filter.Kinds = []string{c.Kind}
	}
	args := filter.Args()
	maps.Copy(args, r.fixed)
	if r.sum {
		return args, nil
	}
	for _, end := range []struct{ column, arg, id string }{{"from", r.from, c.From}, {"to", r.to, c.To}} {
		switch {
		case end.id == "":
		case end.arg == "":
			return nil, graph.Errorf(graph.Invalid, end.column, "%s has no %s; leave it blank", c.Question, end.column)
		case end.arg == "levels":
			args[end.arg] = []string{end.id}
		case end.arg == "locality" && !slices.Contains(localities, end.id):
			return nil, graph.Errorf(graph.Invalid, end.column, "%s is no locality; it is one of %s", end.id, strings.Join(localities, ", "))
		default:
			args[end.arg] = end.id
		}
	}
	return args, nil
}

var localities = []string{"local", "not_local", "unknown"}
