package api

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"

	"careergraph/graph"
)

// A request under way when the server is told to end is answered; the one after
// is not taken.
func TestServeLetsRequestsFinish(t *testing.T) {
	arrived, goOn := make(chan struct{}), make(chan struct{})
	shelf := newShelf(baseRows())
	store := &fake{func(ctx context.Context, ask graph.Ask) (*graph.Answer, error) {
		close(arrived)
		<-goOn
		return shelf.Ask(ctx, ask)
	}}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	options := Options{Log: discard}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- Serve(ctx, listener, New(NewService(store, "x"), options), options) }()

	type outcome struct {
		body string
		err  error
	}
	answered := make(chan outcome, 1)
	address := "http://" + listener.Addr().String() + base + "/claims"
	go func() {
		response, err := http.Get(address)
		if err != nil {
			answered <- outcome{err: err}
			return
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		answered <- outcome{string(body), err}
	}()
	<-arrived
	stop()
	close(goOn)
	if got := <-answered; got.err != nil || got.body[:10] != `{"data":[]` {
		t.Errorf("the request under way got %+v", got)
	}
	if err := <-served; err != nil {
		t.Errorf("Serve: %v", err)
	}
	if _, err := http.Get(address); err == nil {
		t.Error("a request is taken after the end")
	}
}

func TestServeTellsThatItCannotListen(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	if err := Serve(t.Context(), listener, http.NotFoundHandler(), Options{Log: discard}); err == nil {
		t.Error("no error")
	}
}
