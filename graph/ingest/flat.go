package ingest

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"careergraph/graph"
)

const (
	flatOfficial = iota
	flatPost
	flatUnit
	flatLevel
	flatParent
	flatBloc
	flatOffice
	flatHead
	flatRank
	flatClass
	flatStart
	flatEnd
	flatStatus
	flatArrival
	flatEndCause
	flatOfficialID
	flatBirth
	flatNative
	flatSource
)

var flatColumns = []column{
	{name: "official", required: true, or: "official_id"},
	must("post"), must("unit"), may("level"), may("parent"), may("bloc"), may("office"),
	may("head"), may("rank"), may("class"), may("start"), may("end"), may("status"), may("arrival"),
	may("end_cause"), may("official_id"), may("birth_date"), may("native_unit"), may("source"),
}

// A flat is a flat table while it is read. What a row says of its unit, its
// post and its official is gathered from all rows that name them, so that the
// order of rows means nothing:
//
//   - a unit is its name with its parent's; a post is its title in its unit;
//     an official is the official_id, else the name with the birth date;
//   - of what belongs to a post (bloc, office, head, rank, class) and to the
//     official of an official_id (name, birth date), a blank agrees with
//     anything, and rows that state two different things are all rejected as
//     rows of one id that differ;
//   - level is the unit's where its rows agree; where they do not, the unit's
//     is unknown and each post has its own, on which its rows must agree;
//   - a parent or native unit is the one unit of that name in the table; where
//     there is none it becomes a unit of unknown level, and where there are
//     several the cell is left out with a warning.
//
// A row needs no other row, since it names its units itself.
type flat struct {
	*sheet
	dataset   graph.Dataset
	known     vocabulary
	names     symbols
	list      []graph.Tenure // one for each row, whatever its fate
	rows      []flatRow      // likewise
	units     numbering[flatUnitKey]
	posts     numbering[flatPostKey]
	officials numbering[flatOfficialKey]
	whole     []byte
}

// A flatRow is what one row says beside its tenure.
type flatRow struct {
	unit, post, official       int32 // nothing where the row does not tell
	level, bloc, office, class symbol
	name, native               symbol
	birth                      graph.Date
	head                       tribool
	ranked, stated             bool // the rank is stated; the official_id is
	rank                       float64
}

type flatUnitKey struct{ name, parent symbol }

type flatPostKey struct {
	unit  int32
	title symbol
}

// A flatOfficialKey is an official_id, or else a name with a birth date.
type flatOfficialKey struct {
	id, name symbol
	birth    graph.Date
}

// readFlat reads a flat table from one table or from several.
func readFlat(ctx context.Context, from *input, options Options) (*Result, error) {
	found := &problems{words: newWords()}
	tables := from.tables[flatTable]
	f := &flat{
		sheet: newSheet(tables[0].Name(), tables, found, flatColumns), dataset: from.dataset, known: knownWords(&from.dataset), names: newSymbols(),
		units: newNumbering[flatUnitKey](), posts: newNumbering[flatPostKey](), officials: newNumbering[flatOfficialKey](),
	}
	if err := f.each(ctx, options.Progress, f.read); err != nil {
		return nil, err
	}
	var batch *graph.Batch
	notes := slices.Clone(from.notes)
	if !f.broken {
		if err := graph.ContextError(ctx); err != nil {
			return nil, err
		}
		options.tell("check tenures", 0, len(f.list))
		f.seen, f.index = nil, nil
		f.ambiguousNames()
		f.differing()
		f.together()
		f.cycles()
		var more []string
		batch, more = f.build()
		notes = append(notes, more...)
		options.tell("check tenures", len(f.list), len(f.list))
	} else {
		notes = append(notes, atFault(f.name))
		if slices.Contains(folderFiles, f.name) {
			notes = append(notes, f.name+" was read as a flat table; a dataset folder is read by naming the folder")
		}
	}
	r, err := finish(ctx, []*sheet{f.sheet}, batch, found, notes, options)
	if r != nil {
		r.flat = true
	}
	return r, err
}

func (f *flat) read() {
	if f.row == rowsBeforeGuess {
		f.list, f.rows = slices.Grow(f.list, f.expected), slices.Grow(f.rows, f.expected)
	}
	if !f.isNew(f.hash()) {
		f.list, f.rows = append(f.list, graph.Tenure{}), append(f.rows, flatRow{unit: nothing, post: nothing, official: nothing})
		return
	}
	t := graph.Tenure{ID: f.tenureID(), Extra: f.extra()}
	f.time(&t, flatStart, flatEnd, flatStatus, f.dataset.BlankEnd)
	t.Arrival, t.EndCause, t.Source = f.among(flatArrival, f.known.kinds, sayKind), f.text(flatEndCause), f.text(flatSource)
	row := flatRow{
		unit: nothing, post: nothing, official: nothing,
		level: f.oneOf(flatLevel, f.known.levels, sayLevel), bloc: f.oneOf(flatBloc, f.known.blocs, sayBloc), office: f.symbol(flatOffice),
		head: f.boolean(flatHead),
	}
	if f.names.texts[row.level] == graph.UnknownLevel {
		row.level = 0
	}
	if len(f.cell(flatClass)) > 0 {
		row.class = f.names.of([]byte(f.class(flatClass)))
	}
	if rank := f.number(flatRank); rank != nil {
		row.rank, row.ranked = *rank, true
	}
	f.place(&row)
	f.person(&row, &t)
	f.list, f.rows = append(f.list, t), append(f.rows, row)
}

// place reads the row's unit and post.
func (f *flat) place(row *flatRow) {
	unit, unitOK := f.word(flatUnit, maxName)
	parent, parentOK := f.word(flatParent, maxName)
	title, titleOK := f.word(flatPost, maxName)
	if !unitOK || !parentOK {
		return
	}
	row.unit = f.units.of(flatUnitKey{f.names.of(unit), f.names.of(parent)})
	if titleOK {
		row.post = f.posts.of(flatPostKey{row.unit, f.names.of(title)})
	}
}

// person reads the row's official.
func (f *flat) person(row *flatRow, t *graph.Tenure) {
	id, idOK := f.word(flatOfficialID, maxID)
	name, nameOK := f.word(flatOfficial, maxName)
	native, nativeOK := f.word(flatNative, maxName)
	row.birth, _ = f.date(flatBirth, &t.Extra)
	if nativeOK {
		row.native = f.names.of(native)
	}
	if nameOK {
		row.name = f.names.of(name)
	}
	row.stated = len(id) > 0
	switch {
	case row.stated && idOK:
		row.official = f.officials.of(flatOfficialKey{id: f.names.of(id)})
	case row.stated || !nameOK:
	case len(name) > 0:
		row.official = f.officials.of(flatOfficialKey{name: row.name, birth: row.birth})
	case f.at[flatOfficial] >= 0:
		f.complain(flatOfficial, MissingValue, "state the official's name or official_id")
	default:
		f.complain(flatOfficialID, MissingValue, "state the official's name or official_id")
	}
}

func (f *flat) symbol(column int) symbol { return f.names.of(f.cell(column)) }

// oneOf is the symbol of a cell whose text is one of a list. An empty list
// allows any.
func (f *flat) oneOf(column int, list []string, say string) symbol {
	if len(list) == 0 {
		return f.symbol(column)
	}
	return f.names.of([]byte(f.among(column, list, say)))
}

// looked gives the rows that are no repetitions.
func (f *flat) looked(visit func(i int, row *flatRow)) {
	for i := range f.rows {
		if f.fates[i] != repeated {
			visit(i, &f.rows[i])
		}
	}
}

// ambiguousNames rejects the rows that state neither official_id nor birth
// date for a name that stands with a birth date elsewhere.
func (f *flat) ambiguousNames() {
	dated := map[symbol]bool{}
	f.looked(func(_ int, row *flatRow) {
		if !row.birth.IsZero() {
			dated[row.name] = true
		}
	})
	f.looked(func(i int, row *flatRow) {
		if row.name != 0 && !row.stated && row.birth.IsZero() && dated[row.name] {
			f.report(i, "official", f.problems.shown([]byte(f.names.texts[row.name])), AmbiguousName,
				"this name stands with a birth date elsewhere; state the birth date here, or give both an official_id")
		}
	})
}

// differing rejects all rows of a post, or of an official_id, that state two
// different things of it.
func (f *flat) differing() {
	levels := f.unitLevels(func(int) bool { return true })
	type fact struct {
		column string
		value  func(row *flatRow) (value any, stated bool)
	}
	text := func(column string, of func(row *flatRow) symbol) fact {
		return fact{column, func(row *flatRow) (any, bool) { return of(row), of(row) != 0 }}
	}
	check := func(n int, of func(row *flatRow) int32, facts []fact, say string) {
		said := make([]any, n)
		differs := make([]*fact, n)
		for i := range facts {
			fact := &facts[i]
			clear(said)
			f.looked(func(_ int, row *flatRow) {
				thing := of(row)
				if thing < 0 || differs[thing] != nil {
					return
				}
				switch value, stated := fact.value(row); {
				case !stated:
				case said[thing] == nil:
					said[thing] = value
				case said[thing] != value:
					differs[thing] = fact
				}
			})
		}
		f.looked(func(i int, row *flatRow) {
			if thing := of(row); thing >= 0 && differs[thing] != nil {
				value, stated := differs[thing].value(row)
				if !stated {
					value = ""
				}
				f.report(i, differs[thing].column, f.written(value), DuplicateID, say)
			}
		})
	}
	check(f.posts.len(), func(row *flatRow) int32 { return row.post }, []fact{
		text("bloc", func(row *flatRow) symbol { return row.bloc }),
		text("office", func(row *flatRow) symbol { return row.office }),
		text("class", func(row *flatRow) symbol { return row.class }),
		{"head", func(row *flatRow) (any, bool) { return row.head, row.head != unstated }},
		{"rank", func(row *flatRow) (any, bool) { return row.rank, row.ranked }},
		text("level", func(row *flatRow) symbol {
			if levels[row.unit] != mixed {
				return 0
			}
			return row.level
		}),
	}, "the rows of this post in this unit state different things of it; make them agree, or name two posts")
	check(f.officials.len(), func(row *flatRow) int32 {
		if row.stated {
			return row.official
		}
		return nothing
	}, []fact{
		text("official", func(row *flatRow) symbol { return row.name }),
		{"birth_date", func(row *flatRow) (any, bool) { return row.birth, !row.birth.IsZero() }},
	}, "the rows of this official_id state different things of the official; make them agree, or correct the id")
}

// written is a stated thing as a problem shows it.
func (f *flat) written(value any) string {
	switch value := value.(type) {
	case symbol:
		return f.problems.shown(f.cellText(value))
	case tribool:
		return map[tribool]string{yes: "true", no: "false"}[value]
	case float64:
		return strconv.FormatFloat(value, 'g', -1, 64)
	}
	return fmt.Sprint(value)
}

// mixed is what is stated of a thing whose rows state several.
const mixed symbol = -1

// agreed is what the rows that count state of each of n things.
func (f *flat) agreed(n int, counts func(row int) bool, of func(row *flatRow) (thing int32, stated symbol)) []symbol {
	agreed := make([]symbol, n)
	f.looked(func(i int, row *flatRow) {
		thing, stated := of(row)
		if thing < 0 || stated == 0 || !counts(i) {
			return
		}
		switch agreed[thing] {
		case 0:
			agreed[thing] = stated
		case stated:
		default:
			agreed[thing] = mixed
		}
	})
	return agreed
}

// unitLevels is the level of each unit.
func (f *flat) unitLevels(counts func(row int) bool) []symbol {
	return f.agreed(f.units.len(), counts, func(row *flatRow) (int32, symbol) { return row.unit, row.level })
}

// cycles rejects rows whose unit is its own ancestor. A row taken out may
// leave a name to one unit only, so the sound rows are looked at until no more
// cycles come up.
func (f *flat) cycles() {
	f.cutCycles(func(int) bool { return true })
	f.together()
	for f.cutCycles(f.sound) || f.together() {
	}
}

// cutCycles rejects those among the rows that count, and says whether there
// were any.
func (f *flat) cutCycles(counts func(row int) bool) (any bool) {
	parents := f.resolve(counts)
	edges := make([][]int32, len(parents.of))
	for unit, parent := range parents.of {
		if parent >= 0 {
			edges[unit] = []int32{parent}
		}
	}
	component := components(edges)
	f.looked(func(i int, row *flatRow) {
		if row.unit < 0 || !counts(i) {
			return
		}
		if parent := parents.of[row.unit]; parent >= 0 && component[parent] == component[row.unit] {
			any = true
			f.report(i, "parent", f.problems.shown(f.cellText(f.units.keys[row.unit].parent)), UnitCycle,
				"the unit is its own ancestor; correct one of the parents on the way round")
		}
	})
	return any
}

func (f *flat) cellText(s symbol) []byte { return []byte(f.names.texts[s]) }
