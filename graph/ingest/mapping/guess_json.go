package mapping

import (
	"slices"
	"strings"

	"careergraph/graph/ingest/rows"
)

// isPath says that a name of a column is a path in JSON.
func isPath(name string) bool {
	return strings.ContainsAny(name, "[#") || strings.Contains(name, ".") && !strings.ContainsAny(name, " ")
}

// within says that one path goes on where another ends. What is a text here and
// a list there is read by the shorter path, which gives the list as JSON.
func within(path, other string) bool {
	rest, ok := strings.CutPrefix(path, other)
	return ok && rest != "" && (rest[0] == '.' || rest[0] == '[')
}

// inside says that a path stands in the element of the rows itself and not in
// one around it.
func inside(path, at string) bool {
	return strings.HasSuffix(at, "#") && strings.Contains(path, "#") || strings.HasPrefix(path, at)
}

// maxOther bounds how many paths are told that are not read.
const maxOther = 30

// guessDocument looks for the rows of a document: the place at which the most
// of our columns can be read.
func guessDocument(document *rows.Document) (*guessed, error) {
	counts, err := document.Paths(sampled)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, c := range counts {
		if !slices.ContainsFunc(counts, func(other rows.PathCount) bool { return within(c.Path, other.Path) }) {
			paths = append(paths, c.Path)
		}
	}
	at := rowsOf(paths)
	var columns, other []string
	for _, path := range paths {
		if _, err := document.Table(at, []string{path}); err == nil && fits(path, at) && len(columns) < maxColumns {
			columns = append(columns, path)
		} else if len(other) < maxOther {
			other = append(other, path)
		}
	}
	table, err := document.Table(at, columns)
	if err != nil {
		return nil, err
	}
	s, err := take(table)
	if err != nil {
		return nil, err
	}
	g := newGuessed(From{Rows: at}, s)
	g.other = other
	return g, nil
}

// rowsOf is the path of rows at which the most of our columns can be read, the
// post above all.
func rowsOf(paths []string) string {
	best, most := "$", 0
	for _, candidate := range places(paths) {
		found := map[string]bool{}
		for _, path := range paths {
			if !fits(path, candidate) {
				continue
			}
			for _, ours := range guessedColumns {
				if words().place(ours, path) >= 0 && (ours != "post" || inside(path, candidate)) {
					found[ours] = true
				}
			}
		}
		n := 2 * len(found)
		if found["post"] {
			n += 2 * len(guessedColumns)
		}
		if words().place("post", candidate) >= 0 {
			n++
		}
		if n > most || n == most && best != "$" && len(candidate) < len(best) {
			best, most = candidate, n
		}
	}
	return best
}

// places are the paths that may be those of rows: through each list, and to
// each name with numbers.
func places(paths []string) (list []string) {
	for _, path := range paths {
		for _, end := range []string{"[*]", "#"} {
			if i := strings.LastIndex(strings.TrimSuffix(path, "[*]"), end); i >= 0 && !slices.Contains(list, path[:i+len(end)]) {
				list = append(list, path[:i+len(end)])
			}
		}
	}
	return list
}

// fits says that a path can be that of a column: it stands in the same lists as
// the rows, and its numbers are theirs. A list of texts at its end is joined.
func fits(path, at string) bool {
	path = strings.TrimSuffix(path, "[*]")
	if i := strings.LastIndex(path, "[*]"); i >= 0 && !strings.HasPrefix(at, path[:i+len("[*]")]) {
		return false
	}
	if strings.Contains(path, "#") {
		return strings.Contains(at, "#") && beforeNumbered(path) == beforeNumbered(at)
	}
	return true
}

// beforeNumbered is the path of the object in which a name with numbers stands.
func beforeNumbered(path string) string {
	before, _, _ := strings.Cut(path, "#")
	return before[:strings.LastIndexAny(before, ".]")+1]
}
