package main

import (
	"net"
	"net/url"
	"strings"
)

// noBrowser is the value of neo4j-browser that says that there is none.
const noBrowser = "none"

// browser tells where Neo4j Browser shows the store: where the configuration
// says, else at the port at which a server has it. A database file has none.
func (c Config) browser() string {
	switch {
	case !isServer(c.Store) || c.Neo4jBrowser == noBrowser:
		return ""
	case c.Neo4jBrowser != "":
		return c.Neo4jBrowser
	}
	store, err := url.Parse(c.Store)
	if err != nil {
		return ""
	}
	browser := url.URL{Scheme: "http", Host: net.JoinHostPort(store.Hostname(), "7474"), Path: "/browser/"}
	if strings.Contains(store.Scheme, "+s") {
		browser.Scheme, browser.Host = "https", net.JoinHostPort(store.Hostname(), "7473")
	}
	return browser.String()
}

// checkBrowser refuses what the page must not link to.
func checkBrowser(address string) error {
	if address == "" || address == noBrowser {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return usagef("neo4j-browser must be an address such as http://127.0.0.1:7474/browser/, or %s, not %q", noBrowser, address)
	}
	if u.User != nil {
		return usagef("neo4j-browser must not hold a user or a password: the page shows it to whoever looks")
	}
	return nil
}
