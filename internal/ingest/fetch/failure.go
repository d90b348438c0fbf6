package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// Why a fetch failed. Errors that Get returns name the address.
var (
	ErrAddress   = errors.New("not an http or https address")
	ErrInternal  = errors.New("leads into a private network")
	ErrTooLarge  = errors.New("page too large")
	ErrStatus    = errors.New("site refused")
	ErrGone      = errors.New("gone for good")
	ErrRobots    = errors.New("the site's robots.txt does not allow Readout")
	ErrKind      = errors.New("no text")
	ErrDamaged   = errors.New("arrived damaged")
	ErrBusy      = errors.New("the site asks to come back later")
	errRedirects = errors.New("redirects lead nowhere")
)

// StatusError is an answer other than a page.
type StatusError struct {
	Status     int
	RetryAfter time.Duration // how long the site asks to wait; 0 when it does not
}

func (e *StatusError) Error() string {
	s := fmt.Sprintf("%v: it answered %d %s", ErrStatus, e.Status, http.StatusText(e.Status))
	switch {
	case e.Status == http.StatusGone:
		return fmt.Sprintf("%v: it answered 410 Gone; take it off your lists", ErrGone)
	case e.Status == http.StatusNotFound:
		return s + "; check the address"
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusForbidden, e.Status == http.StatusPaymentRequired, e.Status == http.StatusUnavailableForLegalReasons:
		return s + "; open it in a browser, and if it shows there save the page and read the file"
	case e.RetryAfter > 0:
		return fmt.Sprintf("%s; come back in %s", s, e.RetryAfter.Round(time.Second))
	case passing(e.Status):
		return s + "; try again later"
	}
	return s + "; open it in a browser to see what it is"
}

// Is makes a StatusError one of ErrStatus, ErrGone (410) and ErrBusy (429, 503).
func (e *StatusError) Is(target error) bool {
	switch target {
	case ErrGone:
		return e.Status == http.StatusGone
	case ErrBusy:
		return e.Status == http.StatusTooManyRequests || e.Status == http.StatusServiceUnavailable
	}
	return target == ErrStatus
}

// passing reports whether a status may be another one in a while.
func passing(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return status > http.StatusNetworkAuthenticationRequired // those of content networks, 520 and on
}

// mayPass reports whether trying again soon may help. A site that took all the
// time there was is not asked again at once.
func mayPass(err error) bool {
	if s, ok := errors.AsType[*StatusError](err); ok {
		return passing(s.Status)
	}
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET)
}

// explain says on one line what kept the page from coming.
func (c *Client) explain(u *url.URL, err error) error {
	at := u.Redacted()
	dns, isDNS := errors.AsType[*net.DNSError](err)
	cert, isCert := errors.AsType[*tls.CertificateVerificationError](err)
	var record tls.RecordHeaderError
	switch {
	case isOurs(err):
		return fmt.Errorf("%s: %w", at, bare(err))
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%s: %w", at, context.Canceled)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s: no whole answer in %s; try again later: %w", at, c.o.Timeout, context.DeadlineExceeded)
	case isDNS:
		return fmt.Errorf("%s: the host %q cannot be found; check the address and the network: %w", at, dns.Name, oneLine{dns})
	case isCert:
		return fmt.Errorf("%s: the site's certificate is not good; check the address, the clock and the network: %w", at, oneLine{cert})
	case errors.As(err, &record):
		return fmt.Errorf("%s: the site speaks no https there; try http://: %w", at, oneLine{record})
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Errorf("%s: nobody answers there; check the address and the port: %w", at, oneLine{bare(err)})
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return fmt.Errorf("%s: %w: the site hung up before the end; try again later", at, ErrDamaged)
	}
	return fmt.Errorf("%s: cannot be fetched; open it in a browser to see what it is: %w", at, oneLine{bare(err)})
}

// isOurs reports whether an error is one that this package words itself.
func isOurs(err error) bool {
	for _, own := range []error{ErrInternal, ErrAddress, ErrTooLarge, ErrStatus, ErrRobots, ErrKind, ErrDamaged, ErrBusy, errRedirects} {
		if errors.Is(err, own) {
			return true
		}
	}
	return false
}

// bare drops the wrapping of the standard library, which names addresses again.
func bare(err error) error {
	if op, ok := errors.AsType[*net.OpError](err); ok {
		return op.Err
	}
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return wrapped.Err
	}
	return err
}

// oneLine keeps an error's message on one line.
type oneLine struct{ error }

func (e oneLine) Error() string { return strings.Join(strings.Fields(e.error.Error()), " ") }
func (e oneLine) Unwrap() error { return e.error }
