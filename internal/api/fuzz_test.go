package api_test

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
)

// FuzzBody gives any body to the calls that take one: they answer, with JSON, and
// with an inner error never.
func FuzzBody(f *testing.F) {
	for _, s := range []string{`{"text":"Norway condemned Russia.","date":"2022-03-09"}`, `{"document":"sha256:0","problem":"wrong","fact":"E1","field":"day","want":"2022-03-05"}`,
		`{"text":"x"}{"text":"y"}`, `{"text":"\ud800"}`, "[", "null", `{"document":"sha256:1","problem":"missing","quote":"Kenya"}`} {
		f.Add(s)
	}
	h := handler(f)
	f.Fuzz(func(t *testing.T, body string) {
		for _, path := range []string{"/api/v1/read", "/api/v1/corrections"} {
			r := httptest.NewRequest("POST", path, strings.NewReader(body))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code >= 500 || !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s: %d %.300s", path, w.Code, w.Body)
			}
		}
	})
}

// FuzzAddress gives any query string to the lists.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"q=type:CONSULT&limit=2", "after=x", "limit=0", "q=%28", "from=2022-02-30", "a=KEN&b=UGA&by=day", "kind=claim&q=status:contested", "%", "q=a&q=b;c"} {
		f.Add(s)
	}
	h := handler(f)
	f.Fuzz(func(t *testing.T, query string) {
		for _, path := range []string{"documents", "events", "claims", "search", "calendar", "dyads", "actors"} {
			r := httptest.NewRequest("GET", "/api/v1/"+path, nil)
			r.URL.RawQuery = query
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code >= 500 || !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s?%q: %d %.300s", path, query, w.Code, w.Body)
			}
		}
	})
}

// What stands behind the object of a body is not passed over in silence.
func TestBodyIsOneObject(t *testing.T) {
	h := handler(t)
	for body, want := range map[string]int{`{"text":"x"}`: 200, " {\"text\":\"x\"}\n": 200, `{"text":"x"}{"text":"y"}`: 400, `{"text":"x"},`: 400} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("POST", "/api/v1/read", strings.NewReader(body)))
		if w.Code != want {
			t.Errorf("%s: %d, want %d", body, w.Code, want)
		}
	}
}
