package api

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	swagger "github.com/swaggo/files/v2"
)

//go:embed docs/index.html docs/start.js
var docs embed.FS

// docsPolicy lets the page of documentation load nothing but its own files.
const docsPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// docsFiles are the files of the page, with where each comes from and its type.
var docsFiles = []struct {
	path, media string
	from        fs.FS
	name        string
}{
	{"/docs", "text/html; charset=utf-8", docs, "docs/index.html"},
	{"/docs/start.js", "text/javascript; charset=utf-8", docs, "docs/start.js"},
	{"/docs/swagger-ui.css", "text/css; charset=utf-8", swagger.FS, "swagger-ui.css"},
	{"/docs/swagger-ui-bundle.js", "text/javascript; charset=utf-8", swagger.FS, "swagger-ui-bundle.js"},
	{"/docs/favicon-32x32.png", "image/png", swagger.FS, "favicon-32x32.png"},
}

// serveDocs serves the description of the API and a page that shows it, without
// any load from elsewhere.
func serveDocs(engine *gin.Engine, document *huma.OpenAPI) {
	static(engine, "/openapi.json", "application/json; charset=utf-8", func() ([]byte, error) { return json.MarshalIndent(document, "", "  ") })
	static(engine, "/openapi.yaml", "application/yaml; charset=utf-8", document.YAML)
	for _, file := range docsFiles {
		static(engine, file.path, file.media, func() ([]byte, error) { return fs.ReadFile(file.from, file.name) })
	}
}

// static serves what is made once, when it is first asked for.
func static(engine *gin.Engine, path, media string, content func() ([]byte, error)) {
	content = sync.OnceValues(content)
	engine.GET(base+path, func(c *gin.Context) {
		body, err := content()
		if err != nil {
			fail(c, err)
			return
		}
		c.Header("Content-Security-Policy", docsPolicy)
		c.Header("Cache-Control", "no-cache")
		c.Data(http.StatusOK, media, body)
	})
}
