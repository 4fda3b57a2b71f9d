package synth

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
)

// The levels, lowest first.
const (
	commune = iota
	district
	province
	central
)

var levelIDs = [...]string{"commune", "district", "province", "central"}

// A country is its numbers: every unit and post follows from them, so that
// none has to be remembered.
type country struct {
	provinces, districts, communes int // districts a province, communes a district
}

// countryFor gives about six units to a hundred officials: 63 provinces of 12
// districts of 13 communes and their successors at 200,000, ten small provinces
// at the least.
func countryFor(officials int) country {
	clamp := func(x float64, low, high int) int { return min(max(int(math.Round(x)), low), high) }
	n := float64(officials)
	provinces := clamp(math.Sqrt(n/50), 10, 63)
	each := n * 0.06 / float64(provinces)
	districts := clamp(math.Sqrt(each*0.8), 2, 12)
	return country{provinces, districts, clamp(each/float64(districts), 3, 13)}
}

// A unit is a place of the country: the zeros below its own number say at
// which level it stands. A successor has a number and its district's others.
type unit struct {
	province, district, commune, successor int
}

func (u unit) level() int {
	switch {
	case u.commune > 0 || u.successor > 0:
		return commune
	case u.district > 0:
		return district
	case u.province > 0:
		return province
	}
	return central
}

func (u unit) id() string {
	switch {
	case u.successor > 0:
		return fmt.Sprintf("p%02dd%02dn%d", u.province, u.district, u.successor)
	case u.commune > 0:
		return fmt.Sprintf("p%02dd%02dc%02d", u.province, u.district, u.commune)
	case u.district > 0:
		return fmt.Sprintf("p%02dd%02d", u.province, u.district)
	case u.province > 0:
		return fmt.Sprintf("p%02d", u.province)
	}
	return "central"
}

func (u unit) name() string {
	switch {
	case u.successor > 0:
		return fmt.Sprintf("Xã mới %02d.%02d.%d", u.province, u.district, u.successor)
	case u.commune > 0:
		return fmt.Sprintf("Xã %02d.%02d.%02d", u.province, u.district, u.commune)
	case u.district > 0:
		return fmt.Sprintf("Huyện %02d.%02d", u.province, u.district)
	case u.province > 0:
		return fmt.Sprintf("Tỉnh %02d", u.province)
	}
	return "Trung ương"
}

func (u unit) parent() unit {
	switch u.level() {
	case commune:
		return unit{province: u.province, district: u.district}
	case district:
		return unit{province: u.province}
	}
	return unit{}
}

// A fate is what became of a commune in the reform.
type fate struct {
	kind       string
	successors []unit
}

// fateOf follows a plan that is the same in every district of one number: the
// last two communes merge, and the first is renamed, split, transferred or left.
func (c country) fateOf(u unit) fate {
	if u.commune == 0 {
		return fate{}
	}
	to := func(numbers ...int) []unit {
		var us []unit
		for _, n := range numbers {
			us = append(us, unit{province: u.province, district: u.district, successor: n})
		}
		return us
	}
	if u.commune >= c.communes-1 {
		return fate{"merged", to(1)}
	}
	if u.commune > 1 {
		return fate{}
	}
	switch u.district % 4 {
	case 0:
		return fate{"renamed", to(2)}
	case 1:
		return fate{"split", to(2, 3)}
	case 2:
		return fate{"transferred", to(2)}
	}
	return fate{}
}

// An office is a kind of post; count is how many posts of it a unit of each
// level has.
type office struct {
	id, title, bloc string
	body            *[4]string // what the title is of, by level
	head            bool
	rank            int
	membership      bool
	count           [4]int
}

var (
	partyBody = [4]string{"Đảng ủy xã", "Huyện ủy", "Tỉnh ủy", "Trung ương"}
	stateBody = [4]string{"UBND xã", "UBND huyện", "UBND tỉnh", "Chính phủ"}
	placeBody = [4]string{"xã", "huyện", "tỉnh", "trung ương"}
)

// The twelve offices. A commune has four posts, some a vice-chair besides.
var offices = []office{
	{"secretary", "Bí thư", "party", &partyBody, true, 9, false, [4]int{1, 1, 1, 1}},
	{"standing_deputy_secretary", "Phó Bí thư Thường trực", "party", &partyBody, false, 8, false, [4]int{0, 1, 1, 1}},
	{"deputy_secretary", "Phó Bí thư", "party", &partyBody, false, 7, false, [4]int{1, 1, 2, 4}},
	{"organisation_head", "Trưởng ban Tổ chức", "party", &partyBody, false, 5, false, [4]int{0, 1, 2, 8}},
	{"chair", "Chủ tịch", "state", &stateBody, true, 7, false, [4]int{1, 1, 1, 1}},
	{"vice_chair", "Phó Chủ tịch", "state", &stateBody, false, 6, false, [4]int{0, 2, 3, 6}},
	{"office_chief", "Chánh Văn phòng", "state", &stateBody, false, 4, false, [4]int{0, 1, 3, 10}},
	{"front_chair", "Chủ tịch Mặt trận Tổ quốc", "front", &placeBody, true, 5, false, [4]int{1, 1, 1, 1}},
	{"youth_secretary", "Bí thư Đoàn Thanh niên", "front", &placeBody, false, 3, false, [4]int{0, 1, 1, 2}},
	{"women_chair", "Chủ tịch Hội Phụ nữ", "front", &placeBody, false, 3, false, [4]int{0, 1, 1, 2}},
	{"council_member", "Đại biểu Hội đồng nhân dân", "state", &placeBody, false, 0, true, [4]int{0, 1, 3, 4}},
	{"committee_member", "Ủy viên Ban Chấp hành", "party", &partyBody, false, 0, true, [4]int{0, 1, 3, 4}},
}

// Places of offices in the table that careers name.
const (
	secretary       = 0
	deputySecretary = 2
	chair           = 4
	viceChair       = 5
	firstMembership = 10
)

func count(u unit, o int) int {
	if o == viceChair && u.level() == commune && (u.successor > 0 || u.commune%5 == 0) {
		return 1
	}
	return offices[o].count[u.level()]
}

// A post is the n-th of an office in a unit, from 1.
type post struct {
	unit   unit
	office int
	n      int
}

func (p post) id() string {
	id := p.unit.id() + "." + offices[p.office].id
	if p.n > 1 {
		id += "." + strconv.Itoa(p.n)
	}
	return id
}

// level is that of the unit, but the secretary of a province's first district
// stands at the level of the province.
func (p post) level() int {
	if p.office == secretary && p.unit.level() == district && p.unit.district == 1 {
		return province
	}
	return p.unit.level()
}

// write puts down the units, parents first, their links and their posts.
func (c country) write(f *files) {
	c.writeUnit(f, unit{})
	for p := 1; p <= c.provinces; p++ {
		c.writeUnit(f, unit{province: p})
		for d := 1; d <= c.districts; d++ {
			c.writeUnit(f, unit{province: p, district: d})
			written := map[unit]bool{}
			for n := 1; n <= c.communes; n++ {
				old := unit{province: p, district: d, commune: n}
				c.writeUnit(f, old)
				fate := c.fateOf(old)
				for _, successor := range fate.successors {
					if !written[successor] {
						c.writeUnit(f, successor)
						written[successor] = true
					}
					f.links.add(old.id(), successor.id(), fate.kind, reform.String())
				}
			}
		}
	}
}

var unitTypes = [...]string{"xã", "huyện", "tỉnh", "trung ương"}

func (c country) writeUnit(f *files, u unit) {
	var parent, from, to, tags string
	if u.level() < central {
		parent = u.parent().id()
	}
	if u.successor > 0 {
		from = reform.String()
	}
	if len(c.fateOf(u).successors) > 0 {
		to = (reform - 1).String()
	}
	// Every third district lies in the mountains, and its communes with it.
	if u.district > 0 && u.district%3 == 0 {
		tags = "mountainous"
	}
	f.units.add(u.id(), u.name(), levelIDs[u.level()], parent, unitTypes[u.level()], from, to, tags)
	for o := range offices {
		for n := 1; n <= count(u, o); n++ {
			c.writePost(f, post{u, o, n})
		}
	}
}

func (c country) writePost(f *files, p post) {
	o := offices[p.office]
	title := o.title + " " + o.body[p.unit.level()]
	if p.n > 1 {
		title += " " + strconv.Itoa(p.n)
	}
	var level, head, rank, class string
	if p.level() != p.unit.level() {
		level = levelIDs[p.level()]
	}
	if o.head {
		head = "true"
	}
	if o.membership {
		class = "membership"
	} else {
		rank = strconv.Itoa(o.rank)
	}
	f.posts.add(p.id(), title, p.unit.id(), level, o.bloc, o.id, head, rank, class)
}

// below, beside and anywhere choose places for a career; none is a successor.

func (c country) below(rng *rand.Rand, u unit) unit {
	switch u.level() {
	case central:
		u.province = 1 + rng.IntN(c.provinces)
	case province:
		u.district = 1 + rng.IntN(c.districts)
	case district:
		u.commune = 1 + rng.IntN(c.communes)
	}
	return u
}

// beside gives a neighbour, one or two further round the ring of siblings.
func (c country) beside(rng *rand.Rand, u unit) unit {
	step := 1
	if rng.IntN(10) < 3 {
		step = 2
	}
	if rng.IntN(2) == 0 {
		step = -step
	}
	round := func(n, of int) int { return (n-1+step+2*of)%of + 1 }
	switch u.level() {
	case province:
		u.province = round(u.province, c.provinces)
	case district:
		u.district = round(u.district, c.districts)
	case commune:
		u.commune = round(u.commune, c.communes)
	}
	return u
}

func (c country) anywhere(rng *rand.Rand, level int) unit {
	var u unit
	for u.level() > level {
		u = c.below(rng, u)
	}
	return u
}
