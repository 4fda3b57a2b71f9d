package graphtest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

// Open gives an empty store that is closed when its test ends. The suite asks
// for one at a time, so that a server with a single database will do.
type Open = func(t testing.TB) graph.Store

// Run holds a store against every case and every promise. The engine is the
// name that its answers must carry.
func Run(t *testing.T, engine string, open Open) {
	cases, promises := 0, 0
	t.Run("cases", func(t *testing.T) { cases = runCases(t, engine, open) })
	t.Run("promises", func(t *testing.T) { promises = runPromises(t, engine, open) })
	t.Logf("conformance: %d cases, %d promises on %s", cases, promises, engine)
	if err := tally(engine, cases, promises); err != nil {
		t.Error(err)
	}
}

// runCases loads each set of data once, asks all that is asked of it, and
// counts the cases that passed.
func runCases(t *testing.T, engine string, open Open) int {
	files, err := readCases()
	if err != nil {
		t.Fatal(err)
	}
	byData := map[string][]*caseFile{}
	for _, file := range files {
		name := file.use
		if name == "" {
			name = file.path
		}
		byData[name] = append(byData[name], file)
	}
	passed := 0
	for _, name := range slices.Sorted(maps.Keys(byData)) {
		t.Run(name, func(t *testing.T) {
			batch := loadData(t, byData[name][0])
			store := open(t)
			if _, err := store.Load(t.Context(), batch, nil); err != nil {
				t.Fatal(describe(err))
			}
			for _, file := range byData[name] {
				for _, c := range file.cases {
					passed += passes(t, fmt.Sprintf("%s/%s", file.question.Name, c.title), func(t *testing.T) {
						if err := c.run(t, engine, store); err != nil {
							t.Errorf("%s:%d: %v", file.path, c.line, err)
						}
					})
				}
			}
		})
	}
	return passed
}

// passes runs a test and gives 1 if it really ran, to its end, and passed. The
// answer of t.Run will not do: it is true for a test that a filter left out.
func passes(t *testing.T, name string, test func(t *testing.T)) int {
	passed := 0
	t.Run(name, func(t *testing.T) {
		test(t)
		if !t.Failed() {
			passed = 1
		}
	})
	return passed
}

// run asks and holds the answer against the rows of the case.
func (c *testCase) run(t *testing.T, engine string, store graph.Reader) error {
	answer, err := store.Ask(t.Context(), c.ask)
	if c.failure != nil {
		return c.failure.matches(err)
	}
	if err != nil {
		return fmt.Errorf("%s", describe(err))
	}
	if err := wellFormed(c.ask, answer); err != nil {
		return fmt.Errorf("%w\nrows: %v", err, formatRows(answer.Rows))
	}
	if diff := cmp.Diff(formatRows(c.rows), formatRows(answer.Rows)); diff != "" {
		return fmt.Errorf("the rows differ (- the case, + the store):\n%s", diff)
	}
	if !cmp.Equal(c.rows, answer.Rows) && len(c.rows) > 0 {
		return fmt.Errorf("the rows read the same and differ: %s", cmp.Diff(c.rows, answer.Rows))
	}
	switch {
	case answer.More != (c.more == "yes"):
		return fmt.Errorf("more is %t", answer.More)
	case answer.Engine != engine:
		return fmt.Errorf("the answer comes from %q, not from %q", answer.Engine, engine)
	case len(answer.Warnings) > 0:
		return fmt.Errorf("warnings: %q", answer.Warnings)
	}
	return nil
}

// matches checks that an error has the code and the field that a case states.
func (f *failure) matches(err error) error {
	if err == nil {
		return fmt.Errorf("there is an answer where an error of code %s on %s is due", f.code, f.field)
	}
	var e *graph.Error
	if !errors.As(err, &e) || e.Code != f.code || e.Field != f.field {
		return fmt.Errorf("%s where an error of code %s on %s is due", describe(err), f.code, f.field)
	}
	return nil
}

// describe shows an error with the cause that its message hides.
func describe(err error) string {
	var e *graph.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	return fmt.Sprintf("%s (%s %s; cause: %v)", e.Message, e.Code, e.Field, e.Err)
}
