package review

import (
	"cmp"
	"slices"
)

// A Code names a kind of evidence.
type Code string

// An Evidence is one thing that speaks for a suggestion or against it.
type Evidence struct {
	Code Code
	Text string
}

// The evidence that is looked for. What each is worth stands in points.
const (
	SameName            Code = "same_name"              // of officials: the same letters and accents, whatever the case, the blanks and the signs
	SameFoldedName      Code = "same_folded_name"       // of officials: the same letters
	SameSpelling        Code = "same_spelling"          // of titles or units: as same_name
	SameSpellingFolded  Code = "same_spelling_folded"   // of titles or units: as same_folded_name
	OtherOrder          Code = "same_words_other_order" // of a name
	OneWordMore         Code = "one_word_more"          // in one of two names
	OneEdit             Code = "one_edit"               // one letter more, less, other, or two exchanged, in a long word
	SameWithoutUnitName Code = "same_without_unit_name" // titles, once the words of the unit's name are left out
	SameWithoutType     Code = "same_without_type"      // names of units, once the words of their type are left out

	SameBirthDate       Code = "same_birth_date"       // to the day
	CompatibleBirthDate Code = "compatible_birth_date" // both stated, and can be the same day
	DifferentBirthDate  Code = "different_birth_date"
	SameNativeUnit      Code = "same_native_unit"
	DifferentGender     Code = "different_gender"
	TenureBefore16      Code = "tenure_before_16" // if one's birth date were the other's

	ContiguousTenures Code = "contiguous_tenures" // one's tenure ends where the other's begins, in the same unit
	SameTenure        Code = "same_tenure"        // both hold, or are held, from the same day
	SamePredecessor   Code = "same_predecessor"   // stated by a tenure of each in the same post
	SameSuccessor     Code = "same_successor"     // likewise
	OverlappingPosts  Code = "overlapping_posts"  // two head posts in different places, surely held at once

	ContiguousHolders   Code = "contiguous_holders"    // one holder ends where the other begins
	PredecessorIsHolder Code = "predecessor_is_holder" // a holder of one post names a holder of the other as predecessor or successor
	SameOffice          Code = "same_office"
	OverlappingHolders  Code = "overlapping_holders" // two officials, surely at once
	DifferentHead       Code = "different_head"
	DifferentLevel      Code = "different_level"

	SameLevel        Code = "same_level"
	SameParent       Code = "same_parent"
	ParentsAlike     Code = "parents_alike"      // two parents of one folded name
	ParentStatedOnce Code = "parent_stated_once" // by one of two units
	SamePostTitles   Code = "same_post_titles"   // the units have posts of the same title
	DifferentType    Code = "different_type"
	LivesApart       Code = "lives_apart"  // one ended before the other began
	LinkedUnits      Code = "linked_units" // one is said to have come after the other
	NotCompared      Code = "not_compared" // so many tenures that they were not held against each other
)

// points is what each evidence adds to the order of suggestions: 4 for what
// hardly happens by chance, 1 for what supports other evidence, less than
// nothing for what speaks against. The sum is an aid for reading the
// strongest first. It is no probability, and nothing is merged by it.
var points = map[Code]int{
	SameSpelling: 4, SameName: 2, SameFoldedName: 1, SameSpellingFolded: 2, OtherOrder: 2, OneWordMore: 1, OneEdit: 2,
	SameWithoutUnitName: 2, SameWithoutType: 3,

	SameBirthDate: 4, CompatibleBirthDate: 2, DifferentBirthDate: -4, SameNativeUnit: 1, DifferentGender: -3, TenureBefore16: -4,
	ContiguousTenures: 3, SameTenure: 3, SamePredecessor: 2, SameSuccessor: 2, OverlappingPosts: -3,

	ContiguousHolders: 2, PredecessorIsHolder: 3, SameOffice: 1, OverlappingHolders: -1, DifferentHead: -2, DifferentLevel: -3,

	SameLevel: 1, SameParent: 2, ParentsAlike: 1, ParentStatedOnce: 1, SamePostTitles: 1, DifferentType: -2, LivesApart: -2, LinkedUnits: -100,
}

// weight is the sum of the points of all evidence.
func (s *Suggestion) weight() int {
	sum := 0
	for _, e := range s.Evidence {
		sum += points[e.Code]
	}
	return sum
}

// byStrength orders the strongest first, then by kind and ids.
func byStrength(x, y Suggestion) int {
	return cmp.Or(cmp.Compare(y.weight(), x.weight()), cmp.Compare(slices.Index(kinds, x.Kind), slices.Index(kinds, y.Kind)),
		cmp.Compare(x.A.ID, y.A.ID), cmp.Compare(x.B.ID, y.B.ID))
}
