package head

import (
	"fmt"
	"math"
	"slices"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// A rival is a place with the heads of its level in all other places.
type rival struct {
	here                *Group
	restSome, restKnown int64
	p                   float64
}

// byPlace holds the share of heads of an office who are not local directly below
// each unit against that of the same level and office below all others. A place
// that chance explains is no finding.
func (t *topic) byPlace(places []Group) ([]finding.Finding, error) {
	rivals, few, err := t.rivals(places)
	if err != nil {
		return nil, err
	}
	if few > 0 {
		t.note("%s nơi có ít hơn %s người đứng đầu cùng cấp và chức danh mà biết được có phải người địa phương hay không, hoặc các nơi khác như vậy: quá ít để so sánh",
			"%s places have fewer than %s heads of one level and office of whom it is known whether they are local, or the others have: too few to compare", few, finding.MinMoves)
	}
	found := make([]finding.Finding, len(rivals))
	tests := make([]*finding.Test, len(rivals))
	for i := range rivals {
		found[i] = t.place(&rivals[i])
		tests[i] = &found[i].Tests[0]
	}
	if err := finding.Correct("places whose heads are compared with those of the same office and level elsewhere", tests); err != nil {
		return nil, err
	}
	for i := range rivals {
		t.judge(&found[i], &rivals[i])
	}
	found = slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Verdict != finding.Imbalanced })
	if alike := len(rivals) - len(found); alike > 0 {
		t.note("%s nơi khác các nơi khác về tỷ lệ người đứng đầu không phải người địa phương, nhưng không quá mức ngẫu nhiên có thể gây ra",
			"%s places differ from others in the share of heads who are not local no more than chance may make them", alike)
	}
	return found, nil
}

func (t *topic) rivals(places []Group) (rivals []rival, few int, err error) {
	some, known := map[[2]string]int64{}, map[[2]string]int64{}
	for i := range places {
		kind := [2]string{places[i].Level, places[i].Office}
		some[kind] += places[i].NotLocal
		known[kind] += places[i].localityKnown()
	}
	for i := range places {
		g := &places[i]
		kind := [2]string{g.Level, g.Office}
		x := rival{here: g, restSome: some[kind] - g.NotLocal, restKnown: known[kind] - g.localityKnown()}
		if g.Office == "" {
			continue
		}
		if g.localityKnown() < finding.MinMoves || x.restKnown < finding.MinMoves {
			few++
			continue
		}
		if x.p, err = stats.Fisher(g.NotLocal, g.Local, x.restSome, x.restKnown-x.restSome); err != nil {
			return nil, 0, graph.Errorf(graph.Internal, "", "the heads below %s cannot be compared", g.Above).Because(err)
		}
		rivals = append(rivals, x)
	}
	return rivals, few, nil
}

func (t *topic) place(x *rival) finding.Finding {
	g := x.here
	rest := float64(x.restSome) / float64(x.restKnown)
	f := finding.Finding{
		ID:   fmt.Sprintf("heads:place:%s:%s:%s", g.Level, g.Office, g.Above),
		What: finding.Say("%s, %s (%s)", "%s, %s (%s)", g.AboveName, t.office(g), t.level(g)),
		Figures: []finding.Figure{
			finding.Whole("heads", g.Heads), finding.Whole("not_local", g.NotLocal), finding.Whole("local", g.Local), finding.Whole("locality_unknown", g.LocalityUnknown),
			{Name: "share_elsewhere", Value: rest},
		},
		Tests: []finding.Test{{
			Name: "fisher", P: x.p,
			Null: finding.Say("tỷ lệ không phải người địa phương ở đây bằng tỷ lệ cùng chức danh và cấp ở các nơi khác", "the share that is not local is the same here as for the same office and level elsewhere"),
		}},
		Weight: math.Abs(float64(g.NotLocal) - rest*float64(g.localityKnown())),
	}
	f.Evidence = t.evidence("heads_by_origin", g, g.NotLocal, graph.Args{"above": g.Above, "locality": "not_local"})
	return f
}

func (t *topic) judge(f *finding.Finding, x *rival) {
	g, test := x.here, &f.Tests[0]
	s, rest := float64(g.NotLocal)/float64(g.localityKnown()), float64(x.restSome)/float64(x.restKnown)
	verdict := finding.Say("ngẫu nhiên cũng có thể tạo ra khác biệt này", "chance alone may make this difference")
	f.Verdict = finding.Balanced
	if test.Q <= finding.MaxQ {
		f.Verdict = finding.Imbalanced
		verdict = finding.Say("riêng ngẫu nhiên khó tạo ra khác biệt này", "chance alone would hardly make this difference")
	}
	f.Reason = finding.Say("%s (p = %s, sau hiệu chỉnh %s)", "%s (p = %s, corrected %s)", verdict, finding.Chance(test.P), finding.Chance(test.Q))
	f.Sentence = finding.Say(
		"Ngày %s, ngay dưới %s, %s trên %s người đứng đầu giữ chức danh %s (%s) không phải người địa phương (%s), so với %s trên %s ở các nơi khác (%s): %s.",
		"On %s, directly below %s, %s of %s heads in the office %s (%s) were not local (%s), against %s of %s elsewhere (%s): %s.",
		t.on, g.AboveName, g.NotLocal, g.localityKnown(), t.office(g), t.level(g), finding.Share(s), x.restSome, x.restKnown, finding.Share(rest), verdict)
	f.Steps = []graph.Label{
		finding.Say("Ở đây: không phải người địa phương %s, địa phương %s, không rõ %s (để ngoài).", "Here: not local %s, local %s, not known %s (left out).", g.NotLocal, g.Local, g.LocalityUnknown),
		finding.Say("Cùng chức danh và cấp ở các nơi khác: không phải người địa phương %s, địa phương %s.", "The same office and level elsewhere: not local %s, local %s.", x.restSome, x.restKnown-x.restSome),
		finding.Say("Giả thuyết: hai tỷ lệ bằng nhau. Kiểm định chính xác Fisher hai phía: p = %s; sau hiệu chỉnh Benjamini–Hochberg cho mọi nơi được so sánh: q = %s.",
			"Null: both shares are the same. Fisher's exact two-sided test: p = %s; Benjamini–Hochberg over all places compared: q = %s.", finding.Chance(test.P), finding.Chance(test.Q)),
	}
}
