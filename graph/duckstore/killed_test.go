package duckstore_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"careergraph/graph/duckstore"
)

func TestALoadThatIsKilledLeavesTheOldData(t *testing.T) {
	const old = 1000
	for _, test := range []struct {
		stage     string
		officials int
	}{
		{"load levels", 2000},
		{"load tenures", 2000},
		{"load dataset", 2000},
		// So many that rows are written into the file before the commit.
		{"load claims", 80_000},
	} {
		t.Run(fmt.Sprint(test.stage, " of ", test.officials), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "killed.db")
			parishFile(t, path, old)
			other := play(t, "load", path, fmt.Sprint(test.officials), test.stage)
			other.expect(t, "stopped")
			other.kill()
			reader, err := duckstore.Open(t.Context(), duckstore.Config{Path: path, ReadOnly: true})
			if err != nil {
				t.Fatal(err)
			}
			if n := size(t, reader); n != old {
				t.Errorf("readers see a parish of %d, not %d", n, old)
			}
			if err := reader.Close(); err != nil {
				t.Error(err)
			}
			store := open(t, path)
			if n := size(t, store); n != old {
				t.Errorf("the store holds a parish of %d, not %d", n, old)
			}
			if loaded := load(t, store, parish(2000)); !loaded.Changed || loaded.Revision != 2 {
				t.Errorf("run again, the load says %+v", loaded)
			}
			if n := size(t, store); n != 2000 {
				t.Errorf("run again, the load leaves a parish of %d", n)
			}
		})
	}
}

// It is not known how far the commit comes before the end, but the data is
// whole whichever it is.
func TestALoadThatIsKilledAsItIsCommitted(t *testing.T) {
	const old, fresh = 1000, 20_000
	path := filepath.Join(t.TempDir(), "killed.db")
	parishFile(t, path, old)
	for range 3 {
		other := play(t, "load", path, fmt.Sprint(fresh), "load dataset", "go on")
		other.expect(t, "goes on")
		other.kill()
		store, err := duckstore.Open(t.Context(), duckstore.Config{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		if n := size(t, store); n != old && n != fresh {
			t.Errorf("the store holds a parish of %d, neither %d nor %d", n, old, fresh)
		}
		load(t, store, parish(old))
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestALoadThatWasDoneSurvivesTheEndOfItsProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "killed.db")
	parishFile(t, path, 1000)
	other := play(t, "load", path, "2000", "never")
	other.expect(t, "loaded")
	other.kill()
	if n := size(t, open(t, path)); n != 2000 {
		t.Errorf("the store holds a parish of %d", n)
	}
}
