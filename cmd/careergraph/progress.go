package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress tells on stderr how far long work has come: as a bar on a
// terminal, as a line now and then elsewhere. It is silent about a stage that
// is done within a second.
type progress struct {
	out      io.Writer
	terminal bool
	now      func() time.Time

	stage   string
	began   time.Time
	printed time.Time
	bar     *progressbar.ProgressBar
}

const (
	quiet    = time.Second     // before a stage is spoken of
	lineStep = 5 * time.Second // between two lines
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
	if now.Sub(p.began) < quiet {
		return
	}
	if p.terminal {
		p.draw(done, total)
		return
	}
	if now.Sub(p.printed) < lineStep {
		return
	}
	p.printed = now
	if total > 0 {
		fmt.Fprintf(p.out, "%s: %d of %d\n", stage, done, total)
		return
	}
	fmt.Fprintf(p.out, "%s: %d\n", stage, done)
}

func (p *progress) draw(done, total int) {
	if p.bar == nil {
		if total == 0 {
			total = -1 // of unknown length: a spinner
		}
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.out),
			progressbar.OptionSetDescription(p.stage),
			progressbar.OptionShowCount(),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(100*time.Millisecond),
		)
	}
	p.bar.Set(done)
}

// end takes the bar away; call it before anything else is printed.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Clear()
		p.bar = nil
	}
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
		for n := 1; ; n++ {
			select {
			case <-done:
				p.end()
				return
			case <-tick.C:
				p.report(stage, n, 0)
			}
		}
	}()
	defer func() { close(done); <-gone }()
	return work()
}
