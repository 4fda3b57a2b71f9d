package graphtest

import (
	"fmt"
	"os"
)

// tally appends what really ran, and passed, to the file that the environment
// names, if it names one.
func tally(engine string, cases, promises int) error {
	name := os.Getenv("CAREERGRAPH_TALLY")
	if name == "" {
		return nil
	}
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(file, "%s %d %d\n", engine, cases, promises); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
