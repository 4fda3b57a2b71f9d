package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// A response is what a handler sent, already held against the OpenAPI document.
type response struct {
	t      testing.TB
	status int
	header http.Header
	body   string
}

// get asks a handler for an address, with headers given as name, value pairs. A
// response of an address that the OpenAPI document has must be as it says.
func get(t testing.TB, h http.Handler, address string, headers ...string) response {
	t.Helper()
	return do(t, h, t.Context(), http.MethodGet, address, headers...)
}

func do(t testing.TB, h http.Handler, ctx context.Context, method, address string, headers ...string) response {
	t.Helper()
	request := httptest.NewRequestWithContext(ctx, method, address, nil)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	result := recorder.Result()
	body, err := io.ReadAll(result.Body)
	if err != nil {
		t.Fatal(err)
	}
	r := response{t: t, status: result.StatusCode, header: result.Header, body: string(body)}
	r.validate(request)
	return r
}

// document is the OpenAPI document as it is served.
var document = sync.OnceValues(func() (*openapi3.T, error) {
	request := httptest.NewRequest(http.MethodGet, base+"/openapi.json", nil)
	recorder := httptest.NewRecorder()
	New(NewService(newShelf(nil), "x"), Options{}).ServeHTTP(recorder, request)
	return openapi3.NewLoader().LoadFromData(recorder.Body.Bytes())
})

// template finds the path of the document that an address belongs to.
func template(doc *openapi3.T, path string) (string, map[string]string) {
	if doc.Paths.Value(path) != nil {
		return path, nil
	}
	braces := regexp.MustCompile(`\\\{(\w+)\\\}`)
	for _, candidate := range doc.Paths.InMatchingOrder() {
		pattern := regexp.MustCompile("^" + braces.ReplaceAllString(regexp.QuoteMeta(candidate), "(?P<$1>[^/]+)") + "$")
		if match := pattern.FindStringSubmatch(path); match != nil {
			params := map[string]string{}
			for i, name := range pattern.SubexpNames()[1:] {
				params[name] = match[i+1]
			}
			return candidate, params
		}
	}
	return "", nil
}

func (r response) validate(request *http.Request) {
	r.t.Helper()
	doc, err := document()
	if err != nil {
		r.t.Fatalf("the OpenAPI document does not load: %v", err)
	}
	path, params := template(doc, request.URL.EscapedPath())
	if path == "" || request.Method != http.MethodGet {
		return
	}
	item := doc.Paths.Value(path)
	input := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{
			Request: request, PathParams: params,
			Route: &routers.Route{Spec: doc, Path: path, PathItem: item, Method: http.MethodGet, Operation: item.Get},
		},
		Status: r.status, Header: r.header,
		Options: &openapi3filter.Options{
			IncludeResponseStatus: true,
			ExcludeResponseBody:   strings.HasPrefix(r.header.Get("Content-Type"), "text/csv") || r.status == http.StatusNotModified,
		},
	}
	input.SetBodyBytes([]byte(r.body))
	if err := openapi3filter.ValidateResponse(r.t.Context(), input); err != nil {
		r.t.Errorf("%s is not as the OpenAPI document says: %v\n%s", request.URL, err, r.body)
	}
}

// wants fails unless the status is this one.
func (r response) wants(status int) response {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("status %d, want %d\n%s", r.status, status, r.body)
	}
	return r
}

// data gives the bytes of the field data.
func (r response) data() string {
	r.t.Helper()
	return string(r.fields()["data"])
}

func (r response) meta() Meta {
	r.t.Helper()
	var meta Meta
	if err := json.Unmarshal(r.fields()["meta"], &meta); err != nil {
		r.t.Fatal(err)
	}
	return meta
}

func (r response) problem() Problem {
	r.t.Helper()
	var p Problem
	decoder := json.NewDecoder(bytes.NewBufferString(r.body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&p); err != nil {
		r.t.Fatalf("no problem: %v\n%s", err, r.body)
	}
	if got := r.header.Get("Content-Type"); got != problemType {
		r.t.Errorf("a problem comes as %q, want %q", got, problemType)
	}
	return p
}

func (r response) fields() map[string]json.RawMessage {
	r.t.Helper()
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(r.body), &fields); err != nil {
		r.t.Fatalf("no JSON: %v\n%s", err, r.body)
	}
	return fields
}
