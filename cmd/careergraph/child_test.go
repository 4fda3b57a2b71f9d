package main

import (
	"bufio"
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// A child is the program as a process of its own.
type child struct {
	*exec.Cmd
	stdout *bufio.Reader
	stderr bytes.Buffer
}

func start(t *testing.T, args ...string) *child {
	t.Helper()
	c := &child{Cmd: exec.Command("careergraph", args...)}
	c.Cmd.Stderr = &c.stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.stdout = bufio.NewReader(out)
	c.begin(t)
	return c
}

func (c *child) begin(t *testing.T) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
}

// end waits for the process and holds its code and its last words against what
// is wanted.
func (c *child) end(t *testing.T, code int, words string) {
	t.Helper()
	c.Wait()
	if got := c.ProcessState.ExitCode(); got != code {
		t.Errorf("it ended with code %d, want %d", got, code)
	}
	if words != "" && !strings.HasSuffix(c.stderr.String(), "careergraph: "+words+"\n") {
		t.Errorf("it said\n%swant at last\n%s", &c.stderr, words)
	}
	if unspeakable.MatchString(c.stderr.String()) {
		t.Errorf("it said what no user may see:\n%s", &c.stderr)
	}
}
