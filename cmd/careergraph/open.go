package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"careergraph/graph"
	"careergraph/graph/duckstore"
	"careergraph/graph/neo4jstore"
)

// The schemes of addresses that the driver of Neo4j knows.
var neo4jSchemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// checkStore tells whether an address can be that of a store.
func checkStore(address string) error {
	scheme, rest, isURL := strings.Cut(address, "://")
	switch {
	case strings.TrimPrefix(address, "duckdb:") == "":
		return usagef("store must name a database: a path, duckdb:PATH, neo4j://HOST or bolt://HOST")
	case !isURL:
		return nil
	case !slices.Contains(neo4jSchemes, scheme):
		return usagef("store must be a path, duckdb:PATH or an address that begins with %s://, not %s://", strings.Join(neo4jSchemes, "://, "), scheme)
	case strings.Contains(rest, "@"):
		return usagef("store must not hold a user or a password; give --user, and the password by --password-file or CAREERGRAPH_PASSWORD")
	}
	return nil
}

// isServer tells an address from the path of a file.
func isServer(address string) bool { return strings.Contains(address, "://") }

// filePath is the path of a database file.
func filePath(address string) string { return strings.TrimPrefix(address, "duckdb:") }

// openStore opens a store to ask it questions.
func openStore(ctx context.Context, c Config) (graph.Store, error) {
	if isServer(c.Store) {
		return openNeo4j(ctx, c)
	}
	return openFile(ctx, duckstore.Config{Path: filePath(c.Store), ReadOnly: true})
}

// createStore opens a store to load it, and makes a database file that is not
// there yet. abandon takes such a file away again; call it after Close.
func createStore(ctx context.Context, c Config) (store graph.Store, abandon func(), err error) {
	if isServer(c.Store) {
		store, err := openNeo4j(ctx, c)
		return store, func() {}, err
	}
	path := filePath(c.Store)
	abandon = func() {}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		abandon = func() {
			os.Remove(path)
			os.Remove(path + ".wal")
		}
	}
	store, err = openFile(ctx, duckstore.Config{Path: path})
	if err != nil {
		abandon()
	}
	return store, abandon, err
}

func openFile(ctx context.Context, config duckstore.Config) (graph.Store, error) {
	store, err := duckstore.Open(ctx, config)
	if err != nil {
		return nil, err
	}
	return store, nil
}

// openNeo4j signs in where there is a password; without one the server must not
// ask for it.
func openNeo4j(ctx context.Context, c Config) (graph.Store, error) {
	config := neo4jstore.Config{URI: c.Store, Database: c.Database}
	if c.Password != "" {
		config.User, config.Password = c.User, c.Password
	}
	store, err := neo4jstore.Open(ctx, config)
	if err != nil {
		return nil, err
	}
	return store, nil
}
