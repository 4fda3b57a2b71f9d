package review_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"careergraph/graph/ingest"
	"careergraph/graph/ingest/review"
	"careergraph/graph/synth"
)

// BenchmarkSuggest looks through invented officials, 20,000 of them unless
// CAREERGRAPH_BENCH_OFFICIALS says otherwise. 200,000 have a million tenures.
func BenchmarkSuggest(b *testing.B) {
	officials := 20_000
	if text := os.Getenv("CAREERGRAPH_BENCH_OFFICIALS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatalf("CAREERGRAPH_BENCH_OFFICIALS is %q; it must be a number", text)
		}
		officials = n
	}
	dir := filepath.Join(b.TempDir(), "data")
	if _, err := synth.Generate(b.Context(), dir, synth.Options{Officials: officials, Seed: 1, DownShare: synth.DefaultDownShare}, nil); err != nil {
		b.Fatal(err)
	}
	read, err := ingest.Read(b.Context(), dir, ingest.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		file, err := review.Suggest(b.Context(), read.Batch)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(file.Suggestions)), "suggestions")
		b.ReportMetric(float64(len(read.Batch.Tenures)), "tenures")
	}
}
