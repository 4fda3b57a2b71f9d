package api

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"careergraph/graph"
	"careergraph/graph/finding"
)

// The bounds of a page over HTTP.
const (
	defaultLimit = 1000
	maxLimit     = 10_000
)

const datePattern = `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`

// query makes a parameter of the query part of an address.
func query(name, description string, schema *huma.Schema) *huma.Param {
	return &huma.Param{Name: name, In: "query", Description: description, Schema: schema}
}

func textParam(name, description string, words ...string) *huma.Param {
	schema := &huma.Schema{Type: huma.TypeString}
	for _, word := range words {
		schema.Enum = append(schema.Enum, word)
	}
	return query(name, description, schema)
}

func dateParam(name, description string) *huma.Param {
	return query(name, description+" A date such as 2019, 2019-11 or 2019-11-29.", &huma.Schema{Type: huma.TypeString, Pattern: datePattern})
}

func boolParam(name, description string, standard bool) *huma.Param {
	return query(name, description, &huma.Schema{Type: huma.TypeBoolean, Default: standard})
}

func floatParam(name, description string, above, below float64) *huma.Param {
	return query(name, description, &huma.Schema{Type: huma.TypeNumber, ExclusiveMinimum: &above, ExclusiveMaximum: &below})
}

func intParam(name, description string, least, most float64) *huma.Param {
	return query(name, description, &huma.Schema{Type: huma.TypeInteger, Minimum: &least, Maximum: &most})
}

// listParam is a list separated by commas.
func listParam(name, description string) *huma.Param {
	together := false
	p := query(name, description+` Several are separated by commas; a comma within one is written \,.`, &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString}})
	p.Style, p.Explode = "form", &together
	return p
}

// orNone lets a parameter be empty, for posts that state nothing.
func orNone(p *huma.Param) *huma.Param {
	p.AllowEmptyValue = true
	return p
}

func required(p *huma.Param) *huma.Param {
	p.Required = true
	return p
}

func pathParam(name, description string) *huma.Param {
	return &huma.Param{Name: name, In: "path", Required: true, Description: description, Schema: &huma.Schema{Type: huma.TypeString}}
}

// The parameters that mean the same everywhere.
var (
	sinceParam  = dateParam("since", "Moves made, or tenures begun, on or after the first day that this date can mean.")
	untilParam  = dateParam("until", "Moves made, or tenures begun, on or before the last day that this date can mean.")
	kindParam   = listParam("kind", "Kinds of moves, or of the arrivals of tenures.")
	levelParam  = listParam("level", "Levels: of either end of a move, of the post of a tenure.")
	blocParam   = listParam("bloc", "Blocs: of either end of a move, of the post of a tenure.")
	unitParam   = textParam("unit", "A unit with its descendants: of either end of a move, of the post of a tenure.")
	officeParam = listParam("office", "Offices taken.")

	filterParams = []*huma.Param{sinceParam, untilParam, kindParam, levelParam, blocParam, unitParam, officeParam}

	limitParam   = &huma.Param{Name: "limit", In: "query", Description: "The most rows to give.", Schema: limitSchema()}
	cursorParam  = textParam("cursor", "Where to go on: meta.next of the page before.")
	formatParam  = textParam("format", "The format of the answer; without it, Accept decides.", formatJSON, formatCSV)
	explainParam = boolParam("explain", "Put the Cypher behind the answer and its parameters into meta.", false)

	pageParams = []*huma.Param{limitParam, cursorParam, formatParam, explainParam}
	oneParams  = []*huma.Param{formatParam, explainParam}
)

func limitSchema() *huma.Schema {
	least, most := 1.0, float64(maxLimit)
	return &huma.Schema{Type: huma.TypeInteger, Minimum: &least, Maximum: &most, Default: defaultLimit}
}

// An input is what the address of a request states. It reads parameters; each
// failure is Invalid and names the parameter.
type input struct {
	path  string // the value of the parameter in the path, if there is one
	query url.Values
}

// parseQuery reads the query of an address by the parameters known there. It
// refuses unknown, repeated and empty ones. The free ones are known too and may
// be empty.
func parseQuery(raw string, params []*huma.Param, free []string) (url.Values, error) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "", "the query of the address cannot be read; percent-encode what is not plain text").Because(err)
	}
	for _, name := range sortedNames(values) {
		var known *huma.Param
		for _, p := range params {
			if p.In == "query" && p.Name == name {
				known = p
			}
		}
		isFree := slices.Contains(free, name)
		switch {
		case known == nil && !isFree:
			return nil, graph.Errorf(graph.Invalid, name, "there is no parameter %q here; %s", name, listNames(params, free))
		case len(values[name]) > 1:
			return nil, graph.Errorf(graph.Invalid, name, "the parameter %s is given %d times; give it once", name, len(values[name]))
		case values[name][0] == "" && !isFree && !known.AllowEmptyValue:
			return nil, graph.Errorf(graph.Invalid, name, "the parameter %s is empty; leave it out or give it a value", name)
		}
	}
	return values, nil
}

func sortedNames(values url.Values) []string {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func listNames(params []*huma.Param, free []string) string {
	names := slices.Clone(free)
	for _, p := range params {
		if p.In == "query" {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return "there are none"
	}
	return "there are " + strings.Join(names, ", ")
}

func (in input) text(name string) string { return in.query.Get(name) }

// maybe tells an empty text from one that is not given.
func (in input) maybe(name string) *string {
	if !in.query.Has(name) {
		return nil
	}
	text := in.query.Get(name)
	return &text
}

// A reading reads parameters one after another and keeps the first failure.
type reading struct {
	input
	err error
}

func (r *reading) refuse(name, format string, args ...any) {
	if r.err == nil {
		r.err = graph.Errorf(graph.Invalid, name, format, args...)
	}
}

func (r *reading) list(name string) []string {
	if !r.query.Has(name) {
		return nil
	}
	items, err := graph.SplitList(r.query.Get(name))
	if err != nil {
		r.refuse(name, "the list %s %v; write it like a,b,c", name, err)
	}
	return items
}

func (r *reading) date(name string) graph.Date {
	date, err := graph.ParseDate(r.query.Get(name))
	if err != nil {
		r.refuse(name, "%s must be a date such as 2019, 2019-11 or 2019-11-29, not %q", name, r.query.Get(name))
	}
	return date
}

func (r *reading) bool(name string, standard bool) bool {
	switch text := r.query.Get(name); text {
	case "":
		return standard
	case "true", "false":
		return text == "true"
	default:
		r.refuse(name, "%s must be true or false, not %q", name, text)
		return standard
	}
}

// int reads a whole number between two bounds; nil where it is not given.
func (r *reading) int(name string, least, most int64) *int64 {
	text := r.query.Get(name)
	if text == "" {
		return nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < least || n > most {
		r.refuse(name, "%s must be a whole number from %d to %d, not %q", name, least, most, text)
	}
	return &n
}

// share reads a number strictly between 0 and 1; 0 where it is not given.
func (r *reading) share(name string) float64 {
	text := r.query.Get(name)
	if text == "" {
		return 0
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || !(x > 0 && x < 1) {
		r.refuse(name, "%s must be a share between 0 and 1, such as 0.8, not %q", name, text)
	}
	return x
}

// period reads the period of two parameters; nil where neither is given.
func (r *reading) period(since, until string) *finding.Period {
	p := finding.Period{Since: r.date(since), Until: r.date(until)}
	if p == (finding.Period{}) {
		return nil
	}
	return &p
}

// periods reads a list of periods, each two dates with two dots between.
func (r *reading) periods(name string) []finding.Period {
	var list []finding.Period
	for _, text := range r.list(name) {
		p, err := finding.ParsePeriod(text)
		if err != nil {
			r.refuse(name, "%s must be periods such as 2025-03-07..2025-06-30, not %q", name, text)
		}
		list = append(list, p)
	}
	return list
}

func (r *reading) filter() graph.Filter {
	return graph.Filter{
		Since: r.date("since"), Until: r.date("until"),
		Kinds: r.list("kind"), Levels: r.list("level"), Blocs: r.list("bloc"), Offices: r.list("office"),
		Unit: r.text("unit"),
	}
}

func (r *reading) view() View {
	view := View{Limit: defaultLimit, Cursor: r.text("cursor"), Explain: r.bool("explain", false)}
	if limit := r.int("limit", 1, maxLimit); limit != nil {
		view.Limit = int(*limit)
	}
	return view
}
