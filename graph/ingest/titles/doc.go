// Package titles reads the titles of posts as people write them: a cell such as
// "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Quảng Nam" becomes two posts, each with
// its office, level, bloc and unit, the rule that read it and how sure it is.
//
// The words of a language are a table of terms in YAML: vi.yaml and en.yaml ship.
// The code knows no word of any language. It knows how titles are built: an
// office, the bodies and places that follow it from the smallest to the largest,
// and the few signs between them. It invents nothing: what the words do not tell
// and no default of a term tells stays empty, and what no rule reads keeps its
// text. It knows nothing of files, rows, persons or dates.
package titles
