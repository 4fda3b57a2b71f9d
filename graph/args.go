package graph

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"careergraph/queries"
)

// Args are the arguments of a question by name. A value is a string, []string,
// int, int64, float64, bool, Day or Date, as the question declares it; nil and
// an absent optional argument are the same.
type Args map[string]any

// The bounds on what one argument may hold.
const (
	maxArgBytes = 1000
	maxArgItems = 1000
)

// Bind checks arguments against a question of the catalogue and gives each
// declared one a value that a store can pass on: nil, string, []string, int64,
// float64, bool or Day. Every failure is Invalid and names the argument.
func Bind(question string, args Args) (*queries.Question, map[string]any, error) {
	q, ok := queries.Lookup(question)
	if !ok {
		return nil, nil, Errorf(Invalid, "question", "there is no question %q; the questions are %s", question, strings.Join(queries.Names(), ", "))
	}
	for name := range args {
		if !slices.ContainsFunc(q.Args, func(a queries.Arg) bool { return a.Name == name }) {
			return nil, nil, Errorf(Invalid, name, "%s takes no argument %q; it takes %s", q.Name, name, argNames(q))
		}
	}
	bound := make(map[string]any, len(q.Args))
	for _, arg := range q.Args {
		value, err := bind(arg, args[arg.Name])
		if err != nil {
			return nil, nil, Errorf(Invalid, arg.Name, "%s: argument %s %v", q.Name, arg.Name, err)
		}
		if value == nil && !arg.Optional {
			return nil, nil, Errorf(Invalid, arg.Name, "%s needs the argument %s (%s)", q.Name, arg.Name, arg.Kind)
		}
		bound[arg.Name] = value
	}
	return q, bound, nil
}

// Bind checks a whole ask as the function Bind does its arguments; skip and
// limit must not be negative.
func (a Ask) Bind() (*queries.Question, map[string]any, error) {
	switch {
	case a.Skip < 0:
		return nil, nil, Errorf(Invalid, "skip", "skip must not be negative, but is %d", a.Skip)
	case a.Limit < 0:
		return nil, nil, Errorf(Invalid, "limit", "limit must not be negative, but is %d", a.Limit)
	}
	return Bind(a.Question, a.Args)
}

func argNames(q *queries.Question) string {
	if len(q.Args) == 0 {
		return "none"
	}
	var names []string
	for _, arg := range q.Args {
		names = append(names, arg.Name)
	}
	return strings.Join(names, ", ")
}

func bind(arg queries.Arg, value any) (any, error) {
	if value == nil {
		return nil, nil
	}
	wrong := fmt.Errorf("must be %s, not %T", arg.Kind, value)
	switch arg.Kind {
	case queries.Text, queries.Folded:
		text, ok := value.(string)
		if !ok {
			return nil, wrong
		}
		if err := checkText(text); err != nil {
			return nil, err
		}
		if arg.Kind == queries.Folded {
			text = Fold(text)
		}
		return text, nil
	case queries.TextList:
		list, ok := value.([]string)
		if !ok {
			return nil, wrong
		}
		if len(list) > maxArgItems {
			return nil, fmt.Errorf("has %d items; %d is the most", len(list), maxArgItems)
		}
		for _, text := range list {
			if err := checkText(text); err != nil {
				return nil, err
			}
		}
		if len(list) == 0 {
			return nil, nil
		}
		return list, nil
	case queries.Int:
		switch n := value.(type) {
		case int64:
			return n, nil
		case int:
			return int64(n), nil
		}
	case queries.Float:
		if x, ok := value.(float64); ok && !math.IsNaN(x) && !math.IsInf(x, 0) {
			return x, nil
		}
	case queries.Bool:
		if b, ok := value.(bool); ok {
			return b, nil
		}
	case queries.FirstDay, queries.LastDay:
		switch d := value.(type) {
		case Day:
			return d, nil
		case Date:
			switch {
			case d.IsZero():
				return nil, nil
			case arg.Kind == queries.LastDay:
				return d.Last(), nil
			}
			return d.First(), nil
		}
	}
	return nil, wrong
}

func checkText(text string) error {
	if len(text) > maxArgBytes {
		return fmt.Errorf("is longer than %d bytes", maxArgBytes)
	}
	if strings.ToValidUTF8(text, "") != text || strings.ContainsRune(text, 0) {
		return fmt.Errorf("is not UTF-8 text")
	}
	return nil
}

// ParseArgs reads arguments written as text, the way a command line or an
// address states them: lists as SplitList takes them, dates as 2019, 2019-11 or
// 2019-11-29. Failures are Invalid and name the argument.
func ParseArgs(question string, texts map[string]string) (Args, error) {
	q, ok := queries.Lookup(question)
	if !ok {
		_, _, err := Bind(question, nil)
		return nil, err
	}
	args := Args{}
	for name, text := range texts {
		i := slices.IndexFunc(q.Args, func(a queries.Arg) bool { return a.Name == name })
		if i < 0 {
			return nil, Errorf(Invalid, name, "%s takes no argument %q; it takes %s", q.Name, name, argNames(q))
		}
		value, err := parseArg(q.Args[i].Kind, text)
		if err != nil {
			return nil, Errorf(Invalid, name, "%s: argument %s must be %s, not %q", q.Name, name, q.Args[i].Kind, text)
		}
		args[name] = value
	}
	return args, nil
}

func parseArg(kind queries.Kind, text string) (any, error) {
	switch kind {
	case queries.TextList:
		return SplitList(text)
	case queries.Int:
		return strconv.ParseInt(text, 10, 64)
	case queries.Float:
		return strconv.ParseFloat(text, 64)
	case queries.Bool:
		if text != "true" && text != "false" {
			return nil, strconv.ErrSyntax
		}
		return text == "true", nil
	case queries.FirstDay, queries.LastDay:
		return ParseDate(text)
	}
	return text, nil
}

// Texts writes arguments as ParseArgs reads them, name=value, in the order of
// the names.
func (a Args) Texts() []string {
	texts := make([]string, 0, len(a))
	for _, name := range slices.Sorted(maps.Keys(a)) {
		texts = append(texts, name+"="+argText(a[name]))
	}
	return texts
}

func argText(value any) string {
	if list, ok := value.([]string); ok {
		items := make([]string, len(list))
		for i, item := range list {
			items[i] = strings.NewReplacer(`\`, `\\`, `,`, `\,`).Replace(item)
		}
		return strings.Join(items, ",")
	}
	return fmt.Sprint(value)
}

var errEmptyItem = errors.New("has an empty item")

// SplitList splits a list at its commas. Within an item, a comma is written
// \, and a backslash may be written \\. It refuses an empty item.
func SplitList(text string) ([]string, error) {
	var items []string
	var item strings.Builder
	end := func() error {
		if item.Len() == 0 {
			return errEmptyItem
		}
		items = append(items, item.String())
		item.Reset()
		return nil
	}
	for i := 0; i < len(text); i++ {
		switch rest := text[i:]; {
		case strings.HasPrefix(rest, `\,`), strings.HasPrefix(rest, `\\`):
			i++
			item.WriteByte(text[i])
		case rest[0] == ',':
			if err := end(); err != nil {
				return nil, err
			}
		default:
			item.WriteByte(rest[0])
		}
	}
	if err := end(); err != nil {
		return nil, err
	}
	return items, nil
}
