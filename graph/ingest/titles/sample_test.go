package titles

import (
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A score counts, for one field, what the table gave, what of it the hand-made
// label says too, and what the labels say.
type score struct{ given, right, stated int }

func (s *score) add(got, want string) {
	if got != "" {
		s.given++
		if strings.EqualFold(got, want) {
			s.right++
		}
	}
	if want != "" {
		s.stated++
	}
}

// The samples were drawn before the tables were tuned: the distinct titles of
// the source (office, office2, … of each infobox; display_name of post.csv) in
// the order of the SHA-256 sums of "titles 1:" with the title, the first 200 and
// the first 60 of them. A title that contained the name of a person was left out
// and the next taken. The labels are what a person read in each title, one line a
// post, written down before the program read it. The name of a unit is compared
// without regard to case.
func TestPrecisionOnASampleLabelledByHand(t *testing.T) {
	for _, sample := range []struct {
		table, file string
		titles      int
	}{{"vi", "testdata/sample_vi.csv", 200}, {"en", "testdata/sample_en.csv", 60}} {
		t.Run(sample.table, func(t *testing.T) {
			rows := readSample(t, sample.file)
			scores, titles := scoreSample(t, named(t, sample.table), rows)
			if titles != sample.titles {
				t.Errorf("the sample has %d titles, want %d", titles, sample.titles)
			}
			for _, field := range sampleFields {
				s := scores[field]
				t.Logf("%-6s precision %d of %d, recall %d of %d", field, s.right, s.given, s.right, s.stated)
				if 100*s.right < 97*s.given {
					t.Errorf("%s: precision %d of %d is below 97 %%", field, s.right, s.given)
				}
			}
		})
	}
}

// TestTheSamplesAreAsDrawn holds the samples to the draw: the first titles in the
// order of the sums, of which only one, with a person's name, is left out.
func TestTheSamplesAreAsDrawn(t *testing.T) {
	for file, titles := range map[string][]string{"testdata/sample_vi.csv": officeCells(t), "testdata/sample_en.csv": ministersTitles(t)} {
		sum := map[string]string{}
		for _, title := range titles {
			sum[title] = fmt.Sprintf("%x", sha256.Sum256([]byte("titles 1:"+title)))
		}
		drawn := slices.SortedFunc(maps.Keys(sum), func(a, b string) int { return cmp.Compare(sum[a], sum[b]) })
		left, at := 0, 0
		for _, row := range readSample(t, file) {
			for at < len(drawn) && row[0] != drawn[at] && (at == 0 || row[0] != drawn[at-1]) {
				left++
				at++
			}
			if at < len(drawn) && row[0] == drawn[at] {
				at++
			}
		}
		if left > 1 {
			t.Errorf("%s leaves out %d titles of the draw, want at most 1", file, left)
		}
	}
}

// ministersTitles gives the titles of the real ministers.
func ministersTitles(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../../../shared/data/uk-ministers/post.csv")
	if err != nil {
		t.Fatalf("the reference data is missing (%v): put it beside the repository", err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], "display_name")
	var titles []string
	for _, row := range rows[1:] {
		titles = append(titles, row[column])
	}
	return titles
}

// The titles of the real ministers are read but for a few, all in the one bloc.
func TestTheMinistersTitlesAreRead(t *testing.T) {
	table, unread := named(t, "en"), map[string]bool{}
	titles := ministersTitles(t)
	for _, title := range titles {
		for _, r := range table.Read(title) {
			if r.Office == "" || r.Bloc != "state" {
				unread[r.Text] = true
			}
		}
	}
	t.Logf("%d titles, unread: %v", len(titles), slices.Sorted(maps.Keys(unread)))
	if len(unread) > len(titles)/100 {
		t.Errorf("%d titles are not read", len(unread))
	}
}

var sampleFields = []string{"office", "level", "bloc", "unit", "class"}

// readSample gives the rows of a sample without its header.
func readSample(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// scoreSample reads each title once and compares its parts with the labels. A
// part without a label is wrong in every field it gives.
func scoreSample(t *testing.T, table *Table, rows [][]string) (map[string]*score, int) {
	t.Helper()
	scores, titles := map[string]*score{}, 0
	for _, field := range sampleFields {
		scores[field] = &score{}
	}
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to][0] == rows[from][0] {
			to++
		}
		titles++
		scoreTitle(t, scores, table.Read(rows[from][0]), rows[from:to])
		from = to
	}
	return scores, titles
}

func scoreTitle(t *testing.T, scores map[string]*score, readings []Reading, labels [][]string) {
	t.Helper()
	for i := range max(len(readings), len(labels)) {
		got, want := make([]string, len(sampleFields)), make([]string, len(sampleFields))
		if i < len(readings) {
			r := readings[i]
			class := ""
			if r.Rule != "" {
				class = "career"
			}
			if r.Membership {
				class = "membership"
			}
			got = []string{r.Office, r.Level, r.Bloc, r.Unit, class}
		}
		if i < len(labels) {
			want = labels[i][2:]
			if labels[i][1] != strconv.Itoa(i+1) {
				t.Errorf("%s: the parts are not numbered 1, 2, …", labels[i][0])
			}
		}
		for f, field := range sampleFields {
			scores[field].add(got[f], want[f])
			if !strings.EqualFold(got[f], want[f]) {
				t.Logf("%s, part %d: %s is read as %q, by hand %q", labels[0][0], i+1, field, got[f], want[f])
			}
		}
	}
}

func named(t testing.TB, name string) *Table {
	t.Helper()
	table, err := Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return table
}
