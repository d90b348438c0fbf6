package access

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestThreatAPITurns: with one turn for all, a request that takes long makes the
// next one wait, and be told to come later when its time is over; a body that
// does not come keeps nobody waiting.
func TestThreatAPITurns(t *testing.T) {
	begun, hold := make(chan bool), make(chan bool)
	h := Turns(1, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/long" {
			begun <- true
			<-hold
		}
		b, err := io.ReadAll(r.Body)
		if err != nil {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
		}
		w.Write(b)
	}))
	ask := func(path string, body io.Reader, time time.Duration) *httptest.ResponseRecorder {
		ctx, cancel := context.WithTimeout(t.Context(), time)
		defer cancel()
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("POST", path, body).WithContext(ctx))
		return w
	}
	first := make(chan *httptest.ResponseRecorder)
	go func() { first <- ask("/long", strings.NewReader("first"), time.Minute) }()
	<-begun
	if w := ask("/short", nil, 20*time.Millisecond); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("while another has the turn: %d, %v", w.Code, w.Header())
	}
	crowd := make(chan *httptest.ResponseRecorder, waitingEach+1)
	for range waitingEach + 1 {
		go func() { crowd <- ask("/short", nil, time.Minute) }()
	}
	if w := <-crowd; w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("where more wait than can be served: %d, %v", w.Code, w.Header())
	}
	close(hold)
	for range waitingEach {
		if w := <-crowd; w.Code != http.StatusOK {
			t.Errorf("who waited: %d", w.Code)
		}
	}
	if w := <-first; w.Code != http.StatusOK || w.Body.String() != "first" {
		t.Errorf("the long one: %d %q", w.Code, w.Body)
	}
	never, end := io.Pipe()
	slow := make(chan *httptest.ResponseRecorder)
	go func() { slow <- ask("/slow", never, time.Minute) }()
	for range 3 {
		if w := ask("/short", strings.NewReader("x"), time.Minute); w.Code != http.StatusOK || w.Body.String() != "x" {
			t.Errorf("beside a slow body: %d %q", w.Code, w.Body)
		}
	}
	end.CloseWithError(io.ErrUnexpectedEOF)
	if w := <-slow; w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a body that breaks off: %d", w.Code)
	}
}

// TestTurnsPassAnswersOn: statuses, headers and a failing handler are as without.
func TestTurnsPassAnswersOn(t *testing.T) {
	h := Turns(1, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/fails":
			panic(http.ErrAbortHandler)
		case "/unchanged":
			w.WriteHeader(http.StatusNotModified)
			if _, err := w.Write([]byte("x")); err == nil {
				t.Error("a body where there is none")
			}
		default:
			w.Header().Set("ETag", "7")
			w.WriteHeader(http.StatusTeapot)
			w.WriteHeader(http.StatusOK)
			io.WriteString(w, "short and stout")
		}
	}))
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w
	}
	func() {
		defer func() {
			if recover() != http.ErrAbortHandler {
				t.Error("a handler's failure is kept from the guard")
			}
		}()
		get("/fails")
	}()
	if w := get("/unchanged"); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("unchanged: %d %q", w.Code, w.Body)
	}
	if w := get("/pot"); w.Code != http.StatusTeapot || w.Header().Get("ETag") != "7" || w.Body.String() != "short and stout" {
		t.Errorf("pot: %d %v %q", w.Code, w.Header(), w.Body)
	}
}
