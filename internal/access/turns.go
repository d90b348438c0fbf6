package access

import (
	"bytes"
	"io"
	"net/http"
)

// waitingEach is how many requests may wait for each turn: more would only wait
// in vain, and keep others from being answered in time.
const waitingEach = 8

// Turns lets n requests be worked on at a time. Some more wait for their turn as
// long as they have time; the others are told to come later. A body
// is read before a turn and an answer sent after it, so that a slow caller keeps
// nobody waiting; so h must not be one whose answers go on without end.
func Turns(n int, h http.Handler) http.Handler {
	turns := make(chan struct{}, n)
	room := make(chan struct{}, n*(1+waitingEach))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		r.Body = readAhead{io.MultiReader(bytes.NewReader(body), failing{err}), r.Body}
		select {
		case room <- struct{}{}:
		default:
			later(w, http.StatusServiceUnavailable, "too much is asked at the moment")
			return
		}
		select {
		case turns <- struct{}{}:
		case <-r.Context().Done():
			<-room
			later(w, http.StatusServiceUnavailable, "too much is asked at the moment")
			return
		}
		a := &heldBack{header: w.Header(), status: http.StatusOK}
		func() {
			defer func() { <-turns; <-room }()
			h.ServeHTTP(a, r)
		}()
		w.WriteHeader(a.status)
		// Whoever does not take the answer is gone.
		_, _ = w.Write(a.body.Bytes())
	})
}

// readAhead is a body that was read already.
type readAhead struct {
	io.Reader
	io.Closer
}

// failing ends a body with what ended it when it was read.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) {
	if f.err == nil {
		return 0, io.EOF
	}
	return 0, f.err
}

// heldBack keeps an answer until it is whole.
type heldBack struct {
	header  http.Header
	status  int
	decided bool
	body    bytes.Buffer
}

func (a *heldBack) Header() http.Header { return a.header }

func (a *heldBack) WriteHeader(status int) {
	if !a.decided {
		a.status, a.decided = status, true
	}
}

func (a *heldBack) Write(b []byte) (int, error) {
	a.decided = true
	if a.status == http.StatusNoContent || a.status == http.StatusNotModified {
		return 0, http.ErrBodyNotAllowed
	}
	return a.body.Write(b)
}
