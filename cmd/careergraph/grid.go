package main

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A grid is a table of texts to print. Numbers stand to the right.
type grid struct {
	titles  []string
	numbers []bool
	rows    [][]string
}

// newGrid makes a grid of the titles; one that begins with # is of a column of
// numbers.
func newGrid(titles ...string) *grid {
	g := &grid{}
	for _, title := range titles {
		bare, number := strings.CutPrefix(title, "#")
		g.titles = append(g.titles, bare)
		g.numbers = append(g.numbers, number)
	}
	return g
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// print writes the grid with aligned columns, each line begun by an indent.
func (g *grid) print(w io.Writer, indent string) error {
	widths := make([]int, len(g.titles))
	rules := make([]string, len(g.titles))
	rows := [][]string{g.titles}
	for _, row := range g.rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = visible(cell)
		}
		rows = append(rows, cells)
	}
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for i, width := range widths {
		rules[i] = strings.Repeat("-", width)
	}
	var b strings.Builder
	for _, row := range slices.Insert(rows, 1, rules) {
		b.WriteString(strings.TrimRight(indent+g.line(row, widths), " "))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (g *grid) line(row []string, widths []int) string {
	cells := make([]string, len(row))
	for i, cell := range row {
		pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if g.numbers[i] {
			cells[i] = pad + cell
		} else {
			cells[i] = cell + pad
		}
	}
	return strings.Join(cells, "  ")
}

// csv writes the grid as CSV with a header row.
func (g *grid) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	out.Write(g.titles)
	return out.WriteAll(g.rows)
}
