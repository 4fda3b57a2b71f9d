package crossing

import (
	"fmt"
	"math"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// The two expectations, as a null says them.
var (
	byMargins = graph.Label{
		"vi": "số lượt đi và đến của mỗi khối giữ nguyên, còn ai đi đâu là ngẫu nhiên",
		"en": "each bloc sends and takes as many as it does, and who goes where is drawn by lot",
	}
	byPosts = graph.Label{
		"vi": "mỗi lượt rời và nhận chức vụ nào cũng với khả năng như nhau, bất kể khối",
		"en": "each move leaves and takes any post with the same chance, whatever its bloc",
	}
)

// differs says what a test of more or fewer moves than expected came to.
func differs(verdict finding.Verdict, moves int64, expected float64, lang string) string {
	fewer := float64(moves) < expected
	switch vi := lang == "vi"; {
	case verdict == finding.TooFew && vi:
		return "Quá ít để kết luận."
	case verdict == finding.TooFew:
		return "Too few to tell."
	case verdict == finding.Balanced && vi:
		return "Riêng ngẫu nhiên cũng có thể tạo ra mức này."
	case verdict == finding.Balanced:
		return "Chance alone may do this."
	case fewer && vi:
		return "Ít hơn mức mà riêng ngẫu nhiên có thể tạo ra."
	case fewer:
		return "That is fewer than chance alone would make it."
	case vi:
		return "Nhiều hơn mức mà riêng ngẫu nhiên có thể tạo ra."
	default:
		return "That is more than chance alone would make it."
	}
}

func (w *writer) reasonAll(lang string) string {
	d := w.c.ByMargins
	switch vi := lang == "vi"; {
	case d == nil && vi:
		return "với số lượt đi và đến của mỗi khối như vậy thì không thể khác"
	case d == nil:
		return "with what each bloc sends and takes nothing else was possible"
	case w.c.Verdict == finding.TooFew && vi:
		return fmt.Sprintf("chỉ có %s lượt: dù thế nào cũng chưa thể kết luận", finding.Count(lang, w.c.All))
	case w.c.Verdict == finding.TooFew:
		return fmt.Sprintf("only %s moves: whatever they were nothing could be told", finding.Count(lang, w.c.All))
	case vi:
		return fmt.Sprintf("số lượt qua lại bằng %s lần mức dự kiến, p = %s", finding.Number(lang, d.Ratio, 2), finding.P(lang, d.P))
	default:
		return fmt.Sprintf("%s times as many cross as expected, p = %s", finding.Number(lang, d.Ratio, 2), finding.P(lang, d.P))
	}
}

func (w *writer) sentenceAll(lang string) string {
	c := w.c
	share := finding.Percent(lang, float64(c.Crossed)/float64(c.All))
	crossed, all := finding.Count(lang, c.Crossed), finding.Count(lang, c.All)
	d := c.ByMargins
	switch vi := lang == "vi"; {
	case d == nil && vi:
		return fmt.Sprintf("%s trong %s lượt (%s) đi từ khối này sang khối khác. Không có gì để so sánh: mọi lượt đều đi từ một khối, hoặc đều đến một khối.", crossed, all, share)
	case d == nil:
		return fmt.Sprintf("%s of %s moves (%s) went from one bloc to another. There is nothing to hold this against: all moves start in one bloc, or all end in one.", crossed, all, share)
	case vi:
		return fmt.Sprintf("%s trong %s lượt (%s) đi từ khối này sang khối khác; nếu ai đi đâu là ngẫu nhiên thì khoảng %s. %s", crossed, all, share, about(lang, d.Expected), differs(c.Verdict, c.Crossed, d.Expected, lang))
	default:
		return fmt.Sprintf("%s of %s moves (%s) went from one bloc to another; were it drawn by lot who goes where, about %s would. %s", crossed, all, share, about(lang, d.Expected), differs(c.Verdict, c.Crossed, d.Expected, lang))
	}
}

func (w *writer) stepsAll() []graph.Label {
	c := w.c
	steps := []graph.Label{{
		"vi": fmt.Sprintf("Đếm: %s lượt có nêu khối ở cả hai đầu, %s lượt qua lại giữa %d khối.", finding.Count("vi", c.All), finding.Count("vi", c.Crossed), len(c.Blocs)),
		"en": fmt.Sprintf("Count: %s moves whose two blocs are stated, %s of them from one of %d blocs to another.", finding.Count("en", c.All), finding.Count("en", c.Crossed), len(c.Blocs)),
	}}
	if c.ByMargins != nil {
		steps = append(steps, expectation(byMargins, c.ByMargins))
	}
	if c.ByPosts != nil {
		steps = append(steps, expectation(byPosts, c.ByPosts))
	}
	return steps
}

// expectation tells a null, what it expects and how likely as much or more off
// would be.
func expectation(null graph.Label, d *stats.Departure) graph.Label {
	return graph.Label{
		"vi": fmt.Sprintf("Nếu %s: dự kiến %s, thực tế gấp %s lần; kiểm định nhị thức chính xác hai phía p = %s.", null["vi"], about("vi", d.Expected), finding.Number("vi", d.Ratio, 2), finding.P("vi", d.P)),
		"en": fmt.Sprintf("If %s: %s expected, %s times as many found; exact two-sided binomial test p = %s.", null["en"], about("en", d.Expected), finding.Number("en", d.Ratio, 2), finding.P("en", d.P)),
	}
}

func reasonPair(p *Pair, lang string) string {
	switch vi := lang == "vi"; {
	case p.P == nil && vi:
		return "với số lượt như vậy, dù thế nào cũng chưa thể kết luận"
	case p.P == nil:
		return "with so few moves nothing could be told, whatever they were"
	case vi:
		return fmt.Sprintf("gấp %s lần mức dự kiến, p = %s, sau hiệu chỉnh %s", finding.Number(lang, p.Ratio, 2), finding.P(lang, *p.P), finding.P(lang, *p.Q))
	default:
		return fmt.Sprintf("%s times as many as expected, p = %s, %s after correction", finding.Number(lang, p.Ratio, 2), finding.P(lang, *p.P), finding.P(lang, *p.Q))
	}
}

func (w *writer) sentencePair(p *Pair, lang string) string {
	from, to := w.names.Bloc(p.From, lang), w.names.Bloc(p.To, lang)
	share, interval := finding.Percent(lang, p.Share), between(lang, p.Low, p.High)
	if lang == "vi" {
		return fmt.Sprintf("%s → %s: %s lượt, tức %s số lượt rời %s (khoảng tin cậy 95%%: %s); nếu ai đi đâu là ngẫu nhiên thì khoảng %s lượt. %s", from, to, finding.Count(lang, p.Moves), share, from, interval, about(lang, p.Expected), differs(p.Verdict, p.Moves, p.Expected, lang))
	}
	return fmt.Sprintf("%s → %s: %s moves, %s of those that leave a post of %s (95 %% interval %s); were it drawn by lot who goes where, about %s. %s", from, to, finding.Count(lang, p.Moves), share, from, interval, about(lang, p.Expected), differs(p.Verdict, p.Moves, p.Expected, lang))
}

// about writes an expected number of moves: its tenths tell something where it is
// small.
func about(lang string, expected float64) string {
	if expected >= 1000 {
		return finding.Count(lang, int64(math.Round(expected)))
	}
	return finding.Number(lang, expected, 1)
}

// between writes an interval of shares.
func between(lang string, low, high float64) string {
	return finding.Number(lang, 100*low, 1) + "–" + finding.Percent(lang, high)
}

func stepsPair(p *Pair) []graph.Label {
	steps := []graph.Label{{
		"vi": fmt.Sprintf("Đếm: %s lượt; nếu %s: dự kiến %s.", finding.Count("vi", p.Moves), byMargins["vi"], about("vi", p.Expected)),
		"en": fmt.Sprintf("Count: %s moves; if %s: %s expected.", finding.Count("en", p.Moves), byMargins["en"], about("en", p.Expected)),
	}}
	if p.P != nil {
		steps = append(steps, graph.Label{
			"vi": fmt.Sprintf("Kiểm định chính xác Fisher hai phía với các tổng giữ nguyên: p = %s; hiệu chỉnh Benjamini–Hochberg cho mọi cặp có thứ tự: q = %s.", finding.P("vi", *p.P), finding.P("vi", *p.Q)),
			"en": fmt.Sprintf("Fisher's exact two-sided test with all sums kept: p = %s; Benjamini–Hochberg over all ordered pairs: q = %s.", finding.P("en", *p.P), finding.P("en", *p.Q)),
		})
	}
	if p.ByPosts != nil {
		steps = append(steps, expectation(byPosts, p.ByPosts))
	}
	return steps
}

func (w *writer) sentenceBloc(b *Bloc, lang string) string {
	name := w.names.Bloc(b.ID, lang)
	if lang == "vi" {
		return fmt.Sprintf("%s: %s lượt đến, %s từ khối khác%s; %s lượt đi, %s sang khối khác%s.", name,
			finding.Count(lang, b.In.Moves), finding.Count(lang, b.FromOthers), mixed(b.In, lang), finding.Count(lang, b.Out.Moves), finding.Count(lang, b.ToOthers), mixed(b.Out, lang))
	}
	return fmt.Sprintf("%s: %s moves in, %s from other blocs%s; %s out, %s to other blocs%s.", name,
		finding.Count(lang, b.In.Moves), finding.Count(lang, b.FromOthers), mixed(b.In, lang), finding.Count(lang, b.Out.Moves), finding.Count(lang, b.ToOthers), mixed(b.Out, lang))
}

// mixed tells a diversity by the number of even blocs that are as diverse.
func mixed(s Side, lang string) string {
	switch {
	case s.Moves == 0:
		return ""
	case lang == "vi":
		return fmt.Sprintf(" (đa dạng như %s khối ngang nhau)", finding.Number(lang, s.Diversity.Effective, 1))
	}
	return fmt.Sprintf(" (as diverse as %s even blocs)", finding.Number(lang, s.Diversity.Effective, 1))
}

func stepsDiversity(in, out Side) (steps []graph.Label) {
	for _, side := range []struct {
		vi, en string
		Side
	}{{"đến", "entries", in}, {"đi", "exits", out}} {
		if side.Moves == 0 {
			continue
		}
		steps = append(steps, graph.Label{
			"vi": fmt.Sprintf("Đa dạng Shannon của %s lượt %s: H = −Σ p ln p = %s, tương đương e^H = %s nguồn ngang nhau.", finding.Count("vi", side.Moves), side.vi, finding.Number("vi", side.Diversity.Entropy, 3), finding.Number("vi", side.Diversity.Effective, 2)),
			"en": fmt.Sprintf("Shannon diversity of %s %s: H = −Σ p ln p = %s, as much as e^H = %s even kinds.", finding.Count("en", side.Moves), side.en, finding.Number("en", side.Diversity.Entropy, 3), finding.Number("en", side.Diversity.Effective, 2)),
		})
	}
	return steps
}

func (w *writer) reasonOffice(o *Office, lang string) string {
	in := o.reference()
	switch vi := lang == "vi"; {
	case o.Verdict == finding.TooFew && vi:
		return fmt.Sprintf("%s lượt đến và %s lượt đi: cần ít nhất %d mỗi bên để so sánh", finding.Count(lang, o.In.Moves), finding.Count(lang, o.Out.Moves), finding.MinMoves)
	case o.Verdict == finding.TooFew:
		return fmt.Sprintf("%s entries and %s exits: at least %d of each are needed to compare them", finding.Count(lang, o.In.Moves), finding.Count(lang, o.Out.Moves), finding.MinMoves)
	case o.Verdict == finding.Described && vi:
		return "mọi lượt đến và đi đều cùng một khối, không có gì để so sánh"
	case o.Verdict == finding.Described:
		return "all entries and exits are in one bloc, so there is nothing to compare"
	case vi:
		return fmt.Sprintf("kiểm định chính xác Fisher giữa tỷ lệ đến và tỷ lệ đi: p = %s, sau hiệu chỉnh %s", finding.P(lang, *in.P), finding.P(lang, *in.Q))
	default:
		return fmt.Sprintf("Fisher's exact test between the share of entries and that of exits: p = %s, %s after correction", finding.P(lang, *in.P), finding.P(lang, *in.Q))
	}
}

func (w *writer) sentenceOffice(o *Office, lang string) string {
	in := o.reference()
	bloc, level := w.names.Bloc(in.Bloc, lang), w.names.Level(o.Level, lang)
	entries, exits := finding.Count(lang, o.In.Moves), finding.Count(lang, o.Out.Moves)
	came, went := "", ""
	if lang == "vi" {
		came, went = "không có lượt đến", "không có lượt đi"
		if o.In.Moves > 0 {
			came = fmt.Sprintf("%s trong %s lượt đến là từ %s (khoảng tin cậy 95%%: %s)", finding.Percent(lang, in.Entry.Value), entries, bloc, between(lang, in.Entry.Low, in.Entry.High))
		}
		if o.Out.Moves > 0 {
			went = fmt.Sprintf("%s trong %s lượt đi là sang %s (%s)", finding.Percent(lang, in.Exit.Value), exits, bloc, between(lang, in.Exit.Low, in.Exit.High))
		}
	} else {
		came, went = "nobody came by a move", "nobody left by a move"
		if o.In.Moves > 0 {
			came = fmt.Sprintf("%s of %s entries came from %s (95 %% interval %s)", finding.Percent(lang, in.Entry.Value), entries, bloc, between(lang, in.Entry.Low, in.Entry.High))
		}
		if o.Out.Moves > 0 {
			went = fmt.Sprintf("%s of %s exits went to %s (%s)", finding.Percent(lang, in.Exit.Value), exits, bloc, between(lang, in.Exit.Low, in.Exit.High))
		}
	}
	return fmt.Sprintf("%s (%s): %s; %s. %s", w.names.Office(o.Office, lang), level, came, went, w.told(o, lang))
}

// told says whether the two shares of an office differ.
func (w *writer) told(o *Office, lang string) string {
	switch vi := lang == "vi"; {
	case o.ConvertsFrom != "" && vi:
		return fmt.Sprintf("Hai tỷ lệ khác nhau hơn mức mà riêng ngẫu nhiên có thể tạo ra: phần nhiều đến từ %s và phần nhiều đi sang %s.", w.names.Bloc(o.ConvertsFrom, lang), w.names.Bloc(o.ConvertsTo, lang))
	case o.ConvertsFrom != "":
		return fmt.Sprintf("The two shares differ more than chance alone would make them: most come from %s and most go on to %s.", w.names.Bloc(o.ConvertsFrom, lang), w.names.Bloc(o.ConvertsTo, lang))
	case o.Verdict == finding.Imbalanced && vi:
		return "Hai tỷ lệ khác nhau hơn mức mà riêng ngẫu nhiên có thể tạo ra."
	case o.Verdict == finding.Imbalanced:
		return "The two shares differ more than chance alone would make them."
	case o.Verdict == finding.Balanced && vi:
		return "Chênh lệch giữa hai tỷ lệ có thể chỉ do ngẫu nhiên."
	case o.Verdict == finding.Balanced:
		return "Chance alone may make the two shares differ so."
	case o.Verdict == finding.TooFew && vi:
		return "Quá ít để so sánh hai tỷ lệ."
	case o.Verdict == finding.TooFew:
		return "Too few to compare the two."
	case vi:
		return "Không có gì để so sánh."
	default:
		return "There is nothing to compare."
	}
}

func (w *writer) stepsOffice(o *Office) []graph.Label {
	var steps []graph.Label
	for i := range o.Integration {
		in := &o.Integration[i]
		steps = append(steps, graph.Label{
			"vi": fmt.Sprintf("%s: %s trong %s lượt đến, %s trong %s lượt đi%s.", w.names.Bloc(in.Bloc, "vi"), finding.Count("vi", in.From), finding.Count("vi", o.In.Moves), finding.Count("vi", in.To), finding.Count("vi", o.Out.Moves), tested(in, "vi")),
			"en": fmt.Sprintf("%s: %s of %s entries, %s of %s exits%s.", w.names.Bloc(in.Bloc, "en"), finding.Count("en", in.From), finding.Count("en", o.In.Moves), finding.Count("en", in.To), finding.Count("en", o.Out.Moves), tested(in, "en")),
		})
	}
	if w.c.OfficeTests > 0 {
		steps = append(steps, graph.Label{
			"vi": fmt.Sprintf("q là p hiệu chỉnh Benjamini–Hochberg cho %s phép kiểm định (chức danh theo cấp × khối); câu trên nêu khối mà chức danh chuyển người ra khỏi đó, nếu không thì khối có p nhỏ nhất.", finding.Count("vi", int64(w.c.OfficeTests))),
			"en": fmt.Sprintf("q is p by Benjamini–Hochberg over %s tests (offices by level × blocs); the sentence tells of the bloc that the office converts from, else of that of the least p.", finding.Count("en", int64(w.c.OfficeTests))),
		})
	}
	return append(steps, stepsDiversity(o.In, o.Out)...)
}

func tested(in *Integration, lang string) string {
	switch {
	case in.P == nil:
		return ""
	case lang == "vi":
		return fmt.Sprintf("; kiểm định chính xác Fisher p = %s, q = %s", finding.P(lang, *in.P), finding.P(lang, *in.Q))
	}
	return fmt.Sprintf("; Fisher's exact test p = %s, q = %s", finding.P(lang, *in.P), finding.P(lang, *in.Q))
}
