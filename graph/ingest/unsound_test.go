package ingest_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"careergraph/graph"
	"careergraph/graph/ingest"
	"careergraph/graph/ingest/rows"
)

// filled writes a workbook whose first sheet is Tenures with the rows of a flat
// table, and lets a function change it.
func filled(t testing.TB, change func(f *excelize.File), lines ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	f.SetSheetName("Sheet1", "Tenures")
	for i, cells := range append([][]any{{"official", "post", "unit", "start", "end", "head"}}, lines...) {
		if err := f.SetSheetRow("Tenures", fmt.Sprintf("A%d", i+1), &cells); err != nil {
			t.Fatal(err)
		}
	}
	change(f)
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// places writes each problem with the place that a person looks for.
func places(r *ingest.Result) (list []string) {
	for _, p := range r.Report.Problems {
		place := p.Where
		if place == "" {
			place = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		list = append(list, fmt.Sprintf("%s %s %q %s %s", place, p.Column, p.Value, p.Code, p.Severity))
	}
	return list
}

// What a workbook may hold beside plain text. Each case is a flat table of some
// rows, and what becomes of them.
func TestCellsOfAWorkbookAreToldByTheirPlace(t *testing.T) {
	style := func(t *testing.T, f *excelize.File, format, from, to string) {
		t.Helper()
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = f.SetCellStyle("Tenures", from, to, id)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name     string
		change   func(t *testing.T, f *excelize.File)
		lines    [][]any
		problems []string
		held     []string
		notes    []string
	}{
		{
			name:  "an error of Excel stays as text and is no date",
			lines: [][]any{{"An", "Chair", "U", nil, "2005"}},
			change: func(t *testing.T, f *excelize.File) {
				f.SetCellFormula("Tenures", "D2", "#REF!+1")
				f.SetCellValue("Tenures", "D2", "#REF!")
			},
			problems: []string{`Tenures!D2 start "#REF!" bad_date warning`, `Tenures!D2 start "#REF!" no_start warning`},
			held:     []string{"An : Chair of U (unknown) -2005 ended"},
		},
		{
			name:     "a formula whose value is not kept is blank, and told",
			lines:    [][]any{{"An", "Chair", "U", nil, "2005"}},
			change:   func(t *testing.T, f *excelize.File) { f.SetCellFormula("Tenures", "D2", "2000+1") },
			problems: []string{`Tenures!D2  "" formula_value warning`, `Tenures!D2 start "" no_start warning`},
			held:     []string{"An : Chair of U (unknown) -2005 ended"},
		},
		{
			name:     "a formula without its value in a cell that must be filled",
			lines:    [][]any{{"An", nil, "U", "2001", nil}, {"Binh", "Chair", "U", "2001", nil}},
			change:   func(t *testing.T, f *excelize.File) { f.SetCellFormula("Tenures", "B2", `"Cha"&"ir"`) },
			problems: []string{`Tenures!B2  "" formula_value warning`, `Tenures!B2 post "" missing_value error`},
			held:     []string{"Binh : Chair of U (unknown) 2001- open"},
		},
		{
			name:     "cells that are merged down a column",
			lines:    [][]any{{"An", "Chair", "U", "2001", "2002"}, {nil, "Clerk", "U", "2003", "2004"}},
			change:   func(t *testing.T, f *excelize.File) { f.MergeCell("Tenures", "A2", "A3") },
			problems: []string{`Tenures!A2:A3  "An" merged_cells warning`},
			held:     []string{"An : Chair of U (unknown) 2001-2002 ended", "An : Clerk of U (unknown) 2003-2004 ended"},
		},
		{
			name:     "an empty cell that must not be, a row of empty cells, and blanks only",
			lines:    [][]any{{"An", "Chair", "U", "2001", "2002"}, nil, {"Binh", nil, "U", "2001", "2002"}, {"   ", " ", "", nil, " "}, {"Cuc", "Chair", " ", "2001", "2002"}},
			change:   func(t *testing.T, f *excelize.File) {},
			problems: []string{`Tenures!B4 post "" missing_value error`, `Tenures!A5 official "" missing_value error`, `Tenures!B5 post "" missing_value error`, `Tenures!D5 start "" no_start warning`, `Tenures!C5 unit "" missing_value error`, `Tenures!C6 unit "" missing_value error`},
			held:     []string{"An : Chair of U (unknown) 2001-2002 ended"},
		},
		{
			// 37000 and 38000 days after 1899-12-30 are 2001-04-19 and 2004-01-14.
			name:  "real dates in odd formats, and a time of day",
			lines: [][]any{{"An", "Chair", "U", 37000, 38000}, {"Binh", "Chair", "U", 37000, 38000.25}},
			change: func(t *testing.T, f *excelize.File) {
				style(t, f, `[$-42A]dd "tháng" mm "năm" yyyy;@`, "D2", "D3")
				style(t, f, `mmm\-yy`, "E2", "E3")
			},
			problems: []string{`Tenures!E3 end "2004-01-14T06:00:00" bad_date warning`},
			held:     []string{"An : Chair of U (unknown) 2001-04-19-2004-01-14 ended", "Binh : Chair of U (unknown) 2001-04-19- unknown"},
		},
		{
			name:     "a day before Excel counts right",
			lines:    [][]any{{"An", "Chair", "U", 59, 38000}},
			change:   func(t *testing.T, f *excelize.File) { style(t, f, "yyyy-mm-dd", "D2", "E2") },
			problems: []string{`Tenures!D2  "59" bad_date warning`, `Tenures!D2 start "59" bad_date warning`, `Tenures!D2 start "59" no_start warning`},
			held:     []string{"An : Chair of U (unknown) -2004-01-14 ended"},
		},
		{
			// 1904-01-01 and 37000 days are 2005-04-20.
			name:  "a workbook of the 1904 system",
			lines: [][]any{{"An", "Chair", "U", 37000, nil, true}},
			change: func(t *testing.T, f *excelize.File) {
				system := true
				f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &system})
				style(t, f, "yyyy-mm-dd", "D2", "D2")
			},
			held: []string{"An : Chair of U (unknown) 2005-04-20- open"},
		},
		{
			name:     "years and days that are plain numbers",
			lines:    [][]any{{"An", "Chair", "U", 2001, 38000}, {"Binh", "Chair", "U", 2001.5, nil}},
			change:   func(t *testing.T, f *excelize.File) {},
			problems: []string{`Tenures!E2 end "38000" bad_date warning`, `Tenures!D3 start "2001.5" bad_date warning`, `Tenures!D3 start "2001.5" no_start warning`},
			held:     []string{"An : Chair of U (unknown) 2001- unknown", "Binh : Chair of U (unknown) - open"},
		},
		{
			name:  "a sheet that is hidden and one that is empty",
			lines: [][]any{{"An", "Chair", "U", "2001", nil}},
			change: func(t *testing.T, f *excelize.File) {
				f.NewSheet("More")
				f.SetSheetRow("More", "A1", &[]any{"unit", "post", "official"})
				f.SetSheetRow("More", "A2", &[]any{"U", "Chair", "Binh"})
				f.SetSheetVisible("More", false)
				f.NewSheet("Empty")
			},
			problems: []string{`More!2 start "" no_start warning`},
			held:     []string{"An : Chair of U (unknown) 2001- open", "Binh : Chair of U (unknown) - open"},
			notes:    []string{"the sheet Empty of a.xlsx is empty and is passed over", "the sheet More of a.xlsx is hidden"},
		},
		{
			name:  "a workbook with macros",
			lines: [][]any{{"An", "Chair", "U", "2001", nil}},
			change: func(t *testing.T, f *excelize.File) {
				// Whatever is an OLE file will do.
				if err := f.AddVBAProject(append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2000)...)); err != nil {
					t.Fatal(err)
				}
			},
			held:  []string{"An : Chair of U (unknown) 2001- open"},
			notes: []string{"a.xlsx holds macros, which are not run"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := filled(t, func(f *excelize.File) { c.change(t, f) }, c.lines...)
			r, err := took(t, pathsOf(t, file{"a.xlsx", text}), ingest.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.problems, places(r)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.held, held(r.Batch)); diff != "" {
				t.Errorf("tenures (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(append(c.notes, "no level is stated: every move is unordered in direction"), r.Report.Notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

// locked is a workbook with a password.
func locked(t testing.TB) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	path := filepath.Join(t.TempDir(), "locked.xlsx")
	if err := f.SaveAs(path, excelize.Options{Password: "x"}); err != nil {
		t.Fatal(err)
	}
	return content(t, path)
}

// Nothing of what these files hold is loaded. Where one is refused before its
// rows are looked at the sentence is an error, else it is a problem of the file.
func TestWhatCannotBeReadIsOneSentenceWithItsPlace(t *testing.T) {
	const flat = "official,post,unit,start\nAn,Chair,U,2001\n"
	bomb := "official,post,unit,x_note\n" + strings.Repeat("An,Chair,U,"+strings.Repeat("0", 50_000)+"\n", 300)
	wide := strings.TrimSuffix(strings.Repeat("x_a,", 10_000), ",") + "\n"
	fromJSON := "flat:\n  from: {file: a.json, rows: '[*]'}\n  columns: {official: '[*].who', post: {value: P}, unit: {value: U}}\n"
	for _, c := range []struct {
		name    string
		files   []file
		mapping string
		options ingest.Options
		want    string
	}{
		{"a password", []file{{"a.xlsx", locked(t)}}, "", ingest.Options{}, "a.xlsx has a password; save it without one in Excel"},
		{"a workbook cut off", []file{{"a.xlsx", book(t, file{"A", flat})[:2000]}}, "", ingest.Options{}, "a.xlsx is damaged or was cut off; get the whole file again"},
		{"a gzip cut off", []file{{"a.csv.gz", gzipped(t, flat)[:30]}}, "", ingest.Options{}, "a.csv.gz is damaged or was cut off; get the whole file again"},
		{"a zip bomb", []file{{"a.zip", zipped(t, file{"a.csv", bomb})}}, "", ingest.Options{}, "a.zip/a.csv:0 too_large: a.zip/a.csv unpacks to more than 200 times its size, as no table does; check where it comes from, or unpack it yourself"},
		{"a gzip bomb", []file{{"a.csv.gz", gzipped(t, bomb)}}, "", ingest.Options{}, "a.csv.gz:0 too_large: a.csv.gz unpacks to more than 200 times its size, as no table does; check where it comes from, or unpack it yourself"},
		{"a header twice", []file{{"a.csv", "official,post,unit,post\nAn,Chair,U,Clerk\n"}}, "", ingest.Options{}, `a.csv:1 bad_csv: the column "post" stands twice; rename or remove one of them`},
		{"a header twice in a sheet", []file{{"a.xlsx", book(t, file{"A", "official,post,unit,post\nAn,Chair,U,Clerk\n"})}}, "", ingest.Options{}, `A!D1 bad_file: the column "post" stands twice; rename or remove one of them`},
		{"a column whose name has a line break", []file{{"a.csv", "official,post,unit,\"new\nline\"\n"}}, "", ingest.Options{}, "a.csv:1 unknown_column: rename the column to x_new\ufffdline to keep it as text, or take it out; "},
		{"a name in JSON that has a line break and is wrong", []file{{"a.json", `[{"a\nb": x}]`}}, fromJSON, ingest.Options{}, "$[0]['a\ufffdb'] bad_file: line 1, at $[0]['a\ufffdb'], is not valid JSON"},
		{"a column missing from a sheet", []file{{"a.xlsx", book(t, file{"A", "official,post,start\nAn,Chair,2001\n"})}}, "", ingest.Options{}, "A!1 missing_column: add the column unit; the header must name official (or official_id), post, unit"},
		{"a column of ours misspelt in a sheet", []file{{"a.xlsx", book(t, file{"A", "official,post,unit,Start\nAn,Chair,U,2001\n"})}}, "", ingest.Options{}, "A!D1 unknown_column: write the column's name as start, in small letters and without blanks"},
		{"10,000 columns", []file{{"a.csv", wide + wide}}, "", ingest.Options{}, "a.csv:1 too_large: "},
		{"UTF-8 with a line of Windows-1258", []file{{"a.csv", flat + "Tr\xe2\xccn,Ch\xfd\xecc,U,2002\n"}}, "", ingest.Options{}, "a.csv:3 bad_csv: "},
		{"deep JSON", []file{{"a.json", strings.Repeat("[", 100_000)}}, fromJSON, ingest.Options{}, "$[0][0][0]"},
		{"deep JSON within a record", []file{{"a.json", `[{"who": "An", "more": ` + strings.Repeat(`{"a":`, 100_000)}}, fromJSON, ingest.Options{}, "$[0].more.a.a"},
		{"JSON cut off", []file{{"a.json", "[{\"who\": \"An\"},\n {\"who\": \"Bi"}}, fromJSON, ingest.Options{}, "$[1].who bad_file: line 2, at $[1].who, is the last"},
		{"a mapping that names a missing column", []file{{"a.csv", flat}}, "flat:\n  from: a.csv\n  columns: {official: Name, post: post, unit: unit}\n", ingest.Options{}, `a.csv:1 missing_column: a.csv has no column "Name"`},
		{"a mapping that names a missing path", []file{{"a.json", `[{"name": "An"}]`}}, strings.ReplaceAll(fromJSON, "'[*]", "'staff[*]"), ingest.Options{}, "$ bad_file: line 1, at $, holds something else than an object, which the path staff[*] needs"},
		{"a mapping that names a missing sheet", []file{{"a.xlsx", book(t, file{"A", flat})}}, "flat:\n  from: {file: a.xlsx, sheet: B}\n  columns: {official: official, post: post, unit: unit}\n", ingest.Options{}, `m.yaml line 2: a.xlsx has no sheet "B"; it has a.xlsx#A`},
		{"a mapping of two files, one of which is not there", []file{{"a.csv", flat}}, "flat:\n  - {from: a.csv, columns: {official: official, post: post, unit: unit}}\n  - {from: b.csv, columns: {official: official, post: post, unit: unit}}\n", ingest.Options{}, "m.yaml line 3: the file b.csv is not among those to read; name it, or its folder, on the command line"},
		{"CSV said to be JSON", []file{{"a.csv", flat}}, "", ingest.Options{Format: rows.JSON}, "PATH: line 1, at $, is not valid JSON: "},
		{"CSV said to be a workbook", []file{{"a.csv", flat}}, "", ingest.Options{Format: rows.Excel}, "a.csv is not a workbook; save it as an Excel workbook (.xlsx), or do not state that it is one"},
		{"a workbook said to be CSV", []file{{"a.xlsx", book(t, file{"A", flat})}}, "", ingest.Options{Format: rows.CSV}, "a.xlsx:1 bad_csv: "},
		{"a workbook said to be JSON", []file{{"a.xlsx", book(t, file{"A", flat})}}, "", ingest.Options{Format: rows.JSON}, "PATH: line 1, at $, is not valid JSON: "},
		{"JSON said to be CSV", []file{{"a.json", `[{"who": "An"}]`}}, "", ingest.Options{Format: rows.CSV}, "a.json:1 "},
		{"JSON said to be NDJSON", []file{{"a.json", "{\"persons\": [\n{}]}\nx"}}, "", ingest.Options{Format: rows.NDJSON}, "PATH: line 3, at $[1], is not valid JSON: "},
		{"JSON that is no Popolo", []file{{"a.json", `[{"who": "An"}]`}}, "", ingest.Options{}, "PATH is JSON, and not Popolo, which has persons and memberships; careergraph import --guess PATH writes a mapping for it"},
		{"a table of a dataset and a flat one", []file{{"tenures.csv", "id,official_id,post_id\n"}, {"a.csv", flat}}, "", ingest.Options{}, "some of the tables are those of a dataset folder and some are not (a.csv); leave some out, or read all as flat tables"},
		{"a flat table and Popolo", []file{{"a.csv", flat}, {"c.json", content(t, "testdata/popolo/council.json")}}, "", ingest.Options{}, "some of the tables are those of a dataset folder and some are not (a.csv)"},
		{"two tables of a dataset without tenures", []file{{"units.csv", "id,name,level\n"}, {"posts.csv", "id,title,unit_id\n"}}, "", ingest.Options{}, "there is no tenures.csv in PATH, "},
		{"a zip without a table", []file{{"a.zip", zipped(t, file{"readme.txt", "x"}, file{"b.txt", "y"})}}, "", ingest.Options{}, "a.zip holds no table; pack files of CSV, JSON or Excel"},
		{"a zip in a zip", []file{{"a.zip", zipped(t, file{"b.zip", zipped(t, file{"a.csv", flat})})}}, "", ingest.Options{}, "a.zip/b.zip is a zip inside an archive; unpack the outer one and give what is in it"},
		{"a description twice", []file{{"dataset.yaml", "id: a\n"}, {"a.zip", zipped(t, file{"dataset.yaml", "id: b\n"}, file{"a.csv", flat})}}, "", ingest.Options{}, "both PATH and a.zip/dataset.yaml describe the dataset; leave one of them out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			paths := pathsOf(t, c.files...)
			if c.mapping != "" {
				c.options = by(t, c.mapping)
			}
			r, err := took(t, paths, c.options)
			got := ""
			switch {
			case err != nil && graph.CodeOf(err) == graph.Internal:
				t.Fatalf("%v is blamed on the program", err)
			case err != nil:
				got = strings.ReplaceAll(err.Error(), paths[0], "PATH")
			case r.Batch != nil:
				t.Fatalf("something is loaded: %q, %d tenures, notes %q", places(r), len(r.Batch.Tenures), r.Report.Notes)
			default:
				// Warnings of the rows before are told too.
				p := r.Report.Problems[slices.IndexFunc(r.Report.Problems, func(p ingest.Problem) bool { return p.Severity == ingest.Error })]
				place := p.Where
				if place == "" {
					place = fmt.Sprintf("%s:%d", p.File, p.Line)
				}
				got = fmt.Sprintf("%s %s: %s", place, p.Code, p.Message)
			}
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// Whatever stands beside the data and is not read is told.
func TestWhatIsNotReadIsNoted(t *testing.T) {
	const flat = "official,post,unit\nAn,Chair,U\n"
	const unordered = "no level is stated: every move is unordered in direction"
	beside := pathsOf(t, file{"tenures.csv", content(t, filepath.Join(overlay(t, "base"), "tenures.csv"))})
	for _, name := range []string{"units.csv", "posts.csv", "dataset.yaml"} {
		write(t, filepath.Join(filepath.Dir(beside[0]), name), content(t, filepath.Join(overlay(t, "base"), name)))
	}
	for name, text := range map[string]string{"old.csv": flat, "book.xlsx": book(t, file{"A", flat}), "m.yaml": "version: 1\n", "letter.docx": "x"} {
		write(t, filepath.Join(filepath.Dir(beside[0]), name), text)
	}
	const folderFiles = " is not read: the files of a dataset folder are dataset.yaml, units.csv, unit_links.csv, posts.csv, officials.csv, tenures.csv, claims.csv"
	for _, c := range []struct {
		name    string
		paths   []string
		options ingest.Options
		want    []string
	}{
		{"files in a dataset folder", []string{filepath.Dir(beside[0])}, ingest.Options{}, []string{
			"book.xlsx" + folderFiles, "m.yaml" + folderFiles, "old.csv" + folderFiles}},
		{"sheets of a workbook", pathsOf(t, file{"a.xlsx", book(t, file{"Tenures", "id,official_id,post_id\n"}, file{"Notes", flat})}), ingest.Options{}, []string{
			"there is no units.csv", "there is no posts.csv", "a.xlsx#Notes is not read: the tables of a dataset are units.csv, unit_links.csv, posts.csv, officials.csv, tenures.csv, claims.csv", unordered}},
		{"a file that the mapping does not name", pathsOf(t, file{"a.csv", flat}, file{"b.csv", flat}), by(t, "flat:\n  from: a.csv\n  columns: {official: official, post: post, unit: unit}\n"), []string{"b.csv is not read: no rule of m.yaml reads a file of this name", unordered}},
		{"files in a zip", pathsOf(t, file{"a.zip", zipped(t, file{"a.csv", flat}, file{"about.txt", "x"}, file{"__MACOSX/._a.csv", "x"}, file{"licence.yaml", "a: b"})}), ingest.Options{}, []string{
			"passed over: a.zip/__MACOSX/._a.csv is kept by a system for itself", "passed over: a.zip/about.txt is not named as a table; if it is one, name it .csv", "a.zip/licence.yaml is not read: what describes a dataset is its dataset.yaml", unordered}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := took(t, c.paths, c.options)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, r.Report.Notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}
