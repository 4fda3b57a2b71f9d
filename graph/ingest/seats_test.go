package ingest

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
)

// plainOverlap is the rule day by day: on every day on which the tenure may
// begin, at least as many other officials hold the post, and hold it on after
// that day.
func plainOverlap(list []graph.Tenure, x, seats int) bool {
	t := &list[x]
	if t.Start.IsZero() {
		return false
	}
	for day := t.Start.First(); day <= t.Start.Last(); day++ {
		holders := map[string]map[graph.Day]bool{}
		for i := range list {
			u := &list[i]
			if u.OfficialID == t.OfficialID || u.Start.IsZero() || u.Status == graph.UnknownEnd {
				continue
			}
			end := day + 2
			if u.Status == graph.Ended {
				end = u.End.First()
			}
			if holders[u.OfficialID] == nil {
				holders[u.OfficialID] = map[graph.Day]bool{}
			}
			for d := max(u.Start.Last(), day-1); d <= min(end, day+1); d++ {
				holders[u.OfficialID][d] = true
			}
		}
		n := 0
		for _, days := range holders {
			if days[day] && days[day+1] {
				n++
			}
		}
		if n < seats {
			return false
		}
	}
	return true
}

func TestSeatsAreCountedAsTheyAreDayByDay(t *testing.T) {
	flagged, clear := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		date := func(name string) graph.Date {
			// Days of one month, so that many meet, and now and then a month.
			if rapid.IntRange(0, 5).Draw(rt, name+" month") == 0 {
				return graph.MustDate(fmt.Sprintf("2001-%02d", rapid.IntRange(1, 2).Draw(rt, name)))
			}
			return graph.MustDate(fmt.Sprintf("2001-01-%02d", rapid.IntRange(1, 12).Draw(rt, name)))
		}
		n := rapid.IntRange(1, 8).Draw(rt, "tenures")
		seats := rapid.IntRange(1, 3).Draw(rt, "seats")
		found := &problems{words: newWords()}
		tenures := &tenures{
			sheet: sheetOfTenures(found),
			posts: &posts{list: []graph.Post{{Seats: seats}}},
		}
		for i := range n {
			holder := rapid.Int32Range(0, 4).Draw(rt, "holder")
			held := graph.Tenure{OfficialID: fmt.Sprint(holder), Start: date("start"), Status: graph.Open}
			switch rapid.IntRange(0, 5).Draw(rt, "status") {
			case 0:
			case 1:
				held.Status = graph.UnknownEnd
			default:
				end := date("end")
				// A tenure that may be over on its first day has a rule of its own.
				if end.First() <= held.Start.Last() {
					break
				}
				held.End, held.Status = end, graph.Ended
			}
			tenures.add(held, 0, holder)
			tenures.lines, tenures.fates = append(tenures.lines, int32(i)), append(tenures.fates, accepted)
		}
		tenures.checkSeats()
		got := map[int]bool{}
		for _, p := range found.list {
			got[p.Line] = true
		}
		for i := range n {
			want := plainOverlap(tenures.list, i, seats)
			if want {
				flagged++
			} else {
				clear++
			}
			if got[i] != want {
				rt.Errorf("tenure %d of %+v with %d seats: overlap is %v, want %v", i, tenures.list, seats, got[i], want)
			}
		}
	})
	if flagged == 0 || clear == 0 {
		t.Errorf("%d tenures overlap and %d do not: the draws test one side only", flagged, clear)
	}
}

// Who holds a post for one day hands it over to whoever begins on that day.
func TestATenureOfOneDayHandsOverOnIt(t *testing.T) {
	day := graph.MustDate("2001-01-05")
	for _, c := range []struct {
		name, starts string
		want         int
	}{
		{"the other begins on the day", "2001-01-05", 0},
		{"the other held before and holds on after", "2001-01-04", 1},
	} {
		found := &problems{words: newWords()}
		tenures := &tenures{sheet: sheetOfTenures(found), posts: &posts{list: []graph.Post{{Seats: 1}}}}
		tenures.add(graph.Tenure{Start: day, End: day, Status: graph.Ended}, 0, 0)
		tenures.add(graph.Tenure{Start: graph.MustDate(c.starts), Status: graph.Open}, 0, 1)
		tenures.lines, tenures.fates = []int32{1, 2}, []fate{accepted, accepted}
		tenures.checkSeats()
		if len(found.list) != c.want {
			t.Errorf("%s: problems are %v, want %d", c.name, found.list, c.want)
		}
	}
}

// sheetOfTenures is a sheet as it stands after its table was read.
func sheetOfTenures(found *problems) *sheet {
	table := &rows.Table{File: "tenures.csv"}
	s := newSheet("tenures.csv", []*rows.Table{table}, found, tenureColumns)
	s.spans = []span{{table: table}}
	return s
}
