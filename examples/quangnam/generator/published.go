package main

import "slices"

// A flow is one published line: so many turns of rotation from one level to
// another, and how many of them the article explains by the office taken.
type flow struct {
	from, to string
	turns    int
	offices  []share
}

type share struct {
	office string
	turns  int
}

// unexplained is how many turns the article does not explain by an office.
func (f flow) unexplained() int {
	n := f.turns
	for _, s := range f.offices {
		n -= s.turns
	}
	return n
}

// byOffice gives the offices with their turns, those unexplained last under a
// blank office.
func (f flow) byOffice() []share {
	return append(append([]share(nil), f.offices...), share{"", f.unexplained()})
}

// taken lists the office of each turn.
func (f flow) taken() []string {
	var list []string
	for _, s := range f.byOffice() {
		for range s.turns {
			list = append(list, s.office)
		}
	}
	return list
}

// The published flows, from 2016 to November 2023.
var (
	provinceToDistrict = flow{"province", "district", 20, []share{
		{"secretary", 2}, {"standing_deputy_secretary", 6}, {"deputy_secretary_chair", 4}, {"vice_chair", 5},
	}}
	districtToProvince = flow{"district", "province", 3, []share{{"deputy_director", 3}}}
	districtToCommune  = flow{"district", "commune", 150, []share{
		{"secretary", 69}, {"standing_deputy_secretary", 13}, {"deputy_secretary_chair", 48}, {"vice_chair", 20},
	}}
	communeToDistrict = flow{"commune", "district", 11, []share{{"office_head", 2}, {"office_deputy_head", 9}}}
	communeToCommune  = flow{"commune", "commune", 17, []share{{"secretary", 10}, {"deputy_secretary_chair", 7}}}

	publishedFlows = []flow{provinceToDistrict, districtToProvince, districtToCommune, communeToDistrict, communeToCommune}
)

// The published outcomes of rotation.
const (
	higherFromProvince = 11 // turns from the province that led to a higher office
	higherFromDistrict = 56 // turns from a district that did
	committeeMembers   = 4  // elected to the provincial Party Committee of 2020–2025
	standingMembers    = 1  // elected to its Standing Committee
)

// notLocal are the districts whose secretary was not local on 6 November 2023:
// Tam Kỳ, Đông Giang, Đại Lộc, Nam Giang, Tiên Phước, Bắc Trà My, Núi Thành
// and Nông Sơn.
var notLocal = []string{"502", "505", "506", "510", "514", "515", "517", "519"}

const publishedIn = "article of the provincial organising commission, 6 November 2023"

// claims gives the published figures as rows of claims.csv, header first.
func claims() [][]string {
	rows := [][]string{{"id", "question", "count", "part_of", "from", "to", "office", "kind", "since", "until", "source"}}
	add := func(id, question string, count int, partOf, from, to, office, kind, since, until string) {
		rows = append(rows, []string{id, question, decimal(count), partOf, from, to, office, kind, since, until, publishedIn})
	}
	for _, f := range publishedFlows {
		whole := "flow-" + f.from + "-" + f.to
		add(whole, "flows_by_level", f.turns, "", f.from, f.to, "", "rotation", "2016", "2023-11")
		for _, s := range f.offices {
			add(whole+"-"+s.office, "flows_by_level", s.turns, whole, f.from, f.to, s.office, "rotation", "2016", "2023-11")
		}
	}
	add("heads-district", "heads", 18, "", "district", "", "secretary", "", "", "")
	add("heads-district-not-local", "heads_not_local", len(notLocal), "", "district", "", "secretary", "", "", "")
	add("outcome-district-higher", "higher_after_rotation", higherFromDistrict, "", "district", "", "", "", "2016", "2023-11")
	add("outcome-province-committee", "tenures", committeeMembers, "", "province", "", "provincial_committee_member", "election", "2020", "2025")
	add("outcome-province-higher", "higher_after_rotation", higherFromProvince, "", "province", "", "", "", "2016", "2023-11")
	add("outcome-province-standing-committee", "tenures", standingMembers, "", "province", "", "standing_committee_member", "election", "2020", "2025")
	return rows
}

func isNotLocal(district *unit) bool { return slices.Contains(notLocal, district.id) }
