package stats

import (
	"errors"
	"fmt"
)

// Mixing is the model that moves mix in proportion: a move leaves and takes any
// post with the same chance, whatever its unit, so that of all moves the share
// p_i p_j goes from unit i to unit j, where p_i is i's share of the posts. It is
// the expectation of the preference index. Sources: Bachi 1957; United Nations,
// Methods of Measuring Internal Migration, 1970.
type Mixing struct {
	shares   []float64
	crossing float64 // of all moves, those that leave their unit
}

// ProportionalMixing makes the model from the number of posts of each unit. It
// refuses no posts at all and counts that are negative or, summed, above 10^12.
func ProportionalMixing(posts []int64) (Mixing, error) {
	all, err := checkedSum(posts)
	if err != nil {
		return Mixing{}, err
	}
	if all == 0 {
		return Mixing{}, errors.New("mixing in proportion to posts needs at least one post")
	}
	m := Mixing{shares: make([]float64, len(posts))}
	for i, n := range posts {
		m.shares[i] = float64(n) / float64(all)
		m.crossing += m.shares[i] * (float64(all-n) / float64(all))
	}
	return m, nil
}

// checkedSum adds counts and refuses what Table.Validate refuses of them.
func checkedSum(counts []int64) (sum int64, err error) {
	if err := checkCounts(counts...); err != nil {
		return 0, err
	}
	for _, n := range counts {
		if sum += n; sum > maxCount {
			return 0, fmt.Errorf("counts may add up to %d, not more", int64(maxCount))
		}
	}
	return sum, nil
}

// Share gives p_i p_j, the share of all moves, those within units included, that
// the model expects from unit i to unit j. It refuses a unit that it does not know.
func (m Mixing) Share(i, j int) (float64, error) {
	if i < 0 || j < 0 || i >= len(m.shares) || j >= len(m.shares) {
		return 0, fmt.Errorf("the model of mixing knows units 0 to %d, not %d and %d", len(m.shares)-1, i, j)
	}
	return m.shares[i] * m.shares[j], nil
}

// CrossingShare gives p_i p_j / (1 - Σ p²), the share of the moves between
// different units that the model expects from unit i to unit j. It refuses what
// Share refuses, twice the same unit, and one unit that has all posts.
func (m Mixing) CrossingShare(i, j int) (float64, error) {
	share, err := m.Share(i, j)
	switch {
	case err != nil:
		return 0, err
	case i == j:
		return 0, errors.New("a move between units needs two different ones")
	case m.crossing == 0:
		return 0, errors.New("moves between units need posts in at least two")
	}
	return share / m.crossing, nil
}

// Crossing gives 1 - Σ p², the share of all moves that the model expects between
// different units: what crossing from bloc to bloc is held against.
func (m Mixing) Crossing() float64 { return m.crossing }

// Departure is a number of moves beside the number that was expected.
type Departure struct {
	Expected float64 // of the moves in all
	// Ratio is observed over expected, M_ij/(M p_i p_j): the preference index where
	// the share is that of Mixing.
	Ratio float64
	// P is that of Binomial: the exact probability of a number at least as far off.
	P float64
}

// AgainstShare compares the moves observed, among all, with an expected share of
// them, such as Mixing gives. It refuses no moves at all, more observed than all,
// counts that are negative or above 10^12, and a share outside (0, 1): against an
// expected none or all there is no odd number of moves, only a wrong model.
func AgainstShare(observed, all int64, share float64) (Departure, error) {
	if err := checkCounts(observed, all); err != nil {
		return Departure{}, err
	}
	if observed > all {
		return Departure{}, fmt.Errorf("of %d moves %d cannot be observed", all, observed)
	}
	p, err := Binomial(observed, all-observed, share)
	if err != nil {
		return Departure{}, err
	}
	expected := float64(all) * share
	return Departure{Expected: expected, Ratio: float64(observed) / expected, P: p}, nil
}
