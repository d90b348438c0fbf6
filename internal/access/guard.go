package access

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Options say how a server is guarded.
type Options struct {
	Tokens *Tokens
	Audit  Audit
	// Rules tell by http.ServeMux pattern what a request needs. What no pattern
	// matches needs Admin.
	Rules map[string]Rule
	// Local lets callers on this machine in without a token, as admins: for a
	// server that listens on loopback only.
	Local bool
	// Hosts are the names that the server is reached by, besides loopback's own.
	// Empty lets any name pass where a token is required.
	Hosts []string
	// TLS says that the connection is encrypted: cookies and names are bound to it.
	TLS bool

	PerSecond  float64       // requests of one token or address, in the mean
	Concurrent int           // requests under way, in all; half of them for one token or address
	MaxBody    int64         // bytes of a request's body, once unpacked
	Time       time.Duration // for one answer that is no stream

	Now func() time.Time
}

// maxStreams bounds the answers that go on for as long as their client listens.
const maxStreams = 64

// guard is the handler around all others.
type guard struct {
	Options
	inner    http.Handler
	routes   *http.ServeMux
	pace     *pace // of callers
	failures *pace // of addresses that come with a wrong token
	short    *places
	streams  *places
	sessions *sessions
}

// Guard puts a handler behind all that Options say.
func Guard(h http.Handler, o Options) http.Handler {
	g := &guard{
		Options: o, inner: h, routes: http.NewServeMux(),
		pace: newPace(o.PerSecond), failures: newPace(1),
		short:    newPlaces(o.Concurrent, max(1, o.Concurrent/2)),
		streams:  newPlaces(maxStreams, maxStreams/2),
		sessions: newSessions(),
	}
	for pattern := range o.Rules {
		g.routes.Handle(pattern, http.NotFoundHandler())
	}
	sign := http.NewServeMux()
	sign.HandleFunc("GET "+signInPath, g.signInPage)
	sign.HandleFunc("POST "+signInPath, g.signIn)
	sign.HandleFunc("POST "+signOutPath, g.signOut)
	sign.Handle("/", http.HandlerFunc(g.admit))
	return protect(o.TLS, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer g.recover(w, r)
		if !g.rightHost(r) {
			deny(w, http.StatusMisdirectedRequest, "this server is not known as "+strconv.Quote(r.Host)+"; name it with --host")
			return
		}
		if problem, status := g.bound(w, r); status != 0 {
			deny(w, status, problem)
			return
		}
		sign.ServeHTTP(w, r)
	}))
}

// rule tells what a request needs.
func (g *guard) rule(r *http.Request) Rule {
	_, pattern := g.routes.Handler(r)
	if rule, ok := g.Rules[pattern]; ok {
		return rule
	}
	return Rule{Needs: Admin}
}

// admit lets a request through to the inner handler when its caller may and
// there is a place for it.
func (g *guard) admit(w http.ResponseWriter, r *http.Request) {
	rule := g.rule(r)
	caller, err := g.caller(r)
	if err != nil {
		g.unknown(w, r, rule, caller, err)
		return
	}
	name := caller.ID
	if name == "" {
		name = network(caller.Address)
	}
	if name == "local" {
		name = "" // whoever sits at this machine has no bound of their own
	} else if !g.pace.of(name).Allow() {
		later(w, http.StatusTooManyRequests, fmt.Sprintf("more than %g requests a second", g.PerSecond))
		return
	}
	if rule.Needs > caller.Role {
		g.refuse(w, r, rule, caller)
		return
	}
	room := g.short
	if rule.Stream {
		room = g.streams
	}
	ok, full := room.take(name)
	switch {
	case full:
		later(w, http.StatusServiceUnavailable, "too many requests are under way")
		return
	case !ok:
		later(w, http.StatusTooManyRequests, "too many of your requests are under way")
		return
	}
	defer room.give(name)
	g.serve(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, caller)), rule, caller)
}

// serve hands a request on, within its time, and writes down what it changed.
func (g *guard) serve(w http.ResponseWriter, r *http.Request, rule Rule, caller Caller) {
	if rule.Stream {
		// An error means that there is no limit to lift.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Time{})
	} else {
		ctx, cancel := context.WithTimeout(r.Context(), g.Time)
		defer cancel()
		r = r.WithContext(ctx)
	}
	if !writes(r, rule) {
		g.inner.ServeHTTP(w, r)
		return
	}
	seen := &watched{ResponseWriter: w, status: http.StatusOK}
	defer func() { g.note(r, caller, seen.status) }()
	g.inner.ServeHTTP(seen, r)
}

// writes reports whether a request may change something.
func writes(r *http.Request, rule Rule) bool {
	return rule.Needs >= Write && r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions
}

func (g *guard) note(r *http.Request, c Caller, status int) {
	e := Entry{Time: g.Now().UTC(), Who: c.ID, Name: c.Name, Role: c.Role.String(), From: c.Address, What: r.Method + " " + r.URL.Path, Status: status}
	if err := g.Audit.Write(e); err != nil {
		slog.Error("the log of writes cannot be written", "error", err, "what", e.What, "who", e.Who)
	}
}

// errWrong means that a token was shown which does not count.
var errWrong = errors.New("the token does not count: unknown, revoked or expired")

// caller finds out who sends a request. Only a token that does not count is an
// error; a caller without any is Open, or, on this machine, whoever sits there.
func (g *guard) caller(r *http.Request) (Caller, error) {
	c := Caller{Address: addressOf(r)}
	if h := r.Header.Get("Authorization"); h != "" {
		scheme, secret, _ := strings.Cut(h, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return c, errWrong
		}
		token, err := g.Tokens.Find(strings.TrimSpace(secret), g.Now())
		if errors.Is(err, ErrNoToken) {
			return c, errWrong
		}
		return c.as(token), err
	}
	if token, ok := g.sessions.find(r, g.Now()); ok && g.Tokens.Holds(token.ID, g.Now()) {
		return c.as(token), nil
	}
	if g.Local {
		c.ID, c.Role = "local", Admin
	}
	return c, nil
}

func (c Caller) as(t Token) Caller {
	role, err := ParseRole(t.Role)
	if err != nil {
		role = Open
	}
	c.ID, c.Name, c.Role = t.ID, t.Name, role
	return c
}

// unknown answers a request whose token does not count or cannot be looked up.
func (g *guard) unknown(w http.ResponseWriter, r *http.Request, rule Rule, c Caller, err error) {
	if !errors.Is(err, errWrong) {
		slog.Error("tokens cannot be looked up", "error", err)
		later(w, http.StatusServiceUnavailable, "tokens cannot be looked up")
		return
	}
	if !g.failures.of(network(c.Address)).Allow() {
		later(w, http.StatusTooManyRequests, "too many wrong tokens")
		return
	}
	if writes(r, rule) {
		g.note(r, c, http.StatusUnauthorized)
	}
	w.Header().Set("WWW-Authenticate", `Bearer realm="readout", error="invalid_token"`)
	deny(w, http.StatusUnauthorized, err.Error())
}

// refuse answers a caller who may not do what the request asks.
func (g *guard) refuse(w http.ResponseWriter, r *http.Request, rule Rule, c Caller) {
	if writes(r, rule) {
		g.note(r, c, http.StatusForbidden)
	}
	switch {
	case c.Role > Open:
		deny(w, http.StatusForbidden, fmt.Sprintf("this needs the role %s; the token's is %s", rule.Needs, c.Role))
	case r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html"):
		http.Redirect(w, r, signInPath+"?next="+escape(r.URL.RequestURI()), http.StatusSeeOther)
	default:
		w.Header().Set("WWW-Authenticate", `Bearer realm="readout"`)
		deny(w, http.StatusUnauthorized, "send a token: Authorization: Bearer …, made with readout token add")
	}
}

// recover answers for a handler that failed. The connection of one that had
// begun to answer is cut, so that nobody takes half an answer for a whole one.
func (g *guard) recover(w http.ResponseWriter, r *http.Request) {
	p := recover()
	if p == nil {
		return
	}
	if p != http.ErrAbortHandler {
		slog.Error("internal error", "what", r.Method+" "+r.URL.Path, "error", p)
		if w.Header().Get("Content-Type") == "" {
			deny(w, http.StatusInternalServerError, "internal error; it is in the server's log")
			return
		}
	}
	panic(http.ErrAbortHandler)
}

// problem is RFC 9457's object.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// deny answers with problem+json.
func deny(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(problem{"about:blank", http.StatusText(status), status, detail})
}

// later denies for now.
func later(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Retry-After", "1")
	deny(w, status, detail+"; try again in a second")
}

type callerKey struct{}

// CallerOf tells who sent the request that a context belongs to.
func CallerOf(ctx context.Context) Caller {
	c, _ := ctx.Value(callerKey{}).(Caller)
	return c
}

func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// watched remembers the status of an answer.
type watched struct {
	http.ResponseWriter
	status int
}

func (w *watched) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what the answer is written to.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }
