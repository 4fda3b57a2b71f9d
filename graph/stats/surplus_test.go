package stats

import (
	"math"
	"testing"
)

// The figures are those of Stuart and Maxwell in the tables of statistics.md §2
// and §3 (a) and (l).
func TestSurplusTestIsThatOfStuartAndMaxwell(t *testing.T) {
	for name, c := range map[string]struct {
		table     Table
		statistic float64
		df        int
		within    float64
	}{
		"Quảng Nam":      {Table{{0, 20, 0}, {3, 0, 150}, {0, 11, 17}}, 132.5714, 2, 5e-5},
		"unaided vision": {Table{{1520, 266, 124, 66}, {234, 1512, 432, 78}, {117, 362, 1772, 205}, {36, 82, 179, 492}}, 11.9565696, 3, 5e-8},
		"John Uebersax":  {Table{{20, 10, 5}, {3, 30, 15}, {0, 5, 40}}, 13.76471, 2, 5e-6},
	} {
		var edges []Edge
		for i, row := range c.table {
			for j, moves := range row {
				edges = append(edges, Edge{i, j, float64(moves)})
			}
		}
		ranks, err := SpringRank(len(c.table), edges, 0)
		if err != nil {
			t.Fatal(err)
		}
		got, err := SurplusTest(ranks, edges)
		if err != nil || math.Abs(got.Statistic-c.statistic) > c.within || got.DF != c.df {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// Two components of two nodes and a node alone: 4:0 gives (4-0)²/4 = 4, 1:3
// gives (1-3)²/4 = 1, and 5 nodes less 3 components leave 2.
func TestSurplusTestAddsUpComponents(t *testing.T) {
	edges := []Edge{{0, 1, 4}, {2, 3, 1}, {3, 2, 3}, {4, 4, 9}}
	ranks, err := SpringRank(5, edges, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := SurplusTest(ranks, edges); err != nil || math.Abs(got.Statistic-5) > 1e-9 || got.DF != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestSurplusTestRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		ranks Ranking
		edges []Edge
	}{
		"ranks without their components":  {Ranking{Scores: []float64{0, 0}}, nil},
		"an edge that leaves the network": {Ranking{Scores: []float64{0}, Components: []int{0}}, []Edge{{0, 1, 1}}},
	} {
		if got, err := SurplusTest(c.ranks, c.edges); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got, err := SurplusTest(Ranking{}, nil); err != nil || got.P != 1 || got.DF != 0 {
		t.Errorf("of nothing: %+v, %v", got, err)
	}
}
