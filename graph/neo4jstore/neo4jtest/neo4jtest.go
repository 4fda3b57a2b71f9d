// Package neo4jtest gives tests a real Neo4j server of their own.
//
// It takes, in this order: the server that CAREERGRAPH_TEST_NEO4J names, a
// container where a Docker engine answers, or the jars of the Community server
// from Maven Central run by the installed JDK. Where none can be had it says in
// one sentence what is missing. A server that it started ends with the process
// that started it, however that ends, and leaves nothing behind.
//
// It knows no dataset and is never linked into the program.
package neo4jtest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// The variables that name a server to use instead of starting one. Its data is
// the tests' to delete. Test binaries that share it take turns.
const (
	EnvURI      = "CAREERGRAPH_TEST_NEO4J"
	EnvUser     = "CAREERGRAPH_TEST_NEO4J_USER"
	EnvPassword = "CAREERGRAPH_TEST_NEO4J_PASSWORD"
)

// A Server is where a Neo4j answers. HTTP is empty where it is not known. An
// empty Password means that the server asks for none.
type Server struct {
	URI, HTTP, User, Password string
}

// A Config says how to run a server. The zero Config is one without a
// password, in a temporary folder.
type Config struct {
	Password  string // of the user neo4j; empty: none is asked for
	Folder    string // where the data stays; empty: a temporary one
	Heap      string // of the JVM, such as 3g; empty: 1g
	PageCache int    // MiB; 0: 256
	LongRun   bool   // let the JVM optimise what runs often: right for a bench, slow for a test
}

func (c Config) heap() string {
	if c.Heap == "" {
		return "1g"
	}
	return c.Heap
}

func (c Config) pageCache() int {
	if c.PageCache == 0 {
		return 256
	}
	return c.PageCache
}

// patience is how long a server may take until it is ready, the fetching of an
// image included.
const patience = 5 * time.Minute

var shared = sync.OnceValues(func() (Server, error) {
	server, _, err := Launch()
	return server, err
})

// Start gives the one server that all tests of a test binary share; it fails
// the test where there is none to be had.
func Start(t testing.TB) Server {
	t.Helper()
	server, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return server
}

// Launch gives a server by the rule of the package. stop ends it where it was
// started here; it may be called more than once.
func Launch() (server Server, stop func(), err error) {
	uri := os.Getenv(EnvURI)
	if uri == "" {
		p, err := Run(Config{})
		if err != nil {
			return Server{}, nil, err
		}
		return p.Server, p.Kill, nil
	}
	cache, err := cacheFolder()
	if err != nil {
		return Server{}, nil, err
	}
	release, err := lock(filepath.Join(cache, "neo4j-shared.lock"))
	if err != nil {
		return Server{}, nil, err
	}
	return Server{URI: uri, User: os.Getenv(EnvUser), Password: os.Getenv(EnvPassword)}, sync.OnceFunc(release), nil
}

// Run starts a server of its own for a test that needs a password, a folder
// that outlives it, or one to kill.
func Run(config Config) (*Process, error) {
	if dockerAnswers() {
		return runContainer(config)
	}
	jars, err := fetchJars()
	if err != nil {
		return nil, err
	}
	return runJars(config, jars)
}

// cacheFolder is where what is fetched once stays.
func cacheFolder() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", errors.New("there is no folder for caches; set HOME or XDG_CACHE_HOME")
	}
	folder := filepath.Join(base, "careergraph")
	return folder, os.MkdirAll(folder, 0o755)
}

func missing(program string) bool {
	_, err := exec.LookPath(program)
	return err != nil
}
