package main

import "strings"

// vietnamese gives the words of tables. A word that is not here is shown as it
// is: ids and the names of files are the same in every language.
var vietnamese = map[string]string{
	"file": "tệp", "read": "đã đọc", "accepted": "nhận", "rejected": "loại", "repeated": "lặp",
	"loaded": "đã nạp", "revision": "phiên bản", "rejected rows, to mend": "các dòng bị loại, cần sửa",
	"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú",
	"more; --problems FILE.csv writes all of them": "nữa; --problems FILE.csv ghi tất cả",

	"outcome": "kết quả", "tenures": "nhiệm kỳ", "entry": "khởi đầu", "addition": "kiêm thêm", "renewal": "tái nhiệm",
	"reorganisation": "sắp xếp lại", "move": "bước chuyển", "with": "cùng lúc", "membership": "ủy viên", "no_start": "không rõ ngày bắt đầu",

	"from": "từ", "to": "đến", "moves": "lượt", "officials": "cán bộ", "year": "năm",
	"forward": "đi", "back": "về", "n": "n", "share": "tỷ lệ", "p": "p", "q": "q", "ci low": "KTC dưới", "ci high": "KTC trên",
	"described": "mô tả", "figure": "chỉ số", "value": "giá trị", "test": "kiểm định", "statistic": "thống kê", "df": "bậc tự do",
	"what it holds to be so": "giả thuyết", "evidence": "bằng chứng", "expected": "thường lệ", "before forward": "đi trước đó", "before back": "về trước đó",
	"p before": "p so trước", "expected n": "lượt theo số chức vụ", "preference": "mức ưa chuộng", "p n": "p số lượt",
	"verdict": "kết luận", "imbalanced": "mất cân đối", "balanced": "cân đối", "too_few": "quá ít",
	"claim id": "số liệu", "claimed": "công bố", "found": "tìm thấy", "reason": "lý do",
	"equal": "khớp", "different": "lệch", "unanswerable": "không trả lời được",

	"id": "mã", "name": "tên", "title": "chức danh", "post": "chức vụ", "post id": "mã chức vụ", "unit": "đơn vị", "unit id": "mã đơn vị",
	"level": "cấp", "bloc": "khối", "office": "loại chức danh", "head": "đứng đầu", "rank": "bậc", "kind": "hình thức", "arrival": "hình thức",
	"start": "bắt đầu", "end": "kết thúc", "on": "ngày", "status": "tình trạng", "ended": "đã thôi", "open": "đương chức", "unknown": "không rõ",
	"official": "cán bộ", "official id": "mã cán bộ", "tenure id": "mã nhiệm kỳ", "direction": "chiều",
	"up": "lên", "down": "xuống", "lateral": "ngang", "unordered": "không thứ tự", "gap days": "ngày trống",
	"from post": "từ chức vụ", "to post": "đến chức vụ", "from unit": "từ đơn vị", "to unit": "đến đơn vị",
	"from level": "từ cấp", "to level": "đến cấp", "from bloc": "từ khối", "to bloc": "đến khối",
	"from name": "tên nơi đi", "to name": "tên nơi đến", "from office": "từ loại chức danh", "to office": "đến loại chức danh",
	"arrivals": "đến", "departures": "đi", "within": "nội bộ", "net": "ròng", "days": "ngày", "terms": "nhiệm kỳ",
	"birth date": "ngày sinh", "death date": "ngày mất", "gender": "giới tính", "native unit": "quê", "native unit id": "mã quê", "source": "nguồn",
	"locality": "gốc địa phương", "local": "người địa phương", "not_local": "không phải người địa phương",
	"step": "bước", "steps": "các bước", "question": "câu hỏi", "arguments": "tham số", "unstated": "không nêu",
}

// english gives the words that read badly as they are.
var english = map[string]string{"too_few": "too few to tell", "not_local": "not local"}

// words gives the words for values that the program fixes.
func (p *program) words() map[string]string {
	if p.config.Lang == "vi" {
		return vietnamese
	}
	return english
}

// word gives a word of tables in the language of the run; names of columns lose
// their underscores.
func (p *program) word(english string) string {
	if p.config.Lang == "vi" {
		for _, form := range []string{english, strings.ReplaceAll(english, "_", " ")} {
			if word, ok := vietnamese[form]; ok {
				return word
			}
			if word, ok := vietnameseReport[form]; ok {
				return word
			}
		}
	}
	return english
}
