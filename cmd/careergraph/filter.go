package main

import (
	"github.com/spf13/pflag"

	"careergraph/graph"
)

// filterFlags are the flags that narrow a question; all questions that take one
// take it under the same name and with the same meaning.
type filterFlags struct {
	since, until, kind, level, bloc, unit, office string
}

// bindMoves adds the flags of questions about moves.
func (f *filterFlags) bindMoves(flags *pflag.FlagSet) {
	f.bindSteps(flags)
	flags.StringVar(&f.kind, "kind", "", "kinds of moves, such as rotation,transfer")
	flags.StringVar(&f.level, "level", "", "levels, of either end of a move")
}

// bindSteps adds the flags that paths through levels take too.
func (f *filterFlags) bindSteps(flags *pflag.FlagSet) {
	flags.StringVar(&f.since, "since", "", "from this day on: 2019, 2019-11 or 2019-11-29")
	flags.StringVar(&f.until, "until", "", "up to the end of this day, month or year")
	flags.StringVar(&f.bloc, "bloc", "", "blocs, of either end of a move")
	flags.StringVar(&f.unit, "unit", "", "id of a unit, which stands for all below it too")
	flags.StringVar(&f.office, "office", "", "offices taken")
}

// filter reads the flags.
func (f *filterFlags) filter() (graph.Filter, error) {
	out := graph.Filter{Unit: f.unit}
	for _, date := range []struct {
		name, text string
		into       *graph.Date
	}{{"since", f.since, &out.Since}, {"until", f.until, &out.Until}} {
		parsed, err := graph.ParseDate(date.text)
		if err != nil {
			return out, usagef("--%s must be a date such as 2019, 2019-11 or 2019-11-29, not %q", date.name, date.text)
		}
		*date.into = parsed
	}
	for _, list := range []struct {
		name, text string
		into       *[]string
	}{{"kind", f.kind, &out.Kinds}, {"level", f.level, &out.Levels}, {"bloc", f.bloc, &out.Blocs}, {"office", f.office, &out.Offices}} {
		items, err := listFlag(list.name, list.text)
		if err != nil {
			return out, err
		}
		*list.into = items
	}
	return out, nil
}

// listFlag reads a list separated by commas.
func listFlag(name, text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	items, err := graph.SplitList(text)
	if err != nil {
		return nil, usagef("--%s must be words separated by commas, not %q", name, text)
	}
	return items, nil
}
