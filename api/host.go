package api

import (
	"net"
	"strings"

	"github.com/gin-gonic/gin"

	"careergraph/graph"
)

// localOnly refuses requests that name another host than this machine. A page
// from elsewhere can have its own name lead to this machine (DNS rebinding) and
// would then read what is meant for the person in front of it.
func localOnly(c *gin.Context) {
	if !isLocal(c.Request.Host) {
		fail(c, graph.Errorf(graph.Forbidden, "Host", "this service answers on this machine only; open it as http://127.0.0.1 or http://localhost with its port"))
		return
	}
	c.Next()
}

// isLocal says that a Host header names this machine, with or without a port.
func isLocal(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"))
	return ip != nil && ip.IsLoopback()
}
