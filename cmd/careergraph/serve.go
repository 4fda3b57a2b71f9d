package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"syscall"

	"github.com/spf13/cobra"

	"careergraph/api"
	"careergraph/graph"
	"careergraph/web"
)

func (p *program) serve() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "answer over HTTP on this machine",
		Long: `Shows the page at / and answers the API under /api/v1, with its documentation, until it is interrupted.
There is no authentication, so it listens on this machine only.`,
		Example: "  careergraph serve --listen 127.0.0.1:8080",
		Args:    takes(0, 0, "serve"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			store, err := openStore(ctx, p.config)
			if err != nil {
				return err
			}
			defer store.Close()
			listener, err := listen(p.config.Listen)
			if err != nil {
				return err
			}
			options := api.Options{
				Version: version(), Log: slog.New(slog.NewTextHandler(p.stderr, nil)),
				Page: web.Files(), LocalOnly: true,
			}
			service := api.NewService(store, p.config.Store).ShownIn(p.config.browser())
			handler := api.New(service, options)
			fmt.Fprintf(p.stdout, "careergraph answers on http://%s (for this machine only; Ctrl-C ends it)\n", listener.Addr())
			return api.Serve(ctx, listener, handler, options)
		},
	}
	cmd.Flags().String("listen", Default().Listen, "where to listen; a port of 0 takes a free one")
	cmd.Flags().String("neo4j-browser", Default().Neo4jBrowser, "where Neo4j Browser shows the store, if not at its usual port; none for nowhere")
	return cmd
}

func listen(address string) (net.Listener, error) {
	listener, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, graph.Errorf(graph.Unavailable, "listen", "the address %s is in use by another program; stop it, or listen elsewhere with --listen 127.0.0.1:0", address).Because(err)
	case err != nil:
		return nil, graph.Errorf(graph.Unavailable, "listen", "the address %s cannot be listened on; choose another with --listen", address).Because(err)
	}
	return listener, nil
}
