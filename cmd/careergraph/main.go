// Command careergraph reads careers in a hierarchy of offices from files, keeps
// them in a graph, and answers questions about them. It wires the rooms of the
// module together and holds no rule of the domain.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: it gives the exit code, 0 where all went well, 2
// for a wrong call and 1 for the rest.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal ends the work in order, the second ends the program.
	defer context.AfterFunc(ctx, stop)()
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	defer func() {
		if cause := recover(); cause != nil {
			code = p.crashed(cause)
		}
	}()
	root := p.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return p.exit(root.ExecuteContext(ctx))
}
