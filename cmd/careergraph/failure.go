package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"careergraph/graph"
)

// debugVariable turns on the causes of errors and the traces of crashes.
const debugVariable = "CAREERGRAPH_DEBUG"

// A usageError is a wrong call of the program: exit code 2.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// flagError says in one sentence what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var bad *pflag.InvalidValueError
	if !errors.As(err, &bad) {
		return usagef("%v; %s --help lists the flags", err, cmd.CommandPath())
	}
	kind := bad.GetFlag().Value.Type()
	if word, ok := flagKinds[kind]; ok {
		kind = word
	}
	return usagef("--%s must be %s, not %q", bad.GetFlag().Name, kind, bad.GetValue())
}

// flagKinds are the words for the types of flags.
var flagKinds = map[string]string{
	"int": "a number", "uint64": "a number from 0", "float64": "a number", "bool": "true or false", "string": "a text",
}

// asUsage makes a wrong call of what a question or an option refused.
func asUsage(err error) error {
	if graph.CodeOf(err) == graph.Invalid {
		return usageError{err}
	}
	return err
}

// errReported ends the program with code 1 where the report has said it all.
var errReported = errors.New("reported")

// exit tells the user what went wrong, in one sentence, and gives the code.
func (p *program) exit(err error) int {
	if err == nil {
		return 0
	}
	if errors.Is(err, errReported) {
		return 1
	}
	fmt.Fprintf(p.stderr, "careergraph: %s\n", visible(sentence(err)))
	if os.Getenv(debugVariable) != "" {
		for cause := err; cause != nil; cause = errors.Unwrap(cause) {
			fmt.Fprintf(p.stderr, "  %T: %v\n", cause, cause)
		}
	}
	var usage usageError
	if errors.As(err, &usage) {
		return 2
	}
	return 1
}

// sentence gives the words of an error that may be shown. What is not meant
// for a user stays out of sight.
func sentence(err error) string {
	var shown *graph.Error
	var usage usageError
	switch {
	case errors.As(err, &shown) && shown.Code != graph.Internal:
		return shown.Message
	case errors.As(err, &usage):
		return usage.Error()
	case graph.CodeOf(err) == graph.Canceled:
		return "cancelled"
	}
	return "something went wrong inside; run it again with " + debugVariable + "=1 to see what, and report it"
}

// crashed is exit for a panic.
func (p *program) crashed(cause any) int {
	fmt.Fprintf(p.stderr, "careergraph: %s\n", sentence(errors.New("crash")))
	if os.Getenv(debugVariable) != "" {
		fmt.Fprintf(p.stderr, "%v\n%s", cause, debug.Stack())
	}
	return 1
}
