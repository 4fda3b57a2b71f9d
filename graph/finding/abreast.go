package finding

import (
	"fmt"
	"runtime/debug"
	"sync"
)

// abreast is how many things are done side by side: enough to keep the processors
// of a small machine busy, and fewer than the embedded store has connections, so
// that others are answered meanwhile.
const abreast = 3

// sideBySide does things 0 to n-1, begun in that order. Once one has failed no more
// are begun, and the error is that of the first in the order that failed: those
// before it have all been done.
func sideBySide(n int, do func(i int) error) error {
	errs, panics := make([]error, n), make([]any, n)
	one := func(i int) (failed bool) {
		defer func() {
			// A panic that nobody catches would end the whole program.
			if p := recover(); p != nil {
				panics[i], failed = fmt.Sprintf("%v\n%s", p, debug.Stack()), true
			}
		}()
		errs[i] = do(i)
		return errs[i] != nil
	}
	var mutex sync.Mutex
	next, failed := 0, false
	begin := func() (i int, ok bool) {
		mutex.Lock()
		defer mutex.Unlock()
		if failed || next == n {
			return 0, false
		}
		next++
		return next - 1, true
	}
	var all sync.WaitGroup
	for range min(n, abreast) {
		all.Go(func() {
			for i, ok := begin(); ok; i, ok = begin() {
				if one(i) {
					mutex.Lock()
					failed = true
					mutex.Unlock()
				}
			}
		})
	}
	all.Wait()
	for i := range n {
		if panics[i] != nil {
			panic(panics[i])
		}
		if errs[i] != nil {
			return errs[i]
		}
	}
	return nil
}
