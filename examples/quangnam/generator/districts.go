package main

// seatDistrictSecretaries gives every district a secretary on the day of the
// article, local or not as published, and mostly one before.
func (w *world) seatDistrictSecretaries() {
	for _, d := range w.districts {
		if w.err != nil {
			return
		}
		at := w.post(d, "secretary")
		begins := w.dayBetween(on(2018, 3, 1), on(2022, 6, 1))
		if w.longServing[d] {
			begins = w.dayBetween(on(2015, 6, 1), on(2015, 9, 30))
		}
		for _, rotated := range at.held {
			begins = rotated.from
			if rotated.to != open {
				begins = w.after(rotated)
				w.seatSecretary(at, span{begins, open}, !isNotLocal(d))
				begins = rotated.from
			}
		}
		if len(at.held) == 0 {
			w.seatSecretary(at, span{begins, open}, !isNotLocal(d))
		}
		if !w.longServing[d] {
			w.seatFormerSecretary(at, begins)
		}
	}
}

// seatSecretary makes a secretary: a local one is elected from the district's
// leaders, another comes from another district or from the province.
func (w *world) seatSecretary(at *post, s span, local bool) {
	home := []*unit{at.unit}
	eve := w.before(s.from, 30, 60)
	first := w.before(eve.from, 36, 60)
	lists := [][]*post{w.postsIn(home, "deputy_secretary_chair", "standing_deputy_secretary"), w.postsIn(home, "vice_chair")}
	arrival := "election"
	if !local {
		lists = [][]*post{w.postsIn(w.otherDistricts(at.unit), "deputy_secretary_chair", "standing_deputy_secretary")}
		arrival = "transfer"
		if w.chance(40) {
			lists = [][]*post{ofBloc(w.postsIn(w.province.bodies, "director", "deputy_director"), "party")}
		}
	}
	from := w.find(eve, lists...)
	if from == nil {
		return
	}
	p := w.person(w.nativeOf(at.unit, local), first.from)
	if d := from.unit.district(); d != nil {
		w.take(p, w.find(first, w.postsIn([]*unit{d}, "vice_chair"), w.postsIn(d.bodies, "office_head")), first, "")
	} else {
		w.take(p, w.find(first, w.postsIn([]*unit{from.unit}, "division_head")), first, "")
	}
	w.take(p, from, eve, one(w, "appointment", "election"))
	w.hold(p, at, s, arrival)
}

// hold is take for a leader who is elected: who holds the post through the
// congresses of 2020 is elected to it again.
func (w *world) hold(p *person, at *post, s span, arrival string) {
	again := w.dayBetween(on(2020, 6, 1), on(2020, 8, 20))
	if s.from.months(12) > again || s.to < again.months(12) {
		w.take(p, at, s, arrival)
		return
	}
	w.take(p, at, span{s.from, again - 1}, arrival)
	w.take(p, at, span{again, s.to}, "election")
}

// seatFormerSecretary makes the one before, who retired or went to the
// province.
func (w *world) seatFormerSecretary(at *post, until day) {
	s := span{w.dayBetween(on(2013, 6, 1), on(2015, 10, 1)), until - 1}
	if s.to < s.from.months(18) || !at.free(s) {
		return
	}
	p := w.person(w.nativeOf(at.unit, w.chance(60)), s.from)
	w.hold(p, at, s, "")
	if w.chance(55) {
		next := span{until, open}
		w.take(p, w.find(next, ofBloc(w.postsIn(w.province.bodies, "director", "deputy_director"), "party"),
			w.postsIn(w.province.bodies, "director", "deputy_director")), next, "appointment")
		return
	}
	w.retire(p)
}

// retire makes a person of the age at which one retires from the last post.
func (w *world) retire(p *person) {
	age := 60
	if p.female {
		age = 55
	}
	p.born = p.last().to.months(-12*age) - day(w.rng.IntN(300))
}

func (w *world) otherDistricts(than *unit) []*unit {
	var list []*unit
	for _, d := range w.districts {
		if d != than {
			list = append(list, d)
		}
	}
	return list
}

// seatDistrictLeaders gives most districts a chair, a standing deputy secretary
// and vice-chairs for the times in which nobody rotated holds the seat.
func (w *world) seatDistrictLeaders() {
	for _, at := range w.postsIn(w.districts, "deputy_secretary_chair", "standing_deputy_secretary", "vice_chair") {
		s := span{w.dayBetween(on(2016, 3, 1), on(2022, 3, 1)), open}
		if w.chance(20) || !at.free(s) {
			continue
		}
		home := at.unit
		eve := w.before(s.from, 30, 60)
		lists := [][]*post{ofBloc(w.postsIn(home.bodies, "office_head", "front_chair"), at.bloc), w.postsIn(home.bodies, "office_head", "front_chair")}
		if at.office.id != "vice_chair" && w.chance(50) {
			lists = [][]*post{w.postsIn([]*unit{home}, "vice_chair")}
		}
		from := w.try(eve, lists...)
		if from == nil {
			continue
		}
		p := w.person(w.usualNative(home), eve.from)
		w.take(p, from, eve, "")
		w.hold(p, at, s, "election")
	}
}
