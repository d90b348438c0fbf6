package access

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

func TestThreatAPIGuessing(t *testing.T) {
	r := newRoom(t, nil)
	codes := map[int]int{}
	for range 10 {
		w, _ := r.ask(t, "GET", "/look", nil, "Authorization", "Bearer readout_guess")
		codes[w.StatusCode]++
	}
	if codes[401] > 4 || codes[429] < 6 {
		t.Errorf("ten guesses: %v", codes)
	}
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Read)); w.StatusCode != 200 {
		t.Errorf("a right token from the same address: %d", w.StatusCode)
	}
}

func TestThreatAPIRate(t *testing.T) {
	r := newRoom(t, func(o *Options) { o.PerSecond = 2 })
	codes := map[int]int{}
	for range 12 {
		w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Read))
		codes[w.StatusCode]++
		if w.StatusCode == 429 && w.Header.Get("Retry-After") == "" {
			t.Error("429 without Retry-After")
		}
	}
	if codes[200] < 4 || codes[200] > 6 || codes[429] != 12-codes[200] {
		t.Errorf("twelve requests at two a second: %v", codes)
	}
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Write)); w.StatusCode != 200 {
		t.Errorf("another token pays for it: %d", w.StatusCode)
	}
}

// TestThreatAPIOverload: full is 503, one caller's half is 429, and both go by.
func TestThreatAPIOverload(t *testing.T) {
	r := newRoom(t, nil)
	var wait sync.WaitGroup
	occupy := func(role Role) {
		for range 4 {
			wait.Go(func() { r.ask(t, "GET", "/slow", nil, "Authorization", r.bearer(role)) })
		}
		for range 4 {
			<-r.begun
		}
	}
	occupy(Read)
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Read)); w.StatusCode != 429 || w.Header.Get("Retry-After") == "" {
		t.Errorf("more than half for one caller: %d", w.StatusCode)
	}
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Write)); w.StatusCode != 200 {
		t.Errorf("another caller: %d", w.StatusCode)
	}
	occupy(Write)
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Admin)); w.StatusCode != 503 || w.Header.Get("Retry-After") == "" {
		t.Errorf("full: %d", w.StatusCode)
	}
	close(r.hold)
	wait.Wait()
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Admin)); w.StatusCode != 200 {
		t.Errorf("after the overload: %d", w.StatusCode)
	}
}

func TestStreamsTakeNoPlace(t *testing.T) {
	r := newRoom(t, func(o *Options) {
		o.Concurrent, o.Time = 2, time.Millisecond
		o.Rules["GET /slow"] = Rule{Needs: Read, Stream: true}
	})
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			if w, _ := r.ask(t, "GET", "/slow", nil, "Authorization", r.bearer(Read)); w.StatusCode != 200 {
				t.Errorf("a stream: %d", w.StatusCode)
			}
		})
	}
	for range 3 {
		<-r.begun
	}
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Read)); w.StatusCode != 200 {
		t.Errorf("beside streams: %d", w.StatusCode)
	}
	if w, _ := r.ask(t, "GET", "/endless", nil, "Authorization", r.bearer(Read)); w.StatusCode != 200 {
		t.Errorf("an answer past its time does not end: %d", w.StatusCode)
	}
	close(r.hold)
	wait.Wait()
}

func TestThreatAPIManyAddresses(t *testing.T) {
	p := newPace(1)
	for i := range 3 * maxCallers {
		p.of(string(rune(i))).Allow()
	}
	if len(p.callers) > maxCallers+1 {
		t.Errorf("%d callers remembered", len(p.callers))
	}
	if network("2001:db8::1") != network("2001:db8::2") || network("192.0.2.1") == network("192.0.2.2") {
		t.Error("networks")
	}
}

// fakeConn is a connection from an address.
type fakeConn struct {
	net.Conn
	from   string
	closed bool
}

func (c *fakeConn) RemoteAddr() net.Addr { return named(c.from) }
func (c *fakeConn) Close() error         { c.closed = true; return nil }

type named string

func (n named) Network() string { return "tcp" }
func (n named) String() string  { return string(n) }

// fakeListener gives its connections one after the other.
type fakeListener struct{ list []*fakeConn }

func (l *fakeListener) Accept() (net.Conn, error) {
	if len(l.list) == 0 {
		return nil, io.EOF
	}
	c := l.list[0]
	l.list = l.list[1:]
	return c, nil
}
func (l *fakeListener) Close() error   { return nil }
func (l *fakeListener) Addr() net.Addr { return named("") }

// Whoever holds connections open has only so many: others still come in. What is
// closed counts no more, and this machine, where a proxy may be, has no bound.
func TestThreatAPIConnections(t *testing.T) {
	in := &fakeListener{}
	for _, from := range []string{"198.51.100.7:1", "198.51.100.7:2", "198.51.100.7:3", "[2001:db8::1]:1", "[2001:db8::2]:1", "[2001:db8::3]:1", "198.51.100.8:1", "127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3", "[::1]:1"} {
		in.list = append(in.list, &fakeConn{from: from})
	}
	all := in.list
	ln := Connections(in, 2)
	var open []net.Conn
	for {
		c, err := ln.Accept()
		if err != nil {
			break
		}
		open = append(open, c)
	}
	for i, c := range all {
		if want := i == 2 || i == 5; c.closed != want {
			t.Errorf("%d, %s: closed %v", i, c.from, c.closed)
		}
	}
	if len(open) != len(all)-2 {
		t.Fatalf("%d of %d came in", len(open), len(all))
	}
	open[0].Close()
	open[0].Close() // gives one place back, not two
	in.list = []*fakeConn{{from: "198.51.100.7:4"}, {from: "198.51.100.7:5"}}
	again := in.list
	if _, err := ln.Accept(); err != nil || again[0].closed {
		t.Errorf("no place for the one that was given back: %v", err)
	}
	if _, err := ln.Accept(); err == nil || !again[1].closed {
		t.Error("one more than may be came in")
	}
}
