package ingest

import (
	"slices"

	"careergraph/graph"
)

const (
	tenureID = iota
	tenureOfficial
	tenurePost
	tenureStart
	tenureEnd
	tenureStatus
	tenureArrival
	tenureEndCause
	tenureDecision
	tenureSource
)

var tenureColumns = []column{
	must("id"), must("official_id").naming(officialsFile), must("post_id").naming(postsFile), may("start"), may("end"), may("status"),
	may("arrival"), may("end_cause"), may("decision"), may("source"),
}

const (
	sayNoStart = "without a start the tenure takes part in no move; state the year at least"
	sayEndLate = "the end lies after as_of; correct it, or as_of"
)

// tenures reads tenures.csv.
type tenures struct {
	*sheet
	blankEnd  graph.EndStatus
	kinds     []string
	posts     *posts
	officials *officials
	list      []graph.Tenure // one for each row, whatever its fate
	postOf    []int32
	heldBy    []int32
}

func (t *tenures) read() {
	if n := t.expected; t.row == rowsBeforeGuess {
		t.list = slices.Grow(t.list, n)
		t.postOf, t.heldBy = slices.Grow(t.postOf, n), slices.Grow(t.heldBy, n)
	}
	id, ok := t.identify(t.cell(tenureID))
	if !ok {
		t.add(graph.Tenure{}, nothing, nothing)
		return
	}
	t.word(tenureID, maxID)
	tenure := graph.Tenure{ID: id, Extra: t.extra()}
	official := t.official()
	if official >= 0 {
		tenure.OfficialID = t.officials.list[official].ID
	}
	post := t.refer(tenurePost, t.posts.sheet, false)
	if post >= 0 {
		tenure.PostID = t.posts.list[post].ID
	}
	t.time(&tenure, tenureStart, tenureEnd, tenureStatus, t.blankEnd)
	tenure.Arrival = t.among(tenureArrival, t.kinds, sayKind)
	tenure.EndCause, tenure.Decision, tenure.Source = t.text(tenureEndCause), t.text(tenureDecision), t.text(tenureSource)
	t.add(tenure, post, official)
}

func (t *tenures) add(tenure graph.Tenure, post, official int32) {
	t.list, t.postOf, t.heldBy = append(t.list, tenure), append(t.postOf, post), append(t.heldBy, official)
}

// official finds the holder, who is defined by the tenure itself where there
// is no officials.csv.
func (t *tenures) official() int32 {
	if t.officials.present() {
		return t.refer(tenureOfficial, t.officials.sheet, false)
	}
	if cell, ok := t.word(tenureOfficial, maxID); ok {
		return t.officials.named(cell)
	}
	return nothing
}

// time reads a tenure's start, end and status.
func (s *sheet) time(t *graph.Tenure, start, end, status int, blankEnd graph.EndStatus) {
	var readable bool
	if t.Start, _ = s.date(start, &t.Extra); t.Start.IsZero() {
		s.complain(start, NoStart, sayNoStart)
	}
	t.End, readable = s.date(end, &t.Extra)
	stated := s.status(status, blankEnd)
	switch {
	case !readable:
		t.Status = graph.UnknownEnd
	case t.End.IsZero():
		t.Status = stated
	case !t.Start.IsZero() && t.End.Last() < t.Start.First():
		s.complain(end, EndBeforeStart, "the end lies before the start and is taken as unknown; correct one of the two")
		t.Extra = keep(t.Extra, s.columns[end].name+"_text", t.End.String())
		t.End, t.Status = graph.Date{}, graph.UnknownEnd
	default:
		t.Status = graph.Ended
	}
}

// status is what a blank end means.
func (s *sheet) status(column int, blankEnd graph.EndStatus) graph.EndStatus {
	switch string(s.cell(column)) {
	case "":
		return blankEnd
	case "current":
		return graph.Open
	case "ended", "unknown":
		return graph.UnknownEnd
	}
	s.complain(column, BadValue, sayStatus)
	return blankEnd
}

// settle compares the rows with each other once all are read.
func (t *tenures) settle() {
	if !t.broken {
		t.duplicates("id")
	}
}
