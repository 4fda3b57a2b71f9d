package main

// A readingTable is one of the tables of how the rows were read: texts, and a
// count in the last column.
type readingTable struct {
	ID, Title, Caption string
	Columns            []string // of the texts
	Counted            string   // the column of the count
	Rows               []readingRow
}

type readingRow struct {
	Texts []string
	Count int
}

// readingTables gives those that have rows.
func (p *program) readingTables(r *report) (full []readingTable) {
	for _, t := range []readingTable{
		{
			"sources", p.word("formats"), "",
			[]string{p.word("source"), p.word("format"), p.word("taken for")}, p.word("records"),
			list(r.Sources, func(s sourceTaken) readingRow { return readingRow{[]string{s.File, s.Format, s.Taken}, s.Records} }),
		},
		{
			"skipped", p.word("rows left out"), "",
			[]string{p.word("file"), p.word("left out because")}, p.word("rows"),
			list(r.Skipped, func(s skip) readingRow { return readingRow{[]string{s.File, s.Reason}, s.Rows} }),
		},
		{
			"dates", p.word("dates by rule"), "",
			[]string{p.word("dates in"), p.word("rule")}, p.word("count"),
			list(r.Dates, func(d dateRule) readingRow { return readingRow{[]string{d.Column, d.Rule}, d.Count} }),
		},
		{
			"titles", p.word("titles by rule"), "",
			[]string{p.word("rule"), p.word("confidence")}, p.word("count"),
			list(r.Titles, func(t titleRule) readingRow { return readingRow{[]string{t.Rule, t.Confidence}, t.Count} }),
		},
		{
			"unread", p.word("titles that no rule reads"), p.word("The most frequent first. They are kept as they stand."),
			[]string{p.word("title")}, p.word("count"),
			list(r.Unread, func(u unreadTitle) readingRow { return readingRow{[]string{u.Text}, u.Count} }),
		},
	} {
		if len(t.Rows) > 0 {
			full = append(full, t)
		}
	}
	return full
}
