package duckstore

import (
	_ "embed"
	"time"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// The statements that insert tenures and moves. What other tables know is not
// handed over again but joined by number.
var (
	//go:embed insert_tenures.sql
	insertTenures string
	//go:embed insert_moves.sql
	insertMoves string
)

// careerTables are the officials, and their tenures and moves, each official's
// together and in order.
func careerTables(b *graph.Batch) []table {
	posts := numbers(b.Posts, func(p *graph.Post) string { return p.ID })
	order, owner := byOfficial(b)
	return []table{officialTable(b), tenureTable(b, posts, order, owner), moveTable(b, order, owner, inOrder(b, order, posts))}
}

func officialTable(b *graph.Batch) table {
	units := numbers(b.Units, func(u *graph.Unit) string { return u.ID })
	return table{"officials", "INSERT INTO officials BY NAME SELECT *, md5_number_lower(id) AS digest FROM incoming()", len(b.Officials), []column{
		number("number", func(i int) int { return i }),
		text("id", func(i int) string { return b.Officials[i].ID }),
		stated("name", func(i int) string { return b.Officials[i].Name }),
		text("folded", func(i int) string { return graph.Fold(b.Officials[i].Name) }),
		stated("gender", func(i int) string { return b.Officials[i].Gender }),
		date("birth_date", func(i int) graph.Date { return b.Officials[i].Birth }),
		date("death_date", func(i int) graph.Date { return b.Officials[i].Death }),
		stated("native_unit_id", func(i int) string { return b.Officials[i].NativeUnitID }),
		perhaps("native_unit_name", duckdb.TYPE_VARCHAR, func(i int) (string, bool) {
			unit, ok := units[b.Officials[i].NativeUnitID]
			if !ok {
				return "", false
			}
			return b.Units[unit].Name, true
		}),
		stated("source", func(i int) string { return b.Officials[i].Source }),
		object("extra", func(i int) map[string]string { return b.Officials[i].Extra }),
		number("tenures", func(i int) int { return b.Officials[i].Tenures }),
		number("moves", func(i int) int { return b.Officials[i].Moves }),
		text("trail", func(i int) string { return b.Officials[i].Trail }),
	}}
}

func tenureTable(b *graph.Batch, posts map[string]int32, order, owner []int32) table {
	of := func(i int) *graph.Tenure { return &b.Tenures[order[i]] }
	return table{"tenures", insertTenures, len(order), []column{
		number("official", func(i int) int32 { return owner[i] }),
		number("seq", func(i int) int { return of(i).Seq }),
		text("id", func(i int) string { return of(i).ID }),
		number("post", func(i int) int32 { return posts[of(i).PostID] }),
		firstDay("start", func(i int) graph.Date { return of(i).Start }),
		shownLength("start_length", func(i int) graph.Date { return of(i).Start }),
		firstDay("end_first", func(i int) graph.Date { return of(i).End }),
		shownLength("end_length", func(i int) graph.Date { return of(i).End }),
		perhaps("last_day", duckdb.TYPE_DATE, func(i int) (time.Time, bool) {
			return of(i).LastDay.Time(), of(i).LastDay != graph.Forever
		}),
		text("status", func(i int) string { return string(of(i).Status) }),
		text("outcome", func(i int) string { return string(of(i).Outcome) }),
		stated("arrival", func(i int) string { return of(i).Arrival }),
		stated("end_cause", func(i int) string { return of(i).EndCause }),
		stated("decision", func(i int) string { return of(i).Decision }),
		stated("source", func(i int) string { return of(i).Source }),
		object("extra", func(i int) map[string]string { return of(i).Extra }),
	}}
}

func moveTable(b *graph.Batch, order, owner []int32, moves []numbered) table {
	of := func(i int) *graph.Move { return &b.Moves[moves[i].move] }
	firsts := firstMoves(b, moves)
	return table{"moves", insertMoves, len(moves), []column{
		number("official", func(i int) int32 { return owner[moves[i].number] }),
		number("seq", func(i int) int { return b.Tenures[order[moves[i].number]].Seq }),
		text("id", func(i int) string { return of(i).ToTenure }),
		text("from_tenure", func(i int) string { return of(i).FromTenure }),
		firstDay("happened", func(i int) graph.Date { return of(i).On }),
		shownLength("happened_length", func(i int) graph.Date { return of(i).On }),
		text("kind", func(i int) string { return of(i).Kind }),
		text("direction", func(i int) string { return string(of(i).Direction) }),
		number("gap_days", func(i int) int { return of(i).GapDays }),
		number("from_post", func(i int) int32 { return moves[i].from }),
		number("to_post", func(i int) int32 { return moves[i].to }),
		always("firsts", duckdb.TYPE_UTINYINT, func(i int) uint8 { return firsts[i] }),
	}}
}

// byOfficial gives the tenures by official and seq, and the official of each.
// Seq counts an official's tenures from 1, so each has its place without
// sorting.
func byOfficial(b *graph.Batch) (order, owner []int32) {
	type official struct{ number, first int32 }
	officials := make(map[string]official, len(b.Officials))
	next := int32(0)
	for i := range b.Officials {
		officials[b.Officials[i].ID] = official{int32(i), next}
		next += int32(b.Officials[i].Tenures)
	}
	order, owner = make([]int32, len(b.Tenures)), make([]int32, len(b.Tenures))
	for i := range b.Tenures {
		t := &b.Tenures[i]
		o := officials[t.OfficialID]
		at := o.first + int32(t.Seq) - 1
		order[at], owner[at] = int32(i), o.number
	}
	return order, owner
}

// A numbered move is one with the place, in the order of tenures, of the tenure
// it led to, and the numbers of its two posts.
type numbered struct{ number, move, from, to int32 }

// inOrder gives the moves in the order of the tenures they led to. Moves and
// tenures come sorted by id, and a move has the id of its tenure.
func inOrder(b *graph.Batch, order []int32, posts map[string]int32) []numbered {
	const none = -1
	moveTo := make([]int32, len(b.Tenures))
	next := 0
	for i := range b.Tenures {
		moveTo[i] = none
		if next < len(b.Moves) && b.Moves[next].ID == b.Tenures[i].ID {
			moveTo[i] = int32(next)
			next++
		}
	}
	moves := make([]numbered, 0, len(b.Moves))
	for number, tenure := range order {
		if move := moveTo[tenure]; move != none {
			moves = append(moves, numbered{int32(number), move, posts[b.Moves[move].FromPost], posts[b.Moves[move].ToPost]})
		}
	}
	return moves
}

// firstDay is a column of the first possible days of dates.
func firstDay(name string, of func(row int) graph.Date) column {
	return perhaps(name, duckdb.TYPE_DATE, func(i int) (time.Time, bool) {
		d := of(i)
		if d.IsZero() {
			return time.Time{}, false
		}
		return d.First().Time(), true
	})
}

// shownLength is a column of the lengths of the ISO texts of dates as they are
// stated.
func shownLength(name string, of func(row int) graph.Date) column {
	return perhaps(name, duckdb.TYPE_TINYINT, func(i int) (int8, bool) {
		switch of(i).Precision() {
		case graph.ByYear:
			return int8(len("2019")), true
		case graph.ByMonth:
			return int8(len("2019-11")), true
		case graph.ByDay:
			return int8(len("2019-11-29")), true
		}
		return 0, false
	})
}
