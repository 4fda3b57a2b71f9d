package review_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// decide makes a file of lines: kind, a, b, decision.
func decide(t *testing.T, text string) *review.File {
	t.Helper()
	file := &review.File{Version: 1}
	for line := range strings.Lines(text) {
		if f := strings.Fields(line); len(f) == 4 {
			file.Suggestions = append(file.Suggestions, review.Suggestion{
				Kind: review.Kind(f[0]), A: review.Thing{ID: f[1]}, B: review.Thing{ID: f[2]}, Decision: review.Decision(f[3]),
			})
		}
	}
	return file
}

func TestApplyingDecisions(t *testing.T) {
	for _, c := range []struct {
		name, batch, decisions, want string
		applied                      review.Applied
	}{
		{
			// a2 has the whole birth date and another name; a3 has another year.
			name: "officials through a chain, the smallest id standing",
			batch: `
				unit u | Núi
				post p | Bí thư | u
				official a1 | Lê Văn Một | 1960
				official a2 | Le Van Mot | 1960-03-02 | male | u
				official a3 | Lê Văn Một | 1961
				official a4 | Lê Văn Một
				tenure t2 | a2 | p | 2001 | 2002
				tenure t3 | a3 | p | 2003 | 2004
				tenure t4 | a4 | p | 2003 | 2004`,
			decisions: "officials a2 a3 same\nofficials a2 a1 same",
			want: `
				unit u | Núi
				post p | Bí thư | u
				official a1 | Lê Văn Một | 1960-03-02 | male | u
				official a4 | Lê Văn Một
				tenure t2 | a1 | p | 2001 | 2002
				tenure t3 | a1 | p | 2003 | 2004
				tenure t4 | a4 | p | 2003 | 2004`,
			applied: review.Applied{Officials: 2, Dropped: []review.Dropped{
				{Kind: review.Officials, ID: "a1", From: "a2", Field: "name", Kept: "Lê Văn Một", Dropped: "Le Van Mot"},
				{Kind: review.Officials, ID: "a1", From: "a3", Field: "birth_date", Kept: "1960-03-02", Dropped: "1961"},
			}},
		},
		{
			name: "posts, whose tenures are kept even where they are alike",
			batch: `
				unit u | Núi
				post p1 | Bí thư | u
				post p2 | Bí Thư | u | secretary | head
				official a | Lê Văn Một
				tenure t1 | a | p1 | 2001 | 2002
				tenure t2 | a | p2 | 2001 | 2002`,
			decisions: "posts p1 p2 same",
			want: `
				unit u | Núi
				post p1 | Bí thư | u | secretary | head
				official a | Lê Văn Một
				tenure t1 | a | p1 | 2001 | 2002
				tenure t2 | a | p1 | 2001 | 2002`,
			applied: review.Applied{Posts: 1, AlikeTenures: 1, Dropped: []review.Dropped{
				{Kind: review.Posts, ID: "p1", From: "p2", Field: "title", Kept: "Bí thư", Dropped: "Bí Thư"},
				{Kind: review.Posts, ID: "p1", From: "p2", Field: "head", Kept: "true", Dropped: "false"},
			}},
		},
		{
			// p1 and q1 have one title by bytes. q2's differs from p2's by case. r1 is
			// of a unit that is not merged: the decoy.
			name: "units with their children, links, claims and the posts of one title",
			batch: `
				unit d | Huyện D | district
				unit u | Xã Trà | | d
				unit v | Xã Trà | commune
				unit w | Thôn | | v
				unit x | Xã Trà | commune | d
				link d | v | split | 2001
				link u | v | renamed | 2002
				post p1 | Bí thư | u
				post p2 | Chủ tịch | u
				post q1 | Bí thư | v
				post q2 | chủ tịch | v
				post r1 | Bí thư | x
				official a | Lê Văn Một | | | v
				tenure t1 | a | q1 | 2001
				tenure t2 | a | q2 | 2002
				claim c | v | x`,
			decisions: "units v u same",
			want: `
				unit d | Huyện D | district
				unit u | Xã Trà | commune | d
				unit w | Thôn | | u
				unit x | Xã Trà | commune | d
				link d | u | split | 2001
				post p1 | Bí thư | u
				post p2 | Chủ tịch | u
				post q2 | chủ tịch | u
				post r1 | Bí thư | x
				official a | Lê Văn Một | | | u
				tenure t1 | a | p1 | 2001
				tenure t2 | a | q2 | 2002
				claim c | u | x`,
			applied: review.Applied{Units: 1, Posts: 1, Dropped: []review.Dropped{
				{Kind: review.Units, ID: "u", From: "u", Field: "unit_links", Dropped: "u → v renamed 2002"},
			}},
		},
		{
			name: "posts of one title in merged units stay apart where decided",
			batch: `
				unit u | Trà
				unit v | Trà
				post p | Bí thư | u
				post q | Bí thư | v`,
			decisions: "units u v same\nposts p q different",
			want: `
				unit u | Trà
				post p | Bí thư | u
				post q | Bí thư | u`,
			applied: review.Applied{Units: 1},
		},
		{
			name: "or where one of the units has the title twice",
			batch: `
				unit u | Trà
				unit v | Trà
				post p1 | Phó Chủ tịch | u
				post p2 | Phó Chủ tịch | u
				post q | Phó Chủ tịch | v`,
			decisions: "units u v same",
			want: `
				unit u | Trà
				post p1 | Phó Chủ tịch | u
				post p2 | Phó Chủ tịch | u
				post q | Phó Chủ tịch | u`,
			applied: review.Applied{Units: 1, Apart: []string{"p1", "p2", "q"}},
		},
		{
			// a lies in b, b in c: a and c are one, in which b lies.
			name: "a unit that is one with what it lies in makes no circle",
			batch: `
				unit a | Trà | | b
				unit b | Núi | | c
				unit c | Trà
				unit e | Đồi | | a`,
			decisions: "units a c same",
			want: `
				unit a | Trà
				unit b | Núi | | a
				unit e | Đồi | | a`,
			applied: review.Applied{Units: 1, Dropped: []review.Dropped{{Kind: review.Units, ID: "a", From: "a", Field: "parent_id", Dropped: "b"}}},
		},
		{
			// gone is not in the data; a1 and a2 are the same through it all the same.
			name: "what the data does not have is told, not an error",
			batch: `
				official a1 | Một
				official a2 | Một
				official a3 | Một`,
			decisions: "officials a2 gone same\nofficials gone a1 same\nofficials a3 gone different\nposts p q same",
			want: `
				official a1 | Một
				official a3 | Một`,
			applied: review.Applied{Officials: 1, Stale: decide(t, "officials a2 gone same\nofficials gone a1 same\nofficials a3 gone different\nposts p q same").Suggestions},
		},
		{
			name:      "what is not decided changes nothing",
			batch:     "official a1 | Một\nofficial a2 | Một",
			decisions: "officials a1 a2 different",
			want:      "official a1 | Một\nofficial a2 | Một",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := batch(t, c.batch)
			applied, err := decide(t, c.decisions).Apply(b)
			if err != nil {
				t.Fatal(err)
			}
			want := batch(t, c.want)
			for i := range want.Posts {
				want.Posts[i].Level = levelOf(want, want.Posts[i].UnitID)
			}
			if diff := cmp.Diff(want, b, cmpopts.EquateComparable(graph.Date{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("the batch -want +got:\n%s", diff)
			}
			if diff := cmp.Diff(c.applied, applied, files); diff != "" {
				t.Errorf("applied -want +got:\n%s", diff)
			}
		})
	}
}

func levelOf(b *graph.Batch, unit string) string {
	for _, u := range b.Units {
		if u.ID == unit {
			return u.Level
		}
	}
	return ""
}

func TestAContradictionNamesBothLinesAndChangesNothing(t *testing.T) {
	file := parse(t, `version: 1
suggestions:
- {kind: officials, a: {id: a}, b: {id: b}, decision: same}
- {kind: posts, a: {id: a}, b: {id: c}, decision: same}
- {kind: officials, a: {id: c}, b: {id: b}, decision: same}
- {kind: officials, a: {id: c}, b: {id: d}, decision: same}
- {kind: officials, a: {id: c}, b: {id: a}, decision: different}`)
	b := batch(t, "official a | Một\nofficial b | Một\nofficial c | Một")
	_, err := file.Apply(b)
	want := `the review file contradicts itself: line 7 (officials "c" and "a") is decided to be different, but the same by ` +
		`line 5 (officials "c" and "b") and line 3 (officials "a" and "b"); change one of them`
	if graph.CodeOf(err) != graph.Invalid || err.Error() != want {
		t.Errorf("the error is %v\nand must be %s", err, want)
	}
	if len(b.Officials) != 3 {
		t.Errorf("%d officials are left of 3", len(b.Officials))
	}
}
