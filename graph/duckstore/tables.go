package duckstore

import (
	"encoding/json"
	"time"

	"github.com/duckdb/duckdb-go/v2"

	"careergraph/graph"
)

// vocabularyTables are the words of the dataset.
func vocabularyTables(b *graph.Batch) []table {
	d := &b.Dataset
	codes := d.LevelCodes()
	return []table{
		{
			"levels", "INSERT INTO levels BY NAME FROM incoming()", len(d.Levels), append(labelled(func(i int) (string, graph.Label) { return d.Levels[i].ID, d.Levels[i].Label }),
				text("code", func(i int) string { return string(codes[i]) }),
				date("valid_to", func(i int) graph.Date { return d.Levels[i].ValidTo }),
			),
		},
		{
			"blocs", "INSERT INTO blocs BY NAME FROM incoming()", len(d.Blocs),
			labelled(func(i int) (string, graph.Label) { return d.Blocs[i].ID, d.Blocs[i].Label }),
		},
		{
			"offices", "INSERT INTO offices BY NAME FROM incoming()", len(d.Offices),
			labelled(func(i int) (string, graph.Label) { return d.Offices[i].ID, d.Offices[i].Label }),
		},
		{
			"kinds", "INSERT INTO kinds BY NAME FROM incoming()", len(d.Kinds), append(labelled(func(i int) (string, graph.Label) { return d.Kinds[i].ID, d.Kinds[i].Label }),
				truth("rotation", func(i int) bool { return d.Kinds[i].Rotation }),
			),
		},
	}
}

// labelled are the columns of a word: its id, its position from 1 and its label.
func labelled(of func(row int) (string, graph.Label)) []column {
	label := func(row int) graph.Label {
		_, label := of(row)
		return label
	}
	return []column{
		text("id", func(i int) string {
			id, _ := of(i)
			return id
		}),
		number("position", func(i int) int { return i + 1 }),
		stated("label_vi", func(i int) string { return label(i)["vi"] }),
		stated("label_en", func(i int) string { return label(i)["en"] }),
		object("labels", func(i int) map[string]string { return label(i) }),
	}
}

// placeTables are the units, what became of them, and their posts.
func placeTables(b *graph.Batch) []table {
	units := numbers(b.Units, func(u *graph.Unit) string { return u.ID })
	unitOf := func(i int) *graph.Unit { return &b.Units[units[b.Posts[i].UnitID]] }
	return []table{
		{"units", "INSERT INTO units BY NAME FROM incoming()", len(b.Units), []column{
			number("number", func(i int) int { return i }),
			text("id", func(i int) string { return b.Units[i].ID }),
			text("name", func(i int) string { return b.Units[i].Name }),
			text("folded", func(i int) string { return graph.Fold(b.Units[i].Name) }),
			text("level", func(i int) string { return b.Units[i].Level }),
			stated("parent_id", func(i int) string { return b.Units[i].ParentID }),
			stated("type", func(i int) string { return b.Units[i].Type }),
			date("valid_from", func(i int) graph.Date { return b.Units[i].ValidFrom }),
			date("valid_to", func(i int) graph.Date { return b.Units[i].ValidTo }),
			texts("tags", func(i int) []string { return b.Units[i].Tags }),
			stated("source", func(i int) string { return b.Units[i].Source }),
			object("extra", func(i int) map[string]string { return b.Units[i].Extra }),
			number("place", func(i int) int { return b.Units[i].Place }),
			number("last_place", func(i int) int { return b.Units[i].LastPlace }),
			number("depth", func(i int) int { return b.Units[i].Depth }),
		}},
		{"unit_links", "INSERT INTO unit_links BY NAME FROM incoming()", len(b.Links), []column{
			text("predecessor_id", func(i int) string { return b.Links[i].PredecessorID }),
			text("successor_id", func(i int) string { return b.Links[i].SuccessorID }),
			text("kind", func(i int) string { return string(b.Links[i].Kind) }),
			date("happened", func(i int) graph.Date { return b.Links[i].On }),
			object("extra", func(i int) map[string]string { return b.Links[i].Extra }),
		}},
		{"posts", "INSERT INTO posts BY NAME FROM incoming()", len(b.Posts), []column{
			number("number", func(i int) int { return i }),
			text("id", func(i int) string { return b.Posts[i].ID }),
			text("title", func(i int) string { return b.Posts[i].Title }),
			number("unit", func(i int) int32 { return units[b.Posts[i].UnitID] }),
			text("unit_id", func(i int) string { return b.Posts[i].UnitID }),
			text("unit_name", func(i int) string { return unitOf(i).Name }),
			stated("own_level", func(i int) string { return b.Posts[i].OwnLevel }),
			text("level", func(i int) string { return b.Posts[i].Level }),
			stated("bloc", func(i int) string { return b.Posts[i].Bloc }),
			stated("office", func(i int) string { return b.Posts[i].Office }),
			truth("head", func(i int) bool { return b.Posts[i].Head }),
			perhaps("rank", duckdb.TYPE_DOUBLE, func(i int) (float64, bool) {
				rank := b.Posts[i].Rank
				if rank == nil {
					return 0, false
				}
				return *rank, true
			}),
			text("class", func(i int) string { return string(b.Posts[i].Class) }),
			perhaps("seats", duckdb.TYPE_INTEGER, func(i int) (int, bool) { return b.Posts[i].Seats, b.Posts[i].Seats > 0 }),
			date("valid_from", func(i int) graph.Date { return b.Posts[i].ValidFrom }),
			date("valid_to", func(i int) graph.Date { return b.Posts[i].ValidTo }),
			object("extra", func(i int) map[string]string { return b.Posts[i].Extra }),
			number("place", func(i int) int { return unitOf(i).Place }),
		}},
	}
}

func claimTables(b *graph.Batch) []table {
	return []table{{"claims", "INSERT INTO claims BY NAME FROM incoming()", len(b.Claims), []column{
		text("id", func(i int) string { return b.Claims[i].ID }),
		text("question", func(i int) string { return b.Claims[i].Question }),
		always("count", duckdb.TYPE_BIGINT, func(i int) int64 { return b.Claims[i].Count }),
		stated("part_of", func(i int) string { return b.Claims[i].PartOf }),
		stated("from_id", func(i int) string { return b.Claims[i].From }),
		stated("to_id", func(i int) string { return b.Claims[i].To }),
		stated("office", func(i int) string { return b.Claims[i].Office }),
		stated("kind", func(i int) string { return b.Claims[i].Kind }),
		date("since", func(i int) graph.Date { return b.Claims[i].Since }),
		date("until", func(i int) graph.Date { return b.Claims[i].Until }),
		stated("source", func(i int) string { return b.Claims[i].Source }),
		object("extra", func(i int) map[string]string { return b.Claims[i].Extra }),
	}}}
}

// reportTables tell how the dataset was read.
func reportTables(b *graph.Batch) []table {
	r := &b.Report
	position := number("position", func(i int) int { return i + 1 })
	return []table{
		{"report_files", "INSERT INTO report_files BY NAME FROM incoming()", len(r.Files), []column{
			position,
			text("file", func(i int) string { return r.Files[i].File }),
			number("read", func(i int) int { return r.Files[i].Read }),
			number("accepted", func(i int) int { return r.Files[i].Accepted }),
			number("rejected", func(i int) int { return r.Files[i].Rejected }),
			number("repeated", func(i int) int { return r.Files[i].Repeated }),
			number("skipped", func(i int) int { return r.Files[i].Skipped }),
		}},
		{"report_codes", "INSERT INTO report_codes BY NAME FROM incoming()", len(r.Codes), []column{
			text("code", func(i int) string { return r.Codes[i].Code }),
			text("severity", func(i int) string { return r.Codes[i].Severity }),
			number("problems", func(i int) int { return r.Codes[i].Problems }),
		}},
		{"report_problems", "INSERT INTO report_problems BY NAME FROM incoming()", len(r.Problems), []column{
			position,
			text("file", func(i int) string { return r.Problems[i].File }),
			number("line", func(i int) int { return r.Problems[i].Line }),
			stated("where", func(i int) string { return r.Problems[i].Where }),
			stated("column", func(i int) string { return r.Problems[i].Column }),
			stated("value", func(i int) string { return r.Problems[i].Value }),
			text("code", func(i int) string { return r.Problems[i].Code }),
			text("severity", func(i int) string { return r.Problems[i].Severity }),
			text("message", func(i int) string { return r.Problems[i].Message }),
		}},
		{"report_notes", "INSERT INTO report_notes BY NAME FROM incoming()", len(r.Notes), []column{
			position,
			text("note", func(i int) string { return r.Notes[i] }),
		}},
	}
}

// datasetTable is the one row that says what all others are.
func datasetTable(d *graph.Dataset, revision int64, fingerprint string) table {
	return table{"dataset", "INSERT INTO dataset BY NAME FROM incoming()", 1, []column{
		text("id", func(int) string { return d.ID }),
		stated("title_vi", func(int) string { return d.Title["vi"] }),
		stated("title_en", func(int) string { return d.Title["en"] }),
		object("titles", func(int) map[string]string { return d.Title }),
		perhaps("as_of", duckdb.TYPE_DATE, func(int) (time.Time, bool) { return d.AsOf.Last().Time(), !d.AsOf.IsZero() }),
		date("as_of_shown", func(int) graph.Date { return d.AsOf }),
		text("blank_end", func(int) string { return string(d.BlankEnd) }),
		number("overlap_days", func(int) int { return d.OverlapDays }),
		number("gap_days", func(int) int { return d.GapDays }),
		truth("ordered", func(int) bool { return d.Ordered }),
		stated("source", func(int) string { return d.Source }),
		stated("licence", func(int) string { return d.Licence }),
		always("revision", duckdb.TYPE_BIGINT, func(int) int64 { return revision }),
		text("fingerprint", func(int) string { return fingerprint }),
	}}
}

// date is a column of dates as they are stated.
func date(name string, of func(row int) graph.Date) column {
	return stated(name, func(i int) string { return of(i).String() })
}

// object is a column of tables of texts as JSON.
func object(name string, of func(row int) map[string]string) column {
	return stated(name, func(i int) string {
		m := of(i)
		if len(m) == 0 {
			return ""
		}
		encoded, _ := json.Marshal(m)
		return string(encoded)
	})
}

// texts is a column of lists of texts, which may be empty.
func texts(name string, of func(row int) []string) column {
	c := always(name, duckdb.TYPE_VARCHAR, of)
	list, err := duckdb.NewListInfo(c.kind)
	if err != nil {
		panic(err)
	}
	c.kind = list
	return c
}

// numbers gives the number of each row by its id.
func numbers[T any](rows []T, id func(*T) string) map[string]int32 {
	all := make(map[string]int32, len(rows))
	for i := range rows {
		all[id(&rows[i])] = int32(i)
	}
	return all
}
