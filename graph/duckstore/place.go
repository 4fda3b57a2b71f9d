package duckstore

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"careergraph/graph"
)

// place gives what the driver is to open: nothing for memory, else the absolute
// path of a file that is sound at first sight or is yet to be made.
func (s *Store) place() (string, error) {
	if s.path == Memory {
		if s.readOnly {
			return "", graph.Errorf(graph.Invalid, "store", "a database in memory is empty until something is loaded and cannot be read alone; name the file of a database with --store")
		}
		return "", nil
	}
	path, err := filepath.Abs(s.path)
	// The driver reads a path as an address. It would open another file, or the
	// right one without its settings.
	if err != nil || s.path == "" || strings.ContainsAny(path, "?#%") || strings.ContainsFunc(path, isControl) {
		return "", graph.Errorf(graph.Invalid, "store", "%q cannot be the path of a database: it must not be empty or hold any of ? # %% or a control character; name another file with --store", s.path).Because(err)
	}
	return path, s.checkFile()
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// checkFile looks at the file before DuckDB does, which says little of one that
// is something else.
func (s *Store) checkFile() error {
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.readOnly:
		return graph.Errorf(graph.NotFound, "store", "there is no database at %s; make one with careergraph import", s.path)
	case errors.Is(err, fs.ErrNotExist):
		if folder, err := os.Stat(filepath.Dir(s.path)); err != nil || !folder.IsDir() {
			return graph.Errorf(graph.NotFound, "store", "there is no folder %s to keep the database in; make it first", filepath.Dir(s.path)).Because(err)
		}
		return nil
	case err == nil && !info.Mode().IsRegular():
		return graph.Errorf(graph.Invalid, "store", "%s is not a file; name the file of a database with --store", s.path)
	}
	flag, use := os.O_RDWR, "read and written"
	if s.readOnly {
		flag, use = os.O_RDONLY, "read"
	}
	file, err := os.OpenFile(s.path, flag, 0)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "store", "%s cannot be opened; check that it may be %s", s.path, use).Because(err)
	}
	defer file.Close()
	head := make([]byte, 12)
	_, err = io.ReadFull(file, head)
	// A DuckDB file has its name after a checksum of eight bytes.
	if err != nil || string(head[8:]) != "DUCK" {
		return graph.Errorf(graph.Invalid, "store", "%s is not a careergraph database; name another file with --store, or remove it and run careergraph import", s.path).Because(err)
	}
	return nil
}
