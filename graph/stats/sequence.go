package stats

import (
	"errors"
	"fmt"
	"math"
)

// Bounds of a sequence: 2^63 is the most subsequences that are counted.
const (
	maxSpells  = 63
	maxPeriods = 1_000_000
)

// Sequence describes one career as a sequence of states, one for each period.
// Each figure is 0 for a career that never changes, but for Turbulence, which
// is then 1.
type Sequence struct {
	Transitions int     // changes of state from one period to the next
	Visited     int     // different states
	Entropy     float64 // -Σ p ln p / ln |A| of the shares of the states, from 0 to 1
	Complexity  float64 // √(transitions/(length-1) · Entropy), from 0 to 1
	Turbulence  float64 // log2(φ (v_max + 1)/(v + 1)), from 1 on
	Volatility  float64 // half (Visited-1)/(|A|-1), half transitions/(length-1), from 0 to 1
}

// DescribeSequence gives the indices of a sequence of states, each numbered from 0 and
// below alphabet, by the formulas of TraMineR (Gabadinho, Ritschard, Studer
// and Müller 2011; the functions seqient, seqici, seqST and seqivolatility). Of turbulence
// (Elzinga and Liefbroer 2007), φ is the number of DistinctSubsequences of
// the spells, v the variance of their lengths, divided by the number d of spells, and
// v_max = (d-1)(1 - mean)², what it could be at most.
//
// DescribeSequence refuses a sequence that is empty or above 1,000,000 periods, a state outside the
// alphabet, and more than 63 spells.
func DescribeSequence(states []int, alphabet int) (Sequence, error) {
	if err := checkSequence(states, alphabet); err != nil {
		return Sequence{}, err
	}
	spells, lengths := successive(states)
	subsequences, err := DistinctSubsequences(spells)
	if err != nil {
		return Sequence{}, err
	}
	s := Sequence{Transitions: len(spells) - 1, Turbulence: turbulence(subsequences, lengths)}
	s.Entropy, s.Visited = stateEntropy(states, alphabet)
	changed := 0.0
	if len(states) > 1 {
		changed = float64(s.Transitions) / float64(len(states)-1)
	}
	s.Complexity = math.Sqrt(changed * s.Entropy)
	s.Volatility = changed / 2
	if alphabet > 1 {
		s.Volatility += float64(s.Visited-1) / float64(alphabet-1) / 2
	}
	return s, nil
}

func checkSequence(states []int, alphabet int) error {
	if len(states) == 0 {
		return errors.New("a sequence needs at least one period")
	}
	if len(states) > maxPeriods {
		return fmt.Errorf("a sequence has at most %d periods, not %d", maxPeriods, len(states))
	}
	for i, state := range states {
		if state < 0 || state >= alphabet {
			return fmt.Errorf("state %d of period %d is outside the alphabet 0 … %d", state, i, alphabet-1)
		}
	}
	return nil
}

// successive gives the states as they follow each other, and how many periods each lasts.
func successive(states []int) (spells []int, lengths []float64) {
	for i, state := range states {
		if i == 0 || state != states[i-1] {
			spells, lengths = append(spells, state), append(lengths, 0)
		}
		lengths[len(lengths)-1]++
	}
	return spells, lengths
}

// DistinctSubsequences counts the different subsequences of a sequence, the empty
// one among them: with N_i for the first i states, N_i = 2 N_{i-1}, less N_{k-1} if
// state i stood at k before, at last. It refuses more than 63 states, beyond which
// the count may not fit 64 bits.
func DistinctSubsequences(states []int) (uint64, error) {
	if len(states) > maxSpells {
		return 0, fmt.Errorf("the subsequences of %d spells are too many to count; %d spells are the limit, so use longer periods", len(states), maxSpells)
	}
	count := uint64(1)
	before := map[int]uint64{} // the count before each state, where it stood last
	for _, state := range states {
		count, before[state] = 2*count-before[state], count
	}
	return count, nil
}

func turbulence(subsequences uint64, lengths []float64) float64 {
	spells, total := float64(len(lengths)), 0.0
	for _, length := range lengths {
		total += length
	}
	mean, variance := total/spells, 0.0
	for _, length := range lengths {
		variance += (length - mean) * (length - mean) / spells
	}
	most := (spells - 1) * (1 - mean) * (1 - mean)
	return math.Log2(float64(subsequences)) + math.Log2((most+1)/(variance+1))
}

func stateEntropy(states []int, alphabet int) (entropy float64, visited int) {
	counts := map[int]int{}
	var order []int // so that the sum has one order
	for _, state := range states {
		if counts[state] == 0 {
			order = append(order, state)
		}
		counts[state]++
	}
	if len(order) == 1 {
		return 0, 1
	}
	for _, state := range order {
		share := float64(counts[state]) / float64(len(states))
		entropy -= share * math.Log(share)
	}
	return math.Min(1, entropy/math.Log(float64(alphabet))), len(order)
}
