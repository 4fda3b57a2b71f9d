package mapping

import (
	"os"
	"strings"
	"testing"
)

func TestEveryExampleOfTheDocumentationIsAMapping(t *testing.T) {
	text, err := os.ReadFile("../../../docs/mapping.md")
	if err != nil {
		t.Fatal(err)
	}
	schema := compiled(t)
	examples := 0
	for i, block := range strings.Split(string(text), "```yaml\n")[1:] {
		example, _, closed := strings.Cut(block, "```")
		if !closed {
			t.Fatalf("example %d is not closed", i+1)
		}
		examples++
		if err := refused(t, schema, example); err != nil {
			t.Errorf("the schema refuses\n%s\n%v", example, err)
		}
		if _, err := parse(t, example); err != nil {
			t.Errorf("the parser refuses\n%s\n%v", example, err)
		}
	}
	if examples < 10 {
		t.Errorf("there are %d examples only", examples)
	}
}

// Whoever adds a key explains it.
func TestTheDocumentationNamesEveryKey(t *testing.T) {
	text, err := os.ReadFile("../../../docs/mapping.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{
		"version", "dataset", "flat", "units", "unit_links", "posts", "officials", "tenures", "claims",
		"from", "columns", "skip", "join", "one_per", "optional", "split", "titles",
		"file", "sheet", "rows", "format", "delimiter", "encoding",
		"column", "value", "text", "first_of", "of", "values", "other", "dates",
		"order", "serial", "epoch_1904", "is", "blank", "filled", "reason", "key", "by", "latest", "earliest", "table", "unread_unit",
	} {
		if !strings.Contains(string(text), "`"+key+"`") {
			t.Errorf("it does not name %s", key)
		}
	}
}
