package ingest_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

func flat(t testing.TB, text string) *ingest.Result {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.csv")
	write(t, path, text)
	return read(t, path)
}

// problemsOf writes each problem without its file.
func problemsOf(r *ingest.Result) []string {
	var list []string
	for _, p := range r.Report.Problems {
		list = append(list, fmt.Sprintf("%d %s %q %s %s", p.Line, p.Column, p.Value, p.Code, p.Severity))
	}
	return list
}

// Two communes of one name in two districts, of which one is a row's unit and
// one a name only; one post held by two officials; one official twice.
const sound = `official,birth_date,post,unit,level,parent,bloc,office,head,rank,class,start,end,status,arrival,native_unit,source,x_note
An,1960,Chair,Long,commune,North,state,chair,true,2,,2001,2005,,election,East,gazette,first
An,1960,Chair,North,district,Lake,state,chair,,3,,2005,,current,,East,,
Binh,,Chair,Long,,North,,,,,,2006,,ended,,,,
Binh,,Chair,Long,commune,South,,,,,membership,2007,,,,,,
`

func TestAFlatTableMakesUnitsPostsAndOfficials(t *testing.T) {
	r := flat(t, sound)
	if len(r.Report.Problems) > 0 || len(r.Report.Notes) > 0 {
		t.Fatalf("problems are %q, notes %q", problemsOf(r), r.Report.Notes)
	}
	b := r.Batch
	names := map[string]string{"": ""}
	var units []string
	for _, u := range b.Units {
		names[u.ID] = u.Name
	}
	for _, u := range b.Units {
		units = append(units, fmt.Sprintf("%s in %s: %s", u.Name, names[u.ParentID], u.Level))
	}
	slices.Sort(units)
	// Lake, South and East are named only; the two Longs are two units.
	want := []string{"East in : unknown", "Lake in : unknown", "Long in North: commune", "Long in South: commune", "North in Lake: district", "South in : unknown"}
	if diff := cmp.Diff(want, units); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	titles := map[string]string{}
	var posts []string
	for _, p := range b.Posts {
		unit := slices.IndexFunc(b.Units, func(u graph.Unit) bool { return u.ID == p.UnitID })
		titles[p.ID] = p.Title + " of " + b.Units[unit].Name + " in " + names[b.Units[unit].ParentID]
		rank := "-"
		if p.Rank != nil {
			rank = fmt.Sprint(*p.Rank)
		}
		posts = append(posts, fmt.Sprintf("%s: %s %q %q head %v rank %s %s", titles[p.ID], p.Level, p.Bloc, p.Office, p.Head, rank, p.Class))
	}
	slices.Sort(posts)
	want = []string{
		`Chair of Long in North: commune "state" "chair" head true rank 2 career`,
		`Chair of Long in South: commune "" "" head false rank - membership`,
		`Chair of North in Lake: district "state" "chair" head false rank 3 career`,
	}
	if diff := cmp.Diff(want, posts); diff != "" {
		t.Errorf("posts (-want +got):\n%s", diff)
	}
	people := map[string]string{}
	for _, o := range b.Officials {
		people[o.ID] = fmt.Sprintf("%s born %s in %s", o.Name, o.Birth, names[o.NativeUnitID])
	}
	var tenures []string
	for _, held := range b.Tenures {
		tenures = append(tenures, fmt.Sprintf("%s, %s: %s-%s %s %s%s %s", people[held.OfficialID], titles[held.PostID], held.Start, held.End, held.Status, held.Arrival, held.Source, held.Extra["x_note"]))
	}
	slices.Sort(tenures)
	want = []string{
		"An born 1960 in East, Chair of Long in North: 2001-2005 ended electiongazette first",
		"An born 1960 in East, Chair of North in Lake: 2005- open  ",
		"Binh born  in , Chair of Long in North: 2006- unknown  ",
		"Binh born  in , Chair of Long in South: 2007- open  ",
	}
	if diff := cmp.Diff(want, tenures); diff != "" {
		t.Errorf("tenures (-want +got):\n%s", diff)
	}
	d := b.Dataset
	// The last day that 2007 can mean; commune and district are a known scale.
	if d.AsOf != graph.MustDate("2007-12-31") || !d.Ordered || len(d.Levels) != 2 || d.Levels[0].ID != "commune" {
		t.Errorf("dataset is %+v", d)
	}
}

func TestIDsOfAFlatTableAreTheSameWhateverTheOrder(t *testing.T) {
	base := flat(t, sound).Batch
	lines := strings.SplitAfter(strings.TrimSuffix(sound, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	slices.Reverse(lines[1:])
	if got := flat(t, strings.Join(lines, "")).Batch; got.Fingerprint() != base.Fingerprint() {
		t.Error("the rows in reverse give another batch")
	}
	var columns strings.Builder
	for line := range strings.Lines(sound) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), ",")
		slices.Reverse(cells)
		columns.WriteString(strings.Join(cells, ",") + "\r\n")
	}
	if got := flat(t, columns.String()).Batch; got.Fingerprint() != base.Fingerprint() {
		t.Error("the columns in reverse, with CRLF, give another batch")
	}
	if base.Fingerprint() == flat(t, strings.Replace(sound, "gazette", "Gazette", 1)).Batch.Fingerprint() {
		t.Error("another source gives the same batch")
	}
	// A tenure's id is made from its whole row.
	ids := func(text string) (ids []string) {
		for _, held := range flat(t, text).Batch.Tenures {
			ids = append(ids, held.ID)
		}
		return ids
	}
	changed := 0
	for _, id := range ids(strings.Replace(sound, "gazette", "Gazette", 1)) {
		if !slices.Contains(ids(sound), id) {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d tenures have another id after a change of one row", changed)
	}
}

func TestProblemsOfAFlatTable(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
		accepted   int
		note       string
	}{
		{
			name: "rows of a name without a birth date, where it stands with one, are kept out",
			// Two births are two officials; Binh never has one; a row with an official_id is told apart by it.
			text: "official,official_id,birth_date,post,unit,start\nAn,,1960,P,U,2001\nAn,,1970,P,U,2002\nAn,,,P,U,2003\nBinh,,,P,U,2004\nAn,a1,,P,U,2005\nCuc,,1980,P,U,2006\nCuc,,soon,P,U,2007\n",
			want: []string{
				`4 official "An" ambiguous_name error`,
				`8 birth_date "soon" bad_date warning`,
				`8 official "Cuc" ambiguous_name error`,
			},
			accepted: 5, note: "1 name stands with several birth dates and is taken as that of several officials",
		},
		{
			name:     "one with and one without",
			text:     "official,birth_date,post,unit,start\nAn,1960,P,U,2001\nAn,,P,U,2003\n",
			want:     []string{`3 official "An" ambiguous_name error`},
			accepted: 1,
		},
		{
			name:     "equal rows are counted, not loaded twice",
			text:     "official,post,unit,start\nAn,P,U,2001\nAn,P,U,2001\n\"An\",P,U,2001\nAn,P,U,2002\n",
			want:     []string{`3  "" repeated_row warning`, `4  "" repeated_row warning`},
			accepted: 2,
		},
		{
			name: "blank and broken cells",
			text: "official,official_id,post,unit,parent,head,rank,class,status,start,end\n" +
				",,P,U,,,,,,2001,\n" + // nobody
				"An,,,U,,,,,,2001,\n" + // no post
				"An,,P, ,,,,,,2001,\n" + // no unit
				"An,,P,U,,yes,high,seat,over,,2001-31\n" +
				"An , a1,P\tQ,U,U ,,,,,2001,\n" +
				"An,,P,U,,false,1,career,ended,2001,2000\n",
			want: []string{
				`2 official "" missing_value error`, `3 post "" missing_value error`, `4 unit "" missing_value error`,
				`5 class "seat" bad_value error`, `5 end "2001-31" bad_date warning`, `5 head "yes" bad_value error`,
				`5 rank "high" bad_value error`, `5 start "" no_start warning`, `5 status "over" bad_value error`,
				`6 official "An " bad_value error`, `6 official_id " a1" bad_value error`, `6 parent "U " bad_value error`, `6 post "P\tQ" bad_value error`,
				`7 end "2000" end_before_start warning`,
			},
			accepted: 1,
		},
		{
			name: "rows that state different things of one post are all out",
			// A blank agrees with anything; the same title in another unit is another post.
			text: "official,post,unit,bloc,rank,head,start\nAn,P,U,party,1,,2001\nAn,P,U,state,1,,2002\nAn,P,U,,,,2003\nAn,P,V,state,2,true,2001\nAn,P,V,,2.0,,2002\nAn,Q,U,,,true,2001\nAn,Q,U,,,false,2001\n",
			want: []string{
				`2 bloc "party" duplicate_id error`, `3 bloc "state" duplicate_id error`, `4 bloc "" duplicate_id error`,
				`7 head "true" duplicate_id error`, `8 head "false" duplicate_id error`,
			},
			accepted: 2,
		},
		{
			name: "rows that state different things of one official_id are all out",
			text: "official,official_id,birth_date,post,unit,start\nAn,a,1960,P,U,2001\nAnh,a,1960,P,U,2002\nBinh,b,1960,P,U,2001\nBinh,b,1961,P,U,2002\n,c,,P,U,2001\nCuc,c,1970,P,U,2002\n",
			want: []string{
				`2 official "An" duplicate_id error`, `3 official "Anh" duplicate_id error`,
				`4 birth_date "1960" duplicate_id error`, `5 birth_date "1961" duplicate_id error`,
			},
			accepted: 2,
		},
		{
			name: "a unit that is its own ancestor",
			// C only names A as its parent, which is then a unit like any that is only named.
			text:     "official,post,unit,parent,start\nAn,P,A,B,2001\nAn,P,B,A,2002\nAn,P,S,S,2003\nAn,P,C,A,2004\nAn,P,D,E,2005\n",
			want:     []string{`2 parent "B" unit_cycle error`, `3 parent "A" unit_cycle error`, `4 parent "S" unit_cycle error`},
			accepted: 2,
		},
		{
			name: "a name that several units have names none of them",
			// A city in the province of its own name names the other one.
			text: "official,post,unit,parent,native_unit,start\nAn,P,Long,North,,2001\nAn,P,Long,South,,2002\nAn,P,Hamlet,Long,Long,2003\nAn,P,Lake,Lake,,2004\nAn,P,Lake,,,2005\n",
			want: []string{
				`4 native_unit "Long" unknown_ref warning`, `4 parent "Long" unknown_ref warning`,
			},
			accepted: 5,
		},
		{
			name:     "an official with two native units",
			text:     "official,post,unit,native_unit,start\nAn,P,A,A,2001\nAn,P,A,B,2002\nAn,P,A,,2003\n",
			want:     []string{`2 native_unit "A" unknown_ref warning`, `3 native_unit "B" unknown_ref warning`},
			accepted: 3,
		},
		{
			name:     "an official too young",
			text:     "official,birth_date,post,unit,start\nAn,2000,P,A,2015\nAn,2000,P,A,2016\n",
			want:     []string{`2 start "2015" impossible_age warning`},
			accepted: 2,
		},
		{
			name: "a table that names no official has no column for it",
			text: "post,unit,official_name,start\nP,U,An,2001\n",
			want: []string{`1 official "" missing_column error`, `1 official_name "official_name" unknown_column error`},
		},
		{
			name: "a dataset's file is no flat table",
			text: "id,official_id,post_id\n",
			want: []string{
				`1 id "id" unknown_column error`, `1 post "" missing_column error`,
				`1 post_id "post_id" unknown_column error`, `1 unit "" missing_column error`,
			},
		},
		{
			name:     "an official_id alone is enough",
			text:     "official_id,post,unit,start\na,P,U,2001\n,P,U,2002\n",
			want:     []string{`3 official_id "" missing_value error`},
			accepted: 1,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := flat(t, c.text)
			if diff := cmp.Diff(c.want, problemsOf(r)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			counts := r.Report.Rows["table.csv"]
			if counts.Accepted != c.accepted || counts.Read != counts.Accepted+counts.Rejected+counts.Repeated {
				t.Errorf("counts are %+v, want %d accepted", counts, c.accepted)
			}
			notes := strings.Join(r.Report.Notes, "\n")
			if c.note != "" && !strings.Contains(notes, c.note) {
				t.Errorf("notes are %q, want %q", notes, c.note)
			}
		})
	}
}

// A unit whose rows state two levels has none of its own; its posts do, and
// must agree with themselves.
func TestALevelIsTheUnitsWhereItsRowsAgree(t *testing.T) {
	r := flat(t, "official,post,unit,level,start\nAn,P,U,commune,2001\nAn,Q,U,district,2002\nAn,R,U,,2003\nAn,P,V,commune,2001\nAn,Q,V,,2001\n")
	if len(r.Report.Problems) > 0 {
		t.Fatalf("problems are %q", problemsOf(r))
	}
	var got []string
	for _, p := range r.Batch.Posts {
		unit := slices.IndexFunc(r.Batch.Units, func(u graph.Unit) bool { return u.ID == p.UnitID })
		got = append(got, fmt.Sprintf("%s %s: %s of %s", r.Batch.Units[unit].Name, p.Title, p.Level, r.Batch.Units[unit].Level))
	}
	slices.Sort(got)
	want := []string{"U P: commune of unknown", "U Q: district of unknown", "U R: unknown of unknown", "V P: commune of commune", "V Q: commune of commune"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("levels (-want +got):\n%s", diff)
	}
	r = flat(t, "official,post,unit,level,start\nAn,P,U,commune,2001\nAn,P,U,district,2002\n")
	if diff := cmp.Diff([]string{`2 level "commune" duplicate_id error`, `3 level "district" duplicate_id error`}, problemsOf(r)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestAnOfficialIDIsTheOfficialsID(t *testing.T) {
	r := flat(t, "official,official_id,post,unit,start\n,QN-17,P,U,2001\nAn,QN-17,P,U,2002\n")
	if len(r.Batch.Officials) != 1 || r.Batch.Officials[0].ID != "QN-17" || r.Batch.Officials[0].Name != "An" {
		t.Errorf("officials are %+v", r.Batch.Officials)
	}
}
