package dates

// The words that dates are written with, lower case and composed. How they
// are matched is in pattern.go; another language is more lines here.

// openWords say that the post is still held.
var openWords = []string{
	"nay", "đến nay", "hiện nay", "hiện tại", "đương nhiệm",
	"present", "now", "current", "incumbent",
}

// unknownWords say that nobody knows.
var unknownWords = []string{"?", "không rõ", "unknown", "n/a"}

// vagueWords stand before a year or a month of which only a part is meant, or
// which is not certain.
var vagueWords = []string{
	"đầu", "giữa", "cuối", "khoảng",
	"early", "mid", "mid-", "late", "about", "circa", "ca.", "c.",
}

// months are the months in words.
var months = map[string]string{
	"january": "01", "february": "02", "march": "03", "april": "04", "may": "05", "june": "06",
	"july": "07", "august": "08", "september": "09", "october": "10", "november": "11", "december": "12",
	"jan": "01", "feb": "02", "mar": "03", "apr": "04", "jun": "06",
	"jul": "07", "aug": "08", "sep": "09", "sept": "09", "oct": "10", "nov": "11", "dec": "12",
}

// patterns are the ways in which dates are written; newPattern has the grammar.
// An order is given where a pattern takes one of day and month for the first.
var patterns = compile(
	source{rule: "year", text: "Y"},
	source{rule: "month_year", text: "M S Y"},
	source{rule: "day_month_year", text: "ngày? D S M S Y", order: DayFirst},
	source{rule: "month_day_year", text: "ngày? M S D S Y", order: MonthFirst},
	source{rule: "year_month_day", text: "Y S M S D"},

	source{rule: "vi_year", text: "năm Y"},
	source{rule: "vi_month", text: "tháng M ,? năm? Y"},
	source{rule: "vi_month", text: "tháng M S Y"},
	source{rule: "vi_day", text: "ngày? D tháng M ,? năm? Y"},

	source{rule: "en_month", text: "W .? ,? Y"},
	source{rule: "en_month", text: "W - Y"},
	source{rule: "en_day", text: "D st|nd|rd|th? of? W .? ,? Y"},
	source{rule: "en_day", text: "W .? D st|nd|rd|th? ,? Y"},
	source{rule: "en_day", text: "D - W - Y"},
)
