package synth

import (
	"fmt"
	"math/rand/v2"
)

var (
	families = []string{"Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Y", "Hà"}
	middles  = map[string][]string{
		"male":   {"Văn", "Văn", "Văn", "Hữu", "Đức", "Minh", "Quang", "Xuân", "Ngọc", "Thanh", "Công", "Đình"},
		"female": {"Thị", "Thị", "Thị", "Thị", "Ngọc", "Thanh", "Thu", "Minh", "Bích", "Kim"},
	}
	givens = map[string][]string{
		"male":   {"An", "Bình", "Cường", "Dũng", "Đạt", "Đức", "Giang", "Hải", "Hiếu", "Hòa", "Hùng", "Khánh", "Lâm", "Long", "Nam", "Nghĩa", "Phong", "Phúc", "Quân", "Sơn", "Thắng", "Thành", "Tuấn", "Việt", "Vinh"},
		"female": {"Ánh", "Bình", "Châu", "Dung", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Hương", "Lan", "Liên", "Linh", "Mai", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Thảo", "Thủy", "Trang", "Tuyết", "Vân", "Yến"},
	}
)

// nameOf joins syllables that are common and ends with the code, so that
// nobody takes the name for a person's.
func nameOf(rng *rand.Rand, gender, code string) string {
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	return fmt.Sprintf("%s %s %s %s", pick(families), pick(middles[gender]), pick(givens[gender]), code)
}
