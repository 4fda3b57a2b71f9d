package main

import (
	"encoding/json"
	"strings"
	"testing"

	"careergraph/api"
)

// The findings of the source case, in both engines, byte for byte. What they
// must say was published, or follows from the published counts.
func TestFindingsOfTheSourceCaseInBothEngines(t *testing.T) {
	duckdb, neo4j := loadBoth(t, "../../examples/quangnam")
	for _, kind := range []string{"rotation", ""} {
		args := []string{"imbalances", "--format", "json", "--limit", "0"}
		if kind != "" {
			args = append(args, "--kind", kind)
		}
		of := func(address string) string { return data(t, call(t, append(args, "--store", address)...)) }
		here, there := of(duckdb), of(neo4j)
		if here != there {
			at := 0
			for at < min(len(here), len(there)) && here[at] == there[at] {
				at++
			}
			from := max(0, at-400)
			t.Errorf("kind %q: the engines differ from byte %d on:\n…%s\n…%s", kind, at, here[from:min(len(here), at+100)], there[from:min(len(there), at+100)])
		}
		var found []api.Finding
		if err := json.Unmarshal([]byte(here), &found); err != nil {
			t.Fatal(err)
		}
		byID := map[string]api.Finding{}
		for _, f := range found {
			byID[f.ID] = f
			for lang, sentence := range f.Sentence {
				if sentence == "" || strings.Contains(sentence, "%!") || strings.Contains(sentence, "NaN") {
					t.Errorf("%s in %s reads %q", f.ID, lang, sentence)
				}
			}
			if f.Evidence.Question == "" || len(f.Evidence.IDs) == 0 && f.Weight > 0 {
				t.Errorf("%s has no evidence: %+v", f.ID, f.Evidence)
			}
		}
		expectFindings(t, kind, byID)
	}
}

func expectFindings(t *testing.T, kind string, byID map[string]api.Finding) {
	t.Helper()
	said := map[string]string{
		// The secretaries of 8 of 18 districts were not local: 44.4 %, 21.53 to 69.24 %.
		"heads:not_local:district:secretary": "8 of 18 heads in the office secretary (district) were not local: 44.4 % (95 % interval 21.5–69.2 %)",
	}
	if kind == "rotation" {
		said["pairs:level:province:district"] = "20 down, 3 up. 87.0 % went the first way (95 % interval 66.4–97.2 %): out of balance"
		said["pairs:level:district:commune"] = "150 down, 11 up. 93.2 % went the first way (95 % interval 88.1–96.5 %): out of balance"
		said["pairs:level:commune:commune"] = "17 moves within the level commune; there is no direction to test"
		said["pairs:bloc:front:state"] = "Too few to tell"
		// Of 198 moves whose blocs are stated, 23 cross; by lot 198 - Σ r c / 198.
		said["blocs:all"] = "23 of 198 moves (11.6 %) went from one bloc to another; were it drawn by lot who goes where, about 102.5 would"
		// Published: 56 turns of the districts led to higher office.
		said["returns:district"] = "150 moves, 56 came back to a higher post than before"
	}
	for id, want := range said {
		if got := byID[id].Sentence["en"]; !strings.Contains(got, want) {
			t.Errorf("kind %q: %s reads %q, want %q in it", kind, id, got, want)
		}
	}
	if heads := byID["heads:not_local:district:secretary"].Evidence; len(heads.IDs) != 8 {
		t.Errorf("%d secretaries stand behind the eight: %+v", len(heads.IDs), heads)
	}
}
