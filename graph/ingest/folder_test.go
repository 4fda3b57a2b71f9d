package ingest_test

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

const cases = "testdata/folders"

// caseNames lists the folders that overlay the sound one.
func caseNames(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir(cases)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// overlay writes the sound dataset with what a case changes into a folder of
// its own: a file replaces that of its name, and the rows of one named +NAME
// follow the rows that are there.
func overlay(t testing.TB, name string) string {
	t.Helper()
	dir := t.TempDir()
	for _, layer := range []string{"base", name} {
		files, err := os.ReadDir(filepath.Join(cases, layer))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(filepath.Join(cases, layer, file.Name()))
			if err != nil {
				t.Fatal(err)
			}
			target, more := strings.CutPrefix(file.Name(), "+")
			switch {
			case filepath.Ext(target) != ".csv" && target != "dataset.yaml" || more && name == "base":
				continue
			case more:
				before, err := os.ReadFile(filepath.Join(dir, target))
				if err != nil {
					t.Fatal(err)
				}
				text = append(before, text...)
			}
			write(t, filepath.Join(dir, target), string(text))
		}
	}
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) *ingest.Result {
	t.Helper()
	r, err := ingest.Read(t.Context(), path, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// expectation is what expected.txt of a case says.
type expectation struct {
	problems []string
	rows     map[string]ingest.Counts
	notes    []string // how each note begins
}

func expected(t testing.TB, name string) expectation {
	t.Helper()
	file, err := os.Open(filepath.Join(cases, name, "expected.txt"))
	if err != nil {
		t.Fatalf("a case needs the problems that it expects: %v", err)
	}
	defer file.Close()
	want := expectation{rows: map[string]ingest.Counts{}}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		if note, ok := strings.CutPrefix(line, "note "); ok {
			want.notes = append(want.notes, note)
			continue
		}
		if rows, ok := strings.CutPrefix(line, "rows "); ok {
			var file string
			var c ingest.Counts
			if _, err := fmt.Sscan(rows, &file, &c.Read, &c.Accepted, &c.Rejected, &c.Repeated); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			want.rows[file] = c
			continue
		}
		want.problems = append(want.problems, line)
	}
	slices.Sort(want.problems)
	return want
}

func written(p ingest.Problem) string {
	return fmt.Sprintf("%s:%d %s %q %s %s", p.File, p.Line, p.Column, p.Value, p.Code, p.Severity)
}

func TestEachFolderHasJustTheProblemsItExpects(t *testing.T) {
	for _, name := range caseNames(t) {
		t.Run(name, func(t *testing.T) {
			if text, err := os.ReadFile(filepath.Join(cases, name, "readme.md")); err != nil || len(text) < 50 {
				t.Errorf("a case needs a readme.md that says what is wrong: %v", err)
			}
			want := expected(t, name)
			r := read(t, overlay(t, name))
			var got []string
			for _, p := range r.Report.Problems {
				got = append(got, written(p))
				if p.Message == "" || strings.ContainsAny(p.Message, "\r\n") || strings.HasSuffix(p.Message, ".") {
					t.Errorf("%s: the message %q is no sentence to print in a line", written(p), p.Message)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(want.problems, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			for file, c := range r.Report.Rows {
				if want, ok := want.rows[file]; ok && c != want {
					t.Errorf("%s: counts are %+v, want %+v", file, c, want)
				} else if !ok && c.Accepted != c.Read {
					t.Errorf("%s: counts are %+v, want all accepted", file, c)
				}
			}
			if len(r.Report.Notes) != len(want.notes) {
				t.Fatalf("notes are %q, want those that begin %q", r.Report.Notes, want.notes)
			}
			for i, note := range want.notes {
				if !strings.HasPrefix(r.Report.Notes[i], note) {
					t.Errorf("note is %q, want one that begins %q", r.Report.Notes[i], note)
				}
			}
		})
	}
}

// Codes of flat tables and of whole files have their own tests.
var elsewhere = append(ours, ingest.AmbiguousName, ingest.MissingColumn, ingest.UnknownColumn, ingest.BadCSV, ingest.TooLarge)

// ours are the codes for what is no CSV. The description of the formats does
// not have them.
var ours = []ingest.Code{ingest.BadFile, ingest.MergedCells, ingest.FormulaValue}

func TestEveryCodeHasAFolderOfItsName(t *testing.T) {
	for _, info := range ingest.Codes {
		if slices.Contains(elsewhere, info.Code) {
			continue
		}
		want := expected(t, string(info.Code))
		if !slices.ContainsFunc(want.problems, func(p string) bool {
			return strings.HasSuffix(p, fmt.Sprintf(" %s %s", info.Code, info.Severity))
		}) {
			t.Errorf("the folder %s expects no %s of severity %s", info.Code, info.Code, info.Severity)
		}
	}
}

func TestTheCodesAreThoseOfTheFormat(t *testing.T) {
	text, err := os.ReadFile("../../../shared/formats.md")
	if err != nil {
		t.Fatalf("the description of the formats is missing: %v", err)
	}
	_, table, _ := strings.Cut(string(text), "\n| code | severity | when |\n")
	var want, got []string
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || strings.HasPrefix(cells[1], " ---") {
			continue
		}
		for code := range strings.SplitSeq(cells[1], ",") {
			want = append(want, strings.Trim(code, " `")+" "+strings.TrimSpace(cells[2]))
		}
	}
	for _, info := range ingest.Codes {
		if slices.Contains(ours, info.Code) {
			continue
		}
		got = append(got, fmt.Sprintf("%s %s", info.Code, info.Severity))
	}
	if len(want) == 0 {
		t.Fatal("the table of codes was not found")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("codes (-format +code):\n%s", diff)
	}
}

func TestTheSoundFolderGivesWhatItsRowsSay(t *testing.T) {
	r := read(t, overlay(t, "base"))
	b := r.Batch
	if got := [6]int{len(b.Units), len(b.Links), len(b.Posts), len(b.Officials), len(b.Tenures), len(b.Claims)}; got != [6]int{6, 1, 7, 4, 8, 2} {
		t.Fatalf("units, links, posts, officials, tenures, claims are %v", got)
	}
	rank := 1.5
	post := b.Posts[0] // C11 by id
	post.ValidFrom = graph.Date{}
	if diff := cmp.Diff(graph.Post{ID: "C11", Title: "Secretary of C1", UnitID: "C1", Level: "commune", Bloc: "party", Office: "secretary", Head: true, Rank: &rank, Class: graph.Career}, post, cmp.AllowUnexported(graph.Date{})); diff != "" {
		t.Errorf("post C11 (-want +got):\n%s", diff)
	}
	levels := map[string]string{}
	for _, p := range b.Posts {
		levels[p.ID] = p.Level + " " + p.OwnLevel + " " + string(p.Class)
	}
	// X1 states a level of its own in a unit without one; the others take their unit's.
	if diff := cmp.Diff(map[string]string{
		"P1": "province  career", "D11": "district  career", "D12": "district  career", "D21": "district  career",
		"C11": "commune  career", "M1": "province  membership", "X1": "central central career",
	}, levels); diff != "" {
		t.Errorf("levels of posts (-want +got):\n%s", diff)
	}
	for _, u := range b.Units {
		switch u.ID {
		case "X":
			if u.Level != graph.UnknownLevel {
				t.Errorf("a unit of blank level has level %q", u.Level)
			}
		case "D1":
			if !slices.Equal(u.Tags, []string{"mountain", "key"}) {
				t.Errorf("tags are %q", u.Tags)
			}
		}
	}
	status := map[string]graph.EndStatus{}
	for _, tenure := range b.Tenures {
		status[tenure.ID] = tenure.Status
	}
	if diff := cmp.Diff(map[string]graph.EndStatus{
		"t1": graph.Ended, "t2": graph.Ended, "t3": graph.Open, "t4": graph.Ended,
		"t5": graph.Ended, "t6": graph.Ended, "t7": graph.UnknownEnd, "t8": graph.Ended,
	}, status); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
	// t1 is A's entry, t2 and t3 moves; t4 B's entry, t5 a move; t6 and t8 entries of C and E.
	want := ingest.Outcomes{graph.Entry: 4, graph.Addition: 0, graph.Renewal: 0, graph.Reorganisation: 0, graph.Moved: 3, graph.With: 0, graph.AsMembership: 1, graph.NoStart: 0}
	if diff := cmp.Diff(want, r.Report.Outcomes); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
}

// The three ways to say nothing of the end, with and without a status, and a
// stated end that counts whatever the status says.
func TestStatusDecidesABlankEndOnly(t *testing.T) {
	for _, blank := range []graph.EndStatus{graph.Open, graph.UnknownEnd} {
		dir := overlay(t, "base")
		write(t, filepath.Join(dir, "dataset.yaml"), "blank_end: "+string(blank)+"\n")
		write(t, filepath.Join(dir, "tenures.csv"), `id,official_id,post_id,start,end,status
a,E,M1,2010,,
b,E,M1,2010,,current
c,E,M1,2010,,ended
d,E,M1,2010,,unknown
e,E,M1,2010,2012,current
f,E,M1,2010,2012,unknown
g,E,M1,2010,soon,current
h,E,M1,2010,2009,current
`)
		got := map[string]graph.EndStatus{}
		texts := map[string]string{}
		for _, tenure := range read(t, dir).Batch.Tenures {
			got[tenure.ID] = tenure.Status
			texts[tenure.ID] = tenure.Extra["end_text"]
			if (tenure.Status == graph.Ended) == tenure.End.IsZero() {
				t.Errorf("%s: status %s with end %q", tenure.ID, tenure.Status, tenure.End)
			}
		}
		want := map[string]graph.EndStatus{
			"a": blank, "b": graph.Open, "c": graph.UnknownEnd, "d": graph.UnknownEnd,
			"e": graph.Ended, "f": graph.Ended, "g": graph.UnknownEnd, "h": graph.UnknownEnd,
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("blank_end %s (-want +got):\n%s", blank, diff)
		}
		if texts["g"] != "soon" || texts["h"] != "2009" {
			t.Errorf("the texts of ends that count for nothing are %q", texts)
		}
	}
}

func TestWithoutOfficialsTheTenuresDefineThem(t *testing.T) {
	dir := overlay(t, "base")
	if err := os.Remove(filepath.Join(dir, "officials.csv")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "tenures.csv"), "id,official_id,post_id\nt1,B,C11\nt2,A,C11\nt3,A,M1\nt4,Z,nowhere\nt5, Y,C11\n")
	r := read(t, dir)
	var ids []string
	for _, o := range r.Batch.Officials {
		ids = append(ids, o.ID)
	}
	// Z holds nothing that was accepted, and " Y" is no id.
	if !slices.Equal(ids, []string{"A", "B"}) {
		t.Errorf("officials are %q, want A and B", ids)
	}
	if r.Report.Codes[ingest.UnknownRef] != 1 || r.Report.Codes[ingest.BadValue] != 1 {
		t.Errorf("problems are %v", r.Report.Codes)
	}
	if _, ok := r.Report.Rows["officials.csv"]; ok {
		t.Error("a file that is not there is counted")
	}
}

func TestDefaultLevelsAreAKnownScaleOrHaveNoOrder(t *testing.T) {
	for _, c := range []struct {
		name   string
		units  []string
		post   string
		levels string
		note   bool
	}{
		{"a known scale, some of it", []string{"province", "commune"}, "", "ordered commune province", false},
		{"a known scale, by the post's level too", []string{"district", "commune"}, "central", "ordered commune district central", false},
		{"the Vietnamese scale", []string{"tỉnh", "xã", "huyện"}, "trung ương", "ordered xã huyện tỉnh trung ương", false},
		{"the two scales mixed", []string{"tỉnh", "commune"}, "", "unordered commune tỉnh", true},
		{"other words, by bytes", []string{"state", "Zone"}, "ăn", "unordered Zone state ăn", true},
		{"none at all", []string{"", "unknown"}, "", "unordered ", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			units := "id,name,level\n"
			for i, level := range c.units {
				units += fmt.Sprintf("U%d,Unit,%s\n", i, level)
			}
			write(t, filepath.Join(dir, "units.csv"), units)
			write(t, filepath.Join(dir, "posts.csv"), "id,title,unit_id,level\nP,Post,U0,"+c.post+"\n")
			write(t, filepath.Join(dir, "tenures.csv"), "id,official_id,post_id\n")
			r := read(t, dir)
			var ids []string
			for _, level := range r.Batch.Dataset.Levels {
				ids = append(ids, level.ID)
			}
			order := map[bool]string{true: "ordered ", false: "unordered "}[r.Batch.Dataset.Ordered]
			if got := order + strings.Join(ids, " "); got != c.levels {
				t.Errorf("levels are %q, want %q", got, c.levels)
			}
			if (len(r.Report.Notes) > 0) != c.note {
				t.Errorf("notes are %q", r.Report.Notes)
			}
		})
	}
}

func TestAsOfIsTheLastDayThatAnAcceptedRowCanMean(t *testing.T) {
	rows := map[string]string{
		"units.csv":      "id,name,level,valid_from,valid_to\nU,Unit,commune,%s,%s\nW,Unit,galaxy,2090,2091\n",
		"unit_links.csv": "predecessor_id,successor_id,kind,on\nU,U,renamed,%s\n",
		"posts.csv":      "id,title,unit_id,valid_from,valid_to\nP,Post,U,%s,%s\n",
		"officials.csv":  "id,birth_date,death_date\nA,%s,%s\n",
		"tenures.csv":    "id,official_id,post_id,start,end\nt,A,P,%s,%s\nx,A,nowhere,2095,2096\n",
		"claims.csv":     "id,question,count,since,until\nW,q,1,%s,%s\n",
	}
	for file, text := range rows {
		for place := range strings.Count(text, "%s") {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "dataset.yaml"), "levels: [{id: commune}]\n")
			for name, text := range rows {
				dates := slices.Repeat([]any{"1950-05"}, strings.Count(text, "%s"))
				if name == file {
					dates[place] = "1960-02"
				}
				write(t, filepath.Join(dir, name), fmt.Sprintf(text, dates...))
			}
			// February 1960 has 29 days; the rejected rows name later years.
			if got := read(t, dir).Batch.Dataset.AsOf; got != graph.MustDate("1960-02-29") {
				t.Errorf("%s, date %d: as_of is %q", file, place+1, got)
			}
		}
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "tenures.csv"), "id,official_id,post_id\n")
	if got := read(t, dir).Batch.Dataset.AsOf; !got.IsZero() {
		t.Errorf("as_of of a dataset without dates is %q", got)
	}
}

func TestColumnsStandInAnyOrderAndExtrasAreKept(t *testing.T) {
	dir := overlay(t, "base")
	write(t, filepath.Join(dir, "tenures.csv"), "\ufeffx_Note,post_id,x_blank,start,id,official_id\r\n\"first\r\nsecond, \"\"so\"\"\",C11,,2010,t1,A\r\n\r\n,C11,,2011,t2,A")
	r := read(t, dir)
	if len(r.Report.Problems) > 0 {
		t.Fatalf("problems are %v", r.Report.Problems)
	}
	want := []graph.Tenure{
		{ID: "t1", OfficialID: "A", PostID: "C11", Start: graph.MustDate("2010"), Status: graph.Open, Seq: 1, Outcome: graph.Entry, LastDay: graph.Forever, Extra: map[string]string{"x_Note": "first\nsecond, \"so\""}},
		// The same post while t1 is open: nothing has left.
		{ID: "t2", OfficialID: "A", PostID: "C11", Start: graph.MustDate("2011"), Status: graph.Open, Seq: 2, Outcome: graph.Addition, LastDay: graph.Forever},
	}
	if diff := cmp.Diff(want, r.Batch.Tenures, cmp.AllowUnexported(graph.Date{})); diff != "" {
		t.Errorf("tenures (-want +got):\n%s", diff)
	}
	if got := r.Report.Rows["tenures.csv"]; got != (ingest.Counts{Read: 2, Accepted: 2}) {
		t.Errorf("counts are %+v", got)
	}
}

func TestWhatIsNoDatasetIsAnErrorThatNamesItAndTheRemedy(t *testing.T) {
	dir := overlay(t, "base")
	empty := t.TempDir()
	for _, c := range []struct {
		name, path string
		mode       ingest.Mode
		code       graph.Code
		want       string
	}{
		{"a path that is not there", filepath.Join(dir, "nowhere"), "", graph.NotFound, "there is no file or folder " + filepath.Join(dir, "nowhere") + "; check its name"},
		{"a folder without tenures", empty, "", graph.Invalid, "the folder " + empty + " has no tenures.csv; a dataset folder needs one, and the posts.csv and units.csv that it names"},
		{"a folder read as a flat table", dir, ingest.Flat, graph.Invalid, dir + " is a folder; name the file to read, or read it as a dataset folder"},
		{"a file read as a folder", filepath.Join(dir, "units.csv"), ingest.Folder, graph.Invalid, filepath.Join(dir, "units.csv") + " is a file; name the folder that holds its tenures.csv, or read it as a flat table"},
		{"an unknown mode", dir, "deep", graph.Invalid, `there is no mode "deep"; the modes are auto, folder, flat, popolo`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ingest.Read(t.Context(), c.path, ingest.Options{Mode: c.mode})
			var e *graph.Error
			if !errors.As(err, &e) || e.Code != c.code || e.Message != c.want {
				t.Errorf("error is %v, want %s %q", err, c.code, c.want)
			}
		})
	}
	if err := os.Mkdir(filepath.Join(empty, "tenures.csv"), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	if _, err := ingest.Read(t.Context(), empty, ingest.Options{}); err == nil || err.Error() != "tenures.csv is a folder; name the files in it" {
		t.Errorf("error is %v", err)
	}
}

func TestFilesThatAreNotReadAreNoted(t *testing.T) {
	dir := overlay(t, "base")
	write(t, filepath.Join(dir, "tenure.csv"), "id\n")
	write(t, filepath.Join(dir, "README.md"), "about\n")
	want := []string{"tenure.csv is not read: the files of a dataset folder are dataset.yaml, units.csv, unit_links.csv, posts.csv, officials.csv, tenures.csv, claims.csv"}
	if diff := cmp.Diff(want, read(t, dir).Report.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}
