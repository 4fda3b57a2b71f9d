package ingest

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"careergraph/graph"
	"careergraph/graph/ingest/mapping"
	"careergraph/graph/ingest/rows"
)

// ParseMapping reads a mapping file for the tables that this package reads.
func ParseMapping(path string) (*mapping.Mapping, error) {
	return mapping.Read(path, targets())
}

// targets are the tables that a mapping can make, with their columns.
func targets() mapping.Targets {
	t := mapping.Targets{}
	for name, columns := range map[string][]column{
		flatTable: flatColumns, "units": unitColumns, "unit_links": linkColumns, "posts": postColumns,
		"officials": officialColumns, "tenures": tenureColumns, "claims": claimColumns,
	} {
		for _, c := range columns {
			t[name] = append(t[name], c.name)
		}
	}
	return t
}

// Guess writes a mapping file for a table or a document, from the names of its
// columns and a sample of its rows, for a person to correct.
func Guess(path string, format rows.Format) ([]byte, error) {
	return mapping.Guess(path, rows.OpenOptions{Format: format})
}

// mapped finds the tables that a mapping makes of the files that the paths
// name or hold.
func (in *input) mapped(m *mapping.Mapping, paths []string) error {
	files := &finder{paths: paths, alone: m.Single(), opened: map[string]*rows.Source{}, of: map[string]int{}, used: map[string]bool{}, in: in}
	if err := in.describedBy(m); err != nil {
		return err
	}
	if err := in.bind(m, files.find, func(file string) int { return files.of[file] }); err != nil {
		return err
	}
	for _, path := range paths {
		if isFile(path) && !files.used[path] {
			in.notes = append(in.notes, fmt.Sprintf("%s is not read: no rule of %s reads a file of this name", filepath.Base(path), m.File.Name))
		}
	}
	return nil
}

// describedBy takes the dataset that a mapping describes.
func (in *input) describedBy(m *mapping.Mapping) error {
	if m.Dataset == nil {
		return nil
	}
	found, text, err := mappedDataset(m)
	if err != nil {
		return err
	}
	return in.described(m.File.Name, found, text)
}

// mappedDataset reads the dataset of a mapping, and writes it as dataset.yaml
// would.
func mappedDataset(m *mapping.Mapping) (found graph.Dataset, text []byte, err error) {
	if found, err = datasetOf(m.File, m.Dataset, "dataset"); err != nil {
		return found, nil, err
	}
	if text, err = yaml.Marshal(m.Dataset); err != nil {
		err = graph.Errorf(graph.Internal, m.File.Name, "the dataset of %s cannot be written again", m.File.Name).Because(err)
	}
	return found, text, err
}

// bind takes the tables that a mapping makes; number is that of the source of
// a file that it names.
func (in *input) bind(m *mapping.Mapping, find mapping.Finder, number func(file string) int) error {
	bound, err := m.Bind(find)
	if err != nil {
		return err
	}
	in.bound = append(in.bound, bound...)
	for _, b := range bound {
		role := b.Target
		if role != flatTable {
			role += ".csv"
		}
		in.tables[role] = append(in.tables[role], b.Table)
		in.of[b.Table] = number(b.File)
	}
	return nil
}

// A finder finds the files of a mapping among the paths, or in the folders
// that they name.
type finder struct {
	paths  []string
	alone  bool // the mapping names one file, which may have another name here
	opened map[string]*rows.Source
	of     map[string]int  // the number of each source
	used   map[string]bool // the paths in which files were found
	in     *input
}

func (f *finder) find(name string, options rows.OpenOptions) (*rows.Source, error) {
	key := fmt.Sprint(name, options)
	if source, ok := f.opened[key]; ok {
		return source, nil
	}
	path, err := f.path(name)
	if err != nil {
		return nil, err
	}
	f.used[path] = true
	source, err := openSource(path, options)
	if err != nil {
		return nil, err
	}
	if source.Archive == "zip" && filepath.Base(path) != name && !f.alone {
		source = only(source, name)
	}
	f.opened[key] = source
	if _, known := f.of[name]; !known {
		f.of[name] = f.in.source(path, source, "file of the mapping")
	}
	return source, nil
}

// path finds a file by its name, plain or compressed, or in an archive.
func (f *finder) path(name string) (string, error) {
	var archives []string
	for _, path := range f.paths {
		info, err := os.Stat(path)
		if err != nil {
			return "", unreadable(path, err)
		}
		if !info.IsDir() {
			switch base := filepath.Base(path); {
			case base == filepath.Base(name), strings.TrimSuffix(base, ".gz") == filepath.Base(name):
				return path, nil
			case f.alone && len(f.paths) == 1:
				return path, nil
			case strings.EqualFold(filepath.Ext(base), ".zip"):
				archives = append(archives, path)
			}
			continue
		}
		for _, inside := range []string{name, name + ".gz"} {
			if whole := filepath.Join(path, filepath.FromSlash(inside)); filepath.IsLocal(inside) && isFile(whole) {
				return whole, nil
			}
		}
	}
	for _, archive := range archives {
		source, err := openSource(archive, rows.OpenOptions{})
		if err != nil {
			return "", err
		}
		if found := only(source, name); len(found.Tables)+len(found.Documents) > 0 {
			return archive, nil
		}
	}
	return "", graph.Errorf(graph.NotFound, "mapping", "there is no file %s among %s", name, strings.Join(f.paths, ", "))
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// only leaves of an archive what one of its files holds.
func only(source *rows.Source, name string) *rows.Source {
	one := *source
	one.Tables = slices.DeleteFunc(slices.Clone(source.Tables), func(t *rows.Table) bool { return filepath.Base(t.File) != filepath.Base(name) })
	one.Documents = slices.DeleteFunc(slices.Clone(source.Documents), func(d *rows.Document) bool { return filepath.Base(d.File) != filepath.Base(name) })
	return &one
}

// nameOffices gives the offices that posts have the labels of the tables of
// titles. An office that the dataset lists keeps what it says there.
func (in *input) nameOffices(b *graph.Batch) {
	unlisted := map[string]bool{}
	for i := range b.Posts {
		unlisted[b.Posts[i].Office] = true
	}
	for _, office := range b.Dataset.Offices {
		delete(unlisted, office.ID)
	}
	for _, bound := range in.bound {
		if bound.Titles == nil {
			continue
		}
		for _, word := range bound.Titles.Offices() {
			if unlisted[word.ID] {
				b.Dataset.Offices = append(b.Dataset.Offices, graph.Office(word))
				delete(unlisted, word.ID)
			}
		}
	}
}

// maxUnread is how many unread titles a report shows.
const maxUnread = 50

// tellMapping adds what the mapping did beside giving rows.
func (in *input) tellMapping(r *Report) {
	dates, titles, unread := map[mapping.DateRule]int{}, map[mapping.TitleRule]int{}, map[string]int{}
	for _, b := range in.bound {
		name := b.Table.Name()
		for reason, n := range b.Tally.Skipped {
			r.Skipped = append(r.Skipped, Skip{name, reason, n})
		}
		for join, n := range b.Tally.Missed {
			r.Notes = append(r.Notes, fmt.Sprintf("%s of %s name something that the join %s does not find; its columns are blank there", counted(n, "record", "records"), name, join))
		}
		for _, path := range b.Tally.Blank {
			r.Notes = append(r.Notes, fmt.Sprintf("%s holds nothing at the path %s; correct it in the mapping, or mark it as optional", name, path))
		}
		add(dates, b.Tally.Dates)
		add(titles, b.Tally.Titles)
		add(unread, b.Tally.Unread)
	}
	for rule, n := range dates {
		r.Dates = append(r.Dates, DateCount{rule.Column, rule.Rule, n})
	}
	for rule, n := range titles {
		r.Titles = append(r.Titles, TitleCount{rule.Rule, rule.Confidence, n})
	}
	for text, n := range unread {
		r.Unread = append(r.Unread, UnreadTitle{text, n})
	}
	slices.SortFunc(r.Skipped, func(a, b Skip) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Reason, b.Reason)) })
	slices.SortFunc(r.Dates, func(a, b DateCount) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rule, b.Rule))
	})
	slices.SortFunc(r.Titles, func(a, b TitleCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Confidence, b.Confidence))
	})
	slices.SortFunc(r.Unread, func(a, b UnreadTitle) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text)) })
	r.Unread = r.Unread[:min(len(r.Unread), maxUnread)]
}

func add[K comparable](to, from map[K]int) {
	for key, n := range from {
		to[key] += n
	}
}
