package main

// What became of a rotated official.
type fate int

const (
	stays   fate = iota // is there still
	rises               // took a higher office than the one left for the rotation
	returns             // went back to an equal post
	rotates             // was rotated on to another commune
	settles             // was transferred to an equal post of another commune
)

// rotationMonths draws how long a rotation lasts. The regulation asks for 36
// months; a few end sooner.
func (w *world) rotationMonths(most int) int {
	if w.chance(8) {
		return w.between(27, 35)
	}
	return w.between(36, most)
}

// after is the first day of what follows a span, mostly the next day.
func (w *world) after(s span) day {
	if w.chance(70) {
		return s.to + 1
	}
	return s.to + 1 + day(w.between(1, 40))
}

// before is a span of some years that ends on the eve of a day.
func (w *world) before(d day, low, high int) span {
	return span{d.months(-w.between(low, high)), d - 1}
}

// provinceFates tells what became of those rotated from the province to each
// office taken: eleven rose. Of the three whose office nobody published
// nothing more is told than that they are there.
var provinceFates = map[string][]fate{
	"secretary":                 {rises, stays},
	"standing_deputy_secretary": {rises, rises, rises, rises, returns, stays},
	"deputy_secretary_chair":    {rises, rises, stays, stays},
	"vice_chair":                {rises, rises, rises, rises, returns},
	"":                          {stays, stays, stays},
}

// rotateFromProvince makes the turns from the province to the districts.
func (w *world) rotateFromProvince() {
	hosts := shuffled(w, w.districts)
	unstated := 0
	for _, share := range provinceToDistrict.byOffice() {
		for _, f := range provinceFates[share.office] {
			s := span{w.dayBetween(on(2019, 6, 1), on(2022, 12, 1)), open}
			if f != stays {
				s.from = w.dayBetween(on(2016, 3, 1), on(2019, 10, 1))
				s.to = s.from.months(w.rotationMonths(46)) - 1
			}
			var at *post
			switch share.office {
			case "":
				at = w.addPost(hosts[unstated], unstatedOffice)
				unstated++
			case "secretary":
				at = w.find(s, w.postsIn(w.secretaryHosts(f), share.office))
			default:
				at = w.find(s, w.postsIn(w.preferMountains(), share.office))
			}
			if at == nil {
				return
			}
			w.rotateOneFromProvince(at, s, f)
		}
	}
}

// secretaryHosts are the districts where a secretary from the province may
// serve: one who is there still is one of those known not to be local.
func (w *world) secretaryHosts(f fate) []*unit {
	var list []*unit
	for _, d := range w.districts {
		if (f == stays) == isNotLocal(d) && !w.longServing[d] {
			list = append(list, d)
		}
	}
	return list
}

// preferMountains gives the mountainous districts, or now and then all.
func (w *world) preferMountains() []*unit {
	if w.chance(50) {
		return w.districts
	}
	var list []*unit
	for _, d := range w.districts {
		if d.mountainous {
			list = append(list, d)
		}
	}
	return list
}

// rotateOneFromProvince makes a person who leaves a department for a post of a
// district and, where that is the fate, comes back.
func (w *world) rotateOneFromProvince(at *post, s span, f fate) {
	eve := w.before(s.from, 30, 60)
	left := []string{"division_head"}
	if at.office.id == "secretary" || at.office.id == "deputy_secretary_chair" || w.chance(40) {
		left = []string{"deputy_director"}
	}
	bloc := at.bloc
	if bloc == "" || w.chance(10) {
		bloc = one(w, "party", "state")
	}
	origins := w.postsIn(w.province.bodies, left...)
	from := w.find(eve, ofBloc(origins, bloc))
	p := w.person(w.nativeOf(at.unit, false), eve.from)
	w.take(p, from, eve, "")
	w.take(p, at, s, "rotation")
	if from == nil || f == stays {
		return
	}
	next := span{w.after(s), open}
	if f == returns {
		w.take(p, w.find(next, w.postsIn([]*unit{from.unit}, left...), origins), next, "return")
		return
	}
	higher := above(w.postsIn(w.province.bodies, "deputy_director", "director"), from)
	w.take(p, w.find(next, ofBloc(higher, from.bloc), higher), next, "appointment")
	if len(w.elected) < committeeMembers {
		w.elect(p)
	}
}

// congress is the day on which the provincial Party Committee was elected.
var congress = on(2020, 10, 13)

// elect seats a person in the provincial Party Committee, and the first in its
// Standing Committee too.
func (w *world) elect(p *person) {
	term := span{congress, open}
	w.take(p, w.post(w.province, "provincial_committee_member"), term, "election")
	if len(w.elected) < standingMembers {
		w.take(p, w.post(w.province, "standing_committee_member"), term, "election")
	}
	w.elected = append(w.elected, p)
}

// rotateToProvince makes the turns from the districts to the province.
func (w *world) rotateToProvince() {
	for _, taken := range districtToProvince.taken() {
		s := span{w.dayBetween(on(2018, 1, 1), on(2022, 6, 1)), open}
		eve := w.before(s.from, 36, 60)
		from := w.find(eve, w.postsIn(w.districts, "vice_chair", "standing_deputy_secretary"))
		if from == nil {
			return
		}
		first := w.before(eve.from, 40, 70)
		p := w.person(w.usualNative(from.unit), first.from)
		w.take(p, w.find(first, w.postsIn(from.unit.bodies, "office_deputy_head")), first, "")
		w.take(p, from, eve, one(w, "appointment", "election"))
		at := w.postsIn(w.province.bodies, taken)
		w.take(p, w.find(s, ofBloc(at, from.bloc)), s, "rotation")
	}
}

// communeFates is what became of the turns from a district to a commune, in no
// order: 56 rose.
func communeFates() []fate {
	var list []fate
	add := func(f fate, n int) {
		for range n {
			list = append(list, f)
		}
	}
	add(rises, higherFromDistrict)
	add(returns, 26)
	add(rotates, rotatedOn)
	add(settles, 10)
	add(stays, districtToCommune.turns-len(list))
	return list
}

// rotatedOn is how many of those rotated to a commune are rotated on to
// another one.
const rotatedOn = 6

// rotateToCommunes makes the turns from the districts to their communes.
func (w *world) rotateToCommunes() {
	fates := shuffled(w, communeFates())
	for i, taken := range shuffled(w, districtToCommune.taken()) {
		if w.err != nil {
			return
		}
		f := fates[i]
		s := span{w.dayBetween(on(2019, 9, 1), on(2023, 9, 15)), open}
		switch f {
		case rises, returns:
			s.from = w.dayBetween(on(2016, 2, 1), on(2019, 12, 1))
			s.to = min(s.from.months(w.rotationMonths(54))-1, on(2023, 9, 1))
		case rotates, settles:
			s.from = w.dayBetween(on(2016, 2, 1), on(2019, 1, 1))
			s.to = s.from.months(w.rotationMonths(44)) - 1
		}
		at := w.find(s, w.postsIn(w.someCommunes(), taken), w.postsIn(w.communes(), taken))
		if at == nil {
			return
		}
		p, from := w.rotateOneToCommune(at, s)
		if from == nil {
			return
		}
		next := span{w.after(s), open}
		home := from.unit.district()
		agencies := w.postsIn(home.bodies, "office_head", "office_deputy_head", "mass_org_head", "front_vice_chair", "front_chair")
		switch f {
		case rises:
			w.rise(p, from, next, agencies)
		case returns:
			w.take(p, w.find(next, w.postsIn([]*unit{from.unit}, from.office.id), w.postsIn(home.bodies, from.office.id)), next, "return")
		case rotates:
			w.take(p, w.find(next, w.elsewhere(at, w.onward[0])), next, "rotation")
			w.onward = w.onward[1:]
		case settles:
			w.take(p, w.find(next, w.elsewhere(at, taken)), next, one(w, "transfer", "transfer", ""))
		}
	}
}

// rise takes a person from a commune to a higher post of a district than the
// one left for it, in its agencies where that will do.
func (w *world) rise(p *person, from *post, s span, agencies []*post) {
	home := from.unit.district()
	higher := above(agencies, from)
	var leaders []*post
	if from.rank >= 60 || w.chance(12) {
		leaders = w.postsIn([]*unit{home}, "vice_chair", "council_vice_chair")
	}
	to := w.find(s, leaders, ofBloc(higher, from.bloc), higher, above(w.postsIn(w.districts, "vice_chair", "council_vice_chair"), from))
	kind := "appointment"
	if to != nil && (to.bloc == "front" || to.unit.body == nil) {
		kind = "election"
	}
	w.take(p, to, s, kind)
}

func (w *world) communes() []*unit {
	var list []*unit
	for _, d := range w.districts {
		list = append(list, d.communes...)
	}
	return list
}

// someCommunes are those of three districts, more often mountainous ones than
// their number tells.
func (w *world) someCommunes() []*unit {
	var list []*unit
	for range 3 {
		list = append(list, one(w, w.preferMountains()...).communes...)
	}
	return list
}

// elsewhere gives the posts of an office in the other communes of the
// district.
func (w *world) elsewhere(than *post, office string) []*post {
	var list []*post
	for _, p := range w.postsIn(than.unit.parent.communes, office) {
		if p.unit != than.unit {
			list = append(list, p)
		}
	}
	return list
}

// rotateOneToCommune makes a person who leaves an agency of the commune's
// district, mostly of the post's bloc, and gives the post left.
func (w *world) rotateOneToCommune(at *post, s span) (*person, *post) {
	left := []string{"office_deputy_head"}
	switch n := w.rng.IntN(100); {
	case at.office.id == "vice_chair" && n < 50:
		left = []string{"specialist"}
	case at.office.id != "vice_chair" && n < 18:
		left = []string{"office_head"}
	}
	bloc := at.bloc
	if w.chance(10) {
		bloc = one(w, "party", "front", "state")
	}
	if bloc == "front" {
		left = []string{"mass_org_deputy_head", "front_vice_chair"}
	}
	home := at.unit.district()
	eve := w.before(s.from, 30, 70)
	from := w.find(eve, ofBloc(w.postsIn(home.bodies, left...), bloc),
		w.postsIn(home.bodies, "office_deputy_head"), w.postsIn(home.bodies, "specialist"))
	p := w.person(w.nativeOf(at.unit, false), eve.from)
	if w.chance(55) {
		p.native = w.nativeOf(from.unit, true)
		for p.native == at.unit {
			p.native = w.nativeOf(from.unit, true)
		}
	}
	w.take(p, from, eve, "")
	w.take(p, at, s, "rotation")
	return p, from
}

// rotateToDistricts makes the turns from the communes to their districts.
func (w *world) rotateToDistricts() {
	for i, taken := range shuffled(w, communeToDistrict.taken()) {
		s := span{w.dayBetween(on(2016, 9, 1), on(2022, 12, 1)), open}
		if i%3 == 0 {
			s.from = w.dayBetween(on(2016, 9, 1), on(2019, 6, 1))
			s.to = s.from.months(w.between(36, 48)) - 1
		}
		eve := w.before(s.from, 36, 72)
		from := w.find(eve, w.postsIn(w.someCommunes(), "deputy_secretary_chair", "vice_chair", "secretary"))
		if from == nil {
			return
		}
		p := w.person(w.usualNative(from.unit), eve.from)
		w.take(p, from, eve, "")
		home := from.unit.district()
		agencies := w.postsIn(home.bodies, taken)
		w.take(p, w.find(s, ofBloc(agencies, from.bloc), agencies), s, "rotation")
		if s.to != open {
			next := span{w.after(s), open}
			w.take(p, w.find(next, w.postsIn(home.bodies, "office_head"), w.postsIn([]*unit{home}, "vice_chair")), next, "appointment")
		}
	}
}

// rotateAmongCommunes makes the turns from one commune to another that nobody
// rotated to the first has taken.
func (w *world) rotateAmongCommunes() {
	for _, taken := range w.onward {
		s := span{w.dayBetween(on(2017, 1, 1), on(2023, 6, 1)), open}
		eve := w.before(s.from, 36, 60)
		from := w.find(eve, w.postsIn(w.someCommunes(), "deputy_secretary_chair", "secretary", "standing_deputy_secretary"))
		if from == nil {
			return
		}
		p := w.person(w.usualNative(from.unit), eve.from)
		w.take(p, from, eve, "")
		w.take(p, w.find(s, w.elsewhere(from, taken)), s, "rotation")
	}
}
