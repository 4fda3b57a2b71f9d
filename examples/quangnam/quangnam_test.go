// Package quangnam_test reads the example as a user would and works out every
// published figure from the moves derived, without any store.
package quangnam_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// published is the table of the article: turns by level left, level taken and
// office taken. The office of three turns was not published: 20 − 17.
var published = map[cell]int{
	{"province", "district", "secretary"}:                 2,
	{"province", "district", "standing_deputy_secretary"}: 6,
	{"province", "district", "deputy_secretary_chair"}:    4,
	{"province", "district", "vice_chair"}:                5,
	{"province", "district", ""}:                          3,
	{"district", "province", "deputy_director"}:           3,
	{"district", "commune", "secretary"}:                  69,
	{"district", "commune", "standing_deputy_secretary"}:  13,
	{"district", "commune", "deputy_secretary_chair"}:     48,
	{"district", "commune", "vice_chair"}:                 20,
	{"commune", "district", "office_head"}:                2,
	{"commune", "district", "office_deputy_head"}:         9,
	{"commune", "commune", "secretary"}:                   10,
	{"commune", "commune", "deputy_secretary_chair"}:      7,
}

type cell struct{ from, to, office string }

func TestTheFolderReadsWithoutAProblem(t *testing.T) {
	read := folder(t)
	for _, p := range read.Report.Problems {
		t.Errorf("%s:%d %s %q: %s", p.File, p.Line, p.Column, p.Value, p.Code)
	}
	for file, rows := range read.Report.Rows {
		if rows.Read == 0 || rows.Read != rows.Accepted {
			t.Errorf("%s: %+v", file, rows)
		}
	}
	// The levels have an order, or no move would be up or down.
	if !read.Batch.Dataset.Ordered || read.Batch.Dataset.AsOf != graph.MustDate("2023-11-06") {
		t.Errorf("the dataset is %+v", read.Batch.Dataset)
	}
}

func TestEveryOfficeHasALabelInBothLanguages(t *testing.T) {
	d := load(t)
	held := map[string]bool{}
	for _, p := range d.Posts {
		if p.Office != "" {
			held[p.Office] = true
		}
	}
	labelled := map[string]bool{}
	for _, office := range d.Dataset.Offices {
		labelled[office.ID] = office.Label["vi"] != "" && office.Label["en"] != ""
	}
	if diff := cmp.Diff(held, labelled); diff != "" {
		t.Errorf("offices (-of posts +labelled):\n%s", diff)
	}
}

func TestTheUnitsAreTheOfficialOnes(t *testing.T) {
	places, mountainous := map[string]int{}, 0
	for _, u := range load(t).Units {
		if u.Source == "official code" {
			places[u.Level]++
		}
		if slices.Contains(u.Tags, "mountainous") {
			mountainous++
		}
	}
	if diff := cmp.Diff(map[string]int{"province": 1, "district": 18, "commune": 241}, places); diff != "" {
		t.Error(diff)
	}
	if mountainous != 9 {
		t.Errorf("%d districts are mountainous, want 9", mountainous)
	}
}

func TestRotationsAreThosePublishedAndNoOthers(t *testing.T) {
	d := load(t)
	found := map[cell]int{}
	for _, m := range d.rotations() {
		found[cell{d.post[m.FromPost].Level, d.post[m.ToPost].Level, d.post[m.ToPost].Office}]++
		if m.On.First() < graph.DayOf(2016, 1, 1) || m.On.Last() > graph.DayOf(2023, 11, 6) {
			t.Errorf("%s was on %s, outside the published period", m.ID, m.On)
		}
	}
	if diff := cmp.Diff(published, found); diff != "" {
		t.Error(diff)
	}
}

func TestNothingIsStatedOfThePostsThatNobodyPublished(t *testing.T) {
	d := load(t)
	for _, m := range d.rotations() {
		p := d.post[m.ToPost]
		if p.Office == "" && (p.Bloc != "" || p.Rank != nil || p.Head || p.Seats != 0) {
			t.Errorf("%s states more than its unit: %+v", p.ID, p)
		}
	}
}

func TestOtherMovesHaveKindsOfTheirOwn(t *testing.T) {
	found := map[string]int{}
	for _, m := range load(t).Moves {
		found[m.Kind]++
	}
	for _, kind := range []string{"appointment", "election", "transfer", "secondment", "return", graph.UnstatedKind} {
		if found[kind] < 5 {
			t.Errorf("%d moves are of the kind %s, want some", found[kind], kind)
		}
	}
	if others := len(load(t).Moves) - found["rotation"]; others < 2*found["rotation"] {
		t.Errorf("%d other moves stand beside %d rotations; without a filter the picture must be another one", others, found["rotation"])
	}
}

func TestMostRotationsLastAsLongAsTheRegulationAsks(t *testing.T) {
	d := load(t)
	short, ended := 0, 0
	for _, m := range d.rotations() {
		held := d.tenure[m.ToTenure]
		if held.Status != graph.Ended {
			continue
		}
		ended++
		switch days := held.LastDay - m.On.First(); {
		case days < 2*365:
			t.Errorf("%s lasted %d days", m.ID, days)
		case days < 3*365:
			short++
		}
	}
	if short == 0 || short*5 > ended {
		t.Errorf("%d of %d rotations ended before 36 months, want a few", short, ended)
	}
}

func TestElevenTurnsFromTheProvinceAndFiftySixFromADistrictLedHigher(t *testing.T) {
	d := load(t)
	turns, officials, kinds := map[string]int{}, map[string]bool{}, map[string]int{}
	for _, m := range d.rotations() {
		left := d.post[m.FromPost]
		later := d.higherLater(m)
		if later == nil {
			continue
		}
		turns[left.Level]++
		if left.Level == "province" {
			officials[m.OfficialID] = true
			kinds[later.Arrival]++
		}
	}
	if turns["province"] != 11 || len(officials) != 11 || kinds["appointment"] != 11 {
		t.Errorf("from the province: %d turns of %d officials, later arrivals %v; want 11 appointments of 11", turns["province"], len(officials), kinds)
	}
	if turns["district"] != 56 {
		t.Errorf("from a district: %d turns, want 56", turns["district"])
	}
}

func TestFourOfThoseRotatedWereElectedToTheCommitteeAndOneToItsStandingCommittee(t *testing.T) {
	d := load(t)
	rotated := map[string]bool{}
	for _, m := range d.rotations() {
		if d.post[m.FromPost].Level == "province" {
			rotated[m.OfficialID] = true
		}
	}
	found := map[string]int{}
	for _, held := range d.Tenures {
		p := d.post[held.PostID]
		if p.Level != "province" || p.Class != graph.Membership {
			continue
		}
		found[p.Office]++
		if held.Arrival != "election" || held.Start.Year() != 2020 || !rotated[held.OfficialID] {
			t.Errorf("%s: %+v", p.Office, held)
		}
	}
	want := map[string]int{"provincial_committee_member": 4, "standing_committee_member": 1}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
}

func TestEightOfEighteenDistrictSecretariesAreNotLocal(t *testing.T) {
	d := load(t)
	secretaries := d.districtSecretaries()
	var away []string
	for _, held := range secretaries {
		u := d.unit[d.post[held.PostID].UnitID]
		if !d.within(d.native(held), u) {
			away = append(away, strings.TrimPrefix(u.Name, u.Type+" "))
		}
	}
	slices.Sort(away)
	want := []string{"Bắc Trà My", "Nam Giang", "Nông Sơn", "Núi Thành", "Tam Kỳ", "Tiên Phước", "Đông Giang", "Đại Lộc"}
	slices.Sort(want)
	if diff := cmp.Diff(want, away); diff != "" || len(secretaries) != 18 {
		t.Errorf("%d secretaries, not local: %s", len(secretaries), diff)
	}
}

func TestDozensOfCareersGoFromACommuneByADistrictToTheProvince(t *testing.T) {
	d := load(t)
	up := map[string]bool{}
	for _, m := range d.rotations() {
		up[m.OfficialID] = up[m.OfficialID] || m.Direction == graph.Up
	}
	code := func(level string) string { return string(d.Dataset.LevelCode(level)) }
	found := 0
	for _, o := range d.Officials {
		// A Trail has a letter for each arrival: the three must come in order.
		_, rest, commune := strings.Cut(o.Trail, code("commune"))
		_, rest, district := strings.Cut(rest, code("district"))
		if !commune || !district || !strings.Contains(rest, code("province")) {
			continue
		}
		found++
		if up[o.ID] {
			t.Errorf("%s was rotated upwards on the way", o.ID)
		}
	}
	if found != 42 {
		t.Errorf("%d careers, want the 42 that the page of the example tells", found)
	}
}

func TestEveryOutcomeButReorganisationOccurs(t *testing.T) {
	outcomes := folder(t).Report.Outcomes
	for _, o := range []graph.Outcome{graph.Entry, graph.Addition, graph.Renewal, graph.Moved, graph.With, graph.AsMembership} {
		if outcomes[o] < 10 {
			t.Errorf("%d tenures are of the outcome %s", outcomes[o], o)
		}
	}
	// Every tenure has a start, and no unit followed another before 2023.
	if outcomes[graph.NoStart] != 0 || outcomes[graph.Reorganisation] != 0 {
		t.Errorf("the outcomes are %v", outcomes)
	}
}

func TestEveryClaimIsWhatTheMovesGive(t *testing.T) {
	d := load(t)
	items := map[string]int64{}
	for _, c := range d.Claims {
		if got := d.figure(t, c); got != c.Count {
			t.Errorf("%s claims %d, the folder has %d", c.ID, c.Count, got)
		}
		items[c.PartOf] += c.Count
	}
	delete(items, "")
	// Five wholes with their items: those of province to district are
	// 2 + 6 + 4 + 5 = 17 of 20.
	want := map[string]int64{
		"flow-province-district": 17, "flow-district-province": 3, "flow-district-commune": 150,
		"flow-commune-district": 11, "flow-commune-commune": 17,
	}
	if diff := cmp.Diff(want, items); diff != "" {
		t.Error(diff)
	}
	if len(d.Claims) != 5+13+6 {
		t.Errorf("%d claims, want 5 flows, 13 items and 6 others", len(d.Claims))
	}
}

// data is the batch with its rows by id.
type data struct {
	*graph.Batch
	unit     map[string]*graph.Unit
	post     map[string]*graph.Post
	official map[string]*graph.Official
	tenure   map[string]*graph.Tenure
}

var readFolder = sync.OnceValues(func() (*ingest.Result, error) {
	return ingest.Read(context.Background(), ".", ingest.Options{})
})

func folder(t *testing.T) *ingest.Result {
	t.Helper()
	read, err := readFolder()
	if err == nil {
		err = read.Err(false)
	}
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func load(t *testing.T) *data {
	t.Helper()
	d := &data{folder(t).Batch, map[string]*graph.Unit{}, map[string]*graph.Post{}, map[string]*graph.Official{}, map[string]*graph.Tenure{}}
	for i := range d.Units {
		d.unit[d.Units[i].ID] = &d.Units[i]
	}
	for i := range d.Posts {
		d.post[d.Posts[i].ID] = &d.Posts[i]
	}
	for i := range d.Officials {
		d.official[d.Officials[i].ID] = &d.Officials[i]
	}
	for i := range d.Tenures {
		d.tenure[d.Tenures[i].ID] = &d.Tenures[i]
	}
	return d
}

func (d *data) rotations() []graph.Move {
	var list []graph.Move
	for _, m := range d.Moves {
		if m.Kind == "rotation" {
			list = append(list, m)
		}
	}
	return list
}

// higherLater is the first later career tenure at a post higher than the one
// left for a rotation, as the question higher_after_rotation has it.
func (d *data) higherLater(m graph.Move) *graph.Tenure {
	left := d.post[m.FromPost]
	from, _ := d.Dataset.LevelOrder(left.Level)
	var first *graph.Tenure
	for i := range d.Tenures {
		held := &d.Tenures[i]
		if held.OfficialID != m.OfficialID || held.Outcome == graph.With || held.Outcome == graph.AsMembership || held.Start.First() <= m.On.First() {
			continue
		}
		p := d.post[held.PostID]
		to, _ := d.Dataset.LevelOrder(p.Level)
		higher := to > from || to == from && p.Rank != nil && left.Rank != nil && *p.Rank > *left.Rank
		if higher && (first == nil || held.Seq < first.Seq) {
			first = held
		}
	}
	return first
}

// districtSecretaries are the tenures of those in office on the day of the
// dataset.
func (d *data) districtSecretaries() []*graph.Tenure {
	var list []*graph.Tenure
	for i := range d.Tenures {
		held := &d.Tenures[i]
		p := d.post[held.PostID]
		if p.Office == "secretary" && p.Level == "district" && p.Head &&
			held.Start.First() <= d.Dataset.AsOf.First() && held.LastDay >= d.Dataset.AsOf.First() {
			list = append(list, held)
		}
	}
	return list
}

func (d *data) native(held *graph.Tenure) *graph.Unit {
	return d.unit[d.official[held.OfficialID].NativeUnitID]
}

func (d *data) within(u, whole *graph.Unit) bool {
	return u != nil && whole.Place <= u.Place && u.Place <= whole.LastPlace
}

// figure works out a claim by the meaning of its columns.
func (d *data) figure(t *testing.T, c graph.Claim) int64 {
	t.Helper()
	n := int64(0)
	count := func(is bool) {
		if is {
			n++
		}
	}
	during := func(on graph.Date) bool { return c.Since.First() <= on.First() && on.First() <= c.Until.Last() }
	switch c.Question {
	case "flows_by_level":
		for _, m := range d.Moves {
			to := d.post[m.ToPost]
			count(m.Kind == c.Kind && during(m.On) && d.post[m.FromPost].Level == c.From && to.Level == c.To && (c.Office == "" || to.Office == c.Office))
		}
	case "higher_after_rotation":
		for _, m := range d.rotations() {
			count(during(m.On) && d.post[m.FromPost].Level == c.From && d.higherLater(m) != nil)
		}
	case "tenures":
		for _, held := range d.Tenures {
			p := d.post[held.PostID]
			count(p.Level == c.From && p.Office == c.Office && held.Arrival == c.Kind && during(held.Start))
		}
	case "heads", "heads_not_local":
		for _, held := range d.districtSecretaries() {
			count(c.Question == "heads" || !d.within(d.native(held), d.unit[d.post[held.PostID].UnitID]))
		}
	default:
		t.Errorf("%s asks %q, which this test does not know", c.ID, c.Question)
	}
	return n
}
