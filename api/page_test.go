package api

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestPageOfTheAPI holds docs/api.md against the document that is served.
func TestPageOfTheAPI(t *testing.T) {
	page, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Paths map[string]struct{ Get struct{ Summary string } }
	}
	if err := json.Unmarshal(golden, &document); err != nil {
		t.Fatal(err)
	}
	for path, item := range document.Paths {
		if row := fmt.Sprintf("| `%s` | %s |\n", path, item.Get.Summary); !strings.Contains(string(page), row) {
			t.Errorf("docs/api.md lacks the row %s", row)
		}
	}
	if rows := strings.Count(string(page), "| `"+base); rows != len(document.Paths) {
		t.Errorf("docs/api.md has %d routes, the API %d", rows, len(document.Paths))
	}
}
