package review_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// As of 2020-12-31. Of the predecessors:
//
//	t2 names a, whose t1 of the same post ends 4 days before: within a year
//	t3 names b in other capitals, whose t2 ends in 2005, at the latest 365 days before 2006-12-31: within
//	t4 names a, whose t1 ends on 2003-02-01, 1,795 days before 2008-01-01: far
//	t5 names e, who is two officials: ambiguous
//	t6 names f, who is none, and t7 names a person by other accents: neither
//	t8 names a, who holds no post q but for another: not identical
//	t9 names d, who still holds p on 2020-12-31, 366 days after 2019-12-31: far
//	t10 names g, whose end is not known: undated
//
// Of the successors: t1 names b, whose t2 begins 4 days after: within; t9
// names a, whose t1 begins in 2001, long before h has ended: far.
func TestTheNamesOfNeighboursAreHeldAgainstTheData(t *testing.T) {
	b := batch(t, `
		unit u | Núi
		post p | Bí thư | u
		post q | Chủ tịch | u
		official a | Lê Văn Một
		official b | Trần Thị Hai
		official c | Phạm Ba
		official d | Võ Bốn
		official e1 | Hồ Năm
		official e2 | Hồ Năm
		official g | Bùi Sáu
		official h | Đỗ Bảy
		tenure t1 | a | p | 2001 | 2003-02-01 | | Trần Thị Hai
		tenure t2 | b | p | 2003-02-05 | 2005 | Lê Văn Một
		tenure t3 | c | p | 2006-12-31 | 2007 | TRẦN THỊ HAI
		tenure t4 | d | p | 2008-01-01 | | Lê Văn Một
		tenure t5 | d | q | 2008-01-01 | | Hồ Năm
		tenure t6 | c | q | 2008-01-01 | | Chu Tám
		tenure t7 | c | q | 2009-01-01 | | Lê Vân Một
		tenure t8 | h | q | 2009-01-01 | | Lê Văn Một
		tenure t9 | h | p | 2019-12-31 | 2020 | Võ Bốn | Lê Văn Một
		tenure t10 | h | p | 2020-03 | ? | Bùi Sáu
		tenure t11 | g | p | 2019 | ?`)
	date := graph.MustDate
	want := review.Agreement{
		Predecessors: review.Neighbours{
			Stated: 9, Known: 6, Ambiguous: 1, Identical: 5, WithinYear: 2, Undated: 1,
			Far: []review.Disagreement{
				{TenureID: "t4", NeighbourID: "t1", On: date("2008-01-01"), NeighbourOn: date("2003-02-01"), Days: 1795},
				{TenureID: "t9", NeighbourID: "t4", On: date("2019-12-31"), Days: 366},
			},
		},
		Successors: review.Neighbours{
			Stated: 2, Known: 2, Identical: 2, WithinYear: 1,
			// From the end of 2001 to the first day of 2020.
			Far: []review.Disagreement{{TenureID: "t9", NeighbourID: "t1", On: date("2020"), NeighbourOn: date("2001"), Days: 6575}},
		},
	}
	got := review.Agree(b, graph.DayOf(2020, 12, 31))
	if diff := cmp.Diff(want, got, cmpopts.EquateComparable(graph.Date{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
