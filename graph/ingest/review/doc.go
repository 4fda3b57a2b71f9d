// Package review asks a person which things of a batch are the same, and
// obeys the answer: two spellings of one post, a unit that stands twice, two
// officials of one name who are one person.
//
// Suggest lists the pairs that look the same, each with the evidence for and
// against, in a file that a person edits; Apply merges what the file decides
// and nothing else. Nothing is merged without a decision: the one thing that
// follows from one is that a merged unit has one post of a title, not two.
// Titles are compared within a unit only, so that those of merged units which
// are not the same by bytes are suggested once the units are one.
// Agree holds the batch against the predecessors and successors that its
// tenures name.
//
// The package knows a batch whose moves are not derived yet. It knows no file
// of data, no store and no language: what it compares are letters, accents,
// dates and ids.
package review
