// Package ukministers makes a dataset folder of the reference data of UK
// ministers, by hand and without a mapping, for tests to compare with. None of
// the data is in the repository; a test fails where it is missing.
package ukministers

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// linkKinds says what the words of organisation_link.csv mean here. After a
// transfer of functions the posts are new ones.
var linkKinds = map[string]string{
	"Name change":                       "renamed",
	"Merger":                            "merged",
	"Demerger":                          "split",
	"Transfer of functions":             "transferred",
	"Transfer of functions: equalities": "transferred",
}

// Dataset turns the tables in a folder into a dataset folder: departments are
// units without a level, the rank class of a post is its level.
func Dataset(t testing.TB, from string) string {
	t.Helper()
	dir := t.TempDir()
	units := [][]string{{"id", "name", "level", "valid_from", "valid_to"}}
	for _, r := range readTable(t, from, "organisation.csv") {
		units = append(units, []string{r["id"], r["name"], "", r["start_date"], r["end_date"]})
	}
	links := [][]string{{"predecessor_id", "successor_id", "kind", "on"}}
	for _, r := range readTable(t, from, "organisation_link.csv") {
		kind, ok := linkKinds[r["type"]]
		if !ok {
			t.Fatalf("organisation_link.csv has the type %q, which no kind stands for", r["type"])
		}
		links = append(links, []string{r["predecessor_organisation_id"], r["successor_organisation_id"], kind, r["link_end_date"]})
	}
	posts := [][]string{{"id", "title", "unit_id", "level", "office", "rank"}}
	classes := map[string]int{}
	for _, r := range readTable(t, from, "post.csv") {
		value, err := strconv.Atoi(r["rank_equivalence_value"])
		if err != nil {
			t.Fatal(err)
		}
		classes[r["rank_equivalence"]] = value
		posts = append(posts, []string{r["id"], r["display_name"], r["organisation_id"], r["rank_equivalence"], r["name"], strconv.Itoa(-value)})
	}
	tenures := [][]string{{"id", "official_id", "post_id", "start", "end"}}
	for _, r := range readTable(t, from, "appointment.csv") {
		tenures = append(tenures, []string{r["id"], r["person_id"], r["post_id"], r["start_date"], r["end_date"]})
	}
	for name, rows := range map[string][][]string{
		"units.csv": units, "unit_links.csv": links, "posts.csv": posts, "officials.csv": officials(t, from), "tenures.csv": tenures,
	} {
		writeTable(t, filepath.Join(dir, name), rows)
	}
	// The value 1 is the highest, and levels are listed lowest first.
	var names []string
	for class := range classes {
		names = append(names, class)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(classes[b], classes[a]) })
	header := "id: uk-ministers\ntitle: {en: UK ministers}\nas_of: 2026-06-19\nlevels:\n"
	for _, class := range names {
		header += fmt.Sprintf("  - {id: %q, label: {en: %q}}\n", class, class)
	}
	if err := os.WriteFile(filepath.Join(dir, "dataset.yaml"), []byte(header), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// officials gives one row a person. A person has a row for every name borne:
// the one without an end is the latest, and of several the first in the order
// of bytes stands for them.
func officials(t testing.TB, from string) [][]string {
	t.Helper()
	people := readTable(t, from, "person.csv")
	slices.SortFunc(people, func(a, b map[string]string) int {
		ended := func(r map[string]string) int { return len(r["end_date"]) }
		return cmp.Or(cmp.Compare(a["id"], b["id"]), cmp.Compare(ended(a), ended(b)), cmp.Compare(a["display_name"], b["display_name"]))
	})
	rows := [][]string{{"id", "name", "gender"}}
	for _, r := range people {
		if r["id"] != rows[len(rows)-1][0] {
			rows = append(rows, []string{r["id"], r["display_name"], r["gender"]})
		}
	}
	return rows
}

// readTable reads a table by the names of its columns.
func readTable(t testing.TB, from, name string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(from, name))
	if err != nil {
		t.Fatalf("the reference data is missing (%v): put it beside the repository", err)
	}
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func writeTable(t testing.TB, path string, rows [][]string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := csv.NewWriter(file)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
}
