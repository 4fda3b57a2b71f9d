package main

import "strings"

// An office is a kind of post. Its rank compares it with the others of its
// level; seats is how many hold it at once in one unit, 0 being any number.
type office struct {
	id         string
	bloc       string // blank: that of the body
	head       bool
	rank       int
	seats      int
	membership bool
	title      string // {head}, {deputy}: as the body calls them; {cấp}, {Cấp} ủy: as the place and its committee are called
}

var (
	leaderOffices = []office{
		{id: "secretary", bloc: "party", head: true, rank: 100, seats: 1, title: "Bí thư {Cấp} ủy"},
		{id: "standing_deputy_secretary", bloc: "party", rank: 90, seats: 1, title: "Phó Bí thư Thường trực {Cấp} ủy"},
		{id: "deputy_secretary_chair", bloc: "state", head: true, rank: 89, seats: 1, title: "Phó Bí thư {Cấp} ủy, Chủ tịch UBND {cấp}"},
		{id: "council_chair", bloc: "state", rank: 85, seats: 1, title: "Chủ tịch HĐND {cấp}"},
		{id: "vice_chair", bloc: "state", rank: 80, seats: 3, title: "Phó Chủ tịch UBND {cấp}"},
		{id: "council_vice_chair", bloc: "state", rank: 75, seats: 1, title: "Phó Chủ tịch HĐND {cấp}"},
	}
	communeOffices = []office{
		{id: "front_chair", bloc: "front", rank: 70, seats: 1, title: "Chủ tịch Ủy ban MTTQ Việt Nam {cấp}"},
		{id: "mass_org_head", bloc: "front", rank: 60, seats: 3, title: "Chủ tịch Hội, Bí thư Đoàn {cấp}"},
		{id: "civil_servant", bloc: "state", rank: 30, title: "Công chức UBND {cấp}"},
		{id: "council_delegate", bloc: "state", membership: true, title: "Đại biểu HĐND {cấp}"},
	}
	districtOffices = []office{
		{id: "district_committee_member", bloc: "party", membership: true, title: "Ủy viên Ban Chấp hành Đảng bộ {cấp}"},
	}
	provinceOffices = []office{
		{id: "provincial_committee_member", bloc: "party", membership: true, title: "Ủy viên Ban Chấp hành Đảng bộ tỉnh, nhiệm kỳ 2020–2025"},
		{id: "standing_committee_member", bloc: "party", membership: true, title: "Ủy viên Ban Thường vụ Tỉnh ủy, nhiệm kỳ 2020–2025"},
	}
	departmentOffices = []office{
		{id: "director", head: true, rank: 70, seats: 1, title: "{head}"},
		{id: "deputy_director", rank: 60, seats: 4, title: "{deputy}"},
		{id: "division_head", rank: 50, seats: 5, title: "Trưởng phòng"},
		{id: "specialist", rank: 30, title: "Chuyên viên"},
	}
	agencyOffices = []office{
		{id: "office_head", head: true, rank: 60, seats: 1, title: "{head}"},
		{id: "office_deputy_head", rank: 50, seats: 3, title: "{deputy}"},
		{id: "specialist", rank: 30, title: "Chuyên viên"},
	}
	frontOffices = []office{
		{id: "front_chair", head: true, rank: 70, seats: 1, title: "{head}"},
		{id: "front_vice_chair", rank: 55, seats: 2, title: "{deputy}"},
	}
	massOffices = []office{
		{id: "mass_org_head", head: true, rank: 60, seats: 1, title: "{head}"},
		{id: "mass_org_deputy_head", rank: 50, seats: 2, title: "{deputy}"},
	}
	// unstatedOffice is that of the three turns which the article counts and
	// does not explain: nothing about it is known, so nothing is stated.
	unstatedOffice = office{title: "Chức danh không được công bố"}
)

// offices are those that a unit has.
func (u *unit) offices() []office {
	switch {
	case u.level == "central":
		return departmentOffices
	case u.body != nil && u.body.kind == "Mặt trận":
		return frontOffices
	case u.body != nil && u.body.kind == "Đoàn thể":
		return massOffices
	case u.body != nil && u.level == "province":
		return departmentOffices
	case u.body != nil:
		return agencyOffices
	case u.level == "province":
		return join(leaderOffices, provinceOffices)
	case u.level == "district":
		return join(leaderOffices, districtOffices)
	}
	return join(leaderOffices, communeOffices)
}

func join(a, b []office) []office { return append(append([]office(nil), a...), b...) }

// A post is an office in a unit, with the times at which it is held.
type post struct {
	office
	id, name, bloc string
	unit           *unit
	held           []span
}

// A span is a time from a first day to a last one, both within.
type span struct{ from, to day }

func newPost(u *unit, o office) *post {
	p := &post{office: o, unit: u, bloc: o.bloc, id: u.id + "." + o.id}
	if o.id == "" {
		p.id = u.id + ".unstated"
	}
	name := o.title
	if u.body != nil {
		p.bloc = u.body.bloc
		name = strings.NewReplacer("{head}", u.body.head, "{deputy}", u.body.deputy).Replace(name)
	} else {
		kind, committee := strings.ToLower(u.kind), strings.Fields(u.kind)[0]+" ủy"
		if u.level == "commune" {
			committee = "Đảng ủy " + kind
		}
		name = strings.NewReplacer("{cấp}", kind, "{Cấp} ủy", committee).Replace(name)
	}
	p.name = name
	return p
}

// free says that a seat stays free from a day to another.
func (p *post) free(s span) bool {
	if p.seats == 0 {
		return true
	}
	taken := 0
	for _, h := range p.held {
		if h.from <= s.to && s.from <= h.to {
			taken++
		}
	}
	return taken < p.seats
}
