package ingest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/ingest/mapping"
	"careergraph/graph/ingest/rows"
)

// flatTable is the flat table among the tables of an input.
const flatTable = mapping.Flat

// An input is what the paths hold: tables by the file of the dataset folder
// that they stand for, or flat ones, and the dataset's description.
type input struct {
	tables  map[string][]*rows.Table
	bound   []mapping.Bound
	dataset graph.Dataset
	text    []byte // what dataset.yaml holds, or would, nil without one
	telling string // the file in which that stands
	sources []SourceInfo
	of      map[*rows.Table]int // the source of each table
	notes   []string
}

// gather looks at the paths and finds the tables to read.
func gather(paths []string, options Options) (*input, error) {
	in := &input{tables: map[string][]*rows.Table{}, dataset: defaults(), of: map[*rows.Table]int{}}
	switch options.Mode {
	case Auto, "", Folder, Flat, Popolo:
	default:
		return nil, graph.Errorf(graph.Invalid, "mode", "there is no mode %q; the modes are auto, folder, flat, popolo", options.Mode)
	}
	if options.Mapping != nil {
		return in, in.mapped(options.Mapping, paths)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		switch {
		case !info.IsDir():
			err = in.file(path, options)
		case options.Mode == Flat || options.Mode == Popolo:
			err = graph.Errorf(graph.Invalid, "mode", "%s is a folder; name the file to read, or read it as a dataset folder", path)
		default:
			err = in.folder(path, options)
		}
		if err != nil {
			return nil, err
		}
	}
	return in, in.settle(paths, options.Mode)
}

// folder takes the files of a dataset folder, each plain or compressed.
func (in *input) folder(path string, options Options) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return unreadable(path, err)
	}
	n := -1
	for _, entry := range entries {
		name := entry.Name()
		whole := filepath.Join(path, name)
		role := roleOf(name)
		switch {
		case name == datasetFile:
			err = in.describe(whole)
		case role != "":
			n, err = in.take(n, whole, role, options.Format)
		case isTable(name) || strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml"):
			in.notes = append(in.notes, fmt.Sprintf("%s is not read: the files of a dataset folder are %s, %s", name, datasetFile, strings.Join(folderFiles, ", ")))
		}
		if err != nil {
			return err
		}
	}
	if len(in.tables[tenuresFile]) == 0 {
		return graph.Errorf(graph.Invalid, tenuresFile, "the folder %s has no %s; a dataset folder needs one, and the posts.csv and units.csv that it names", path, tenuresFile)
	}
	return nil
}

// roleOf is the file of a dataset folder for which a file or sheet of a name
// stands, or empty.
func roleOf(name string) string {
	stem := strings.ToLower(name)
	for _, ending := range []string{".gz", ".csv", ".xlsx", ".xlsm"} {
		stem = strings.TrimSuffix(stem, ending)
	}
	if file := stem + ".csv"; slices.Contains(folderFiles, file) {
		return file
	}
	return ""
}

// isTable says that a file looks as if it held a table.
func isTable(name string) bool {
	return slices.Contains([]string{".csv", ".xlsx", ".xlsm", ".json", ".ndjson", ".jsonl", ".gz", ".zip"}, strings.ToLower(filepath.Ext(name)))
}

// take reads a file of a folder as the one table of a role. The folder is one
// source, whose number is that of its first file.
func (in *input) take(n int, path, role string, format rows.Format) (int, error) {
	source, err := openSource(path, rows.OpenOptions{Format: format})
	if err != nil {
		return n, err
	}
	if len(source.Tables) != 1 {
		return n, graph.Errorf(graph.Invalid, role, "%s must hold one table, and holds %d; keep one, or name the file itself", path, len(source.Tables))
	}
	in.tables[role] = append(in.tables[role], source.Tables[0])
	if n < 0 {
		return in.source(filepath.Dir(path), source, "dataset folder"), nil
	}
	in.part(n, source)
	return n, nil
}

func openSource(path string, options rows.OpenOptions) (*rows.Source, error) {
	source, err := rows.Open(path, options)
	if err != nil {
		return nil, opened(path, err)
	}
	return source, nil
}

// opened is an error of a file that was opened, naming the file.
func opened(path string, err error) error {
	var f *rows.Fault
	if !errors.As(err, &f) {
		return unreadable(path, err)
	}
	message := f.Message
	if !strings.Contains(message, filepath.Base(path)) {
		message = path + ": " + message
	}
	return graph.Errorf(graph.Invalid, path, "%s", message).Because(err)
}

// source notes what a path was taken for, and gives its number. What its
// tables say of themselves becomes notes.
func (in *input) source(path string, source *rows.Source, taken string) int {
	n := len(in.sources)
	format := string(source.Format)
	if source.Archive != "" {
		format += " in " + source.Archive
	}
	in.sources = append(in.sources, SourceInfo{File: filepath.Base(path), Format: format, Taken: taken})
	in.part(n, source)
	return n
}

// part adds tables to a source.
func (in *input) part(n int, source *rows.Source) {
	in.notes = append(in.notes, source.Notes...)
	for _, table := range source.Tables {
		in.notes = append(in.notes, table.Notes...)
		in.of[table] = n
	}
}

// describeBy reads the dataset.yaml among the texts of an archive.
func (in *input) describeBy(source *rows.Source) error {
	for _, t := range source.Texts {
		if filepath.Base(t.File) != datasetFile {
			in.notes = append(in.notes, fmt.Sprintf("%s is not read: what describes a dataset is its %s", t.File, datasetFile))
			continue
		}
		text, err := t.Read()
		if err != nil {
			return opened(t.File, err)
		}
		found, err := parseDataset(text)
		if err == nil {
			err = in.described(t.File, found, text)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// describe reads dataset.yaml.
func (in *input) describe(path string) error {
	found, text, err := readDataset(path)
	if err != nil {
		return err
	}
	return in.described(path, found, text)
}

// described takes the dataset that a file describes. Of two descriptions nobody
// knows which is meant.
func (in *input) described(file string, found graph.Dataset, text []byte) error {
	if in.telling != "" {
		return graph.Errorf(graph.Invalid, datasetFile, "both %s and %s describe the dataset; leave one of them out", in.telling, file)
	}
	in.telling, in.dataset, in.text = file, found, text
	return nil
}

// file takes a file: the tables of a dataset by their names, any other table
// as a flat one, JSON as Popolo.
func (in *input) file(path string, options Options) error {
	if filepath.Base(path) == datasetFile {
		return in.describe(path)
	}
	source, err := openSource(path, rows.OpenOptions{Format: options.Format})
	if err != nil {
		return err
	}
	if len(source.Documents) > 0 {
		return in.popolo(path, source, options)
	}
	if options.Mode == Popolo {
		return graph.Errorf(graph.Invalid, "mode", "%s is a table, and Popolo is JSON; read it as a flat table or by a mapping", path)
	}
	if options.Mode != Flat && slices.ContainsFunc(source.Tables, func(t *rows.Table) bool { return roleOfTable(t) != "" }) {
		for _, table := range source.Tables {
			role := roleOfTable(table)
			if role == "" {
				in.notes = append(in.notes, fmt.Sprintf("%s is not read: the tables of a dataset are %s", table.Name(), strings.Join(folderFiles, ", ")))
				continue
			}
			in.tables[role] = append(in.tables[role], table)
		}
		in.source(path, source, "tables of a dataset folder")
		return in.describeBy(source)
	}
	if options.Mode == Folder {
		return graph.Errorf(graph.Invalid, "mode", "%s is a file; name the folder that holds its %s, or read it as a flat table", path, tenuresFile)
	}
	in.tables[flatTable] = append(in.tables[flatTable], source.Tables...)
	in.source(path, source, "flat table")
	return in.describeBy(source)
}

// roleOfTable tells by the sheet, else by the file's name. People call a flat
// table tenures too, which its columns tell.
func roleOfTable(t *rows.Table) string {
	role := ""
	if t.Sheet != "" {
		role = roleOf(t.Sheet)
	}
	if role == "" {
		role = roleOf(filepath.Base(t.File))
	}
	if role == tenuresFile && looksFlat(t) {
		return ""
	}
	return role
}

// looksFlat says that a table names posts by their title and unit, and not by
// their id. Whatever is wrong with it is told when it is read.
func looksFlat(t *rows.Table) bool {
	in, err := t.Open()
	if err != nil {
		return false
	}
	defer in.Close()
	names := in.Header()
	return slices.Contains(names, flatColumns[flatPost].name) && slices.Contains(names, flatColumns[flatUnit].name)
}

// settle refuses a mixture of the two forms and a dataset without tenures.
func (in *input) settle(paths []string, mode Mode) error {
	flat, tables := len(in.tables[flatTable]), 0
	for _, list := range in.tables {
		tables += len(list)
	}
	switch {
	case tables == 0:
		return graph.Errorf(graph.Invalid, "", "there is no table in %s; name a dataset folder, or a file with a table", strings.Join(paths, ", "))
	case flat > 0 && flat < tables && mode != Flat:
		return graph.Errorf(graph.Invalid, "mode", "some of the tables are those of a dataset folder and some are not (%s); leave some out, or read all as flat tables", in.tables[flatTable][0].Name())
	case len(in.tables[tenuresFile]) == 0 && mode == Folder:
		return graph.Errorf(graph.Invalid, "mode", "%s is a file; name the folder that holds its %s, or read it as a flat table", paths[0], tenuresFile)
	case flat == 0 && len(in.tables[tenuresFile]) == 0 && tables == 1:
		// One table that is named like a part of a dataset may be a flat table.
		for role, list := range in.tables {
			in.tables[flatTable] = list
			delete(in.tables, role)
		}
	case flat == 0 && len(in.tables[tenuresFile]) == 0:
		return graph.Errorf(graph.Invalid, tenuresFile, "there is no %s in %s; a dataset needs one, and the posts.csv and units.csv that it names", tenuresFile, strings.Join(paths, ", "))
	}
	return nil
}

// tell adds to the report what was read, and what the mapping did beside
// giving rows.
func (in *input) tell(r *Result) {
	r.Report.Sources = in.sources
	for _, s := range r.sheets {
		for i := range s.spans {
			of := &s.spans[i]
			in.sources[in.of[of.table]].Records += s.counts(of).Read
		}
	}
	in.tellMapping(&r.Report)
}
