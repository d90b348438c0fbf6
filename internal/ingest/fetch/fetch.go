// Package fetch gets one page from the web: bounded in time and size, saying
// who it is, and never reaching into the network it runs in unless told to.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Options bound a fetch. Zero values mean the defaults.
type Options struct {
	Version  string        // of Readout, told to the site; default "dev"
	Timeout  time.Duration // for all of it, redirects included; default 30 s
	MaxBytes int64         // of the page once unpacked; default 64 MB
}

const maxRedirects = 5

// Page is what an address gave.
type Page struct {
	Body        []byte
	URL         string // after redirects
	ContentType string // as the site declared it
}

// Why a fetch was refused. Errors that Get returns name the address.
var (
	ErrAddress  = errors.New("not an http or https address")
	ErrInternal = errors.New("leads into a private network")
	ErrTooLarge = errors.New("page too large")
	ErrStatus   = errors.New("site refused")
)

// Get fetches one page. Addresses of private, loopback and link-local networks
// are refused after the name has been resolved, at the moment of dialling, so
// that neither a name nor a redirect can lead there; the one exception is an
// address that stands literally in rawURL ("http://127.0.0.1:8080/a.html",
// "http://localhost/"): that is being told to.
func Get(ctx context.Context, rawURL string, o Options) (Page, error) {
	u, err := url.Parse(rawURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return Page{}, fmt.Errorf("%s: %w; give one that begins with https://", rawURL, ErrAddress)
	}
	o = o.withDefaults()
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, rawURL, nil)
	if err != nil {
		return Page{}, fmt.Errorf("%s: %w: %v", rawURL, ErrAddress, err)
	}
	req.Header.Set("User-Agent", "Readout/"+o.Version+" (reads a page that a person asked for)")
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5")
	req.Header.Set("Accept-Language", "en, *;q=0.5")
	guard := newGuard(u)
	client := &http.Client{Transport: guard.transport(), CheckRedirect: guard.redirect}
	resp, err := client.Do(req)
	if err != nil {
		return Page{}, explain(rawURL, err, o)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return Page{}, fmt.Errorf("%s: %w: it answered %s", rawURL, ErrStatus, resp.Status)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, o.MaxBytes+1))
	if err != nil {
		return Page{}, explain(rawURL, err, o)
	}
	if int64(len(body)) > o.MaxBytes {
		return Page{}, fmt.Errorf("%s: %w: more than %d MB", rawURL, ErrTooLarge, o.MaxBytes>>20)
	}
	return Page{Body: body, URL: resp.Request.URL.String(), ContentType: resp.Header.Get("Content-Type")}, nil
}

func (o Options) withDefaults() Options {
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 64 << 20
	}
	return o
}

// explain says on one line what kept the page from coming.
func explain(rawURL string, err error, o Options) error {
	var dns *net.DNSError
	switch {
	case errors.Is(err, ErrInternal), errors.Is(err, ErrAddress), errors.Is(err, errRedirects):
		var wrapped *url.Error
		if errors.As(err, &wrapped) {
			err = wrapped.Err
		}
		return fmt.Errorf("%s: %w", rawURL, err)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: no answer in %s; try again later", rawURL, o.Timeout)
	case errors.As(err, &dns):
		return fmt.Errorf("%s: the host %q cannot be found; check the address and the network", rawURL, dns.Name)
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return fmt.Errorf("%s: cannot be fetched: %w", rawURL, oneLine{err})
}

// oneLine keeps an error's message on one line.
type oneLine struct{ error }

func (e oneLine) Error() string { return strings.Join(strings.Fields(e.error.Error()), " ") }
func (e oneLine) Unwrap() error { return e.error }
