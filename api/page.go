package api

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"
)

// pagePolicy lets the page load nothing but its own files and ask nothing but
// this server; pictures may stand in its own text.
const pagePolicy = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; " +
	"object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// pageAssets is the folder whose files have the sum of their content in their
// names, so that a browser need not ask for them again.
const pageAssets = "assets/"

// A pageFile is one file of the page, as it is sent.
type pageFile struct {
	body   []byte
	packed []byte // by gzip; nil where that is no shorter
	media  string
	sum    string // of the content, for the ETag
	keep   string // Cache-Control
}

// A page is what a browser is shown: files, and index.html for each address that
// the page itself knows.
type page struct {
	files map[string]pageFile
}

// newPage reads the files of a page, all of them, so that none changes while it
// is served.
func newPage(files fs.FS) (*page, error) {
	p := &page{files: map[string]pageFile{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		p.files[name] = newPageFile(name, body)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if _, ok := p.files["index.html"]; !ok {
		return nil, fmt.Errorf("the page has no index.html")
	}
	return p, nil
}

func newPageFile(name string, body []byte) pageFile {
	sum := sha256.Sum256(body)
	file := pageFile{body: body, media: pageMedia(name), sum: base64.RawURLEncoding.EncodeToString(sum[:12]), keep: "no-cache"}
	if packed := pack(body); len(packed) < len(body) {
		file.packed = packed
	}
	if strings.HasPrefix(name, pageAssets) {
		file.keep = "public, max-age=31536000, immutable"
	}
	return file
}

func pack(body []byte) []byte {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write(body) // a buffer takes everything
	_ = w.Close()
	return packed.Bytes()
}

// takesGzip says whether a request accepts a body that is packed by gzip.
func takesGzip(request *http.Request) bool {
	for coding := range strings.SplitSeq(request.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.ReplaceAll(coding, " ", ""), ";")
		if name == "gzip" {
			return strings.TrimRight(weight, "0.") != "q="
		}
	}
	return false
}

// pageMedia gives the type of a file by its name. Those that matter are written
// here: what the operating system's own list says differs between machines.
func pageMedia(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".json", ".map":
		return "application/json; charset=utf-8"
	}
	if media := mime.TypeByExtension(path.Ext(name)); media != "" {
		return media
	}
	return "application/octet-stream"
}

// find gives the file at an address. An address that no file has and that a
// person opened is one of the page's own.
func (p *page) find(request *http.Request) (pageFile, bool) {
	if request.Method != http.MethodGet && request.Method != http.MethodHead {
		return pageFile{}, false
	}
	name := strings.TrimPrefix(request.URL.Path, "/")
	if file, ok := p.files[name]; ok && name != "" {
		return file, true
	}
	ofOthers := strings.HasPrefix(name, "api/") || strings.HasPrefix(name, pageAssets)
	if name != "" && (ofOthers || !strings.Contains(request.Header.Get("Accept"), "text/html")) {
		return pageFile{}, false
	}
	return p.files["index.html"], true
}

// serve sends the page where an address belongs to it, and says so.
func (p *page) serve(c *gin.Context) bool {
	file, ok := p.find(c.Request)
	if !ok {
		return false
	}
	traceOf(c.Request.Context()).route = "page"
	c.Header("Content-Security-Policy", pagePolicy)
	c.Header("Cache-Control", file.keep)
	c.Header("Vary", "Accept-Encoding")
	body, etag := file.body, `"`+file.sum+`"`
	if file.packed != nil && takesGzip(c.Request) {
		body, etag = file.packed, `"`+file.sum+`-gzip"`
		c.Header("Content-Encoding", "gzip")
	}
	c.Header("ETag", etag)
	for known := range strings.SplitSeq(c.GetHeader("If-None-Match"), ",") {
		if strings.TrimPrefix(strings.TrimSpace(known), "W/") == etag {
			c.Status(http.StatusNotModified)
			return true
		}
	}
	c.Data(http.StatusOK, file.media, body)
	return true
}
