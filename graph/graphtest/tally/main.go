// Command tally reads what the conformance suite noted down of each engine and
// prints it in one line. It fails unless both engines ran the same number of
// cases and of promises, and not none.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// engines are those that must have run.
var engines = []string{"duckdb", "neo4j"}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: tally FILE")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance: no tally:", err)
		os.Exit(1)
	}
	line, err := summarise(string(text))
	if line != "" {
		fmt.Println(line)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

// A count is what ran, and passed, on one engine.
type count struct{ cases, promises int }

// summarise reads lines of "engine cases promises"; of several of one engine
// the last counts, so that a second run replaces the first.
func summarise(text string) (string, error) {
	counts := map[string]count{}
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		var engine string
		var n count
		if _, err := fmt.Sscanf(lines.Text(), "%s %d %d", &engine, &n.cases, &n.promises); err != nil {
			return "", fmt.Errorf("%q is no line of a tally", lines.Text())
		}
		counts[engine] = n
	}
	var parts []string
	for _, engine := range engines {
		if n, ok := counts[engine]; ok {
			parts = append(parts, fmt.Sprintf("%d cases, %d promises on %s", n.cases, n.promises, engine))
		}
	}
	line := ""
	if len(parts) > 0 {
		line = "conformance: " + strings.Join(parts, "; ")
	}
	for _, engine := range engines {
		switch n, ok := counts[engine]; {
		case !ok:
			return line, fmt.Errorf("nothing ran on %s", engine)
		case n.cases == 0 || n.promises == 0:
			return line, fmt.Errorf("nothing passed on %s", engine)
		case n != counts[engines[0]]:
			return line, fmt.Errorf("%s did not pass what %s passed", engine, engines[0])
		}
	}
	return line, nil
}
