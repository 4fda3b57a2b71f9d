package api

import (
	"flag"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careergraph/graph"
)

var update = flag.Bool("update", false, "write testdata/openapi.json anew")

func TestOpenAPIIsTheOneReviewed(t *testing.T) {
	served := get(t, serveQuietly(t, newShelf(nil)), base+"/openapi.json").wants(http.StatusOK).body
	const file = "testdata/openapi.json"
	if *update {
		if err := os.WriteFile(file, []byte(served), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reviewed, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./api -update writes it", err)
	}
	if diff := cmp.Diff(string(reviewed), served); diff != "" {
		t.Errorf("the API has changed; review the difference and run go test ./api -update (- reviewed, + served):\n%s", diff)
	}
}

func TestOpenAPIIsValid(t *testing.T) {
	doc, err := document()
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if !doc.IsOpenAPI31OrLater() {
		t.Errorf("it is OpenAPI %s", doc.OpenAPI)
	}
}

// Everything that is served is documented, but for the documentation itself and
// what stands outside of the API.
func TestEveryRouteIsDocumented(t *testing.T) {
	doc, err := document()
	if err != nil {
		t.Fatal(err)
	}
	outside := []string{"/", "/healthz", "/readyz", "/metrics", base + "/openapi.json", base + "/openapi.yaml"}
	for _, file := range docsFiles {
		outside = append(outside, base+file.path)
	}
	documented := 0
	for _, route := range newEngine(NewService(newShelf(nil), "x"), Options{}).Routes() {
		if slices.Contains(outside, route.Path) {
			continue
		}
		path := route.Path
		for _, name := range []string{"id", "name"} {
			path = strings.ReplaceAll(path, ":"+name, "{"+name+"}")
		}
		if item := doc.Paths.Value(path); item == nil || item.GetOperation(route.Method) == nil {
			t.Errorf("%s %s is not in the OpenAPI document", route.Method, path)
		}
		documented++
	}
	if documented != doc.Paths.Len() {
		t.Errorf("%d routes are served, %d documented", documented, doc.Paths.Len())
	}
}

// sample makes a row of a question: where full is false, what may be nil is.
func sample(question string, full bool) []any {
	described, err := graph.Describe(question)
	if err != nil {
		panic(err)
	}
	row := make([]any, len(described.Columns))
	for i, column := range described.Columns {
		switch {
		case column.Nullable && !full:
		case column.Kind == "string[]":
			row[i] = []string{"x", "y"}
		case column.Kind == "int":
			row[i] = int64(3)
		case column.Kind == "float":
			row[i] = 0.25
		case column.Kind == "bool":
			row[i] = true
		case column.Kind == "date":
			row[i] = "2019-11"
		default:
			row[i] = "x"
		}
	}
	return row
}

// sampleShelf has a full and a bare row of every question, and knows what
// baseRows lists.
func sampleShelf() *shelf {
	rows := baseRows()
	for _, question := range graph.Questions() {
		if rows[question.Name] == nil {
			rows[question.Name] = [][]any{sample(question.Name, true), sample(question.Name, false)}
		}
	}
	return newShelf(rows).with("flows_by_level", []any{"province", "district", int64(20), int64(19)})
}

// addresses has one address, with everything stated, for each path of the API.
var addresses = map[string]string{
	"/dataset":               "/dataset?explain=true",
	"/offices":               "/offices?limit=1",
	"/officials":             "/officials?name=x&limit=1",
	"/officials/{id}":        "/officials/x",
	"/officials/{id}/career": "/officials/x/career",
	"/tenures":               "/tenures?since=2016&until=2023-11&kind=rotation&level=district&bloc=party&unit=x&office=chair,secretary",
	"/units":                 "/units?unit=x&depth=2&name=x&level=district",
	"/units/{id}":            "/units/x",
	"/units/{id}/posts":      "/units/x/posts?on=2020-01-01",
	"/units/{id}/holders":    "/units/x/holders?descendants=true&since=2016&kind=rotation&bloc=party&office=chair",
	"/units/{id}/links":      "/units/x/links",
	"/units/{id}/around":     "/units/x/around?kind=rotation&unit=x",
	"/offices/{id}/around":   "/offices/secretary/around?at_level=district&office=chair",
	"/posts/{id}":            "/posts/x",
	"/posts/{id}/holders":    "/posts/x/holders",
	"/flows":                 "/flows?by=bloc&since=2016&explain=true",
	"/moves":                 "/moves?from_level=province&to_bloc=&from_office=&year=2019&direction=down",
	"/imbalances":            "/imbalances?by=level&expected=0.8&previous_until=2015",
	"/findings":              "/findings?topic=pairs&expected=0.8&exclude=2025-03-07..2025-06-30&kind=rotation",
	"/findings/{id}":         "/findings/pairs:level:province:district?evidence=3",
	"/net":                   "/net?unit=x&unit_level=commune&only=arrivals&order=gained",
	"/churn":                 "/churn?office=chair",
	"/paths":                 "/paths?levels=commune,district&gaps=false&or_higher=true&since=2016",
	"/routes":                "/routes?level=commune",
	"/routes/posts":          "/routes/posts?post=x&level=commune",
	"/routes/shortest":       "/routes/shortest?from=x&to=x",
	"/rotations/higher":      "/rotations/higher?from_level=district&to_level=commune",
	"/heads":                 "/heads?on=2023&level=district",
	"/heads/locality":        "/heads/locality?locality=not_local",
	"/heads/locality/counts": "/heads/locality/counts?on=2023&bloc=party",
	"/claims":                "/claims",
	"/reconcile":             "/reconcile",
	"/coverage":              "/coverage?since=2016&unit=x",
	"/report/files":          "/report/files",
	"/report/codes":          "/report/codes",
	"/report/problems":       "/report/problems?code=no_start&severity=warning&file=x&explain=true",
	"/report/notes":          "/report/notes",
	"/questions":             "/questions?limit=5",
	"/questions/{name}":      "/questions/moves?from_bloc=&kinds=rotation",
}

// Each address is asked for in both formats; get holds the answers against the
// OpenAPI document.
func TestEveryRouteAnswersAsDocumented(t *testing.T) {
	doc, err := document()
	if err != nil {
		t.Fatal(err)
	}
	store := sampleShelf()
	h := serveQuietly(t, store)
	for path := range doc.Paths.Map() {
		address, ok := addresses[strings.TrimPrefix(path, base)]
		if !ok {
			t.Errorf("no address is tried for %s", path)
			continue
		}
		t.Run(strings.TrimPrefix(path, base), func(t *testing.T) {
			r := get(t, h, base+address).wants(http.StatusOK)
			if r.data() == "[]" || r.data() == "null" {
				t.Errorf("nothing is answered: %s", r.body)
			}
			if meta := r.meta(); meta.Store != "demo.duckdb" || meta.Engine != "shelf" || meta.Revision != 7 || meta.Question == "" {
				t.Errorf("meta is %+v", meta)
			}
			asCSV := get(t, h, base+address, "Accept", "text/csv").wants(http.StatusOK)
			if lines := strings.Count(asCSV.body, "\n"); lines < 2 {
				t.Errorf("%d lines of CSV:\n%s", lines, asCSV.body)
			}
		})
	}
	for path := range addresses {
		if doc.Paths.Value(base+path) == nil {
			t.Errorf("an address is tried for %s, which is no path", path)
		}
	}
}
