package queries_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"careergraph/queries"
)

var update = flag.Bool("update", false, "write docs/questions.md anew")

const page = "../docs/questions.md"

// TestPageOfQuestions keeps docs/questions.md in step with the headers.
func TestPageOfQuestions(t *testing.T) {
	want := render()
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the headers say; run make docs", page)
	}
}

func render() string {
	var b strings.Builder
	b.WriteString(`# The questions

Made from the headers in ` + "`queries/`" + ` by ` + "`make docs`" + `. Ask any of them with ` + "`careergraph ask NAME --arg name=value`" + ` or at
` + "`/api/v1/questions/NAME?name=value`" + `. A kind that ends in ? is optional, or may be empty. Lists are separated by commas; a date may be
` + "`2019`, `2019-11` or `2019-11-29`" + `, and means its first day (` + "`first_day`" + `) or its last (` + "`last_day`" + `); a ` + "`folded`" + ` text is compared without case and accents.
`)
	for _, name := range queries.Names() {
		q, _ := queries.Lookup(name)
		fmt.Fprintf(&b, "\n## %s\n\n%s%s\n", q.Name, strings.ToUpper(q.Title[:1]), q.Title[1:])
		for _, note := range q.Notes {
			fmt.Fprintf(&b, "\n%s\n", note)
		}
		var args, rows, keys []string
		for _, arg := range q.Args {
			args = append(args, fmt.Sprintf("`%s` %s%s", arg.Name, arg.Kind, mark(arg.Optional)))
		}
		for _, row := range q.Rows {
			rows = append(rows, fmt.Sprintf("`%s` %s%s", row.Name, row.Kind, mark(row.Nullable)))
		}
		for _, key := range q.Sort {
			text := "`" + key.Row + "`"
			if key.Descending {
				text += " descending"
			}
			keys = append(keys, text)
		}
		b.WriteString("\n")
		if len(args) > 0 {
			fmt.Fprintf(&b, "* Arguments: %s\n", strings.Join(args, ", "))
		}
		fmt.Fprintf(&b, "* Columns: %s\n* Sorted by %s\n", strings.Join(rows, ", "), strings.Join(keys, ", "))
	}
	return b.String()
}

func mark(optional bool) string {
	if optional {
		return "?"
	}
	return ""
}
