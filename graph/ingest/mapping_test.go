package ingest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"careergraph/graph"
	"careergraph/graph/graphtest/ukministers"
	"careergraph/graph/ingest"
	"careergraph/graph/ingest/mapping"
	"careergraph/graph/ingest/rows"
)

// The reference data stands beside the repository; none of it is copied in.
const ukData = "../../../shared/data/uk-ministers"

// mapped reads a file by a mapping.
func mapped(t testing.TB, path, text string) *ingest.Result {
	t.Helper()
	r, err := tryMapped(t, path, text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func tryMapped(t testing.TB, path, text string) (*ingest.Result, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "m.yaml")
	write(t, file, text)
	m, err := ingest.ParseMapping(file)
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Read(t.Context(), path, ingest.Options{Mapping: m})
}

// put writes a file into a folder of its own.
func put(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	write(t, path, text)
	return path
}

// held writes each tenure with its post, unit and official.
func held(b *graph.Batch) (list []string) {
	for _, tenure := range b.Tenures {
		post := b.Posts[slices.IndexFunc(b.Posts, func(p graph.Post) bool { return p.ID == tenure.PostID })]
		unit := b.Units[slices.IndexFunc(b.Units, func(u graph.Unit) bool { return u.ID == post.UnitID })]
		official := b.Officials[slices.IndexFunc(b.Officials, func(o graph.Official) bool { return o.ID == tenure.OfficialID })]
		list = append(list, fmt.Sprintf("%s %s: %s of %s (%s) %s-%s %s", official.Name, official.Birth, post.Title, unit.Name, unit.Level, tenure.Start, tenure.End, tenure.Status))
	}
	slices.Sort(list)
	return list
}

// The first rows of the table are those of docs/mapping.md, in Windows-1258:
// there ầ is â with a tone of its own, đ is 0xf0 and so on.
func TestAFlatTableOfAnotherEncodingIsReadByAMapping(t *testing.T) {
	encoded := strings.NewReplacer(
		"Họ", "Ho\xf2", "tên", "t\xean", "Chức vụ", "Ch\xfd\xecc vu\xf2", "Đơn vị", "\xd0\xf5n vi\xf2", "Từ ngày", "T\xfd\xcc ng\xe0y", "Đến ngày", "\xd0\xea\xecn ng\xe0y",
		"Trần Văn Mẫu", "Tr\xe2\xccn V\xe3n M\xe2\xdeu", "Bí thư", "B\xed th\xfd", "Huyện", "Huy\xea\xf2n", "Xã", "X\xe3\u200b",
	)
	text := "Họ tên;Chức vụ;Đơn vị;Từ ngày;Đến ngày\nTrần Văn Mẫu;Bí thư;Huyện A, B;1/7/2010;nay\n"
	path := put(t, "a.csv", encoded.Replace(text))
	r := mapped(t, path, "flat:\n  from: {file: a.csv, delimiter: ';', encoding: windows-1258}\n  columns:\n    official: Họ tên\n    post: Chức vụ\n    unit: Đơn vị\n    start: {column: Từ ngày, dates: dmy}\n    end: {column: Đến ngày, dates: dmy}\n")
	if len(r.Report.Problems) > 0 {
		t.Fatalf("problems are %q", problemsOf(r))
	}
	if diff := cmp.Diff([]string{"Trần Văn Mẫu : Bí thư of Huyện A, B (unknown) 2010-07-01- open"}, held(r.Batch)); diff != "" {
		t.Errorf("tenures (-want +got):\n%s", diff)
	}
}

// splitting is a table whose cells hold several posts, with its mapping.
const (
	splitting = "who,posts,unit,from,kind\n" +
		"An,Chair;Clerk,U,2001,\n" + // two tenures of one record
		"Binh,Chair;" + "Sec\tretary" + ";Clerk,U,2002,\n" + // a title cannot hold a tab: none of the three
		"Cuc,Clerk,U,2003,course\n" + // left out
		"An,Chair;Clerk,U,2001,\n" + // equal to the first
		",Chair,U,2004,\n" // nobody
	byPosts = "flat:\n  from: a.csv\n  skip: {column: kind, is: course, reason: no post}\n  split: {column: posts, at: ;}\n  columns: {official: who, post: posts, unit: unit, start: from}\n"
)

func TestARecordIsRejectedWithAnyOfItsParts(t *testing.T) {
	r := mapped(t, put(t, "a.csv", splitting), byPosts)
	if diff := cmp.Diff(ingest.Counts{Read: 5, Accepted: 1, Rejected: 2, Repeated: 1, Skipped: 1}, r.Report.Rows["a.csv"]); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]ingest.Skip{{File: "a.csv", Reason: "no post", Records: 1}}, r.Report.Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	// Columns are told by our names; their names in the source are part of the place.
	if diff := cmp.Diff([]string{
		`3  "" needs_rejected error`, `3  "" needs_rejected error`, `3 post "Sec\tretary" bad_value error`,
		`5  "" repeated_row warning`, `5  "" repeated_row warning`, `6 official "" missing_value error`,
	}, problemsOf(r)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	want := []string{"An : Chair of U (unknown) 2001- open", "An : Clerk of U (unknown) 2001- open"}
	if diff := cmp.Diff(want, held(r.Batch)); diff != "" {
		t.Errorf("tenures (-want +got):\n%s", diff)
	}
}

// The rows of the second file must not be counted as those of the first, which
// gives none.
func TestAFileWhoseRowsAreAllSkippedHasNoneOfTheNext(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "a.csv"), "who,kind\nAn,course\nBinh,course\n")
	write(t, filepath.Join(folder, "b.csv"), "who,kind\nCuc,post\n")
	rule := "- from: %s\n  skip: {column: kind, is: course, reason: no post}\n  columns: {official: who, post: {value: Chair}, unit: {value: U}, start: {value: '2001'}}\n"
	r := mapped(t, folder, "flat:\n"+fmt.Sprintf(rule, "a.csv")+fmt.Sprintf(rule, "b.csv"))
	if diff := cmp.Diff(map[string]ingest.Counts{"a.csv": {Read: 2, Skipped: 2}, "b.csv": {Read: 1, Accepted: 1}}, r.Report.Rows); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func TestRejectsOfAMappedTableAreInOurOwnForm(t *testing.T) {
	r := mapped(t, put(t, "a.csv", splitting), byPosts)
	path := filepath.Join(t.TempDir(), "rejects.csv")
	if err := r.WriteRejects(path); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const head = "official,post,unit,level,parent,bloc,office,head,rank,class,start,end,status,arrival,end_cause,official_id,birth_date,native_unit,source,x_from\n"
	want := head +
		"Binh,Chair,U,,,,,,,,2002,,,,,,,,,line 3\n" +
		"Binh,Sec\tretary,U,,,,,,,,2002,,,,,,,,,line 3\n" +
		"Binh,Clerk,U,,,,,,,,2002,,,,,,,,,line 3\n" +
		",Chair,U,,,,,,,,2004,,,,,,,,,line 6\n"
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("rejects (-want +got):\n%s", diff)
	}
	mended := put(t, "rejects.csv", strings.NewReplacer("\t", "", "\n,", "\nDung,").Replace(string(text)))
	again := read(t, mended)
	if again.Err(false) != nil || len(again.Batch.Tenures) != 4 {
		t.Errorf("the mended rows do not load: %v", problemsOf(again))
	}
}

func TestUKMinistersByMappingGiveTheSameMoves(t *testing.T) {
	m, err := ingest.ParseMapping("../../examples/mappings/uk-ministers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	by := func(path string, options ingest.Options) *graph.Batch {
		r, err := ingest.Read(t.Context(), path, options)
		if err != nil {
			t.Fatalf("the reference data is missing (%v): put it beside the repository", err)
		}
		if r.Batch == nil || len(r.Batch.Tenures) != 3667 || r.Err(false) != nil {
			t.Fatalf("%s is not read whole: %v", path, r.Err(false))
		}
		return r.Batch
	}
	want, got := by(ukministers.Dataset(t, ukData), ingest.Options{}), by(ukData, ingest.Options{Mapping: m})
	days := cmpopts.EquateComparable(graph.Date{})
	if len(want.Moves) == 0 {
		t.Fatal("there is no move")
	}
	if diff := cmp.Diff(want.Moves, got.Moves, days); diff != "" {
		t.Errorf("moves (-folder +mapping):\n%s", diff)
	}
	// Nothing else differs either, but for the columns that the folder does not have
	// and the names of the files.
	own := func(extra map[string]string) {
		maps.DeleteFunc(extra, func(name, _ string) bool { return strings.HasPrefix(name, "x_") })
	}
	for i := range got.Tenures {
		own(got.Tenures[i].Extra)
	}
	for i := range got.Units {
		own(got.Units[i].Extra)
	}
	got.Dataset.Source, got.Dataset.Licence = want.Dataset.Source, want.Dataset.Licence
	got.Report, want.Report = graph.Report{}, graph.Report{}
	if diff := cmp.Diff(want, got, days, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("batch (-folder +mapping):\n%s", diff)
	}
}

// Whoever adds a column to a format adds it to the schema.
func TestTheSchemaOfMappingsKnowsOurColumns(t *testing.T) {
	var schema struct {
		Definitions map[string]struct {
			Properties struct {
				Columns struct{ Properties map[string]any }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(mapping.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	targets := 0
	for name, definition := range schema.Definitions {
		target, ok := strings.CutPrefix(name, "rule_of_")
		if !ok {
			continue
		}
		targets++
		_, err := ingest.ParseMapping(put(t, "m.yaml", target+": {from: a.csv, columns: {no such column: a}}"))
		_, told, _ := strings.Cut(fmt.Sprint(err), "its columns are ")
		told, _, _ = strings.Cut(told, ", and any")
		known := strings.Split(told, ", ")
		slices.Sort(known)
		if diff := cmp.Diff(known, slices.Sorted(maps.Keys(definition.Properties.Columns.Properties))); diff != "" {
			t.Errorf("%s (-ours +schema):\n%s", target, diff)
		}
	}
	// The files of a dataset folder and the flat table.
	if targets != 7 {
		t.Errorf("the schema knows %d tables, want 7", targets)
	}
}

// The example of docs/mapping.md does what the page says.
func TestTheExampleOfTheDocumentationIsImported(t *testing.T) {
	text, err := os.ReadFile("../../docs/mapping.md")
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string) string {
		_, after, _ := strings.Cut(string(text), "```"+kind+"\n")
		inside, _, _ := strings.Cut(after, "```")
		return inside
	}
	path := put(t, "staff.csv", block("csv"))
	r := mapped(t, path, block("yaml"))
	if len(r.Report.Problems) > 0 {
		t.Errorf("problems are %q", problemsOf(r))
	}
	if diff := cmp.Diff(ingest.Counts{Read: 3, Accepted: 2, Skipped: 1}, r.Report.Rows["staff.csv"]); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"Trần Văn Mẫu 1965-03-12: Bí thư Huyện ủy of Huyện ủy Long Sơn (district) 2010-07-01-2015-06-30 ended",
		"Trần Văn Mẫu 1965-03-12: Phó Bí thư Tỉnh ủy of Tỉnh ủy Nam Hải (province) 2015-07- open",
	}, held(r.Batch)); diff != "" {
		t.Errorf("tenures (-want +got):\n%s", diff)
	}
	// The guess lacks nothing of it but the order of days and months of dates that
	// do not tell it; those are kept as text.
	guess, err := ingest.Guess(path, rows.Auto)
	if err != nil {
		t.Fatal(err)
	}
	r = mapped(t, path, string(guess))
	if diff := cmp.Diff(ingest.Counts{Read: 3, Accepted: 2, Skipped: 1}, r.Report.Rows["staff.csv"]); diff != "" {
		t.Errorf("counts by the guess (-want +got):\n%s\n%s", diff, guess)
	}
	if diff := cmp.Diff([]string{`2 start "1/7/2010" bad_date warning`, `2 start "1/7/2010" no_start warning`}, problemsOf(r)); diff != "" {
		t.Errorf("problems by the guess (-want +got):\n%s\n%s", diff, guess)
	}
}

// A guess of a well-formed table is imported as it stands.
func TestWhatIsGuessedIsImported(t *testing.T) {
	for _, c := range []struct {
		file, text string
		want       []string
	}{
		{
			"a.csv", "Full Name,Position,Department,Start Date,End Date,Notes\nMary Sample,Minister,Treasury,2/28/2001,present,n\nJohn Test,Clerk,Board,3/1/2002,12/31/2003,\n",
			[]string{"John Test : Clerk of Board (unknown) 2002-03-01-2003-12-31 ended", "Mary Sample : Minister of Treasury (unknown) 2001-02-28- open"},
		},
		{
			"b.csv", "Họ và tên đệm|Tên|Năm sinh|Chức vụ|Đơn vị|Cấp|Từ năm|Đến năm\nTrần Văn|Mẫu|1965|Chủ tịch|UBND xã A|Xã|2001|2005\nLê Thị|Thử|1970|Bí thư; Chủ tịch|Huyện B|Huyện|2005|nay\n",
			[]string{
				"Lê Thị Thử 1970: Bí thư of Huyện B (district) 2005- open", "Lê Thị Thử 1970: Chủ tịch of Huyện B (district) 2005- open",
				"Trần Văn Mẫu 1965: Chủ tịch of UBND xã A (commune) 2001-2005 ended",
			},
		},
		{
			"c.json", `[{"name":"Mary Sample","jobs":[{"title":"Mayor","unit":"North","from":"2001-02","to":"2003"},{"title":"Clerk","unit":"South","from":"2003"}]}]`,
			[]string{"Mary Sample : Clerk of South (unknown) 2003- open", "Mary Sample : Mayor of North (unknown) 2001-02-2003 ended"},
		},
	} {
		path := put(t, c.file, c.text)
		guess, err := ingest.Guess(path, rows.Auto)
		if err != nil {
			t.Fatal(err)
		}
		r := mapped(t, path, string(guess))
		if len(r.Report.Problems) > 0 {
			t.Errorf("%s: problems are %q\n%s", c.file, problemsOf(r), guess)
			continue
		}
		if diff := cmp.Diff(c.want, held(r.Batch)); diff != "" {
			t.Errorf("%s: tenures (-want +got):\n%s\n%s", c.file, diff, guess)
		}
	}
}

func TestAMappingThatDoesNotFitItsSourceIsOneProblem(t *testing.T) {
	r := mapped(t, put(t, "a.csv", "who,post\nAn,P\nBinh,P\n"), "flat:\n  from: a.csv\n  columns: {official: who, post: post, unit: Unit}\n")
	var got []string
	for _, p := range r.Report.Problems {
		got = append(got, fmt.Sprintf("%s %d %s: %s", p.File, p.Line, p.Code, p.Message))
	}
	want := []string{`a.csv 1 missing_column: a.csv has no column "Unit", which the rule of flat on line 2 of m.yaml names; correct the name there, or mark the column as optional. It has: who, post`}
	if diff := cmp.Diff(want, got); diff != "" || r.Batch != nil {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// Each rule that reads a file has counts of its own.
func TestSeveralRulesOfOneFileAreCountedApart(t *testing.T) {
	dir := filepath.Dir(put(t, "held.csv", "id,who,unit,post,from,other\n1,An,U,P,2001,Q\n2,Binh,U,P,2002,R\n"))
	r := mapped(t, dir, "units: {from: held.csv, one_per: unit, columns: {id: unit, name: unit, level: {value: ''}}}\n"+
		"posts:\n  - {from: held.csv, one_per: post, columns: {id: post, title: post, unit_id: unit}}\n  - {from: held.csv, columns: {id: other, title: other, unit_id: unit}}\n"+
		"tenures: {from: held.csv, columns: {id: id, official_id: who, post_id: post, start: from}}\n")
	if len(r.Report.Problems) > 0 {
		t.Fatalf("problems are %q", problemsOf(r))
	}
	want := map[string]ingest.Counts{
		"held.csv → units": {Read: 2, Accepted: 1, Skipped: 1}, "held.csv → tenures": {Read: 2, Accepted: 2},
		"held.csv → posts": {Read: 2, Accepted: 1, Skipped: 1}, "held.csv → posts (2)": {Read: 2, Accepted: 2},
	}
	if diff := cmp.Diff(want, r.Report.Rows); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

// The table of titles knows more offices than the three that are read; the
// dataset says what one of them is called, and of one that nobody holds.
func TestOfficesAreCalledWhatTheTableOfTitlesCallsThem(t *testing.T) {
	r := mapped(t, put(t, "a.csv", "o,p\nAn,Bí thư Tỉnh ủy Hà Nam\nBình,\"Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Hà Nam\"\n"), `
dataset:
  offices:
    - {id: clerk, label: clerk}
    - {id: chair, label: {vi: chủ tịch ủy ban}}
flat:
  from: a.csv
  titles: {table: vi, column: p}
  columns: {official: o}
`)
	want := []graph.Office{
		{ID: "clerk", Label: graph.Label{"vi": "clerk", "en": "clerk"}},
		{ID: "chair", Label: graph.Label{"vi": "chủ tịch ủy ban"}},
		{ID: "secretary", Label: graph.Label{"vi": "Bí thư", "en": "secretary"}},
		{ID: "deputy_secretary", Label: graph.Label{"vi": "Phó Bí thư", "en": "deputy secretary"}},
	}
	if diff := cmp.Diff(want, r.Batch.Dataset.Offices); diff != "" {
		t.Errorf("offices (-want +got):\n%s", diff)
	}
}

// What the schema says of the dataset holds where it is read, which is here.
func TestTheSchemaOfMappingsKnowsTheDataset(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(mapping.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	path := put(t, "a.csv", "o\nAn\n")
	for dataset, sound := range map[string]bool{
		"{}": true, "": true,
		"{id: d, title: T, as_of: 2020, blank_end: unknown, overlap_days: 0, gap_days: \"36525\", source: s, licence: }":                        true,
		"{title: {vi: A, en: B}, as_of: \"2020-02\", levels: [{id: a, label: {vi: A}, valid_to: \"2020-02-28\"}, {id: 2}], blocs: [], kinds: }": true,
		"{kinds: [{id: rotation, rotation: true, label: r}], blocs: [{id: b, label: }]}":                                                        true,
		"{offices: [{id: chair, label: {vi: Chủ tịch}}, {id: clerk}]}":                                                                          true,
		"{name: d}": false, "[]": false, "d": false, "{title: [a]}": false, "{as_of: soon}": false, "{as_of: \"2020-2\"}": false, "{blank_end: closed}": false,
		"{overlap_days: -1}": false, "{gap_days: 36526}": false, "{gap_days: many}": false, "{levels: {a: b}}": false, "{levels: [a]}": false, "{levels: [{label: a}]}": false,
		"{levels: [{id: }]}": false, "{levels: [{id: a, rotation: true}]}": false, "{kinds: [{id: a, rotation: yes}]}": false, "{source: [a]}": false,
		"{offices: chair}": false, "{offices: [{id: chair, head: true}]}": false,
	} {
		text := "dataset: " + dataset + "\nflat: {from: a.csv, columns: {official: o, post: o, unit: o}}\n"
		var value any
		if err := yaml.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != sound {
			t.Errorf("the schema says of %s: %v", dataset, err)
		}
		if _, err := tryMapped(t, path, text); (err == nil) != sound {
			t.Errorf("the reader says of %s: %v", dataset, err)
		}
	}
}
