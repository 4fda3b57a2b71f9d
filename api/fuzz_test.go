package api

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// Whatever stands in an address or in Accept, the answer is one or a problem
// that says whose fault it is; it is never ours.
func FuzzAddress(f *testing.F) {
	for _, address := range addresses {
		f.Add(address, "text/csv;q=0.5, */*")
	}
	f.Add("/officials/%2e%2e/career", "*/*;q=nan")
	f.Add("/claims?cursor=AAAAAAAAAAACAg&limit=1", "application/json;q=1e-400")
	f.Add("/paths?levels=commune%00,x&since=2019-02-29", ";")
	h := serveQuietly(f, sampleShelf())
	f.Fuzz(func(t *testing.T, address, accept string) {
		if u, err := url.Parse(base + address); err != nil || u.Host != "" {
			t.Skip()
		}
		request := &http.Request{Method: http.MethodGet, Header: http.Header{"Accept": {accept}}, RequestURI: base + address}
		request.URL, _ = url.Parse(base + address)
		recorder := httptest.NewRecorder()
		h.ServeHTTP(recorder, request)
		switch recorder.Code {
		case http.StatusOK, http.StatusBadRequest, http.StatusNotFound, http.StatusNotAcceptable, http.StatusConflict, http.StatusRequestEntityTooLarge:
		default:
			t.Errorf("%s: %d %s", address, recorder.Code, recorder.Body)
		}
	})
}

// A cursor is read back as it was written, and nothing else is taken for one.
func FuzzCursor(f *testing.F) {
	key := keyOf("moves", nil)
	f.Add(cursor{key: key, revision: 7, skip: 1000}.String())
	f.Add("")
	f.Add("____________________")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := parseCursor(text, key)
		if err == nil && (c.skip < 0 || c.skip > maxSkip || c.key != key) {
			t.Errorf("%q is %+v", text, c)
		}
	})
}
