package main

import (
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// A measure is one thing that tenures state or do not. The brief ones are shown
// by decade.
type measure struct {
	Name, Meaning string
	Brief         bool
	Of            func(covered) int
}

var measures = []measure{
	{"start", "the start is stated, to the year at least", true, func(c covered) int { return c.Start }},
	{"end stated", "the end is stated", false, func(c covered) int { return c.EndStated }},
	{"end open", "the post is still held", false, func(c covered) int { return c.EndOpen }},
	{"end unknown", "ended, or perhaps ended, on a day that is not stated", false, func(c covered) int { return c.EndUnknown }},
	{"both dates", "start and end are stated", true, func(c covered) int { return c.BothDates }},
	{"both to the day", "start and end are stated, both to the day", false, func(c covered) int { return c.BothToDay }},
	{"both to the month", "the less precise of the two is a month", false, func(c covered) int { return c.BothToMonth }},
	{"both to the year", "the less precise of the two is a year", false, func(c covered) int { return c.BothToYear }},
	{"dated", "the start is stated, and the end too or the post is still held", true, func(c covered) int { return c.Dated }},
	{"level", "the level of the post is known", true, func(c covered) int { return c.Level }},
	{"bloc", "the bloc of the post is stated", true, func(c covered) int { return c.Bloc }},
	{"office", "the office of the post is stated", true, func(c covered) int { return c.Office }},
	{"parent", "the unit of the post has a parent", true, func(c covered) int { return c.Parent }},
}

func briefMeasures() []measure {
	return slices.DeleteFunc(slices.Clone(measures), func(m measure) bool { return !m.Brief })
}

// A coverageRow is some tenures, by the name of what they have in common.
type coverageRow struct {
	Name   string
	Counts covered
}

// coverageRows are all tenures, those of each class, and those of each decade;
// none where there is no tenure.
func (p *program) coverageRows(r *report) []coverageRow {
	if r.Coverage.All.Tenures == 0 {
		return nil
	}
	return append(p.classRows(r), p.decadeRows(r)...)
}

func (p *program) classRows(r *report) []coverageRow {
	return []coverageRow{
		{p.word("all tenures"), r.Coverage.All},
		{p.word("career posts"), r.Coverage.Career},
		{p.word("memberships"), r.Coverage.Membership},
	}
}

func (p *program) decadeRows(r *report) []coverageRow {
	return list(r.Coverage.Decades, func(d decade) coverageRow {
		if d.Decade == nil {
			return coverageRow{p.word("no start"), d.covered}
		}
		return coverageRow{fmt.Sprintf("%d–%d", *d.Decade, *d.Decade+9), d.covered}
	})
}

// An agreementRow is what came of the names in one direction.
type agreementRow struct {
	Name string
	agreed
}

func (r *report) agreements() []agreementRow {
	if r.Agreement == nil {
		return nil
	}
	return []agreementRow{{"predecessors", r.Agreement.Predecessors}, {"successors", r.Agreement.Successors}}
}

// percent gives a share with one decimal, cut and not rounded, so that 100% is
// all of them; a dash where there is nothing to have a share of.
func (p *program) percent(n, of int) string {
	switch {
	case of == 0:
		return "–"
	case n == of:
		return "100%"
	}
	return p.printer().Sprintf("%.1f", float64(n*1000/of)/10) + "%"
}

// number gives a number as people of the language write it.
func (p *program) number(n int) string {
	return p.printer().Sprint(n)
}

func (p *program) printer() *message.Printer {
	return message.NewPrinter(language.Make(p.config.Lang))
}

// tenths is a share in tenths of a percent, for the length of a bar.
func tenths(n, of int) string {
	if of == 0 {
		return "0"
	}
	return strconv.Itoa(n * 1000 / of)
}
