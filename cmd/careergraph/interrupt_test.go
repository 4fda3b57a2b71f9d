package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const asItWas = "cancelled; the store is as it was"

// The import has the tenures open, and they are so many that it reads them for
// a while, when it is interrupted. That a process has a file open is told by
// /proc, so this runs on Linux.
func TestInterruptWhileReading(t *testing.T) {
	store := filepath.Join(t.TempDir(), "small.duckdb")
	call(t, "import", "testdata/small", "--store", store)
	dir, _ := synthetic(t, 40_000)
	loader := start(t, "import", dir, "--store", store)
	for reading := false; !reading; {
		var alive bool
		if reading, alive = hasOpen(loader.Process.Pid, filepath.Join(dir, "tenures.csv")); !alive {
			t.Fatalf("the reading does not begin:\n%s", &loader.stderr)
		}
	}
	if err := loader.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	loader.end(t, 1, asItWas)
	if answer := call(t, "flows", "--store", store, "--format", "json"); !strings.Contains(answer, `"revision":1,`) {
		t.Errorf("the store answers %s", answer)
	}
}

// hasOpen says whether a process has a file open, and whether it lives: one that
// has ended has nothing open.
func hasOpen(pid int, path string) (open, alive bool) {
	links, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	for _, link := range links {
		if target, err := os.Readlink(link); err == nil && target == path {
			return true, true
		}
	}
	return false, len(links) > 0
}

// The database file appears when the load begins. It is gone when the load was
// broken off.
func TestInterruptWhileLoading(t *testing.T) {
	dir, _ := synthetic(t, 40_000)
	store := filepath.Join(t.TempDir(), "new.duckdb")
	loader := start(t, "import", dir, "--store", store)
	for {
		if _, err := os.Stat(store); err == nil {
			break
		} else if !errors.Is(err, fs.ErrNotExist) || loader.Process.Signal(syscall.Signal(0)) != nil {
			t.Fatalf("the load does not begin: %v\n%s", err, &loader.stderr)
		}
	}
	if err := loader.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	loader.end(t, 1, asItWas)
	left, err := os.ReadDir(filepath.Dir(store))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}
