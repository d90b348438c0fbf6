package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// guard keeps fetches out of private networks.
type guard struct {
	allow []netip.Prefix // networks that may be reached though they are private
}

// Transport reaches hosts of the public internet and of the networks given;
// others are refused with ErrInternal at the moment of dialling.
func Transport(allow ...netip.Prefix) *http.Transport { return guard{allow}.transport(true) }

// toldHost is the host and port of an address in a private network that stands
// written out; empty for names, which may stand for anything.
func (c *Client) toldHost(u *url.URL) string {
	host := u.Hostname()
	if c.o.Strict {
		return ""
	}
	if _, err := netip.ParseAddr(host); err == nil || host == "localhost" {
		return hostPort(u)
	}
	return ""
}

func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// transport dials without a proxy: a proxy would resolve names out of sight of
// the check. A transport that does not check is for hosts that a person wrote
// out; it is a separate one, with no connection kept, so that none of its
// connections can serve a request that was not told to go there.
func (g guard) transport(check bool) *http.Transport {
	d := &net.Dialer{Timeout: 10 * time.Second}
	if check {
		d.ControlContext = g.control
	}
	return &http.Transport{
		DialContext:            d.DialContext,
		DisableKeepAlives:      !check,
		DisableCompression:     true, // bodies are unpacked here, within bounds
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		IdleConnTimeout:        90 * time.Second,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    2,
		MaxResponseHeaderBytes: 1 << 20,
	}
}

// control stands between the resolved address and the connection to it.
func (g guard) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	return g.checkAddress(address)
}

// checkAddress refuses an "ip:port" that is neither on the public internet nor
// in an allowed network. It sees what is dialled, after the name was resolved.
func (g guard) checkAddress(address string) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrInternal, address)
	}
	ip := ap.Addr().Unmap().WithZone("")
	for _, p := range g.allow {
		if p.Contains(ip) {
			return nil
		}
	}
	if !public(ip) {
		return fmt.Errorf("%w: the host stands for %s; write that address out if it is meant, or allow its network", ErrInternal, ip)
	}
	return nil
}

// reserved are the networks of the IANA special-purpose registries that netip
// does not know by name, those that carry an IPv4 address inside, and the one
// public address at which a cloud answers its own machines.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("168.63.129.16/32"),
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"),
	netip.MustParsePrefix("3fff::/20"),
}

// global is all of IPv6 that is given out; mapped, translated, NAT64, unique
// local, site-local, link-local and multicast addresses stand outside of it.
var global = netip.MustParsePrefix("2000::/3")

func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.Is6() && !global.Contains(ip) {
		return false
	}
	for _, p := range reserved {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}
