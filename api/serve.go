package api

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// The times that a connection may take.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 15 * time.Second
	idleTimeout   = 2 * time.Minute
	writeMargin   = 30 * time.Second // beyond the time of a request
	drainTimeout  = 10 * time.Second
	maxHeader     = 64 << 10
)

// Serve answers on a listener until ctx ends. Then it takes no more requests,
// lets those under way finish for ten seconds, ends the rest and returns nil.
// The timeout and the log are those given to New.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, options Options) error {
	timeout, log := options.Timeout, options.Log
	if timeout == 0 {
		timeout = time.Minute
	}
	if log == nil {
		log = slog.Default()
	}
	requests, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      timeout + writeMargin,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	drained, cancel := context.WithTimeout(requests, drainTimeout)
	defer cancel()
	err := server.Shutdown(drained)
	if errors.Is(err, context.DeadlineExceeded) {
		log.Warn("requests under way were ended", "after", drainTimeout)
		end()
		err = server.Close()
	}
	return err
}
