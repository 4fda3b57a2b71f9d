package graphtest

import (
	"encoding/json"
	"errors"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "careergraph"

// The outside packages that the table speaks of.
const (
	duckdb   = "github.com/duckdb/"
	neo4j    = "github.com/neo4j/"
	gin      = "github.com/gin-gonic/"
	huma     = "github.com/danielgtaylor/huma/"
	viper    = "github.com/spf13/viper"
	cobra    = "github.com/spf13/cobra"
	sql      = "database/sql"
	netHTTP  = "net/http"
	goTest   = "testing"
	everyOne = "." // any package from outside the standard library
)

// A room says what a package may know of ours, and what it must not reach, not
// even through others.
type room struct {
	ours  []string
	never []string
}

var (
	useCase = room{ours: []string{"graph", "graph/finding", "graph/stats"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}}
	program = []string{
		"graph", "graph/ingest", "graph/ingest/yamlfile", "graph/ingest/dates", "graph/ingest/titles", "graph/ingest/rows",
		"graph/ingest/mapping", "graph/ingest/review", "graph/duckstore", "graph/neo4jstore", "graph/stats", "graph/synth",
		"graph/flow", "graph/finding", "graph/imbalance", "graph/path", "graph/career", "graph/claim", "graph/dataset", "queries", "queries/browser",
		"api", "web",
	}
)

// rooms is the table of the design: every package of the module stands in it,
// and what a package may import is the matter of one line.
var rooms = map[string]room{
	"queries":         {never: []string{everyOne, sql, netHTTP}},
	"graph":           {ours: []string{"queries"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}},
	"graph/stats":     {never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}},
	"graph/flow":      useCase,
	"graph/imbalance": useCase,
	"graph/path":      useCase,
	"graph/career":    useCase,
	"graph/claim":     useCase,
	"graph/dataset":   useCase,
	"graph/finding":   useCase,
	"graph/standing":  useCase,
	"graph/crossing":  useCase,
	"graph/place":     useCase,
	"graph/comeback":  useCase,
	"graph/head":      useCase,
	"graph/churn":     useCase,
	"graph/trend":     useCase,
	"graph/synth":     {ours: []string{"graph"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}},

	// The library of workbooks has one call that fetches pictures, so that net/http
	// is among what it reaches.
	"graph/ingest":          {ours: []string{"graph", "graph/ingest/yamlfile", "graph/ingest/dates", "graph/ingest/titles", "graph/ingest/rows", "graph/ingest/mapping", "graph/ingest/review"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql}},
	"graph/ingest/yamlfile": {ours: []string{"graph"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}},
	"graph/ingest/dates":    {ours: []string{"graph"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}},
	"graph/ingest/titles":   {ours: []string{"graph", "graph/ingest/yamlfile"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}},
	"graph/ingest/rows":     {never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql}},
	"graph/ingest/mapping":  {ours: []string{"graph", "graph/ingest/dates", "graph/ingest/rows", "graph/ingest/titles", "graph/ingest/yamlfile"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql}},
	"graph/ingest/review":   {ours: []string{"graph", "graph/ingest/yamlfile"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql, netHTTP}},

	"graph/duckstore":            {ours: []string{"graph", "queries"}, never: []string{neo4j, gin, huma, viper, cobra}},
	"graph/neo4jstore":           {ours: []string{"graph", "queries"}, never: []string{duckdb, gin, huma, viper, cobra, sql}},
	"graph/neo4jstore/neo4jtest": {never: []string{duckdb, gin, huma, viper, cobra, sql}},
	"graph/graphtest":            {ours: []string{"graph", "graph/ingest", "queries"}, never: []string{duckdb, neo4j, gin, huma, viper, cobra, sql}},
	"graph/graphtest/tally":      {never: []string{everyOne, sql, netHTTP}},

	"graph/graphtest/ukministers": {never: []string{everyOne, sql, netHTTP}},

	"api": {
		ours: []string{
			"graph", "graph/finding", "graph/standing", "graph/crossing", "graph/place", "graph/comeback", "graph/head", "graph/churn", "graph/trend",
			"graph/flow", "graph/imbalance", "graph/path", "graph/career", "graph/claim", "graph/dataset",
		},
		never: []string{duckdb, neo4j, viper, cobra, goTest},
	},
	"web":             {never: []string{everyOne, sql, netHTTP}},
	"cmd/careergraph": {ours: program, never: []string{goTest}},

	"examples/flat":               {never: []string{everyOne, sql, netHTTP}},
	"examples/quangnam":           {never: []string{everyOne, sql, netHTTP}},
	"examples/quangnam/generator": {never: []string{everyOne, sql, netHTTP}},
}

// A listed package is what the go command tells of one.
type listed struct {
	ImportPath string
	Imports    []string
	GoFiles    []string
	Dir        string
	Standard   bool
}

// listPackages gives every package that the module is built from, by path. What
// only tests import is not among it.
func listPackages(t *testing.T) map[string]listed {
	t.Helper()
	command := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,GoFiles,Dir,Standard", module+"/...")
	out, err := command.Output()
	if err != nil {
		var failed *exec.ExitError
		errors.As(err, &failed)
		t.Fatalf("go list: %v %s", err, failed.Stderr)
	}
	all := map[string]listed{}
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
}

func ours(path string) (string, bool) { return strings.CutPrefix(path, module+"/") }

func TestEveryPackageKeepsToItsRoom(t *testing.T) {
	packages := listPackages(t)
	for path, p := range packages {
		name, ok := ours(path)
		if !ok {
			continue
		}
		room, ok := rooms[name]
		if !ok {
			t.Errorf("%s stands in no room; give it a line in the table", name)
			continue
		}
		for _, imported := range p.Imports {
			if other, ok := ours(imported); ok && !slices.Contains(room.ours, other) {
				t.Errorf("%s imports %s, of which it must know nothing", name, other)
			}
		}
		reach(packages, path, nil, func(way []string) {
			last := way[len(way)-1]
			for _, never := range room.never {
				if last == strings.TrimSuffix(never, "/") || strings.HasSuffix(never, "/") && strings.HasPrefix(last, never) ||
					never == everyOne && !packages[last].Standard && !strings.HasPrefix(last, module) {
					t.Errorf("%s must not reach %s, but does: %s", name, last, strings.Join(way, " → "))
				}
			}
		})
	}
	for name := range rooms {
		if _, ok := packages[module+"/"+name]; !ok {
			t.Errorf("%s stands in the table and is no package", name)
		}
	}
}

// reach visits everything that a package is built from, once, with the way
// that leads there.
func reach(packages map[string]listed, from string, way []string, visit func(way []string)) {
	seen := map[string]bool{from: true}
	var walk func(path string, way []string)
	walk = func(path string, way []string) {
		for _, imported := range packages[path].Imports {
			if seen[imported] {
				continue
			}
			seen[imported] = true
			next := append(slices.Clip(way), imported)
			visit(next)
			if !packages[imported].Standard {
				walk(imported, next)
			}
		}
	}
	walk(from, append(way, from))
}

// TestOneFileKnowsConfigurationAndOneTheStores holds the program to one place
// for each.
func TestOneFileKnowsConfigurationAndOneTheStores(t *testing.T) {
	packages := listPackages(t)
	for path, p := range packages {
		name, ok := ours(path)
		if !ok {
			continue
		}
		for _, file := range p.GoFiles {
			parsed := parseFile(t, p.Dir, file, goparser.ImportsOnly)
			for _, spec := range parsed.Imports {
				imported := strings.Trim(spec.Path.Value, `"`)
				store := imported == module+"/graph/duckstore" || imported == module+"/graph/neo4jstore"
				if imported == viper && (name != "cmd/careergraph" || file != "config.go") {
					t.Errorf("%s/%s imports viper; only cmd/careergraph/config.go does", name, file)
				}
				if store && (name != "cmd/careergraph" || file != "open.go") {
					t.Errorf("%s/%s imports a store; only cmd/careergraph/open.go does", name, file)
				}
			}
		}
	}
}

// TestTheDomainHasNoJSON keeps the form of answers on the outside where it
// belongs, in api.
func TestTheDomainHasNoJSON(t *testing.T) {
	p := listPackages(t)[module+"/graph"]
	for _, file := range p.GoFiles {
		ast.Inspect(parseFile(t, p.Dir, file, goparser.SkipObjectResolution), func(node ast.Node) bool {
			if field, ok := node.(*ast.Field); ok && field.Tag != nil {
				t.Errorf("graph/%s: a field has the tag %s", file, field.Tag.Value)
			}
			return true
		})
	}
}

func parseFile(t *testing.T, dir, file string, mode goparser.Mode) *ast.File {
	t.Helper()
	parsed, err := goparser.ParseFile(token.NewFileSet(), filepath.Join(dir, file), nil, mode)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}
