package duckstore_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"careergraph/graph"
	"careergraph/graph/duckstore"
)

func TestAFileThatAnotherProcessHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "held.db")
	parishFile(t, path, 2)
	for _, test := range []struct {
		name   string
		holder []string
		opener []bool // ReadOnly
	}{
		{"written there, it is closed to all", []string{path}, []bool{false, true}},
		{"read there, it is closed to writers", []string{path, "read"}, []bool{false}},
	} {
		t.Run(test.name, func(t *testing.T) {
			other := play(t, "hold", test.holder...)
			other.expect(t, "open")
			for _, readOnly := range test.opener {
				cause := refused(t, duckstore.Config{Path: path, ReadOnly: readOnly}, graph.Unavailable,
					fmt.Sprintf("%s is in use by another process (PID %d); stop that one, or name another file with --store", path, other.Process.Pid))
				if cause == nil || !strings.Contains(cause.Error(), "lock") {
					t.Errorf("the cause is %v, not what the driver said", cause)
				}
			}
			if err := other.in.Close(); err != nil {
				t.Fatal(err)
			}
			if err := other.Wait(); err != nil {
				t.Fatal(err)
			}
			if n := size(t, open(t, path)); n != 2 {
				t.Errorf("after that it holds a parish of %d", n)
			}
		})
	}
}

func TestSeveralProcessesReadAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "read.db")
	parishFile(t, path, 2)
	for range 2 {
		play(t, "hold", path, "read").expect(t, "open")
	}
	store, err := duckstore.Open(t.Context(), duckstore.Config{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if n := size(t, store); n != 2 {
		t.Errorf("reads a parish of %d", n)
	}
	_, err = store.Load(t.Context(), parish(3), nil)
	checkError(t, err, graph.Conflict, "was opened to be read only")
}

func TestTwoStoresOfOneProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "twice.db")
	first := open(t, path)
	second := open(t, path)
	load(t, first, parish(2))
	if n := size(t, second); n != 2 {
		t.Errorf("the second store sees a parish of %d", n)
	}
	cause := refused(t, duckstore.Config{Path: path, ReadOnly: true}, graph.Unavailable, path+" is open in this process already")
	if errors.As(cause, new(*graph.Error)) {
		t.Errorf("the cause is %v, not what the driver said", cause)
	}
}
