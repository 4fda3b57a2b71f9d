package mapping

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
)

// guess writes a file and gives its guess, with the comment at its head taken
// off, once it is sure that the guess can be read and followed.
func guess(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return guessOf(t, path)
}

func guessOf(t testing.TB, path string) string {
	t.Helper()
	text, err := Guess(path, rows.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := Parse("guess.yaml", text, targets(t), nil)
	if err != nil {
		t.Fatalf("the guess cannot be read: %v\n%s", err, text)
	}
	if err := refused(t, compiled(t), string(text)); err != nil {
		t.Errorf("the schema refuses the guess: %v\n%s", err, text)
	}
	bound, err := m.Bind(func(_ string, options rows.OpenOptions) (*rows.Source, error) { return rows.Open(path, options) })
	if err != nil {
		t.Fatalf("the guess finds no source: %v\n%s", err, text)
	}
	for _, b := range bound {
		if _, err := made(b.Table); err != nil {
			t.Errorf("the guess cannot be followed: %v\n%s", err, text)
		}
	}
	_, body, _ := strings.Cut(string(text), "the name of this one.\n")
	return body
}

// The people are invented, and none of their names may stand in a guess.
var people = []string{"Trần Văn Mẫu", "Lê Thị Thử", "Mary Sample", "John Test", "Mẫu", "Sample"}

func TestAGuessSaysWhatEachColumnMayMean(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{
			name: "semicolons, days first in two of three columns, and columns without a meaning",
			file: "cán bộ.csv",
			text: "STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị công tác;Cấp;Từ ngày;Đến ngày;Ghi chú\n" +
				"1;Trần Văn Mẫu;12/3/1965;Bí thư Huyện ủy;Huyện ủy Long Sơn;Huyện;1/7/2010;30/6/2015;kiêm nhiệm, tạm\n" +
				"2;Lê Thị Thử;20/11/1970;Chủ tịch;UBND xã Bình An;Xã;2/2011;nay;\n",
			want: `version: 1
flat:
  from: {file: cán bộ.csv, delimiter: ";"}
  columns:
    official: Họ và tên
    birth_date: {column: Ngày sinh, dates: dmy}   # "12/3/1965", "20/11/1970"
    post: Chức vụ   # "Bí thư Huyện ủy", "Chủ tịch"
    unit: Đơn vị công tác   # "Huyện ủy Long Sơn", "UBND xã Bình An"
    level: {column: Cấp, values: {Huyện: district, Xã: commune}}   # "Huyện", "Xã"
    start: {column: Từ ngày, dates: any}   # "1/7/2010", "2/2011"; no cell tells whether the day or the month comes first; write dmy or mdy, else such cells stay unread
    end: {column: Đến ngày, dates: dmy}   # "30/6/2015", "nay"
    x_stt: STT   # not known, kept as text
    x_ghi_chu: Ghi chú   # not known, kept as text
`,
		},
		{
			name: "no units, so that they are read from the titles, of which cells hold several",
			file: "a.csv",
			// A title is cut at 40 letters: "Phó Bí thư Tỉnh ủy; Chủ tịch UBND tỉnh N" has 40.
			text: "HỌ TÊN,NĂM SINH,CHỨC DANH,Thời gian bổ nhiệm,Quê quán,Giới tính\n" +
				"Trần Văn Mẫu,1965,\"Phó Bí thư Tỉnh ủy; Chủ tịch UBND tỉnh Nam Hải\",1/7/2010,Long Sơn,Nam\n" +
				"Lê Thị Thử,1970,,31/3/2011,Bình An,Nữ\n",
			want: `version: 1
flat:
  from: a.csv
  skip: {column: CHỨC DANH, blank: true, reason: no post is named}   # such records are counted as skipped
  split: {column: CHỨC DANH, at: [";"]}   # some cells hold several posts
  titles: {table: vi, column: CHỨC DANH, unread_unit: không rõ đơn vị}   # no column looks like a unit, so it is read from the title; "Phó Bí thư Tỉnh ủy; Chủ tịch UBND tỉnh N…"
  columns:
    official: HỌ TÊN
    birth_date: {column: NĂM SINH, dates: any}   # "1965", "1970"
    native_unit: Quê quán   # "Long Sơn", "Bình An"
    start: {column: Thời gian bổ nhiệm, dates: dmy}   # "1/7/2010", "31/3/2011"
    # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
    x_gioi_tinh: Giới tính   # not known, kept as text
`,
		},
		{
			name: "decomposed accents, line breaks between posts, a staff number and blocs",
			file: "a.csv",
			// "Cơ quan" comes behind "Đơn vị" in the table of words. Nobody knows what a
			// group (tổ) is, whose name reads like "to".
			text: norm.NFD.String("Mã cán bộ,Cơ quan,Đơn vị,Họ tên,Chức vụ,Khối,Thời gian bắt đầu,Thời gian kết thúc,Tổ\n") +
				"7,Sở,Phòng A,Lê Thị Thử,\"Trưởng phòng\nỦy viên\",Đảng,2010,,Một\n8,Sở,Phòng B,Trần Văn Mẫu,Phó phòng,Chính quyền,2011,2012,Hai\n",
			want: norm.NFD.String("version: 1\nflat:\n  from: a.csv\n  split: {column: Chức vụ, at: [\"\\n\"]}   ") + "# some cells hold several posts\n  columns:\n" +
				"    official_id: " + norm.NFD.String("Mã cán bộ") + "\n" +
				"    official: " + norm.NFD.String("Họ tên") + "\n" +
				"    post: " + norm.NFD.String("Chức vụ") + "   # \"Trưởng phòng\\nỦy viên\", \"Phó phòng\"\n" +
				"    unit: " + norm.NFD.String("Đơn vị") + "   # \"Phòng A\", \"Phòng B\"\n" +
				"    bloc: {column: " + norm.NFD.String("Khối") + ", values: {Chính quyền: state, Đảng: party}}   # \"Đảng\", \"Chính quyền\"\n" +
				"    start: {column: " + norm.NFD.String("Thời gian bắt đầu") + ", dates: any}   # \"2010\", \"2011\"\n" +
				"    end: {column: " + norm.NFD.String("Thời gian kết thúc") + ", dates: any}   # \"2012\"; a blank end is a post still held, unless dataset: {blank_end: unknown} stands above\n" +
				"    x_co_quan: " + norm.NFD.String("Cơ quan") + "   # not known, kept as text; the same in every row\n" +
				"    x_to: " + norm.NFD.String("Tổ") + "   # not known, kept as text\n",
		},
		{
			name: "names in two parts, in the order of the table",
			file: "a.csv",
			text: "Họ và tên đệm,Tên,Chức vụ,Đơn vị,Ngày bổ nhiệm\nTrần Văn,Mẫu,Chủ tịch,Xã A,1/1/2001\nLê Thị,Thử,Chủ tịch,Xã B,13/1/2002\n",
			want: `version: 1
flat:
  from: a.csv
  columns:
    official: {text: "{Họ và tên đệm} {Tên}"}
    post: Chức vụ   # "Chủ tịch"
    unit: Đơn vị   # "Xã A", "Xã B"
    start: {column: Ngày bổ nhiệm, dates: dmy}   # "1/1/2001", "13/1/2002"
    # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
`,
		},
		{
			// Rejected rows keep their place under x_from.
			name: "an id that may be anybody's, a from and a to that are places, and words in place of ends",
			file: "a.csv",
			text: "id,Full Name,Position,Department,Start Date,End Date,From,To,Name\n" +
				"1,Mary Sample,Minister,Treasury,2/28/2001,present,North,South,m\n2,John Test,Clerk,Treasury,3/1/2002,12/31/2003,North,North,j\n",
			want: `version: 1
flat:
  from: a.csv
  columns:
    official: Full Name
    post: Position   # "Minister", "Clerk"
    unit: Department   # "Treasury"
    start: {column: Start Date, dates: mdy}   # "2/28/2001", "3/1/2002"
    end: {column: End Date, dates: mdy}   # "present", "12/31/2003"
    x_id: id   # not known, kept as text
    x_from_2: From   # not known, kept as text; the same in every row
    x_to: To   # not known, kept as text
    x_name: Name   # not known, kept as text
`,
		},
		{
			// What dates say beside the date is kept under x_start_note.
			name: "tabs, dates of both orders, and names that are not bare in YAML",
			file: "a b: c.csv",
			text: "name\trole\torganisation: name\tfrom\tto\tstart note\tYes\n" +
				"Mary Sample\tChair\tCouncil\t28/2/2001\t2003\tx\ta\nJohn Test\tChair\tBoard\t2/28/2002\t2004\ty\tb\n",
			want: `version: 1
flat:
  from: {file: "a b: c.csv", delimiter: tab}
  columns:
    official: name
    post: role   # "Chair"
    unit: "organisation: name"   # "Council", "Board"
    start: {column: from, dates: any}   # "28/2/2001", "2/28/2002"; some cells have the day first and some the month: those that can be read in two ways stay unread
    end: {column: to, dates: any}   # "2003", "2004"
    x_start_note_2: start note   # not known, kept as text
    x_yes: Yes   # not known, kept as text
`,
		},
		{
			name: "days of Excel's calendar, heads, ranks and statuses, and a rank that is none",
			file: "a.csv",
			text: "official,post,unit,parent unit,is head,rank,seniority,start,status\n" +
				"Mary Sample,Chair,Council,Board,Yes,high,3,36526,serving\nJohn Test,Clerk,Council,Board,no,low,-1,36892,left\n",
			want: `version: 1
flat:
  from: a.csv
  columns:
    official: official
    post: post   # "Chair", "Clerk"
    unit: unit   # "Council"
    parent: parent unit   # "Board"
    head: {column: is head, values: {Yes: "true", no: "false"}}
    rank: seniority
    start: {column: start, dates: {order: any, serial: true}}   # "36526", "36892"; numbers are days of Excel's calendar
    # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
    status: {column: status, values: {left: ended, serving: current}}
    x_rank: rank   # not known, kept as text
`,
		},
		{
			name: "columns without a name and of one name, and nothing that tells the post",
			file: "a.csv",
			text: "name,,from,from,note,\nMary Sample,a,2001,b,,\nJohn Test,c,2002,d,,\n",
			want: `version: 1
flat:
  from: a.csv
  columns:
    official: name
    # post: no column looks like the title of a post; name one
    unit: {value: unit not stated}   # no column looks like a unit; name one, or write the unit that all posts are in
    # start: no column looks like a start; a post without one takes part in no move
    # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
    x_note: note   # not known, kept as text
    # Column 2 has no name and is not read; give it one.
    # The column "from" stands twice and is not read; rename one of them.
`,
		},
		{
			name: "a header alone",
			file: "a.csv",
			text: "person id,title,ministry,from,until\n",
			want: `version: 1
flat:
  from: a.csv
  columns:
    official_id: person id
    post: title
    unit: ministry
    start: {column: from, dates: any}
    end: {column: until, dates: any}
`,
		},
		{
			name: "JSON, of whose lists that of the posts gives the rows",
			file: "a.json",
			text: `{"people":[{"id":7,"name":"Mary Sample","born":"1960-05-01","career":[{"title":"Mayor","unit":{"name":"North"},"startDate":"2/28/2001","endDate":"3/1/2004","tags":["a","b"]}],"education":[{"school":"X"}]},` +
				`{"id":8,"name":"John Test","career":[{"title":"Clerk","unit":{"name":"South"},"startDate":"1/15/2001"}]}]}`,
			want: `version: 1
flat:
  from: {file: a.json, rows: "people[*].career[*]"}
  columns:
    official: "people[*].name"
    birth_date: {column: "people[*].born", dates: any}   # "1960-05-01"
    post: "people[*].career[*].title"   # "Mayor", "Clerk"
    unit: "people[*].career[*].unit.name"   # "North", "South"
    start: {column: "people[*].career[*].startDate", dates: mdy}   # "2/28/2001", "1/15/2001"
    end: {column: "people[*].career[*].endDate", dates: any}   # "3/1/2004"; no cell tells whether the day or the month comes first; write dmy or mdy, else such cells stay unread; a blank end is a post still held, unless dataset: {blank_end: unknown} stands above
    x_people_id: "people[*].id"   # not known, kept as text
    x_people_career_tags: "people[*].career[*].tags[*]"   # not known, kept as text
    # Not read, since it stands elsewhere than the rows: "people[*].education[*].school"
`,
		},
		{
			name: "NDJSON, with numbered names",
			file: "a.ndjson",
			text: `{"name":"Lê Thị Thử","box":{"office":"Chủ tịch","term_start":"2001","office2":"Bí thư","term_start2":"13/2/2005"}}` + "\n" +
				`{"name":"Trần Văn Mẫu","box":{"office":"Chủ tịch","term_start":"2002"}}` + "\n",
			want: `version: 1
flat:
  from: {file: a.ndjson, rows: "[*].box.office#"}
  titles: {table: vi, column: "[*].box.office#", unread_unit: không rõ đơn vị}   # no column looks like a unit, so it is read from the title; "Chủ tịch", "Bí thư"
  columns:
    official: "[*].name"
    start: {column: "[*].box.term_start#", dates: dmy}   # "2001", "13/2/2005"
    # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
`,
		},
		{
			// The title of a page is the name of a person and stands around the posts;
			// four of fourteen posts have a unit, which is too few; a party is a text here and a list there.
			name: "JSON with decoys",
			file: "a.json",
			text: `[{"title":"Mary Sample","party":"A","unit":"Guards","office":"Chair","office2":"deputy","office3":"Clerk","office4":"Member"},` +
				`{"title":"John Test","party":["A","B"],"office":"Chair","office2":"Clerk","office3":"a","office4":"b","office5":"c","office6":"d","office7":"e","office8":"f","office9":"g","office10":"h"}]`,
			want: `version: 1
flat:
  from: {file: a.json, rows: "[*].office#"}
  columns:
    # official: no column looks like the name of an official; name one, or official_id
    post: "[*].office#"   # "Chair", "deputy"
    unit: {value: unit not stated}   # no column looks like a unit; name one, or write the unit that all posts are in
    # start: no column looks like a start; a post without one takes part in no move
    # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
    x_title: "[*].title"   # not known, kept as text
    x_party: "[*].party"   # not known, kept as text
    x_unit: "[*].unit"   # not known, kept as text
`,
		},
		{
			name: "a title that has the name of its holder in it is not quoted",
			file: "a.csv",
			text: "name,post,unit\nMary Sample,Office of Mary Sample,U\nJohn Test,Chair,U\n",
			want: `version: 1
flat:
  from: a.csv
  columns:
    official: name
    post: post   # "Chair"
    unit: unit   # "U"
    # start: no column looks like a start; a post without one takes part in no move
    # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := guess(t, c.file, c.text)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("guess (-want +got):\n%s", diff)
			}
			for _, name := range people {
				if strings.Contains(got, name) {
					t.Errorf("the guess names %s", name)
				}
			}
		})
	}
}

// A sheet that has no post among its columns is left out.
func TestAGuessHasARuleForEachSheetThatLooksLikeATable(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	for _, sheet := range []struct {
		name string
		rows [][]any
	}{
		{"2010", [][]any{{"Họ tên", "Chức vụ", "Đơn vị", "Từ năm"}, {"Trần Văn Mẫu", "Chủ tịch", "Xã A", 2010}}},
		{"Hướng dẫn", [][]any{{"Cách điền"}, {"Điền vào từng ô"}}},
		{"2015", [][]any{{"Họ tên", "Chức vụ", "Đơn vị", "Từ năm", "Ghi chú"}, {"Lê Thị Thử", "Bí thư", "Xã B", 2015, "-"}}},
	} {
		if _, err := book.NewSheet(sheet.name); err != nil {
			t.Fatal(err)
		}
		for i, row := range sheet.rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := book.SetSheetRow(sheet.name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	want := `# Left out, since it looks like no table of careers: the sheet "Hướng dẫn".
version: 1
flat:
  - from: {file: book.xlsx, sheet: "2010"}
    columns:
      official: Họ tên
      post: Chức vụ   # "Chủ tịch"
      unit: Đơn vị   # "Xã A"
      start: {column: Từ năm, dates: any}   # "2010"
      # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
  - from: {file: book.xlsx, sheet: "2015"}
    columns:
      official: Họ tên
      post: Chức vụ   # "Bí thư"
      unit: Đơn vị   # "Xã B"
      start: {column: Từ năm, dates: any}   # "2015"
      # end: no column looks like an end; without ends every post is still held, unless dataset: {blank_end: unknown} stands above
      x_ghi_chu: Ghi chú   # not known, kept as text
`
	if diff := cmp.Diff(want, guessOf(t, path)); diff != "" {
		t.Errorf("guess (-want +got):\n%s", diff)
	}
}

func TestAFileOfWhichNothingCanBeGuessedIsToldInASentence(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "a.csv is empty; its first row must name the columns"},
		{"another encoding", "H\xf2\n", "line 1 is not UTF-8 text; save the file as CSV in UTF-8, or state the encoding of the file, such as windows-1258, in a mapping file if all its lines are in it"},
	} {
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Guess(path, rows.OpenOptions{}); graph.CodeOf(err) != graph.Invalid || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if _, err := Guess(filepath.Join(t.TempDir(), "a.csv"), rows.OpenOptions{}); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestAStatedEncodingStandsInTheGuess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("H\xf2o\xcc ten;post\nx;y\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := Guess(path, rows.OpenOptions{CSV: rows.CSVOptions{Encoding: "windows-1258"}})
	if err != nil || !strings.Contains(string(text), `from: {file: a.csv, delimiter: ";", encoding: "windows-1258"}`) {
		t.Errorf("%v\n%s", err, text)
	}
}

// Whatever the header and the cells: a guess can be read, and followed, and
// tells nothing of a column whose meaning is not known.
func TestAnyTableGivesAGuessThatCanBeFollowed(t *testing.T) {
	names := []string{"name", "họ tên", "chức vụ", "post", "from", "to", "Cấp", "Từ ngày", "x: y", "a, b", "#", "- a", "{b}", "'", "\"", "%", "null", "1", "true", "", "a\u2028b", "\u202e", "x_from", "end note", "[0]", "日本", "tên", "họ"}
	cells := []string{"", "2001", "1/2/2003", "13/2/2003", "36526", "Chủ tịch; Bí thư", "nay", "Huyện", "a # b", "a\nb", "\u2028", "secret", "\"q\""}
	rapid.Check(t, func(rt *rapid.T) {
		header := rapid.SliceOfN(rapid.SampledFrom(names), 1, 8).Draw(rt, "header")
		lines := [][]string{header}
		for range rapid.IntRange(0, 4).Draw(rt, "rows") {
			lines = append(lines, rapid.SliceOfN(rapid.SampledFrom(cells), len(header), len(header)).Draw(rt, "row"))
		}
		var text strings.Builder
		for _, line := range lines {
			for i, cell := range line {
				if i > 0 {
					text.WriteByte(',')
				}
				text.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			}
			text.WriteByte('\n')
		}
		got := guess(t, "a.csv", text.String())
		known := slices.ContainsFunc(header, func(name string) bool { return words().knows(name) })
		if !known && strings.Contains(got, "secret") {
			rt.Errorf("the guess quotes cells that it does not know:\n%s", got)
		}
	})
}
