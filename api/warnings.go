package api

import (
	"slices"
	"strings"

	"careergraph/graph"
)

// warn adds a warning that has not been told yet.
func (m *Meta) warn(warning graph.Label) {
	if text := warning["en"]; !slices.Contains(m.Warnings, text) {
		m.Warnings = append(m.Warnings, text)
		m.WarningLabels = append(m.WarningLabels, warning)
	}
}

// storeWarnings says in Vietnamese what stores warn of, by the word with which
// their warnings begin.
var storeWarnings = map[string]string{
	"incomplete": "chưa đủ: một lần nạp đang chạy hoặc bị ngắt giữa chừng, các dòng có thể thiếu hoặc lẫn; hãy chờ rồi hỏi lại, hoặc chạy lại careergraph import",
	"empty":      "trống: chưa nạp bộ dữ liệu nào; hãy chạy careergraph import",
}

// ofStore labels a warning of a store. One that begins with another word has no
// Vietnamese.
func ofStore(warning string) graph.Label {
	label := graph.Label{"en": warning}
	word, _, _ := strings.Cut(warning, ":")
	if text, ok := storeWarnings[word]; ok {
		label["vi"] = text
	}
	return label
}
