package main

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// unitsCSV holds the official codes and names of the province, its districts
// and its communes, as of 2024.
//
//go:embed units_2024.csv
var unitsCSV string

// A unit is a place with its official code, or a body with a readable id.
type unit struct {
	id, name, level, kind string
	parent                *unit
	mountainous           bool
	body                  *body // nil for a place
	communes              []*unit
	bodies                []*unit
}

// district is the district that a place or body lies in, or nil.
func (u *unit) district() *unit {
	for ; u != nil; u = u.parent {
		if u.level == "district" && u.body == nil {
			return u
		}
	}
	return nil
}

// A body is a kind of agency that every district, or the province, has.
// {cấp} stands for huyện, thị xã or thành phố and {Cấp} for its short form
// before ủy and đoàn.
type body struct {
	id, name, kind, bloc, head, deputy string
}

var provinceBodies = []body{
	{"ban-to-chuc", "Ban Tổ chức Tỉnh ủy", "Cơ quan Đảng", "party", "Trưởng ban", "Phó Trưởng ban"},
	{"ban-tuyen-giao", "Ban Tuyên giáo Tỉnh ủy", "Cơ quan Đảng", "party", "Trưởng ban", "Phó Trưởng ban"},
	{"ban-dan-van", "Ban Dân vận Tỉnh ủy", "Cơ quan Đảng", "party", "Trưởng ban", "Phó Trưởng ban"},
	{"uy-ban-kiem-tra", "Ủy ban Kiểm tra Tỉnh ủy", "Cơ quan Đảng", "party", "Chủ nhiệm", "Phó Chủ nhiệm"},
	{"van-phong-tinh-uy", "Văn phòng Tỉnh ủy", "Cơ quan Đảng", "party", "Chánh Văn phòng", "Phó Chánh Văn phòng"},
	{"so-noi-vu", "Sở Nội vụ", "Sở, ban, ngành", "state", "Giám đốc", "Phó Giám đốc"},
	{"so-tai-chinh", "Sở Tài chính", "Sở, ban, ngành", "state", "Giám đốc", "Phó Giám đốc"},
	{"so-ke-hoach-dau-tu", "Sở Kế hoạch và Đầu tư", "Sở, ban, ngành", "state", "Giám đốc", "Phó Giám đốc"},
	{"so-nong-nghiep", "Sở Nông nghiệp và Phát triển nông thôn", "Sở, ban, ngành", "state", "Giám đốc", "Phó Giám đốc"},
	{"so-tai-nguyen", "Sở Tài nguyên và Môi trường", "Sở, ban, ngành", "state", "Giám đốc", "Phó Giám đốc"},
	{"so-xay-dung", "Sở Xây dựng", "Sở, ban, ngành", "state", "Giám đốc", "Phó Giám đốc"},
	{"ban-dan-toc", "Ban Dân tộc tỉnh", "Sở, ban, ngành", "state", "Trưởng ban", "Phó Trưởng ban"},
	{"van-phong-ubnd", "Văn phòng Ủy ban nhân dân tỉnh", "Sở, ban, ngành", "state", "Chánh Văn phòng", "Phó Chánh Văn phòng"},
	{"mat-tran", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Mặt trận", "front", "Chủ tịch", "Phó Chủ tịch"},
	{"tinh-doan", "Tỉnh đoàn", "Đoàn thể", "front", "Bí thư", "Phó Bí thư"},
	{"hoi-nong-dan", "Hội Nông dân tỉnh", "Đoàn thể", "front", "Chủ tịch", "Phó Chủ tịch"},
	{"hoi-phu-nu", "Hội Liên hiệp Phụ nữ tỉnh", "Đoàn thể", "front", "Chủ tịch", "Phó Chủ tịch"},
}

var districtBodies = []body{
	{"ban-to-chuc", "Ban Tổ chức {Cấp} ủy {tên}", "Cơ quan Đảng", "party", "Trưởng ban", "Phó Trưởng ban"},
	{"ban-tuyen-giao", "Ban Tuyên giáo {Cấp} ủy {tên}", "Cơ quan Đảng", "party", "Trưởng ban", "Phó Trưởng ban"},
	{"uy-ban-kiem-tra", "Ủy ban Kiểm tra {Cấp} ủy {tên}", "Cơ quan Đảng", "party", "Chủ nhiệm", "Phó Chủ nhiệm"},
	{"van-phong-cap-uy", "Văn phòng {Cấp} ủy {tên}", "Cơ quan Đảng", "party", "Chánh Văn phòng", "Phó Chánh Văn phòng"},
	{"phong-noi-vu", "Phòng Nội vụ {cấp} {tên}", "Phòng", "state", "Trưởng phòng", "Phó Trưởng phòng"},
	{"phong-tai-chinh", "Phòng Tài chính – Kế hoạch {cấp} {tên}", "Phòng", "state", "Trưởng phòng", "Phó Trưởng phòng"},
	{"phong-nong-nghiep", "Phòng Nông nghiệp {cấp} {tên}", "Phòng", "state", "Trưởng phòng", "Phó Trưởng phòng"},
	{"phong-tai-nguyen", "Phòng Tài nguyên và Môi trường {cấp} {tên}", "Phòng", "state", "Trưởng phòng", "Phó Trưởng phòng"},
	{"van-phong-ubnd", "Văn phòng HĐND và UBND {cấp} {tên}", "Phòng", "state", "Chánh Văn phòng", "Phó Chánh Văn phòng"},
	{"mat-tran", "Ủy ban Mặt trận Tổ quốc Việt Nam {cấp} {tên}", "Mặt trận", "front", "Chủ tịch", "Phó Chủ tịch"},
	{"doan-thanh-nien", "{Cấp} đoàn {tên}", "Đoàn thể", "front", "Bí thư", "Phó Bí thư"},
	{"hoi-nong-dan", "Hội Nông dân {cấp} {tên}", "Đoàn thể", "front", "Chủ tịch", "Phó Chủ tịch"},
}

var centralBody = body{"tw", "Cơ quan trung ương (không nêu tên)", "Trung ương", "party", "Vụ trưởng", "Phó Vụ trưởng"}

// A country is every unit that a post can be in.
type country struct {
	centre, province *unit
	districts        []*unit // in the order of their codes, like their communes
	all              []*unit
}

func readCountry() (*country, error) {
	rows, err := csv.NewReader(strings.NewReader(unitsCSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("units_2024.csv: %w", err)
	}
	if want := "code,name,level,type,parent_code,mountainous_district"; strings.Join(rows[0], ",") != want {
		return nil, fmt.Errorf("units_2024.csv: the columns must be %s", want)
	}
	c := &country{centre: &unit{id: centralBody.id, name: centralBody.name, level: "central", kind: centralBody.kind, body: &centralBody}}
	places := map[string]*unit{}
	for _, row := range rows[1:] {
		u := &unit{id: row[0], name: row[1], level: row[2], kind: row[3], parent: places[row[4]]}
		places[u.id] = u
		c.all = append(c.all, u)
		switch u.level {
		case "province":
			c.province = u
			u.addBodies(provinceBodies)
		case "district":
			u.mountainous = row[5] == "true"
			c.districts = append(c.districts, u)
			u.addBodies(districtBodies)
		case "commune":
			u.parent.communes = append(u.parent.communes, u)
		default:
			return nil, fmt.Errorf("units_2024.csv: %s has the level %q", u.id, u.level)
		}
		c.all = append(c.all, u.bodies...)
	}
	c.all = append(c.all, c.centre)
	slices.SortFunc(c.all, func(a, b *unit) int { return strings.Compare(a.id, b.id) })
	return c, nil
}

// addBodies gives a province or district its agencies.
func (u *unit) addBodies(bodies []body) {
	name, short := strings.TrimPrefix(u.name, u.kind+" "), strings.Fields(u.kind)[0]
	words := strings.NewReplacer("{tên}", name, "{cấp}", strings.ToLower(u.kind), "{Cấp}", short)
	for i := range bodies {
		b := &bodies[i]
		u.bodies = append(u.bodies, &unit{
			id: u.id + "-" + b.id, name: words.Replace(b.name), level: u.level, kind: b.kind, parent: u, body: b,
		})
	}
}
