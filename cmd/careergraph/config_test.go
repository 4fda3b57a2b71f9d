package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The table of docs/configuration.md lists every key, in order, with its
// default and its variable.
func TestTheDocumentationListsTheDefaults(t *testing.T) {
	text, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.ReplaceAll(line, "`", ""), "|")
		if len(cells) < 5 || strings.TrimSpace(cells[1]) == "key" || strings.Contains(line, "---") {
			continue
		}
		documented = append(documented, fmt.Sprintf("%s = %s, %s", strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2]), strings.TrimSpace(cells[3])))
	}
	var want []string
	for _, key := range Default().keys() {
		variable := "CAREERGRAPH_" + strings.ToUpper(strings.ReplaceAll(key.Name, "-", "_"))
		want = append(want, fmt.Sprintf("%s = %v, %s", key.Name, key.Value, variable))
	}
	if diff := cmp.Diff(want, documented); diff != "" {
		t.Errorf("docs/configuration.md differs from the defaults (- the program, + the page):\n%s", diff)
	}
}

func TestTheDefaultsAreSound(t *testing.T) {
	if err := Default().Verify(); err != nil {
		t.Error(err)
	}
}

func TestAValueThatMakesNoSenseNamesItsKey(t *testing.T) {
	for key, spoil := range map[string]func(*Config){
		"store":         func(c *Config) { c.Store = "" },
		"format":        func(c *Config) { c.Format = "xml" },
		"lang":          func(c *Config) { c.Lang = "fr" },
		"limit":         func(c *Config) { c.Limit = -1 },
		"listen":        func(c *Config) { c.Listen = "0.0.0.0:8080" },
		"neo4j-browser": func(c *Config) { c.Neo4jBrowser = "127.0.0.1:7474" },
	} {
		c := Default()
		spoil(&c)
		if err := c.Verify(); err == nil || !strings.HasPrefix(err.Error(), key) {
			t.Errorf("a bad %s gives %v, want an error that begins with the key", key, err)
		}
	}
}
