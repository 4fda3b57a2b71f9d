package duckstore_test

import (
	"os"
	"path/filepath"
	"testing"
)

func TestLoadsDoNotGrowTheFileWithoutBound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "grows.db")
	store := open(t, path)
	// bytes counts the file and the log beside it.
	bytes := func() (sum int64) {
		for _, name := range []string{path, path + ".wal"} {
			if info, err := os.Stat(name); err == nil {
				sum += info.Size()
			}
		}
		return sum
	}
	sizes := map[int]int64{}
	for n := 1; n <= 12; n++ {
		// 4000 and 3000 officials in turn.
		load(t, store, parish(3000+n%2*1000))
		sizes[n] = bytes()
	}
	// A load needs room beside the old data, which the next one takes up again.
	if sizes[12] > sizes[3] {
		t.Errorf("the file has %d bytes after 3 loads and %d after 12", sizes[3], sizes[12])
	}
}
