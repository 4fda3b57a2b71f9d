package review_test

import (
	"context"
	"strings"
	"testing"

	"careergraph/graph"
	"careergraph/graph/ingest/review"
)

// batch makes a batch of lines, a thing each: its kind, then its cells between
// bars, in the order of the cases below. Blank cells at the end may be left out.
func batch(t *testing.T, text string) *graph.Batch {
	t.Helper()
	b := &graph.Batch{Dataset: graph.Dataset{ID: "try"}}
	units := map[string]string{}
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		kind, rest, _ := strings.Cut(cells[0], " ")
		cells[0] = strings.TrimSpace(rest)
		cells = append(cells, make([]string, 8)...)
		switch kind {
		case "":
		case "unit": // id, name, level, parent, type, valid_from, valid_to
			level := cells[2]
			if level == "" {
				level = graph.UnknownLevel
			}
			units[cells[0]] = level
			b.Units = append(b.Units, graph.Unit{ID: cells[0], Name: cells[1], Level: level, ParentID: cells[3], Type: cells[4], ValidFrom: graph.MustDate(cells[5]), ValidTo: graph.MustDate(cells[6])})
		case "link": // predecessor, successor, kind, on
			b.Links = append(b.Links, graph.UnitLink{PredecessorID: cells[0], SuccessorID: cells[1], Kind: graph.LinkKind(cells[2]), On: graph.MustDate(cells[3])})
		case "post": // id, title, unit, office, head
			b.Posts = append(b.Posts, graph.Post{ID: cells[0], Title: cells[1], UnitID: cells[2], Level: units[cells[2]], Office: cells[3], Head: cells[4] == "head", Class: graph.Career})
		case "official": // id, name, birth, gender, native unit
			b.Officials = append(b.Officials, graph.Official{ID: cells[0], Name: cells[1], Birth: graph.MustDate(cells[2]), Gender: cells[3], NativeUnitID: cells[4]})
		case "tenure": // id, official, post, start, end, predecessor, successor
			held := graph.Tenure{ID: cells[0], OfficialID: cells[1], PostID: cells[2], Start: graph.MustDate(cells[3]), Status: graph.Open}
			switch cells[4] {
			case "":
			case "?":
				held.Status = graph.UnknownEnd
			default:
				held.End, held.Status = graph.MustDate(cells[4]), graph.Ended
			}
			for i, key := range []string{"x_predecessor", "x_successor"} {
				if name := cells[5+i]; name != "" {
					if held.Extra == nil {
						held.Extra = map[string]string{}
					}
					held.Extra[key] = name
				}
			}
			b.Tenures = append(b.Tenures, held)
		case "claim": // id, from, to
			b.Claims = append(b.Claims, graph.Claim{ID: cells[0], From: cells[1], To: cells[2]})
		default:
			t.Fatalf("%q is no kind of thing", kind)
		}
	}
	return b
}

func suggest(t *testing.T, b *graph.Batch) *review.File {
	t.Helper()
	file, err := review.Suggest(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// told gives a line for each suggestion: the kind, the ids and the codes.
func told(file *review.File) string {
	var b strings.Builder
	for _, s := range file.Suggestions {
		b.WriteString(string(s.Kind) + " " + s.A.ID + " " + s.B.ID)
		for _, e := range s.Evidence {
			b.WriteString(" " + string(e.Code))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
