package head

import (
	"context"
	"fmt"

	"careergraph/graph"
	"careergraph/graph/finding"
	"careergraph/graph/stats"
)

// MaxFindings is how many findings the topic gives.
const MaxFindings = 200

// Topic finds, for each level and office of head posts on the last day of the
// period, how many heads are not local, where they came from and how many have
// been heads for long; and places where heads are local more or less often than
// at the same level elsewhere.
func Topic(limits Limits) finding.Topic {
	return finding.Topic{Name: "heads", Find: func(ctx context.Context, r finding.Reader, names *finding.Names, scope finding.Scope) ([]finding.Finding, []graph.Label, error) {
		t := topic{names: names, filter: scope.Filter, limits: limits, on: Day(scope.Filter, names.AsOf)}
		return t.find(ctx, r)
	}}
}

type topic struct {
	names  *finding.Names
	filter graph.Filter
	limits Limits
	on     graph.Date
	notes  []graph.Label

	rotations bool // some head came by a rotation
}

func (t *topic) find(ctx context.Context, r finding.Reader) ([]finding.Finding, []graph.Label, error) {
	if err := t.limits.validate(); err != nil {
		return nil, nil, err
	}
	if t.on.IsZero() {
		return nil, []graph.Label{finding.Say("bộ dữ liệu không ghi as_of và bộ lọc không có ngày cuối, nên không có ngày nào để xét người đứng đầu",
			"the dataset states no as_of and the filter no end, so that there is no day to look at heads on")}, nil
	}
	if len(t.filter.Kinds) > 0 {
		t.note("người đứng đầu là của ngày %s, bất kể hình thức bổ nhiệm; bỏ bộ lọc hình thức", "heads are those of %s whatever kind of arrival; the filter on kinds is left out", t.on)
	}
	offices, places, err := Counts(ctx, r, t.filter, t.on)
	if err != nil {
		return nil, nil, err
	}
	long, err := List(ctx, r, t.filter, t.on, t.limits)
	if err != nil {
		return nil, nil, err
	}
	if len(offices) == 0 {
		t.note("không ai giữ chức vụ đứng đầu vào ngày %s", "nobody holds a head post on %s", t.on)
	}
	found, err := t.byOffice(offices, long)
	if err != nil {
		return nil, nil, err
	}
	compared, err := t.byPlace(places)
	if err != nil {
		return nil, nil, err
	}
	found = append(found, compared...)
	found, left := finding.Most(found, MaxFindings)
	if left > 0 {
		t.note("bỏ ra %s phát hiện nữa về người đứng đầu; thu hẹp bộ lọc để thấy", "%s more findings on heads are left out; narrow the filter to see them", left)
	}
	return found, t.notes, nil
}

func (t *topic) note(vi, en string, args ...any) {
	t.notes = append(t.notes, finding.Say(vi, en, args...))
}

func (t *topic) byOffice(groups []Group, long []Long) (found []finding.Finding, err error) {
	lasting := map[[2]string]*tally{}
	for i := range groups {
		lasting[[2]string{groups[i].Level, groups[i].Office}] = &tally{}
	}
	for i := range long {
		if n := lasting[[2]string{long[i].Level, long[i].Office}]; n != nil {
			n.add(&long[i], t.limits)
		}
	}
	for i := range groups {
		t.rotations = t.rotations || groups[i].RotatedIn > 0
	}
	var unstated, silent int64
	for i := range groups {
		g := &groups[i]
		if g.Office == "" {
			unstated += g.Heads
			continue
		}
		describing := []func(*Group, *tally) (finding.Finding, error){t.lasting}
		if g.originKnown() > 0 {
			describing = append(describing, t.origins)
		}
		if g.localityKnown() > 0 {
			describing = append(describing, t.notLocal)
		} else {
			silent += g.Heads
		}
		for _, describe := range describing {
			f, err := describe(g, lasting[[2]string{g.Level, g.Office}])
			if err != nil {
				return nil, err
			}
			found = append(found, f)
		}
	}
	if silent > 0 {
		t.note("%s người đứng đầu giữ các chức danh mà không rõ ai là người địa phương", "%s heads hold offices of which it is known of nobody whether they are local", silent)
	}
	if unstated > 0 {
		t.note("%s người đứng đầu giữ chức vụ không ghi chức danh, không thuộc phát hiện nào theo chức danh", "%s heads are of posts that state no office, and in no finding by office", unstated)
	}
	return found, nil
}

// start begins a finding on a level and office.
func (t *topic) start(kind string, g *Group) finding.Finding {
	return finding.Finding{
		ID:      fmt.Sprintf("heads:%s:%s:%s", kind, g.Level, g.Office),
		Verdict: finding.Described,
		What:    finding.Say("%s, %s", "%s, %s", t.office(g), t.level(g)),
	}
}

func (t *topic) level(g *Group) graph.Label {
	return graph.Label{"vi": t.names.Level(g.Level, "vi"), "en": t.names.Level(g.Level, "en")}
}

func (t *topic) office(g *Group) graph.Label {
	return graph.Label{"vi": t.names.Office(g.Office, "vi"), "en": t.names.Office(g.Office, "en")}
}

// evidence lists heads of a level and office by the tenure that they hold.
func (t *topic) evidence(question string, g *Group, total int64, more graph.Args) finding.Evidence {
	args := narrowed(t.filter, t.on)
	args["levels"] = []string{g.Level}
	if g.Office != "" {
		args["offices"] = []string{g.Office}
	}
	for name, value := range more {
		args[name] = value
	}
	return finding.Evidence{Of: "tenures", Total: total, Ask: graph.Ask{Question: question, Args: args}}
}

// A share is some of the heads of whom a thing is known.
type share struct {
	some, of  int64
	value     float64
	low, high float64
}

func newShare(some, of int64) (s share, err error) {
	s = share{some: some, of: of, high: 1}
	if of == 0 {
		return s, nil
	}
	s.value = float64(some) / float64(of)
	if s.low, s.high, err = stats.ClopperPearson(some, of, finding.Confidence); err != nil {
		return s, graph.Errorf(graph.Internal, "", "the share of %d in %d heads has no interval", some, of).Because(err)
	}
	return s, nil
}

// figure is none where nothing is known.
func (s share) figure(name string) []finding.Figure {
	if s.of == 0 {
		return nil
	}
	return []finding.Figure{{Name: name, Value: s.value, Low: &s.low, High: &s.high}}
}

// said is the share with its interval, or that there are too few for one.
func (s share) said() graph.Label {
	if s.of < finding.MinMoves {
		return finding.Say("quá ít để nói về tỷ lệ", "too few to speak of a share")
	}
	return finding.Say("%s (khoảng tin cậy 95%% %s–%s)", "%s (95 %% interval %s–%s)",
		finding.Share(s.value), finding.Decimal(100*s.low), finding.Share(s.high))
}

// verdict is Described, and the reason for it, unless the share is of too few.
func (s share) verdict() (finding.Verdict, graph.Label) {
	if s.of < finding.MinMoves {
		return finding.TooFew, finding.Say("chỉ biết về %s người, ít hơn %s", "known of %s only, fewer than %s", s.of, finding.MinMoves)
	}
	return finding.Described, finding.Say("đây là số đếm và tỷ lệ, không kiểm định", "this is a count and a share, put to no test")
}

func (s share) step() graph.Label {
	if s.of == 0 {
		return finding.Say("Không biết về ai nên không có tỷ lệ.", "It is known of nobody, so there is no share.")
	}
	return finding.Say("Tỷ lệ %s/%s = %s; khoảng Clopper–Pearson 95%% từ %s đến %s, nếu coi những người này là mẫu của một cách làm lâu dài.",
		"Share %s/%s = %s; 95 %% Clopper–Pearson interval %s to %s, if these heads are taken as a sample of a lasting practice.",
		s.some, s.of, finding.Share(s.value), finding.Share(s.low), finding.Share(s.high))
}
