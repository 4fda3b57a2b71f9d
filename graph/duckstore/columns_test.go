package duckstore_test

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/duckstore"
	"careergraph/graph/graphtest"
	"careergraph/graph/ingest"
	"careergraph/graph/synth"
)

// The columns of a loaded table are held, as text, against what the batch says
// itself: looked up by id, never by number, place in the file or join.
var tables = []struct {
	name, columns string
	rows          func(b *graph.Batch) [][]string
}{
	{"units", `SELECT number, id, name, folded, level, parent_id, type, valid_from, valid_to, array_to_string(tags, ';'), place, last_place, depth FROM units ORDER BY rowid`, unitRows},
	{"posts", `SELECT p.number, p.id, u.id, p.unit_id, p.unit_name, p.own_level, p.level, p.bloc, p.office, p.head, p.rank::DECIMAL(18, 3), p.class, p.seats, p.place
		FROM posts p JOIN units u ON u.number = p.unit ORDER BY p.rowid`, postRows},
	{"officials", `SELECT number, id, digest = md5_number_lower(id), name, folded, gender, birth_date, death_date, native_unit_id, native_unit_name, tenures, moves, trail FROM officials ORDER BY rowid`, officialRows},
	{"tenures", `SELECT o.id, t.seq, t.id, p.id, t.start, shown(t.start, t.start_length), t.end_first, shown(t.end_first, t.end_length),
			last_possible(t.end_first, t.end_length), t.last_day,
			t.status, t.outcome, t.arrival, t.end_cause, t.decision, t.source, t.level, t.bloc, t.office, u.id, t.place, t.head, t.class
		FROM tenures t JOIN officials o ON o.number = t.official JOIN posts p ON p.number = t.post JOIN units u ON u.number = t.unit ORDER BY t.rowid`, tenureRows},
	{"moves", `SELECT o.id, m.seq, m.id, m.from_tenure, m.happened, shown(m.happened, m.happened_length), m.kind, m.direction, m.gap_days, a.id, b.id,
			m.from_level, m.from_bloc, m.from_office, fu.id, m.from_place, m.to_level, m.to_bloc, m.to_office, tu.id, m.to_place
		FROM moves m JOIN officials o ON o.number = m.official JOIN posts a ON a.number = m.from_post JOIN posts b ON b.number = m.to_post
		JOIN units fu ON fu.number = m.from_unit JOIN units tu ON tu.number = m.to_unit ORDER BY m.rowid`, moveRows},
}

func TestTheColumnsOfALoadSayWhatTheBatchSays(t *testing.T) {
	batches := map[string]*graph.Batch{}
	for _, name := range []string{"merge", "names", "rise", "river", "roads", "trails"} {
		batches[name] = graphtest.Fixture(t, name)
	}
	for seed := range uint64(4) {
		batches[fmt.Sprint("300 officials of seed ", seed)] = invented(t, seed)
	}
	// One store for all: nothing of the batch before may be left.
	store := open(t, duckstore.Memory)
	for _, name := range slices.Sorted(maps.Keys(batches)) {
		load(t, store, batches[name])
		for _, table := range tables {
			want := table.rows(batches[name])
			if diff := gocmp.Diff(want, textRows(t, store, table.columns)); diff != "" {
				t.Errorf("%s: %s (- batch, + table):\n%s", name, table.name, diff)
			}
		}
	}
}

// invented reads a synthetic dataset, and sees to it that it has what is told
// apart by columns of several kinds.
func invented(t *testing.T, seed uint64) *graph.Batch {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if _, err := synth.Generate(t.Context(), dir, synth.Options{Officials: 300, Seed: seed, DownShare: synth.DefaultDownShare}, nil); err != nil {
		t.Fatal(err)
	}
	result, err := ingest.Read(t.Context(), dir, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := result.Err(false); err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, tenure := range result.Batch.Tenures {
		found["starts by "+string(tenure.Start.Precision())]++
		found["ends by "+string(tenure.End.Precision())]++
		found["status "+string(tenure.Status)]++
		if tenure.LastDay == graph.Forever {
			found["without bound"]++
		}
	}
	for _, needed := range []string{"starts by year", "starts by month", "starts by day", "starts by ", "ends by day", "ends by ", "status open", "without bound"} {
		if found[needed] == 0 {
			t.Fatalf("no tenure of seed %d: %s; there are %v", seed, needed, found)
		}
	}
	return result.Batch
}

const null = "NULL"

func or(text string) string {
	if text == "" {
		return null
	}
	return text
}

func days(d graph.Date) (first, shown, last string) {
	if d.IsZero() {
		return null, null, null
	}
	return d.First().String(), d.String(), d.Last().String()
}

func unitRows(b *graph.Batch) (rows [][]string) {
	for i, u := range b.Units {
		rows = append(rows, []string{
			strconv.Itoa(i), u.ID, u.Name, graph.Fold(u.Name), u.Level, or(u.ParentID), or(u.Type), or(u.ValidFrom.String()), or(u.ValidTo.String()),
			strings.Join(u.Tags, ";"), strconv.Itoa(u.Place), strconv.Itoa(u.LastPlace), strconv.Itoa(u.Depth),
		})
	}
	return rows
}

func postRows(b *graph.Batch) (rows [][]string) {
	units := byID(b.Units, func(u graph.Unit) string { return u.ID })
	for i, p := range b.Posts {
		rank, seats := null, null
		if p.Rank != nil {
			rank = strconv.FormatFloat(*p.Rank, 'f', 3, 64)
		}
		if p.Seats > 0 {
			seats = strconv.Itoa(p.Seats)
		}
		rows = append(rows, []string{
			strconv.Itoa(i), p.ID, p.UnitID, p.UnitID, units[p.UnitID].Name, or(p.OwnLevel), p.Level, or(p.Bloc), or(p.Office), strconv.FormatBool(p.Head), rank, string(p.Class), seats,
			strconv.Itoa(units[p.UnitID].Place),
		})
	}
	return rows
}

func officialRows(b *graph.Batch) (rows [][]string) {
	units := byID(b.Units, func(u graph.Unit) string { return u.ID })
	for i, o := range b.Officials {
		rows = append(rows, []string{
			strconv.Itoa(i), o.ID, "true", or(o.Name), graph.Fold(o.Name), or(o.Gender), or(o.Birth.String()), or(o.Death.String()), or(o.NativeUnitID), or(units[o.NativeUnitID].Name),
			strconv.Itoa(o.Tenures), strconv.Itoa(o.Moves), o.Trail,
		})
	}
	return rows
}

// tenureRows are in the order of officials and seq, in which careers are read.
func tenureRows(b *graph.Batch) (rows [][]string) {
	posts := byID(b.Posts, func(p graph.Post) string { return p.ID })
	units := byID(b.Units, func(u graph.Unit) string { return u.ID })
	tenures := slices.SortedFunc(slices.Values(b.Tenures), func(x, y graph.Tenure) int {
		return cmp.Or(cmp.Compare(x.OfficialID, y.OfficialID), cmp.Compare(x.Seq, y.Seq))
	})
	for _, x := range tenures {
		p := posts[x.PostID]
		first, shown, _ := days(x.Start)
		endFirst, endShown, endLast := days(x.End)
		lastDay := "9999-12-31"
		if x.LastDay != graph.Forever {
			lastDay = x.LastDay.String()
		}
		rows = append(rows, []string{
			x.OfficialID, strconv.Itoa(x.Seq), x.ID, x.PostID, first, shown, endFirst, endShown, endLast, lastDay,
			string(x.Status), string(x.Outcome), or(x.Arrival), or(x.EndCause), or(x.Decision), or(x.Source),
			p.Level, or(p.Bloc), or(p.Office), p.UnitID, strconv.Itoa(units[p.UnitID].Place), strconv.FormatBool(p.Head), string(p.Class),
		})
	}
	return rows
}

func moveRows(b *graph.Batch) (rows [][]string) {
	posts := byID(b.Posts, func(p graph.Post) string { return p.ID })
	units := byID(b.Units, func(u graph.Unit) string { return u.ID })
	tenures := byID(b.Tenures, func(x graph.Tenure) string { return x.ID })
	moves := slices.SortedFunc(slices.Values(b.Moves), func(x, y graph.Move) int {
		return cmp.Or(cmp.Compare(x.OfficialID, y.OfficialID), cmp.Compare(tenures[x.ToTenure].Seq, tenures[y.ToTenure].Seq))
	})
	for _, x := range moves {
		from, to := posts[x.FromPost], posts[x.ToPost]
		first, shown, _ := days(x.On)
		rows = append(rows, []string{
			x.OfficialID, strconv.Itoa(tenures[x.ToTenure].Seq), x.ID, x.FromTenure, first, shown, x.Kind, string(x.Direction), strconv.Itoa(x.GapDays), x.FromPost, x.ToPost,
			from.Level, or(from.Bloc), or(from.Office), from.UnitID, strconv.Itoa(units[from.UnitID].Place),
			to.Level, or(to.Bloc), or(to.Office), to.UnitID, strconv.Itoa(units[to.UnitID].Place),
		})
	}
	return rows
}

func byID[T any](items []T, id func(T) string) map[string]T {
	m := make(map[string]T, len(items))
	for _, item := range items {
		m[id(item)] = item
	}
	return m
}

// textRows gives the rows of a text with every cell as DuckDB writes it.
func textRows(t *testing.T, store *duckstore.Store, text string) (rows [][]string) {
	t.Helper()
	found, err := store.DB().QueryContext(t.Context(), "SELECT COLUMNS(*)::VARCHAR FROM ("+text+")")
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	names, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for found.Next() {
		cells := make([]*string, len(names))
		into := make([]any, len(names))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := found.Scan(into...); err != nil {
			t.Fatal(err)
		}
		row := make([]string, len(names))
		for i, cell := range cells {
			if row[i] = null; cell != nil {
				row[i] = *cell
			}
		}
		rows = append(rows, row)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}
