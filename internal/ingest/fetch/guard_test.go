package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// A server that the user named may not send the fetch to another one beside it,
// and a name that stands for a loopback address is refused like the address.
func TestThreatFetchPrivateNetwork(t *testing.T) {
	secret := site(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "secret") })
	outer := site(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, secret.URL, http.StatusFound) })
	if _, err := Get(t.Context(), outer.URL, Options{}); !errors.Is(err, ErrInternal) {
		t.Errorf("redirect to another local server: %v", err)
	}
	named := site(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://localhost/", http.StatusFound)
	})
	if _, err := Get(t.Context(), named.URL, Options{}); !errors.Is(err, ErrInternal) {
		t.Errorf("redirect to a name for this machine: %v", err)
	}
	back := site(t, nil)
	back.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/again" {
			fmt.Fprint(w, "ok")
			return
		}
		http.Redirect(w, r, back.URL+"/again", http.StatusFound)
	})
	if page, err := Get(t.Context(), back.URL, Options{}); err != nil || string(page.Body) != "ok" {
		t.Errorf("redirect within the named server: %q, %v", page.Body, err)
	}
	u, _ := url.Parse(secret.URL)
	local := "http://localhost:" + u.Port()
	if page, err := Get(t.Context(), local, Options{}); err != nil || string(page.Body) != "secret" {
		t.Errorf("localhost written out: %q, %v", page.Body, err)
	}
	// What a page leads to is not written out by a person, but for pages beside the one that is.
	c := newStill(Options{})
	for named, want := range map[string]error{"https://feeds.example/": ErrInternal, outer.URL: ErrInternal, secret.URL + "/feed": nil} {
		if _, err := c.Get(t.Context(), Request{URL: secret.URL + "/a", Named: named}); !errors.Is(err, want) {
			t.Errorf("named by %s: %v, want %v", named, err, want)
		}
	}
	c = newStill(Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	if _, err := c.Get(t.Context(), Request{URL: secret.URL, Named: "https://feeds.example/"}); err != nil {
		t.Errorf("an allowed network: %v", err)
	}
}

// TestThreatFetchStrict: where others than whoever sits at the machine name
// addresses, one in a private network is refused also when it is written out, on
// this machine's loopback and on its other addresses; a network that is allowed is
// reached, and only that.
func TestThreatFetchStrict(t *testing.T) {
	var reached atomic.Int32
	everywhere, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { reached.Add(1); fmt.Fprint(w, "secret") })}
	go server.Serve(everywhere)
	t.Cleanup(func() { server.Close() })
	_, port, _ := net.SplitHostPort(everywhere.Addr().String())
	hosts := []string{"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433"}
	own, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	beyond := ""
	for _, a := range own {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() && !public(netip.MustParseAddr(n.IP.String()).Unmap()) {
			beyond = n.IP.String()
			if n.IP.To4() == nil {
				beyond = "[" + beyond + "]"
			}
			hosts = append(hosts, beyond)
		}
	}
	for _, host := range append(hosts, "10.0.0.1", "169.254.169.254", "[fd00::1]") {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		if _, err := newStill(Options{Strict: true}).Get(ctx, Request{URL: "http://" + host + ":" + port + "/"}); err == nil || host != "2130706433" && !errors.Is(err, ErrInternal) {
			t.Errorf("%s: %v, want %v", host, err, ErrInternal)
		}
		cancel()
	}
	if n := reached.Load(); n != 0 {
		t.Errorf("the server was reached %d times", n)
	}
	c := newStill(Options{Strict: true, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	if page, err := c.Get(t.Context(), Request{URL: "http://127.0.0.1:" + port + "/"}); err != nil || string(page.Body) != "secret" {
		t.Errorf("an allowed network: %q, %v", page.Body, err)
	}
	if beyond != "" {
		if _, err := c.Get(t.Context(), Request{URL: "http://" + beyond + ":" + port + "/"}); !errors.Is(err, ErrInternal) {
			t.Errorf("another network than the allowed one: %v", err)
		}
	}
}

// A connection that was opened because somebody wrote the address out is not
// there for others.
func TestNoBorrowedConnection(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "ok") })
	c := newStill(Options{})
	if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a"}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a", Named: "https://feeds.example/"}); !errors.Is(err, ErrInternal) {
		t.Errorf("%v", err)
	}
}

// The environment's proxy would resolve names out of sight of the guard.
func TestNoProxy(t *testing.T) {
	var asked atomic.Int32
	proxy := site(t, func(w http.ResponseWriter, r *http.Request) { asked.Add(1) })
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"} {
		t.Setenv(name, proxy.URL)
	}
	if _, err := Get(t.Context(), "http://nowhere.invalid/", Options{}); err == nil || asked.Load() > 0 {
		t.Errorf("%v; the proxy was asked %d times", err, asked.Load())
	}
}

// A name that stands for a public address when it is looked at and for a private
// one when it is dialled must not lead there.
func TestThreatFetchRebinding(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Fatal("no second loopback address here; make one: ifconfig lo0 alias 127.0.0.2")
	}
	port := inner.Addr().(*net.TCPAddr).Port
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		fmt.Fprint(w, "ok")
	})}
	go server.Serve(inner)
	t.Cleanup(func() { server.Close() })
	var answer atomic.Value
	answer.Store([4]byte{127, 0, 0, 2})
	names := fakeNames(t, &answer)
	g := guard{allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.2/32")}} // stands for the public internet
	c := newStill(Options{})
	c.checked = g.transport(true)
	d := &net.Dialer{Resolver: names, ControlContext: g.control}
	c.checked.DialContext = d.DialContext
	address := fmt.Sprintf("http://press.example:%d/a", port)
	if page, err := c.Get(t.Context(), Request{URL: address}); err != nil || string(page.Body) != "ok" {
		t.Fatalf("%q, %v", page.Body, err)
	}
	for _, ip := range [][4]byte{{127, 0, 0, 1}, {10, 0, 0, 1}, {169, 254, 169, 254}, {192, 168, 0, 1}, {0, 0, 0, 0}} {
		answer.Store(ip)
		if _, err := c.Get(t.Context(), Request{URL: address}); !errors.Is(err, ErrInternal) {
			t.Errorf("%v: %v", ip, err)
		}
	}
}

// fakeNames resolves every name to the address that stands in answer.
func fakeNames(t *testing.T, answer *atomic.Value) *net.Resolver {
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) == 0 {
				continue
			}
			q := m.Questions[0]
			m.Response, m.Authoritative, m.Additionals = true, true, nil
			if q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body: &dnsmessage.AResource{A: answer.Load().([4]byte)}}}
			}
			if b, err := m.Pack(); err == nil {
				conn.WriteTo(b, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func TestPublic(t *testing.T) {
	for ip, want := range map[string]bool{
		"8.8.8.8": true, "2a00:1450:4001:80b::200e": true, "2606:4700::1111": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "169.254.169.254": false,
		"0.0.0.0": false, "100.64.0.1": false, "100.100.100.200": false, "168.63.129.16": false, "192.0.0.192": false, "224.0.0.1": false,
		"239.255.255.250": false, "255.255.255.255": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fd00::1": false, "fd00:ec2::254": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false,
		"::ffff:0:7f00:1": false, "::127.0.0.1": false, "64:ff9b::7f00:1": false, "64:ff9b:1::1": false, "2002:7f00:1::": false, "2001:0:7f00:1::": false,
		"fe80::1%eth0": false, "fec0::1": false, "ff02::1": false, "ff0e::1": false, "3fff::1": false, "100::1": false,
	} {
		if got := public(netip.MustParseAddr(ip)); got != want {
			t.Errorf("public(%s) = %v, want %v", ip, got, want)
		}
		address := netip.AddrPortFrom(netip.MustParseAddr(ip), 80).String()
		if err := (guard{}).checkAddress(address); (err == nil) != want {
			t.Errorf("dialling %s: %v", address, err)
		}
	}
}
