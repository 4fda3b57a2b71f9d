package trend

import (
	"fmt"
	"math"
	"strings"

	"careergraph/graph"
	"careergraph/graph/finding"
)

func (l *line) finding(names *finding.Names, scope finding.Scope) finding.Finding {
	f := finding.Finding{
		ID: "trend:" + l.id(), What: l.what(names), Verdict: l.verdict(), Weight: l.beyond(), Tests: l.tests,
		Figures: []finding.Figure{
			finding.Whole("moves", l.moves),
			finding.Whole("years", len(l.full)),
			{Name: "moves_per_year", Value: l.mean()},
		},
		Sentence: finding.Join(l.counted(names), l.slopeSaid(), l.changeSaid(), l.leftOutSaid()),
		Reason:   l.reason(),
		Steps:    l.steps(),
		Evidence: l.evidence(scope),
	}
	if l.slope != nil {
		low, high := factor(l.slope.Low), factor(l.slope.High)
		yearly := finding.Figure{Name: "yearly_change", Value: factor(l.slope.Slope)}
		// A slope of few years may have no bound that a number can hold.
		if !math.IsInf(high, 1) {
			yearly.Low, yearly.High = &low, &high
		}
		if !math.IsInf(yearly.Value, 1) {
			f.Figures = append(f.Figures, yearly)
		}
	}
	if l.change != nil {
		f.Figures = append(f.Figures,
			finding.Whole("change_after", l.change.After),
			finding.Figure{Name: "per_year_before", Value: l.change.Before},
			finding.Figure{Name: "per_year_since", Value: l.change.Since})
	}
	return f
}

func (l *line) id() string {
	switch s := l.series; {
	case s.From != "":
		return "levels:" + s.From + ":" + s.To
	case s.Direction != "":
		return "direction:" + string(s.Direction)
	}
	return "all"
}

var directions = map[graph.Direction]graph.Label{
	graph.Up:        {"vi": "lượt đi lên", "en": "moves up"},
	graph.Down:      {"vi": "lượt đi xuống", "en": "moves down"},
	graph.Lateral:   {"vi": "lượt đi ngang", "en": "lateral moves"},
	graph.Unordered: {"vi": "lượt không rõ lên xuống", "en": "moves without a known direction"},
}

func (l *line) what(names *finding.Names) graph.Label {
	switch s := l.series; {
	case s.From != "":
		from := graph.Label{"vi": names.Level(s.From, "vi"), "en": names.Level(s.From, "en")}
		to := graph.Label{"vi": names.Level(s.To, "vi"), "en": names.Level(s.To, "en")}
		return finding.Say("lượt từ %s đến %s", "moves from %s to %s", from, to)
	case s.Direction != "":
		return directions[s.Direction]
	}
	return graph.Label{"vi": "mọi lượt", "en": "all moves"}
}

func (l *line) counted(names *finding.Names) graph.Label {
	if len(l.full) == 0 {
		return finding.Say("%s: không năm nào trọn vẹn để tính.", "%s: no full year to count.", l.what(names))
	}
	first, last := l.full[0].Year, l.full[len(l.full)-1].Year
	return finding.Say("%s: %s lượt trong %s năm trọn vẹn từ %s đến %s, bình quân %s một năm.",
		"%s: %s moves in %s full years from %s to %s, %s a year on average.",
		l.what(names), l.moves, len(l.full), text(first), text(last), perYear(l.mean()))
}

func (l *line) slopeSaid() graph.Label {
	switch {
	case l.change == nil:
		return finding.Say("Quá ít để nói về xu hướng.", "Too few to tell a trend.")
	case l.slope == nil:
		return graph.Label{}
	case !l.told("slope"):
		return finding.Say("Không thấy tăng hay giảm đều quá mức ngẫu nhiên có thể tạo ra.", "No steady rise or fall is seen beyond what chance alone may make.")
	}
	yearly, low, high := factor(l.slope.Slope), factor(l.slope.Low), factor(l.slope.High)
	if yearly > 0 {
		return finding.Say("Mỗi năm tăng khoảng %s (khoảng tin cậy 95%% %s đến %s), mức mà riêng ngẫu nhiên khó tạo ra.",
			"Each year has about %s more than the one before (95 %% interval %s to %s), which chance alone would hardly make.",
			finding.Share(yearly), finding.Share(low), finding.Share(high))
	}
	return finding.Say("Mỗi năm giảm khoảng %s (khoảng tin cậy 95%% %s đến %s), mức mà riêng ngẫu nhiên khó tạo ra.",
		"Each year has about %s fewer than the one before (95 %% interval %s to %s), which chance alone would hardly make.",
		finding.Share(-yearly), finding.Share(-high), finding.Share(-low))
}

// changeSaid names the change of a level that a test tells from chance. A steady
// trend has such a change in its middle too.
func (l *line) changeSaid() graph.Label {
	if !l.told("change_point") {
		return graph.Label{}
	}
	said := finding.Say("Thay đổi rõ nhất sau năm %s: trước %s, từ đó %s một năm.", "It changed most after %s: %s a year until then, %s since.",
		text(l.change.After), perYear(l.change.Before), perYear(l.change.Since))
	if l.told("slope") {
		said = finding.Join(said, finding.Say("Hai điều này có thể là một.", "The two may be one."))
	}
	return said
}

func (l *line) leftOutSaid() graph.Label {
	partial, suspended := l.series.leftOut(Partial), l.series.leftOut(Suspended)
	said := graph.Label{}
	if partial != "" {
		said = finding.Say("Không tính %s (chỉ có một phần năm).", "Left out: %s (covered in part only).", partial)
	}
	if suspended != "" {
		said = finding.Join(said, finding.Say("Không tính %s (tạm dừng luân chuyển).", "Left out: %s (moves suspended).", suspended))
	}
	return said
}

func (l *line) reason() graph.Label {
	if l.change == nil {
		return finding.Say("%s năm trọn vẹn và %s lượt; cần ít nhất %s năm và %s lượt", "%s full years and %s moves; it takes %s years and %s moves",
			len(l.full), l.moves, MinYears, finding.MinMoves)
	}
	test := l.tests[0]
	if test.Q <= finding.MaxQ {
		return finding.Say("%s: p = %s, sau hiệu chỉnh %s", "%s: p = %s, corrected %s", testNames[test.Name], finding.Chance(test.P), finding.Chance(test.Q))
	}
	return finding.Say("cả độ dốc lẫn điểm thay đổi đều trong mức ngẫu nhiên (p nhỏ nhất %s, sau hiệu chỉnh %s)",
		"neither slope nor change-point lies beyond chance (least p %s, corrected %s)", finding.Chance(test.P), finding.Chance(test.Q))
}

var testNames = map[string]graph.Label{
	"slope":        {"vi": "độ dốc", "en": "slope"},
	"change_point": {"vi": "điểm thay đổi", "en": "change-point"},
}

func (l *line) steps() []graph.Label {
	var counts []string
	for _, y := range l.series.Years {
		mark := ""
		if y.LeftOut != "" {
			mark = "*"
		}
		counts = append(counts, fmt.Sprintf("%d%s: %d", y.Year, mark, y.Moves))
	}
	steps := []graph.Label{finding.Say("Số lượt từng năm (* là năm không tính): %s.", "Moves by year (* marks years left out): %s.", strings.Join(counts, ", "))}
	if l.change == nil {
		return append(steps, finding.Say("Không kiểm định: %s.", "No test: %s.", l.reason()))
	}
	for _, test := range l.tests {
		p, q := finding.Chance(test.P), finding.Chance(test.Q)
		switch {
		case test.Name == "slope":
			steps = append(steps, finding.Say(
				"Độ dốc (Poisson, sai số nhân với căn của độ phân tán %s): mỗi năm nhân với %s (khoảng 95%% %s đến %s); p = %s, q = %s.",
				"Slope (Poisson, its error multiplied by the root of the dispersion %s): each year times %s (95 %% interval %s to %s); p = %s, q = %s.",
				number(l.slope.Dispersion), number(math.Exp(l.slope.Slope)), number(math.Exp(l.slope.Low)), number(math.Exp(l.slope.High)), p, q))
		default:
			steps = append(steps, finding.Say(
				"Điểm thay đổi: sau năm %s, trước %s, từ đó %s một năm; tỷ số hợp lý %s; p = %s theo thứ tự hoán đổi của các năm, q = %s.",
				"Change-point: after %s, %s a year until then, %s since; likelihood ratio %s; p = %s over orders of the years, q = %s.",
				text(l.change.After), perYear(l.change.Before), perYear(l.change.Since), number(l.change.Statistic), p, q))
		}
	}
	return append(steps, finding.Say(
		"Dữ liệu không nói trước năm đầu đã ghi chép đủ chưa: ghi chép đầy đủ dần cũng trông như tăng.",
		"The data do not tell whether the first years are recorded whole: records that become fuller look like a rise."))
}

// perYear is a number of moves a year: one digit after the point tells nothing of a
// large one.
func perYear(moves float64) any {
	if moves >= 100 {
		return int64(math.Round(moves))
	}
	return finding.Decimal(moves)
}

// number writes a number with three digits after the point.
func number(x float64) graph.Label {
	return graph.Label{"vi": finding.Number("vi", x, 3), "en": finding.Number("en", x, 3)}
}

// evidence lists the moves of the years from the first that counts to the last,
// those of years left out between them too.
func (l *line) evidence(scope finding.Scope) finding.Evidence {
	filter := scope.Filter
	total := l.moves
	if n := len(l.full); n > 0 {
		first, last := l.full[0].Year, l.full[n-1].Year
		filter.Since, filter.Until = graph.MustDate(fmt.Sprintf("%04d", first)), graph.MustDate(fmt.Sprintf("%04d", last))
		total = 0
		for _, y := range l.series.Years {
			if first <= y.Year && y.Year <= last {
				total += y.Moves
			}
		}
	}
	args := filter.Args()
	switch s := l.series; {
	case s.From != "":
		args["from_level"], args["to_level"] = s.From, s.To
	case s.Direction != "":
		args["direction"] = string(s.Direction)
	}
	return finding.Evidence{Of: "moves", Total: total, Ask: graph.Ask{Question: "moves", Args: args}}
}
