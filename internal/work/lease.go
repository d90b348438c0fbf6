package work

import (
	"sync"
	"time"

	"readout/internal/bus"
)

// lease says of everything in work, from time to time, that it still is.
type lease struct {
	mu   sync.Mutex
	held map[*bus.Delivery]bool
	done chan struct{}
}

func newLease(b *bus.Bus) *lease {
	l := &lease{held: map[*bus.Delivery]bool{}, done: make(chan struct{})}
	go func() {
		tick := time.NewTicker(b.Lease())
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				l.renew()
			case <-l.done:
				return
			}
		}
	}()
	return l
}

func (l *lease) renew() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for d := range l.held {
		d.Hold()
	}
}

func (l *lease) hold(d *bus.Delivery) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.held[d] = true
}

func (l *lease) release(d *bus.Delivery) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.held, d)
}

func (l *lease) end() { close(l.done) }
