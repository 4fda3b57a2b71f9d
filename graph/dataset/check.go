package dataset

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"careergraph/graph"
)

// A vocabulary is the words of one sort that a dataset lists.
type vocabulary struct {
	question string // which lists them
	noun     string
	besides  string // a word that every dataset knows
}

var (
	levels  = vocabulary{question: "levels", noun: "level", besides: graph.UnknownLevel}
	blocs   = vocabulary{question: "blocs", noun: "bloc"}
	kinds   = vocabulary{question: "kinds", noun: "kind of moves", besides: graph.UnstatedKind}
	offices = vocabulary{question: "offices", noun: "office"}
)

// mostWords is how many known words a refusal lists: offices may be thousands.
const mostWords = 20

// words tells which arguments of questions hold words of which vocabulary.
var words = map[string]vocabulary{
	"levels": levels, "sequence": levels, "from_level": levels, "to_level": levels, "at_level": levels, "level": levels, "unit_level": levels, "unit_levels": levels, "territory": levels,
	"blocs": blocs, "from_bloc": blocs, "to_bloc": blocs,
	"kinds":   kinds,
	"offices": offices, "office": offices, "from_office": offices, "to_office": offices,
}

// A thing is what an id in an argument names.
type thing struct {
	question string // asked for the one thing
	arg      string
	noun     string
	remedy   string
}

var (
	unit     = thing{question: "units", arg: "unit", noun: "unit", remedy: "search the units by name"}
	post     = thing{question: "post_by_id", arg: "id", noun: "post", remedy: "list the posts of its unit"}
	official = thing{question: "official_by_id", arg: "id", noun: "official", remedy: "search the officials by name"}
)

var things = map[string]thing{
	"unit": unit, "from_unit": unit, "to_unit": unit, "in_unit": unit, "above": unit, "around": unit, "post": post, "official": official,
}

// Check refuses arguments of a question that name what the dataset does not
// know: Invalid, listing the known ones, for a level, a bloc, a kind or an
// office; NotFound for the id of a unit, a post or an official. It refuses a
// since after until too. A dataset that lists no blocs, no kinds or no offices
// knows any. An empty text names nothing and passes.
func Check(ctx context.Context, r Reader, args graph.Args) error {
	if since, ok := args["since"].(graph.Date); ok && !since.IsZero() {
		if until, ok := args["until"].(graph.Date); ok && !until.IsZero() && since.First() > until.Last() {
			return graph.Errorf(graph.Invalid, "since", "since %s is after until %s; exchange the two", since, until)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(args)) {
		given := texts(args[name])
		if len(given) == 0 {
			continue
		}
		if vocabulary, ok := words[name]; ok {
			if err := vocabulary.check(ctx, r, name, given); err != nil {
				return err
			}
		}
		if thing, ok := things[name]; ok {
			if err := thing.check(ctx, r, name, given[0]); err != nil {
				return err
			}
		}
	}
	return nil
}

// texts gives the texts of an argument that are not empty.
func texts(value any) []string {
	switch v := value.(type) {
	case string:
		if v != "" {
			return []string{v}
		}
	case []string:
		return v
	}
	return nil
}

func (v vocabulary) check(ctx context.Context, r Reader, name string, given []string) error {
	answer, err := r.Ask(ctx, graph.Ask{Question: v.question})
	if err != nil {
		return err
	}
	at, err := answer.Find("id")
	if err != nil {
		return err
	}
	if len(answer.Rows) == 0 {
		return nil
	}
	known := make([]string, 0, len(answer.Rows)+1)
	for _, row := range answer.Rows {
		known = append(known, row[at[0]].(string))
	}
	if v.besides != "" && !slices.Contains(known, v.besides) {
		known = append(known, v.besides)
	}
	for _, word := range given {
		if !slices.Contains(known, word) {
			return graph.Errorf(graph.Invalid, name, "the dataset knows no %s %q; it knows %s", v.noun, word, v.listing(known))
		}
	}
	return nil
}

// listing names known words, and where to find those for which there is no room.
func (v vocabulary) listing(known []string) string {
	if more := len(known) - mostWords; more > 0 {
		return fmt.Sprintf("%s and %d more, which the question %s lists", strings.Join(known[:mostWords], ", "), more, v.question)
	}
	return strings.Join(known, ", ")
}

func (t thing) check(ctx context.Context, r Reader, name, id string) error {
	ask := graph.Ask{Question: t.question, Args: graph.Args{t.arg: id}, Limit: 1}
	if t == unit {
		ask.Args["depth"] = 0
	}
	answer, err := r.Ask(ctx, ask)
	if err != nil {
		return err
	}
	if len(answer.Rows) == 0 {
		return graph.Errorf(graph.NotFound, name, "there is no %s %q; %s", t.noun, id, t.remedy)
	}
	return nil
}
