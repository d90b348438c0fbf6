// Package fetch gets pages from the web: politely (robots.txt, a rate for each
// host, conditional requests, back-off), bounded in time and size, saying who it
// is, and never reaching into the network it runs in unless told to.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options bound what a client does. Zero values mean the defaults.
type Options struct {
	Version string         // of Readout, told to sites; default "dev"
	Contact string         // address of whoever runs it, told to sites; default none
	Allow   []netip.Prefix // private networks that may be reached all the same
	// Strict: whoever names addresses does not sit at this machine, so that a
	// private one is refused also where it is written out.
	Strict bool

	Timeout  time.Duration // for one request, its body included; default 30 s
	MaxBytes int64         // of a page once unpacked; default 64 MB
	Gap      time.Duration // between two requests to one host; default 1 s. A longer Crawl-delay wins
	PerHost  int           // requests to one host at the same time; default 2
	Retries  int           // after a failure that may pass; default 2, -1 for none
	MaxWait  time.Duration // the longest that a call waits for a host that asks for rest; default 60 s
}

const maxRedirects = 5

// Client fetches for many goroutines at once and remembers, for each host, its
// robots.txt and when it may be asked again.
type Client struct {
	o             Options
	agent         string
	checked, open *http.Transport

	mu    sync.Mutex
	hosts map[string]*host

	// The clock and the dice, which tests hold still.
	now    func() time.Time
	sleep  func(context.Context, time.Duration) error
	jitter func() float64 // 0 ≤ jitter < 1
}

// New makes a client.
func New(o Options) *Client {
	o = o.withDefaults()
	g := guard{allow: o.Allow}
	return &Client{
		o: o, agent: agent(o), checked: g.transport(true), open: g.transport(false), hosts: map[string]*host{},
		now: time.Now, sleep: Sleep, jitter: rand.Float64,
	}
}

// agent is how the client calls itself: product, version, purpose, and whom to
// write to.
func agent(o Options) string {
	purpose := "news reader"
	if o.Contact != "" {
		purpose += "; contact: " + strings.Map(func(r rune) rune {
			if r < ' ' || r > '~' || strings.ContainsRune("()\\", r) {
				return -1 // would end the comment, or the header
			}
			return r
		}, o.Contact)
	}
	return "Readout/" + o.Version + " (" + purpose + ")"
}

func (o Options) withDefaults() Options {
	or := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	or(&o.Timeout, 30*time.Second)
	or(&o.Gap, time.Second)
	or(&o.MaxWait, time.Minute)
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 64 << 20
	}
	if o.PerHost <= 0 {
		o.PerHost = 2
	}
	if o.Retries == 0 {
		o.Retries = 2
	}
	return o
}

// Request names what to fetch.
type Request struct {
	URL string
	// Named is the address that a person wrote out and that led here (a feed
	// that names this page); empty when URL is that address. Its host may be
	// private.
	Named      string
	Validators        // of what is kept already; empty for none
	Accept     string // media types; default those of pages
}

// Validators tell two states of a page apart; sites give them and expect them
// back.
type Validators struct{ ETag, LastModified string }

// Page is what an address gave.
type Page struct {
	Body        []byte // unpacked
	URL         string // after redirects
	Moved       string // the address that takes URL's place for good (301, 308); empty when none does
	ContentType string // as the site declared it
	Unchanged   bool   // the page is still what the validators stand for; there is no body
	Validators
	MaxAge time.Duration // for which the site calls the page fresh (Cache-Control); 0 when not said
}

// Get fetches one page. Private networks are refused after the name has been
// resolved, at the moment of dialling, so that neither a name nor a redirect can
// lead there; the exceptions are Options.Allow and, without Options.Strict, an
// address that a person wrote out ("http://127.0.0.1:8080/a.html",
// "http://localhost/"): that is being told to. An error says on one line which address failed, why and what to do;
// it wraps one of the errors of this package or of the network.
func (c *Client) Get(ctx context.Context, r Request) (Page, error) {
	u, err := parse(r.URL)
	if err != nil {
		return Page{}, err
	}
	told := u
	if r.Named != "" {
		if told, err = parse(r.Named); err != nil {
			return Page{}, err
		}
	}
	var page Page
	for try := 0; ; try++ {
		page, err = c.once(ctx, u, r, c.toldHost(told))
		if err == nil || try >= c.o.Retries || !mayPass(err) || !c.backOff(u, err, try) {
			break
		}
	}
	if err != nil {
		return Page{}, c.explain(u, err)
	}
	return page, nil
}

// Get fetches one page with a client of its own.
func Get(ctx context.Context, rawURL string, o Options) (Page, error) {
	return New(o).Get(ctx, Request{URL: rawURL})
}

func parse(rawURL string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(rawURL))
	if err != nil || !isWeb(u) {
		return nil, fmt.Errorf("%s: %w; give one that begins with https://", rawURL, ErrAddress)
	}
	return u, nil
}

func isWeb(u *url.URL) bool { return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" }

// once tries a page one time. Each step of its redirects must be allowed by the
// robots.txt of its own host.
func (c *Client) once(ctx context.Context, u *url.URL, r Request, told string) (Page, error) {
	var page Page
	err := c.follow(ctx, u, r, told, c.enter, func(resp *http.Response, moved string) error {
		page = Page{
			URL: resp.Request.URL.String(), Moved: moved, ContentType: resp.Header.Get("Content-Type"), MaxAge: maxAge(resp.Header),
			Validators: Validators{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")},
		}
		switch {
		case resp.StatusCode == http.StatusNotModified && r.Validators != Validators{}:
			page.Unchanged, page.Validators = true, r.Validators
			return nil
		case resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusNonAuthoritativeInfo:
			return &StatusError{Status: resp.StatusCode, RetryAfter: retryAfter(resp.Header, c.now())}
		}
		if err := refuseKind(page.ContentType); err != nil {
			return err
		}
		var err error
		page.Body, err = readBody(resp, c.o.MaxBytes)
		return err
	})
	return page, err
}

// enter asks a host for leave: by its robots.txt, then by its rate.
func (c *Client) enter(ctx context.Context, u *url.URL, told string) (leave func(), err error) {
	h := c.host(u)
	rules, err := h.rules(ctx, c, u, told)
	if err != nil {
		return nil, err
	}
	if !rules.Allows(u.EscapedPath() + query(u)) {
		return nil, fmt.Errorf("%w to fetch it; ask the site, or save the page from a browser and read the file", ErrRobots)
	}
	return h.enter(ctx, c, max(c.o.Gap, min(rules.Delay, maxDelay)))
}

func query(u *url.URL) string {
	if u.RawQuery == "" && !u.ForceQuery {
		return ""
	}
	return "?" + u.RawQuery
}

// follow sends a request and goes where redirects lead, a few times, never to a
// place it has been. enter is asked before each request; done takes the answer
// and the address that the page has moved to for good.
func (c *Client) follow(ctx context.Context, u *url.URL, r Request, told string,
	enter func(context.Context, *url.URL, string) (func(), error), done func(*http.Response, string) error) error {
	var seen []string
	moved, forGood := "", true
	for {
		if hostPort(u) != told {
			told = "" // who has left the host he was told to visit may not come back by another's word
		}
		leave, err := enter(ctx, u, told)
		if err != nil {
			return err
		}
		var next *url.URL
		err = c.send(ctx, u, r, told, func(resp *http.Response) error {
			if !isRedirect(resp) {
				return done(resp, moved)
			}
			next, err = target(u, resp)
			forGood = forGood && (resp.StatusCode == http.StatusMovedPermanently || resp.StatusCode == http.StatusPermanentRedirect)
			return err
		})
		leave()
		if err != nil || next == nil {
			return err
		}
		seen = append(seen, u.String())
		switch {
		case slices.Contains(seen, next.String()):
			return fmt.Errorf("%w: in a circle, to %s; the site is at fault, try again later", errRedirects, next.Redacted())
		case len(seen) > maxRedirects:
			return fmt.Errorf("%w: there are more than %d; give the address it leads to", errRedirects, maxRedirects)
		}
		if u = next; forGood {
			moved = u.String()
		}
	}
}

func isRedirect(resp *http.Response) bool {
	return slices.Contains([]int{301, 302, 303, 307, 308}, resp.StatusCode)
}

// target is where a redirect leads. Names and passwords in it are dropped: they
// are the site's to ask for, not to set.
func target(u *url.URL, resp *http.Response) (*url.URL, error) {
	location := resp.Header.Get("Location")
	next, err := u.Parse(location)
	if err != nil || location == "" {
		return nil, fmt.Errorf("%w: to %q, which is no address; the site is at fault, try again later", errRedirects, location)
	}
	if !isWeb(next) {
		return nil, fmt.Errorf("redirected to %s: %w; give the address of a page", next.Redacted(), ErrAddress)
	}
	next.User, next.Fragment, next.RawFragment = nil, "", ""
	return next, nil
}

// send makes one request and hands its answer over while the time for it lasts.
func (c *Client) send(ctx context.Context, u *url.URL, r Request, told string, answer func(*http.Response) error) error {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAddress, err)
	}
	accept := r.Accept
	if accept == "" {
		accept = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5"
	}
	for name, value := range map[string]string{"User-Agent": c.agent, "Accept": accept, "Accept-Language": "en, *;q=0.5", "Accept-Encoding": "gzip, br",
		"If-None-Match": r.ETag, "If-Modified-Since": r.LastModified} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	transport := c.checked
	if told != "" {
		transport = c.open
	}
	resp, err := transport.RoundTrip(req)
	if err != nil {
		return err
	}
	// What is left of a body is not waited for: the connection is closed instead.
	defer resp.Body.Close()
	return answer(resp)
}

// Sleep waits, or until the context ends, whose error it then returns.
func Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// discard reads at most n bytes of a body.
func discard(body io.Reader, n int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(body, n))
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return b, err
}
