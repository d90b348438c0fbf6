package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"readout/internal/ingest/robots"
)

// host is what the client knows of one scheme, host and port.
type host struct {
	slots chan struct{} // one for each request under way

	mu   sync.Mutex
	next time.Time // when its rate lets it be asked again
	rest time.Time // until when it is left alone after a failure

	asking sync.Mutex // held while its robots.txt is fetched, so that one does it
	robots robots.Group
	denied error     // why robots.txt could not be had: until then nothing may be fetched
	until  time.Time // when robots or denied is to be asked for again
	known  bool      // robots holds what the host once said
}

func (c *Client) host(u *url.URL) *host {
	key := u.Scheme + "://" + strings.ToLower(hostPort(u))
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[key]
	if h == nil {
		h = &host{slots: make(chan struct{}, c.o.PerHost)}
		c.hosts[key] = h
	}
	return h
}

// enter waits for a free place and for the host's turn, gap after the request
// before. A host that has asked for a longer rest than a caller may be made to
// wait yields ErrBusy.
func (h *host) enter(ctx context.Context, c *Client, gap time.Duration) (leave func(), err error) {
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	leave = func() { <-h.slots }
	wait, err := h.turn(c, gap)
	if err == nil && wait > 0 {
		err = c.sleep(ctx, wait)
	}
	if err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// turn gives the time until the host may be asked, and takes that turn.
func (h *host) turn(c *Client, gap time.Duration) (time.Duration, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := c.now()
	if rest := h.rest.Sub(now); rest > c.o.MaxWait {
		return 0, &BusyError{rest}
	}
	start := now
	for _, t := range []time.Time{h.next, h.rest} {
		if t.After(start) {
			start = t
		}
	}
	h.next = start.Add(gap)
	return start.Sub(now), nil
}

// BusyError means that a host asked not to be asked for a while; it is ErrBusy.
type BusyError struct{ RetryAfter time.Duration }

func (e *BusyError) Error() string {
	return fmt.Sprintf("%v, in %s", ErrBusy, e.RetryAfter.Round(time.Second))
}

// Is makes a BusyError one of ErrBusy.
func (e *BusyError) Is(target error) bool { return target == ErrBusy }

// Waits: the first of the back-off, and the longest that a site's Retry-After
// and Crawl-delay are believed.
const (
	firstWait     = time.Second
	maxRetryAfter = 24 * time.Hour
	maxDelay      = 10 * time.Minute
)

// backOff lets a host rest after a failure: as long as it asks, else twice as
// long each time, with jitter so that clients do not come back together. It
// reports whether the rest is short enough to be waited for.
func (c *Client) backOff(u *url.URL, err error, try int) bool {
	wait := firstWait << min(try, 10)
	wait += time.Duration(c.jitter() * float64(wait))
	if s, ok := errors.AsType[*StatusError](err); ok && s.RetryAfter > 0 {
		wait = s.RetryAfter
	}
	h := c.host(u)
	h.mu.Lock()
	defer h.mu.Unlock()
	if rest := c.now().Add(wait); rest.After(h.rest) {
		h.rest = rest
	}
	return wait <= c.o.MaxWait
}

// retryAfter reads how long a site asks to wait, in seconds or as a date.
func retryAfter(head http.Header, now time.Time) time.Duration {
	value := strings.TrimSpace(head.Get("Retry-After"))
	var wait time.Duration
	if s, err := strconv.ParseInt(value, 10, 64); err == nil {
		wait = time.Duration(min(max(s, 0), int64(maxRetryAfter/time.Second))) * time.Second
	} else if t, err := http.ParseTime(value); err == nil {
		wait = t.Sub(now)
	}
	return min(max(wait, 0), maxRetryAfter)
}

// maxAge reads for how long a site calls its answer fresh, at most a month.
func maxAge(head http.Header) time.Duration {
	for part := range strings.SplitSeq(head.Get("Cache-Control"), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if s, err := strconv.ParseInt(strings.Trim(value, `"`), 10, 64); err == nil && strings.EqualFold(name, "max-age") {
			return time.Duration(min(max(s, 0), 30*24*3600)) * time.Second
		}
	}
	return 0
}

// How long what a host says in robots.txt, or its silence, is taken to hold.
const (
	robotsAge    = 24 * time.Hour
	robotsMinAge = 5 * time.Minute
	deniedAge    = 10 * time.Minute
)

// rules gives what a host allows, from memory while that is fresh. No robots.txt
// (4xx) allows all; one that cannot be had (5xx, a network that fails) allows
// nothing for a while, unless it was known before.
func (h *host) rules(ctx context.Context, c *Client, u *url.URL, told string) (robots.Group, error) {
	h.asking.Lock()
	defer h.asking.Unlock()
	if c.now().Before(h.until) {
		return h.robots, h.denied
	}
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	free := func(context.Context, *url.URL, string) (func(), error) { return func() {}, nil }
	err := c.follow(ctx, at, Request{Accept: "text/plain, */*;q=0.5"}, told, free, func(resp *http.Response, _ string) error {
		var said robots.Group
		age := robotsAge
		switch status := resp.StatusCode; {
		case status == http.StatusTooManyRequests || status >= 500:
			return &StatusError{Status: status, RetryAfter: retryAfter(resp.Header, c.now())}
		case status == http.StatusOK:
			file, err := readStart(resp, robots.MaxBytes)
			if err != nil {
				return err
			}
			said = robots.Parse(file, "Readout")
			if fresh := maxAge(resp.Header); fresh > 0 {
				age = min(max(fresh, robotsMinAge), robotsAge)
			}
		}
		h.robots, h.known, h.denied, h.until = said, true, nil, c.now().Add(age)
		return nil
	})
	if err == nil {
		return h.robots, nil
	}
	return h.withoutRobots(ctx, c, at, err)
}

// withoutRobots decides what holds when robots.txt could not be had. Only the
// host's own failures are remembered, not that a caller gave up.
func (h *host) withoutRobots(ctx context.Context, c *Client, at *url.URL, err error) (robots.Group, error) {
	if ctx.Err() != nil {
		return h.robots, ctx.Err()
	}
	if h.known {
		h.until = c.now().Add(deniedAge)
		return h.robots, nil
	}
	s, ok := errors.AsType[*StatusError](err)
	switch {
	case ok:
		h.denied = fmt.Errorf("%w: %s answers %d, so nothing may be fetched there; try again in %s", ErrRobots, at.Redacted(), s.Status,
			cmp.Or(s.RetryAfter, deniedAge).Round(time.Second))
		h.until = c.now().Add(cmp.Or(s.RetryAfter, deniedAge))
		return h.robots, h.denied
	case errors.Is(err, errRedirects), errors.Is(err, ErrTooLarge), errors.Is(err, ErrDamaged):
		// The standard lets a crawler take a robots.txt that leads nowhere for none.
		h.robots, h.known, h.until = robots.Group{}, true, c.now().Add(deniedAge)
		return h.robots, nil
	}
	return h.robots, err
}
