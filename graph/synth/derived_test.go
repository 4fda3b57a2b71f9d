package synth_test

import (
	"math"
	"testing"

	"careergraph/graph"
	"careergraph/graph/ingest"
	"careergraph/graph/synth"
)

// read reads a dataset as the program does.
func read(t *testing.T, dir string) *ingest.Result {
	t.Helper()
	result, err := ingest.Read(t.Context(), dir, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestTheRowsLoadWithoutErrors(t *testing.T) {
	// From the smallest country to one of several districts a province.
	for _, officials := range []int{1, 50, 2000, 20_000} {
		dir, sum := generate(t, synth.Options{Officials: officials, Seed: 1, DownShare: 0.7})
		result := read(t, dir)
		if err := result.Err(false); err != nil {
			t.Errorf("%d officials: %v: %+v", officials, err, result.Report.Problems[0])
		}
		// What is not known of a synthetic past is meant to be; nothing else is
		// worth a warning.
		for code, n := range result.Report.Codes {
			if code != ingest.NoStart {
				t.Errorf("%d officials: %d problems of code %s", officials, n, code)
			}
		}
		if got := result.Report.Rows["tenures.csv"].Accepted; got != sum.Tenures {
			t.Errorf("%d officials: %d tenures accepted of %d", officials, got, sum.Tenures)
		}
	}
}

func TestEveryOutcomeAndKindOccurs(t *testing.T) {
	dir, _ := generate(t, synth.Options{Officials: 2000, Seed: 1, DownShare: 0.7})
	result := read(t, dir)
	for _, outcome := range graph.Outcomes {
		if result.Report.Outcomes[outcome] == 0 {
			t.Errorf("no tenure has the outcome %s", outcome)
		}
	}
	kinds, directions := map[string]int{}, map[graph.Direction]int{}
	for _, move := range result.Batch.Moves {
		kinds[move.Kind]++
		directions[move.Direction]++
	}
	for _, kind := range result.Batch.Dataset.Kinds {
		if kinds[kind.ID] == 0 {
			t.Errorf("no move is of the kind %s", kind.ID)
		}
	}
	for _, direction := range []graph.Direction{graph.Up, graph.Down, graph.Lateral} {
		if directions[direction] == 0 {
			t.Errorf("no move goes %s", direction)
		}
	}
	if kinds[graph.UnstatedKind] == 0 {
		t.Error("no move is of a kind that nobody stated")
	}
}

func TestFiveTenuresAnOfficial(t *testing.T) {
	dir, sum := generate(t, synth.Options{Officials: 20_000, Seed: 1, DownShare: 0.7})
	// One career has a standard deviation of about 2.5 tenures, so the mean of
	// 20,000 strays by 0.018; 0.15 leaves room for nothing but a change of rules.
	if mean := float64(sum.Tenures) / 20_000; math.Abs(mean-5) > 0.15 {
		t.Errorf("%.2f tenures an official, want 5", mean)
	}
	// Of five tenures one is the entry, and a third of one is no step.
	if share := float64(len(read(t, dir).Batch.Moves)) / float64(sum.Tenures); math.Abs(share-0.73) > 0.03 {
		t.Errorf("%.3f of the tenures bring a move, want 0.73", share)
	}
}

// The generator keeps a ledger for each two neighbouring levels, so the share
// is not a matter of chance: it is off by one rotation at the most, and the
// derivation finds every one of them.
func TestRotationsGoDownAsOftenAsIsStated(t *testing.T) {
	for _, share := range []float64{0, 0.5, 0.7, 1} {
		dir, _ := generate(t, synth.Options{Officials: 20_000, Seed: 3, DownShare: share})
		batch := read(t, dir).Batch
		levels := map[string]string{}
		for _, post := range batch.Posts {
			levels[post.ID] = post.Level
		}
		moves := map[[2]string]float64{}
		for _, move := range batch.Moves {
			if move.Kind == "rotation" {
				moves[[2]string{levels[move.FromPost], levels[move.ToPost]}]++
			}
		}
		for _, pair := range [][2]string{{"central", "province"}, {"province", "district"}, {"district", "commune"}} {
			down, up := moves[pair], moves[[2]string{pair[1], pair[0]}]
			// Among twenty, the four shares differ by more than one rotation.
			if down+up < 20 {
				t.Errorf("share %v: only %v rotations between %v", share, down+up, pair)
			}
			if math.Abs(down-share*(down+up)) > 1 {
				t.Errorf("share %v: %v down and %v up between %v", share, down, up, pair)
			}
		}
	}
}
