package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// clocked gives a progress whose time is told by the test, in seconds since the
// work began.
func clocked(terminal bool) (p *progress, out *bytes.Buffer, at func(seconds float64)) {
	out = &bytes.Buffer{}
	began := time.Date(2023, 11, 6, 8, 0, 0, 0, time.UTC)
	now := began
	p = &progress{out: out, terminal: terminal, now: func() time.Time { return now }}
	return p, out, func(seconds float64) { now = began.Add(time.Duration(seconds * float64(time.Second))) }
}

// After 2 s with 100,000 of 1,000,000 rows the rate is 50,000/s and 900,000
// rows take 18 s more; after 7 s with 700,000 the rate is 100,000/s and 300,000
// take 3 s.
func TestProgressTellsLinesNowAndThen(t *testing.T) {
	p, out, at := clocked(false)
	p.report("read tenures.csv", 0, 1_000_000)
	at(0.9)
	p.report("read tenures.csv", 40_000, 1_000_000) // within the first second: silence
	at(2)
	p.report("read tenures.csv", 100_000, 1_000_000)
	at(6.9)
	p.report("read tenures.csv", 600_000, 1_000_000) // less than 5 s after the last line
	at(7)
	p.report("read tenures.csv", 700_000, 1_000_000)
	at(9)
	p.report("derive moves", 0, 1_000_000)
	p.report("derive moves", 1_000_000, 1_000_000) // at once
	at(10)
	p.report("load moves", 0, -1)
	at(12)
	p.report("load moves", 30_000, -1)
	p.end()
	want := []string{
		"read tenures.csv: 100,000 of 1,000,000 rows, 50,000/s, 18s left",
		"read tenures.csv: 700,000 of 1,000,000 rows, 100,000/s, 3s left",
		"load moves: 30,000 rows, 15,000/s",
		"",
	}
	if diff := cmp.Diff(want, strings.Split(out.String(), "\n")); diff != "" {
		t.Error(diff)
	}
}

// pictures gives what a terminal showed, one after the other, without the
// blanks that clear a line.
func pictures(out *bytes.Buffer) (list []string) {
	for _, picture := range strings.Split(out.String(), "\r") {
		if picture = strings.TrimSpace(picture); picture != "" && (len(list) == 0 || list[len(list)-1] != picture) {
			list = append(list, picture)
		}
	}
	return list
}

// At 2 s, 250 of 1,000 rows are 25 %: 5 of 20 blocks, of which the library
// draws the first 5. 750 rows at 125/s take 6 s. Then the total, an estimate,
// falls to 500: half of it, 10 blocks, 2 s left. The bar of the next stage
// starts anew.
func TestProgressDrawsABar(t *testing.T) {
	p, out, at := clocked(true)
	p.report("read a.csv", 0, 1000)
	at(2)
	p.report("read a.csv", 250, 1000)
	p.report("read a.csv", 260, 1000) // no time has passed: no picture
	at(2.2)
	p.report("read a.csv", 275, 550)
	p.end()
	got := pictures(out)
	want := []string{
		"25% |█████               |  read a.csv: 250 of 1,000 rows, 125/s, 6s left",
		"50% |██████████          |  read a.csv: 275 of 550 rows, 125/s, 2s left",
	}
	for _, picture := range want {
		if !slices.Contains(got, picture) {
			t.Errorf("the terminal did not show %q; it showed %q", picture, got)
		}
	}
	if last := out.String(); !strings.HasSuffix(last, " \r") {
		t.Errorf("the line is not cleared at the end: %q", last)
	}
}

// A bar stays in view when the last row of an estimate is not the last.
func TestProgressGoesOnPastAnEstimate(t *testing.T) {
	p, out, at := clocked(true)
	p.report("read a.csv", 0, 1000)
	at(2)
	p.report("read a.csv", 1000, 1000)
	at(3)
	p.report("read a.csv", 1100, 1000)
	at(4)
	p.report("read a.csv", 1200, 2400)
	p.end()
	got := pictures(out)
	for _, picture := range []string{
		"99% |███████████████████ |  read a.csv: 1,000 of 1,000 rows, 500/s, 0s left",
		"50% |██████████          |  read a.csv: 1,200 of 2,400 rows, 300/s, 4s left",
	} {
		if !slices.Contains(got, picture) {
			t.Errorf("the terminal did not show %q; it showed %q", picture, got)
		}
	}
	if !strings.Contains(out.String(), "read a.csv: 1,100 rows, 367/s") {
		t.Errorf("what lies past the total is not told: %q", got)
	}
}

// Of an unknown total, 0 or -1, a spinner tells rows and rate and no time left;
// work without rows tells the time it has taken.
func TestProgressSpinsWithoutATotal(t *testing.T) {
	for _, total := range []int{0, -1} {
		p, out, at := clocked(true)
		p.report("load moves", 0, total)
		at(2)
		p.report("load moves", 3000, total)
		at(4)
		p.report("asking", 0, total)
		at(7)
		p.report("asking", 0, total)
		p.end()
		got := strings.Join(pictures(out), "\n")
		for _, want := range []string{"load moves: 3,000 rows, 1,500/s", "asking: 3s"} {
			if !strings.Contains(got, want) {
				t.Errorf("total %d: the terminal did not show %q; it showed %q", total, want, got)
			}
		}
		for _, never := range []string{"left", "%", "█"} {
			if strings.Contains(got, never) {
				t.Errorf("total %d: the terminal showed %q in %q", total, never, got)
			}
		}
	}
}

// The name of a file may be long; the bar stays on one line.
func TestProgressCutsALongStage(t *testing.T) {
	p, out, at := clocked(true)
	stage := "read " + strings.Repeat("ấ", 100)
	p.report(stage, 0, 10)
	at(2)
	p.report(stage, 5, 10)
	if want := "read " + strings.Repeat("ấ", 26) + "…: 5 of 10 rows"; !strings.Contains(out.String(), want) {
		t.Errorf("%q is not in %q", want, out)
	}
}
