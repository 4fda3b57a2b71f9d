package trend

import (
	"context"
	"math"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// What a trend needs. Draws are those of the change-point of a long series.
const (
	MinYears    = 5
	MaxFindings = 200
	draws       = 499
)

// Topic finds how the number of moves a year rose or fell, and after which year
// it changed most. The seed is that of the draws by which long series are tested
// for a change.
func Topic(seed uint64) finding.Topic {
	return finding.Topic{Name: "trend", Find: func(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) ([]finding.Finding, []graph.Label, error) {
		series, err := Table(ctx, r, names, scope)
		if err != nil {
			return nil, nil, err
		}
		if len(series) == 0 {
			return nil, []graph.Label{finding.Say("không có lượt chuyển nào, nên không có xu hướng", "there are no moves, so there is no trend")}, nil
		}
		notes := edges(&series[0])
		lines := make([]line, len(series))
		for i := range series {
			if lines[i], err = fit(&series[i], seed); err != nil {
				return nil, nil, err
			}
		}
		if err := correct(lines); err != nil {
			return nil, nil, err
		}
		var found []finding.Finding
		for i := range lines {
			found = append(found, lines[i].finding(names, scope))
		}
		found, left := finding.Most(found, MaxFindings)
		if left > 0 {
			notes = append(notes, finding.Say("bỏ ra %s xu hướng nữa; thu hẹp bộ lọc để thấy", "%s more trends are left out; narrow the filter to see them", left))
		}
		return found, notes, nil
	}}
}

// edges says which years no trend counts, and that none knows what was recorded
// before the first.
func edges(s *Series) (notes []graph.Label) {
	for _, why := range []struct{ is, vi, en string }{
		{Partial, "chỉ có dữ liệu một phần", "covered in part only"},
		{Suspended, "việc luân chuyển tạm dừng", "moves were suspended"},
	} {
		if years := s.leftOut(why.is); years != "" {
			notes = append(notes, finding.Say("không tính vào xu hướng: %s ("+why.vi+")", "left out of trends: %s ("+why.en+")", years))
		}
	}
	return notes
}

func (s *Series) leftOut(why string) string {
	var years []string
	for _, y := range s.Years {
		if y.LeftOut == why {
			years = append(years, text(y.Year))
		}
	}
	return strings.Join(years, ", ")
}

// full are the years that count.
func (s *Series) full() []Year {
	return slices.DeleteFunc(slices.Clone(s.Years), func(y Year) bool { return y.LeftOut != "" })
}

// A line is what was fitted to a series. Slope and change are nil where there is
// too little to fit.
type line struct {
	series *Series
	full   []Year
	moves  int64
	slope  *stats.Trend
	change *stats.Change
	tests  []finding.Test
}

func fit(s *Series, seed uint64) (line, error) {
	l := line{series: s, full: s.full(), moves: s.Moves()}
	if len(l.full) < MinYears || l.moves < finding.MinMoves {
		return l, nil
	}
	periods := make([]stats.Period, len(s.Years))
	for i, y := range s.Years {
		periods[i] = stats.Period{At: y.Year, Count: y.Moves, Excluded: y.LeftOut != ""}
	}
	change, err := stats.CountChange(periods, draws, seed)
	if err != nil {
		return l, graph.Errorf(graph.Internal, "", "the moves by year have no change-point").Because(err)
	}
	l.change = &change
	l.tests = []finding.Test{{Name: "change_point", P: change.P, Statistic: &change.Statistic, Null: finding.Say(
		"thứ tự các năm là ngẫu nhiên", "the order of the years is chance")}}
	// Moves in the first or the last year alone have no slope, and are a change.
	if slope, err := stats.CountTrend(periods, finding.Confidence); err == nil {
		l.slope = &slope
		l.tests = append(l.tests, finding.Test{Name: "slope", P: slope.P, Null: finding.Say(
			"số lượt mỗi năm không tăng không giảm", "the number of moves a year neither rises nor falls")})
	}
	return l, nil
}

// correct sets q over all tests of all series, and lets the stronger test of each
// come first.
func correct(lines []line) error {
	var tests []*finding.Test
	for i := range lines {
		for j := range lines[i].tests {
			tests = append(tests, &lines[i].tests[j])
		}
	}
	if err := finding.Correct("slopes and change-points of all series", tests); err != nil {
		return err
	}
	for i := range lines {
		slices.SortStableFunc(lines[i].tests, func(a, b finding.Test) int {
			switch {
			case a.P < b.P:
				return -1
			case a.P > b.P:
				return 1
			}
			return strings.Compare(b.Name, a.Name)
		})
	}
	return nil
}

// told says that a test of the name tells its null from chance.
func (l *line) told(name string) bool {
	i := slices.IndexFunc(l.tests, func(t finding.Test) bool { return t.Name == name })
	return i >= 0 && l.tests[i].Q <= finding.MaxQ
}

func (l *line) verdict() finding.Verdict {
	switch {
	case l.change == nil:
		return finding.TooFew
	case l.tests[0].Q <= finding.MaxQ:
		return finding.Imbalanced
	}
	return finding.Balanced
}

func (l *line) mean() float64 {
	if len(l.full) == 0 {
		return 0
	}
	return float64(l.moves) / float64(len(l.full))
}

// beyond is how many moves lie in years above the mean that would not if all
// years were alike.
func (l *line) beyond() (moves float64) {
	for _, y := range l.full {
		moves += max(0, float64(y.Moves)-l.mean())
	}
	return moves
}

// factor turns a slope into the part by which a year has more than the one before.
func factor(slope float64) float64 { return math.Expm1(slope) }
