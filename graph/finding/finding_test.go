package finding_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// A reader answers by a function.
type reader func(ask graph.Ask) (*graph.Answer, error)

func (r reader) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) { return r(ask) }

// words answers the questions about the dataset, and moves with two ids of
// three.
func words(ask graph.Ask) (*graph.Answer, error) {
	rows := map[string][][]any{
		"levels":  {{"commune", int64(0), "cấp xã", "commune", nil, int64(1), int64(1)}, {"district", int64(1), nil, nil, nil, int64(1), int64(1)}},
		"blocs":   {{"party", int64(0), "khối Đảng", nil, int64(1)}},
		"offices": {{"chair", "chủ tịch", "chair", int64(2)}, {"vice_chair", nil, nil, int64(1)}},
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	answer := &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: rows[ask.Question]}
	row := make([]any, len(described.Columns))
	switch ask.Question {
	case "dataset":
		for i, column := range described.Columns {
			switch column.Name {
			case "ordered":
				row[i] = true
			case "as_of":
				row[i] = "2023-11-06"
			}
		}
		answer.Rows = [][]any{row}
	case "moves":
		answer.Rows, answer.More = [][]any{append([]any{"m1"}, row[1:]...), append([]any{"m2"}, row[1:]...)}, true
	}
	return answer, nil
}

func topic(name string, found ...finding.Finding) finding.Topic {
	return finding.Topic{Name: name, Find: func(context.Context, finding.Reader, *finding.Names, finding.Scope) ([]finding.Finding, []graph.Label, error) {
		return found, []graph.Label{{"en": name + " left something out"}}, nil
	}}
}

func TestFindingsComeInTheOrderOfWhatTheyWeigh(t *testing.T) {
	scope := finding.Scope{Filter: graph.Filter{Unit: "u1", Since: graph.MustDate("2016")}, Expected: 0.5}
	found, notes, err := finding.Run(t.Context(), reader(words), scope, []finding.Topic{
		topic("first", finding.Finding{ID: "a", Verdict: finding.TooFew, Weight: 9}, finding.Finding{ID: "b", Verdict: finding.Imbalanced, Weight: 2}),
		topic("second", finding.Finding{ID: "d", Verdict: finding.Imbalanced, Weight: 3}, finding.Finding{ID: "c", Verdict: finding.Imbalanced, Weight: 3},
			finding.Finding{ID: "e", Verdict: finding.Balanced}, finding.Finding{ID: "f", Verdict: finding.Described}),
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		got = append(got, f.ID+" "+f.Topic+" "+f.Where+" "+f.Since.String())
	}
	want := []string{"c second u1 2016", "d second u1 2016", "b first u1 2016", "f second u1 2016", "e second u1 2016", "a first u1 2016"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"first left something out", "second left something out"}, graph.Texts(notes, "en")); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestAFailingTopicFailsAll(t *testing.T) {
	broken := finding.Topic{Name: "broken", Find: func(context.Context, finding.Reader, *finding.Names, finding.Scope) ([]finding.Finding, []graph.Label, error) {
		return nil, nil, errors.New("no")
	}}
	if found, _, err := finding.Run(t.Context(), reader(words), finding.Scope{Expected: 0.5}, []finding.Topic{topic("sound", finding.Finding{ID: "a"}), broken}); err == nil || found != nil {
		t.Errorf("found %v, %v", found, err)
	}
}

func TestEvidenceIsGatheredUpToItsBound(t *testing.T) {
	found := []finding.Finding{
		{ID: "a", Evidence: finding.Evidence{Of: "moves", Total: 3, Ask: graph.Ask{Question: "moves"}}},
		{ID: "b"},
	}
	if err := finding.Gather(t.Context(), reader(words), found, 2); err != nil {
		t.Fatal(err)
	}
	if e := found[0].Evidence; !cmp.Equal(e.IDs, []string{"m1", "m2"}) || !e.More || e.Total != 3 {
		t.Errorf("evidence is %+v", e)
	}
	if e := found[1].Evidence; len(e.IDs) > 0 {
		t.Errorf("what asks nothing has evidence: %+v", e)
	}
}

func TestWithoutIdsNothingIsAsked(t *testing.T) {
	found := []finding.Finding{
		{ID: "some", Evidence: finding.Evidence{Of: "moves", Total: 3, Ask: graph.Ask{Question: "moves"}}},
		{ID: "none", Evidence: finding.Evidence{Of: "moves", Total: 0, Ask: graph.Ask{Question: "moves"}}},
		{ID: "not known", Evidence: finding.Evidence{Of: "moves", Total: -1, Ask: graph.Ask{Question: "moves"}}},
	}
	asked := reader(func(ask graph.Ask) (*graph.Answer, error) { return nil, errors.New("asked " + ask.Question) })
	if err := finding.Gather(t.Context(), asked, found, 0); err != nil {
		t.Fatal(err)
	}
	for i, more := range []bool{true, false, true} {
		if e := found[i].Evidence; e.More != more || len(e.IDs) > 0 {
			t.Errorf("%s: %+v", found[i].ID, e)
		}
	}
}

func TestTheNumberOfIdsIsBounded(t *testing.T) {
	for _, limit := range []int{-1, finding.MaxEvidence + 1} {
		if err := finding.Gather(t.Context(), reader(words), nil, limit); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%d ids: %v", limit, err)
		}
	}
}

func TestNamesAreThoseOfTheDataset(t *testing.T) {
	names, err := finding.ReadNames(t.Context(), reader(words))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{names.Level("commune", "vi"), names.Level("district", "vi"), names.Level("nowhere", "en"), names.Bloc("party", "en"),
		names.Office("chair", "vi"), names.Office("vice_chair", "vi"), names.Office("deputy_clerk", "en"), names.AsOf.String()}
	// A label in one language stands for the other; without any the id does, that
	// of an office in plain words.
	if diff := cmp.Diff([]string{"cấp xã", "district", "nowhere", "khối Đảng", "chủ tịch", "vice chair", "deputy clerk", "2023-11-06"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !names.Higher("district", "commune") || names.Higher("commune", "district") || names.Higher("district", "nowhere") {
		t.Error("the order of the levels is not that of the dataset")
	}
}

func TestNumbersReadAsTheLanguageWritesThem(t *testing.T) {
	got := []string{
		finding.Count("en", 1234567), finding.Count("vi", 1234567), finding.Count("en", -12), finding.Count("en", 999),
		finding.Percent("en", 0.8696), finding.Percent("vi", 0.8696), finding.Number("vi", 2.345, 2),
		finding.P("en", 1.0/2048), finding.P("vi", 2.4549e-32), finding.P("en", 0),
	}
	want := []string{"1,234,567", "1.234.567", "-12", "999", "87.0 %", "87,0%", "2,35", "0.000488", "2,45e-32", "1e-300"}
	want[6] = "2,35" // 2.345 is a little more than that in binary
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPeriodsAreTwoDatesOfWhichOneMayBeMissing(t *testing.T) {
	for text, want := range map[string]finding.Period{
		"2025-03-07..2025-06": {Since: graph.MustDate("2025-03-07"), Until: graph.MustDate("2025-06")},
		"2025..":              {Since: graph.MustDate("2025")},
		"..2025":              {Until: graph.MustDate("2025")},
	} {
		if got, err := finding.ParsePeriod(text); err != nil || got != want {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "..", "2025", "2025-13..", "a..b"} {
		if got, err := finding.ParsePeriod(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
