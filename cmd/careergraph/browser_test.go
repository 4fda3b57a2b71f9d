package main

import "testing"

func TestWhereNeo4jBrowserShowsAStore(t *testing.T) {
	for _, c := range []struct{ store, configured, want string }{
		{"bolt://127.0.0.1:7687", "", "http://127.0.0.1:7474/browser/"},
		{"neo4j://graph.example", "", "http://graph.example:7474/browser/"},
		{"bolt://[::1]:7687", "", "http://[::1]:7474/browser/"},
		{"neo4j+s://graph.example:7687", "", "https://graph.example:7473/browser/"},
		{"bolt+ssc://graph.example", "", "https://graph.example:7473/browser/"},
		{"bolt://127.0.0.1:7687", "https://graph.example/browser/", "https://graph.example/browser/"},
		{"bolt://127.0.0.1:7687", "none", ""},
		{"case.duckdb", "", ""},
		{"duckdb:case.duckdb", "http://127.0.0.1:7474/browser/", ""},
	} {
		if got := (Config{Store: c.store, Neo4jBrowser: c.configured}).browser(); got != c.want {
			t.Errorf("of %s with %q it is %q, want %q", c.store, c.configured, got, c.want)
		}
	}
}

func TestAnAddressOfNeo4jBrowserThatThePageMustNotLinkTo(t *testing.T) {
	for _, address := range []string{"127.0.0.1:7474", "javascript:alert(1)", "bolt://127.0.0.1:7687", "http://", "http://neo4j:secret@127.0.0.1:7474", "http://127.0.0.1:7474/?cmd=play"} {
		if checkBrowser(address) == nil {
			t.Errorf("%s passes", address)
		}
	}
	for _, address := range []string{"", "none", "http://127.0.0.1:7474/browser/", "https://graph.example/browser"} {
		if err := checkBrowser(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}
