package stats

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/power.md anew")

const powerPage = "../../docs/power.md"

// TestPageOfPower keeps docs/power.md in step with the code.
func TestPageOfPower(t *testing.T) {
	want := renderPower(t)
	if *update {
		if err := os.WriteFile(powerPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(powerPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the code says; run go test ./graph/stats -run TestPageOfPower -update", powerPage)
	}
}

// levels are the thresholds of the page: 0.05 alone, and the strictest that
// Benjamini–Hochberg asks of one finding among 6 and among 66 pairs.
var levels = []float64{0.05, 0.05 / 6, 0.05 / 66}

func renderPower(t *testing.T) string {
	var b strings.Builder
	b.WriteString(`# How many moves it takes

Made by ` + "`go test ./graph/stats -run TestPageOfPower -update`" + ` from the code that tests the flows. All figures are of the exact two-sided sign test: of
the moves between two places, is one direction more frequent than the other?

## To see an imbalance

The least number of moves from which on an imbalance is found with a chance of 80 % (90 %). "Alone" is one pair tested by itself at 0.05. Where many pairs are tested
at once, the q-value of a lone finding must pass a stricter bound: 0.05/6 if it is the only one among 6 pairs (the pairs of four levels), 0.05/66
among 66 (the pairs of twelve units). The more pairs are out of balance, the nearer it comes to "alone".

`)
	b.WriteString("| true split | alone | the only one of 6 | the only one of 66 |\n| --- | --- | --- | --- |\n")
	for _, share := range []float64{0.6, 0.7, 0.8, 0.9} {
		fmt.Fprintf(&b, "| %s |", split(share))
		for _, alpha := range levels {
			fmt.Fprintf(&b, " %d (%d) |", movesToSee(t, share, 0.8, alpha), movesToSee(t, share, 0.9, alpha))
		}
		b.WriteString("\n")
	}
	b.WriteString(`
So with 20 moves between two places a split of 60:40 is missed seven times in eight, and "not shown to be out of balance" must not be read as "balanced".

## What a number of moves can show

The chance, in per cent, that a pair tested alone at 0.05 is found. The column 50:50 is the chance of a false finding; it stays under 5 % because counts come in
whole moves. Below 6 moves no split can be found, so such a pair reads "too few".

`)
	shares := []float64{0.5, 0.6, 0.7, 0.8, 0.9}
	b.WriteString("| moves |")
	for _, share := range shares {
		fmt.Fprintf(&b, " %s |", split(share))
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(shares)) + "\n")
	for _, n := range []int64{5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 400} {
		fmt.Fprintf(&b, "| %d |", n)
		for _, share := range shares {
			power, err := Power(share, n, 0.05)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, " %.1f |", 100*power)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, `
## False findings, drawn

%s families of pairs were drawn for each row, of %s moves in turn, and tested at 0.05. A balanced pair is drawn by coins; the others are 80:20. "Corrected" is by
Benjamini and Hochberg, as everywhere in this program. It promises that the share in the column before the last stays under 5 %%, not that no family has a
false finding: where many pairs are rightly found, one in twenty findings may be wrong. Shares in per cent.

| pairs | of them 80:20 | balanced pairs found, each alone | families with a false finding, uncorrected | corrected | false among all findings, corrected | of the 80:20 found, corrected |
| --- | --- | --- | --- | --- | --- | --- |
`, "2,000", strings.Trim(strings.ReplaceAll(fmt.Sprint(sizes), " ", ", "), "[]"))
	for _, c := range []struct {
		pairs, imbalanced int
		seed              uint64
	}{{1, 0, 1}, {6, 0, 1}, {66, 0, 1}, {6, 3, 2}, {66, 24, 2}} {
		s := simulate(t, c.pairs, c.imbalanced, c.seed)
		found := "–"
		if c.imbalanced > 0 {
			found = fmt.Sprintf("%.1f", 100*s.found)
		}
		fmt.Fprintf(&b, "| %d | %d | %.1f | %.1f | %.1f | %.1f | %s |\n", c.pairs, c.imbalanced, 100*s.single, 100*s.raw, 100*s.corrected, 100*s.falsely, found)
	}
	return b.String()
}

func split(share float64) string { return fmt.Sprintf("%.0f:%.0f", 100*share, 100-100*share) }

func movesToSee(t *testing.T, share, power, alpha float64) int64 {
	t.Helper()
	n, err := MovesToSee(share, power, alpha)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
