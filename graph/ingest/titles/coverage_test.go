package titles

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"testing"
)

// The reference data stands beside the repository; none of it is copied in.
const officialsData = "../../../../shared/data/vn-officials/politicians_data_normalized.json"

// officeCells gives the cells office, office2, … of the real officials.
func officeCells(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile(officialsData)
	if err != nil {
		t.Fatalf("the reference data is missing (%v): put it beside the repository", err)
	}
	var people []struct {
		Infobox map[string]any `json:"infobox"`
	}
	if err := json.Unmarshal(text, &people); err != nil {
		t.Fatal(err)
	}
	office := regexp.MustCompile(`^office\d*$`)
	var cells []string
	for _, person := range people {
		for _, key := range slices.Sorted(maps.Keys(person.Infobox)) {
			if cell, ok := person.Infobox[key].(string); ok && office.MatchString(key) {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}

// Of the posts of the real officials that are no memberships, an unread one
// counted among them, at least 90 in 100 must have a level and a bloc.
func TestTheRealTitlesHaveALevelAndABloc(t *testing.T) {
	table, cells := named(t, "vi"), officeCells(t)
	if len(cells) != 5323 {
		t.Errorf("the data has %d posts, want 5323", len(cells))
	}
	var posts, career, placed int
	rules, confidence, unread := map[string]int{}, map[Confidence]int{}, map[string]int{}
	for _, cell := range cells {
		for _, r := range table.Read(cell) {
			posts++
			rules[r.Rule]++
			confidence[r.Confidence]++
			if r.Membership {
				continue
			}
			career++
			if r.Level != "" && r.Bloc != "" {
				placed++
			} else {
				unread[r.Text]++
			}
		}
	}
	t.Logf("%d cells, %d posts, %d of them career; %d with level and bloc (%.1f %%)", len(cells), posts, career, placed, 100*float64(placed)/float64(career))
	for c := None; c <= High; c++ {
		t.Logf("confidence %-6s %5d", c, confidence[c])
	}
	for _, rule := range mostFrequent(rules, 20) {
		t.Logf("rule %-50q %5d", rule, rules[rule])
	}
	for _, title := range mostFrequent(unread, 15) {
		t.Logf("without level or bloc: %d × %s", unread[title], title)
	}
	if 100*placed < 90*career {
		t.Errorf("%d of %d career posts have a level and a bloc, want 90 %%", placed, career)
	}
}

func mostFrequent(counts map[string]int, n int) []string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return keys[:min(n, len(keys))]
}
