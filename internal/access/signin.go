package access

import (
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	signInPath  = "/signin"
	signOutPath = "/signout"
	// sessionTime is how long a browser stays signed in.
	sessionTime = 12 * time.Hour
	// maxSessions bounds how many browsers are signed in; the oldest goes first.
	maxSessions = 10_000
)

//go:embed signin.html
var signInText string

// session is a browser that showed a token.
type session struct {
	token Token
	ends  time.Time
}

// sessions are the browsers that are signed in, by the hash of what their cookie
// holds. They end with the server, and with their token.
type sessions struct {
	page *template.Template

	mu   sync.Mutex
	list map[[sha256.Size]byte]session
}

func newSessions() *sessions {
	return &sessions{page: template.Must(template.New("signin").Parse(signInText)), list: map[[sha256.Size]byte]session{}}
}

// begin signs a browser in and returns what its cookie is to hold.
func (s *sessions) begin(t Token, now time.Time) string {
	secret := rand.Text() + rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.list) >= maxSessions {
		s.drop(now)
	}
	s.list[sha256.Sum256([]byte(secret))] = session{t, now.Add(sessionTime)}
	return secret
}

// drop ends the sessions that are over, and the oldest one.
func (s *sessions) drop(now time.Time) {
	var oldest [sha256.Size]byte
	var first time.Time
	for k, x := range s.list {
		switch {
		case now.After(x.ends):
			delete(s.list, k)
		case first.IsZero() || x.ends.Before(first):
			oldest, first = k, x.ends
		}
	}
	delete(s.list, oldest)
}

func (s *sessions) find(r *http.Request, now time.Time) (Token, bool) {
	for _, name := range []string{cookieName(true), cookieName(false)} {
		c, err := r.Cookie(name)
		if err != nil {
			continue
		}
		s.mu.Lock()
		x, ok := s.list[sha256.Sum256([]byte(c.Value))]
		s.mu.Unlock()
		if ok && now.Before(x.ends) {
			return x.token, true
		}
	}
	return Token{}, false
}

func (s *sessions) end(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range r.Cookies() {
		delete(s.list, sha256.Sum256([]byte(c.Value)))
	}
}

// cookieName is one that browsers take from this very host only, where that can
// be had: over TLS.
func cookieName(encrypted bool) string {
	if encrypted {
		return "__Host-readout"
	}
	return "readout"
}

func (g *guard) cookie(value string, seconds int) *http.Cookie {
	return &http.Cookie{Name: cookieName(g.TLS), Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, Secure: g.TLS, SameSite: http.SameSiteStrictMode}
}

// signInView is what the page shows.
type signInView struct{ Next, Problem, Who string }

func (g *guard) showSignIn(w http.ResponseWriter, status int, v signInView) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := g.sessions.page.Execute(w, v); err != nil {
		slog.Debug("the sign-in page was not written to its end", "error", err)
	}
}

func (g *guard) signInPage(w http.ResponseWriter, r *http.Request) {
	v := signInView{Next: ownPath(r.URL.Query().Get("next"))}
	if t, ok := g.sessions.find(r, g.Now()); ok && g.Tokens.Holds(t.ID, g.Now()) {
		v.Who = t.Name + " (" + t.Role + ")"
	}
	g.showSignIn(w, http.StatusOK, v)
}

// signIn takes a token from the form. Tries of one address are bounded.
func (g *guard) signIn(w http.ResponseWriter, r *http.Request) {
	c := Caller{Address: addressOf(r)}
	if !g.failures.of(network(c.Address)).Allow() {
		later(w, http.StatusTooManyRequests, "too many tries to sign in")
		return
	}
	v := signInView{Next: ownPath(r.PostFormValue("next"))}
	token, err := g.Tokens.Find(strings.TrimSpace(r.PostFormValue("token")), g.Now())
	switch {
	case errors.Is(err, ErrNoToken):
		g.note(r, c, http.StatusUnauthorized)
		v.Problem = "This token is not known, or its time is over."
		g.showSignIn(w, http.StatusUnauthorized, v)
		return
	case err != nil:
		g.unknown(w, r, Rule{}, c, err)
		return
	}
	g.note(r, c.as(token), http.StatusSeeOther)
	http.SetCookie(w, g.cookie(g.sessions.begin(token, g.Now()), int(sessionTime.Seconds())))
	http.Redirect(w, r, v.Next, http.StatusSeeOther)
}

func (g *guard) signOut(w http.ResponseWriter, r *http.Request) {
	g.sessions.end(r)
	http.SetCookie(w, g.cookie("", -1))
	http.Redirect(w, r, signInPath, http.StatusSeeOther)
}

// ownPath lets a page of this server through as the one to go on to, never an
// address of another: "//host", "/\host" and "https://host" lead away.
func ownPath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") || strings.HasPrefix(s, signInPath) {
		return "/"
	}
	return s
}

func escape(s string) string { return url.QueryEscape(ownPath(s)) }
