package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"careergraph/graph"
	"careergraph/graph/ingest"
)

//go:embed report_page.html
var pageText string

//go:embed report_page.css
var pageStyle string

// pagePolicy lets a browser apply the page's own style sheet and nothing else:
// no script, no other style, no address to load from or to send to.
func pagePolicy() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// A reportPage is a report with what its template asks for.
type reportPage struct {
	*report
	Lang     string
	Name     string
	Policy   string
	Style    template.CSS
	Total    rowCounts
	Files    []pageFile
	Codes    []pageCode
	Results  []pageOutcome
	Tenures  int // the sum of Results
	Classes  []coverageRow
	ByDecade []coverageRow
	Measures []measure
	Brief    []measure
	Reading  []readingTable
	Agreed   []agreementRow
}

type pageFile struct {
	Name string
	rowCounts
}

// A pageCode is a kind of problem that was found.
type pageCode struct {
	ingest.CodeInfo
	Count    int
	Examples []example
}

// More is how many problems of the code the page does not show.
func (c pageCode) More() int { return c.Count - len(c.Examples) }

type pageOutcome struct {
	Name, Meaning string
	Count         int
}

// outcomeMeanings says what each outcome is, in a sentence for the reader of a
// report; docs/derivation.md has the rules.
var outcomeMeanings = map[graph.Outcome]string{
	graph.Entry:          "The first tenure that is known of the official.",
	graph.Addition:       "Taken on beside a post that was not left.",
	graph.Renewal:        "The same post again.",
	graph.Reorganisation: "The same office in a unit that came out of the former one: the unit changed, the holder did not move.",
	graph.Moved:          "From a post that was left to another one: a turn.",
	graph.With:           "Begun on the same day as another tenure of the official, and counted with that one.",
	graph.AsMembership:   "A seat, such as in a committee or an assembly: no step of a career.",
	graph.NoStart:        "Without a known start, so its place in the career is not known.",
}

// writePage writes the report as one HTML file that needs nothing beside it.
// The same report gives the same page, byte for byte.
func (p *program) writePage(w io.Writer, r *report) error {
	functions := template.FuncMap{
		"word": p.word, "number": p.number, "percent": p.percent, "tenths": tenths, "shown": shown,
		"part": func(n, of int) map[string]int { return map[string]int{"N": n, "Of": of} },
	}
	text, err := template.New("page").Funcs(functions).Parse(pageText)
	if err != nil {
		return err
	}
	return text.Execute(w, p.newPage(r))
}

func (p *program) newPage(r *report) reportPage {
	out := reportPage{
		report: r, Lang: p.config.Lang, Name: r.name, Policy: pagePolicy(), Style: template.CSS(pageStyle), Total: r.total(),
		Measures: measures, Brief: briefMeasures(), Reading: p.readingTables(r), Agreed: r.agreements(),
		Files: list(r.files, func(name string) pageFile { return pageFile{name, r.Rows[name]} }),
		Results: list(graph.Outcomes, func(o graph.Outcome) pageOutcome {
			return pageOutcome{strings.ReplaceAll(string(o), "_", " "), outcomeMeanings[o], r.Outcomes[o]}
		}),
	}
	for _, result := range out.Results {
		out.Tenures += result.Count
	}
	for _, info := range ingest.Codes {
		if n := r.Problems[string(info.Code)]; n > 0 {
			out.Codes = append(out.Codes, pageCode{info, n, r.examplesOf(string(info.Code))})
		}
	}
	if r.Coverage.All.Tenures > 0 {
		out.Classes, out.ByDecade = p.classRows(r), p.decadeRows(r)
	}
	return out
}

// How many characters of a text from the data the page shows.
const longestShown = 300

// shown is a text from the data as a page shows it: cut short when long, and
// visible throughout.
func shown(text string) string {
	n := 0
	for at := range text {
		if n++; n > longestShown {
			return visible(text[:at]) + "…"
		}
	}
	return visible(text)
}
