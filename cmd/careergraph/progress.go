package main

import (
	"fmt"
	"io"
	"os"
	"time"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A progress tells on stderr how far long work has come: as a bar on a
// terminal, as a line now and then elsewhere. It is silent about a stage that
// is done within a second. What it is told of are rows; a total of 0 or less is
// not known, and one that is an estimate may change from report to report.
type progress struct {
	out      io.Writer
	terminal bool
	now      func() time.Time

	stage   string
	began   time.Time
	printed time.Time
	bar     *progressbar.ProgressBar
	spinner bool // the bar is one, for want of a total
}

const (
	quiet    = time.Second            // before a stage is spoken of
	lineStep = 5 * time.Second        // between two lines
	drawStep = 100 * time.Millisecond // between two pictures of a bar

	barWidth     = 20
	longestStage = 32 // in characters, so that a bar stays on one line
)

func newProgress(out io.Writer) *progress {
	file, ok := out.(*os.File)
	return &progress{out: out, terminal: ok && term.IsTerminal(int(file.Fd())), now: time.Now}
}

// report is a graph.Progress.
func (p *progress) report(stage string, done, total int) {
	now := p.now()
	if stage != p.stage {
		p.end()
		p.stage, p.began, p.printed = stage, now, time.Time{}
	}
	step := lineStep
	if p.terminal {
		step = drawStep
	}
	if now.Sub(p.began) < quiet || now.Sub(p.printed) < step {
		return
	}
	p.printed = now
	if !p.terminal {
		fmt.Fprintln(p.out, describe(stage, done, total, now.Sub(p.began)))
		return
	}
	p.draw(describe(clipped(stage), done, total, now.Sub(p.began)), done, total)
}

// describe tells the rows, how many a second, and the time left where the total
// is known. Work that counts no rows has only the time it has taken.
func describe(stage string, done, total int, taken time.Duration) string {
	english := message.NewPrinter(language.English)
	rate := float64(done) / max(taken.Seconds(), quiet.Seconds())
	switch {
	case done <= 0:
		return fmt.Sprintf("%s: %s", stage, taken.Truncate(time.Second))
	case !known(done, total):
		return english.Sprintf("%s: %d rows, %.0f/s", stage, done, rate)
	}
	left := time.Duration(float64(total-done) / rate * float64(time.Second))
	return english.Sprintf("%s: %d of %d rows, %.0f/s, %s left", stage, done, total, rate, left.Round(time.Second))
}

// known says whether a total is one.
func known(done, total int) bool { return total > 0 && done <= total }

func clipped(stage string) string {
	if utf8.RuneCountInString(stage) <= longestStage {
		return stage
	}
	return string([]rune(stage)[:longestStage-1]) + "…"
}

// steps is how finely a bar is drawn. It never shows the last one, after which
// the library draws no more, though an estimated total may yet rise.
const steps = 1000

// draw shows a bar, or a spinner where the total is not known, with what is
// said beside it. The library is told no rows: its rate would begin with its
// first picture, and its estimate of the time left with that.
func (p *progress) draw(said string, done, total int) {
	spinner := !known(done, total)
	if p.bar == nil || spinner != p.spinner {
		p.clear()
		p.bar, p.spinner = newBar(p.out, said, spinner), spinner
	}
	if !spinner {
		p.bar.Set(min(int(float64(done)/float64(total)*steps), steps-1))
	}
	p.bar.Describe(said)
}

func newBar(out io.Writer, said string, spinner bool) *progressbar.ProgressBar {
	length := steps
	if spinner {
		length = -1
	}
	return progressbar.NewOptions(length,
		progressbar.OptionSetWriter(out),
		progressbar.OptionSetDescription(said),
		progressbar.OptionSetWidth(barWidth),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionShowDescriptionAtLineEnd(),
		// Otherwise a spinner goes on to draw itself after it was cleared.
		progressbar.OptionSetSpinnerChangeInterval(0),
	)
}

func (p *progress) clear() {
	if p.bar != nil {
		p.bar.Clear()
		p.bar = nil
	}
}

// end takes the bar away; call it before anything else is printed.
func (p *progress) end() {
	p.clear()
	p.stage = ""
}

// during runs something that cannot tell how far it has come.
func (p *progress) during(stage string, work func() error) error {
	if !p.terminal {
		return work()
	}
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(quiet / 5)
		defer tick.Stop()
		for {
			select {
			case <-done:
				p.end()
				return
			case <-tick.C:
				p.report(stage, 0, 0)
			}
		}
	}()
	defer func() { close(done); <-gone }()
	return work()
}
