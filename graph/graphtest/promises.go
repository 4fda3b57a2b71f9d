package graphtest

import "testing"

// A promise is one line of what a store promises, as a test.
type promise struct {
	title string
	test  func(t *testing.T, engine string, open Open)
}

// runPromises runs every promise and counts those that were kept.
func runPromises(t *testing.T, engine string, open Open) int {
	kept := 0
	for _, p := range promises {
		if t.Run(p.title, func(t *testing.T) { p.test(t, engine, open) }) {
			kept++
		}
	}
	return kept
}

var promises = []promise{}
