package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"careergraph/api"
	"careergraph/graph"
	"careergraph/graph/neo4jstore/neo4jtest"
	"careergraph/graph/synth"
)

// benchSizes names the officials of each dataset; five tenures each.
const benchSizes = "CAREERGRAPH_BENCH_OFFICIALS"

// BenchmarkEngines prints a table for each size of data: what a load costs, and
// the median time and the rows of questions, on both engines side by side. It
// judges nothing: times depend on the machine and on what else it does.
//
//	go test -run '^$' -bench '^BenchmarkEngines$' -benchtime 1x -timeout 60m ./cmd/careergraph
func BenchmarkEngines(b *testing.B) {
	for b.Loop() {
		for size := range strings.SplitSeq(cmp.Or(os.Getenv(benchSizes), "20000,200000"), ",") {
			officials, err := strconv.Atoi(size)
			if err != nil {
				b.Fatalf("%s must be numbers separated by commas, not %q", benchSizes, size)
			}
			benchSize(b, officials)
		}
	}
}

func benchSize(b *testing.B, officials int) {
	dir := filepath.Join(b.TempDir(), "data")
	sum, err := synth.Generate(b.Context(), dir, synth.Options{Officials: officials, Seed: 1, DownShare: synth.DefaultDownShare}, nil)
	if err != nil {
		b.Fatal(err)
	}
	server, err := neo4jtest.Run(neo4jtest.Config{Heap: "3g", PageCache: 1024, LongRun: true})
	if err != nil {
		b.Fatal(err)
	}
	defer server.Kill()
	addresses := []string{filepath.Join(b.TempDir(), "bench.duckdb"), server.URI}
	g := newGrid("measured", "#rows", "#DuckDB", "#Neo4j", "#asked of DuckDB", "#asked of Neo4j")
	load := []string{"load", strconv.Itoa(sum.Tenures), "", "", "12 s", "240 s"}
	peak := []string{"peak memory of the load", "", "", "", "1536 MiB", ""}
	for i, address := range addresses {
		wall, bytes := benchImport(b, dir, address)
		load[2+i] = fmt.Sprintf("%.1f s", wall.Seconds())
		peak[2+i] = fmt.Sprintf("%d MiB", bytes>>20)
	}
	g.rows = append(g.rows, load, peak)
	services := make([]benchService, len(addresses))
	for i, address := range addresses {
		services[i] = newBenchService(b, address)
	}
	for _, m := range benchMeasures {
		row := []string{m.name, "", "", "", m.duckdb, m.neo4j}
		for i, service := range services {
			median, rows := service.measure(b, m)
			fmt.Fprintf(os.Stderr, "%d tenures, %s: %v\n", sum.Tenures, m.name, median)
			row[1], row[2+i] = strconv.Itoa(rows)+m.unit(), fmt.Sprintf("%.1f ms", float64(median.Microseconds())/1000)
		}
		g.rows = append(g.rows, row)
	}
	fmt.Printf("\n%d tenures of %d officials; times are medians of %d\n\n", sum.Tenures, sum.Officials, benchRuns)
	if err := g.print(os.Stdout, ""); err != nil {
		b.Fatal(err)
	}
	fmt.Println()
}

// benchImport loads in a process of its own and tells the time and the most
// memory that it took.
func benchImport(b *testing.B, dir, address string) (time.Duration, int64) {
	cmd := exec.Command("careergraph", "import", dir, "--store", address)
	cmd.Stderr = os.Stderr
	began := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
}

// A benchMeasure is one line of the table. The figures are those that the
// project set itself at a million tenures on two cores.
type benchMeasure struct {
	name          string
	ask           func(ctx context.Context, s *api.Service) (*api.Answer, error)
	path          string // instead, over HTTP
	duckdb, neo4j string
}

// unit tells what the rows are over HTTP.
func (m benchMeasure) unit() string {
	if m.path == "" {
		return ""
	}
	return " bytes"
}

var (
	benchPaths = api.PathsRequest{Levels: []string{"commune", "district", "province"}}
	page       = api.View{Limit: 100}
)

var benchMeasures = []benchMeasure{
	{name: "flows by level", duckdb: "40 ms", neo4j: "1500 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Flows(ctx, api.FlowsRequest{By: "level"})
	}},
	{name: "flows by level, rotations since 2010", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Flows(ctx, api.FlowsRequest{By: "level", Filter: graph.Filter{Kinds: []string{"rotation"}, Since: graph.MustDate("2010")}})
	}},
	{name: "flows by unit, all pairs", duckdb: "100 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Flows(ctx, api.FlowsRequest{By: "unit"})
	}},
	{name: "flows by unit, a page", duckdb: "100 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Flows(ctx, api.FlowsRequest{By: "unit", View: page})
	}},
	{name: "net gain of all units", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Net(ctx, api.NetRequest{})
	}},
	{name: "coverage", duckdb: "1000 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Coverage(ctx, api.ListRequest{})
	}},
	{name: "imbalances by level", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Imbalances(ctx, api.ImbalancesRequest{By: "level"})
	}},
	{name: "commune→district→province, a page", duckdb: "150 ms", neo4j: "1000 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		request := benchPaths
		request.View = page
		return s.Paths(ctx, request)
	}},
	{name: "commune→district→province, all", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Paths(ctx, benchPaths)
	}},
	{name: "one career", duckdb: "5 ms", neo4j: "10 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Career(ctx, api.ThingRequest{ID: "cb0001234"})
	}},
	{name: "name search, a page", duckdb: "100 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Officials(ctx, api.OfficialsRequest{Name: "thi hoa", View: page})
	}},
	{name: "name search, all", duckdb: "100 ms", ask: func(ctx context.Context, s *api.Service) (*api.Answer, error) {
		return s.Officials(ctx, api.OfficialsRequest{Name: "thi hoa"})
	}},
	{name: "flows by level, over HTTP", duckdb: "5 ms more", path: "/api/v1/flows?by=level"},
	{name: "one career, over HTTP", duckdb: "5 ms more", path: "/api/v1/officials/cb0001234/career"},
}

// A benchService is one engine, asked directly and over HTTP.
type benchService struct {
	service *api.Service
	address string
}

func newBenchService(b *testing.B, address string) benchService {
	config := Default()
	config.Store = address
	store, err := openStore(b.Context(), config)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	service := api.NewService(store, address)
	server := httptest.NewServer(api.New(service, api.Options{Log: slog.New(slog.DiscardHandler)}))
	b.Cleanup(server.Close)
	return benchService{service, server.URL}
}

// benchRuns is how often a question is asked and timed, after two times that
// are not.
const benchRuns = 9

func (s benchService) measure(b *testing.B, m benchMeasure) (median time.Duration, rows int) {
	var times []time.Duration
	for i := range benchRuns + 2 {
		began := time.Now()
		rows = s.run(b, m)
		if took := time.Since(began); i >= 2 {
			times = append(times, took)
		}
	}
	slices.Sort(times)
	return times[len(times)/2], rows
}

// run asks once and counts the rows, or the bytes over HTTP.
func (s benchService) run(b *testing.B, m benchMeasure) int {
	if m.path == "" {
		answer, err := m.ask(b.Context(), s.service)
		if err != nil {
			b.Fatal(err)
		}
		return len(answer.Data.Table().Rows)
	}
	response, err := http.Get(s.address + m.path)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	n, err := io.Copy(io.Discard, response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		b.Fatalf("%s: %s (%v)", m.path, response.Status, err)
	}
	return int(n)
}
