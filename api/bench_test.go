package api

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// What HTTP adds to a question: parsing, paging, encoding, ETag, metrics, log.
func BenchmarkHTTP(b *testing.B) {
	store := quangnam()
	for i := range 10_000 {
		store.rows["flows_by_unit"] = append(store.rows["flows_by_unit"],
			[]any{fmt.Sprintf("unit-%05d", i), fmt.Sprintf("Đơn vị %d", i), fmt.Sprintf("unit-%05d", i+1), fmt.Sprintf("Đơn vị %d", i+1), int64(i), int64(i)})
	}
	h := serveQuietly(b, store)
	for _, address := range []string{
		"/flows?by=level", "/flows?by=unit&limit=1000", "/flows?by=unit&limit=10000", "/flows?by=unit&limit=10000&format=csv", "/imbalances?by=unit&limit=10000",
	} {
		b.Run(address, func(b *testing.B) {
			for b.Loop() {
				recorder := httptest.NewRecorder()
				h.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, base+address, nil))
				if recorder.Code != http.StatusOK {
					b.Fatal(recorder.Body)
				}
				store.asked = store.asked[:0]
			}
		})
	}
}
