package mapping

import (
	"slices"
	"testing"
)

func TestTheWordsOfGuessesAreSound(t *testing.T) {
	flat := targets(t)[Flat]
	meanings := map[string]string{}
	for ours, names := range words().Columns {
		if !slices.Contains(flat, ours) && ours != "family_name" && ours != "given_name" {
			t.Errorf("the flat table has no column %s", ours)
		}
		if !slices.Contains(guessedColumns, ours) {
			t.Errorf("%s is not looked for", ours)
		}
		for _, name := range names {
			if name == "" {
				t.Errorf("a name for %s is empty", ours)
			}
			if other, twice := meanings[name]; twice {
				t.Errorf("%q stands for %s and for %s", name, other, ours)
			}
			meanings[name] = ours
		}
	}
	for _, ours := range guessedColumns {
		if len(words().Columns[ours]) == 0 {
			t.Errorf("no name stands for %s", ours)
		}
	}
	known := map[string][]string{
		"level":  {"commune", "district", "province", "central"},
		"bloc":   {"party", "front", "state"},
		"head":   {"true", "false"},
		"status": {"current", "ended", "unknown"},
	}
	for ours, values := range words().Values {
		seen := map[string]string{}
		for meaning, texts := range values {
			if !slices.Contains(known[ours], meaning) {
				t.Errorf("%s has no %q", ours, meaning)
			}
			for _, text := range texts {
				if other, twice := seen[text]; twice || text == "" {
					t.Errorf("%s: %q stands for %s and for %s", ours, text, other, meaning)
				}
				seen[text] = meaning
			}
		}
	}
}

func TestNamesOfColumnsAreFoundHoweverTheyAreWritten(t *testing.T) {
	for name, ours := range map[string]string{
		"Họ và tên": "official", "HỌ VÀ TÊN": "official", "Ho va ten": "official", "  họ_và_tên: ": "official",
		"Ho\u0323 va\u0300 te\u0302n": "official", "Họ tên": "official", "Full name": "official", "FullName": "official", "name": "official",
		"Chức vụ": "post", "Chức danh": "post", "Chức vụ/Chức danh": "post", "Position": "post", "Title": "post", "Role": "post",
		"Đơn vị": "unit", "Cơ quan": "unit", "Nơi công tác": "unit", "Department": "unit", "Organisation": "unit",
		"Ngày sinh": "birth_date", "Năm sinh": "birth_date", "Ngày, tháng, năm sinh": "birth_date", "Date of Birth": "birth_date", "dob": "birth_date",
		"Quê quán": "native_unit", "Từ ngày": "start", "Ngày bổ nhiệm": "start", "Thời gian bắt đầu": "start", "start_date": "start", "startDate": "start", "From": "start",
		"Đến ngày": "end", "Thời gian kết thúc": "end", "To": "end", "End date": "end",
		"Cấp": "level", "Khối": "bloc", "Mã cán bộ": "official_id", "persons[*].name": "official", "[*].career[*].office.name": "unit", "[*].infobox.term_start#": "start",
		// Names that only resemble one.
		"Ghi chú": "", "Giới tính": "", "id": "", "STT": "", "Tên con": "", "Ngày": "", "Cấp bậc hàm": "", "title of thesis": "", "name of spouse": "", "": "", "...": "",
	} {
		for _, column := range guessedColumns {
			if found := words().place(column, name) >= 0; found != (column == ours) {
				t.Errorf("%q is taken for %s: %v, and stands for %q", name, column, found, ours)
			}
		}
	}
}
