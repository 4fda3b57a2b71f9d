package head

import (
	"careergraph/graph"
	"careergraph/graph/finding"
)

func (t *topic) notLocal(g *Group, _ *tally) (finding.Finding, error) {
	s, err := newShare(g.NotLocal, g.localityKnown())
	if err != nil {
		return finding.Finding{}, err
	}
	f := t.start("not_local", g)
	f.Verdict, f.Reason = s.verdict()
	f.Weight = float64(g.NotLocal)
	f.Figures = append([]finding.Figure{
		finding.Whole("heads", g.Heads), finding.Whole("not_local", g.NotLocal), finding.Whole("local", g.Local), finding.Whole("locality_unknown", g.LocalityUnknown),
	}, s.figure("share_not_local")...)
	f.Sentence = finding.Join(
		finding.Say("Ngày %s, %s trên %s người đứng đầu giữ chức danh %s (%s) không phải người địa phương: %s.",
			"On %s, %s of %s heads in the office %s (%s) were not local: %s.",
			t.on, s.some, s.of, t.office(g), t.level(g), s.said()),
		unknown(g.LocalityUnknown, "Còn %s người không rõ quê quán.", "Of %s more it is not known."))
	if g.Local == 0 && g.NotLocal > 0 {
		f.Weight = 0
		f.Sentence = finding.Join(f.Sentence, finding.Say("Nếu đây là cơ quan chứ không phải địa bàn thì không ai có thể là người địa phương.",
			"If these are bodies and not places, nobody can be local to them."))
	}
	f.Steps = []graph.Label{
		t.who(g),
		finding.Say("Địa phương: nguyên quán là đơn vị đó hoặc nằm trong đó. Địa phương %s, không phải địa phương %s, không rõ %s.",
			"Local: the native unit is the unit itself or lies in it. Local %s, not local %s, not known %s.", g.Local, g.NotLocal, g.LocalityUnknown),
		s.step(),
	}
	f.Evidence = t.evidence("heads_by_locality", g, g.NotLocal, graph.Args{"locality": "not_local"})
	return f, nil
}

func (t *topic) origins(g *Group, _ *tally) (finding.Finding, error) {
	s, err := newShare(g.RotatedIn, g.originKnown())
	if err != nil {
		return finding.Finding{}, err
	}
	f := t.start("rotated_in", g)
	f.Verdict, f.Reason = s.verdict()
	f.Weight = float64(g.RotatedIn)
	f.Figures = []finding.Figure{
		finding.Whole("heads", g.Heads), finding.Whole("rotated_in", g.RotatedIn), finding.Whole("promoted", g.Promoted), finding.Whole("from_elsewhere", g.Elsewhere), finding.Whole("origin_unknown", g.OriginUnknown),
	}
	if t.rotations {
		f.Figures = append(f.Figures, s.figure("share_rotated_in")...)
	}
	f.Sentence = finding.Join(
		finding.Say("Ngày %s, trong %s người đứng đầu giữ chức danh %s (%s) mà dữ liệu cho biết đã đến từ đâu, %s người luân chuyển từ nơi khác đến, %s người lên từ tại chỗ, %s người từ nơi khác không do luân chuyển.",
			"On %s, of %s heads in the office %s (%s) whose way there is known, %s were rotated in from another unit, %s rose from within, %s came from elsewhere otherwise.",
			t.on, s.of, t.office(g), t.level(g), g.RotatedIn, g.Promoted, g.Elsewhere),
		t.rotated(s),
		unknown(g.OriginUnknown, "Còn %s người không rõ đến từ đâu.", "Of %s more it is not known."))
	f.Steps = []graph.Label{
		t.who(g),
		finding.Say("Luân chuyển đến: bước chuyển thuộc loại luân chuyển, từ đơn vị khác: %s. Tại chỗ: bước chuyển khác từ chính đơn vị hoặc bên trong đơn vị: %s. Bước chuyển khác: %s. Không có bước chuyển nào dẫn đến: %s.",
			"Rotated in: by a move of a kind marked as rotation, from another unit: %s. From within: by any other move from the unit or a part of it: %s. Any other move: %s. No move led there: %s.",
			g.RotatedIn, g.Promoted, g.Elsewhere, g.OriginUnknown),
		finding.Say("Người giữ chức thêm nhiệm kỳ, hoặc đơn vị được tổ chức lại, tính theo lần đến giữ chức trước đó.",
			"For who took a further term, or whose unit was reorganised, the arrival before that counts."),
		s.step(),
	}
	f.Evidence = t.evidence("heads_by_origin", g, g.RotatedIn, graph.Args{"origin": "rotated_in"})
	return f, nil
}

// rotated is a sentence on the share that was rotated in. Where nobody at
// all was, the data more likely do not record rotations.
func (t *topic) rotated(s share) graph.Label {
	if !t.rotations {
		return finding.Say("Không ai trong mọi người đứng đầu được xét được ghi là luân chuyển đến; có thể dữ liệu không ghi luân chuyển.",
			"None of all heads looked at is recorded as rotated in; the data may not record rotations.")
	}
	return finding.Say("Luân chuyển đến: %s.", "Rotated in: %s.", s.said())
}

// A tally counts those of a group who reach a limit, and which.
type tally struct{ any, years, terms int64 }

func (n *tally) add(l *Long, limits Limits) {
	n.any++
	if l.Years >= int64(limits.Years) {
		n.years++
	}
	if l.Terms >= int64(limits.Terms) {
		n.terms++
	}
}

func (t *topic) lasting(g *Group, n *tally) (finding.Finding, error) {
	s, err := newShare(n.any, g.Heads)
	if err != nil {
		return finding.Finding{}, err
	}
	f := t.start("long", g)
	f.Verdict, f.Reason = s.verdict()
	f.Weight = float64(n.any)
	f.Figures = append([]finding.Figure{
		finding.Whole("heads", g.Heads), finding.Whole("long", n.any), finding.Whole("long_by_years", n.years), finding.Whole("long_by_terms", n.terms),
	}, s.figure("share_long")...)
	f.Sentence = finding.Say(
		"Ngày %s, %s trên %s người đứng đầu giữ chức danh %s (%s) đã đứng đầu đơn vị từ %s năm trở lên (%s) hoặc ở nhiệm kỳ thứ %s trở lên (%s): %s.",
		"On %s, %s of %s heads in the office %s (%s) had headed their unit for %s years or more (%s) or were in term number %s or later (%s): %s.",
		t.on, n.any, g.Heads, t.office(g), t.level(g), t.limits.Years, n.years, t.limits.Terms, n.terms, s.said())
	f.Steps = []graph.Label{
		t.who(g),
		finding.Say("Thời gian tính từ ngày sớm nhất có thể của lần đầu đứng đầu chính đơn vị đó, liền mạch; mỗi nhiệm kỳ là một lần giữ chức này trong thời gian ấy. Đủ %s năm: %s; đủ %s nhiệm kỳ: %s; đủ một trong hai: %s.",
			"The time runs from the first possible day of the first of the unbroken tenures as a head of that very unit; a term is one tenure of this post among them. %s years reached: %s; %s terms reached: %s; either: %s.",
			t.limits.Years, n.years, t.limits.Terms, n.terms, n.any),
		s.step(),
	}
	f.Evidence = t.evidence("heads_by_length", g, n.any, graph.Args{"min_years": t.limits.Years, "min_terms": t.limits.Terms})
	return f, nil
}

func (t *topic) who(g *Group) graph.Label {
	return finding.Say("Ngày %s có %s người giữ chức vụ đứng đầu với chức danh %s (%s); ai có thể còn giữ thì tính là còn giữ.",
		"On %s %s people hold head posts of the office %s (%s); who possibly holds one counts.", t.on, g.Heads, t.office(g), t.level(g))
}

// unknown is a sentence on those of whom a thing is not known, or nothing.
func unknown(n int64, vi, en string) graph.Label {
	if n == 0 {
		return graph.Label{}
	}
	return finding.Say(vi, en, n)
}
