package duckstore_test

import (
	"context"
	"fmt"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"careergraph/graph"
	"careergraph/graph/duckstore"
)

// loadOnAFullDisk loads a parish of so many officials where no file can grow
// beyond a number of bytes, which the database takes for a full disk. It prints
// what became of the load and of what the very same store answers after it.
func loadOnAFullDisk(args []string) error {
	path := args[0]
	officials, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	room, err := strconv.ParseUint(args[2], 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: room, Max: room}); err != nil {
		return err
	}
	store, err := duckstore.Open(context.Background(), duckstore.Config{Path: path})
	if err != nil {
		return fmt.Errorf("not opened, %s: %w", graph.CodeOf(err), err)
	}
	defer store.Close()
	loaded, err := store.Load(context.Background(), parish(officials), nil)
	if err != nil {
		fmt.Printf("not loaded, %s: %v\n", graph.CodeOf(err), err)
	} else {
		fmt.Printf("loaded %+v\n", loaded)
	}
	n, err := wholeSize(context.Background(), store)
	if err != nil {
		return err
	}
	fmt.Println("answers about", n)
	return nil
}

func TestALoadThatFillsTheDisk(t *testing.T) {
	const old = 1000
	whole := filepath.Join(t.TempDir(), "whole.db")
	parishFile(t, whole, old)
	// The room is too small for what DuckDB writes at each of the three moments
	// when it writes. A load of few rows goes to the log and into the file after
	// it; one of many goes into the file as it is committed.
	for _, test := range []struct {
		name      string
		officials int
		room      int
		loaded    bool
	}{
		{"the log cannot be written", 3000, 64 << 10, false},
		{"the rows cannot be written", 40_000, 1 << 20, false},
		{"the rows are in the log and cannot go from there into the file", 3000, 5 << 19, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "full.db")
			copyFile(t, whole, path)
			other := play(t, "fill", path, fmt.Sprint(test.officials), fmt.Sprint(test.room))
			held := old
			if test.loaded {
				other.expect(t, "loaded {Revision:2 Changed:true}")
				held = test.officials
			} else {
				other.expect(t, "not loaded, unavailable: "+path+" could not be read or written; check that the disk is not full and the file is sound, then run careergraph import again")
			}
			other.expect(t, fmt.Sprint("answers about ", held))
			if err := other.Wait(); err != nil {
				t.Error(err)
			}
			store := open(t, path)
			if n := size(t, store); n != held {
				t.Errorf("with room again, the store holds a parish of %d, not %d", n, held)
			}
			load(t, store, parish(test.officials))
			if n := size(t, store); n != test.officials {
				t.Errorf("loaded again, the store holds a parish of %d", n)
			}
		})
	}
}

func TestADiskWithoutRoomForADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.db")
	play(t, "fill", path, "1", "5000").expect(t, "not opened, unavailable: "+path+" cannot be made; check that its folder may be written and the disk is not full, or name another file with --store")
}
