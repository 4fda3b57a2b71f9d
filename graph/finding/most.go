package finding

import (
	"cmp"
	"slices"
)

// byImportance is the order of findings: those imbalanced first, then those that
// describe, then balanced and too few; within these by falling Weight, then by id.
func byImportance(a, b Finding) int {
	return cmp.Or(cmp.Compare(rank[a.Verdict], rank[b.Verdict]), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.ID, b.ID))
}

// Most keeps so many findings, the most important, in order, and says how many
// more there were.
func Most(found []Finding, limit int) (kept []Finding, left int) {
	slices.SortFunc(found, byImportance)
	kept = found[:min(limit, len(found))]
	return kept, len(found) - len(kept)
}
