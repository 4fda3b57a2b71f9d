package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const asItWas = "cancelled; the store is as it was"

// The tenures come through a pipe, so that the import is surely under way when
// it is interrupted: it has read some of them and waits for more.
func TestInterruptWhileReading(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(dir, os.DirFS("testdata/small")); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(t.TempDir(), "small.duckdb")
	call(t, "import", dir, "--store", store)
	tenures := filepath.Join(dir, "tenures.csv")
	if err := errors.Join(os.Remove(tenures), syscall.Mkfifo(tenures, 0o600)); err != nil {
		t.Fatal(err)
	}
	loader := start(t, "import", dir, "--store", store)
	pipe, err := os.OpenFile(tenures, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	if _, err := pipe.WriteString("id,official_id,post_id\n"); err != nil {
		t.Fatal(err)
	}
	if err := loader.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	// It looks up now and then; what it reads until then is of no avail.
	row := strings.Repeat("t1,A1,d1-secretary\n", 1000)
	for {
		if _, err := pipe.WriteString(row); errors.Is(err, syscall.EPIPE) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	loader.end(t, 1, asItWas)
	if answer := call(t, "flows", "--store", store, "--format", "json"); !strings.Contains(answer, `"revision":1,`) {
		t.Errorf("the store answers %s", answer)
	}
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
