package api

import (
	"net/http"
	"slices"
	"testing"
)

func TestWhatHasNotChangedIsNotSentAgain(t *testing.T) {
	store := quangnam()
	h := serveQuietly(t, store)
	const address = base + "/flows?by=level&kind=rotation"
	first := get(t, h, address).wants(http.StatusOK)
	etag := first.header.Get("ETag")
	if etag == "" || first.header.Get("Vary") != "Accept" || first.header.Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("headers %v", first.header)
	}
	store.asked = nil
	same := get(t, h, address, "If-None-Match", etag).wants(http.StatusNotModified)
	if same.body != "" || same.header.Get("ETag") != etag {
		t.Errorf("body %q, headers %v", same.body, same.header)
	}
	if got := store.questions(); !slices.Equal(got, []string{"official_by_id"}) {
		t.Errorf("to find out, %v was asked", got)
	}
	get(t, h, base+"/flows?kind=rotation&by=level", "If-None-Match", `"other", W/`+etag).wants(http.StatusNotModified)

	for name, r := range map[string]response{
		"another question":    get(t, h, base+"/flows?by=bloc&kind=rotation", "If-None-Match", etag),
		"another format":      get(t, h, address, "If-None-Match", etag, "Accept", "text/csv"),
		"another process":     get(t, serveQuietly(t, store), address, "If-None-Match", etag),
		"no ETag of ours":     get(t, h, address, "If-None-Match", `"x"`),
		"nothing but rubbish": get(t, h, address, "If-None-Match", `,,"`),
	} {
		if r.status != http.StatusOK || r.header.Get("ETag") == etag && name != "no ETag of ours" && name != "nothing but rubbish" {
			t.Errorf("%s: status %d, ETag %s", name, r.status, r.header.Get("ETag"))
		}
	}
	store.revision++
	if changed := get(t, h, address, "If-None-Match", etag).wants(http.StatusOK).header.Get("ETag"); changed == etag {
		t.Error("a new revision has the old ETag")
	}
}
