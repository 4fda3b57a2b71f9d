package ingest

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
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
// needs another. Rows of a CSV file stand byte for byte as they were read, in
// their order. Rows that come from elsewhere, or that a mapping made, stand in
// the columns of our own format, and x_from tells from where they come.
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
	if !slices.ContainsFunc(r.sheets, func(s *sheet) bool { return slices.Contains(s.fates, rejected) }) {
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

// RejectsAreFolder says that the rejects are a dataset folder, not one table.
func (r *Result) RejectsAreFolder() bool { return !r.flat }

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

// writeRejects writes the header, the rejected rows and the needed ones, and
// notes what these need. A row of a text file stands as it was read; any other
// is written as CSV with the columns of our own format, and with its place
// under x_from.
func (s *sheet) writeRejects(out *bufio.Writer, needed needs) error {
	write := s.writeRaw
	if s.made() {
		write = s.writeCells
	}
	return s.again(func(row int) error {
		if row >= 0 && !s.goes(row, needed) {
			return nil
		}
		if row >= 0 {
			s.need(needed)
		}
		return write(out, row)
	})
}

// made says that rows have no text of their own that could be written, or that
// several tables gave them.
func (s *sheet) made() bool {
	return len(s.tables) > 1 || s.tables[0].Format != rows.CSV || s.tables[0].Derived
}

func (s *sheet) writeRaw(out *bufio.Writer, _ int) error {
	raw := s.in.Raw()
	out.Write(raw)
	if n := len(raw); n > 0 && raw[n-1] != '\n' {
		out.WriteByte('\n')
	}
	return nil
}

func (s *sheet) writeCells(out *bufio.Writer, row int) error {
	line := csv.NewWriter(out)
	defer line.Flush()
	var cells []string
	if row < 0 {
		if s.in.Record() > 0 || s.table() != s.tables[0] {
			return nil // the header stands once
		}
		for _, c := range s.columns {
			cells = append(cells, c.name)
		}
		return line.Write(append(append(cells, s.named...), fromColumn))
	}
	for i := range s.columns {
		cells = append(cells, string(s.cell(i)))
	}
	for _, name := range s.named {
		cells = append(cells, string(s.extraCell(name)))
	}
	return line.Write(append(cells, s.spell(row)))
}

// fromColumn tells where a row was read that has no text of its own.
const fromColumn = "x_from"

// extraCell gives what stands in an x_ column of the row being read.
func (s *sheet) extraCell(name string) []byte {
	for _, x := range s.extras {
		if x.name == name {
			return s.in.Cells()[x.at]
		}
	}
	return nil
}

// again reads the tables a second time, since keeping the text of all rows
// would fill memory. It calls a function for each row; row -1 is a header.
func (s *sheet) again(visit func(row int) error) error {
	read := s.spans
	defer func() { s.spans, s.in = read, nil }()
	for i := range read {
		s.spans = read[:i+1]
		if err := s.spanAgain(&read[i], visit); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) spanAgain(of *span, visit func(row int) error) (err error) {
	table := of.table
	changed := graph.Errorf(graph.Conflict, table.Name(), "%s was changed while it was being imported; import it again", table.Name())
	if s.in, err = table.Open(); err != nil {
		return changed.Because(err)
	}
	defer s.in.Close()
	if err := s.readHeader(table); err != nil {
		return changed.Because(err)
	}
	if err := visit(-1); err != nil {
		return err
	}
	for row := of.first; row < of.end; row++ {
		if err := s.in.Next(); err != nil {
			return changed.Because(err)
		}
		if err := visit(row); err != nil {
			return err
		}
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
