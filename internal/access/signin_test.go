package access

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestSignIn(t *testing.T) {
	r := newRoom(t, nil)
	if w, _ := r.ask(t, "GET", "/look", nil, "Accept", "text/html"); w.StatusCode != 303 || w.Header.Get("Location") != "/signin?next=%2Flook" {
		t.Errorf("a browser without a token: %d %s", w.StatusCode, w.Header.Get("Location"))
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	post := func(path string, form url.Values) (*http.Response, string) {
		w, err := browser.PostForm(r.URL+path, form)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Body.Close()
		b, _ := io.ReadAll(w.Body)
		return w, string(b)
	}
	if w, body := post("/signin", url.Values{"token": {"<script>"}, "next": {"/look"}}); w.StatusCode != 401 || !strings.Contains(body, "not known") || strings.Contains(body, "<script") {
		t.Errorf("a wrong token: %d %s", w.StatusCode, body)
	}
	w, body := post("/signin", url.Values{"token": {r.secret[Read]}, "next": {"/look"}})
	if w.StatusCode != 200 || body != "seen by for read" {
		t.Errorf("signed in: %d %s", w.StatusCode, body)
	}
	set := w.Request.Response.Header.Get("Set-Cookie")
	if !strings.Contains(set, "HttpOnly") || !strings.Contains(set, "SameSite=Strict") || strings.Contains(set, r.secret[Read]) {
		t.Errorf("cookie %s", set)
	}
	if w, _ := post("/change", nil); w.StatusCode != 403 {
		t.Errorf("a reader changes something: %d", w.StatusCode)
	}
	if w, _ := post("/signout", nil); w.Request.URL.Path != "/signin" {
		t.Errorf("signed out: at %s", w.Request.URL)
	}
	if w, err := browser.Get(r.URL + "/look"); err != nil || w.StatusCode != 401 {
		t.Errorf("after signing out: %v %v", w.StatusCode, err)
	}
	for next, want := range map[string]string{"//elsewhere.example": "/", "https://elsewhere.example/": "/", `/\elsewhere.example`: "/", "/search?q=a%2Fb": "/search?q=a%2Fb", "": "/", "javascript:x": "/", "/\t/elsewhere.example": "/"} {
		if got := ownPath(next); got != want {
			t.Errorf("next %q: %q", next, got)
		}
	}
}

// TestSignInEndsWithItsToken: a browser is out as soon as its token is revoked.
func TestSignInEndsWithItsToken(t *testing.T) {
	r := newRoom(t, nil)
	w, _ := r.ask(t, "POST", "/signin", strings.NewReader("token="+r.secret[Read]), "Content-Type", "application/x-www-form-urlencoded")
	cookie := strings.Split(w.Header.Get("Set-Cookie"), ";")[0]
	if w, _ := r.ask(t, "GET", "/look", nil, "Cookie", cookie); w.StatusCode != 200 {
		t.Fatalf("signed in: %d", w.StatusCode)
	}
	if err := r.tokens.Revoke(r.id[Read], time.Now()); err != nil {
		t.Fatal(err)
	}
	if w, _ := r.ask(t, "GET", "/look", nil, "Cookie", cookie); w.StatusCode != 401 {
		t.Errorf("signed in with a revoked token: %d", w.StatusCode)
	}
}
