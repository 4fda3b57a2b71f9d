package duckstore_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"careergraph/graph/duckstore"
)

// roleVariable makes the test binary play a role as another process.
const roleVariable = "CAREERGRAPH_TEST_ROLE"

// roles are what another process may do. They print lines to be read and live
// until their input ends.
var roles = map[string]func(args []string) error{
	"hold": holdFile,
	"load": loadAndStop,
	"fill": loadOnAFullDisk,
}

func TestMain(m *testing.M) {
	role, other := roles[os.Getenv(roleVariable)]
	if !other {
		os.Exit(m.Run())
	}
	if err := role(os.Args[1:]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// A process is a role being played.
type process struct {
	*exec.Cmd
	out *bufio.Reader
	in  io.Closer
}

// play starts another process in a role. It ends with the test at the latest.
func play(t *testing.T, role string, args ...string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd, bufio.NewReader(out), in}
	t.Cleanup(p.kill)
	return p
}

// expect reads a line.
func (p *process) expect(t *testing.T, line string) {
	t.Helper()
	got, err := p.out.ReadString('\n')
	if got != line+"\n" {
		t.Fatalf("the other process says %q (%v), not %q", got, err, line)
	}
}

// kill ends the process without any chance to clean up.
func (p *process) kill() {
	_ = p.Process.Kill()
	_ = p.Wait()
}

// say prints a line and waits until the input ends.
func say(line string) {
	fmt.Println(line)
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// holdFile opens a file to write, or to read where a second argument says so.
func holdFile(args []string) error {
	store, err := duckstore.Open(context.Background(), duckstore.Config{Path: args[0], ReadOnly: len(args) > 1})
	if err != nil {
		return err
	}
	say("open")
	return store.Close()
}

// loadAndStop loads a parish of so many officials into a file and stops where
// a stage of the load is done; a fourth argument has it go on instead.
func loadAndStop(args []string) error {
	officials, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	store, err := duckstore.Open(context.Background(), duckstore.Config{Path: args[0]})
	if err != nil {
		return err
	}
	_, err = store.Load(context.Background(), parish(officials), func(stage string, done, total int) {
		switch {
		case stage != args[2] || done != total:
		case len(args) > 3:
			fmt.Println("goes on")
		default:
			say("stopped")
		}
	})
	if err != nil {
		return err
	}
	say("loaded")
	return nil
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	file, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, file, 0o644); err != nil {
		t.Fatal(err)
	}
}
