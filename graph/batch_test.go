package graph_test

import (
	"reflect"
	"slices"
	"testing"

	"careergraph/graph"
)

// TestFingerprintSeesEveryField changes each field of each noun in turn: a
// field that the fingerprint forgets would let a changed batch pass for loaded.
func TestFingerprintSeesEveryField(t *testing.T) {
	rank := 1.0
	whole := func() *graph.Batch {
		return &graph.Batch{
			Dataset: graph.Dataset{Levels: []graph.Level{{}}, Blocs: []graph.Bloc{{}}, Offices: []graph.Office{{}}, Kinds: []graph.Kind{{}}},
			Units:   make([]graph.Unit, 1), Links: make([]graph.UnitLink, 1),
			Posts: []graph.Post{{Rank: &rank}}, Officials: make([]graph.Official, 1),
			Tenures: make([]graph.Tenure, 1), Moves: make([]graph.Move, 1), Claims: make([]graph.Claim, 1),
			Report: graph.Report{Files: make([]graph.ReportFile, 1), Codes: make([]graph.ReportCode, 1), Problems: make([]graph.ReportProblem, 1)},
		}
	}
	seen := map[string]string{whole().Fingerprint(): "nothing"}
	check := func(what string, b *graph.Batch) {
		t.Helper()
		print := b.Fingerprint()
		if other, ok := seen[print]; ok {
			t.Errorf("changing %s gives the fingerprint of changing %s", what, other)
		}
		seen[print] = what
	}
	var visit func(path []int, name string, of reflect.Type)
	at := func(b *graph.Batch, path []int) reflect.Value {
		v := reflect.ValueOf(b).Elem()
		for _, i := range path {
			v = v.Field(i)
			if v.Kind() == reflect.Slice && v.Len() > 0 && v.Index(0).Kind() == reflect.Struct {
				v = v.Index(0)
			}
		}
		return v
	}
	visit = func(path []int, name string, of reflect.Type) {
		for i := range of.NumField() {
			field := of.Field(i)
			here := append(slices.Clone(path), i)
			b := whole()
			v := at(b, here)
			name := name + "." + field.Name
			switch {
			case v.Type() == reflect.TypeFor[graph.Date]():
				v.Set(reflect.ValueOf(graph.MustDate("2019")))
			case v.Kind() == reflect.Struct:
				visit(here, name, v.Type())
				continue
			case v.Kind() == reflect.String:
				v.SetString("x")
			case v.Kind() == reflect.Bool:
				v.SetBool(true)
			case v.CanInt():
				v.SetInt(7)
			case v.Kind() == reflect.Map:
				v.Set(reflect.ValueOf(map[string]string{"k": "v"}).Convert(v.Type()))
			case v.Kind() == reflect.Slice:
				v.Set(reflect.ValueOf([]string{"x"}))
			case v.Kind() == reflect.Pointer:
				v.Set(reflect.Zero(v.Type()))
			default:
				t.Fatalf("%s: a field of kind %s", name, v.Kind())
			}
			check(name, b)
		}
	}
	visit(nil, "Batch", reflect.TypeFor[graph.Batch]())
}
