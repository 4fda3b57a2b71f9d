package ingest

import (
	"context"
	"fmt"
	"slices"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
)

// The files of a dataset folder, in the order in which reports show them.
const (
	unitsFile     = "units.csv"
	linksFile     = "unit_links.csv"
	postsFile     = "posts.csv"
	officialsFile = "officials.csv"
	tenuresFile   = "tenures.csv"
	claimsFile    = "claims.csv"
)

var folderFiles = []string{unitsFile, linksFile, postsFile, officialsFile, tenuresFile, claimsFile}

// A folder is a dataset folder while it is read. Its files are read in the
// order in which they need each other, so that every reference leads to a row
// whose fate is known.
type folder struct {
	dataset   graph.Dataset
	found     *problems
	units     *units
	links     *links
	posts     *posts
	officials *officials
	tenures   *tenures
	claims    *claims
}

// readFolder reads the tables of a dataset folder, wherever they come from.
func readFolder(ctx context.Context, from *input, options Options) (*Result, error) {
	f := newFolder(from.tables, from.dataset)
	if err := f.read(ctx, options.Progress); err != nil {
		return nil, err
	}
	notes := append(f.notes(), from.notes...)
	sheets := f.sheets()
	if slices.ContainsFunc(sheets, func(s *sheet) bool { return s.broken }) {
		return finish(ctx, sheets, nil, f.found, notes, options)
	}
	f.release()
	if len(f.dataset.Levels) == 0 {
		if note := foundLevels(&f.dataset, f.statedLevels()); note != "" {
			notes = append(notes, note)
		}
	}
	if f.dataset.AsOf.IsZero() {
		f.dataset.AsOf = f.lastDate()
	}
	if err := graph.ContextError(ctx); err != nil {
		return nil, err
	}
	options.tell("check tenures", 0, len(f.tenures.list))
	f.tenures.checkLife(f.dataset.AsOf)
	f.tenures.checkSeats()
	options.tell("check tenures", len(f.tenures.list), len(f.tenures.list))
	return finish(ctx, sheets, f.batch(), f.found, notes, options)
}

func newFolder(tables map[string][]*rows.Table, dataset graph.Dataset) *folder {
	f := &folder{dataset: dataset, found: &problems{words: newWords()}}
	open := func(name string, columns []column) *sheet { return newSheet(name, tables[name], f.found, columns) }
	known := knownWords(&dataset)
	f.units = &units{sheet: open(unitsFile, unitColumns), levels: known.levels}
	f.links = &links{sheet: open(linksFile, linkColumns), units: f.units}
	f.posts = &posts{sheet: open(postsFile, postColumns), levels: known.levels, blocs: known.blocs, units: f.units}
	f.officials = &officials{sheet: open(officialsFile, officialColumns), units: f.units}
	f.tenures = &tenures{sheet: open(tenuresFile, tenureColumns), blankEnd: dataset.BlankEnd, kinds: known.kinds, posts: f.posts, officials: f.officials}
	f.claims = &claims{sheet: open(claimsFile, claimColumns), kinds: known.kinds}
	return f
}

// vocabulary are the levels, blocs and kinds that cells may state. An empty
// list allows any.
type vocabulary struct{ levels, blocs, kinds []string }

func knownWords(d *graph.Dataset) vocabulary {
	var v vocabulary
	for _, level := range d.Levels {
		v.levels = append(v.levels, level.ID)
	}
	if len(v.levels) > 0 {
		v.levels = append(v.levels, graph.UnknownLevel)
	}
	for _, bloc := range d.Blocs {
		v.blocs = append(v.blocs, bloc.ID)
	}
	for _, kind := range d.Kinds {
		v.kinds = append(v.kinds, kind.ID)
	}
	return v
}

func (f *folder) sheets() []*sheet {
	return []*sheet{f.units.sheet, f.links.sheet, f.posts.sheet, f.officials.sheet, f.tenures.sheet, f.claims.sheet}
}

func (f *folder) read(ctx context.Context, progress graph.Progress) error {
	for _, step := range []struct {
		sheet       *sheet
		row, settle func()
	}{
		{f.units.sheet, f.units.read, f.units.settle},
		{f.links.sheet, f.links.read, func() {}},
		{f.posts.sheet, f.posts.read, f.posts.settle},
		{f.officials.sheet, f.officials.read, f.officials.settle},
		{f.tenures.sheet, f.tenures.read, f.tenures.settle},
		{f.claims.sheet, f.claims.read, f.claims.settle},
	} {
		if err := step.sheet.each(ctx, progress, step.row); err != nil {
			return err
		}
		step.settle()
	}
	return nil
}

// notes tells of tables that are missing or at fault.
func (f *folder) notes() []string {
	var notes []string
	for _, s := range []*sheet{f.units.sheet, f.posts.sheet} {
		if !s.present() {
			notes = append(notes, fmt.Sprintf("there is no %s", s.name))
		}
	}
	for _, s := range f.sheets() {
		if s.broken {
			notes = append(notes, atFault(s.name)+", and what refers to its rows was not checked")
		}
	}
	return notes
}

func atFault(name string) string {
	return fmt.Sprintf("nothing can be loaded while %s itself is at fault", name)
}

// release lets go of what only the reading needed.
func (f *folder) release() {
	for _, s := range f.sheets() {
		s.index, s.further, s.seen, s.hashes = nil, nil, nil, nil
	}
	f.units.kin, f.claims.kin = kinship{}, kinship{}
	f.found.words.kept = map[string]string{}
}

// batch gathers the accepted rows, in the memory of all.
func (f *folder) batch() *graph.Batch {
	b := &graph.Batch{
		Dataset: f.dataset,
		Units:   standing(f.units.sheet, f.units.list),
		Links:   standing(f.links.sheet, f.links.list),
		Posts:   standing(f.posts.sheet, f.posts.list),
		Claims:  standing(f.claims.sheet, f.claims.list),
	}
	if f.officials.present() {
		b.Officials = standing(f.officials.sheet, f.officials.list)
	} else {
		b.Officials = f.holders()
	}
	b.Tenures = standing(f.tenures.sheet, f.tenures.list)
	return b
}

// holders are the officials whom accepted tenures define.
func (f *folder) holders() []graph.Official {
	held := make([]bool, len(f.officials.list))
	for row, holder := range f.tenures.heldBy {
		if f.tenures.sound(row) && holder >= 0 {
			held[holder] = true
		}
	}
	i := -1
	return slices.DeleteFunc(f.officials.list, func(graph.Official) bool {
		i++
		return !held[i]
	})
}

// standing gives the accepted rows of a file, in the memory of all its rows.
func standing[T any](s *sheet, list []T) []T {
	row := -1
	return slices.DeleteFunc(list, func(T) bool {
		row++
		return !s.sound(row)
	})
}

// statedLevels are the levels that accepted rows state. The first row of each
// is an anchor.
func (f *folder) statedLevels() map[string]bool {
	found := map[string]bool{}
	see := func(s *sheet, row int, level string) {
		if s.sound(row) && level != "" && level != graph.UnknownLevel && !found[level] {
			found[level] = true
			s.anchor(row)
		}
	}
	for row := range f.units.list {
		see(f.units.sheet, row, f.units.list[row].Level)
	}
	for row := range f.posts.list {
		see(f.posts.sheet, row, f.posts.list[row].OwnLevel)
	}
	return found
}

// lastDate is the last possible day of any date in an accepted row, and no
// date where they state none. The first row that states it is an anchor.
func (f *folder) lastDate() graph.Date {
	last, anchor := never, func() {}
	see := func(s *sheet, row int, a, b graph.Date) {
		if !s.sound(row) {
			return
		}
		if day := latest(last, a, b); day > last {
			last, anchor = day, func() { s.anchor(row) }
		}
	}
	for row := range f.units.list {
		u := &f.units.list[row]
		see(f.units.sheet, row, u.ValidFrom, u.ValidTo)
	}
	for row := range f.links.list {
		see(f.links.sheet, row, f.links.list[row].On, graph.Date{})
	}
	for row := range f.posts.list {
		p := &f.posts.list[row]
		see(f.posts.sheet, row, p.ValidFrom, p.ValidTo)
	}
	if f.officials.present() {
		for row := range f.officials.list {
			o := &f.officials.list[row]
			see(f.officials.sheet, row, o.Birth, o.Death)
		}
	}
	for row := range f.tenures.list {
		t := &f.tenures.list[row]
		see(f.tenures.sheet, row, t.Start, t.End)
	}
	for row := range f.claims.list {
		c := &f.claims.list[row]
		see(f.claims.sheet, row, c.Since, c.Until)
	}
	anchor()
	return dateOn(last)
}
