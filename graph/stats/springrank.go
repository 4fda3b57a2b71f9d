package stats

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
)

// rankTolerance is where the ranks stop: see Ranking.Residual.
const rankTolerance = 1e-13

// Ranking orders the nodes of a network. Scores compare inside one connected
// component only: each component is centred by itself, and nothing that was
// observed tells how two components lie to each other. A node without links is
// a component by itself and scores 0.
type Ranking struct {
	Scores     []float64 // by node, in steps: a typical edge falls by 1 or less; the mean is 0 in each component
	Components []int     // by node, numbered from 0 in the order of their first nodes
	Energy     float64   // H(s), over all edges but loops
	Iterations int       // the most that one component took
	Residual   float64   // the largest change that one more sweep would make to a score
}

// SpringRank gives the ranks s of De Bacco, Larremore and Moore (Science
// Advances 4, 2018, eaar8260). An edge i → j of weight A_ij says that i stands
// above j; the ranks minimise
//
//	H(s) = 1/2 Σ_ij A_ij (s_i - s_j - 1)²  (+ α/2 Σ_i s_i²),
//
// which is [D_out + D_in - (A + A') + αI] s = (D_out - D_in) 1. With α = 0 the
// system leaves one constant free in each component, and the mean is set to 0;
// an α above 0 pulls all ranks towards 0, the more the fewer edges a node has.
//
// The sign is the arrow's: whoever sends more than it receives stands high.
// Moves from post to post hence rank senders over receivers, a potential of the
// flow; they rank status only if promotions alone are given, each as an edge
// from the higher post to the lower.
//
// The system is solved by conjugate gradients, the same way every time, until one more sweep
// would change no score by more than 1e-13 of what the first did, or roundings
// allow no more, but to 1e-8 at least. Where edges of one component are r times as heavy
// as others, what lies across the light ones may err r times as much.
// Loops and weights of 0 count for nothing and parallel edges add up. SpringRank
// refuses nodes outside 0 … n-1, weights that are negative, not numbers or
// outside 1e-9 … 1e15, an α that is not from 0 to 1e15, and a system that does
// not settle so in 20,000 iterations.
func SpringRank(n int, edges []Edge, alpha float64) (Ranking, error) {
	if !(alpha >= 0 && alpha <= maxWeight) {
		return Ranking{}, fmt.Errorf("alpha must lie between 0 and %g, not %v", maxWeight, alpha)
	}
	net, err := newNetwork(n, edges)
	if err != nil {
		return Ranking{}, err
	}
	s, err := newLaplacian(net, pair.total, alpha).solve(surplus(n, net.pairs), rankTolerance)
	if err != nil {
		return Ranking{}, err
	}
	return Ranking{
		Scores: s.x, Components: net.component, Energy: energy(net.pairs, s.x),
		Iterations: s.iterations, Residual: s.residual,
	}, nil
}

// surplus is what each node sends more than it receives.
func surplus(n int, pairs []pair) []float64 {
	b := make([]float64, n)
	for _, p := range pairs {
		b[p.low] += p.net()
		b[p.high] -= p.net()
	}
	return b
}

func energy(pairs []pair, s []float64) float64 {
	sum := 0.0
	for _, p := range pairs {
		fall := s[p.low] - s[p.high]
		sum += p.forth*(fall-1)*(fall-1) + p.back*(fall+1)*(fall+1)
	}
	return sum / 2
}

// The interval in which InverseTemperature looks.
const (
	minBeta = 0.01
	maxBeta = 20
)

// InverseTemperature gives the β that makes edges of the given ranks fall as
// often as they do, the root on [0.01, 20] of
//
//	Σ_ij (s_i - s_j) [A_ij - (A_ij + A_ji) / (1 + exp(-2β (s_i - s_j)))] = 0.
//
// A large β says that hardly an edge rises. The sum falls with β, so there is
// at most one root. InverseTemperature refuses what SpringRank refuses, scores that
// are not numbers, and a network without a root: one in which no edge rises
// (β is without bound), in which edges fall hardly more often than not (β is
// below 0.01), or in which all scores are equal.
func InverseTemperature(scores []float64, edges []Edge) (float64, error) {
	for i, s := range scores {
		if !(math.Abs(s) <= maxWeight) {
			return 0, fmt.Errorf("the score of node %d must be a number up to %g, not %v", i, maxWeight, s)
		}
	}
	net, err := newNetwork(len(scores), edges)
	if err != nil {
		return 0, err
	}
	excess := func(beta float64) float64 {
		sum := 0.0
		for _, p := range net.pairs {
			fall := scores[p.low] - scores[p.high]
			// Over (i,j) and (j,i) together the two probabilities differ by tanh(β (s_i - s_j)).
			sum += fall * (p.net() - p.total()*math.Tanh(beta*fall))
		}
		return sum
	}
	low, high := minBeta, float64(maxBeta)
	switch atLow, atHigh := excess(low), excess(high); {
	case atLow == 0 && atHigh == 0:
		return 0, errors.New("no inverse temperature: no edge joins nodes of different scores")
	case atLow < 0:
		return 0, fmt.Errorf("no inverse temperature from %v: edges rise about as often as they fall", minBeta)
	case atHigh >= 0:
		return 0, fmt.Errorf("no inverse temperature up to %v: hardly an edge rises", maxBeta)
	}
	for range 52 {
		if middle := (low + high) / 2; excess(middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2, nil
}

// FallProbability is P(i → j) = 1/(1 + exp(-2β (s_i - s_j))), the probability
// that an edge between two nodes starts at i rather than at j.
func FallProbability(beta, from, to float64) (float64, error) {
	if fall := from - to; beta >= 0 && beta <= maxWeight && math.Abs(fall) <= 2*maxWeight {
		return 1 / (1 + math.Exp(-2*beta*fall)), nil
	}
	return 0, fmt.Errorf("a probability needs a beta from 0 and two scores, not %v, %v and %v", beta, from, to)
}

// Bounds of RankTest.
const (
	maxDraws      = 10_000
	maxRedrawn    = 100_000_000 // pairs over all draws
	maxCoins      = 10_000_000_000
	drawTolerance = 1e-7 // an energy errs by the square of a rank's error
)

// Redraw is a comparison with networks whose directions were drawn by lot.
type Redraw struct {
	Energy float64 // of the network itself
	Draws  int
	Lower  int     // draws of lower energy than the network
	P      float64 // Lower / Draws, the p-value as published; 0 says no more than "in none of so many draws"
	Safe   float64 // (1 + draws of lower or equal energy) / (1 + Draws), a p-value that never claims too much
}

// RankTest asks whether the network is more of a hierarchy than chance makes: it
// keeps what flows between each pair, draws the direction of every move anew as
// Binomial(n, 1/2), ranks again (α = 0) and counts the draws whose energy
// is lower (De Bacco, Larremore and Moore 2018). One seed gives one answer.
//
// It refuses what SpringRank refuses, a network without pairs, weights that are not
// whole, draws outside 1 … 10,000, more than 10^8 pairs or 10^10 moves to redraw
// in all.
func RankTest(n int, edges []Edge, draws int, seed uint64) (Redraw, error) {
	net, err := newNetwork(n, edges)
	if err != nil {
		return Redraw{}, err
	}
	if err := checkRedraw(net.pairs, draws); err != nil {
		return Redraw{}, err
	}
	l := newLaplacian(net, pair.total, 0)
	settle := func(pairs []pair) (float64, error) {
		s, err := l.solve(surplus(n, pairs), drawTolerance)
		if err != nil {
			return 0, err
		}
		return energy(pairs, s.x), nil
	}
	result := Redraw{Draws: draws}
	if result.Energy, err = settle(net.pairs); err != nil {
		return Redraw{}, err
	}
	slack := 1e-9 * moves(net.pairs)
	coins := rand.New(rand.NewPCG(seed, 0))
	drawn := make([]pair, len(net.pairs))
	atMost := 0
	for range draws {
		for i, p := range net.pairs {
			heads := float64(heads(coins, int64(p.total())))
			drawn[i] = pair{low: p.low, high: p.high, forth: heads, back: p.total() - heads}
		}
		e, err := settle(drawn)
		if err != nil {
			return Redraw{}, err
		}
		if e < result.Energy-slack {
			result.Lower++
		}
		if e <= result.Energy+slack {
			atMost++
		}
	}
	result.P = float64(result.Lower) / float64(draws)
	result.Safe = float64(1+atMost) / float64(1+draws)
	return result, nil
}

func checkRedraw(pairs []pair, draws int) error {
	if draws < 1 || draws > maxDraws {
		return fmt.Errorf("draws must lie between 1 and %d, not %d", maxDraws, draws)
	}
	if len(pairs) == 0 {
		return errors.New("no edge joins two nodes, so there is no direction to draw")
	}
	for _, p := range pairs {
		if p.forth != math.Trunc(p.forth) || p.back != math.Trunc(p.back) {
			return fmt.Errorf("directions are drawn for whole moves only, not for %v and %v between the nodes %d and %d", p.forth, p.back, p.low, p.high)
		}
	}
	if len(pairs)*draws > maxRedrawn || moves(pairs)*float64(draws) > maxCoins {
		return fmt.Errorf("%d draws of %d pairs and %v moves are too many; ask for fewer draws", draws, len(pairs), moves(pairs))
	}
	return nil
}

func moves(pairs []pair) float64 {
	sum := 0.0
	for _, p := range pairs {
		sum += p.total()
	}
	return sum
}

// heads draws from Binomial(n, 1/2): it counts the ones among n random bits.
func heads(coins *rand.Rand, n int64) int64 {
	count := 0
	for ; n >= 64; n -= 64 {
		count += bits.OnesCount64(coins.Uint64())
	}
	if n > 0 {
		count += bits.OnesCount64(coins.Uint64() >> (64 - n))
	}
	return int64(count)
}
