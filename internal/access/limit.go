package access

import (
	"math"
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// maxCallers bounds how many callers are told apart. Whoever comes when so many
// are remembered shares one allowance with all others that come then.
const maxCallers = 10_000

// pace lets each caller send so many requests a second, with a burst of twice
// that.
type pace struct {
	perSecond float64

	mu      sync.Mutex
	callers map[string]*rate.Limiter
	swept   time.Time
}

func newPace(perSecond float64) *pace {
	return &pace{perSecond: perSecond, callers: map[string]*rate.Limiter{}}
}

// of returns a caller's allowance.
func (p *pace) of(caller string) *rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.callers[caller] == nil && len(p.callers) >= maxCallers {
		p.sweep()
		if len(p.callers) >= maxCallers {
			caller = ""
		}
	}
	if p.callers[caller] == nil {
		p.callers[caller] = rate.NewLimiter(rate.Limit(p.perSecond), max(1, int(2*p.perSecond)))
	}
	return p.callers[caller]
}

// sweep forgets callers who have their whole allowance again: they lose nothing
// by it. It looks through all of them, so it is done once a second at most.
func (p *pace) sweep() {
	if time.Since(p.swept) < time.Second {
		return
	}
	p.swept = time.Now()
	for k, l := range p.callers {
		if l.Tokens() >= float64(l.Burst()) {
			delete(p.callers, k)
		}
	}
}

// places bounds how many requests are under way, in all and of one caller.
type places struct {
	all, each int

	mu    sync.Mutex
	taken int
	by    map[string]int
}

func newPlaces(all, each int) *places {
	return &places{all: all, each: each, by: map[string]int{}}
}

// take takes a place; full says that there is none for anybody. A caller without
// a name has no bound of its own.
func (p *places) take(caller string) (ok, full bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.taken >= p.all:
		return false, true
	case caller != "" && p.by[caller] >= p.each:
		return false, false
	}
	p.taken++
	p.by[caller]++
	return true, false
}

func (p *places) give(caller string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.taken--
	if p.by[caller]--; p.by[caller] == 0 {
		delete(p.by, caller)
	}
}

// network is what counts as one address: an IPv6 user has a whole /64.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil || a.Unmap().Is4() {
		return address
	}
	n, err := a.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return n.String()
}

// Connections closes at once what one network opens beyond so many connections:
// nobody else keeps all of a server's by holding them open. This machine itself
// has no bound of its own: a proxy may call from it for everybody.
func Connections(ln net.Listener, each int) net.Listener {
	return &bounded{ln, newPlaces(math.MaxInt, each)}
}

type bounded struct {
	net.Listener
	open *places
}

func (b *bounded) Accept() (net.Conn, error) {
	for {
		c, err := b.Listener.Accept()
		if err != nil {
			return nil, err
		}
		name := ""
		if host, _, err := net.SplitHostPort(c.RemoteAddr().String()); err == nil && !loopback(host) {
			name = network(host)
		}
		if ok, _ := b.open.take(name); ok {
			return &counted{Conn: c, give: sync.OnceFunc(func() { b.open.give(name) })}, nil
		}
		c.Close()
	}
}

// counted gives its place back when it is closed.
type counted struct {
	net.Conn
	give func()
}

func (c *counted) Close() error {
	defer c.give()
	return c.Conn.Close()
}
