package rows

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// A PathCount is a path to plain values: as one of a column is written, with
// how many values were seen that are not null, and some of them.
type PathCount struct {
	Path    string
	Count   int
	Samples []string
}

// The bounds on what is told of paths.
const (
	maxPaths       = 10_000
	maxSamples     = 5
	maxSampleRunes = 200
)

// Paths gives the paths to plain values in the first elements of each list of a
// document, in the order in which they are first seen. A list's elements share
// one path; so do members of one object whose names differ in a number at
// their end only.
func (d *Document) Paths(sample int) ([]PathCount, error) {
	from, in, err := openJSON(d.from)
	if err != nil {
		return nil, err
	}
	defer from.close()
	w := &pathWalk{jsonReader: newJSONReader(in), sample: sample}
	root := &branch{}
	if d.Format == NDJSON {
		err = w.lines(root)
	} else {
		err = w.document(root, d.File)
	}
	if err != nil {
		return nil, err
	}
	return root.counts(nil, nil), nil
}

// pathWalk goes through the first elements of lists.
type pathWalk struct {
	*jsonReader
	sample int
	paths  int
}

func (w *pathWalk) lines(root *branch) error {
	for n := 0; n < w.sample; n++ {
		w.top = path{{kind: element, at: n}}
		t, err := w.token()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = w.walk(w.to(root, step{kind: star}), t)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *pathWalk) document(root *branch, name string) error {
	t, err := w.token()
	if err == io.EOF {
		return faultf(Unsound, 1, "%s is empty; it must hold JSON", name)
	}
	if err != nil {
		return err
	}
	return w.walk(root, t)
}

// walk goes through the value that begins with a token.
func (w *pathWalk) walk(b *branch, t json.Token) error {
	if w.paths > maxPaths {
		return w.fault(TooLarge, "brings more than %d different paths; members that are named by ids should be a list", maxPaths)
	}
	opening, ok := t.(json.Delim)
	if !ok {
		b.see(t)
		return nil
	}
	if err := w.deeper(); err != nil {
		return err
	}
	defer w.higher()
	for n := 0; ; n++ {
		name, t, more, err := w.child(opening == '{', n, func(string) bool { return false })
		switch {
		case err != nil || !more:
			return err
		case opening == '{':
			err = w.walk(w.to(b, step{kind: member, name: name}), t)
		case n < w.sample:
			err = w.walk(w.to(b, step{kind: star}), t)
		default:
			err = w.skip(t)
		}
		if err != nil {
			return err
		}
	}
}

func (w *pathWalk) to(b *branch, s step) *branch {
	next := b.next[s]
	if next == nil {
		next = &branch{}
		b.put(s, next)
		w.paths++
	}
	return next
}

// A branch is what was seen below a path.
type branch struct {
	plain   bool
	count   int
	samples []string
	next    map[step]*branch
	order   []step
}

func (b *branch) put(s step, next *branch) {
	if b.next == nil {
		b.next = map[step]*branch{}
	}
	b.next[s] = next
	b.order = append(b.order, s)
}

// see takes in a plain value.
func (b *branch) see(t json.Token) {
	b.plain = true
	if t == nil {
		return
	}
	b.count++
	b.keep(fmt.Sprint(t))
}

func (b *branch) keep(sample string) {
	if runes := []rune(sample); len(runes) > maxSampleRunes {
		sample = string(runes[:maxSampleRunes])
	}
	if sample == "" || len(b.samples) == maxSamples {
		return
	}
	for _, known := range b.samples {
		if known == sample {
			return
		}
	}
	b.samples = append(b.samples, sample)
}

// merge takes in what was seen below another path.
func (b *branch) merge(other *branch) {
	b.plain = b.plain || other.plain
	b.count += other.count
	for _, sample := range other.samples {
		b.keep(sample)
	}
	for _, s := range other.order {
		if b.next[s] == nil {
			b.put(s, &branch{})
		}
		b.next[s].merge(other.next[s])
	}
}

// numbered joins the members whose names differ in their number only.
func (b *branch) numbered() *branch {
	base := func(s step) string { return strings.TrimRight(s.name, "0123456789") }
	same := map[string]int{}
	for _, s := range b.order {
		if s.kind == member {
			same[base(s)]++
		}
	}
	joined := &branch{plain: b.plain, count: b.count, samples: b.samples}
	for _, s := range b.order {
		below := b.next[s]
		if base := base(s); s.kind == member && base != "" && same[base] > 1 {
			s = step{kind: member, name: base, numbered: true}
		}
		if joined.next[s] == nil {
			joined.put(s, &branch{})
		}
		joined.next[s].merge(below)
	}
	return joined
}

// counts lists what is below a path.
func (b *branch) counts(at path, list []PathCount) []PathCount {
	b = b.numbered()
	if b.plain {
		list = append(list, PathCount{at.String(), b.count, b.samples})
	}
	for _, s := range b.order {
		list = b.next[s].counts(append(at[:len(at):len(at)], s), list)
	}
	return list
}
