//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// Where the system bounds the size of files, a write beyond the bound fails like
// one on a full disk instead of ending the program with a trace.
func init() { signal.Ignore(syscall.SIGXFSZ) }
