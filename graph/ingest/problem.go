package ingest

import (
	"cmp"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"careergraph/graph"
	"careergraph/graph/ingest/rows"
	"careergraph/graph/ingest/yamlfile"
)

// A Severity says what a problem does to its row.
type Severity string

// An Error keeps its row out and every row that needs it; a Warning does not.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Code names a kind of problem.
type Code string

// The codes, in the order of the format's description.
const (
	EndBeforeStart  Code = "end_before_start"
	NoStart         Code = "no_start"
	BadDate         Code = "bad_date"
	EndAfterAsOf    Code = "end_after_as_of"
	BadValue        Code = "bad_value"
	MissingValue    Code = "missing_value"
	UnknownRef      Code = "unknown_ref"
	NeedsRejected   Code = "needs_rejected"
	DuplicateID     Code = "duplicate_id"
	RepeatedRow     Code = "repeated_row"
	AmbiguousName   Code = "ambiguous_name"
	UnitCycle       Code = "unit_cycle"
	SeatOverlap     Code = "seat_overlap"
	ImpossibleAge   Code = "impossible_age"
	OutsideValidity Code = "outside_validity"
	MissingColumn   Code = "missing_column"
	UnknownColumn   Code = "unknown_column"
	BadCSV          Code = "bad_csv"
	TooLarge        Code = "too_large"
	BadFile         Code = "bad_file"
	MergedCells     Code = "merged_cells"
	FormulaValue    Code = "formula_value"
)

// A CodeInfo tells how severe a code is and when it is reported. OfFile says
// that the file itself is at fault: then nothing can be loaded at all.
type CodeInfo struct {
	Code     Code
	Severity Severity
	When     string
	OfFile   bool
}

// Codes lists every code there is.
var Codes = []CodeInfo{
	{Code: EndBeforeStart, Severity: Warning, When: "the end lies surely before the start: the tenure is kept, its end is unknown"},
	{Code: NoStart, Severity: Warning, When: "kept, but takes part in no move (beside bad_date where that is why)"},
	{Code: BadDate, Severity: Warning, When: "not a date: the text is kept with the row, the date is not stated, an end so written is unknown"},
	{Code: EndAfterAsOf, Severity: Warning, When: "the end lies surely after as_of: kept as stated"},
	{Code: BadValue, Severity: Error, When: "an id, name or title that breaks the rules; not a boolean, number, class, level, bloc, kind or status that the dataset knows"},
	{Code: MissingValue, Severity: Error, When: "a blank cell that must not be"},
	{Code: UnknownRef, Severity: Error, When: "an id that no row defines (for a native unit or a parent a warning: the cell is left out)"},
	{Code: NeedsRejected, Severity: Error, When: "names a row that was rejected (for a native unit a warning: the cell is left out)"},
	{Code: DuplicateID, Severity: Error, When: "rows of one id that differ: all of them"},
	{Code: RepeatedRow, Severity: Warning, When: "a row equal to an earlier one in every cell: counted, not loaded twice"},
	{Code: AmbiguousName, Severity: Error, When: "no birth date where the same name stands with one: the row is joined to nobody"},
	{Code: UnitCycle, Severity: Error, When: "a unit is its own ancestor"},
	{Code: SeatOverlap, Severity: Warning, When: "the tenure surely begins while other officials hold all seats of the post"},
	{Code: ImpossibleAge, Severity: Warning, When: "surely younger than 16 at the start, or surely held after death"},
	{Code: OutsideValidity, Severity: Warning, When: "a tenure with a day surely outside the life of its post or unit"},
	{Code: MissingColumn, Severity: Error, When: "a required column is not in the header", OfFile: true},
	{Code: UnknownColumn, Severity: Error, When: "a column that the format does not have and whose name does not begin with x_", OfFile: true},
	{Code: BadCSV, Severity: Error, When: "the file is not UTF-8 text in RFC 4180 form", OfFile: true},
	{Code: TooLarge, Severity: Error, When: "a row or header beyond the bounds of what is read", OfFile: true},
	{Code: BadFile, Severity: Error, When: "the file is not sound as a workbook, as JSON or as an archive", OfFile: true},
	{Code: MergedCells, Severity: Warning, When: "merged cells of a workbook: their value is taken for each of them"},
	{Code: FormulaValue, Severity: Warning, When: "a formula of a workbook whose value is not kept in the file: the cell is taken as blank"},
}

// severities are those of the codes.
var severities = func() map[Code]Severity {
	table := map[Code]Severity{}
	for _, info := range Codes {
		table[info.Code] = info.Severity
	}
	return table
}()

// A Problem is something wrong with one row, or with a file as a whole.
type Problem struct {
	File     string
	Line     int    // where the row begins, from 1
	Where    string // the place where lines do not tell: Tenures!C5, $[3].infobox.office5, else empty
	Column   string // empty where the whole row is meant
	Value    string // what stands in the cell, cut short when long
	Code     Code
	Severity Severity
	Message  string // one sentence that says what to do
}

// problems gathers what was found. Its order is settled only at the end.
type problems struct {
	list  []Problem
	words *words
}

const maxShown = 200

// add keeps a problem. Values repeat, so one copy of each is kept.
func (p *problems) add(problem Problem) {
	p.list = append(p.list, problem)
}

// shown is a cell's text as a problem shows it.
func (p *problems) shown(value []byte) string {
	if len(value) <= maxShown {
		return p.words.of(value)
	}
	cut := value[:maxShown]
	for len(cut) > 0 && !utf8.Valid(cut) {
		cut = cut[:len(cut)-1]
	}
	return string(cut) + "…"
}

// printable is a text from a file as a sentence shows it: in one line, and cut
// short when long.
func printable(text string) string {
	return yamlfile.Shorten(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text))
}

// sort puts the problems in the order of files, lines, columns and codes.
func (p *problems) sort(files []string) {
	place := make(map[string]int, len(files))
	for i, name := range files {
		place[name] = i
	}
	slices.SortStableFunc(p.list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(place[a.File], place[b.File]), cmp.Compare(a.Line, b.Line),
			strings.Compare(a.Column, b.Column), strings.Compare(string(a.Code), string(b.Code)))
	})
}

// WriteProblems writes problems as CSV with a header row, in their order.
func WriteProblems(w io.Writer, list []Problem) error {
	out := csv.NewWriter(w)
	out.Write([]string{"file", "line", "column", "value", "code", "severity", "message", "where"})
	for _, p := range list {
		out.Write([]string{p.File, strconv.Itoa(p.Line), p.Column, p.Value, string(p.Code), string(p.Severity), p.Message, p.Where})
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return graph.Errorf(graph.Internal, "", "the list of problems could not be written; is the disk full?").Because(err)
	}
	return nil
}

// warningCodes are those of what a source warns of.
var warningCodes = map[rows.Cause]Code{rows.MergedCells: MergedCells, rows.NoCachedValue: FormulaValue, rows.OldDate: BadDate}

// ofFile says that a code is about a file as a whole.
func ofFile(code Code) bool {
	return slices.ContainsFunc(Codes, func(info CodeInfo) bool { return info.Code == code && info.OfFile })
}
