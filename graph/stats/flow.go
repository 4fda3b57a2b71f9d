package stats

import (
	"errors"
	"fmt"
	"math"
)

// Effectiveness gives, in percent, how much of what a unit exchanges stays as
// its gain,
//
//	100 (D - O) / (D + O)
//
// of the arrivals D and the departures O: -100 where it only sends, 0 where both
// are even, 100 where it only receives. For a pair of units it measures the one
// that receives. Source: Shryock and Siegel 1976. It refuses negative counts,
// counts above 10^12 and both 0.
func Effectiveness(in, out int64) (float64, error) {
	if err := checkCounts(in, out); err != nil {
		return 0, err
	}
	if in+out == 0 {
		return 0, errors.New("the effectiveness of moves needs at least one move")
	}
	return 100 * float64(in-out) / float64(in+out), nil
}

// SystemEffectiveness gives the migration effectiveness index of all units
// together, in percent,
//
//	MEI = 100 Σ |D_i - O_i| / Σ (D_i + O_i):
//
// 0 where every unit gains what it loses, 100 where none both sends and receives.
// Moves within a unit do not belong in it. Source: Bell and Muhidin 2009. It
// refuses lists of different lengths, no moves, and what Effectiveness refuses.
func SystemEffectiveness(in, out []int64) (float64, error) {
	net, gross, err := turnover(in, out)
	if err != nil {
		return 0, err
	}
	if gross == 0 {
		return 0, errors.New("the effectiveness of moves needs at least one move")
	}
	return 100 * net / gross, nil
}

// AggregateNetRate gives how many in a hundred of the population the moves
// redistribute among units,
//
//	100 · ½ Σ |D_i - O_i| / P,
//
// where P counts what moves: posts or officials, as long as one says which.
// Source: Bell and others 2002. It refuses lists of different lengths, a
// population below 1 and counts that are negative or above 10^12; no moves give 0.
func AggregateNetRate(in, out []int64, population int64) (float64, error) {
	net, _, err := turnover(in, out)
	if err != nil {
		return 0, err
	}
	if err := checkPopulation(population); err != nil {
		return 0, err
	}
	return 100 * 0.5 * net / float64(population), nil
}

// turnover gives Σ |D - O| and Σ (D + O).
func turnover(in, out []int64) (net, gross float64, err error) {
	if len(in) != len(out) {
		return 0, 0, fmt.Errorf("every unit needs its arrivals and its departures, not %d and %d numbers", len(in), len(out))
	}
	if err := checkCounts(in...); err != nil {
		return 0, 0, err
	}
	if err := checkCounts(out...); err != nil {
		return 0, 0, err
	}
	for i := range in {
		net += math.Abs(float64(in[i] - out[i]))
		gross += float64(in[i] + out[i])
	}
	return net, gross, nil
}

func checkPopulation(population int64) error {
	if err := checkCounts(population); err != nil {
		return err
	}
	if population == 0 {
		return errors.New("a rate needs a population of at least one")
	}
	return nil
}

// Velocity gives the moves from i to j beside the two populations,
//
//	M_ij P / (P_i P_j),
//
// which is the preference index times the moves a head of the population: unlike
// that it rises with the moves in all. Source: Bogue, Shryock and Hoermann 1957.
// It refuses populations below 1, more in a unit than in all, and counts that are
// negative or above 10^12.
func Velocity(moves, from, to, all int64) (float64, error) {
	if err := checkCounts(moves); err != nil {
		return 0, err
	}
	for _, population := range []int64{from, to, all} {
		if err := checkPopulation(population); err != nil {
			return 0, err
		}
	}
	if from > all || to > all {
		return 0, fmt.Errorf("a unit cannot hold more than all %d", all)
	}
	return float64(moves) / float64(from) * (float64(all) / float64(to)), nil
}
