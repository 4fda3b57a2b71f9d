package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"careergraph/api"
	"careergraph/graph"
	"careergraph/graph/graphtest"
	"careergraph/graph/ingest"
	"careergraph/graph/neo4jstore/neo4jtest"
	"careergraph/graph/synth"
)

// call runs the program within the test and gives what it printed.
func call(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(args, nil, &stdout, &stderr); code != 0 {
		t.Fatalf("careergraph %q ended with code %d:\n%s%s", args, code, &stdout, &stderr)
	}
	return stdout.String()
}

// loadBoth imports a path into a database file of the test and into the Neo4j of
// the tests, and gives their addresses. Further arguments are those of import.
func loadBoth(t *testing.T, path string, more ...string) (duckdb, neo4j string) {
	t.Helper()
	server := neo4jtest.Start(t)
	t.Setenv("CAREERGRAPH_PASSWORD", server.Password)
	if server.User != "" {
		t.Setenv("CAREERGRAPH_USER", server.User)
	}
	duckdb, neo4j = filepath.Join(t.TempDir(), "test.duckdb"), server.URI
	for _, address := range []string{duckdb, neo4j} {
		call(t, append([]string{"import", path, "--store", address}, more...)...)
	}
	return duckdb, neo4j
}

// opened opens a store that was loaded.
func opened(t *testing.T, address string) graph.Store {
	t.Helper()
	config := Default()
	config.Store = address
	if err := config.readPassword(); err != nil {
		t.Fatal(err)
	}
	store, err := openStore(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// synthetic writes a dataset of officials and reads it.
func synthetic(t *testing.T, officials int) (string, *graph.Batch) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if _, err := synth.Generate(t.Context(), dir, synth.Options{Officials: officials, Seed: 1, DownShare: synth.DefaultDownShare}, nil); err != nil {
		t.Fatal(err)
	}
	return dir, readBatch(t, dir)
}

func readBatch(t *testing.T, dir string) *graph.Batch {
	t.Helper()
	result, err := ingest.Read(t.Context(), dir, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result.Batch
}

func TestBothEnginesGiveTheSameAnswers(t *testing.T) {
	dir, batch := synthetic(t, 2000)
	duckdb, neo4j := loadBoth(t, dir)
	graphtest.Compare(t, opened(t, duckdb), opened(t, neo4j), every(12, graphtest.AllAsks(batch)))
}

// Four ways lead to one answer: two engines, each by the command line and over
// HTTP. Its data is the same, byte for byte.
func TestFlowsAreTheSameBytesOnEveryWay(t *testing.T) {
	dir, _ := synthetic(t, 2000)
	duckdb, neo4j := loadBoth(t, dir)
	var ways []string
	answers := map[string]string{}
	for _, address := range []string{duckdb, neo4j} {
		ways = append(ways, "command line, "+address, "HTTP, "+address)
		answers["command line, "+address] = data(t, call(t, "flows", "--by", "level", "--kind", "rotation", "--format", "json", "--store", address))
		answers["HTTP, "+address] = data(t, get(t, opened(t, address), "/api/v1/flows?by=level&kind=rotation"))
	}
	want := answers[ways[0]]
	// Rotations are all between neighbouring levels or within one: of four levels
	// ten cells.
	var rows []struct{ From, To string }
	if err := json.Unmarshal([]byte(want), &rows); err != nil || len(rows) != 10 {
		t.Errorf("%d rows (%v), want 10: %s", len(rows), err, want)
	}
	for _, way := range ways {
		if answers[way] != want {
			t.Errorf("%s gives\n%s\nand %s gives\n%s", ways[0], want, way, answers[way])
		}
	}
}

// data gives the bytes of an answer's data.
func data(t *testing.T, answer string) string {
	t.Helper()
	var parts struct{ Data json.RawMessage }
	if err := json.Unmarshal([]byte(answer), &parts); err != nil {
		t.Fatal(err)
	}
	return string(parts.Data)
}

// get asks the API over a connection.
func get(t *testing.T, store graph.Store, path string) string {
	t.Helper()
	server := httptest.NewServer(api.New(api.NewService(store, "store"), api.Options{Log: slog.New(slog.DiscardHandler)}))
	defer server.Close()
	response, err := http.Get(server.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s (%v)\n%s", path, response.Status, err, body)
	}
	return string(body)
}
