package standing

import (
	"fmt"
	"math"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// reason says in one clause why the verdict on all units is what it is.
func (w *Whole) reason(lang string) string {
	statistic, p := finding.Number(lang, w.Test.Statistic, 2), finding.P(lang, w.Test.P)
	switch vi := lang == "vi"; {
	case w.Verdict == finding.TooFew && vi:
		return fmt.Sprintf("chỉ có %s lượt giữa các đơn vị", finding.Count(lang, w.Moves))
	case w.Verdict == finding.TooFew:
		return fmt.Sprintf("only %s moves between units", finding.Count(lang, w.Moves))
	case vi:
		return fmt.Sprintf("kiểm định Stuart–Maxwell: χ² = %s, %d bậc tự do, p = %s", statistic, w.Test.DF, p)
	default:
		return fmt.Sprintf("test of Stuart and Maxwell: χ² = %s on %d degrees of freedom, p = %s", statistic, w.Test.DF, p)
	}
}

// sentence tells whether there are senders and receivers, and how much of the
// net flow goes from the ones to the others.
func (w *Whole) sentence(lang string) string {
	vi := lang == "vi"
	verdict := map[finding.Verdict]graph.Label{
		finding.Imbalanced: {
			"vi": "có đơn vị chủ yếu cho, có đơn vị chủ yếu nhận, mức độ mà riêng ngẫu nhiên khó tạo ra",
			"en": "some units mainly send and others mainly receive, more than chance alone would do",
		},
		finding.Balanced: {
			"vi": "số đến và đi của các đơn vị chênh nhau không quá mức ngẫu nhiên có thể tạo ra",
			"en": "what units send and receive differs no more than chance alone can make it",
		},
		finding.TooFew: {"vi": "quá ít để phân biệt bên cho với bên nhận", "en": "too few to tell senders from receivers"},
	}[w.Verdict][lang]
	if vi {
		verdict = fmt.Sprintf("%s lượt giữa %s đơn vị: %s.", finding.Count(lang, w.Moves), finding.Count(lang, int64(w.Units)), verdict)
	} else {
		verdict = fmt.Sprintf("%s moves between %s units: %s.", finding.Count(lang, w.Moves), finding.Count(lang, int64(w.Units)), verdict)
	}
	if w.Verdict == finding.TooFew {
		return verdict
	}
	return verdict + " " + w.shape(lang)
}

// shape tells hierarchy from circulation.
func (w *Whole) shape(lang string) string {
	circling, lot := finding.Percent(lang, w.Cyclicity), finding.Percent(lang, w.byLot())
	switch vi := lang == "vi"; {
	case w.Circles == 0 && vi:
		return "Các cặp đơn vị có lượt qua lại không tạo thành vòng nào, nên không thể có luân chuyển vòng tròn."
	case w.Circles == 0:
		return "The pairs of units that exchange moves form no circle, so nothing could run in circles."
	case vi:
		return fmt.Sprintf("Về dòng chênh lệch giữa từng cặp, %s chạy vòng tròn (nếu chiều đi chỉ là ngẫu nhiên thì khoảng %s), còn lại đi theo một thứ tự từ bên cho xuống bên nhận.", circling, lot)
	default:
		return fmt.Sprintf("Of the net flow between pairs %s runs in circles (about %s if directions were drawn by lot); the rest follows one order from senders to receivers.", circling, lot)
	}
}

// byLot is the share of the net flow that would run in circles on average, were
// directions drawn by lot and all pairs of one size.
func (w *Whole) byLot() float64 { return float64(w.Circles) / float64(w.Pairs) }

func (w *Whole) steps() []graph.Label {
	steps := []graph.Label{
		{
			"vi": fmt.Sprintf("Đếm: %s lượt giữa %s đơn vị, thành %s cặp và %s phần rời nhau; %s lượt trong nội bộ một đơn vị không tính.", finding.Count("vi", w.Moves), finding.Count("vi", int64(w.Units)), finding.Count("vi", int64(w.Pairs)), finding.Count("vi", int64(w.Components)), finding.Count("vi", w.Within)),
			"en": fmt.Sprintf("Count: %s moves between %s units, in %s pairs and %s parts that nothing links; %s moves within one unit are left out.", finding.Count("en", w.Moves), finding.Count("en", int64(w.Units)), finding.Count("en", int64(w.Pairs)), finding.Count("en", int64(w.Components)), finding.Count("en", w.Within)),
		},
		{
			"vi": fmt.Sprintf("Hiệu quả di chuyển chung: %s%% số lượt đến và đi là chênh lệch còn lại.", finding.Number("vi", w.Effectiveness, 1)),
			"en": fmt.Sprintf("Effectiveness of the whole: %s %% of all arrivals and departures are net gain or loss.", finding.Number("en", w.Effectiveness, 1)),
		},
		{
			"vi": fmt.Sprintf("Mức tập trung (Gini, 0 là đều, 1 là dồn về một nơi): đến %s, đi %s.", finding.Number("vi", w.GiniArrivals, 2), finding.Number("vi", w.GiniDepartures, 2)),
			"en": fmt.Sprintf("Concentration (Gini, 0 is even, 1 is all at one): arrivals %s, departures %s.", finding.Number("en", w.GiniArrivals, 2), finding.Number("en", w.GiniDepartures, 2)),
		},
		{
			"vi": fmt.Sprintf("Giả thuyết: đơn vị nào cũng nhận bằng cho. Kiểm định Stuart–Maxwell: χ² = %s, %d bậc tự do, p = %s.", finding.Number("vi", w.Test.Statistic, 4), w.Test.DF, finding.P("vi", w.Test.P)),
			"en": fmt.Sprintf("Null: each unit receives as many as it sends. Test of Stuart and Maxwell: χ² = %s on %d degrees of freedom, p = %s.", finding.Number("en", w.Test.Statistic, 4), w.Test.DF, finding.P("en", w.Test.P)),
		},
	}
	if w.Circles > 0 {
		steps = append(steps, graph.Label{
			"vi": fmt.Sprintf("HodgeRank: %s dòng chênh lệch chạy vòng tròn. Có %s vòng độc lập trên %s cặp: nếu chiều đi chỉ là ngẫu nhiên và các cặp lớn như nhau thì khoảng %s.", finding.Percent("vi", w.Cyclicity), finding.Count("vi", int64(w.Circles)), finding.Count("vi", int64(w.Pairs)), finding.Percent("vi", w.byLot())),
			"en": fmt.Sprintf("HodgeRank: %s of the net flow runs in circles. There are %s independent circles among %s pairs: if directions were drawn by lot and all pairs were of one size, it would be about %s.", finding.Percent("en", w.Cyclicity), finding.Count("en", int64(w.Circles)), finding.Count("en", int64(w.Pairs)), finding.Percent("en", w.byLot())),
		})
	}
	return append(steps, graph.Label{"vi": "Kết luận: " + w.reason("vi") + ".", "en": "Verdict: " + w.reason("en") + "."})
}

// reason says in one clause why the verdict on a unit is what it is.
func (u *Unit) reason(tested int, lang string) string {
	p, q, all := finding.P(lang, *u.P), finding.P(lang, *u.Q), finding.Count(lang, int64(tested))
	switch vi := lang == "vi"; {
	case u.Verdict == finding.Imbalanced && vi:
		return fmt.Sprintf("nếu đến và đi ngang nhau, chênh lệch như vậy hoặc hơn chỉ có xác suất %s (sau hiệu chỉnh cho %s đơn vị: %s)", p, all, q)
	case u.Verdict == finding.Imbalanced:
		return fmt.Sprintf("were arrivals and departures equally likely, a split as uneven as this would have a probability of %s (%s after correction for %s units)", p, q, all)
	case vi:
		return fmt.Sprintf("xét %s đơn vị cùng lúc, riêng ngẫu nhiên cũng có thể tạo ra chênh lệch như vậy (p = %s, sau hiệu chỉnh %s)", all, p, q)
	default:
		return fmt.Sprintf("among %s units tested chance alone may do this (p = %s, %s after correction)", all, p, q)
	}
}

func (u *Unit) sentence(lang string) string {
	return u.counts(lang) + " " + u.verdict(lang) + " " + u.place(lang)
}

// counts tells what came, what left and what remains of it.
func (u *Unit) counts(lang string) string {
	in, out, net := finding.Count(lang, u.Arrivals), finding.Count(lang, u.Departures), finding.Count(lang, max(u.Net, -u.Net))
	kept := finding.Percent(lang, math.Abs(*u.Effectiveness)/100)
	switch vi, loses := lang == "vi", u.Net < 0; {
	case vi && loses:
		return fmt.Sprintf("%s cho đi %s lượt, nhận về %s lượt: mất %s, tức %s số lượt đến và đi.", u.Name, out, in, net, kept)
	case vi:
		return fmt.Sprintf("%s nhận về %s lượt, cho đi %s lượt: được %s, tức %s số lượt đến và đi.", u.Name, in, out, net, kept)
	case loses:
		return fmt.Sprintf("%s: %s moves out, %s in: a net loss of %s, %s of all it exchanged.", u.Name, out, in, net, kept)
	default:
		return fmt.Sprintf("%s: %s moves in, %s out: a net gain of %s, %s of all it exchanged.", u.Name, in, out, net, kept)
	}
}

func (u *Unit) verdict(lang string) string {
	switch vi := lang == "vi"; {
	case u.Verdict == finding.Imbalanced && vi:
		return "Riêng ngẫu nhiên khó tạo ra chênh lệch như vậy."
	case u.Verdict == finding.Imbalanced:
		return "Chance alone would hardly do this."
	case vi:
		return "Trong số các đơn vị được xét, riêng ngẫu nhiên cũng có thể tạo ra như vậy."
	default:
		return "Among the units tested chance alone may do this."
	}
}

// place tells the rank, and what it is not.
func (u *Unit) place(lang string) string {
	rank, of := finding.Count(lang, int64(u.Rank)), finding.Count(lang, int64(u.Of))
	if lang == "vi" {
		return fmt.Sprintf("Theo thế năng cho–nhận, đứng thứ %s trên %s, kể từ bên cho nhiều nhất; đây không phải thứ bậc cao thấp.", rank, of)
	}
	return fmt.Sprintf("By sender–receiver potential it is number %s of %s, counted from the greatest sender; this is no order of status.", rank, of)
}

func (u *Unit) steps(tested int, effect *stats.Effect) []graph.Label {
	return []graph.Label{
		{
			"vi": fmt.Sprintf("Đếm: %s lượt đến, %s lượt đi; %s lượt trong nội bộ không tính.", finding.Count("vi", u.Arrivals), finding.Count("vi", u.Departures), finding.Count("vi", u.Within)),
			"en": fmt.Sprintf("Count: %s arrivals, %s departures; %s moves within the unit are left out.", finding.Count("en", u.Arrivals), finding.Count("en", u.Departures), finding.Count("en", u.Within)),
		},
		{
			"vi": fmt.Sprintf("Hiệu quả di chuyển: 100 × (đến − đi) / (đến + đi) = %s%%.", finding.Number("vi", *u.Effectiveness, 1)),
			"en": fmt.Sprintf("Effectiveness: 100 × (in − out) / (in + out) = %s %%.", finding.Number("en", *u.Effectiveness, 1)),
		},
		{
			"vi": fmt.Sprintf("Tỷ lệ lượt đến %s, khoảng Clopper–Pearson 95%%: %s đến %s.", finding.Percent("vi", effect.Share), finding.Percent("vi", effect.Low), finding.Percent("vi", effect.High)),
			"en": fmt.Sprintf("Share of arrivals %s, 95 %% Clopper–Pearson interval %s to %s.", finding.Percent("en", effect.Share), finding.Percent("en", effect.Low), finding.Percent("en", effect.High)),
		},
		{
			"vi": fmt.Sprintf("Giả thuyết: mỗi lượt là đến hay đi với khả năng ngang nhau. Kiểm định dấu chính xác hai phía: p = %s.", finding.P("vi", *u.P)),
			"en": fmt.Sprintf("Null: each move is an arrival or a departure with even chances. Exact two-sided sign test: p = %s.", finding.P("en", *u.P)),
		},
		{
			"vi": fmt.Sprintf("Hiệu chỉnh Benjamini–Hochberg cho %s đơn vị có từ %d lượt trở lên: q = %s.", finding.Count("vi", int64(tested)), finding.MinMoves, finding.P("vi", *u.Q)),
			"en": fmt.Sprintf("Benjamini–Hochberg over the %s units with %d moves or more: q = %s.", finding.Count("en", int64(tested)), finding.MinMoves, finding.P("en", *u.Q)),
		},
		{
			"vi": fmt.Sprintf("Thế năng cho–nhận (SpringRank): %s, thứ %s trong %s đơn vị có liên hệ; cho nhiều hơn nhận thì cao.", finding.Number("vi", u.Potential, 3), finding.Count("vi", int64(u.Rank)), finding.Count("vi", int64(u.Of))),
			"en": fmt.Sprintf("Sender–receiver potential (SpringRank): %s, number %s of %s units linked by moves; who sends more than it receives stands high.", finding.Number("en", u.Potential, 3), finding.Count("en", int64(u.Rank)), finding.Count("en", int64(u.Of))),
		},
		{"vi": "Kết luận: " + u.reason(tested, "vi") + ".", "en": "Verdict: " + u.reason(tested, "en") + "."},
	}
}
