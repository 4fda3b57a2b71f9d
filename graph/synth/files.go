package synth

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
)

// files are the tables of a dataset folder, open for writing.
type files struct {
	units, links, posts, officials, tenures *table
}

// A table is one CSV file. A failed write is kept and told by err.
type table struct {
	file *os.File
	csv  *csv.Writer
	rows int
}

func create(dir string) (*files, error) {
	f := &files{}
	for _, t := range []struct {
		into    **table
		name    string
		columns []string
	}{
		{&f.units, "units.csv", []string{"id", "name", "level", "parent_id", "type", "valid_from", "valid_to", "tags"}},
		{&f.links, "unit_links.csv", []string{"predecessor_id", "successor_id", "kind", "on"}},
		{&f.posts, "posts.csv", []string{"id", "title", "unit_id", "level", "bloc", "office", "head", "rank", "class"}},
		{&f.officials, "officials.csv", []string{"id", "name", "gender", "birth_date", "death_date", "native_unit_id"}},
		{&f.tenures, "tenures.csv", []string{"id", "official_id", "post_id", "start", "end", "status", "arrival", "end_cause"}},
	} {
		file, err := os.Create(filepath.Join(dir, t.name))
		if err != nil {
			f.close()
			return nil, err
		}
		*t.into = &table{file: file, csv: csv.NewWriter(file)}
		(*t.into).csv.Write(t.columns)
	}
	return f, nil
}

func (t *table) add(cells ...string) {
	t.csv.Write(cells)
	t.rows++
}

func (f *files) all() []*table {
	return []*table{f.units, f.links, f.posts, f.officials, f.tenures}
}

// err tells the first write that failed, of those that reached a file.
func (f *files) err() error {
	for _, t := range f.all() {
		if err := t.csv.Error(); err != nil {
			return err
		}
	}
	return nil
}

// finish brings everything to the files and closes them.
func (f *files) finish() error {
	var errs []error
	for _, t := range f.all() {
		t.csv.Flush()
		errs = append(errs, t.csv.Error(), t.file.Close())
	}
	return errors.Join(errs...)
}

// close gives the files up; after finish it does nothing.
func (f *files) close() {
	for _, t := range f.all() {
		if t != nil {
			t.file.Close()
		}
	}
}
