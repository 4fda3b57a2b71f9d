package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// readyTimeout bounds how long the store may take to say that it is there.
const readyTimeout = 3 * time.Second

// healthy says that the program runs.
func healthy(c *gin.Context) {
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, gin.H{"status": "ok"})
}

// ready says that the store answers, or why it does not.
func (h *handler) ready(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), readyTimeout)
	defer cancel()
	answer, err := h.service.probe(ctx)
	if err != nil {
		fail(c, notReady(err))
		return
	}
	warnings := append([]string{}, answer.Warnings...)
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, gin.H{"status": "ready", "engine": answer.Engine, "revision": answer.Revision, "warnings": warnings})
}

// root shows the page, or tells a person who opened the server's address how to
// get it and where else to go.
func (h *handler) root(c *gin.Context) {
	if h.page != nil && h.page.serve(c) {
		return
	}
	c.String(http.StatusOK, "careergraph answers questions about careers in a hierarchy of public offices.\n\n"+
		"The page to look at was not built into this program: run `make web build` (with Node 20 or later) and start it again.\n\n"+
		"The API:           "+base+"/dataset and others\n"+
		"Its documentation: "+base+"/docs\n"+
		"OpenAPI:           "+base+"/openapi.json\n")
}
