package main

import (
	"archive/zip"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// book makes a workbook of tables in CSV: "book FILE SHEET=TABLE…". A cell that
// begins with an equals sign is a formula without its value.
func book(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: book FILE SHEET=TABLE…")
	}
	f := excelize.NewFile()
	defer f.Close()
	for i, arg := range args[1:] {
		sheet, table, _ := strings.Cut(arg, "=")
		lines, err := csv.NewReader(strings.NewReader(ts.ReadFile(table))).ReadAll()
		ts.Check(err)
		if i == 0 {
			ts.Check(f.SetSheetName("Sheet1", sheet))
		} else {
			_, err := f.NewSheet(sheet)
			ts.Check(err)
		}
		for row, cells := range lines {
			for column, text := range cells {
				cell, err := excelize.CoordinatesToCellName(column+1, row+1)
				ts.Check(err)
				if formula, is := strings.CutPrefix(text, "="); is {
					ts.Check(f.SetCellFormula(sheet, cell, formula))
				} else if text != "" {
					ts.Check(f.SetCellStr(sheet, cell, text))
				}
			}
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

// pack puts files, or those in a folder, into a zip, or one into gzip:
// "pack FILE.zip PATH…", "pack FILE.gz PATH".
func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: pack FILE PATH…")
	}
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer out.Close()
	if strings.HasSuffix(args[0], ".gz") {
		z := gzip.NewWriter(out)
		_, err = io.WriteString(z, ts.ReadFile(args[1]))
		ts.Check(err)
		ts.Check(z.Close())
		return
	}
	z := zip.NewWriter(out)
	for _, path := range args[1:] {
		ts.Check(filepath.Walk(ts.MkAbs(path), func(file string, info os.FileInfo, err error) error {
			if err != nil || info.IsDir() {
				return err
			}
			inside, err := filepath.Rel(filepath.Dir(ts.MkAbs(path)), file)
			if err != nil {
				return err
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			w, err := z.Create(filepath.ToSlash(inside))
			if err != nil {
				return fmt.Errorf("%s: %w", inside, err)
			}
			_, err = w.Write(text)
			return err
		}))
	}
	ts.Check(z.Close())
}
