package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/graphtest"
	"careergraph/graph/ingest"
)

const vnMapping = "../../examples/mappings/vn-officials.yaml"

// vnOfficials is the path of the reference data, which stands beside the
// repository; none of it is copied in.
func vnOfficials(t *testing.T) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "data", "vn-officials", "politicians_data_normalized.json")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the reference data is missing (%v): put it beside the repository", err)
	}
	return path
}

func TestVietnameseOfficialsAreReadAsTheyAre(t *testing.T) {
	var r report
	if err := json.Unmarshal([]byte(call(t, "check", vnOfficials(t), "--mapping", vnMapping, "--format", "json")), &r); err != nil {
		t.Fatal(err)
	}
	// The file has 5,323 keys office, office2, …; a post each, or several.
	if got, want := r.Rows["politicians_data_normalized.json"], (rowCounts{Read: 5323, Accepted: 5323}); got != want {
		t.Errorf("rows are %+v, want %+v", got, want)
	}
	if r.Errors != 0 {
		t.Errorf("%d errors, want none", r.Errors)
	}

	// What is left apart states no date: it is blank, or says that the post is
	// still held, or that nobody knows.
	read, unread := 0, 0
	for _, d := range r.Dates {
		switch {
		case d.Column != "start" && d.Column != "end", d.Rule == "blank", d.Rule == "open", d.Rule == "unknown":
		case d.Rule == "unread":
			unread += d.Count
		default:
			read += d.Count
		}
	}
	if read < 9000 || float64(read) < 0.95*float64(read+unread) {
		t.Errorf("%d of %d starts and ends that state a date are read, want 95 %% at least", read, read+unread)
	}

	careers := r.Coverage.Career
	if careers.Tenures < 4500 || 10*careers.Level < 9*careers.Tenures || 10*careers.Bloc < 9*careers.Tenures {
		t.Errorf("of %d tenures of career posts %d have a level and %d a bloc, want 90 %% of each", careers.Tenures, careers.Level, careers.Bloc)
	}

	before := r.Agreement.Predecessors
	if before.Identical < 1000 || 10*before.WithinYear < 9*before.Identical {
		t.Errorf("of %d predecessors in the identical post %d ended within a year, want 90 %%", before.Identical, before.WithinYear)
	}
}

// A level and a bloc each may stand where the other does not, so they are
// counted together here.
func TestNineOfTenCareerPostsGetALevelAndABloc(t *testing.T) {
	b := vnBatch(t)
	posts := map[string]*graph.Post{}
	for i := range b.Posts {
		posts[b.Posts[i].ID] = &b.Posts[i]
	}
	tenures, both := 0, 0
	for _, tenure := range b.Tenures {
		post := posts[tenure.PostID]
		if post.Class == graph.Membership {
			continue
		}
		tenures++
		if post.Level != graph.UnknownLevel && post.Bloc != "" {
			both++
		}
	}
	if tenures < 4500 || 10*both < 9*tenures {
		t.Errorf("%d of %d tenures of career posts have a level and a bloc, want 90 %%", both, tenures)
	}
}

func vnBatch(t *testing.T) *graph.Batch {
	t.Helper()
	m, err := ingest.ParseMapping(vnMapping)
	if err != nil {
		t.Fatal(err)
	}
	result, err := ingest.Read(t.Context(), vnOfficials(t), ingest.Options{Mapping: m})
	if err != nil {
		t.Fatal(err)
	}
	return result.Batch
}

func TestVietnameseOfficialsInBothEngines(t *testing.T) {
	duckdb, neo4j := loadBoth(t, vnOfficials(t), "--mapping", vnMapping)

	for name, address := range map[string]string{"duckdb": duckdb, "neo4j": neo4j} {
		t.Run("a career from a district to the head of a province in "+name, func(t *testing.T) {
			var career struct {
				Tenures []struct {
					ID, Title, Unit string
					PostID          string `json:"post_id"`
				}
				Moves []struct {
					On, Direction string
					ToPost        string `json:"to_post"`
					FromPost      string `json:"from_post"`
				}
			}
			if err := json.Unmarshal([]byte(data(t, call(t, "career", "3340043", "--format", "json", "--store", address))), &career); err != nil {
				t.Fatal(err)
			}
			title := map[string]string{}
			for _, tenure := range career.Tenures {
				title[tenure.PostID] = tenure.Title + " @ " + tenure.Unit
			}
			var chain []string
			for _, move := range career.Moves {
				chain = append(chain, fmt.Sprintf("%s %s: %s → %s", move.On, move.Direction, title[move.FromPost], title[move.ToPost]))
			}
			// As the infobox has it: five changes of post, of which only the first
			// one is from one level to another. The seats in the National Assembly
			// and the Central Committee are memberships; the head of the province's
			// delegation and the chair of its council were added to the other posts.
			want := []string{
				"2005-10 up: Phó Bí thư Thường trực Huyện ủy Tây Giang @ huyện Tây Giang → Phó Chánh Thanh tra tỉnh Quảng Nam @ Thanh tra tỉnh Quảng Nam",
				"2006-05 lateral: Phó Chánh Thanh tra tỉnh Quảng Nam @ Thanh tra tỉnh Quảng Nam → Chánh Thanh tra tỉnh Quảng Nam @ Thanh tra tỉnh Quảng Nam",
				"2013-07 lateral: Chánh Thanh tra tỉnh Quảng Nam @ Thanh tra tỉnh Quảng Nam → Trưởng Ban Nội chính Tỉnh ủy Quảng Nam @ Ban Nội chính Tỉnh ủy Quảng Nam",
				"2015-10 lateral: Trưởng Ban Nội chính Tỉnh ủy Quảng Nam @ Ban Nội chính Tỉnh ủy Quảng Nam → Phó Bí thư Thường trực Tỉnh ủy Quảng Nam @ tỉnh Quảng Nam",
				"2019-01-03 lateral: Phó Bí thư Thường trực Tỉnh ủy Quảng Nam @ tỉnh Quảng Nam → Bí thư Tỉnh ủy Quảng Nam @ tỉnh Quảng Nam",
			}
			if diff := cmp.Diff(want, chain); diff != "" {
				t.Errorf("the chain of moves (-want +got):\n%s", diff)
			}
		})
	}

	t.Run("both engines give the same answers", func(t *testing.T) {
		graphtest.Compare(t, opened(t, duckdb), opened(t, neo4j), every(30, graphtest.AllAsks(vnBatch(t))))
	})
}
