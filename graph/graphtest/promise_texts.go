package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// testTextsCompareByBytes uses words that some comparison or other takes for
// one another, or orders otherwise than bytes do.
func testTextsCompareByBytes(t *testing.T, _ string, open Open) {
	eachWordIsItself(t, open, []string{
		"A", "a", "B", "b", "Z", "z", // case, and capitals before small letters
		"\u00e9", "e\u0301", "e", "E\u0301", // é composed and decomposed
		"\u0110", "\u0111", "d", "D", // Đ and đ
		"\u00df", "ss", "SS", // ß folds to ss
		"\u0130", "i", "I", "\u0131", // the Turkish ones
		"\u212b", "\u00c5", // Ångström sign and Å normalise to one
		"a1", "a10", "a2", "a-b", "ab", "a b", "a  b", // numbers, and what a dictionary passes over
		"\ue000", "\uff21", "\ufffd", "\U00010000", "\U0001f600", // UTF-16 puts the last two first
	})
}

// testTextsAreNeverInterpreted uses words that mean something to a query
// language, to a regular expression or to a search with wildcards.
func testTextsAreNeverInterpreted(t *testing.T, _ string, open Open) {
	eachWordIsItself(t, open, []string{
		"'", `"`, "`", `\`, `\'`, "\\u0041", "A", "' or 1=1 --", "'); DROP TABLE tenures; --", "' }) DETACH DELETE n //",
		"$limit", "$1", "?", "${x}", "{id: 1}", "{{x}}", "%s", "%",
		".*", "^a", "[a-z]+", "a|b", "(?i)a", "\\d", "_", "a_c", "abc", "*",
		"--", "//", "/* x */", "#", ";",
		"null", "true", "1", "1.0", "01", "-1", "2020", "[]", "x,y", "unstated", "-",
	})
}

// eachWordIsItself makes each word the id of a level, a bloc, an office, a kind,
// a unit and an official who moved from there to a hub, and asks for each by
// everything that takes it.
func eachWordIsItself(t *testing.T, open Open, words []string) {
	words = slices.Sorted(slices.Values(words))
	first := func(w string) string { return w + "/first" } // the tenure at w, before that at the hub
	units := [][]string{{"id", "name", "level"}, {"hub", "Hub", "hub"}}
	posts := [][]string{{"id", "title", "unit_id", "bloc", "office", "head"}, {"hub", "Hub", "hub", "hub", "hub", "true"}}
	officials := [][]string{{"id", "name"}}
	tenures := [][]string{{"id", "official_id", "post_id", "start", "end", "arrival", "status"}}
	levels := "id: words\nas_of: 2020-12-31\nlevels:\n"
	for _, w := range words {
		units = append(units, []string{w, w, w})
		posts = append(posts, []string{w, w, w, w, w, "true"})
		officials = append(officials, []string{w, "name " + w})
		tenures = append(tenures, []string{first(w), w, w, "2010-01-01", "2014-12-31", w, ""}, []string{w, w, "hub", "2015-01-01", "", w, "current"})
		levels += fmt.Sprintf("  - {id: %q}\n", w)
	}
	batch := readTables(t, map[string][][]string{"units.csv": units, "posts.csv": posts, "officials.csv": officials, "tenures.csv": tenures}, levels+"  - {id: hub}\n")
	store := open(t)
	mustLoad(t, store, batch)

	column := func(ask graph.Ask, name string) []string {
		t.Helper()
		answer := mustAsk(t, store, ask)
		var values []string
		for _, row := range answer.Rows {
			values = append(values, fmt.Sprint(row[slices.IndexFunc(answer.Columns, func(c graph.Column) bool { return c.Name == name })]))
		}
		return values
	}
	expect := func(ask graph.Ask, name string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, column(ask, name)); diff != "" {
			t.Errorf("%s: %s differs (- by bytes, + the store):\n%s", formatAsk(ask), name, diff)
		}
	}
	ask := func(question string, args ...any) graph.Ask {
		a := graph.Ask{Question: question, Args: graph.Args{}}
		for i := 0; i < len(args); i += 2 {
			a.Args[args[i].(string)] = args[i+1]
		}
		return a
	}
	for _, question := range []string{"flows_by_level", "flows_by_bloc", "flows_by_office", "flows_by_unit", "routes_by_unit"} {
		expect(ask(question), "from_id", words...)
	}
	expect(ask("moves"), "id", words...)
	expect(ask("net_by_unit"), "id", slices.Sorted(slices.Values(append([]string{"hub"}, words...)))...)
	expect(ask("careers_through_levels", "sequence", []string{"hub"}, "gaps", true, "or_higher", false), "official_id", words...)
	for _, w := range words {
		expect(ask("official_by_id", "id", w), "id", w)
		expect(ask("post_by_id", "id", w), "id", w)
		expect(ask("career_tenures", "official", w), "id", first(w), w)
		expect(ask("post_holders", "post", w), "tenure_id", first(w))
		expect(ask("units", "unit", w), "id", w)
		expect(ask("moves", "kinds", []string{w}), "kind", w)
		expect(ask("moves", "blocs", []string{w}), "from_bloc", w)
		expect(ask("moves", "levels", []string{w}), "from_level", w)
		expect(ask("moves", "unit", w), "from_unit", w)
		for _, end := range []string{"from_bloc", "from_office"} {
			expect(ask("moves", end, w), end, w)
		}
		expect(ask("tenures", "offices", []string{w}), "office", w)
		expect(ask("shortest_route", "from_unit", w, "to_unit", "hub"), "unit_id", w, "hub")
		expect(ask("heads", "unit", w, "on", graph.MustDate("2012")), "official_id", w)
		through := ask("careers_through_levels", "sequence", []string{w, "hub"}, "gaps", false, "or_higher", false)
		expect(through, "official_id", w)
		expect(through, "tenure_ids", fmt.Sprint([]string{first(w), w}))
		var named []string
		for _, other := range words {
			if strings.Contains(graph.Fold("name "+other), graph.Fold(w)) {
				named = append(named, other)
			}
		}
		expect(ask("officials_by_name", "name", w), "id", named...)
	}
}
