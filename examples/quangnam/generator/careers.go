package main

// throughLevels is how many careers go from a commune by a district to the
// province.
const throughLevels = 42

// riseThroughLevels makes the careers that climb, none of them by rotation.
func (w *world) riseThroughLevels() {
	for i := range throughLevels {
		bloc := one(w, "party", "party", "state", "state", "front")
		begins := w.dayBetween(on(2009, 3, 1), on(2014, 10, 1))
		first := span{begins, w.dayBetween(on(2016, 2, 1), on(2018, 9, 1))}
		second := span{w.after(first), 0}
		second.to = second.from.months(w.between(26, 46))
		third := span{w.after(second), open}

		communes := w.someCommunes()
		from := w.find(first, ofBloc(w.postsIn(communes, "secretary", "standing_deputy_secretary", "deputy_secretary_chair",
			"vice_chair", "front_chair", "mass_org_head", "civil_servant"), bloc), w.postsIn(communes, "civil_servant"))
		if from == nil {
			return
		}
		home := from.unit.district()
		p := w.person(w.usualNative(from.unit), begins)
		w.take(p, from, first, "")
		agencies := w.postsIn(home.bodies, "office_head", "office_deputy_head", "front_vice_chair", "mass_org_deputy_head", "mass_org_head")
		w.take(p, w.find(second, ofBloc(agencies, w.mostly(bloc)), agencies), second, w.howTaken(bloc))
		if i%6 == 0 {
			// These stop on the way among the district's leaders.
			rest := span{second.from.months(18), second.to}
			if at := w.try(rest, w.postsIn([]*unit{home}, "vice_chair", "council_vice_chair")); at != nil {
				p.last().shorten(rest.from - 1)
				w.take(p, at, rest, "election")
			}
		}
		departments := w.postsIn(w.province.bodies, "division_head", "deputy_director", "front_vice_chair", "mass_org_deputy_head")
		w.take(p, w.find(third, ofBloc(departments, w.mostly(bloc)), departments), third, w.howTaken(bloc))
	}
}

// mostly gives the bloc itself, or now and then another one: few cross.
func (w *world) mostly(bloc string) string {
	if w.chance(8) {
		return one(w, "party", "front", "state")
	}
	return bloc
}

func (w *world) howTaken(bloc string) string {
	if bloc == "front" {
		return one(w, "election", "election", "appointment")
	}
	return one(w, "appointment", "appointment", "appointment", "transfer", "transfer", "")
}

// shorten ends a stint sooner, on its post's calendar too.
func (s *stint) shorten(to day) {
	for i, h := range s.post.held {
		if h == s.span {
			s.post.held[i].to = to
			break
		}
	}
	s.to = to
}

// seatLocals gives posts that a rotated official took, or left, a local holder
// before, or after.
func (w *world) seatLocals() {
	w.seatDistrictLeaders()
	for _, p := range append([]*person(nil), w.people...) {
		for _, s := range p.stints {
			if s.arrival != "rotation" || s.post.unit.level != "commune" {
				continue
			}
			if w.chance(45) {
				w.seatBefore(s)
			}
			if s.to != open && w.chance(60) {
				w.seatAfter(s)
			}
		}
	}
}

// seatBefore makes the holder before a rotated one, who retired, moved within
// the commune or rose to an agency of the district.
func (w *world) seatBefore(rotated *stint) {
	at := rotated.post
	s := w.before(rotated.from, 24, 70)
	if !at.free(s) {
		return
	}
	p := w.person(w.usualNative(at.unit), s.from)
	w.hold(p, at, s, "")
	next := span{rotated.from, open}
	seats, kind := []*post(nil), ""
	switch n := w.rng.IntN(100); {
	case n < 25:
		agencies := w.postsIn(at.unit.district().bodies, "office_deputy_head", "office_head", "front_vice_chair", "mass_org_deputy_head")
		seats, kind = ofBloc(agencies, w.mostly(at.bloc)), w.howTaken(at.bloc)
	case n < 40:
		seats, kind = w.elsewhere(at, at.office.id), "transfer"
	case n < 55:
		seats, kind = w.postsIn([]*unit{at.unit}, "council_vice_chair", "front_chair"), "election"
	}
	if w.take(p, w.try(next, seats), next, kind) == nil {
		w.retire(p)
	}
}

// seatAfter makes the holder after a rotated one, elected from the commune's
// own leaders.
func (w *world) seatAfter(rotated *stint) {
	at := rotated.post
	s := span{rotated.to + 1, open}
	eve := w.before(s.from, 30, 60)
	from := w.try(eve, w.postsIn([]*unit{at.unit}, "vice_chair", "front_chair", "mass_org_head", "civil_servant"))
	if !at.free(s) || from == nil || from == at {
		return
	}
	p := w.person(w.usualNative(at.unit), eve.from)
	w.take(p, from, eve, "")
	w.take(p, at, s, "election")
}

// seatProvince fills some departments, where deputies become directors.
func (w *world) seatProvince() {
	for _, at := range w.postsIn(w.province.bodies, "director", "front_chair", "mass_org_head") {
		s := span{w.dayBetween(on(2016, 6, 1), on(2022, 12, 1)), open}
		eve := w.before(s.from, 30, 60)
		from := w.try(eve, w.postsIn([]*unit{at.unit}, "deputy_director", "front_vice_chair", "mass_org_deputy_head"))
		if !at.free(s) || from == nil {
			continue
		}
		p := w.person(w.usualNative(w.province), eve.from)
		w.take(p, from, eve, "")
		w.take(p, at, s, "appointment")
	}
	for _, office := range []string{"deputy_secretary_chair", "vice_chair", "vice_chair"} {
		s := span{w.dayBetween(on(2019, 1, 1), on(2021, 6, 1)), open}
		eve := w.before(s.from, 36, 60)
		from := w.find(eve, ofBloc(w.postsIn(w.province.bodies, "director"), "state"))
		if from == nil {
			return
		}
		p := w.person(w.usualNative(w.province), eve.from)
		w.take(p, from, eve, "")
		w.take(p, w.post(w.province, office), s, "election")
	}
}

// seatFront makes the careers within the front, the bloc that few enter and
// few leave.
func (w *world) seatFront() {
	for i, at := range shuffled(w, ofBloc(w.postsIn(w.allBodies(), "front_chair", "mass_org_head"), "front")) {
		s := span{w.dayBetween(on(2017, 1, 1), on(2022, 12, 1)), open}
		if i >= 30 || !at.free(s) {
			continue
		}
		eve := w.before(s.from, 30, 60)
		own := w.postsIn([]*unit{at.unit}, "front_vice_chair", "mass_org_deputy_head")
		from := w.try(eve, own)
		if i%10 == 0 {
			from = w.try(eve, w.postsIn(at.unit.parent.bodies, "office_deputy_head", "division_head"))
		}
		if from == nil {
			continue
		}
		p := w.person(w.usualNative(at.unit), eve.from)
		w.take(p, from, eve, "")
		w.hold(p, at, s, "election")
	}
}

func (w *world) allBodies() []*unit {
	list := append([]*unit(nil), w.province.bodies...)
	for _, d := range w.districts {
		list = append(list, d.bodies...)
	}
	return list
}

// second sends officials of the province to a district for a time and back, on
// secondment and not by rotation.
func (w *world) second() {
	for range 5 {
		from := one(w, w.postsIn(w.province.bodies, "specialist")...)
		away := span{w.dayBetween(on(2017, 1, 1), on(2021, 6, 1)), 0}
		away.to = away.from.months(w.between(12, 24)) - 1
		eve, back := w.before(away.from, 30, 50), span{away.to + 1, open}
		p := w.person(w.usualNative(w.province), eve.from)
		w.take(p, from, eve, "")
		w.take(p, w.find(away, w.postsIn(one(w, w.districts...).bodies, "office_deputy_head"), w.postsIn(w.allBodies(), "office_deputy_head")), away, "secondment")
		w.take(p, from, back, "return")
	}
}

// crossTheTop makes the two careers that touch the central level.
func (w *world) crossTheTop() {
	down := span{on(2018, 4, 16), open}
	eve := w.before(down.from, 40, 60)
	p := w.person(nil, eve.from)
	w.take(p, w.post(w.centre, "deputy_director"), eve, "")
	w.hold(p, w.post(w.province, "standing_deputy_secretary"), down, "transfer")

	up := span{on(2021, 9, 1), open}
	eve = w.before(up.from, 40, 60)
	first := w.before(eve.from, 40, 60)
	q := w.person(w.usualNative(w.province), first.from)
	w.take(q, w.find(first, ofBloc(w.postsIn(w.province.bodies, "director"), "party"), ofBloc(w.postsIn(w.province.bodies, "deputy_director"), "party")), first, "")
	w.take(q, w.post(w.province, "secretary"), eve, "election")
	w.take(q, w.post(w.centre, "deputy_director"), up, "appointment")
}

// The days on which councils were elected at every level.
var councilElections = []day{on(2016, 5, 22), on(2021, 5, 23)}

// addConcurrentPosts gives leaders what they hold besides: the chair of the
// council, taken with the post of secretary or later, and seats in the
// district's committee and the commune's council.
func (w *world) addConcurrentPosts() {
	for _, p := range w.people {
		for _, s := range append([]*stint(nil), p.stints...) {
			u := s.post.unit
			switch {
			case s.post.office.id == "secretary" && u.level != "province" && w.chance(40):
				w.addCouncilChair(p, s)
			case u.level == "district" && u.body == nil && s.post.rank >= 80 && s.to == open && s.from < on(2020, 6, 1) && w.chance(70):
				w.take(p, w.post(u, "district_committee_member"), span{w.dayBetween(on(2020, 7, 1), on(2020, 8, 25)), open}, "election")
			case u.level == "commune" && s.from < councilElections[1] && s.to > councilElections[1].months(6) && w.chance(20):
				w.take(p, w.post(u, "council_delegate"), span{councilElections[1], s.to}, "election").beside = s
			}
		}
	}
}

func (w *world) addCouncilChair(p *person, s *stint) {
	chair := w.post(s.post.unit, "council_chair")
	held := s.span
	if w.chance(50) {
		for _, elected := range councilElections {
			if begins := elected + day(w.between(20, 45)); s.from < begins.months(-4) && s.to > begins.months(12) {
				held.from = begins
			}
		}
	}
	if chair.free(held) {
		w.take(p, chair, held, "election").beside = s
	}
}
