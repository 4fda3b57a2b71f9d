package synth

import (
	"fmt"
	"math/rand/v2"

	"careergraph/graph"
)

const year = 365

var (
	dawn   = graph.DayOf(1976, 1, 1)
	reform = graph.DayOf(2020, 1, 1)
	asOf   = graph.DayOf(2024, 12, 31)
)

// A ledger keeps the share of rotations down between each two neighbouring
// levels at what is stated, to within one rotation.
type ledger struct {
	share       float64
	down, total [central]int // by the lower of the two levels
}

// due tells whether the next rotation between a level and the one above it
// has to go down.
func (l *ledger) due(lower int) bool {
	return float64(l.down[lower]) < l.share*float64(l.total[lower]+1)-0.5
}

func (l *ledger) note(lower int, down bool) {
	l.total[lower]++
	if down {
		l.down[lower]++
	}
}

// A generator writes one official after another and remembers only the ledger.
type generator struct {
	rng     *rand.Rand
	country country
	files   *files
	ledger  ledger
	row     career
}

// A career is what is remembered of the official being written.
type career struct {
	id      string
	tenures int
	at      unit       // where the official is, as a commune of before the reform
	held    post       // the last career post
	began   graph.Date // its start, as stated
}

func (g *generator) chance(percent float64) bool { return g.rng.Float64()*100 < percent }

func (g *generator) between(low, high int) int { return low + g.rng.IntN(high-low+1) }

// A stretch is one step of a career before it is given a post. The end of an
// exact one is stated to the day; next is when the step after it begins.
type stretch struct {
	start, end  graph.Day
	next        graph.Day
	open, exact bool
}

func (g *generator) official(n int) {
	code := fmt.Sprintf("CB%07d", n)
	gender := "male"
	if g.chance(35) {
		gender = "female"
	}
	g.row = career{id: fmt.Sprintf("cb%07d", n)}
	steps := g.schedule()
	home := g.entryUnit()
	g.row.at = home
	last := steps[len(steps)-1]
	birth := steps[0].start - graph.Day(g.between(24*year, 34*year))
	death, cause := "", "retired"
	if !last.open && g.chance(6) {
		day := last.end
		if g.chance(70) {
			day += graph.Day(g.between(year, 15*year))
		} else {
			cause = "died"
		}
		if day <= asOf {
			death = g.partial(day).String()
		}
	}
	g.files.officials.add(g.row.id, nameOf(g.rng, gender, code), gender, g.partial(birth).String(), death, g.nativeUnit(home))

	if g.chance(0.5) {
		// A delegate who never held a post of a career.
		g.membership(steps[0])
		return
	}
	if g.chance(2) {
		g.forgotten(steps[0].start)
	}
	for i, s := range steps {
		endCause := "moved"
		if i == len(steps)-1 {
			endCause = cause
		}
		g.step(i == 0, s, endCause)
	}
	if last.start-steps[0].start > 6*year && g.chance(15) {
		g.membership(last)
	}
}

// The weights of one to ten steps; their mean is 4.8.
var stepWeights = []int{8, 10, 14, 17, 16, 12, 9, 6, 4, 4}

// schedule lays out the days of a career: stretches of a year to five, one
// after another, that end by the dataset's day or last beyond it.
func (g *generator) schedule() []stretch {
	total := 0
	for _, w := range stepWeights {
		total += w
	}
	draw, n := g.rng.IntN(total), 1
	for _, w := range stepWeights {
		if draw < w {
			break
		}
		draw -= w
		n++
	}
	longest := min(5*year, 38*year/n)
	steps := make([]stretch, n)
	day := graph.Day(0)
	for i := range steps {
		steps[i].start = day
		steps[i].end = day + graph.Day(g.between(year+1, longest))
		switch {
		case i == n-1 || g.chance(70):
			day = steps[i].end + 1
		case g.chance(66):
			day = steps[i].end
		case g.chance(60):
			day = steps[i].end + graph.Day(g.between(20, 300))
		default:
			day = steps[i].end - graph.Day(g.between(1, 60))
			steps[i].exact = true
		}
	}
	last := steps[n-1]
	var entry graph.Day
	if g.chance(45) {
		entry = asOf - last.start - graph.Day(g.rng.IntN(int(last.end-last.start)))
		steps[n-1].open = true
	} else {
		entry = dawn + graph.Day(g.rng.IntN(int(asOf-dawn-last.end)))
	}
	for i := range steps {
		steps[i].start += entry
		steps[i].end += entry
		steps[i].next = graph.Forever
		if i > 0 {
			steps[i-1].next = steps[i].start
			steps[i-1].end = min(steps[i-1].end, asOf)
		}
	}
	return steps
}

func (g *generator) entryUnit() unit {
	level := commune
	switch draw := g.rng.IntN(1000); {
	case draw < 6:
		level = central
	case draw < 50:
		level = province
	case draw < 270:
		level = district
	}
	return g.country.anywhere(g.rng, level)
}

func (g *generator) nativeUnit(home unit) string {
	switch draw := g.rng.IntN(100); {
	case draw < 15:
		return ""
	case draw < 20 && home.level() < central:
		return unit{province: home.province}.id()
	case draw < 85 && home.level() < central:
		for home.level() > commune {
			home = g.country.below(g.rng, home)
		}
		return g.country.beside(g.rng, home).id()
	}
	return g.country.anywhere(g.rng, commune).id()
}

// step gives a stretch its kind and its post and writes it, with what else
// began then.
func (g *generator) step(entry bool, s stretch, cause string) {
	if entry {
		kind := []string{"appointment", "election", ""}[g.rng.IntN(3)]
		g.hold(g.choose(g.row.at, false), kind, s, cause)
		return
	}
	if g.chance(2) {
		g.hold(g.row.held, "election", s, cause)
		return
	}
	kind := g.kind()
	to := g.destination(kind, s)
	p := g.choose(to, kind == "rotation")
	for tries := 0; g.settle(p, s.start).id() == g.row.held.id(); tries++ {
		if tries == 8 {
			to = g.country.beside(g.rng, to)
		}
		p = g.choose(to, kind == "rotation")
	}
	g.row.at = to
	g.hold(p, kind, s, cause)
	if g.chance(1) && s.end-s.start > 2*year {
		g.addition(s)
	}
}

func (g *generator) kind() string {
	if g.row.held.level() != g.row.held.unit.level() {
		// A post above its unit would make the direction of a rotation another
		// than the ledger's.
		return "appointment"
	}
	switch draw := g.rng.IntN(100); {
	case draw < 36:
		return "rotation"
	case draw < 70:
		return "appointment"
	case draw < 82:
		return "election"
	case draw < 93:
		return "transfer"
	case draw < 95:
		return "secondment"
	case draw < 96:
		return "return"
	}
	return ""
}

func (g *generator) destination(kind string, s stretch) unit {
	at, level := g.row.at, g.row.at.level()
	switch kind {
	case "rotation":
		return g.rotate()
	case "appointment":
		if level < province && g.chance(28) || level == province && g.chance(4) {
			return at.parent()
		}
		if g.chance(50) {
			return at
		}
	case "election", "":
		if g.chance(70) {
			return at
		}
	}
	return g.country.beside(g.rng, at)
}

// rotate goes up or down where the ledger has such a rotation due, else aside.
func (g *generator) rotate() unit {
	at, level := g.row.at, g.row.at.level()
	up := level < central && !g.ledger.due(level)
	down := level > commune && g.ledger.due(level-1)
	if up && down {
		up = g.chance(50)
	}
	switch {
	case up:
		g.ledger.note(level, false)
		return at.parent()
	case down:
		g.ledger.note(level-1, true)
		return g.country.below(g.rng, at)
	}
	return g.country.beside(g.rng, at)
}

// choose picks a career post of a unit, rather one of the official's bloc. A
// rotation keeps clear of posts above their unit's level.
func (g *generator) choose(u unit, rotation bool) post {
	var p post
	for tries := 0; ; tries++ {
		o := g.rng.IntN(firstMembership)
		n := count(u, o)
		if n == 0 {
			continue
		}
		p = post{u, o, 1 + g.rng.IntN(n)}
		if rotation && p.level() != u.level() {
			continue
		}
		stranger := g.row.tenures > 0 && offices[o].bloc != offices[g.row.held.office].bloc
		if tries > 3 || !stranger || g.chance(40) {
			return p
		}
	}
}

// settle gives the post that stands for p on a day: after the reform, that of
// the unit's successor.
func (g *generator) settle(p post, on graph.Day) post {
	successors := g.country.fateOf(p.unit).successors
	if on >= reform && len(successors) > 0 {
		p.unit = successors[p.office%len(successors)]
	}
	return p
}

// hold writes the tenure of a post, cut in two where the reform ended its unit.
func (g *generator) hold(p post, kind string, s stretch, cause string) {
	p = g.settle(p, s.start)
	compound := p.office == chair && g.chance(8)
	after := g.settle(p, reform)
	if after == p || s.end < reform && !s.open {
		g.tenures(p, kind, s, cause, compound)
		return
	}
	g.tenures(p, kind, stretch{start: s.start, end: reform - 1}, "reorganised", compound)
	if s.next > reform {
		s.start = reform
		g.tenures(after, "", s, cause, compound)
	}
}

// tenures writes one tenure or, of a chair who is a deputy secretary too, the
// two that begin on one day.
func (g *generator) tenures(p post, kind string, s stretch, cause string, compound bool) {
	start := g.start(s.start)
	end, status := g.end(s)
	if s.open || end == "" {
		cause = ""
	}
	g.write(p, start.String(), end, status, kind, cause)
	if compound {
		g.write(post{p.unit, deputySecretary, 1}, start.String(), end, status, kind, cause)
	}
	g.row.held, g.row.began = p, start
}

func (g *generator) write(p post, start, end, status, kind, cause string) {
	g.row.tenures++
	g.files.tenures.add(fmt.Sprintf("%s.%02d", g.row.id, g.row.tenures), g.row.id, p.id(), start, end, status, kind, cause)
}

// addition writes a post held besides for a part of a stretch, in the same unit.
func (g *generator) addition(s stretch) {
	start := s.start + graph.Day(g.between(year/2, year))
	if start > asOf {
		return
	}
	p := g.row.held
	for p.office == g.row.held.office {
		p = g.choose(p.unit, true)
	}
	if p.unit.successor > 0 && start < reform {
		return
	}
	end := min(s.end, asOf)
	if len(g.country.fateOf(p.unit).successors) > 0 {
		end = min(end, reform-1)
	}
	g.write(p, start.String(), graph.DateOn(end).String(), "ended", "", "")
}

// membership writes a seat of five years in an assembly or a committee of the
// district, the province or the centre.
func (g *generator) membership(s stretch) {
	u := g.row.at
	if u.level() == commune {
		u = u.parent()
	}
	o := firstMembership + g.rng.IntN(len(offices)-firstMembership)
	p := post{u, o, 1 + g.rng.IntN(count(u, o))}
	start, end := graph.DateOn(s.start), s.start+5*year
	if !s.open {
		end = min(end, s.end)
	}
	if end > asOf {
		g.write(p, start.String(), "", "current", "election", "")
		return
	}
	g.write(p, start.String(), graph.DateOn(end).String(), "ended", "election", "")
}

// forgotten writes a post of before the career of which nobody knows since when
// it was held.
func (g *generator) forgotten(before graph.Day) {
	p := g.settle(g.choose(g.row.at, false), before-1)
	g.write(p, "", graph.DateOn(before-1).String(), "ended", "", "")
}

// start states a day less precisely now and then, but never so that it could
// come before the tenure written last.
func (g *generator) start(day graph.Day) graph.Date {
	date := g.partial(day)
	if !g.row.began.IsZero() && date.First() <= g.row.began.Last() {
		return graph.DateOn(day)
	}
	return date
}

func (g *generator) partial(day graph.Day) graph.Date {
	date := graph.DateOn(day)
	switch draw := g.rng.IntN(100); {
	case draw < 4:
		return graph.MustDate(date.String()[:4])
	case draw < 12:
		return graph.MustDate(date.String()[:7])
	}
	return date
}

// end states the end of a stretch and its status: open, known, or unknown.
func (g *generator) end(s stretch) (end, status string) {
	stated := func(word string) string {
		if g.chance(30) {
			return ""
		}
		return word
	}
	switch {
	case s.open:
		return "", stated("current")
	case g.chance(3):
		return "", []string{"ended", "unknown"}[g.rng.IntN(2)]
	case s.exact || s.end == reform-1:
		return s.end.String(), stated("ended")
	}
	return g.partial(s.end).String(), stated("ended")
}
