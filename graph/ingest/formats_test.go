package ingest_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

// took reads paths and holds what no input may break: of every file each record
// is accepted, rejected, repeated or skipped; a file at fault leaves nothing to
// load; and whatever is loaded hangs together.
func took(t testing.TB, paths []string, options ingest.Options) (*ingest.Result, error) {
	t.Helper()
	r, err := ingest.ReadAll(t.Context(), paths, options)
	if err != nil {
		if r != nil {
			t.Errorf("there is a result beside the error %v", err)
		}
		if text := err.Error(); strings.ContainsAny(text, "\n\x00") || len(text) > 2000 {
			t.Errorf("the error is no sentence: %q", text)
		}
		return nil, err
	}
	accountedFor(t, r)
	return r, nil
}

func accountedFor(t testing.TB, r *ingest.Result) {
	t.Helper()
	for file, c := range r.Report.Rows {
		if c.Read != c.Accepted+c.Rejected+c.Repeated+c.Skipped || min(c.Read, c.Accepted, c.Rejected, c.Repeated, c.Skipped) < 0 {
			t.Errorf("%s: %+v does not add up", file, c)
		}
		if r.Batch == nil && r.Err(true) == nil {
			t.Errorf("%s: there is no batch and no reason", file)
		}
	}
	errors := 0
	for _, p := range r.Report.Problems {
		if p.Message == "" || strings.Contains(p.Message, "\n") || p.Code == "" || p.File == "" {
			t.Errorf("%+v is no sentence about a file", p)
		}
		if p.Severity == ingest.Error {
			errors++
		}
	}
	if errors != r.Report.Errors || errors > 0 && r.Err(false) == nil {
		t.Errorf("%d errors, of which the report counts %d and refuses the load for %v", errors, r.Report.Errors, r.Err(false))
	}
	if r.Batch == nil {
		return
	}
	posts, officials := map[string]bool{}, map[string]bool{}
	for _, p := range r.Batch.Posts {
		posts[p.ID] = true
	}
	for _, o := range r.Batch.Officials {
		officials[o.ID] = true
	}
	for _, held := range r.Batch.Tenures {
		if !posts[held.PostID] || !officials[held.OfficialID] {
			t.Errorf("the tenure %s is loaded without its post or official", held.ID)
		}
	}
}

// zipped and gzipped give what an archive of files holds; book gives a workbook
// with a sheet for each.

type file struct{ name, text string }

func zipped(t testing.TB, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(f.text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(text))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func cellsOf(t testing.TB, text string) [][]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// book writes each table of CSV into a sheet of its name.
func book(t testing.TB, sheets ...file) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			f.SetSheetName("Sheet1", s.name)
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for row, cells := range cellsOf(t, s.text) {
			if err := f.SetSheetRow(s.name, fmt.Sprintf("A%d", row+1), &cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// pathsOf writes files into a folder of its own and gives their paths.
func pathsOf(t testing.TB, files ...file) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		write(t, path, f.text)
		paths = append(paths, path)
	}
	return paths
}

func content(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A form is one way to hand over the same data.
type form struct {
	name    string
	paths   []string
	options ingest.Options
	taken   string // as what each path is taken, by the report
}

// sameBatch reads the data in each form and compares it with the plain one.
func sameBatch(t *testing.T, plain []string, forms []form) {
	t.Helper()
	want, err := took(t, plain, ingest.Options{})
	if err != nil || want.Err(false) != nil || len(want.Batch.Tenures) == 0 {
		t.Fatalf("the plain form is not read: %v %v", err, want.Err(false))
	}
	for _, c := range forms {
		t.Run(c.name, func(t *testing.T) {
			r, err := took(t, c.paths, c.options)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Report.Problems) != len(want.Report.Problems) {
				t.Errorf("problems are %q", problemsOf(r))
			}
			if r.Batch == nil || dataOf(r) != dataOf(want) {
				t.Errorf("the batch differs (-plain +this):\n%s", cmp.Diff(inJSON(t, want), inJSON(t, r)))
			}
			var taken []string
			for _, s := range r.Report.Sources {
				taken = append(taken, fmt.Sprintf("%s: %s, %s", s.File, s.Format, s.Taken))
			}
			if got := strings.Join(taken, "; "); got != c.taken {
				t.Errorf("taken as %q, want %q", got, c.taken)
			}
		})
	}
}

// dataOf is the fingerprint of what was read, without the report, which tells of
// files and lines.
func dataOf(r *ingest.Result) string {
	batch := *r.Batch
	batch.Report = graph.Report{}
	return batch.Fingerprint()
}

func inJSON(t testing.TB, r *ingest.Result) string {
	t.Helper()
	text, err := json.MarshalIndent(r.Batch, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestADatasetFolderIsTheSameInEveryForm(t *testing.T) {
	dir := overlay(t, "base")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all, tables []file
	for _, e := range entries {
		f := file{e.Name(), content(t, filepath.Join(dir, e.Name()))}
		all = append(all, f)
		if name, is := strings.CutSuffix(f.name, ".csv"); is {
			tables = append(tables, file{name, f.text})
		}
	}
	description := all[slices.IndexFunc(all, func(f file) bool { return f.name == "dataset.yaml" })]
	// within gives the paths of files as a folder, each changed by a function.
	within := func(change func(f file) file) []string {
		var files []file
		for _, f := range all {
			if f.name != description.name {
				f = change(f)
			}
			files = append(files, f)
		}
		return []string{filepath.Dir(pathsOf(t, files...)[0])}
	}
	base := func(paths []string) string { return filepath.Base(paths[0]) }
	compressed := within(func(f file) file { return file{f.name + ".gz", gzipped(t, f.text)} })
	books := within(func(f file) file {
		return file{strings.TrimSuffix(f.name, ".csv") + ".xlsx", book(t, file{"Sheet 1", f.text})}
	})
	mixed := within(func(f file) file {
		if f.name == "tenures.csv" {
			return file{"Tenures.XLSX", book(t, file{"Sheet 1", f.text})}
		}
		return f
	})
	var deep, capital []file
	for _, f := range all {
		deep = append(deep, file{"export/2024/" + f.name, f.text})
	}
	for _, f := range tables {
		capital = append(capital, file{strings.ToUpper(f.name), f.text})
	}
	slices.Reverse(capital)
	sameBatch(t, []string{dir}, []form{
		{"each file in gzip", compressed, ingest.Options{}, base(compressed) + ": csv in gzip, dataset folder"},
		{"each file a workbook", books, ingest.Options{}, base(books) + ": xlsx, dataset folder"},
		{"one of them a workbook", mixed, ingest.Options{}, base(mixed) + ": xlsx, dataset folder"},
		{"a workbook with a sheet for each", pathsOf(t, description, file{"book.xlsx", book(t, tables...)}), ingest.Options{}, "book.xlsx: xlsx, tables of a dataset folder"},
		{"a workbook in another order, and its description last", pathsOf(t, file{"book.xlsx", book(t, capital...)}, description), ingest.Options{}, "book.xlsx: xlsx, tables of a dataset folder"},
		{"that workbook in gzip", pathsOf(t, description, file{"book.xlsx.gz", gzipped(t, book(t, tables...))}), ingest.Options{}, "book.xlsx.gz: xlsx in gzip, tables of a dataset folder"},
		{"that workbook in a zip", pathsOf(t, file{"all.zip", zipped(t, file{"book.xlsx", book(t, tables...)}, description)}), ingest.Options{}, "all.zip: xlsx in zip, tables of a dataset folder"},
		{"all in a zip", pathsOf(t, file{"all.zip", zipped(t, all...)}), ingest.Options{}, "all.zip: csv in zip, tables of a dataset folder"},
		{"all in a zip with folders", pathsOf(t, file{"all.zip", zipped(t, deep...)}), ingest.Options{}, "all.zip: csv in zip, tables of a dataset folder"},
		{"said to be a folder", []string{dir}, ingest.Options{Mode: ingest.Folder}, filepath.Base(dir) + ": csv, dataset folder"},
		{"a zip said to be a folder", pathsOf(t, file{"all.zip", zipped(t, all...)}), ingest.Options{Mode: ingest.Folder}, "all.zip: csv in zip, tables of a dataset folder"},
	})
}

// flatParts are the four rows of the sound flat table in two tables, whose
// columns stand in different orders and of which only one has all of them.
func flatParts(t testing.TB) (first, second string) {
	t.Helper()
	lines := cellsOf(t, sound)
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, i := range []int{0, 3, 4} {
		// Without the columns in which rows 3 and 4 are blank: head, rank, end,
		// arrival, native_unit, source, x_note, and from the last to the first.
		var cells []string
		for j, cell := range lines[i] {
			if lines[3][j] != "" || lines[4][j] != "" {
				cells = append(cells, cell)
			}
		}
		slices.Reverse(cells)
		w.Write(cells)
	}
	w.Flush()
	return strings.Join(strings.SplitAfter(sound, "\n")[:3], ""), b.String()
}

// ownColumns feed every column of the flat table from one of the same name.
func ownColumns(t testing.TB, prefix string) string {
	t.Helper()
	var b strings.Builder
	for _, name := range cellsOf(t, sound)[0] {
		fmt.Fprintf(&b, "    %s: {column: %q, optional: true}\n", name, prefix+name)
	}
	return b.String()
}

// records writes the rows of a table as objects of JSON without blank members.
func records(t testing.TB, text string) (objects []string) {
	t.Helper()
	lines := cellsOf(t, text)
	for _, cells := range lines[1:] {
		object := map[string]string{}
		for i, cell := range cells {
			if cell != "" {
				object[lines[0][i]] = cell
			}
		}
		line, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		objects = append(objects, string(line))
	}
	return objects
}

func by(t testing.TB, text string) ingest.Options {
	t.Helper()
	m, err := ingest.ParseMapping(put(t, "m.yaml", text))
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Options{Mapping: m}
}

func TestAFlatTableIsTheSameInEveryForm(t *testing.T) {
	first, second := flatParts(t)
	list := "[" + strings.Join(records(t, sound), ",\n") + "]"
	ndjson := strings.Join(records(t, sound), "\n") + "\n"
	fromJSON := by(t, "flat:\n  from: {file: a.json, rows: '[*]'}\n  columns:\n"+ownColumns(t, "[*]."))
	fromCSV := by(t, "flat:\n  from: {file: a.csv, delimiter: ';'}\n  columns:\n"+ownColumns(t, ""))
	fromBook := by(t, "flat:\n  from: a.xlsx\n  columns:\n"+ownColumns(t, ""))
	semicolons := strings.ReplaceAll(sound, ",", ";")
	const flat, mapped = ", flat table", ", file of the mapping"
	sameBatch(t, pathsOf(t, file{"a.csv", sound}), []form{
		{"two CSV files with other columns", pathsOf(t, file{"a.csv", first}, file{"b.csv", second}), ingest.Options{}, "a.csv: csv" + flat + "; b.csv: csv" + flat},
		{"the second before the first", pathsOf(t, file{"b.csv", second}, file{"a.csv", first}), ingest.Options{}, "b.csv: csv" + flat + "; a.csv: csv" + flat},
		{"two sheets", pathsOf(t, file{"a.xlsx", book(t, file{"2001", first}, file{"2006", second})}), ingest.Options{}, "a.xlsx: xlsx" + flat},
		{"CSV and a workbook", pathsOf(t, file{"a.csv", first}, file{"b.xlsx", book(t, file{"2006", second})}), ingest.Options{}, "a.csv: csv" + flat + "; b.xlsx: xlsx" + flat},
		{"gzip", pathsOf(t, file{"a.csv.gz", gzipped(t, sound)}), ingest.Options{}, "a.csv.gz: csv in gzip" + flat},
		{"a workbook in gzip", pathsOf(t, file{"a.xlsx.gz", gzipped(t, book(t, file{"A", sound}))}), ingest.Options{}, "a.xlsx.gz: xlsx in gzip" + flat},
		{"two CSV files in a zip", pathsOf(t, file{"a.zip", zipped(t, file{"a.csv", first}, file{"b.csv", second})}), ingest.Options{}, "a.zip: csv in zip" + flat},
		{"CSV and a workbook in a zip", pathsOf(t, file{"a.zip", zipped(t, file{"a.csv", first}, file{"b.xlsx", book(t, file{"B", second})})}), ingest.Options{}, "a.zip: csv in zip" + flat},
		{"a name that misleads", pathsOf(t, file{"a.csv", book(t, file{"A", sound})}), ingest.Options{}, "a.csv: xlsx" + flat},
		{"a BOM and CRLF", pathsOf(t, file{"a.csv", "\ufeff" + strings.ReplaceAll(sound, "\n", "\r\n")}), ingest.Options{}, "a.csv: csv" + flat},
		{"JSON", pathsOf(t, file{"a.json", list}), fromJSON, "a.json: json" + mapped},
		{"JSON of another name", pathsOf(t, file{"b.txt", list}), fromJSON, "b.txt: json" + mapped},
		{"JSON in gzip", pathsOf(t, file{"a.json.gz", gzipped(t, list)}), fromJSON, "a.json.gz: json in gzip" + mapped},
		{"JSON in a zip", pathsOf(t, file{"x.zip", zipped(t, file{"in/a.json", list})}), fromJSON, "x.zip: json in zip" + mapped},
		{"NDJSON", pathsOf(t, file{"a.json", ndjson}), fromJSON, "a.json: ndjson" + mapped},
		{"NDJSON in gzip", pathsOf(t, file{"a.json.gz", gzipped(t, ndjson)}), fromJSON, "a.json.gz: ndjson in gzip" + mapped},
		{"semicolons", pathsOf(t, file{"a.csv", semicolons}), fromCSV, "a.csv: csv" + mapped},
		{"semicolons in gzip", pathsOf(t, file{"a.csv.gz", gzipped(t, semicolons)}), fromCSV, "a.csv.gz: csv in gzip" + mapped},
		{"semicolons in a zip", pathsOf(t, file{"a.zip", zipped(t, file{"a.csv", semicolons})}), fromCSV, "a.zip: csv in zip" + mapped},
		{"a workbook by a mapping", pathsOf(t, file{"a.xlsx", book(t, file{"A", sound})}), fromBook, "a.xlsx: xlsx" + mapped},
		{"a workbook by a mapping, in a zip", pathsOf(t, file{"a.zip", zipped(t, file{"a.xlsx", book(t, file{"A", sound})})}), fromBook, "a.zip: xlsx in zip" + mapped},
	})
}

func TestPopoloIsTheSameInEveryForm(t *testing.T) {
	text := content(t, "testdata/popolo/council.json")
	sameBatch(t, []string{"testdata/popolo/council.json"}, []form{
		{"gzip", pathsOf(t, file{"council.json.gz", gzipped(t, text)}), ingest.Options{}, "council.json.gz: json in gzip, Popolo"},
		{"a zip", pathsOf(t, file{"c.zip", zipped(t, file{"council.json", text}, file{"LICENSE", "free"})}), ingest.Options{}, "c.zip: json in zip, Popolo"},
		{"a name that misleads", pathsOf(t, file{"council.csv", text}), ingest.Options{}, "council.csv: json, Popolo"},
		{"said to be Popolo", pathsOf(t, file{"c.json", "\ufeff" + text}), ingest.Options{Mode: ingest.Popolo}, "c.json: json, Popolo"},
	})
}

// Each stage of a mapped import ends with all its rows told, so that the bar of
// one does not stand still at none.
func TestEachStageOfAMappedImportTellsItsRows(t *testing.T) {
	options := by(t, "units: {from: a.csv, one_per: unit, columns: {id: unit, name: unit, level: {value: ''}}}\n"+
		"posts: {from: a.csv, one_per: {key: post, latest: start}, columns: {id: post, title: post, unit_id: unit}}\n"+
		"tenures:\n  from: a.csv\n  join: {o: {from: b.csv, key: name, by: official}}\n  columns: {id: {text: '{official}{start}'}, official_id: {column: id, of: o}, post_id: post, start: start}\n")
	var text strings.Builder
	text.WriteString("official,post,unit,start\n")
	for i := range 5000 {
		fmt.Fprintf(&text, "An,P%d,U%d,%d\n", i%100, i%100, 1000+i)
	}
	last := map[string][2]int{}
	var stages []string
	options.Progress = func(stage string, done, total int) {
		if _, known := last[stage]; !known {
			stages = append(stages, stage)
		}
		if before := last[stage]; done < before[0] {
			t.Errorf("%s goes back from %d to %d", stage, before[0], done)
		}
		last[stage] = [2]int{done, total}
	}
	r, err := took(t, pathsOf(t, file{"a.csv", text.String()}, file{"b.csv", "name,id\nAn,1\n"}), options)
	if err != nil || r.Err(false) != nil {
		t.Fatal(err, r.Err(false))
	}
	var got []string
	for _, stage := range stages {
		got = append(got, fmt.Sprintf("%s: %d of %d", stage, last[stage][0], last[stage][1]))
	}
	// A row for each of the 100 units and posts, and one for each of 5,000 tenures.
	want := []string{
		"read a.csv → units: 100 of 100", "read a.csv → posts: 100 of 100", "read a.csv → tenures: 5000 of 5000",
		"check tenures: 5000 of 5000", "derive moves: 5000 of 5000",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
}
