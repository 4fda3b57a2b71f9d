package stats

import (
	"math"
	"testing"
)

// near fails unless got differs from want by at most tol, relatively.
func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tol*math.Abs(want) {
		t.Errorf("%s = %v, want %v within %v of it", what, got, want, tol)
	}
}

// within fails unless got differs from want by at most tol, absolutely.
func within(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tol {
		t.Errorf("%s = %v, want %v ± %v", what, got, want, tol)
	}
}
