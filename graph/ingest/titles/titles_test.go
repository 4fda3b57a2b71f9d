package titles

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// The five titles of the requirement, every field worked out by hand.
func TestTheTitlesOfTheRequirement(t *testing.T) {
	const committee = "office and committee of a place"
	for _, test := range []struct {
		cell string
		want []Reading
	}{
		{"Phó Bí thư Thường trực Tỉnh ủy Quảng Nam", []Reading{{
			Text: "Phó Bí thư Thường trực Tỉnh ủy Quảng Nam", Title: "Phó Bí thư Thường trực Tỉnh ủy Quảng Nam",
			Office: "standing_deputy_secretary", Level: "province", Bloc: "party", Unit: "tỉnh Quảng Nam",
			Rule: committee, Confidence: High,
		}}},
		{"Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Quảng Nam", []Reading{
			{
				Text: "Phó Bí thư Tỉnh ủy", Title: "Phó Bí thư Tỉnh ủy Quảng Nam",
				Office: "deputy_secretary", Level: "province", Bloc: "party", Unit: "tỉnh Quảng Nam",
				Rule: committee + ", place of a later part", Confidence: Medium,
			},
			{
				Text: "Chủ tịch UBND tỉnh Quảng Nam", Title: "Chủ tịch Ủy ban nhân dân tỉnh Quảng Nam",
				Office: "chair", Head: true, Level: "province", Bloc: "state", Unit: "tỉnh Quảng Nam",
				Rule: committee, Confidence: High,
			},
		}},
		{"Bí thư Huyện uỷ Tiên Phước", []Reading{{
			Text: "Bí thư Huyện uỷ Tiên Phước", Title: "Bí thư Huyện ủy Tiên Phước",
			Office: "secretary", Head: true, Level: "district", Bloc: "party", Unit: "huyện Tiên Phước",
			Rule: committee, Confidence: High,
		}}},
		// The level follows from what a Sở is; the place is not told.
		{"Phó Giám đốc Sở Nội vụ", []Reading{{
			Text: "Phó Giám đốc Sở Nội vụ", Title: "Phó Giám đốc Sở Nội vụ",
			Office: "deputy_director", Level: "province", Bloc: "state", Unit: "Sở Nội vụ",
			Rule: "office and body", Confidence: Medium,
		}}},
		{"Chủ tịch Ủy ban MTTQ Việt Nam huyện Núi Thành", []Reading{{
			Text: "Chủ tịch Ủy ban MTTQ Việt Nam huyện Núi Thành", Title: "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam huyện Núi Thành",
			Office: "front_chair", Head: true, Level: "district", Bloc: "front", Unit: "huyện Núi Thành",
			Rule: committee, Confidence: High,
		}}},
	} {
		if diff := cmp.Diff(test.want, named(t, "vi").Read(test.cell)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.cell, diff)
		}
	}
}

// brief shortens readings to what a table of cases needs: title | office | level
// | bloc | unit | parent, with "head" and "seat" where they hold.
func brief(readings []Reading) []string {
	var lines []string
	for _, r := range readings {
		fields := []string{r.Title, r.Office, r.Level, r.Bloc, r.Unit, r.Parent}
		if r.Head {
			fields = append(fields, "head")
		}
		if r.Membership {
			fields = append(fields, "seat")
		}
		lines = append(lines, strings.Join(fields, " | "))
	}
	return lines
}

func TestReadingsOfVietnameseTitles(t *testing.T) {
	for _, test := range []struct {
		name, cell string
		want       []string
	}{
		// Where a title is split, and where not.
		{"two posts share the place", "Bí thư Quận ủy, Chủ tịch UBND quận Cẩm Lệ", []string{
			"Bí thư Quận ủy Cẩm Lệ | secretary | district | party | quận Cẩm Lệ |  | head",
			"Chủ tịch Ủy ban nhân dân quận Cẩm Lệ | chair | district | state | quận Cẩm Lệ |  | head",
		}},
		{"a word joins two posts", "Bí thư kiêm Chủ tịch UBND xã Tam Thanh", []string{
			"Bí thư xã Tam Thanh | secretary | commune | party | xã Tam Thanh |  | head",
			"Chủ tịch Ủy ban nhân dân xã Tam Thanh | chair | commune | state | xã Tam Thanh |  | head",
		}},
		{"a hyphen joins two posts", "Phó Bí thư Huyện ủy - Chủ tịch UBND huyện Phước Sơn, tỉnh Quảng Nam", []string{
			"Phó Bí thư Huyện ủy Phước Sơn, tỉnh Quảng Nam | deputy_secretary | district | party | huyện Phước Sơn | tỉnh Quảng Nam",
			"Chủ tịch Ủy ban nhân dân huyện Phước Sơn, tỉnh Quảng Nam | chair | district | state | huyện Phước Sơn | tỉnh Quảng Nam | head",
		}},
		{"an office alone takes the body that follows", "Phó Tư lệnh kiêm tham mưu trưởng Quân khu 1, Bộ Quốc phòng", []string{
			"Phó Tư lệnh Quân khu 1 | deputy_commander | central | state | Quân khu 1 | ",
			"Tham mưu trưởng Quân khu 1 | chief_of_staff | central | state | Quân khu 1 | ",
		}},
		{"terms stand between two seats", "Ủy viên Bộ Chính trị khóa V, VI, Bí thư Trung ương Đảng khóa V, VI", []string{
			"Ủy viên Bộ Chính trị | politburo_member | central | party | Bộ Chính trị |  | seat",
			"Bí thư Trung ương Đảng | secretariat_member | central | party | Ban Bí thư |  | seat",
		}},
		{"a place of another level is not shared", "Bí thư Huyện ủy, Phó Chủ tịch UBND tỉnh Quảng Nam", []string{
			"Bí thư Huyện ủy | secretary | district | party |  |  | head",
			"Phó Chủ tịch Ủy ban nhân dân tỉnh Quảng Nam | vice_chair | province | state | tỉnh Quảng Nam | ",
		}},
		{"a district shares the province it lies in", "Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Huyện ủy Đắk Tô, tỉnh Kon Tum", []string{
			"Ủy viên Ban Thường vụ Tỉnh ủy Kon Tum | standing_committee_member | province | party | tỉnh Kon Tum |  | seat",
			"Bí thư Huyện ủy Đắk Tô, tỉnh Kon Tum | secretary | district | party | huyện Đắk Tô | tỉnh Kon Tum | head",
		}},
		{"a city that has the level of a province is no province", "Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Thành ủy Huế", []string{
			"Ủy viên Ban Thường vụ Tỉnh ủy | standing_committee_member | province | party |  |  | seat",
			"Bí thư Thành ủy Huế | secretary | province | party | thành phố Huế |  | head",
		}},
		{"an office alone takes no seat for its unit", "Giám đốc, Đại biểu Quốc hội khóa XV", []string{
			"Giám đốc | director |  |  |  |  | head",
			"Đại biểu Quốc hội | assembly_delegate | central | state | Quốc hội |  | seat",
		}},
		{"a comma is a line break", "Chủ tịch, Ủy ban nhân dân tỉnh Bình Định", []string{
			"Chủ tịch Ủy ban nhân dân tỉnh Bình Định | chair | province | state | tỉnh Bình Định |  | head",
		}},
		{"a comma stands before what a body belongs to", "Quyền Tổng cục trưởng Tổng cục An ninh 2, Công an nhân dân Việt Nam", []string{
			"Quyền Tổng cục trưởng Tổng cục An ninh 2, Công an nhân dân Việt Nam | director | central | state | Tổng cục An ninh 2 | Công an nhân dân Việt Nam | head",
		}},
		{"commas are part of a name", "Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng Quốc hội", []string{
			"Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng của Quốc hội | chair | central | state | Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng của Quốc hội | Quốc hội | head",
		}},
		{"a rank is no post of its own", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", []string{
			"Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | minister | central | state | Văn phòng Chính phủ | Chính phủ | head",
		}},

		// Units.
		{"a municipality has the level of a province", "Bí thư Thành ủy Đà Nẵng", []string{
			"Bí thư Thành ủy Đà Nẵng | secretary | province | party | thành phố Đà Nẵng |  | head",
		}},
		{"a city of a province is a district", "Bí thư Thành ủy Tam Kỳ", []string{
			"Bí thư Thành ủy Tam Kỳ | secretary | district | party | thành phố Tam Kỳ |  | head",
		}},
		{"a city without a name may be either", "Phó Bí thư Thành ủy", []string{"Phó Bí thư Thành ủy | deputy_secretary |  | party |  | "}},
		{"a body of a place", "Phó Chánh Thanh tra tỉnh Quảng Nam", []string{
			"Phó Chánh Thanh tra tỉnh Quảng Nam | deputy_chief_inspector | province | state | Thanh tra tỉnh Quảng Nam | tỉnh Quảng Nam",
		}},
		{"a body of a party committee", "Trưởng ban Nội chính Tỉnh ủy Đồng Nai", []string{
			"Trưởng Ban Nội chính Tỉnh ủy Đồng Nai | head | province | party | Ban Nội chính Tỉnh ủy Đồng Nai | tỉnh Đồng Nai | head",
		}},
		{"a body within a body within a body", "Cục trưởng Cục Y tế, Tổng cục Hậu cần-Kỹ thuật, Bộ Công an (Việt Nam)", []string{
			"Cục trưởng Cục Y tế, Tổng cục Hậu cần-Kỹ thuật, Bộ Công an | director | central | state | Cục Y tế | Tổng cục Hậu cần-Kỹ thuật | head",
		}},
		{"the party committee of a body is no place's", "Bí thư Đảng ủy, Chính ủy Quân khu 5", []string{
			"Bí thư Đảng ủy Quân khu 5 | secretary | central | party | Đảng ủy Quân khu 5 | Quân khu 5 | head",
			"Chính ủy Quân khu 5 | political_commissar | central | state | Quân khu 5 |  | head",
		}},
		{"the party committee of a commune is the commune's", "Bí thư Đảng ủy xã Tam Thanh", []string{
			"Bí thư Đảng ủy xã Tam Thanh | secretary | commune | party | xã Tam Thanh |  | head",
		}},
		{"the seat of a province in the assembly is in the assembly", "Đại biểu Quốc hội Việt Nam khóa 13 tỉnh Sơn La", []string{
			"Đại biểu Quốc hội tỉnh Sơn La | assembly_delegate | central | state | Quốc hội |  | seat",
		}},
		{"the delegation of a province is its own", "Trưởng Đoàn ĐBQH khóa XV, tỉnh Vĩnh Phúc", []string{
			"Trưởng Đoàn đại biểu Quốc hội tỉnh Vĩnh Phúc | head | province | state | Đoàn đại biểu Quốc hội tỉnh Vĩnh Phúc | tỉnh Vĩnh Phúc | head",
		}},
		{"an old committee of a region", "Chủ tịch Ủy ban Hành chính Kháng chiến Liên khu 5", []string{
			"Chủ tịch Ủy ban Kháng chiến Hành chính liên khu 5 | chair |  | state | liên khu 5 |  | head",
		}},
		{"a deputy in charge heads the unit", "Phó Viện trưởng phụ trách Viện kiểm sát nhân dân tỉnh Bình Phước", []string{
			"Phó Viện trưởng phụ trách Viện kiểm sát nhân dân tỉnh Bình Phước | deputy_chief_procurator | province | state | Viện kiểm sát nhân dân tỉnh Bình Phước | tỉnh Bình Phước | head",
		}},

		// Decoys.
		{"what a post is charged with is no post and no unit", "Phó Thủ tướng Chính phủ, Phụ trách Văn phòng Chính phủ", []string{
			"Phó Thủ tướng, Phụ trách Văn phòng Chính phủ | deputy_prime_minister | central | state | Chính phủ | ",
		}},
		{"a wife is no president", "Phu nhân Chủ tịch nước", []string{"Phu nhân Chủ tịch nước |  |  |  |  | "}},
		{"a word for a body within a name", "Bộ trưởng Bộ Tài nguyên và Môi trường", []string{
			"Bộ trưởng Bộ Tài nguyên và Môi trường | minister | central | state | Bộ Tài nguyên và Môi trường |  | head",
		}},
		{"the ministers' council is no ministry", "Phó Chủ tịch Hội đồng Bộ trưởng", []string{
			"Phó Chủ tịch Hội đồng Bộ trưởng | vice_chair | central | state | Hội đồng Bộ trưởng | ",
		}},
		{"secretary of the youth union, not of the Party", "Bí thư Trung ương Đoàn", []string{
			"Bí thư Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh | mass_org_deputy_head | central | front | Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh | ",
		}},
		{"the world has no level", "Chủ tịch Hội đồng Bảo an Liên hợp quốc (lần 1)", []string{
			"Chủ tịch Hội đồng Bảo an Liên hợp quốc | chair |  |  | Hội đồng Bảo an Liên hợp quốc | Liên hợp quốc | head",
		}},
		{"whom one assists is no unit", "Thư ký Nguyễn Văn A", []string{"Thư ký Nguyễn Văn A | assistant |  |  |  | "}},
		{"a cooperative is no commune", "Chủ tịch Liên minh Hợp tác xã Việt Nam", []string{
			"Chủ tịch Liên minh Hợp tác xã Việt Nam | mass_org_head | central | front | Liên minh Hợp tác xã Việt Nam |  | head",
		}},
		{"a word between a committee and its place", "Bí thư Tỉnh ủy lâm thời Ninh Thuận", []string{
			"Bí thư Tỉnh ủy Ninh Thuận, lâm thời | secretary | province | party | tỉnh Ninh Thuận |  | head",
		}},
		{"an unknown body of a place", "Chủ tịch Quỹ Khuyến học tỉnh Quảng Nam", []string{
			"Chủ tịch Quỹ Khuyến học tỉnh Quảng Nam | chair | province |  | Quỹ Khuyến học tỉnh Quảng Nam | tỉnh Quảng Nam | head",
		}},
		{"nothing known", "Nhà thơ", []string{"Nhà thơ |  |  |  |  | "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, brief(named(t, "vi").Read(test.cell))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.cell, diff)
			}
		})
	}
}

// Each line is one post in several spellings: the last one is its Title.
func TestSpellingsOfOnePostHaveOneTitle(t *testing.T) {
	table := named(t, "vi")
	for _, spellings := range [][]string{
		{"Chủ tịch UBND TP Đà Nẵng", "Chủ tịch UBND TP. Đà Nẵng", "chủ tịch ubnd tp Đà Nẵng", "CHỦ TỊCH UBND THÀNH PHỐ ĐÀ NẴNG", "Chủ tịch, Uỷ ban  nhân dân, Thành phố Đà Nẵng", "Chủ tịch Ủy ban nhân dân thành phố Đà Nẵng"},
		{"Chủ tịch UBND TPHCM", "Chủ tịch UBND TP.HCM", "Chủ tịch Ủy ban nhân dân thành phố Hồ Chí Minh"},
		{"Bí thư Tỉnh uỷ Hoà Bình", "Bí thư tỉnh ủy Hòa Bình (Đã bị cách chức)", "Bí thư Tỉnh ủy tỉnh Hòa Bình", "Bí thư Tỉnh ủy Hòa Bình"},
		{"Trưởng ban Dân vận Thành uỷ Đà Nẵng", "Trưởng Ban Dân vận, Thành ủy Đà Nẵng", "Trưởng ban Ban Dân vận Thành ủy Đà Nẵng", "Trưởng Ban Dân vận Thành ủy Đà Nẵng"},
		{"Thứ trưởng Quốc phòng", "Thứ trưởng, Bộ Quốc phòng Việt Nam", "Thứ trưởng BQP", "Thứ trưởng Bộ Quốc phòng"},
		{"Bộ trưởng Bộ Lao động, Thương binh và Xã hội", "Bộ trưởng Bộ lao động - thương binh và xã hội", "Bộ trưởng Bộ Lao động-Thương binh và Xã hội"},
		{"Tư lệnh Quân khu 7, Quân đội nhân dân Việt Nam", "Tư lệnh, Quân khu 7", "Tư lệnh Quân khu 7"},
		{"Bí thư Tỉnh ủy Bà Rịa - Vũng Tàu", "Bí thư Tỉnh ủy Bà Rịa – Vũng Tàu", "Bí thư Tỉnh ủy Bà Rịa-Vũng Tàu"},
		{"Ủy viên TW Đảng khoá XII", "Uỷ viên Ban chấp hành Trung ương Đảng Cộng sản Việt Nam khóa XII, XIII", "Ủy viên Ban Chấp hành Trung ương Đảng"},
	} {
		want := spellings[len(spellings)-1]
		for _, cell := range spellings {
			for _, form := range []string{norm.NFC.String(cell), norm.NFD.String(cell)} {
				readings := table.Read(form)
				if len(readings) != 1 || readings[0].Title != want {
					t.Errorf("%q is read as %q, want %q", form, brief(readings), want)
				}
			}
		}
	}
}

// Spellings that no rule of the table makes one stay two.
func TestSpellingsThatTheTableDoesNotKnowStayApart(t *testing.T) {
	table := named(t, "vi")
	for _, pair := range [][2]string{
		{"Giám đốc Sở Tài nguyên-Môi trường", "Giám đốc Sở Tài nguyên và Môi trường"},
		{"Bí thư Huyện ủy Đắc Lây", "Bí thư Huyện ủy Đắk Glei"},
		{"Bí thư Huyện ủy Quý Hoà", "Bí thư Huyện ủy Qúy Hòa"},
	} {
		a, b := table.Read(pair[0])[0], table.Read(pair[1])[0]
		if a.Title == b.Title {
			t.Errorf("%q and %q are both read as %q", pair[0], pair[1], a.Title)
		}
	}
}

func TestTermsAndNotesAreQuoted(t *testing.T) {
	for _, test := range []struct {
		cell string
		want []string // title | term | note of each part
	}{
		{"Ủy viên dự khuyết Trung ương Đảng khóa X, Ủy viên Trung ương Đảng khoá XI, XII", []string{
			"Ủy viên dự khuyết Ban Chấp hành Trung ương Đảng | khóa X | ", "Ủy viên Ban Chấp hành Trung ương Đảng | khóa XI, XII | ",
		}},
		{"Chủ tịch Hội đồng Giáo sư Nhà nước, nhiệm kỳ 2024–2029", []string{"Chủ tịch Hội đồng Giáo sư Nhà nước | nhiệm kỳ 2024–2029 | "}},
		{"Trưởng Ban Nội chính Tỉnh ủy Đồng Nai(Đã bị cách chức)", []string{"Trưởng Ban Nội chính Tỉnh ủy Đồng Nai |  | Đã bị cách chức"}},
		{"Bí thư huyện ủy Krông Ana ('lần 2')", []string{"Bí thư Huyện ủy Krông Ana |  | 'lần 2'"}},
		{"Cục trưởng Cục Hồ sơ nghiệp vụ, Bộ Công an lần 2", []string{"Cục trưởng Cục Hồ sơ nghiệp vụ, Bộ Công an |  | lần 2"}},
		{"Bí thư Huyện ủy Cư M'gar", []string{"Bí thư Huyện ủy Cư M'gar |  | "}},
		{"Cục trưởng Cục Cảnh sát giao thông, Bộ Công an (Việt Nam) (C67)", []string{"Cục trưởng Cục Cảnh sát giao thông, Bộ Công an |  | Việt Nam; C67"}},
		// The name of the region is a numeral, and no term.
		{"Bí thư Khu X", []string{"Bí thư khu X |  | "}},
	} {
		var got []string
		for _, r := range named(t, "vi").Read(test.cell) {
			got = append(got, r.Title+" | "+r.Term+" | "+r.Note)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.cell, diff)
		}
	}
}

func TestReadingsOfMinistersTitles(t *testing.T) {
	for cell, want := range map[string][]string{
		"Secretary of State for the Home Department":   {"Secretary of State for the Home Department | secretary_of_state |  | state | Home Office |  | head"},
		"Secretary of State for Education and Skills":  {"Secretary of State for Education and Skills | secretary_of_state |  | state | Department for Education and Skills |  | head"},
		"Chancellor of the Exchequer":                  {"Chancellor of the Exchequer | chancellor_of_the_exchequer |  | state | HM Treasury |  | head"},
		"Minister of State, FCO":                       {"Minister of State, Foreign and Commonwealth Office | minister_of_state |  | state | Foreign and Commonwealth Office | "},
		"Parliamentary Under-Secretary of State, DTLR": {"Parliamentary Under Secretary of State, Department for Transport, Local Government and the Regions | parliamentary_under_secretary |  | state | Department for Transport, Local Government and the Regions | "},
		"Minister for Skills":                          {"Minister for Skills | minister |  | state |  | "},
		"Lord Privy Seal":                              {"Lord Privy Seal | lord_privy_seal |  | state |  | "},
		"Solicitor General":                            {"Solicitor General | deputy_law_officer |  | state |  | "},
		"Assistant Whip (HM Treasury)":                 {"Assistant Whip | assistant_whip |  | state | HM Treasury | "},
		"Secretary of State for Constitutional Affairs and Lord Chancellor": {
			"Secretary of State for Constitutional Affairs | secretary_of_state |  | state | Department for Constitutional Affairs |  | head",
			"Lord Chancellor | lord_chancellor |  | state |  |  | head",
		},
	} {
		if diff := cmp.Diff(want, brief(named(t, "en").Read(cell))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", cell, diff)
		}
	}
}

func TestWhoHeadsTheUnit(t *testing.T) {
	for cell, want := range map[string]bool{
		"Quyền Giám đốc Sở Y tế":                  true,
		"Quyền Chủ tịch UBND tỉnh An Giang":       true,
		"Phó Giám đốc phụ trách Sở Y tế":          true,
		"Thứ trưởng phụ trách Bộ Y tế":            true,
		"Phụ trách Sở Y tế":                       true,
		"Chính ủy Quân khu 5":                     true,
		"Phó Giám đốc Sở Y tế":                    false,
		"Quyền Phó Giám đốc Sở Y tế":              false,
		"Chuyên viên phụ trách Sở Y tế":           false,
		"Tham mưu trưởng Quân khu 5":              false,
		"Bí thư Trung ương Đoàn":                  false,
		"Bí thư thứ nhất Trung ương Đoàn":         true,
		"Thường trực Ban Bí thư":                  false,
		"Đại biểu Quốc hội khóa XV":               false,
		"Phó Thủ tướng Chính phủ, phụ trách Y tế": false,
	} {
		if got := named(t, "vi").Read(cell)[0].Head; got != want {
			t.Errorf("%s heads the unit: %t, want %t", cell, got, want)
		}
	}
}

func TestABlankCellHasNoPost(t *testing.T) {
	if got := named(t, "vi").Read(" \t\n"); got != nil {
		t.Errorf("read as %v", got)
	}
}

func TestACellWithoutWordsKeepsItsText(t *testing.T) {
	for _, cell := range []string{"---", "(quyền)", "khóa XV"} {
		got := named(t, "vi").Read(cell)
		if len(got) != 1 || got[0].Text != cell || got[0].Title != cell || got[0].Confidence != None {
			t.Errorf("%q is read as %+v", cell, got)
		}
	}
}

func TestALongCellIsOneUnreadPart(t *testing.T) {
	cell := strings.Repeat("Bí thư, ", maxRunes/8+1)
	got := named(t, "vi").Read(cell)
	if len(got) != 1 || got[0].Confidence != None || got[0].Text != strings.TrimSpace(cell) {
		t.Errorf("read as %d parts, the first %+v", len(got), got[0].Confidence)
	}
}

func TestTheLastOfManyPartsHoldsTheRest(t *testing.T) {
	got := named(t, "vi").Read(strings.Repeat("Bí thư Tỉnh ủy Quảng Nam, ", 20))
	if len(got) != maxParts || strings.Count(got[maxParts-1].Text, "Bí thư") != 5 {
		t.Errorf("%d parts, the last is %q", len(got), got[len(got)-1].Text)
	}
}

// FuzzRead holds reading to what it promises of any text: no panic, few parts,
// and every letter and digit of the cell in the texts of the parts, in order.
func FuzzRead(f *testing.F) {
	for _, cell := range []string{
		"Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Quảng Nam", norm.NFD.String("Bí thư Huyện uỷ Tiên Phước"),
		"Ủy viên Trung ương Đảng, khóa XI, XII(dự khuyết), (Đã bị khai trừ)", "Thứ trưởng BQP-Phó Chủ nhiệm UBKHNN-kiêm Chủ nhiệm Tổng cục Hậu cần",
		"kiêm và của khóa X (", "'", "Trưởng ban", "Đảng ủy Đảng ủy Đảng ủy", "Minister of State, FCO and Lord Privy Seal", "Bí thư\xff\xfe Tỉnh", "đ\u0323\u0301, -",
	} {
		f.Add(cell)
	}
	tables := []*Table{named(f, "vi"), named(f, "en")}
	f.Fuzz(func(t *testing.T, cell string) {
		for _, table := range tables {
			readings := table.Read(cell)
			if (len(readings) == 0) != (strings.TrimSpace(cell) == "") || len(readings) > maxParts {
				t.Fatalf("%q has %d parts", cell, len(readings))
			}
			var texts strings.Builder
			for _, r := range readings {
				texts.WriteString(r.Text)
				if r.Rule == "" != (r.Confidence == None) {
					t.Errorf("%q: rule %q with confidence %s", r.Text, r.Rule, r.Confidence)
				}
			}
			if got, want := lettersOf(texts.String()), lettersOf(cell); got != want {
				t.Errorf("the parts of %q hold %q, want %q", cell, got, want)
			}
		}
	})
}

func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, text)
}
