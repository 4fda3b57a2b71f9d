package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"careergraph/graph"
)

// The endings of a report file, which say what it holds.
const (
	pageEnding = ".html"
	jsonEnding = ".json"
)

// checkReport refuses a report file that could not be written, before any work
// is done for it.
func checkReport(path string) error {
	if path == "" {
		return nil
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case pageEnding, jsonEnding:
	default:
		return usagef("--report must name a file that ends in %s (a page to read) or %s (for programs), not %q", pageEnding, jsonEnding, path)
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return graph.Errorf(graph.Invalid, "report", "there is no folder %s for the report; make it, or name another", filepath.Dir(path)).Because(err)
	}
	return nil
}

// tell prints the report and writes it to the file that is asked for.
func (p *program) tell(r *report, path string) error {
	if err := p.printReport(r); err != nil || path == "" {
		return err
	}
	write := p.writePage
	if strings.ToLower(filepath.Ext(path)) == jsonEnding {
		write = func(w io.Writer, r *report) error { return r.json(w) }
	}
	if err := writeFile(path, func(w io.Writer) error { return write(w, r) }); err != nil {
		return graph.Errorf(graph.Invalid, "report", "the report %s cannot be written; name a file in a folder that is there and writable", path).Because(err)
	}
	return nil
}

func writeFile(path string, write func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := write(file); err != nil {
		return err
	}
	return file.Close()
}
