package main

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/graphtest"
	"careergraph/graph/graphtest/ukministers"
)

// Secretary of State for the Home Department, the post of the Home Secretary.
const homeSecretary = "100de08d-152e-45c2-8b0b-cc8e6c54c0a6"

func TestUKMinisters(t *testing.T) {
	dir := ukministers.Dataset(t, "../../../shared/data/uk-ministers")
	duckdb, neo4j := loadBoth(t, dir)
	engines := map[string]graph.Store{"duckdb": opened(t, duckdb), "neo4j": opened(t, neo4j)}

	var outcomes map[string]int
	t.Run("no tenure is lost and the two reversed ones are reported", func(t *testing.T) {
		var report struct {
			Rows     map[string]rowCounts
			Problems map[string]int
			Outcomes map[string]int
			Examples []example
		}
		if err := json.Unmarshal([]byte(call(t, "check", dir, "--format", "json")), &report); err != nil {
			t.Fatal(err)
		}
		if got, want := report.Rows["tenures.csv"], (rowCounts{Read: 3667, Accepted: 3667}); got != want {
			t.Errorf("tenures: %+v, want %+v", got, want)
		}
		if n := report.Problems["end_before_start"]; n != 2 {
			t.Errorf("%d tenures end before they start, want 2", n)
		}
		// The two rows of appointment.csv that end on 2025-05-14 and start in
		// September of that year.
		reversed := map[string]string{}
		for _, e := range report.Examples {
			if e.Code == "end_before_start" {
				reversed[e.Value] += e.Column
			}
		}
		if diff := cmp.Diff(map[string]string{"2025-05-14": "endend"}, reversed); diff != "" {
			t.Errorf("reversed ends (-want +got):\n%s", diff)
		}
		outcomes = report.Outcomes
		total := 0
		for _, n := range report.Outcomes {
			total += n
		}
		if total != 3667 {
			t.Errorf("the outcomes add up to %d, want 3667", total)
		}
	})

	for name, store := range engines {
		t.Run("23 tenures of 22 Home Secretaries in "+name, func(t *testing.T) {
			answer, err := store.Ask(t.Context(), graph.Ask{Question: "post_holders", Args: graph.Args{"post": homeSecretary}})
			if err != nil {
				t.Fatal(err)
			}
			at, err := answer.Find("official_id")
			if err != nil {
				t.Fatal(err)
			}
			people := map[any]bool{}
			for _, row := range answer.Rows {
				people[row[at[0]]] = true
			}
			if len(answer.Rows) != 23 || len(people) != 22 {
				t.Errorf("%d tenures of %d people, want 23 of 22", len(answer.Rows), len(people))
			}
		})
	}

	for name, address := range map[string]string{"duckdb": duckdb, "neo4j": neo4j} {
		t.Run("moves between ranks in "+name, func(t *testing.T) {
			// The days on which six prime ministers took office after a post in
			// government; the others came to it from none that the data has.
			var moves []struct{ On string }
			if err := json.Unmarshal([]byte(data(t, call(t, "ask", "moves", "--arg", "to_level=PM", "--format", "json", "--store", address))), &moves); err != nil {
				t.Fatal(err)
			}
			var days []string
			for _, move := range moves {
				days = append(days, move.On)
			}
			want := []string{"1990-11-28", "2007-06-27", "2016-07-13", "2019-07-24", "2022-09-06", "2022-10-25"}
			if diff := cmp.Diff(want, days); diff != "" {
				t.Errorf("days on which somebody moved to the highest rank (-want +got):\n%s", diff)
			}
			var flows []struct{ Moves int }
			if err := json.Unmarshal([]byte(data(t, call(t, "flows", "--format", "json", "--store", address))), &flows); err != nil {
				t.Fatal(err)
			}
			total := 0
			for _, flow := range flows {
				total += flow.Moves
			}
			if total == 0 || total != outcomes["move"] {
				t.Errorf("the flows between ranks add up to %d moves, the report says %d", total, outcomes["move"])
			}
		})
	}

	t.Run("both engines give the same answers", func(t *testing.T) {
		graphtest.Compare(t, engines["duckdb"], engines["neo4j"], every(24, graphtest.AllAsks(readBatch(t, dir))))
	})
}

// every thins a list of asks, which has dozens of each question: a Neo4j plans
// each combination of arguments anew, which takes minutes for all of them.
func every(nth int, asks []graph.Ask) []graph.Ask {
	var some []graph.Ask
	for i := 0; i < len(asks); i += nth {
		some = append(some, asks[i])
	}
	return some
}
