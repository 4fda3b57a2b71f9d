package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/queries"
)

// testEmptyStore asks everything before anything was loaded.
func testEmptyStore(t *testing.T, engine string, open Open) {
	store := open(t)
	for _, ask := range plainAsks(Fixture(t, "river")) {
		answer := mustAsk(t, store, ask)
		if len(answer.Rows) > 0 || answer.More || answer.Revision != 0 || answer.Engine != engine {
			t.Errorf("%s: %d rows, more %t, revision %d, engine %s", formatAsk(ask), len(answer.Rows), answer.More, answer.Revision, answer.Engine)
		}
		if !warned(answer, "empty") {
			t.Errorf("%s: no warning begins with empty: %q", formatAsk(ask), answer.Warnings)
		}
	}
}

func warned(answer *graph.Answer, word string) bool {
	return slices.ContainsFunc(answer.Warnings, func(w string) bool { return strings.HasPrefix(w, word) })
}

// A snapshot is what a store answers to a list of asks, as text.
type snapshot map[string][]string

func take(t testing.TB, store graph.Reader, asks []graph.Ask) snapshot {
	t.Helper()
	s := snapshot{}
	for _, ask := range asks {
		s[formatAsk(ask)] = formatRows(mustAsk(t, store, ask).Rows)
	}
	return s
}

// wholeAsks ask every question for as much as it can tell of either batch.
func wholeAsks(t testing.TB, batches ...*graph.Batch) []graph.Ask {
	t.Helper()
	var asks []graph.Ask
	for _, batch := range batches {
		asks = append(asks, plainAsks(batch)...)
	}
	return asks
}

func testLoadingTwice(t *testing.T, _ string, open Open) {
	batch := Fixture(t, "merge")
	asks := plainAsks(batch)
	store := open(t)
	first := mustLoad(t, store, batch)
	if !first.Changed || first.Revision < 1 {
		t.Errorf("the first load says %+v", first)
	}
	before := take(t, store, asks)
	for range 2 {
		again := mustLoad(t, store, Fixture(t, "merge"))
		if again.Changed || again.Revision != first.Revision {
			t.Errorf("loading again says %+v after %+v", again, first)
		}
		if diff := cmp.Diff(before, take(t, store, asks)); diff != "" {
			t.Errorf("loading again changed the answers:\n%s", diff)
		}
	}
}

// testRevisionRises changes one thing at a time, down to what no question
// shows, and goes back to a batch that was there before.
func testRevisionRises(t *testing.T, _ string, open Open) {
	store := open(t)
	last := mustLoad(t, store, Fixture(t, "merge")).Revision
	for _, change := range []struct {
		name  string
		apply func(b *graph.Batch)
	}{
		{"a name", func(b *graph.Batch) { b.Units[0].Name += "!" }},
		{"a column of the file's own", func(b *graph.Batch) { b.Tenures[3].Extra = map[string]string{"x_note": "n"} }},
		{"a claim", func(b *graph.Batch) { b.Claims = b.Claims[:len(b.Claims)-1] }},
		{"how the files were read", func(b *graph.Batch) { b.Report.Notes = append(b.Report.Notes, "A note.") }},
		{"nothing but the title", func(b *graph.Batch) { b.Dataset.Title = graph.Label{"en": "Other"} }},
		{"back to the first", func(*graph.Batch) {}},
	} {
		batch := Fixture(t, "merge")
		change.apply(batch)
		loaded := mustLoad(t, store, batch)
		if !loaded.Changed || loaded.Revision <= last {
			t.Errorf("%s: the load says %+v after revision %d", change.name, loaded, last)
		}
		if answer := mustAsk(t, store, graph.Ask{Question: "dataset"}); answer.Revision != loaded.Revision {
			t.Errorf("%s: answers of revision %d after a load of %d", change.name, answer.Revision, loaded.Revision)
		}
		last = loaded.Revision
	}
}

func testLoadReplaces(t *testing.T, _ string, open Open) {
	river, rise := Fixture(t, "river"), Fixture(t, "rise")
	asks := wholeAsks(t, river, rise)
	store := open(t)
	mustLoad(t, store, rise)
	want := take(t, store, asks)
	mustLoad(t, store, river)
	if cmp.Equal(want, take(t, store, asks)) {
		t.Error("the second load changed nothing")
	}
	mustLoad(t, store, Fixture(t, "rise"))
	if diff := cmp.Diff(want, take(t, store, asks)); diff != "" {
		t.Errorf("something of the batch in between is left:\n%s", diff)
	}
}

// testCancelledLoad breaks a load off each time it tells of its progress, and
// holds what can be asked after that against the old data.
func testCancelledLoad(t *testing.T, _ string, open Open) {
	// More rows than a store is likely to write at once.
	old, fresh := crowd(t, 300), crowd(t, 6000)
	asks := []graph.Ask{{Question: "dataset"}, {Question: "flows_by_level"}, {Question: "levels"}, {Question: "net_by_unit"}, {Question: "tenures"}, {Question: "units"}}
	store := open(t)
	mustLoad(t, store, fresh)
	complete := take(t, store, asks)
	revision := mustLoad(t, store, old).Revision
	before := take(t, store, asks)
	steps := 0
	for step := 1; ; step++ {
		ctx, cancel := context.WithCancel(t.Context())
		told := 0
		loaded, err := store.Load(ctx, fresh, func(stage string, done, total int) {
			if stage == "" || done < 0 || total > 0 && done > total {
				t.Errorf("tells of %q that %d of %d are done", stage, done, total)
			}
			if told++; told == step {
				cancel()
			}
		})
		cancel()
		if err == nil {
			if !loaded.Changed || loaded.Revision <= revision {
				t.Errorf("finished, the load says %+v after revision %d", loaded, revision)
			}
			break
		}
		steps++
		if graph.CodeOf(err) != graph.Canceled {
			t.Fatalf("cancelled at step %d the load says: %s", step, describe(err))
		}
		for _, ask := range asks {
			answer, err := store.Ask(t.Context(), ask)
			if err != nil {
				t.Fatalf("after step %d: %s: %s", step, formatAsk(ask), describe(err))
			}
			if warned(answer, "incomplete") {
				continue
			}
			if answer.Revision != revision || !slices.Equal(formatRows(answer.Rows), before[formatAsk(ask)]) {
				t.Fatalf("after step %d: %s: neither the rows of revision %d nor a warning", step, formatAsk(ask), revision)
			}
		}
	}
	if steps == 0 {
		t.Error("the load never told of its progress, so it could not be cancelled")
	}
	if diff := cmp.Diff(complete, take(t, store, asks)); diff != "" {
		t.Errorf("run again, the load did not finish (- loaded at once, + after breaks):\n%s", diff)
	}
	if answer := mustAsk(t, store, graph.Ask{Question: "dataset"}); len(answer.Warnings) > 0 {
		t.Errorf("finished, the store still warns: %q", answer.Warnings)
	}
}

// testReadersTogether asks everything from several sides at once.
func testReadersTogether(t *testing.T, _ string, open Open) {
	batch := Fixture(t, "river")
	asks := plainAsks(batch)
	store := open(t)
	mustLoad(t, store, batch)
	want := take(t, store, asks)
	var wait sync.WaitGroup
	for reader := range 8 {
		wait.Go(func() {
			for i := range asks {
				ask := asks[(i+reader*len(asks)/8)%len(asks)]
				answer, err := store.Ask(t.Context(), ask)
				if err != nil {
					t.Errorf("%s: %s", formatAsk(ask), describe(err))
				} else if !slices.Equal(formatRows(answer.Rows), want[formatAsk(ask)]) {
					t.Errorf("%s: other rows than alone", formatAsk(ask))
				}
			}
		})
	}
	wait.Wait()
}

// testReadersDuringLoads loads two batches in turn under readers, and then
// holds every answer without a warning against those of its revision.
func testReadersDuringLoads(t *testing.T, _ string, open Open) {
	small, large := crowd(t, 100), crowd(t, 2000)
	asks := []graph.Ask{
		{Question: "dataset"}, {Question: "flows_by_level"}, {Question: "net_by_unit"}, {Question: "tenures"},
		{Question: "careers_through_levels", Args: graph.Args{"sequence": []string{"commune", "district"}, "gaps": true, "or_higher": false}},
	}
	store := open(t)
	wholes := map[int64]snapshot{}
	mustLoad(t, store, large)
	ofLarge := take(t, store, asks)
	loaded := mustLoad(t, store, small)
	ofSmall := take(t, store, asks)
	wholes[loaded.Revision] = ofSmall

	type observation struct {
		ask    string
		answer *graph.Answer
	}
	var mutex sync.Mutex
	var seen []observation
	done := make(chan struct{})
	var wait sync.WaitGroup
	for reader := range 4 {
		wait.Go(func() {
			for i := reader; ; i++ {
				ask := asks[i%len(asks)]
				answer, err := store.Ask(t.Context(), ask)
				if err != nil {
					t.Errorf("%s: %s", formatAsk(ask), describe(err))
					return
				}
				mutex.Lock()
				seen = append(seen, observation{formatAsk(ask), answer})
				mutex.Unlock()
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for i := range 6 {
		batch, whole := large, ofLarge
		if i%2 == 1 {
			batch, whole = small, ofSmall
		}
		loaded, err := store.Load(t.Context(), batch, nil)
		if err != nil {
			t.Errorf("load: %s", describe(err))
			break
		}
		wholes[loaded.Revision] = whole
	}
	close(done)
	wait.Wait()
	for _, o := range seen {
		if warned(o.answer, "incomplete") {
			continue
		}
		whole, ok := wholes[o.answer.Revision]
		if !ok {
			t.Errorf("%s: an answer of revision %d, which no load made", o.ask, o.answer.Revision)
		} else if rows := formatRows(o.answer.Rows); !slices.Equal(rows, whole[o.ask]) {
			t.Errorf("%s: %d rows, without a warning, where revision %d has %d", o.ask, len(rows), o.answer.Revision, len(whole[o.ask]))
		}
	}
}

// plainAsks ask each question once, with what it needs and no more, about
// something that the batch has.
func plainAsks(batch *graph.Batch) []graph.Ask {
	var asks []graph.Ask
	values := newValues(batch)
	for _, name := range queries.Names() {
		question, _ := queries.Lookup(name)
		args := graph.Args{}
		for _, arg := range question.Args {
			if !arg.Optional {
				args[arg.Name] = values.of(question, arg)[0]
			}
		}
		asks = append(asks, graph.Ask{Question: name, Args: args})
	}
	return asks
}

// formatAsk writes an ask on one line.
func formatAsk(ask graph.Ask) string {
	line := fmt.Sprint(ask.Question, " ", map[string]any(ask.Args))
	if ask.Skip > 0 || ask.Limit > 0 {
		line += fmt.Sprintf(" skip %d limit %d", ask.Skip, ask.Limit)
	}
	return line
}
