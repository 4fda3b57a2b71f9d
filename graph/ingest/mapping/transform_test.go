package mapping

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
)

// bind gives the rules of a mapping with files that are written for the test.
func bind(t testing.TB, text string, files map[string]string) []Bound {
	t.Helper()
	list, err := tryBind(t, text, files)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func tryBind(t testing.TB, text string, files map[string]string) ([]Bound, error) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return mustParse(t, text).Bind(func(name string, options rows.OpenOptions) (*rows.Source, error) {
		if _, ok := files[name]; !ok {
			return nil, graph.Errorf(graph.NotFound, name, "there is no file %s", name)
		}
		return rows.Open(filepath.Join(dir, name), options)
	})
}

// made reads a table: its header, then each row behind the number of its record
// and its line.
func made(table *rows.Table) (lines []string, err error) {
	in, err := table.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	lines = append(lines, strings.Join(in.Header(), "|"))
	for {
		if err := in.Next(); err == io.EOF {
			return append(lines, fmt.Sprint(in.Record(), " records")), nil
		} else if err != nil {
			return nil, err
		}
		var cells []string
		for _, cell := range in.Cells() {
			cells = append(cells, string(cell))
		}
		lines = append(lines, fmt.Sprintf("%d/%d %s", in.Record(), in.Line(), strings.Join(cells, "|")))
	}
}

func TestWhatAMappingMakesOfRows(t *testing.T) {
	for _, c := range []struct {
		name, mapping string
		files         map[string]string
		want          []string
		tally         Tally
	}{
		{
			name: "columns, constants and texts in the order of the mapping",
			// Of the text the literals stand only where a column does: not in the third.
			mapping: "flat:\n  from: a.csv\n  columns:\n    unit: {text: '{office}, {place}'}\n    post: title\n    source: {value: list}\n    x_one: {value: ''}\n",
			files:   map[string]string{"a.csv": "title,office,place,other\n  Chair ,Council,North,x\n\"a \"\"b\"\"\nc\",Council,,\nd,,,\n"},
			want: []string{
				"unit|post|source|x_one",
				"0/2 Council, North|Chair|list|",
				"1/3 Council, |a \"b\"\nc|list|",
				"2/5 |d|list|",
				"3 records",
			},
		},
		{
			name:    "the first that is not blank, a translated one too",
			mapping: "flat:\n  from: a.csv\n  columns:\n    post: {first_of: [a, {column: b, values: {-: ''}}, {text: '{a}{c}'}, {value: none}]}\n",
			files:   map[string]string{"a.csv": "a,b,c\n1,2,3\n ,2,3\n,-,3\n,,\n"},
			want:    []string{"post", "0/2 1", "1/3 2", "2/4 3", "3/5 none", "4 records"},
		},
		{
			name: "values, with and without a rest",
			// The blank one is among the rest, unless it is listed. A pair without a value stands for nothing.
			mapping: "flat:\n  from: a.csv\n  columns:\n    level: {column: a, values: {1: one, two: , '': blank}}\n    bloc: {column: a, values: {1: one}, other: rest}\n    class: {column: a, values: {'': blank}, other: rest}\n",
			files:   map[string]string{"a.csv": "a\n1\ntwo\nthree\n\" \"\n"},
			want:    []string{"level|bloc|class", "0/2 one|one|rest", "1/3 |rest|rest", "2/4 three|rest|rest", "3/5 blank|rest|blank", "4 records"},
		},
		{
			name:    "dates as written, with what they say beside the date",
			mapping: "flat:\n  from: a.csv\n  columns:\n    start: {column: from, dates: dmy}\n    end: {column: to, dates: dmy, values: {'-': ''}}\n    birth_date: {column: born, dates: any}\n",
			files: map[string]string{"a.csv": "from,to,born\n" +
				"28/2/2008,nay,3/4/1960\n" + // the last can be read in two ways
				"đầu năm 1957,không rõ,25/4/1960\n" +
				"nay,2010 (tạm),\n" + // a start in a word is kept as a note
				"soon,-,1960\n"},
			want: []string{
				"start|x_start_note|end|x_end_note|birth_date|x_birth_date_note|status",
				"0/2 2008-02-28||||3/4/1960||current",
				"1/3 1957|đầu năm 1957|||1960-04-25||unknown",
				"2/4 |nay|2010|2010 (tạm)|||",
				"3/5 soon||||1960||",
				"4 records",
			},
			tally: Tally{Dates: map[DateRule]int{
				{"start", "day_month_year"}: 1, {"start", "vague"}: 1, {"start", "open"}: 1, {"start", Unread}: 1,
				{"end", "open"}: 1, {"end", "unknown"}: 1, {"end", "iso"}: 1,
				{"birth_date", Unread}: 1, {"birth_date", "day_month_year"}: 1, {"birth_date", "iso"}: 1,
			}},
		},
		{
			name:    "a status of the source goes before the word in place of the end",
			mapping: "flat:\n  from: a.csv\n  columns:\n    status: {column: s, values: {x: ended}}\n    end: {column: to, dates: any}\n",
			files:   map[string]string{"a.csv": "to,s\npresent,x\npresent,\n"},
			want:    []string{"status|end|x_end_note", "0/2 ended||", "1/3 current||", "2 records"},
			tally:   Tally{Dates: map[DateRule]int{{"end", "open"}: 2}},
		},
		{
			name: "days of a calendar of 1904, months first",
			// Day 0 of that calendar is 1 January of 1904, which had 366 days.
			mapping: "flat:\n  from: a.csv\n  columns:\n    start: {column: a, dates: {order: mdy, serial: true, epoch_1904: true}}\n",
			files:   map[string]string{"a.csv": "a\n366\n2/28/2008\n"},
			want:    []string{"start|x_start_note", "0/2 1905-01-01|", "1/3 2008-02-28|", "2 records"},
			tally:   Tally{Dates: map[DateRule]int{{"start", "serial"}: 1, {"start", "month_day_year"}: 1}},
		},
		{
			name: "records left out are counted by the first condition that holds",
			// The last looks at a column that the source lacks, as if it were blank.
			mapping: "flat:\n  from: a.csv\n  skip:\n    - {column: kind, is: [award, course], reason: no post}\n    - {column: gone, filled: true, reason: deleted}\n    - {column: post, blank: true, reason: blank}\n    - {column: none, filled: true, optional: true, reason: never}\n  columns: {post: post}\n",
			files:   map[string]string{"a.csv": "post,kind,gone\na,,\nb,award,x\nc,,x\n ,,\n,course,\nd,Award,\n"},
			want:    []string{"post", "0/2 a", "5/7 d", "6 records"},
			tally:   Tally{Skipped: map[string]int{"no post": 2, "deleted": 1, "blank": 1}},
		},
		{
			name: "a join by a join, with the latest and the earliest row of a key",
			// Of p the row without an end is the latest; of q the one of 2003. The record
			// of r finds no person; that of s no place; the last names nobody.
			mapping: "flat:\n  from: a.csv\n  join:\n    who: {from: b.csv, key: id, by: person, latest: until}\n    born: {from: c.csv, key: code, by: {column: place, of: who}, earliest: since}\n  columns:\n    official: {column: name, of: who}\n    native_unit: {column: name, of: born}\n    post: post\n",
			files: map[string]string{
				"a.csv": "person,post\np,1\nq,2\nr,3\ns,4\n,5\n",
				"b.csv": "id,name,until,place\np,An,2001,x\np,Binh,,y\nq,Cuc,2003,y\nq,Dung,2002,x\ns,E,,z\n,F,,x\n",
				"c.csv": "code,name,since\ny,North,2000\nx,South,2000\ny,Old North,1990\n",
			},
			want:  []string{"official|native_unit|post", "0/2 Binh|Old North|1", "1/3 Cuc|Old North|2", "2/4 ||3", "3/5 E||4", "4/6 ||5", "5 records"},
			tally: Tally{Missed: map[string]int{"who": 1, "born": 1}},
		},
		{
			name:    "of equally late rows of a key the first in the order of bytes",
			mapping: "flat:\n  from: a.csv\n  join: {j: {from: b.csv, key: k, by: k, latest: d}}\n  columns: {post: {column: n, of: j}}\n",
			files:   map[string]string{"a.csv": "k\n1\n", "b.csv": "k,n,d\n1,b,2000\n1,a,2000\n1,c,1999\n"},
			want:    []string{"post", "0/2 a", "1 records"},
		},
		{
			name:    "a record that is left out misses nothing, and may be left out by what it joins",
			mapping: "flat:\n  from: a.csv\n  join: {j: {from: b.csv, key: k, by: k}}\n  skip:\n    - {column: p, is: x, reason: own}\n    - {column: n, of: j, is: y, reason: joined}\n  columns: {post: p}\n",
			files:   map[string]string{"a.csv": "k,p\n9,x\n1,a\n2,b\n", "b.csv": "k,n\n1,y\n2,z\n"},
			want:    []string{"post", "2/4 b", "3 records"},
			tally:   Tally{Skipped: map[string]int{"own": 1, "joined": 1}},
		},
		{
			name: "one record for each key, of those that are not left out",
			// Of a the last row would be the latest but is left out; b has one row; blanks are a key too.
			mapping: "flat:\n  from: a.csv\n  one_per: {key: k, latest: d}\n  skip: {column: s, filled: true, reason: no}\n  columns: {post: p}\n",
			files:   map[string]string{"a.csv": "k,d,p,s\na,2001,1,\na,2003,2,\na,2002,3,\na,2004,4,x\nb,,5,\n,,7,\n,,6,\n"},
			want:    []string{"post", "1/3 2", "4/6 5", "6/8 6", "7 records"},
			tally:   Tally{Skipped: map[string]int{"no": 1, "another row stands for the same k": 3}},
		},
		{
			name:    "the first record for each key, where no column tells which",
			mapping: "flat:\n  from: a.csv\n  one_per: {key: {text: '{k}/{l}'}}\n  columns: {post: p}\n",
			files:   map[string]string{"a.csv": "k,l,p\na,b,2\na,c,3\na,b,1\n"},
			want:    []string{"post", "0/2 2", "1/3 3", "3 records"},
			tally:   Tally{Skipped: map[string]int{"another row stands for the same key": 1}},
		},
		{
			name: "a cell split into several posts that share their record",
			// Blank parts give nothing; a blank cell gives a row like any other, and the
			// condition sees the whole cell.
			mapping: "flat:\n  from: a.csv\n  split: {column: p, at: [\";\", \"\\n\"]}\n  skip: {column: p, is: \"gone;\", reason: gone}\n  columns: {post: p, unit: u, x_both: {text: '{u}: {p}'}}\n",
			files:   map[string]string{"a.csv": "p,u\n\"a; b\nc;;\",U\n,V\ngone;,W\nd,X\n"},
			want: []string{
				"post|unit|x_both",
				"0/2 a|U|U: a", "0/2 b|U|U: b", "0/2 c|U|U: c", "1/4 |V|V: ", "3/6 d|X|X: d",
				"4 records",
			},
			tally: Tally{Skipped: map[string]int{"gone": 1}},
		},
		{
			name:    "records are left out where the cell to be split is blank",
			mapping: "flat:\n  from: a.csv\n  split: {column: p, at: ;}\n  one_per: p\n  skip: {column: p, blank: true, reason: blank}\n  columns: {post: p}\n",
			files:   map[string]string{"a.csv": "p\na;b\n\"\"\na;b\n"},
			want:    []string{"post", "0/2 a", "0/2 b", "3 records"},
			tally:   Tally{Skipped: map[string]int{"blank": 1, "another row stands for the same p": 1}},
		},
		{
			name:    "columns that may be missing, also where a join has one of that name",
			mapping: "flat:\n  from: a.csv\n  join: {j: {from: b.csv, key: k, by: k}}\n  columns:\n    post: {column: title, of: j}\n    office: {column: title, optional: true}\n    unit: {first_of: [{column: gone, optional: true}, {text: '{k}{lost}', optional: true}]}\n",
			files:   map[string]string{"a.csv": "k\n1\n", "b.csv": "k,title\n1,Chair\n"},
			want:    []string{"post|office|unit", "0/2 Chair||1", "1 records"},
		},
		{
			name:    "semicolons",
			mapping: "flat:\n  from: {file: a.csv, delimiter: ';'}\n  columns: {post: b}\n",
			files:   map[string]string{"a.csv": "a;b\n1,5;2\n"},
			want:    []string{"post", "0/2 2", "1 records"},
		},
		{
			name:    "tabs",
			mapping: "flat:\n  from: {file: a.csv, delimiter: tab}\n  columns: {post: b}\n",
			files:   map[string]string{"a.csv": "a\tb\n1\t2\n"},
			want:    []string{"post", "0/2 2", "1 records"},
		},
		{
			name: "an encoding that is stated",
			// 0xea is ê and 0xf2 the tone of a question, after its letter: ể.
			mapping: "flat:\n  from: {file: a.csv, encoding: windows-1258}\n  columns: {post: b}\n",
			files:   map[string]string{"a.csv": "b\nKi\xea\xd2m\n"},
			want:    []string{"post", "0/2 Kiểm", "1 records"},
		},
		{
			name:    "a header alone",
			mapping: "flat:\n  from: a.csv\n  one_per: a\n  columns: {post: a}\n",
			files:   map[string]string{"a.csv": "a\n"},
			want:    []string{"post", "0 records"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			bound := bind(t, c.mapping, c.files)
			// The second reading must give the same, and count anew.
			for range 2 {
				got, err := made(bound[0].Table)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Errorf("rows (-want +got):\n%s", diff)
				}
				want := c.tally
				fmt.Sscan(c.want[len(c.want)-1], &want.Records)
				if diff := cmp.Diff(want, *bound[0].Tally, cmp.FilterValues(func(a, b any) bool { return empty(a) && empty(b) }, cmp.Ignore())); diff != "" {
					t.Errorf("tally (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// empty says that nothing was counted.
func empty(counts any) bool {
	switch counts := counts.(type) {
	case map[string]int:
		return len(counts) == 0
	case map[DateRule]int:
		return len(counts) == 0
	case map[TitleRule]int:
		return len(counts) == 0
	}
	return false
}

// What is wrong with the columns of a source is one Fault, which names the
// table, the rule and the remedy.
func TestWhatIsWrongWithASourceIsToldInOneSentence(t *testing.T) {
	wide := strings.Repeat("c,", 34) + "c"
	for _, c := range []struct {
		name, mapping string
		files         map[string]string
		cause         rows.Cause
		want          string
	}{
		{
			"a column that is not there", "flat:\n  from: a.csv\n  columns: {post: Job}\n", map[string]string{"a.csv": "job,unit\n"}, MissingColumn,
			`a.csv has no column "Job", which the rule of flat on line 2 of m.yaml names; correct the name there, or mark the column as optional. It has: job, unit`,
		},
		{
			"a column of a text that is not there", "flat:\n  from: a.csv\n  columns: {post: {text: '{job}{place}'}}\n", map[string]string{"a.csv": "job,unit\n"}, MissingColumn,
			`a.csv has no column "place", which the rule of flat on line 2 of m.yaml names; correct the name there, or mark the column as optional. It has: job, unit`,
		},
		{
			"a column that is not there among many", "flat:\n  from: a.csv\n  columns: {post: job}\n", map[string]string{"a.csv": wide + "\n"}, MissingColumn,
			`a.csv has no column "job", which the rule of flat on line 2 of m.yaml names; correct the name there, or mark the column as optional. It has: ` + strings.Repeat("c, ", 29) + "c and 5 more",
		},
		{
			"a key of a join that is not there, though a cell may lack it", "flat:\n  from: a.csv\n  join: {j: {from: b.csv, key: id, by: k}}\n  columns: {post: {column: id, of: j, optional: true}}\n",
			map[string]string{"a.csv": "k\n", "b.csv": "key\n"}, MissingColumn,
			`b.csv has no column "id", which the rule of flat on line 2 of m.yaml names; correct the name there, or mark the column as optional. It has: key`,
		},
		{
			"a column to be split that is not there, though a cell may lack it", "flat:\n  from: a.csv\n  split: {column: p, at: x}\n  columns: {post: {column: p, optional: true}}\n",
			map[string]string{"a.csv": "k\n"}, MissingColumn,
			`a.csv has no column "p", which the rule of flat on line 2 of m.yaml names; correct the name there, or mark the column as optional. It has: k`,
		},
		{
			"a named column that stands twice", "flat:\n  from: a.csv\n  columns: {post: job}\n", map[string]string{"a.csv": "job,unit,job\n"}, rows.Unsound,
			`the column "job" stands twice in a.csv, so that the rule of flat on line 2 of m.yaml cannot tell which is meant; rename one of them`,
		},
		{
			"several rows of a key, of which nothing chooses", "flat:\n  from: a.csv\n  join: {j: {from: b.csv, key: k, by: k}}\n  columns: {post: {column: n, of: j}}\n",
			map[string]string{"a.csv": "k\n1\n", "b.csv": "k,n\n1,x\n2,y\n1,x\n"}, rows.Unsound,
			`b.csv has several rows whose k is "1", the second on line 4; say in the join j of m.yaml which one counts (latest or earliest, with a column)`,
		},
		{
			"a joined table that is no sound CSV", "flat:\n  from: a.csv\n  join: {j: {from: b.csv, key: k, by: k}}\n  columns: {post: {column: n, of: j}}\n",
			map[string]string{"a.csv": "k\n1\n", "b.csv": "k,n\n1\n"}, rows.Unsound,
			`b.csv: line 2 has 1 cells where the header has 2; put a cell that holds a comma in quotes, or add what is missing`,
		},
		{
			"10,000 columns", "flat:\n  from: a.csv\n  columns: {post: c}\n", map[string]string{"a.csv": strings.Repeat("x,", 9999) + "c\n"}, rows.TooLarge,
			`line 1 has more than 1000 cells; split the table`,
		},
		{
			"another delimiter", "flat:\n  from: {file: a.csv, delimiter: tab}\n  columns: {post: c}\n", map[string]string{"a.csv": "c;d\n"}, MissingColumn,
			`a.csv has no column "c", which the rule of flat on line 2 of m.yaml names; correct the name there, or mark the column as optional. It has: c;d`,
		},
		{
			"an encoding that is not known", "flat:\n  from: {file: a.csv, encoding: vni}\n  columns: {post: c}\n", map[string]string{"a.csv": "c;d\n"}, rows.Unsound,
			`the encoding "vni" is not known; the known ones are utf-8, utf-16, windows-1258, windows-1252, iso-8859-1`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := made(bind(t, c.mapping, c.files)[0].Table)
			var fault *rows.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("the error is %v, want a Fault", err)
			}
			if fault.Line > 1 {
				t.Errorf("it is put on line %d, which is none of a.csv", fault.Line)
			}
			if fault.Cause != c.cause {
				t.Errorf("the cause is %s, want %s", fault.Cause, c.cause)
			}
			if diff := cmp.Diff(c.want, fault.Message); diff != "" {
				t.Errorf("message (-want +got):\n%s", diff)
			}
		})
	}
}

// Columns that no rule names may stand twice.
func TestColumnsThatAreNotNamedDoNotMatter(t *testing.T) {
	got, err := made(bind(t, "flat: {from: a.csv, columns: {post: c}}", map[string]string{"a.csv": "x," + strings.Repeat("x,", 998) + "c\n" + strings.Repeat(",", 999) + "1\n"})[0].Table)
	if diff := cmp.Diff([]string{"post", "0/2 1", "1 records"}, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestSourcesOfAMappingAreFoundByTheirNames(t *testing.T) {
	const ten = "tenures: {from: a.csv, columns: {id: a}}\n"
	for _, c := range []struct {
		name, mapping string
		want          []string
		err           string
	}{
		{"one file for each rule", ten + "posts: {from: b.csv, columns: {id: a}}\n", []string{"posts b.csv", "tenures a.csv"}, ""},
		{"one file for several rules", ten + "posts: {from: a.csv, columns: {id: a}}\n", []string{"posts a.csv → posts", "tenures a.csv → tenures"}, ""},
		{
			"one file for several rules of a target", ten + "posts: [{from: a.csv, columns: {id: a}}, {from: a.csv, columns: {id: b}}, {from: b.csv, columns: {id: b}}]\n",
			[]string{"posts a.csv → posts", "posts a.csv → posts (2)", "posts b.csv", "tenures a.csv → tenures"}, "",
		},
		{"a file that may be missing", ten + "posts: {from: c.csv, optional: true, columns: {id: a}}\n", []string{"tenures a.csv"}, ""},
		{"a file that is missing", ten + "posts: {from: c.csv, columns: {id: a}}\n", nil, `m.yaml line 2: the file c.csv is not among those to read; name it, or its folder, on the command line`},
		{
			"a file of a join that is missing, though the rule may be", "tenures: {from: a.csv, optional: true, join: {j: {from: c.csv, key: a, by: a}}, columns: {id: a}}\n", nil,
			`m.yaml line 1: the file c.csv is not among those to read; name it, or its folder, on the command line`,
		},
		{"a path in a table", "tenures: {from: {file: a.csv, rows: \"[*]\"}, columns: {id: a}}\n", nil, `m.yaml line 1: rows is a path in JSON, and a.csv is none`},
		{"a sheet of a table", "tenures: {from: {file: a.csv, sheet: S}, columns: {id: a}}\n", nil, `m.yaml line 1: a.csv has no sheet "S"; it has a.csv`},
	} {
		t.Run(c.name, func(t *testing.T) {
			bound, err := tryBind(t, c.mapping, map[string]string{"a.csv": "a,b\n", "b.csv": "a,b\n"})
			if c.err != "" {
				if err == nil || err.Error() != c.err {
					t.Errorf("the error is %v, want %s", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range bound {
				got = append(got, b.Target+" "+b.Table.Name())
			}
			// Rules stand as in the file, and posts behind tenures.
			want := append(c.want[len(c.want)-1:len(c.want):len(c.want)], c.want[:len(c.want)-1]...)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("tables (-want +got):\n%s", diff)
			}
		})
	}
}

// A derived column is told by the name that the source has for it.
func TestPlacesAreThoseOfTheSource(t *testing.T) {
	table := bind(t, "flat: {from: a.csv, columns: {post: post, unit: {value: U}, end: {column: to, dates: any}, office: job}}", map[string]string{"a.csv": "post,job,to\na,b,present\n"})[0].Table
	in, err := table.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := in.Next(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, name := range in.Header() {
		got = append(got, name+" "+in.Where(i))
	}
	if diff := cmp.Diff([]string{"post ", "unit ", "end line 2, to", "x_end_note line 2, to", "office line 2, job", "status line 2, to"}, got); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

func TestEveryRecordGivesRowsOrIsCountedAsSkipped(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var text strings.Builder
		text.WriteString("key,post,kind,day\n")
		records := rapid.IntRange(0, 30).Draw(rt, "records")
		for range records {
			for i, pool := range [][]string{{"a", "b", "c", ""}, {"p", "p;q", ";", "", "p; q ;r"}, {"", "", "x", "y"}, {"2001", "2002", "2/3/2004", "", "nay"}} {
				if i > 0 {
					text.WriteByte(',')
				}
				text.WriteString(rapid.SampledFrom(pool).Draw(rt, "cell"))
			}
			text.WriteByte('\n')
		}
		mapping := "flat:\n  from: a.csv\n" + rapid.SampledFrom([]string{
			"", "  one_per: key\n", "  one_per: {key: key, latest: day}\n", "  one_per: {key: {text: '{key}{post}'}, earliest: day}\n",
		}).Draw(rt, "one_per") + rapid.SampledFrom([]string{
			"", "  skip: {column: kind, is: x, reason: x}\n", "  skip: [{column: kind, filled: true, reason: x}, {column: post, blank: true, reason: y}]\n",
		}).Draw(rt, "skip") + rapid.SampledFrom([]string{"", "  split: {column: post, at: ;}\n"}).Draw(rt, "split") +
			"  join: {j: {from: a.csv, key: key, by: kind, latest: day}}\n  columns: {post: post, end: {column: day, dates: dmy}, unit: {column: day, of: j}}\n"
		bound := bind(t, mapping, map[string]string{"a.csv": text.String()})[0]
		in, err := bound.Table.Open()
		if err != nil {
			rt.Fatal(err)
		}
		defer in.Close()
		gave, last := map[int]bool{}, -1
		for err = in.Next(); err == nil; err = in.Next() {
			if in.Record() < last {
				rt.Errorf("record %d comes after %d", in.Record(), last)
			}
			last = in.Record()
			gave[last] = true
		}
		if err != io.EOF {
			rt.Fatal(err)
		}
		skipped := 0
		for _, n := range bound.Tally.Skipped {
			skipped += n
		}
		if len(gave)+skipped != records || in.Record() != records || bound.Tally.Records != records {
			rt.Errorf("%d records gave rows and %d were skipped, of %d (%d told)\n%s\n%s", len(gave), skipped, records, bound.Tally.Records, mapping, text.String())
		}
	})
}

// How titles are read is the matter of package titles; what becomes of it is
// that of a mapping.
func TestTitlesAsWrittenGivePostsWithTheirUnits(t *testing.T) {
	bound := bind(t, "flat:\n  from: a.csv\n  titles: {table: vi, column: t, unread_unit: nowhere}\n  columns: {official: o, unit: u, start: {column: s, dates: dmy}}\n", map[string]string{
		"a.csv": "o,t,u,s\n" +
			"A,\"Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Quảng Nam\",,2/2014\n" + // two posts of one record, whose date counts once
			"B,Bí thư Huyện uỷ Tiên Phước,Huyện X,\n" + // the unit of the source goes before the one that is read
			"C,Qwerty,,\n" +
			"D,Qwerty,Y,\n" +
			"E,,,\n", // a blank title gives a row, for the import to reject
	})[0]
	in, err := bound.Table.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	cell := func(column string) string { return string(in.Cells()[slices.Index(in.Header(), column)]) }
	var got []string
	for err = in.Next(); err == nil; err = in.Next() {
		line := fmt.Sprint(in.Record())
		for _, column := range []string{"official", "unit", "level", "bloc", "head", "x_title", "start"} {
			line += "|" + cell(column)
		}
		if read := cell("x_title_rule"); (read == Unread) != (cell("x_title_confidence") == "none") {
			t.Errorf("%s: the rule is %q", line, read)
		}
		got = append(got, line)
	}
	want := []string{
		"0|A|tỉnh Quảng Nam|province|party|false|Phó Bí thư Tỉnh ủy|2014-02",
		"0|A|tỉnh Quảng Nam|province|state|true|Chủ tịch UBND tỉnh Quảng Nam|2014-02",
		"1|B|Huyện X|district|party|true|Bí thư Huyện uỷ Tiên Phước|",
		"2|C|nowhere||||Qwerty|",
		"3|D|Y||||Qwerty|",
		"4|E||||||",
	}
	if diff := cmp.Diff(want, got); err != io.EOF || diff != "" {
		t.Errorf("%v, rows (-want +got):\n%s", err, diff)
	}
	if diff := cmp.Diff(map[string]int{"Qwerty": 2}, bound.Tally.Unread); diff != "" {
		t.Errorf("unread (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[DateRule]int{{"start", "month_year"}: 1}, bound.Tally.Dates); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
	titles := 0
	for _, n := range bound.Tally.Titles {
		titles += n
	}
	if titles != 5 || bound.Tally.Titles[TitleRule{Unread, "none"}] != 2 {
		t.Errorf("titles are counted as %v", bound.Tally.Titles)
	}
}

func TestRecordsOfJSONAreWhatAPathSelects(t *testing.T) {
	bound := bind(t, "flat:\n  from: {file: a.json, rows: \"[*].jobs[*]\"}\n  columns:\n    official: \"[*].name\"\n    post: \"[*].jobs[*].title\"\n    x_tags: \"[*].jobs[*].tags[*]\"\n    unit: \"[*].jobs[*].unit\"\n    level: {column: \"[*].jobs[*].level\", optional: true}\n", map[string]string{
		"a.json": `[{"name":"A","jobs":[{"title":"x","tags":["p","q"]},{"title":"y"}]},` + "\n" + `{"name":"B","jobs":[{"title":"z","tags":[]}]},{"name":"C"}]`,
	})[0]
	got, err := made(bound.Table)
	want := []string{"official|post|x_tags|unit|level", "0/1 A|x|p; q||", "1/1 A|y|||", "2/2 B|z|||", "3 records"}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, rows (-want +got):\n%s", err, diff)
	}
	// No record has a unit or a level, and of these only the unit is missed.
	if diff := cmp.Diff([]string{"[*].jobs[*].unit"}, bound.Tally.Blank); diff != "" {
		t.Errorf("blank paths (-want +got):\n%s", diff)
	}
}

func TestAPathThatSelectsNothingIsToldOnce(t *testing.T) {
	files := map[string]string{"a.json": `{"people":[{"name":"A"}],"none":[]}`}
	_, err := made(bind(t, "flat: {from: {file: a.json, rows: \"none[*]\"}, columns: {official: \"none[*].name\"}}", files)[0].Table)
	want := "a.json has nothing at the path none[*], which the rule of flat on line 1 of m.yaml names; correct the path there"
	if err == nil || err.Error() != want {
		t.Errorf("the error is %v, want %s", err, want)
	}
	got, err := made(bind(t, "flat: {from: {file: a.json, rows: \"none[*]\"}, optional: true, columns: {official: \"none[*].name\"}}", files)[0].Table)
	if diff := cmp.Diff([]string{"official", "0 records"}, got); err != nil || diff != "" {
		t.Errorf("%v, rows of an optional rule (-want +got):\n%s", err, diff)
	}
	if _, err := tryBind(t, "flat: {from: a.json, columns: {official: name}}", files); err == nil || err.Error() != `m.yaml line 1: a.json is JSON; say at which path its rows stand, such as rows: "[*]"` {
		t.Errorf("without a path: %v", err)
	}
}
