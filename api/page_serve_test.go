package api

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// aPage is a page of three files, and one that is nobody's business.
func aPage() fstest.MapFS {
	return fstest.MapFS{
		"index.html":         {Data: []byte("<!doctype html><title>page</title>")},
		"assets/main-abc.js": {Data: []byte("start()")},
		"icon.svg":           {Data: []byte("<svg/>")},
		".gitkeep":           {},
	}
}

const browser = "text/html,application/xhtml+xml,*/*;q=0.8"

func TestThePage(t *testing.T) {
	h := New(NewService(newShelf(baseRows()), "x"), Options{Log: discard, Page: aPage()})
	for name, c := range map[string]struct {
		address, accept string
		status          int
		media, keep     string
	}{
		"the root":                          {"/", browser, 200, "text/html; charset=utf-8", "no-cache"},
		"the root to whoever asks":          {"/", "", 200, "text/html; charset=utf-8", "no-cache"},
		"an address of the page itself":     {"/flows?kind=rotation", browser, 200, "text/html; charset=utf-8", "no-cache"},
		"an id with a slash and a dot":      {"/official/a%2Fb.c", browser, 200, "text/html; charset=utf-8", "no-cache"},
		"a script":                          {"/assets/main-abc.js", "*/*", 200, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"a picture":                         {"/icon.svg", "*/*", 200, "image/svg+xml", "no-cache"},
		"a script that is no more":          {"/assets/main-old.js", browser, 404, problemType, "no-store"},
		"a program at no address":           {"/flows", "application/json", 404, problemType, "no-store"},
		"a program that takes anything":     {"/flows", "*/*", 404, problemType, "no-store"},
		"an unknown address of the API":     {"/api/v1/nothing", browser, 404, problemType, "no-store"},
		"the file that keeps the folder":    {"/.gitkeep", "*/*", 404, problemType, "no-store"},
		"the API beside it":                 {base + "/claims", browser + ",application/json", 200, "application/json; charset=utf-8", "private, no-cache"},
		"a way out of the folder":           {"/assets/../../etc/passwd", "*/*", 404, problemType, "no-store"},
		"the address of the file, in words": {"/index.html", "*/*", 200, "text/html; charset=utf-8", "no-cache"},
	} {
		t.Run(name, func(t *testing.T) {
			headers := []string{}
			if c.accept != "" {
				headers = []string{"Accept", c.accept}
			}
			r := get(t, h, c.address, headers...).wants(c.status)
			if media := r.header.Get("Content-Type"); media != c.media {
				t.Errorf("it comes as %q, want %q", media, c.media)
			}
			if keep := r.header.Get("Cache-Control"); keep != c.keep {
				t.Errorf("it is kept %q, want %q", keep, c.keep)
			}
		})
	}
}

func TestThePageLoadsNothingFromElsewhere(t *testing.T) {
	h := New(NewService(newShelf(nil), "x"), Options{Log: discard, Page: aPage()})
	r := get(t, h, "/").wants(http.StatusOK)
	const want = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; " +
		"object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	if got := r.header.Get("Content-Security-Policy"); got != want {
		t.Errorf("the policy is %q", got)
	}
	etag := r.header.Get("ETag")
	same := get(t, h, "/official/7", "Accept", browser, "If-None-Match", `"x", W/`+etag).wants(http.StatusNotModified)
	if same.body != "" {
		t.Errorf("it is sent again: %q", same.body)
	}
}

func TestThePageIsSentPackedToWhoeverTakesIt(t *testing.T) {
	script := strings.Repeat("start(); ", 1000)
	files := aPage()
	files["assets/long-abc.js"] = &fstest.MapFile{Data: []byte(script)}
	h := New(NewService(newShelf(nil), "x"), Options{Log: discard, Page: files})
	tags := map[string]string{}
	for accepted, coding := range map[string]string{
		"gzip, deflate, br": "gzip", "br;q=1.0, gzip;q=0.8": "gzip", "": "", "br": "", "gzip;q=0": "", "gzip; q=0.000, br": "",
	} {
		r := get(t, h, "/assets/long-abc.js", "Accept-Encoding", accepted).wants(http.StatusOK)
		if got := r.header.Get("Content-Encoding"); got != coding {
			t.Errorf("to whoever accepts %q it is sent as %q, want %q", accepted, got, coding)
		}
		body := r.body
		if coding == "gzip" {
			unpacked, err := gzip.NewReader(strings.NewReader(r.body))
			if err != nil {
				t.Fatal(err)
			}
			read, err := io.ReadAll(unpacked)
			if err != nil {
				t.Fatal(err)
			}
			body = string(read)
		}
		if body != script || r.header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("to whoever accepts %q it is %d characters, and varies by %q", accepted, len(body), r.header.Get("Vary"))
		}
		tags[coding] = r.header.Get("ETag")
	}
	if tags["gzip"] == tags[""] {
		t.Errorf("packed and not, it has the same tag %s", tags[""])
	}
	get(t, h, "/assets/long-abc.js", "Accept-Encoding", "gzip", "If-None-Match", tags["gzip"]).wants(http.StatusNotModified)
	get(t, h, "/assets/long-abc.js", "Accept-Encoding", "gzip", "If-None-Match", tags[""]).wants(http.StatusOK)
	if r := get(t, h, "/assets/main-abc.js", "Accept-Encoding", "gzip"); r.header.Get("Content-Encoding") != "" {
		t.Error("a file that packing makes no shorter is packed")
	}
}

func TestThePageIsOnlyToBeRead(t *testing.T) {
	h := New(NewService(newShelf(nil), "x"), Options{Log: discard, Page: aPage()})
	do(t, h, t.Context(), http.MethodHead, "/flows", "Accept", browser).wants(http.StatusOK)
	do(t, h, t.Context(), http.MethodPost, "/flows", "Accept", browser).wants(http.StatusNotFound)
}

func TestAProgramWithoutThePageSaysHowToGetIt(t *testing.T) {
	r := get(t, serveQuietly(t, newShelf(nil)), "/").wants(http.StatusOK)
	if !strings.Contains(r.body, "make web") || !strings.Contains(r.body, base+"/docs") {
		t.Error(r.body)
	}
}

// A name that somebody else owns may lead to this machine; it is not let in.
func TestOnlyNamesOfThisMachineAreAnswered(t *testing.T) {
	h := New(NewService(newShelf(nil), "x"), Options{Log: discard, LocalOnly: true, Page: aPage()})
	for host, status := range map[string]int{
		"127.0.0.1:8080": 200, "127.0.0.1": 200, "127.8.9.1:1": 200, "localhost:8080": 200, "LOCALHOST": 200, "[::1]:8080": 200, "[::1]": 200,
		"evil.example": 403, "evil.example:8080": 403, "localhost.evil.example": 403, "127.0.0.1.evil.example": 403,
		"192.168.1.7:8080": 403, "0.0.0.0": 403, "[::]:8080": 403, "": 403,
	} {
		for _, address := range []string{"/", "/healthz", base + "/claims"} {
			request := httptest.NewRequest(http.MethodGet, address, nil)
			request.Host = host
			recorder := httptest.NewRecorder()
			h.ServeHTTP(recorder, request)
			if recorder.Code != status {
				t.Errorf("%s at %q: status %d, want %d", address, host, recorder.Code, status)
			}
		}
	}
	get(t, serveQuietly(t, newShelf(nil)), "/healthz").wants(http.StatusOK) // httptest says example.com
}
