package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"careergraph/graph/synth"
)

// An importBench is a file that is imported. The figures are those that the
// project set itself on two cores.
type importBench struct {
	name, file   string
	tenures      int // the most that the file holds
	write        func(dir, path string, tenures int) error
	time, memory string
}

var importBenches = []importBench{
	{"a flat CSV", "flat.csv", 1 << 30, writeFlat, "25 s", "2048 MiB"},
	{"a flat workbook", "flat.xlsx", 100_000, writeWorkbook, "20 s", "1024 MiB"},
}

// BenchmarkImports prints what it costs to import files as people have them into
// DuckDB, in a process of its own: the time that passes, the time of the
// processors, which tells more on a busy machine, and the most memory. The data
// are 200,000 invented officials with a million tenures.
//
//	go test -run '^$' -bench '^BenchmarkImports$' -benchtime 1x -timeout 30m ./cmd/careergraph
func BenchmarkImports(b *testing.B) {
	for b.Loop() {
		dir := filepath.Join(b.TempDir(), "data")
		if _, err := synth.Generate(b.Context(), dir, synth.Options{Officials: 200_000, Seed: 1, DownShare: synth.DefaultDownShare}, nil); err != nil {
			b.Fatal(err)
		}
		g := newGrid("imported", "#rows", "#time", "#of processors", "#peak memory", "#asked: time", "#memory")
		for _, c := range importBenches {
			path := filepath.Join(b.TempDir(), c.file)
			if err := c.write(dir, path, c.tenures); err != nil {
				b.Fatal(err)
			}
			g.add(c.measure(b, dir, path)...)
		}
		fmt.Println()
		if err := g.print(os.Stdout, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func (c *importBench) measure(b *testing.B, dir, path string) []string {
	cmd := exec.Command("careergraph", "import", path, filepath.Join(dir, "dataset.yaml"), "--store", filepath.Join(b.TempDir(), "bench.duckdb"), "--report", path+".json")
	cmd.Stderr = os.Stderr
	began := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
	took := time.Since(began)
	used := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	return []string{c.name, strconv.Itoa(reportedRows(b, path+".json")), fmt.Sprintf("%.1f s", took.Seconds()), fmt.Sprintf("%.1f s", used.Seconds()), fmt.Sprintf("%d MiB", peak), c.time, c.memory}
}

// reportedRows is how many rows a report says were accepted, which must be all.
func reportedRows(b *testing.B, path string) int {
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	var r report
	if err := json.Unmarshal(text, &r); err != nil {
		b.Fatal(err)
	}
	sum := r.total()
	if sum.Read != sum.Accepted {
		b.Fatalf("%s: of %d rows %d are accepted", path, sum.Read, sum.Accepted)
	}
	return sum.Accepted
}

// flatHeader names the columns of the flat table of a dataset folder.
var flatHeader = []string{"official_id", "official", "birth_date", "post", "unit", "level", "parent", "bloc", "office", "head", "rank", "class", "start", "end", "status", "arrival", "end_cause"}

// writeFlat joins the files of a dataset folder into one table of CSV.
func writeFlat(dir, path string, most int) error {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer out.Close()
	w := csv.NewWriter(out)
	w.Write(flatHeader)
	if err := eachFlat(dir, most, w.Write); err != nil {
		return err
	}
	w.Flush()
	return errors.Join(w.Error(), out.Close())
}

// writeWorkbook is writeFlat for a sheet of a workbook.
func writeWorkbook(dir, path string, most int) error {
	book := excelize.NewFile()
	defer book.Close()
	sheet, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	line := 0
	write := func(cells []string) error {
		line++
		row := make([]any, len(cells))
		for i, cell := range cells {
			if cell != "" {
				row[i] = cell
			}
		}
		return sheet.SetRow("A"+strconv.Itoa(line), row)
	}
	if err := errors.Join(write(flatHeader), eachFlat(dir, most, write), sheet.Flush()); err != nil {
		return err
	}
	return book.SaveAs(path)
}

// eachFlat gives the rows of the flat table of a dataset folder.
func eachFlat(dir string, most int, row func(cells []string) error) error {
	units, posts, officials := map[string]map[string]string{}, map[string]map[string]string{}, map[string]map[string]string{}
	for name, table := range map[string]map[string]map[string]string{"units.csv": units, "posts.csv": posts, "officials.csv": officials} {
		if err := eachRecord(filepath.Join(dir, name), func(record map[string]string) error {
			table[record["id"]] = record
			return nil
		}); err != nil {
			return err
		}
	}
	n := 0
	err := eachRecord(filepath.Join(dir, "tenures.csv"), func(held map[string]string) error {
		if n++; n > most {
			return io.EOF
		}
		post, official := posts[held["post_id"]], officials[held["official_id"]]
		unit := units[post["unit_id"]]
		level := post["level"]
		if level == "" {
			level = unit["level"]
		}
		return row([]string{
			held["official_id"], official["name"], official["birth_date"], post["title"], unit["name"], level, units[unit["parent_id"]]["name"],
			post["bloc"], post["office"], post["head"], post["rank"], post["class"], held["start"], held["end"], held["status"], held["arrival"], held["end_cause"],
		})
	})
	if err == io.EOF {
		return nil
	}
	return err
}

// eachRecord gives the rows of a file of CSV by the names of their columns.
func eachRecord(path string, visit func(record map[string]string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := csv.NewReader(file)
	header, err := in.Read()
	if err != nil {
		return err
	}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		record := make(map[string]string, len(cells))
		for i, cell := range cells {
			record[header[i]] = cell
		}
		if err := visit(record); err != nil {
			return err
		}
	}
}
