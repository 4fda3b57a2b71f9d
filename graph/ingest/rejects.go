package ingest

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"careergraph/graph"
)

// WriteRejects writes the rejected rows of what was read to a path that must
// not exist yet; without any it writes nothing.
//
// Of a dataset folder they become a dataset folder: its dataset.yaml byte for
// byte, and each of its files with the same header, the rejected rows and the
// sound ones that they need. These are the rows that they name, the rows that
// those name in turn, and, where dataset.yaml lists no levels or states no
// as_of, a row of each level and the one of the last date, so that both come
// out the same. Of a flat table they become one table, of whose rows none
// needs another. Rows stand byte for byte as they were read, in their order.
//
// The rejects by themselves show the same errors as before, and none once they
// are mended, where a row that is newly named is added too. To go on, mend the
// rows there, put them back into the data in place of the rejected ones and
// their repetitions, and import the whole: a store holds one dataset, and an
// import replaces it. A sound row that is put back with them equals the one
// that is there and is passed over as repeated.
//
// The path is there completely or not at all. A source that changed since it
// was read is a Conflict, as is a path that exists.
func (r *Result) WriteRejects(path string) error {
	if r.Batch == nil {
		return graph.Errorf(graph.Invalid, "rejects", "a file itself is at fault, so its rows cannot be told apart; mend the file first").Because(r.Err(true))
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Conflict, "rejects", "%s is there already; name another place for the rejected rows, or move it away", path)
	}
	if !slices.ContainsFunc(r.sheets, func(s *sheet) bool { return s.counts().Rejected > 0 }) {
		return nil
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
	if err := r.writeRejectsInto(place); err != nil {
		return unwritable(err)
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

func (r *Result) writeRejectsInto(place string) error {
	if r.dataset != nil {
		err := create(filepath.Join(place, datasetFile), func(out *bufio.Writer) error {
			_, err := out.Write(r.dataset)
			return err
		})
		if err != nil {
			return err
		}
	}
	// A file names rows of its own and of earlier files only, so from the last
	// to the first it is known of each which of its rows are needed.
	needed := needs{}
	for _, s := range slices.Backward(r.sheets) {
		if err := s.follow(needed); err != nil {
			return err
		}
		err := create(filepath.Join(place, s.name), func(out *bufio.Writer) error { return s.writeRejects(out, needed) })
		if err != nil {
			return err
		}
	}
	return nil
}

// writeRejects copies the header, the rejected rows and the needed ones, and
// notes what these need.
func (s *sheet) writeRejects(out *bufio.Writer, needed needs) error {
	return s.again(func(row int) {
		if row >= 0 && !s.goes(row, needed) {
			return
		}
		out.Write(s.records.raw)
		if n := len(s.records.raw); n > 0 && s.records.raw[n-1] != '\n' {
			out.WriteByte('\n')
		}
		if row >= 0 {
			s.need(needed)
		}
	})
}

// again reads the file a second time, since keeping the text of all rows would
// fill memory. It calls a function for each row; row -1 is the header.
func (s *sheet) again(visit func(row int)) error {
	in, err := os.Open(s.path)
	if err != nil {
		return unreadable(s.name, err)
	}
	defer in.Close()
	changed := graph.Errorf(graph.Conflict, s.name, "%s was changed while it was being imported; import it again", s.name)
	if now, err := in.Stat(); err != nil || now.Size() != s.state.Size() || !now.ModTime().Equal(s.state.ModTime()) {
		return changed.Because(err)
	}
	s.records = newRecords(in)
	defer func() { s.records = nil }()
	for row := -1; row < len(s.fates); row++ {
		if err := s.records.next(); err != nil {
			return changed.Because(err)
		}
		visit(row)
	}
	return nil
}

// create writes a file that is not there yet, down to the disk.
func create(path string, write func(*bufio.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	if err := write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	return file.Close()
}
