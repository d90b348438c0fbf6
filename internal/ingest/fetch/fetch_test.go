package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func site(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// still is a client whose clock moves only when it sleeps, and that notes how
// long it slept.
type still struct {
	*Client
	mu     sync.Mutex
	clock  time.Time
	slept  []time.Duration
	chance float64
}

func newStill(o Options) *still {
	s := &still{Client: New(o), clock: time.Date(2024, 5, 14, 9, 0, 0, 0, time.UTC)}
	s.now = func() time.Time {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.clock
	}
	s.sleep = func(ctx context.Context, d time.Duration) error {
		s.pass(d)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.slept = append(s.slept, d)
		return ctx.Err()
	}
	s.jitter = func() float64 { return s.chance }
	return s
}

func (s *still) pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock = s.clock.Add(d)
}

func TestSaysWhoItIs(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.UserAgent()) })
	for want, o := range map[string]Options{
		"Readout/dev (news reader)":                              {},
		"Readout/1.2 (news reader; contact: desk@paper.example)": {Version: "1.2", Contact: "desk@paper.example"},
		"Readout/dev (news reader; contact: aXb)":                {Contact: "a\r\nX)b"},
	} {
		page, err := Get(t.Context(), s.URL+"/a", o)
		if err != nil || string(page.Body) != want {
			t.Errorf("%q, %v; want %q", page.Body, err, want)
		}
	}
}

func TestPage(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/for-now":
			http.Redirect(w, r, "/a.html", http.StatusFound)
		case "/for-good":
			http.Redirect(w, r, "/for-good-too", http.StatusMovedPermanently)
		case "/for-good-too":
			http.Redirect(w, r, "/for-now", http.StatusPermanentRedirect)
		case "/a.html":
			w.Header().Set("Content-Type", "text/html; charset=windows-1252")
			w.Header().Set("Cache-Control", `public, Max-Age="600"`)
			fmt.Fprint(w, "page")
		}
	})
	for from, moved := range map[string]string{"/a.html": "", "/for-now": "", "/for-good": "/for-now"} {
		page, err := newStill(Options{}).Get(t.Context(), Request{URL: s.URL + from})
		if moved != "" {
			moved = s.URL + moved
		}
		if err != nil || string(page.Body) != "page" || page.URL != s.URL+"/a.html" || page.Moved != moved ||
			page.ContentType != "text/html; charset=windows-1252" || page.MaxAge != 10*time.Minute {
			t.Errorf("%s: %+v, %v", from, page, err)
		}
	}
}

func TestNoAddress(t *testing.T) {
	for _, u := range []string{"ftp://example.org/a", "http://", "http://[::1", "mailto:a@b.example", "https://:443/", "a.html"} {
		if _, err := Get(t.Context(), u, Options{}); !errors.Is(err, ErrAddress) || !strings.HasPrefix(err.Error(), u+": ") {
			t.Errorf("%s: %v", u, err)
		}
	}
	if _, err := Get(t.Context(), "http://nowhere.invalid/", Options{}); err == nil || !strings.Contains(err.Error(), `the host "nowhere.invalid" cannot be found`) {
		t.Errorf("%v", err)
	}
	if _, err := Get(t.Context(), "http://user:secret@nowhere.invalid/", Options{}); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
}

func TestConditional(t *testing.T) {
	const tag, date = `W/"v1"`, "Tue, 14 May 2024 09:00:00 GMT"
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		w.Header().Set("Last-Modified", date)
		if r.Header.Get("If-None-Match") == tag && r.Header.Get("If-Modified-Since") == date {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "page")
	})
	c := newStill(Options{})
	page, err := c.Get(t.Context(), Request{URL: s.URL + "/a"})
	if err != nil || page.Unchanged || page.Validators != (Validators{tag, date}) {
		t.Fatalf("%+v, %v", page, err)
	}
	page, err = c.Get(t.Context(), Request{URL: s.URL + "/a", Validators: page.Validators})
	if err != nil || !page.Unchanged || len(page.Body) > 0 || page.Validators != (Validators{tag, date}) {
		t.Errorf("%+v, %v", page, err)
	}
	page, err = c.Get(t.Context(), Request{URL: s.URL + "/a", Validators: Validators{ETag: `"v0"`}})
	if err != nil || page.Unchanged || string(page.Body) != "page" {
		t.Errorf("%+v, %v", page, err)
	}
}

// One host is asked once a gap, or more rarely if it says so; others do not
// wait for it.
func TestRate(t *testing.T) {
	hello := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			fmt.Fprint(w, "User-agent: *\nAllow: /\n")
			return
		}
		fmt.Fprint(w, "page")
	}
	slow := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			fmt.Fprint(w, "User-agent: *\nCrawl-delay: 7\n")
			return
		}
		hello(w, r)
	}
	a, b := site(t, hello), site(t, slow)
	c := newStill(Options{Gap: 2 * time.Second})
	for _, u := range []string{a.URL, b.URL, a.URL, b.URL} {
		if _, err := c.Get(t.Context(), Request{URL: u + "/a"}); err != nil {
			t.Fatal(err)
		}
	}
	if want := "[2s 5s]"; fmt.Sprint(c.slept) != want {
		t.Errorf("slept %v, want %v", c.slept, want)
	}
}

func TestConcurrency(t *testing.T) {
	var now, most atomic.Int32
	both := make(chan struct{})
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			return
		}
		n := now.Add(1)
		defer now.Add(-1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		if n == 2 {
			close(both)
		}
		<-both // the first waits for the second: they must be let in together
	})
	c := newStill(Options{PerHost: 2})
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a"}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for range 8 {
		wg.Go(func() { c.Get(t.Context(), Request{URL: s.URL + "/a"}) })
	}
	wg.Wait()
	if most.Load() != 2 {
		t.Errorf("%d requests at once, want 2", most.Load())
	}
}

func TestBackOff(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	for chance, want := range map[float64]string{0: "[1s 2s 4s]", 0.5: "[1.5s 3s 6s]"} {
		c := newStill(Options{Retries: 3})
		c.chance = chance
		if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a"}); !errors.Is(err, ErrStatus) {
			t.Errorf("%v", err)
		}
		if fmt.Sprint(c.slept) != want {
			t.Errorf("slept %v, want %v", c.slept, want)
		}
	}
}

// A host that asks for a long rest is left alone by all callers until it is over.
func TestRest(t *testing.T) {
	asked := 0
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			return
		}
		if asked++; asked == 1 {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	c := newStill(Options{})
	for range 3 {
		if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a"}); !errors.Is(err, ErrBusy) {
			t.Errorf("%v", err)
		}
	}
	if _, err := c.Get(t.Context(), Request{URL: s.URL + "/b"}); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), "1h0m0s") {
		t.Errorf("%v", err)
	} else if b, ok := errors.AsType[*BusyError](err); !ok || b.RetryAfter != time.Hour {
		t.Errorf("%v", err)
	}
	c.pass(time.Hour)
	if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a"}); err != nil || asked != 2 {
		t.Errorf("%v, asked %d times", err, asked)
	}
}

// robots.txt is asked for once and again when it is old; one that fails later
// leaves what was known.
func TestRobotsAge(t *testing.T) {
	asked, status := 0, http.StatusOK
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked++
			w.Header().Set("Cache-Control", "max-age=7200")
			w.WriteHeader(status)
			fmt.Fprint(w, "User-agent: *\nDisallow: /private")
		}
	})
	c := newStill(Options{})
	get := func(path string, want error, times int) {
		t.Helper()
		if _, err := c.Get(t.Context(), Request{URL: s.URL + path}); !errors.Is(err, want) || asked != times {
			t.Errorf("%s: %v, asked %d times; want %v, %d", path, err, asked, want, times)
		}
	}
	get("/a", nil, 1)
	get("/private", ErrRobots, 1)
	c.pass(2 * time.Hour)
	get("/a", nil, 2)
	status = http.StatusServiceUnavailable
	c.pass(3 * time.Hour)
	get("/private", ErrRobots, 3)
	get("/a", nil, 3)
	// At another site that has never answered, nothing is allowed for a while.
	d := newStill(Options{})
	c = d
	get("/a", ErrRobots, 4)
	get("/a", ErrRobots, 4)
	status = http.StatusOK
	c.pass(deniedAge)
	get("/a", nil, 5)
}

func TestCancel(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			<-r.Context().Done()
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	c := New(Options{})
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := c.Get(ctx, Request{URL: s.URL + "/a"}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
