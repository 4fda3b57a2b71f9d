package stats

import (
	"errors"
	"math"
)

// Diversity tells over how many kinds counts are spread.
type Diversity struct {
	Entropy   float64 // in nats, 0 where all are of one kind
	Effective float64 // e to the entropy: the number of even kinds that are as diverse
	Evenness  float64 // the entropy by that of even counts, ln k; 0 where there is one kind
}

// Shannon gives the diversity of counts over k kinds,
//
//	H = -Σ p ln p, p a kind's share of the total,
//
// such as the origins of those who enter an office (entry diversity) or the
// destinations of those who leave it (exit diversity), as Zhou 2020 measures
// them. A kind without counts adds nothing to the entropy but counts in k. Small
// counts make H too small: by about (kinds seen - 1)/2n for n counts. It refuses
// a total of 0 and counts that are negative or, summed, above 10^12.
func Shannon(counts []int64) (Diversity, error) {
	total, err := checkedSum(counts)
	if err != nil {
		return Diversity{}, err
	}
	if total == 0 {
		return Diversity{}, errors.New("diversity needs at least one count")
	}
	d := Diversity{}
	for _, n := range counts {
		if n > 0 {
			p := float64(n) / float64(total)
			d.Entropy -= p * math.Log(p)
		}
	}
	d.Entropy = math.Max(0, d.Entropy) // where all are of one kind, not -0
	d.Effective = math.Exp(d.Entropy)
	if len(counts) > 1 {
		d.Evenness = math.Min(1, d.Entropy/math.Log(float64(len(counts))))
	}
	return d, nil
}
