package finding

import "testing"

func TestCorrect(t *testing.T) {
	// Benjamini–Hochberg: 2 × 0.01 and 0.04.
	a, b := &Test{P: 0.01}, &Test{P: 0.04}
	if err := Correct("both", []*Test{a, b}); err != nil {
		t.Fatal(err)
	}
	if a.Q != 0.02 || b.Q != 0.04 || a.Family != "both" {
		t.Errorf("%+v, %+v", a, b)
	}
	if err := Correct("none", nil); err != nil {
		t.Error(err)
	}
}
