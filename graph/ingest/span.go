package ingest

import (
	"iter"
	"slices"

	"careergraph/graph/ingest/rows"
)

// A span is the rows that one table gave.
type span struct {
	table      *rows.Table
	first, end int     // its rows, the end not among them
	records    int     // how many records it has
	record     []int32 // of each row its record, nil where each record gave one row
}

// perRecord gives the rows of each record that gave any: the first, and the
// one after the last.
func (of *span) perRecord() iter.Seq2[int, int] {
	return func(yield func(row, end int) bool) {
		for row := of.first; row < of.end; {
			end := row + 1
			for of.record != nil && end < of.end && of.record[end-of.first] == of.record[row-of.first] {
				end++
			}
			if !yield(row, end) {
				return
			}
			row = end
		}
	}
}

// place notes from where the row being read comes, as far as its number and
// line do not tell.
func (s *sheet) place(now *span) {
	if where := s.in.Where(-1); where != "" {
		s.places = append(s.places, slices.Repeat([]string{""}, s.row-len(s.places))...)
		s.places = append(s.places, where)
	}
	record, nth := int32(s.in.Record()), s.row-now.first
	if now.record == nil && int(record) != nth {
		now.record = make([]int32, nth, nth+1)
		for i := range now.record {
			now.record[i] = int32(i)
		}
	}
	if now.record != nil {
		now.record = append(now.record, record)
	}
}

// table is the one being read, or read last.
func (s *sheet) table() *rows.Table { return s.spans[len(s.spans)-1].table }

// spanOf is the span of a row.
func (s *sheet) spanOf(row int) *span {
	i := len(s.spans) - 1
	for i > 0 && s.spans[i].first > row {
		i--
	}
	return &s.spans[i]
}

// counts tells what became of the records of a span. A record is rejected with
// any of its rows, and skipped where it gave none.
func (s *sheet) counts(of *span) Counts {
	c := Counts{Read: of.records}
	if of.records == 0 {
		c.Read = of.end - of.first
	}
	for row, end := range of.perRecord() {
		switch s.fateOf(row, end) {
		case accepted:
			c.Accepted++
		case rejected:
			c.Rejected++
		case repeated:
			c.Repeated++
		}
	}
	c.Skipped = c.Read - c.Accepted - c.Rejected - c.Repeated
	return c
}

// fateOf is what became of the record that gave these rows.
func (s *sheet) fateOf(row, end int) fate {
	switch fates := s.fates[row:end]; {
	case slices.Contains(fates, rejected):
		return rejected
	case slices.Contains(fates, accepted):
		return accepted
	}
	return repeated
}

// together rejects the rows that share a record with a rejected one, so that
// no record is loaded by half. It says whether there were any.
func (s *sheet) together() (any bool) {
	for i := range s.spans {
		for row, end := range s.spans[i].perRecord() {
			if s.fateOf(row, end) != rejected {
				continue
			}
			for ; row < end; row++ {
				if s.fates[row] == accepted {
					any = true
					s.report(row, "", "", NeedsRejected, "another part of the same record was rejected; mend that first")
				}
			}
		}
	}
	return any
}
