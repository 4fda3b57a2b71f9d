package imbalance

import (
	"fmt"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// reason says in one clause why the verdict is what it is.
func reason(p *Pair, lang string) string {
	vi := lang == "vi"
	switch p.Verdict {
	case finding.TooFew:
		if vi {
			return fmt.Sprintf("chỉ có %s lượt: dù tất cả đi một chiều cũng chưa thể kết luận", finding.Count(lang, p.N))
		}
		return fmt.Sprintf("only %s moves: even if all went one way nothing could be told", finding.Count(lang, p.N))
	case finding.Imbalanced:
		if vi {
			return fmt.Sprintf("nếu không có gì khác ngoài ngẫu nhiên, chênh lệch như vậy hoặc hơn chỉ có xác suất %s (sau hiệu chỉnh %s)", finding.P(lang, p.P), finding.P(lang, p.Q))
		}
		return fmt.Sprintf("by chance alone a split as uneven as this has a probability of %s (%s after correction)", finding.P(lang, p.P), finding.P(lang, p.Q))
	}
	if vi {
		return fmt.Sprintf("chênh lệch như vậy có thể do ngẫu nhiên (p = %s, sau hiệu chỉnh %s)", finding.P(lang, p.P), finding.P(lang, p.Q))
	}
	return fmt.Sprintf("chance alone may do this (p = %s, %s after correction)", finding.P(lang, p.P), finding.P(lang, p.Q))
}

// sentence tells the counts both ways, the share with its interval, and what
// may be said of it.
func sentence(p *Pair, by, from, to string, names *finding.Names, lang string) string {
	way, back := ways(by, p, names, lang)
	counts := fmt.Sprintf("%s → %s: %s %s, %s %s", from, to, finding.Count(lang, p.Forward), way, finding.Count(lang, p.Back), back)
	if p.Verdict == finding.TooFew {
		if lang == "vi" {
			return fmt.Sprintf("%s. Quá ít để kết luận.", counts)
		}
		return fmt.Sprintf("%s. Too few to tell.", counts)
	}
	interval := fmt.Sprintf("%s–%s", finding.Number(lang, 100*p.Low, 1), finding.Percent(lang, p.High))
	norm, verdict := "", ""
	switch {
	case lang == "vi" && p.Expected == even:
		norm = "hai chiều ngang nhau"
	case lang == "vi":
		norm = "tỷ lệ thường lệ " + finding.Percent(lang, p.Expected)
	case p.Expected == even:
		norm = "even chances"
	default:
		norm = "the stated share of " + finding.Percent(lang, p.Expected)
	}
	switch {
	case lang == "vi" && p.Verdict == finding.Imbalanced:
		verdict = "mất cân đối so với " + norm
	case lang == "vi":
		verdict = "chưa thấy khác với " + norm
	case p.Verdict == finding.Imbalanced:
		verdict = "out of balance against " + norm
	default:
		verdict = "not seen to differ from " + norm
	}
	if lang == "vi" {
		return fmt.Sprintf("%s. %s đi theo chiều thứ nhất (khoảng tin cậy 95%%: %s): %s.", counts, finding.Percent(lang, p.Share), interval, verdict)
	}
	return fmt.Sprintf("%s. %s went the first way (95 %% interval %s): %s.", counts, finding.Percent(lang, p.Share), interval, verdict)
}

// ways are the words for the two directions: down and up between two levels of
// a scale, there and back otherwise.
func ways(by string, p *Pair, names *finding.Names, lang string) (way, back string) {
	down := by == "level" && names.Higher(p.From, p.To)
	switch {
	case lang == "vi" && down:
		return "lượt xuống", "lượt lên"
	case lang == "vi":
		return "lượt đi", "lượt về"
	case down:
		return "down", "up"
	}
	return "there", "back"
}

// steps show how the verdict came about.
func steps(p *Pair) []graph.Label {
	list := []graph.Label{
		{
			"vi": fmt.Sprintf("Đếm: %s lượt chiều thứ nhất, %s lượt chiều ngược lại, tổng %s.", finding.Count("vi", p.Forward), finding.Count("vi", p.Back), finding.Count("vi", p.N)),
			"en": fmt.Sprintf("Count: %s moves the first way, %s the other, %s in all.", finding.Count("en", p.Forward), finding.Count("en", p.Back), finding.Count("en", p.N)),
		},
		{
			"vi": fmt.Sprintf("Giả thuyết: mỗi lượt đi chiều thứ nhất với xác suất %s.", finding.Percent("vi", p.Expected)),
			"en": fmt.Sprintf("Null: each move goes the first way with a chance of %s.", finding.Percent("en", p.Expected)),
		},
		{
			"vi": fmt.Sprintf("Kiểm định nhị thức chính xác hai phía: p = %s.", finding.P("vi", p.P)),
			"en": fmt.Sprintf("Exact two-sided binomial test: p = %s.", finding.P("en", p.P)),
		},
		{
			"vi": fmt.Sprintf("Hiệu chỉnh Benjamini–Hochberg cho mọi cặp được kiểm định: q = %s.", finding.P("vi", p.Q)),
			"en": fmt.Sprintf("Benjamini–Hochberg over all pairs tested: q = %s.", finding.P("en", p.Q)),
		},
		{
			"vi": fmt.Sprintf("Tỷ lệ %s, khoảng Clopper–Pearson 95%%: %s đến %s.", finding.Percent("vi", p.Share), finding.Percent("vi", p.Low), finding.Percent("vi", p.High)),
			"en": fmt.Sprintf("Share %s, 95 %% Clopper–Pearson interval %s to %s.", finding.Percent("en", p.Share), finding.Percent("en", p.Low), finding.Percent("en", p.High)),
		},
	}
	if b := p.Before; b != nil {
		list = append(list, before(b))
	}
	if v := p.Volume; v != nil {
		list = append(list, graph.Label{
			"vi": fmt.Sprintf("Theo số chức vụ, giữa hai bên lẽ ra có khoảng %s lượt; thực tế gấp %s lần (p = %s).", finding.Number("vi", v.Expected, 1), finding.Number("vi", v.Ratio, 2), finding.P("vi", v.P)),
			"en": fmt.Sprintf("By the numbers of posts some %s moves would be expected between the two; there are %s times as many (p = %s).", finding.Number("en", v.Expected, 1), finding.Number("en", v.Ratio, 2), finding.P("en", v.P)),
		})
	}
	return append(list, graph.Label{"vi": "Kết luận: " + reason(p, "vi") + ".", "en": "Verdict: " + reason(p, "en") + "."})
}

func before(b *Before) graph.Label {
	if b.P == nil {
		return graph.Label{"vi": "Giai đoạn trước không có lượt nào giữa hai bên.", "en": "In the period before there were no moves between the two."}
	}
	return graph.Label{
		"vi": fmt.Sprintf("Giai đoạn trước: %s và %s lượt; kiểm định chính xác Fisher so hai giai đoạn: p = %s.", finding.Count("vi", b.Forward), finding.Count("vi", b.Back), finding.P("vi", *b.P)),
		"en": fmt.Sprintf("The period before: %s and %s moves; Fisher's exact test between the two periods: p = %s.", finding.Count("en", b.Forward), finding.Count("en", b.Back), finding.P("en", *b.P)),
	}
}
