//go:build unix

package neo4jtest

import (
	"os"
	"syscall"
)

// lock waits until no other process holds the file's lock. The system lets go
// of it when this process ends.
func lock(path string) (release func(), err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		file.Close()
		return nil, err
	}
	return func() { file.Close() }, nil
}
