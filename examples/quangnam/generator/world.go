package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
)

// A person is an invented official.
type person struct {
	id     string
	female bool
	born   day
	native *unit // nil: not stated
	stints []*stint
}

// A stint is a post held by a person from a day to another.
type stint struct {
	post *post
	span
	arrival string // kind of the move that brought the holder
	beside  *stint // the stint that it was taken with or is held besides
}

func (p *person) last() *stint { return p.stints[len(p.stints)-1] }

// A world is the country, its posts and the people drawn so far. The first
// thing that cannot be done stops it: err is kept and nothing more is drawn.
type world struct {
	*country
	rng    *rand.Rand
	posts  []*post // in the order of units, then of offices
	byID   map[string]*post
	people []*person
	err    error

	longServing map[*unit]bool // districts with one secretary since 2015
	elected     []*person      // to the provincial Party Committee
	onward      []string       // offices of the turns between communes that nobody has taken yet
}

func newWorld(c *country, rng *rand.Rand) *world {
	w := &world{country: c, rng: rng, byID: map[string]*post{}, longServing: map[*unit]bool{}}
	for _, u := range c.all {
		for _, o := range u.offices() {
			w.addPost(u, o)
		}
	}
	for _, d := range shuffled(w, c.districts) {
		if !isNotLocal(d) && len(w.longServing) < 3 {
			w.longServing[d] = true
		}
	}
	w.onward = shuffled(w, communeToCommune.taken())
	return w
}

func (w *world) addPost(u *unit, o office) *post {
	p := newPost(u, o)
	w.posts = append(w.posts, p)
	w.byID[p.id] = p
	return p
}

func (w *world) post(u *unit, office string) *post { return w.byID[u.id+"."+office] }

// postsIn gives the posts of an office, or of several, in units.
func (w *world) postsIn(units []*unit, offices ...string) []*post {
	var list []*post
	for _, u := range units {
		for _, o := range offices {
			if p := w.post(u, o); p != nil {
				list = append(list, p)
			}
		}
	}
	return list
}

// ofBloc keeps the posts of one bloc.
func ofBloc(posts []*post, bloc string) []*post {
	var list []*post
	for _, p := range posts {
		if p.bloc == bloc {
			list = append(list, p)
		}
	}
	return list
}

// above keeps the posts of a rank higher than another's.
func above(posts []*post, than *post) []*post {
	var list []*post
	for _, p := range posts {
		if p.rank > than.rank {
			list = append(list, p)
		}
	}
	return list
}

// find draws a post with a seat free for the span. Of several lists the first
// that has one is drawn from.
func (w *world) find(s span, lists ...[]*post) *post {
	p := w.try(s, lists...)
	if p == nil && w.err == nil {
		w.err = fmt.Errorf("no seat is free from %s on", s.from.text(byDay))
	}
	return p
}

// try is find where having no post is no failure.
func (w *world) try(s span, lists ...[]*post) *post {
	for _, list := range lists {
		for _, i := range w.rng.Perm(len(list)) {
			if list[i].free(s) {
				return list[i]
			}
		}
	}
	return nil
}

// person draws a person who is of an age to begin a career on a day.
func (w *world) person(native *unit, begins day) *person {
	p := &person{native: native, born: begins.months(-12*w.between(23, 33)) - day(w.rng.IntN(365)), female: w.chance(24)}
	w.people = append(w.people, p)
	return p
}

// take gives a person a post; without a post it does nothing.
func (w *world) take(p *person, at *post, s span, arrival string) *stint {
	if at == nil {
		return nil
	}
	if !at.free(s) && w.err == nil {
		w.err = fmt.Errorf("the post %s is taken twice about %s", at.id, s.from.text(byDay))
	}
	at.held = append(at.held, s)
	st := &stint{post: at, span: s, arrival: arrival}
	p.stints = append(p.stints, st)
	return st
}

// nativeOf draws a commune that a holder of a post in a unit is local to, or
// not local to: the commune itself or one of the unit's district.
func (w *world) nativeOf(u *unit, local bool) *unit {
	if local && u.level == "commune" {
		return u
	}
	home := u.district()
	for {
		d := home
		if !local {
			d = one(w, w.districts...)
		}
		c := one(w, d.communes...)
		if local || c != u && (d != home || u.level == "commune") {
			return c
		}
	}
}

// usualNative draws where the holder of a post may come from.
func (w *world) usualNative(u *unit) *unit {
	switch {
	case w.chance(3):
		return nil
	case u.district() == nil:
		return w.nativeOf(u, false)
	}
	return w.nativeOf(u, w.chance(70))
}

func (w *world) chance(percent int) bool { return w.rng.IntN(100) < percent }

// between draws a number from low to high, both within.
func (w *world) between(low, high int) int { return low + w.rng.IntN(high-low+1) }

// dayBetween draws a day from low to high, both within.
func (w *world) dayBetween(low, high day) day { return low + day(w.rng.IntN(int(high-low)+1)) }

func shuffled[T any](w *world, list []T) []T {
	list = append([]T(nil), list...)
	w.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func one[T any](w *world, list ...T) T { return list[w.rng.IntN(len(list))] }

func decimal(n int) string { return strconv.Itoa(n) }
