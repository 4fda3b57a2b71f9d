package rows

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A file is one on disk, as it was when it was first seen.
type file struct {
	path, name string
	size       int64
	changed    time.Time
}

// see looks at a file for the first time.
func see(path string) (*file, error) {
	f := &file{path: path, name: filepath.Base(path)}
	state, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.name, err)
	}
	switch {
	case state.IsDir():
		return nil, faultf(Unsound, 0, "%s is a folder; name the files in it", f.name)
	case !state.Mode().IsRegular():
		return nil, faultf(Unsound, 0, "%s is not a file on disk, and it must be read more than once; save it as a file first", f.name)
	}
	f.size, f.changed = state.Size(), state.ModTime()
	return f, nil
}

// open fails where the file is no longer the one that was seen.
func (f *file) open() (*os.File, error) {
	opened, err := os.Open(f.path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.name, err)
	}
	state, err := opened.Stat()
	if err == nil && (state.Size() != f.size || !state.ModTime().Equal(f.changed)) {
		err = faultf(Changed, 0, "%s changed while it was being read; wait until it is written, then start again", f.name)
	}
	if err != nil {
		opened.Close()
		return nil, err
	}
	return opened, nil
}

// content is what a table is read from: a file, or what an archive holds. It
// can be opened again and again.
type content struct {
	name string // as reports show it
	open func() (*stream, error)
}

// A stream is content while it is read.
type stream struct {
	io.Reader
	at    io.ReaderAt  // where it can be read in any order, else nil
	done  func() int64 // how much was read of the total, as it lies on disk
	total int64
	close func() error
}

// plain is the content of a file that is no archive.
func (f *file) plain() content {
	return content{f.name, func() (*stream, error) {
		opened, err := f.open()
		if err != nil {
			return nil, err
		}
		counted := &counter{in: opened}
		return &stream{Reader: counted, at: opened, done: counted.count, total: f.size, close: opened.Close}, nil
	}}
}

// What cannot be read in any order and must be is held in memory, up to this.
const maxHeldBytes = 256 << 20

// openAt opens content that is read in any order.
func (c content) openAt() (in io.ReaderAt, size int64, shut func() error, err error) {
	from, err := c.open()
	if err != nil {
		return nil, 0, nil, err
	}
	if from.at != nil {
		return from.at, from.total, from.close, nil
	}
	defer from.close()
	held, err := io.ReadAll(io.LimitReader(from, maxHeldBytes+1))
	if err == nil && len(held) > maxHeldBytes {
		err = faultf(TooLarge, 0, "%s is larger than %d MiB inside its archive; unpack the archive first", c.name, maxHeldBytes>>20)
	}
	return bytes.NewReader(held), int64(len(held)), func() error { return nil }, err
}

// A counter counts what passes through it.
type counter struct {
	in   io.Reader
	read int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.read += int64(n)
	return n, err
}

func (c *counter) count() int64 { return c.read }
