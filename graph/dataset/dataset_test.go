package dataset

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"careergraph/graph"
)

// A shelf answers by question; units, posts and officials only by the id x.
type shelf map[string][][]any

func (s shelf) Ask(_ context.Context, ask graph.Ask) (*graph.Answer, error) {
	if _, _, err := graph.Bind(ask.Question, ask.Args); err != nil {
		return nil, err
	}
	described, err := graph.Describe(ask.Question)
	if err != nil {
		return nil, err
	}
	rows := s[ask.Question]
	switch fmt.Sprint(ask.Args) {
	case "map[id:x]", "map[depth:0 unit:x]":
		rows = [][]any{{"x"}}
	}
	return &graph.Answer{Question: ask.Question, Columns: described.Columns, Rows: rows}, nil
}

var demo = shelf{
	"dataset": {{"demo"}},
	"levels":  {{"commune", int64(1)}, {"district", int64(2)}},
	"blocs":   {{"party", int64(1)}},
	"kinds":   {{"rotation", int64(1)}},
	"offices": {{"chair", "chủ tịch", "chair", int64(2)}, {"secretary", nil, nil, int64(1)}},
}

func TestCheck(t *testing.T) {
	since, until := graph.MustDate("2019"), graph.MustDate("2019-03")
	for name, c := range map[string]struct {
		args  graph.Args
		code  graph.Code // empty: passes
		field string
		says  string
	}{
		"nothing":                         {nil, "", "", ""},
		"known words":                     {graph.Args{"levels": []string{"commune", "unknown"}, "blocs": []string{"party"}, "kinds": []string{"rotation", "unstated"}, "offices": []string{"chair"}}, "", "", ""},
		"known ids":                       {graph.Args{"unit": "x", "post": "x", "official": "x"}, "", "", ""},
		"a cell of what is unstated":      {graph.Args{"from_bloc": "", "to_bloc": "", "from_office": ""}, "", "", ""},
		"an unknown level":                {graph.Args{"levels": []string{"commune", "region"}}, graph.Invalid, "levels", `no level "region"; it knows commune, district, unknown`},
		"an unknown step":                 {graph.Args{"sequence": []string{"Commune"}}, graph.Invalid, "sequence", `"Commune"`},
		"an unknown level left":           {graph.Args{"from_level": "region"}, graph.Invalid, "from_level", `"region"`},
		"an unknown level taken":          {graph.Args{"to_level": "region"}, graph.Invalid, "to_level", `"region"`},
		"an unknown level of units":       {graph.Args{"unit_levels": []string{"region"}}, graph.Invalid, "unit_levels", `"region"`},
		"an unknown level of a unit":      {graph.Args{"unit_level": "region"}, graph.Invalid, "unit_level", `"region"`},
		"an unknown bloc":                 {graph.Args{"blocs": []string{"army"}}, graph.Invalid, "blocs", "it knows party"},
		"an unknown bloc left":            {graph.Args{"from_bloc": "army"}, graph.Invalid, "from_bloc", "it knows party"},
		"an unknown bloc taken":           {graph.Args{"to_bloc": "army"}, graph.Invalid, "to_bloc", "it knows party"},
		"an unknown kind":                 {graph.Args{"kinds": []string{"whim"}}, graph.Invalid, "kinds", "it knows rotation, unstated"},
		"an unknown level of places":      {graph.Args{"level": "region"}, graph.Invalid, "level", `"region"`},
		"an unknown level of territories": {graph.Args{"territory": "region"}, graph.Invalid, "territory", `"region"`},
		"an unknown office":               {graph.Args{"offices": []string{"chair", "Chair"}}, graph.Invalid, "offices", `no office "Chair"; it knows chair, secretary`},
		"an unknown office left":          {graph.Args{"from_office": "clerk"}, graph.Invalid, "from_office", `no office "clerk"`},
		"an unknown office taken":         {graph.Args{"to_office": "clerk"}, graph.Invalid, "to_office", `no office "clerk"`},
		"an unknown unit with a change":   {graph.Args{"in_unit": "y"}, graph.NotFound, "in_unit", `no unit "y"`},
		"an unknown unit above":           {graph.Args{"above": "y"}, graph.NotFound, "above", `no unit "y"`},
		"an unknown unit":                 {graph.Args{"unit": "y"}, graph.NotFound, "unit", `no unit "y"`},
		"an unknown unit left":            {graph.Args{"from_unit": "y"}, graph.NotFound, "from_unit", `no unit "y"`},
		"an unknown unit taken":           {graph.Args{"to_unit": "y"}, graph.NotFound, "to_unit", `no unit "y"`},
		"an unknown post":                 {graph.Args{"post": "y"}, graph.NotFound, "post", `no post "y"`},
		"an unknown official":             {graph.Args{"official": "y"}, graph.NotFound, "official", `no official "y"`},
		"since before until":              {graph.Args{"since": since, "until": until}, "", "", ""},
		"one year for both":               {graph.Args{"since": since, "until": since}, "", "", ""},
		"since within until's year":       {graph.Args{"since": until, "until": since}, "", "", ""},
		"since after until":               {graph.Args{"since": graph.MustDate("2019-04"), "until": until}, graph.Invalid, "since", "since 2019-04 is after until 2019-03"},
		"since without until":             {graph.Args{"since": until}, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := Check(t.Context(), demo, c.args)
			if c.code == "" {
				if err != nil {
					t.Errorf("refused: %v", err)
				}
				return
			}
			var known *graph.Error
			if !errors.As(err, &known) || known.Code != c.code || known.Field != c.field || !strings.Contains(known.Message, c.says) {
				t.Errorf("%+v lacks code %s, field %s or %q", err, c.code, c.field, c.says)
			}
		})
	}
}

func TestADatasetWithoutListsKnowsAnyWord(t *testing.T) {
	args := graph.Args{"blocs": []string{"army"}, "kinds": []string{"whim"}, "offices": []string{"clerk"}}
	if err := Check(t.Context(), shelf{"levels": demo["levels"]}, args); err != nil {
		t.Error(err)
	}
}

func TestARefusalListsTwentyWordsAndSaysWhereTheOthersAre(t *testing.T) {
	many := shelf{}
	for i := range 23 {
		many["offices"] = append(many["offices"], []any{fmt.Sprintf("office-%02d", i+1), nil, nil, int64(1)})
	}
	err := Check(t.Context(), many, graph.Args{"offices": []string{"clerk"}})
	if err == nil || !strings.HasSuffix(err.Error(), "office-19, office-20 and 3 more, which the question offices lists") {
		t.Errorf("%v", err)
	}
}

func TestRead(t *testing.T) {
	s, err := Read(t.Context(), demo)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{s.Dataset.Question, s.Levels.Question, s.Blocs.Question, s.Kinds.Question}
	if want := []string{"dataset", "levels", "blocs", "kinds"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err := Read(t.Context(), shelf{}); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("an empty store: %v", err)
	}
}
