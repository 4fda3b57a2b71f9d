package stats

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// letters gives the numbers of the letters of a sequence in an alphabet.
func letters(sequence, alphabet string) []int {
	var states []int
	for _, letter := range sequence {
		states = append(states, strings.IndexRune(alphabet, letter))
	}
	return states
}

// statistics.md (k), computed there by the formulas of TraMineR.
func TestDescribeSequence(t *testing.T) {
	for _, c := range []struct {
		sequence, alphabet     string
		complexity, turbulence float64
		transitions, visited   int
		volatility             float64 // half of (visited-1)/(letters-1), half of transitions/(length-1)
	}{
		{"CCCDDDPP", "CDP", 0.530514, 5.423211, 2, 3, 0.5 + 1.0/7},
		{"CCCDDCCP", "CDP", 0.592615, 5.222392, 3, 3, 0.5 + 1.5/7},
		{"CCCCCCCC", "CDP", 0, 1, 0, 1, 0},
		{"CDCDCD", "CDP", 0.794311, 5.044394, 5, 2, 0.25 + 0.5},
		{"AAABBC", "ABCD", 0.540213, 3.847997, 2, 3, 1.0/3 + 0.2},
		{"C", "CDP", 0, 1, 0, 1, 0},
		{"CCC", "C", 0, 1, 0, 1, 0},
	} {
		s, err := DescribeSequence(letters(c.sequence, c.alphabet), len(c.alphabet))
		if err != nil {
			t.Errorf("%s: %v", c.sequence, err)
			continue
		}
		within(t, c.sequence+": complexity", s.Complexity, c.complexity, 5e-7)
		within(t, c.sequence+": turbulence", s.Turbulence, c.turbulence, 5e-7)
		within(t, c.sequence+": volatility", s.Volatility, c.volatility, 1e-12)
		if s.Transitions != c.transitions || s.Visited != c.visited {
			t.Errorf("%s: %d transitions, %d visited, want %d and %d", c.sequence, s.Transitions, s.Visited, c.transitions, c.visited)
		}
	}
	s, err := DescribeSequence(letters("CD", "CD"), 2)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "entropy of half and half", s.Entropy, 1, 1e-12)
}

func TestDistinctSubsequences(t *testing.T) {
	for sequence, want := range map[string]uint64{
		"":     1,
		"C":    2,
		"CDP":  8,  // all different: 2^3
		"CDC":  7,  // 2^3, C alone counted once
		"CC":   3,  // nothing, C, CC
		"CDCD": 12, // nothing; C, D; CC, CD, DC, DD; CCD, CDC, CDD, DCD; CDCD
	} {
		if got, err := DistinctSubsequences(letters(sequence, "CDP")); err != nil || got != want {
			t.Errorf("%q: %d, %v, want %d", sequence, got, err, want)
		}
	}
	if got, err := DistinctSubsequences(numbers(63)); err != nil || got != 1<<63 {
		t.Errorf("63 different states: %d, %v, want 2^63", got, err)
	}
	if got, err := DistinctSubsequences(numbers(64)); err == nil {
		t.Errorf("64 states: %d", got)
	}
}

func TestSequencesRefuse(t *testing.T) {
	for name, c := range map[string]struct {
		states   []int
		alphabet int
	}{
		"nothing":             {nil, 3},
		"a state too high":    {[]int{0, 3}, 3},
		"a negative state":    {[]int{-1}, 3},
		"no alphabet":         {[]int{0}, 0},
		"too many spells":     {numbers(64), 64},
		"too long a sequence": {make([]int, maxPeriods+1), 1},
	} {
		if s, err := DescribeSequence(c.states, c.alphabet); err == nil {
			t.Errorf("takes %s: %+v", name, s)
		}
	}
}

func TestIndicesKeepTheirRangeAndForgetTheNamesOfStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alphabet := rapid.IntRange(1, 6).Draw(t, "alphabet")
		states := rapid.SliceOfN(rapid.IntRange(0, alphabet-1), 1, 50).Draw(t, "states")
		s, err := DescribeSequence(states, alphabet)
		if err != nil {
			t.Fatal(err)
		}
		for _, index := range []float64{s.Entropy, s.Complexity, s.Volatility} {
			if !(index >= 0 && index <= 1) {
				t.Fatalf("%+v", s)
			}
		}
		if !(s.Turbulence >= 1) {
			t.Fatalf("%+v", s)
		}
		names := rapid.Permutation(numbers(alphabet)).Draw(t, "names")
		renamed := slices.Clone(states)
		for i := range renamed {
			renamed[i] = names[renamed[i]]
		}
		if again, _ := DescribeSequence(renamed, alphabet); again != s {
			t.Fatalf("%+v, renamed %+v", s, again)
		}
	})
}

// Every subsequence, written out, is counted once.
func TestSubsequencesAreCountedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		states := rapid.SliceOfN(rapid.IntRange(0, 3), 0, 10).Draw(t, "states")
		seen := map[string]bool{}
		for chosen := range 1 << len(states) {
			var text strings.Builder
			for i, state := range states {
				if chosen>>i&1 == 1 {
					fmt.Fprint(&text, state)
				}
			}
			seen[text.String()] = true
		}
		if got, err := DistinctSubsequences(states); err != nil || got != uint64(len(seen)) {
			t.Fatalf("%d, %v, want %d", got, err, len(seen))
		}
	})
}
