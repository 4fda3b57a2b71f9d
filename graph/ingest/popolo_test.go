package ingest_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// One man with four memberships at the top of the document: a post named by its
// id, a second one, a seat without a role and a role without a post. One woman
// whose two memberships stand inside her: a role and a post.
func TestPopoloMakesUnitsPostsOfficialsAndTenures(t *testing.T) {
	r := read(t, filepath.Join("testdata", "popolo", "council.json"))
	if len(r.Report.Problems) > 0 {
		t.Fatalf("problems are %+v", r.Report.Problems)
	}
	b := r.Batch
	var got []string
	for _, u := range b.Units {
		got = append(got, fmt.Sprintf("unit %s %s %q in %q since %s", u.ID, u.Name, u.Type, u.ParentID, u.ValidFrom))
	}
	for _, p := range b.Posts {
		got = append(got, fmt.Sprintf("post %s %q %s in %s, %s", p.ID, p.Title, p.Office, p.UnitID, p.Class))
	}
	for _, o := range b.Officials {
		got = append(got, fmt.Sprintf("official %s %s %s %s %q", o.ID, o.Name, o.Gender, o.Birth, o.Extra["x_other_names"]))
	}
	for _, x := range b.Tenures {
		got = append(got, fmt.Sprintf("tenure %s: %s in %s %s to %s %s, %s", x.ID, x.OfficialID, x.PostID, x.Start, x.End, x.Status, x.Outcome))
	}
	for _, m := range b.Moves {
		got = append(got, fmt.Sprintf("move of %s on %s: %s to %s, %s", m.OfficialID, m.On, m.FromPost, m.ToPost, m.Direction))
	}
	// The seat of 1998 makes no move, so the clerk of 1995 to 1997 becomes the
	// chair of 2000: a move, with a gap of two years and more. Popolo has no
	// levels, so no move has a direction.
	want := []string{
		`unit org/council Council of North "council" in "org/state" since 1990-03`,
		`unit org/east East Board "" in "org/state" since `,
		`unit org/state State of Lake "state" in "" since `,
		`post org/council/ "member"  in org/council, membership`,
		`post org/council/clerk "clerk" clerk in org/council, career`,
		`post org/east/clerk "clerk" clerk in org/east, career`,
		`post post/chair "Chair of the council" chair in org/council, career`,
		`post post/head "head" head in org/east, career`,
		`official p/1 Đỗ Văn A male 1960-05 "Do Van A; Anh A"`,
		`official p/2 Lê Thị B  1971 ""`,
		`tenure m/1: p/1 in post/chair 2000-01-10 to 2004-06-30 ended, move`,
		`tenure m/2: p/1 in post/head 2004-07-01 to  open, move`,
		`tenure m/5: p/2 in org/east/clerk 2001 to 2003-12-31 ended, entry`,
		`tenure m/6: p/2 in post/head 2004-01-01 to  open, move`,
		`tenure p/1/org/council//1998: p/1 in org/council/ 1998 to 2000 ended, membership`,
		`tenure p/1/org/council/clerk/1995: p/1 in org/council/clerk 1995 to 1997 ended, entry`,
		`move of p/1 on 2000-01-10: org/council/clerk to post/chair, unordered`,
		`move of p/1 on 2004-07-01: post/chair to post/head, unordered`,
		`move of p/2 on 2004-01-01: org/east/clerk to post/head, unordered`,
	}
	slices.Sort(want[16:])
	slices.Sort(got[16:])
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what was made (-want +got):\n%s", diff)
	}
	// 3 organizations, 2 posts, 2 persons, and each of the 6 memberships twice: it
	// may make a post, and makes a tenure.
	if got, want := r.Report.Sources, []ingest.SourceInfo{{File: "council.json", Format: "json", Taken: "Popolo", Records: 19}}; !slices.Equal(got, want) {
		t.Errorf("sources are %+v, want %+v", got, want)
	}
}

func TestJSONThatIsNoPopoloNeedsAMapping(t *testing.T) {
	path := filepath.Join(t.TempDir(), "staff.json")
	write(t, path, `[{"name": "A", "post": "chair"}]`)
	_, err := ingest.Read(t.Context(), path, ingest.Options{})
	want := path + " is JSON, and not Popolo, which has persons and memberships; careergraph import --guess " + path + " writes a mapping for it"
	if graph.CodeOf(err) != graph.Invalid || err.Error() != want {
		t.Errorf("error is %v, want %q", err, want)
	}
}

// Without posts of its own and without memberships within persons, the lists
// that are not there hold no record, and nothing about them is amiss.
func TestPopoloNeedsNotHaveEveryList(t *testing.T) {
	r, err := took(t, pathsOf(t, file{"c.json", `{"persons": [{"id": "p", "name": "An"}], "organizations": [{"id": "o", "name": "North"}],
		"memberships": [{"id": "m", "person_id": "p", "organization_id": "o", "role": "clerk", "start_date": "2001"}, {"id": "n", "person_id": "p", "organization_id": "o", "role": "clerk", "start_date": "2004"}]}`}), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]ingest.Counts{
		"c.json → units": {Read: 1, Accepted: 1}, "c.json → officials": {Read: 1, Accepted: 1},
		"c.json → posts": {}, "c.json → posts (2)": {Read: 2, Accepted: 1, Skipped: 1}, "c.json → posts (3)": {},
		"c.json → tenures": {Read: 2, Accepted: 2}, "c.json → tenures (2)": {},
	}
	if diff := cmp.Diff(want, r.Report.Rows); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"no level is stated: every move is unordered in direction"}, r.Report.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}
