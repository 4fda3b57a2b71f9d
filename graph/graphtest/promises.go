package graphtest

import (
	"testing"

	"careergraph/graph"
)

// A promise is one line of what a store promises, as a test.
type promise struct {
	title string
	test  func(t *testing.T, engine string, open Open)
}

// promises is the table of contents of the contract.
var promises = []promise{
	{"rows come in the declared columns, kinds and order", testRowsAreWellFormed},
	{"all rows come, however many", testAllRowsCome},
	{"pages add up to the whole", testPagesAddUp},
	{"texts compare by bytes", testTextsCompareByBytes},
	{"texts of the data are never interpreted", testTextsAreNeverInterpreted},
	{"arguments are checked before the database is asked", testArgumentsAreChecked},
	{"a context that ended ends the call", testContextEndsTheCall},
	{"a context that ends midway gives all rows or an error", testContextEndsMidway},
	{"an empty store has no rows and says that it is empty", testEmptyStore},
	{"loading the same batch again changes nothing", testLoadingTwice},
	{"the revision rises with every change, however small", testRevisionRises},
	{"a load replaces what was there", testLoadReplaces},
	{"how the files were read is told as it was loaded", testReportIsKept},
	{"a load that is cancelled shows nothing, or says so, and can be finished", testCancelledLoad},
	{"readers at one time get the answers of readers alone", testReadersTogether},
	{"readers during loads see whole revisions, or are warned", testReadersDuringLoads},
}

// runPromises runs every promise and counts those that were kept.
func runPromises(t *testing.T, engine string, open Open) int {
	kept := 0
	for _, p := range promises {
		kept += passes(t, p.title, func(t *testing.T) { p.test(t, engine, open) })
	}
	return kept
}

// mustLoad loads a batch.
func mustLoad(t testing.TB, store graph.Store, batch *graph.Batch) graph.Loaded {
	t.Helper()
	loaded, err := store.Load(t.Context(), batch, nil)
	if err != nil {
		t.Fatal(describe(err))
	}
	return loaded
}

// mustAsk asks and checks what holds for every answer.
func mustAsk(t testing.TB, reader graph.Reader, ask graph.Ask) *graph.Answer {
	t.Helper()
	answer, err := reader.Ask(t.Context(), ask)
	if err != nil {
		t.Fatalf("%s: %s", formatAsk(ask), describe(err))
	}
	if err := wellFormed(ask, answer); err != nil {
		t.Fatalf("%s: %v", formatAsk(ask), err)
	}
	return answer
}
