package finding

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
	"careergraph/graph/stats"
)

func TestCurve(t *testing.T) {
	// Of 4 spells, 1 ends after 12 months (S = 3/4), 1 after 36 (1 of the 2 left
	// at risk, S = 3/8); one is watched for 20 months, one for 40.
	curve, err := Draw([]stats.Spell{{Time: 12, Ended: true}, {Time: 20}, {Time: 36, Ended: true}, {Time: 40}})
	if err != nil {
		t.Fatal(err)
	}
	if curve.Spells != 4 || curve.Ended != 2 || curve.Longest != 40 || curve.Median == nil || *curve.Median != 36 {
		t.Errorf("%+v", curve)
	}
	for _, c := range []struct {
		months int
		share  float64
		known  bool
	}{
		{0, 1, true},
		{12, 1, true}, // the spell of 12 complete months lasted that long
		{13, 0.75, true},
		{36, 0.75, true},
		{37, 0.375, true},
		{40, 0.375, true},
		{41, 0.375, false}, // nobody was watched for so long
	} {
		at, known := curve.At(c.months)
		if at.Share != c.share || known != c.known || (at.Low == nil) != (c.share == 1) {
			t.Errorf("at %d months %+v, %t; want %v, %t", c.months, at, known, c.share, c.known)
		}
	}
}

func TestReading(t *testing.T) {
	low, high := 0.125, 0.5
	at := Reading{0.25, &low, &high}
	if diff := cmp.Diff(graph.Label{"vi": "25,0% (12,5%–50,0%)", "en": "25.0 % (12.5 % to 50.0 %)"}, at.Label()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(graph.Label{"vi": "75,0% (50,0%–87,5%)", "en": "75.0 % (50.0 % to 87.5 %)"}, at.Rest().Label()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(graph.Label{"vi": "0,0%", "en": "0.0 %"}, Reading{Share: 1}.Rest().Label()); diff != "" {
		t.Error(diff)
	}
}

func TestCurveOfSpellsThatAllEnded(t *testing.T) {
	curve, err := Draw([]stats.Spell{{Time: 5, Ended: true}})
	if err != nil {
		t.Fatal(err)
	}
	if at, known := curve.At(36); at.Share != 0 || !known {
		t.Errorf("at 36 months %v, %t; all had ended", at.Share, known)
	}
}

func TestCurveOfNothing(t *testing.T) {
	curve, err := Draw(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, known := curve.At(1); known || curve.Median != nil {
		t.Errorf("%+v", curve)
	}
}

func TestSpellsThatCannotBeCompared(t *testing.T) {
	ended, open := stats.Spell{Time: 3, Ended: true}, stats.Spell{Time: 3}
	for name, groups := range map[string][2][]stats.Spell{
		"nobody on one side": {{ended}, nil},
		"no spell ended":     {{open}, {open}},
		"all at one time":    {{ended}, {ended}},
	} {
		if test := Compare(groups[0], groups[1]); test != nil {
			t.Errorf("%s: %+v", name, test)
		}
	}
}
