// Package web holds the page that people look at: its built files, as Vite left
// them in dist. The sources beside it are TypeScript; `make web` builds them. It
// knows nothing of ours: what the page asks of the API it asks over HTTP.
package web

import (
	"embed"
	"io/fs"
)

// The folder always has .gitkeep, so that a program is built without the page
// where nobody built it.
//
//go:embed all:dist
var dist embed.FS

// Files gives the files of the page, index.html among them, and nil where the
// page was not built into this program.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil
	}
	if _, err := fs.Stat(files, "index.html"); err != nil {
		return nil
	}
	return files
}
