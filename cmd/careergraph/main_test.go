package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"careergraph": main})
}

// TestScripts runs the program as its users do. Each script says in its first
// lines what it shows.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			small, err := filepath.Abs("testdata/small")
			if err != nil {
				return err
			}
			flat, err := filepath.Abs("../../examples/flat")
			quangnam, _ := filepath.Abs("../../examples/quangnam")
			env.Setenv("QUANGNAM", quangnam)
			env.Setenv("SMALL", small)
			env.Setenv("FLAT", flat)
			env.Setenv("TMPDIR", env.WorkDir)
			return err
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"fails": fails,
			"holds": holds,
			"big":   big,
			"book":  book,
			"pack":  pack,
		},
		RequireExplicitExec: true,
	})
}

// What no user may see: traces, drivers and the parts of the machine.
var unspeakable = regexp.MustCompile(`(?i)goroutine|panic|\.go:\d|driver|duckdb_|sqlstate|0x[0-9a-f]{6}|Usage:`)

// fails runs a program that must end with a code and one sentence on stderr:
// "fails CODE PROGRAM ARGS…". The sentence can then be looked at by stderr.
func fails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fails CODE PROGRAM ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); !errors.As(err, &ended) || ended.ExitCode() != want {
		ts.Fatalf("it ended with %v, want code %d", err, want)
	}
	stderr := ts.ReadFile("stderr")
	if n := len(regexp.MustCompile(`(?m)^careergraph: `).FindAllString(stderr, -1)); n != 1 {
		ts.Fatalf("stderr has %d sentences, want one:\n%s", n, stderr)
	}
	if !strings.HasSuffix(stderr, "\n") || unspeakable.MatchString(stderr) {
		ts.Fatalf("stderr says what no user may see:\n%s", stderr)
	}
}

// holds compares the figures of a report or an answer: "holds FILE TEXT" looks
// for a text, byte for byte.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: holds FILE TEXT")
	}
	if strings.Contains(ts.ReadFile(args[0]), args[1]) == neg {
		ts.Fatalf("%s holds %q: %v, want %v", args[0], args[1], neg, !neg)
	}
}

// big writes a file whose second line is of so many bytes, without a comma:
// "big FILE BYTES".
func big(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: big FILE BYTES")
	}
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	file, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer file.Close()
	_, err = file.WriteString("id,official_id,post_id,start,end\n")
	ts.Check(err)
	block := []byte(strings.Repeat("x", 1<<20))
	for left := size; left > 0; left -= len(block) {
		_, err = file.Write(block[:min(left, len(block))])
		ts.Check(err)
	}
	ts.Check(file.Close())
}
