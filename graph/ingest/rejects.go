package ingest

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"careergraph/graph"
)

// WriteRejects writes the rejected rows of what was read to a path that must
// not exist yet; without any it writes nothing.
//
// Of a dataset folder they become a folder with a file for each one that has
// rejected rows, of the same name and with the same header; of a flat table
// they become one. Rows stand byte for byte as they were read, in their order.
// Whoever mends them puts them back in place of the rejected rows and imports
// the whole again, or, where they need no other row, imports them alone.
//
// The path is there completely or not at all. A source that changed since it
// was read is a Conflict, as is a path that exists.
func (r *Result) WriteRejects(path string) error {
	rows := 0
	for _, s := range r.sheets {
		rows += s.counts().Rejected
	}
	switch {
	case r.Batch == nil:
		return graph.Errorf(graph.Invalid, "rejects", "a file itself is at fault, so its rows cannot be told apart; mend the file first").Because(r.Err(true))
	case rows == 0:
		return nil
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Conflict, "rejects", "%s is there already; name another place for the rejected rows, or move it away", path)
	}
	unwritable := func(cause error) error {
		if graph.CodeOf(cause) != graph.Internal {
			return cause
		}
		return graph.Errorf(graph.Invalid, "rejects", "the rejected rows cannot be written to %s; check that its folder exists, may be written and has room", path).Because(cause)
	}
	// The temporary place lies beside the path, so that renaming it is one step.
	place, err := os.MkdirTemp(filepath.Dir(path), ".rejects-")
	if err != nil {
		return unwritable(err)
	}
	defer os.RemoveAll(place)
	for _, s := range r.sheets {
		if s.counts().Rejected > 0 {
			if err := s.writeRejects(filepath.Join(place, s.name)); err != nil {
				return unwritable(err)
			}
		}
	}
	done := place
	if r.flat {
		done = filepath.Join(place, r.sheets[0].name)
	} else if err := os.Chmod(place, 0o755); err != nil {
		return unwritable(err)
	}
	if err := os.Rename(done, path); err != nil {
		return unwritable(err)
	}
	return nil
}

// writeRejects copies the header and the rejected rows by reading the file
// again, since keeping the text of all rows would fill memory.
func (s *sheet) writeRejects(path string) error {
	in, err := os.Open(s.path)
	if err != nil {
		return unreadable(s.name, err)
	}
	defer in.Close()
	changed := graph.Errorf(graph.Conflict, s.name, "%s was changed while it was being imported; import it again", s.name)
	if now, err := in.Stat(); err != nil || now.Size() != s.state.Size() || !now.ModTime().Equal(s.state.ModTime()) {
		return changed.Because(err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	records := newRecords(in)
	for row := -1; row < len(s.fates); row++ { // row -1 is the header
		if err := records.next(); err != nil {
			return changed.Because(err)
		}
		if row < 0 || s.fates[row] == rejected {
			out.Write(records.raw)
			if n := len(records.raw); n > 0 && records.raw[n-1] != '\n' {
				out.WriteByte('\n')
			}
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	return file.Close()
}
