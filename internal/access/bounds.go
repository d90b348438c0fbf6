package access

import (
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// contentPolicy lets a page use what this server itself gives, and nothing else:
// no inline script, no other host, no frame around it.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// protect sets the headers that every answer carries, and refuses what another
// site makes a browser send.
func protect(encrypted bool, h http.Handler) http.Handler {
	own := http.NewCrossOriginProtection()
	own.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		deny(w, http.StatusForbidden, "sent by a page of another site")
	}))
	h = own.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", contentPolicy)
		head.Set("Cache-Control", "private, no-cache") // what a handler may loosen
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("X-Frame-Options", "DENY")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if encrypted {
			head.Set("Strict-Transport-Security", "max-age=31536000")
		}
		h.ServeHTTP(w, r)
	})
}

// rightHost reports whether a request names this server. A page of another site
// whose name was made to lead to this machine (DNS rebinding) names its own.
func (g *guard) rightHost(r *http.Request) bool {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if slices.Contains(g.Hosts, host) || loopback(host) {
		return true
	}
	return !g.Local && len(g.Hosts) == 0
}

// loopback reports whether a name or address is this machine's own by its very
// form; nothing is looked up.
func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// Loopback reports whether HOST in an address to listen on is this machine's
// own.
func Loopback(host string) bool { return loopback(strings.ToLower(host)) }

// bound limits the body of a request, also one that comes packed. It returns
// what is wrong and the status to answer with, or zero.
func (g *guard) bound(w http.ResponseWriter, r *http.Request) (string, int) {
	if r.ContentLength > g.MaxBody {
		return fmt.Sprintf("a body of more than %d bytes", g.MaxBody), http.StatusRequestEntityTooLarge
	}
	r.Body = http.MaxBytesReader(w, r.Body, g.MaxBody)
	switch strings.ToLower(r.Header.Get("Content-Encoding")) {
	case "", "identity":
		return "", 0
	case "gzip":
	default:
		return "a body may be plain or gzip", http.StatusUnsupportedMediaType
	}
	// The bound on what comes out is the same as on what comes in: a bomb is
	// unpacked no further than that.
	r.Body = http.MaxBytesReader(w, &unpacked{packed: r.Body}, g.MaxBody)
	r.Header.Del("Content-Encoding")
	r.ContentLength = -1
	return "", 0
}

// unpacked reads a gzip body. It begins when it is first read, so that a caller
// who is sent away costs nothing.
type unpacked struct {
	packed io.ReadCloser
	z      *gzip.Reader
}

func (u *unpacked) Read(p []byte) (n int, err error) {
	if u.z == nil {
		if u.z, err = gzip.NewReader(u.packed); err != nil {
			return 0, fmt.Errorf("the body is not gzip: %w", err)
		}
	}
	return u.z.Read(p)
}

func (u *unpacked) Close() error { return u.packed.Close() }
