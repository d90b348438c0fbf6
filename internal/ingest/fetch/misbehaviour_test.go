package fetch

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
)

// behaviour is one way in which a site misbehaves, or only sounds as if it did.
type behaviour struct {
	name   string
	robots http.HandlerFunc // nil: there is none
	page   func(w http.ResponseWriter, r *http.Request, n int)
	want   error  // nil: the page comes
	says   string // part of the error, or of the page
	asked  int    // how often the page was asked for; 0: any number
}

func says(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, s) }
}

func status(code int, header ...string) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, n int) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

// first answers badly the first times, then with the page.
func first(times int, bad func(http.ResponseWriter, *http.Request, int)) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, n int) {
		if n <= times {
			bad(w, r, n)
			return
		}
		fmt.Fprint(w, "the page")
	}
}

func redirect(code int, to string) func(http.ResponseWriter, *http.Request, int) {
	return status(code, "Location", to)
}

func packed(encoding string, data []byte) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, n int) {
		w.Header().Set("Content-Encoding", encoding)
		w.Write(data)
	}
}

func typed(kind string) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, n int) {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(200)
		w.(http.Flusher).Flush()
		<-r.Context().Done() // the body never comes: it must not be waited for
	}
}

// raw takes the connection and says what no server should.
func raw(talk func(say func(string) bool)) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, n int) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		defer conn.Close()
		talk(func(s string) bool {
			_, err := conn.Write([]byte(s))
			return err == nil
		})
	}
}

func gz(data string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return b.Bytes()
}

func br(data string) []byte {
	var b bytes.Buffer
	z := brotli.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return b.Bytes()
}

func deflated(data string) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return b.Bytes()
}

const allowsAll = "User-agent: *\nDisallow:\n"

var zeros = strings.Repeat("\x00", 3<<20) // below the limit of the tests' clients, far beyond the ratio

func behaviours() []behaviour {
	ok := first(0, nil)
	return []behaviour{
		{name: "robots: all refused", robots: says("User-agent: *\nDisallow: /"), page: ok, want: ErrRobots, says: "save the page"},
		{name: "robots: this crawler refused", robots: says("User-agent: readout\nDisallow: /page"), page: ok, want: ErrRobots},
		{name: "robots: another crawler refused", robots: says("User-agent: other\nDisallow: /"), page: ok, says: "the page"},
		{name: "robots: by query", robots: says("User-agent: *\nDisallow: /*?q="), page: ok, want: ErrRobots},
		{name: "robots: forbidden file allows", robots: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) }, page: ok, says: "the page"},
		{name: "robots: server error refuses", robots: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) }, page: ok, want: ErrRobots, says: "robots.txt answers 500, so nothing may be fetched there; try again in 10m0s"},
		{name: "robots: too many requests refuses", robots: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "30")
			w.WriteHeader(429)
		}, page: ok, want: ErrRobots, says: "try again in 30s"},
		{name: "robots: endless", robots: func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "User-agent: *\nDisallow: /private\n")
			for r.Context().Err() == nil {
				if _, err := w.Write(bytes.Repeat([]byte("# and so on\n"), 5000)); err != nil {
					return
				}
			}
		}, page: ok, says: "the page"},
		{name: "robots: a bomb", robots: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(gz("User-agent: *\nDisallow: /\n" + zeros))
		}, page: ok, want: ErrRobots},
		{name: "robots: damaged", robots: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write([]byte("\x1f\x8bnonsense"))
		}, page: ok, says: "the page"},
		{name: "robots: behind a redirect", robots: func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/rules", http.StatusFound) },
			page: func(w http.ResponseWriter, r *http.Request, n int) { fmt.Fprint(w, "User-agent: *\nDisallow: /page") }, want: ErrRobots},
		{name: "robots: in a circle", robots: func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots.txt", http.StatusFound) }, page: ok, says: "the page"},
		{name: "robots: a web page", robots: says("<html><body>Disallow: /</body></html>"), page: ok, says: "the page"},
		{name: "robots: never ends to begin", robots: func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, page: ok, want: context.DeadlineExceeded, says: "no whole answer in 300ms"},

		{name: "status: not found", page: status(404), want: ErrStatus, says: "404 Not Found; check the address", asked: 1},
		{name: "status: gone", page: status(410), want: ErrGone, says: "take it off your lists", asked: 1},
		{name: "status: forbidden", page: status(403), want: ErrStatus, says: "open it in a browser", asked: 1},
		{name: "status: no content", page: status(204), want: ErrStatus, says: "204", asked: 1},
		{name: "status: unchanged though nothing was said to be kept", page: status(304), want: ErrStatus, says: "304", asked: 1},
		{name: "status: part of a page unasked", page: status(206), want: ErrStatus, says: "206", asked: 1},
		{name: "status: error twice, then the page", page: first(2, status(500)), says: "the page", asked: 3},
		{name: "status: error for ever", page: status(503), want: ErrBusy, says: "try again later", asked: 3},
		{name: "status: of no standard", page: status(799), want: ErrStatus, says: "799", asked: 3},
		{name: "retry: after seconds", page: first(1, status(429, "Retry-After", "20")), says: "the page", asked: 2},
		{name: "retry: after a date", page: first(1, status(503, "Retry-After", "Tue, 14 May 2024 09:00:30 GMT")), says: "the page", asked: 2},
		{name: "retry: after a date gone by", page: first(1, status(503, "Retry-After", "Mon, 13 May 2024 09:00:30 GMT")), says: "the page", asked: 2},
		{name: "retry: after a year", page: status(503, "Retry-After", "31536000"), want: ErrBusy, says: "come back in 24h0m0s", asked: 1},
		{name: "retry: after nonsense", page: first(1, status(503, "Retry-After", "soon")), says: "the page", asked: 2},
		{name: "retry: after less than nothing", page: first(1, status(503, "Retry-After", "-5")), says: "the page", asked: 2},

		{name: "redirect: to itself", page: redirect(http.StatusFound, "/page?q=1"), want: errRedirects, says: "in a circle", asked: 1},
		{name: "redirect: to and fro", page: func(w http.ResponseWriter, r *http.Request, n int) {
			http.Redirect(w, r, map[bool]string{true: "/b", false: "/page"}[r.URL.Path == "/page"], http.StatusFound)
		}, want: errRedirects, says: "in a circle"},
		{name: "redirect: without end", page: func(w http.ResponseWriter, r *http.Request, n int) {
			http.Redirect(w, r, fmt.Sprint("/", n), http.StatusTemporaryRedirect)
		},
			want: errRedirects, says: "more than 5", asked: 6},
		{name: "redirect: to a file", page: redirect(http.StatusFound, "file:///etc/passwd"), want: ErrAddress, says: "file:///etc/passwd", asked: 1},
		{name: "redirect: to data", page: redirect(http.StatusFound, "data:text/html,hello"), want: ErrAddress, asked: 1},
		{name: "redirect: to nowhere", page: redirect(http.StatusFound, ""), want: errRedirects, says: "no address", asked: 1},
		{name: "redirect: to nonsense", page: redirect(http.StatusFound, "http://[::1"), want: errRedirects, says: "no address", asked: 1},
		{name: "redirect: to a machine's metadata", page: redirect(http.StatusFound, "http://169.254.169.254/latest/meta-data/"), want: ErrInternal, asked: 1},
		{name: "redirect: to a mapped address", page: redirect(http.StatusFound, "http://[::ffff:127.0.0.1]/"), want: ErrInternal, asked: 1},
		{name: "redirect: to another port here", page: redirect(http.StatusFound, "http://127.0.0.1:1/"), want: ErrInternal, asked: 1},
		{name: "redirect: to what robots.txt refuses", robots: says("User-agent: *\nDisallow: /b"), page: redirect(http.StatusFound, "/b"), want: ErrRobots, asked: 1},
		{name: "redirect: with a password", page: func(w http.ResponseWriter, r *http.Request, n int) {
			if user, _, ok := r.BasicAuth(); ok {
				fmt.Fprint(w, "logged in as ", user)
			} else if n == 1 {
				http.Redirect(w, r, "http://a:b@"+r.Host+"/b", http.StatusFound)
			} else {
				fmt.Fprint(w, "the page")
			}
		}, says: "the page", asked: 2},

		{name: "packed: gzip", page: packed("gzip", gz("the page")), says: "the page"},
		{name: "packed: brotli", page: packed("br", br("the page")), says: "the page"},
		{name: "packed: deflate, unasked", page: packed("deflate", deflated("the page")), says: "the page"},
		{name: "packed: twice", page: packed("gzip, br", br(string(gz("the page")))), says: "the page"},
		{name: "packed: three times", page: packed("gzip, gzip, gzip", gz(string(gz(string(gz("the page")))))), want: ErrTooLarge},
		{name: "packed: not at all, though it says so", page: packed("gzip", []byte("the page")), says: "the page"},
		{name: "packed: as nothing known", page: packed("zstd", []byte("the page")), want: ErrDamaged, says: `"zstd"`},
		{name: "packed: cut", page: packed("gzip", gz(strings.Repeat("the page", 900))[:30]), want: ErrDamaged},
		{name: "packed: damaged brotli", page: packed("br", []byte("\xff\xff\xff\xff\xff the page")), want: ErrDamaged},
		{name: "packed: a bomb by size", page: packed("gzip", gz(zeros+zeros)), want: ErrTooLarge},
		{name: "packed: a bomb by ratio", page: packed("gzip", gz(zeros)), want: ErrTooLarge, says: "200 times"},
		{name: "packed: a brotli bomb", page: packed("br", br(zeros)), want: ErrTooLarge, says: "200 times"},
		{name: "packed: a bomb in a bomb", page: packed("gzip, gzip", gz(string(gz(zeros+zeros)))), want: ErrTooLarge},

		{name: "body: larger than allowed", page: func(w http.ResponseWriter, r *http.Request, n int) { fmt.Fprint(w, strings.Repeat("news ", 1<<20)) }, want: ErrTooLarge, says: "4 MB"},
		{name: "body: said to be larger than allowed", page: raw(func(say func(string) bool) { say("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n") }), want: ErrTooLarge},
		{name: "body: endless", page: func(w http.ResponseWriter, r *http.Request, n int) {
			for r.Context().Err() == nil {
				if _, err := w.Write(bytes.Repeat([]byte("news "), 5000)); err != nil {
					return
				}
			}
		}, want: ErrTooLarge},
		{name: "body: cut short", page: raw(func(say func(string) bool) { say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthe page") }), want: ErrDamaged, says: "hung up", asked: 3},
		{name: "body: cut short once", page: first(1, raw(func(say func(string) bool) { say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthe") })), says: "the page", asked: 2},
		{name: "body: broken chunks", page: raw(func(say func(string) bool) {
			say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nthe page")
		}), want: errAny, says: "invalid byte in chunk length"},
		{name: "body: drop by drop", page: raw(func(say func(string) bool) {
			say("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
			for say("x") {
				time.Sleep(20 * time.Millisecond)
			}
		}), want: context.DeadlineExceeded, says: "no whole answer in 300ms", asked: 1},
		{name: "body: stops in the middle", page: func(w http.ResponseWriter, r *http.Request, n int) {
			fmt.Fprint(w, "the")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, want: context.DeadlineExceeded, asked: 1},
		{name: "body: empty", page: func(w http.ResponseWriter, r *http.Request, n int) {}, says: ""},

		{name: "talk: no answer", page: func(w http.ResponseWriter, r *http.Request, n int) { <-r.Context().Done() }, want: context.DeadlineExceeded, says: "try again later", asked: 1},
		{name: "talk: hangs up", page: raw(func(func(string) bool) {}), want: ErrDamaged, says: "hung up", asked: 3},
		{name: "talk: no HTTP", page: raw(func(say func(string) bool) { say("220 mail.example ESMTP\r\n") }), want: errAny, says: "cannot be fetched", asked: 1},
		{name: "talk: a header drop by drop", page: raw(func(say func(string) bool) {
			say("HTTP/1.1 200 OK\r\nX-A: ")
			for say("x") {
				time.Sleep(20 * time.Millisecond)
			}
		}), want: context.DeadlineExceeded, asked: 1},
		{name: "talk: endless headers", page: raw(func(say func(string) bool) {
			say("HTTP/1.1 200 OK\r\n")
			for say("X-A: " + strings.Repeat("x", 4000) + "\r\n") {
			}
		}), want: errAny, says: "header", asked: 1},
		{name: "talk: endless early answers", page: raw(func(say func(string) bool) {
			for say("HTTP/1.1 103 Early Hints\r\nLink: </" + strings.Repeat("x", 2000) + ">\r\n\r\n") {
			}
		}), want: errAny, says: "cannot be fetched", asked: 1},

		{name: "kind: an image", page: typed("image/jpeg"), want: ErrKind, says: "an image (image/jpeg)", asked: 1},
		{name: "kind: a drawing", page: typed("image/svg+xml"), want: ErrKind, says: "a drawing", asked: 1},
		{name: "kind: a video", page: typed("Video/MP4; codecs=x"), want: ErrKind, says: "a video", asked: 1},
		{name: "kind: sound", page: typed("audio/mpeg"), want: ErrKind, says: "sound", asked: 1},
		{name: "kind: a font", page: typed("font/woff2"), want: ErrKind, says: "a font", asked: 1},
		{name: "kind: a PDF", page: typed("application/pdf"), want: ErrKind, says: "PDF", asked: 1},
		{name: "kind: a program", page: typed("application/x-msdownload"), want: ErrKind, says: "a program", asked: 1},
		{name: "kind: none said", page: func(w http.ResponseWriter, r *http.Request, n int) {
			w.Header()["Content-Type"] = nil
			fmt.Fprint(w, "the page")
		}, says: "the page"},
	}
}

// errAny stands for an error that has no name of its own here.
var errAny = errors.New("any")

// TestThreatFetchMisbehaviour: whatever a site does, a page comes or one clear line
// that names the address, within bounds. The time that must not be passed is a
// bubble's: it goes on only while everybody waits, so a machine that is slow does
// not make a site late.
func TestThreatFetchMisbehaviour(t *testing.T) {
	for _, b := range behaviours() {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { misbehave(t, b) })
		})
	}
}

func misbehave(t *testing.T, b behaviour) {
	var asked atomic.Int32
	var talking sync.WaitGroup // also of those who took their connection away from the server
	defer talking.Wait()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		talking.Add(1)
		defer talking.Done()
		switch {
		case r.URL.Path != "/robots.txt":
			b.page(w, r, int(asked.Add(1)))
		case b.robots != nil:
			b.robots(w, r)
		default:
			http.NotFound(w, r)
		}
	}))
	s.Listener.Close()
	wire := newWire()
	s.Listener = wire
	s.Start()
	defer s.Close()
	defer s.CloseClientConnections()
	c := newStill(Options{Timeout: 300 * time.Millisecond, MaxBytes: 4 << 20})
	for _, transport := range []*http.Transport{c.open, c.checked} {
		transport.DialContext = wire.instead(transport.DialContext)
		defer transport.CloseIdleConnections()
	}
	address := s.URL + "/page?q=1"
	begun := time.Now()
	page, err := c.Get(t.Context(), Request{URL: address})
	if took := time.Since(begun); took > 300*time.Millisecond {
		t.Errorf("took %v", took)
	}
	if b.asked > 0 && int(asked.Load()) != b.asked {
		t.Errorf("asked %d times, want %d", asked.Load(), b.asked)
	}
	if b.want == nil {
		if err != nil || string(page.Body) != b.says {
			t.Errorf("%.100q, %v", page.Body, err)
		}
		return
	}
	if err == nil || b.want != errAny && !errors.Is(err, b.want) {
		t.Fatalf("%v, want %v", err, b.want)
	}
	if m := err.Error(); !strings.HasPrefix(m, address+": ") || !strings.Contains(m, b.says) || strings.Contains(m, "\n") || len(m) > 400 {
		t.Errorf("message %q", m)
	}
	t.Log(err)
}

func TestRetryAfterWaits(t *testing.T) {
	for value, want := range map[string]string{"20": "[20s]", "Tue, 14 May 2024 09:00:30 GMT": "[30s]", "nonsense": "[1s]"} {
		n := 0
		s := site(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				fmt.Fprint(w, allowsAll)
			} else if n++; n == 1 {
				status(429, "Retry-After", value)(w, r, n)
			}
		})
		c := newStill(Options{})
		if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a"}); err != nil || fmt.Sprint(c.slept) != want {
			t.Errorf("%s: slept %v, %v; want %v", value, c.slept, err, want)
		}
	}
}

// A site may hold a bad certificate, or speak no TLS where it should.
func TestTLS(t *testing.T) {
	s := httptest.NewTLSServer(says("page"))
	defer s.Close()
	if _, err := Get(t.Context(), s.URL, Options{}); err == nil || !strings.Contains(err.Error(), "certificate is not good") {
		t.Errorf("%v", err)
	}
	p := site(t, says("page"))
	if _, err := Get(t.Context(), strings.Replace(p.URL, "http:", "https:", 1), Options{}); err == nil || !strings.Contains(err.Error(), "speaks no https") {
		t.Errorf("%v", err)
	}
}
