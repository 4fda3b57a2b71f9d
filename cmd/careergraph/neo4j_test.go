package main

import (
	"bufio"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"careergraph/graph/neo4jstore/neo4jtest"
)

// underWay finds the first line of progress of a load that a second does not do.
var underWay = regexp.MustCompile(`^(clearing|officials|tenures|moves): `)

// One server with a password is refused, let in and killed, in this order.
func TestANeo4jThatRefusesAndOneThatDies(t *testing.T) {
	server, err := neo4jtest.Run(neo4jtest.Config{Password: "right-and-long"})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Kill()
	dir, _ := synthetic(t, 40_000)

	for name, password := range map[string]string{"a wrong password": "wrong-and-long", "no password": ""} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("CAREERGRAPH_PASSWORD", password)
			for _, command := range [][]string{{"flows"}, {"import", "testdata/small"}} {
				refused := start(t, append(command, "--store", server.URI)...)
				refused.end(t, 1, "")
				if got := refused.stderr.String(); !strings.Contains(got, "the Neo4j at "+server.URI+" does not let the user") {
					t.Errorf("it says %q", got)
				}
			}
		})
	}

	t.Run("the right password from a file", func(t *testing.T) {
		file := t.TempDir() + "/password"
		if err := os.WriteFile(file, []byte("right-and-long\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		call(t, "import", "testdata/small", "--store", server.URI, "--password-file", file)
		call(t, "flows", "--store", server.URI, "--password-file", file)
	})

	t.Run("dying during a load", func(t *testing.T) {
		t.Setenv("CAREERGRAPH_PASSWORD", "right-and-long")
		loader := &child{Cmd: exec.Command("careergraph", "import", dir, "--store", server.URI)}
		stderr, err := loader.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		loader.begin(t)
		lines := bufio.NewScanner(stderr)
		for lines.Scan() && !underWay.MatchString(lines.Text()) {
		}
		server.Kill()
		var last string
		for lines.Scan() {
			last = lines.Text()
		}
		loader.Wait()
		if code := loader.ProcessState.ExitCode(); code != 1 {
			t.Errorf("it ended with code %d, want 1", code)
		}
		if want := "careergraph: no Neo4j answers at " + server.URI; !strings.HasPrefix(last, want) || unspeakable.MatchString(last) {
			t.Errorf("it said %q, want at last %q", last, want)
		}
	})
}
