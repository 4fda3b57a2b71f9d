package graphtest

import (
	"context"
	"sync/atomic"
)

// A patient context is cancelled by being looked at for the n-th time: a
// moment in the midst of a call that is the same in every run, without a clock.
type patient struct {
	context.Context
	cancel context.CancelFunc
	looks  atomic.Int64
}

// endAfter makes a context that ends when it is looked at for the n-th time.
func endAfter(parent context.Context, n int) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	p := &patient{Context: ctx, cancel: cancel}
	p.looks.Store(int64(n))
	return p, cancel
}

func (p *patient) Err() error {
	p.look()
	return p.Context.Err()
}

func (p *patient) Done() <-chan struct{} {
	p.look()
	return p.Context.Done()
}

func (p *patient) look() {
	if p.looks.Add(-1) == 0 {
		p.cancel()
	}
}
