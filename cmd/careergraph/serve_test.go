package main

import (
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

var announced = regexp.MustCompile(`http://(127\.0\.0\.1:\d+)`)

func TestServeAnswersUntilItIsTold(t *testing.T) {
	store := filepath.Join(t.TempDir(), "small.duckdb")
	call(t, "import", "testdata/small", "--store", store)
	server := start(t, "serve", "--store", store, "--listen", "127.0.0.1:0")
	line, err := server.stdout.ReadString('\n')
	found := announced.FindStringSubmatch(line)
	if err != nil || found == nil {
		t.Fatalf("it printed %q (%v), want its address\n%s", line, err, &server.stderr)
	}
	address := found[1]

	response, err := http.Get("http://" + address + "/api/v1/flows?by=level&kind=rotation")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	want := data(t, call(t, "flows", "--kind", "rotation", "--format", "json", "--store", store))
	if got := data(t, string(body)); got != want {
		t.Errorf("HTTP gives\n%s\nand the command line\n%s", got, want)
	}

	// The address is taken now, and the database held by another process.
	start(t, "serve", "--store", store, "--listen", address).
		end(t, 1, "the address "+address+" is in use by another program; stop it, or listen elsewhere with --listen 127.0.0.1:0")
	loader := start(t, "import", "testdata/small", "--store", store)
	loader.end(t, 1, "")
	if got := loader.stderr.String(); !strings.Contains(got, store+" is in use by another process (PID ") {
		t.Errorf("the second process says %q", got)
	}

	if err := server.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	server.end(t, 0, "")
	if log := server.stderr.String(); !strings.Contains(log, "/api/v1/flows") {
		t.Errorf("the log does not tell of the request:\n%s", log)
	}
}

func TestAQuestionWhileTheDatabaseIsBeingLoadedNamesTheOther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "small.duckdb")
	call(t, "import", "testdata/small", "--store", path)
	config := Default()
	config.Store = path
	store, _, err := createStore(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	asking := start(t, "flows", "--store", path)
	asking.end(t, 1, "")
	if got := asking.stderr.String(); !strings.Contains(got, path+" is in use by another process (PID ") {
		t.Errorf("it says %q", got)
	}
}
