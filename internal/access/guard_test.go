package access

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// room is a guarded server over a folder, with one token of each role.
type room struct {
	*httptest.Server
	dir    string
	tokens *Tokens
	secret map[Role]string
	id     map[Role]string
	hold   chan struct{} // what /slow waits for
	begun  chan struct{} // tells that /slow was reached
}

func newRoom(t *testing.T, change func(*Options)) *room {
	t.Helper()
	r := &room{dir: t.TempDir(), secret: map[Role]string{}, id: map[Role]string{}, hold: make(chan struct{}), begun: make(chan struct{}, 100)}
	r.tokens = OpenTokens(r.dir)
	for _, role := range []Role{Read, Write, Admin} {
		token, secret, err := r.tokens.Add("for "+role.String(), role, 0, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		r.secret[role], r.id[role] = secret, token.ID
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") })
	mux.HandleFunc("GET /look", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "seen by "+CallerOf(r.Context()).Name) })
	mux.HandleFunc("GET /slow", func(w http.ResponseWriter, _ *http.Request) {
		r.begun <- struct{}{}
		<-r.hold
	})
	mux.HandleFunc("GET /endless", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("GET /broken", func(http.ResponseWriter, *http.Request) { panic("a defect") })
	mux.HandleFunc("/nobody-thought-of-it", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "secret") })
	mux.HandleFunc("POST /change", func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
			return
		}
		w.WriteHeader(http.StatusAccepted)
		w.Write(b)
	})
	o := Options{
		Tokens: r.tokens, Audit: OpenAudit(r.dir), PerSecond: 1000, Concurrent: 8, MaxBody: 1000, Time: 5 * time.Second, Now: time.Now,
		Rules: map[string]Rule{
			"GET /healthz": {Needs: Open}, "GET /look": {Needs: Read}, "GET /slow": {Needs: Read}, "GET /broken": {Needs: Read},
			"GET /endless": {Needs: Read}, "POST /change": {Needs: Write},
		},
	}
	if change != nil {
		change(&o)
	}
	r.Server = httptest.NewServer(Guard(mux, o))
	t.Cleanup(r.Close)
	return r
}

// ask sends a request; head is pairs of names and values.
func (r *room) ask(t *testing.T, method, path string, body io.Reader, head ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, r.URL+path, body)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(head); i += 2 {
		if head[i] == "Host" {
			req.Host = head[i+1]
		}
		req.Header.Set(head[i], head[i+1])
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	b, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return w, string(b)
}

func (r *room) bearer(role Role) string { return "Bearer " + r.secret[role] }

func TestThreatAPIRoles(t *testing.T) {
	r := newRoom(t, nil)
	for _, c := range []struct {
		method, path string
		want         [4]int // by nobody, read, write, admin
	}{
		{"GET", "/healthz", [4]int{200, 200, 200, 200}},
		{"GET", "/look", [4]int{401, 200, 200, 200}},
		{"HEAD", "/look", [4]int{401, 200, 200, 200}},
		{"POST", "/look", [4]int{401, 403, 403, 405}},
		{"POST", "/change", [4]int{401, 403, 202, 202}},
		{"GET", "/nobody-thought-of-it", [4]int{401, 403, 403, 200}},
		{"GET", "//nobody-thought-of-it", [4]int{307, 307, 307, 307}},
		{"GET", "/healthz/../nobody-thought-of-it", [4]int{307, 307, 307, 307}},
		{"DELETE", "/healthz", [4]int{401, 403, 403, 405}},
		{"GET", "/not-there", [4]int{401, 403, 403, 404}},
	} {
		for i, want := range c.want {
			var head []string
			if i > 0 {
				head = []string{"Authorization", r.bearer(Role(i))}
			}
			w, body := r.ask(t, c.method, c.path, nil, head...)
			if w.StatusCode != want {
				t.Errorf("%s %s as %s: %d %.100s; want %d", c.method, c.path, Role(i), w.StatusCode, body, want)
			}
			if (want == 401 || want == 403) && w.Header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s %s: refused as %s", c.method, c.path, w.Header.Get("Content-Type"))
			}
		}
	}
	if _, body := r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Read)); body != "seen by for read" {
		t.Errorf("the handler does not know its caller: %s", body)
	}
}

func TestTokenEnds(t *testing.T) {
	now := time.Now()
	r := newRoom(t, func(o *Options) { o.Now = func() time.Time { return now } })
	_, brief, err := r.tokens.Add("brief", Read, time.Hour, now)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(secret string) int {
		w, _ := r.ask(t, "GET", "/look", nil, "Authorization", "Bearer "+secret)
		return w.StatusCode
	}
	if got := ask(brief); got != 200 {
		t.Errorf("a token in time: %d", got)
	}
	now = now.Add(2 * time.Hour)
	if got := ask(brief); got != 401 {
		t.Errorf("a token past its time: %d", got)
	}
	if err := OpenTokens(r.dir).Revoke(r.id[Read], now); err != nil { // as another process does
		t.Fatal(err)
	}
	if got := ask(r.secret[Read]); got != 401 {
		t.Errorf("a revoked token: %d", got)
	}
	if err := os.Chmod(filepath.Join(r.dir, TokenFile), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := ask(r.secret[Admin]); got != 503 {
		t.Errorf("a list that others may write: %d", got)
	}
}

func TestThreatAPIRebinding(t *testing.T) {
	r := newRoom(t, func(o *Options) { o.Local = true })
	if w, _ := r.ask(t, "GET", "/nobody-thought-of-it", nil); w.StatusCode != 200 {
		t.Errorf("a caller of this machine: %d", w.StatusCode)
	}
	if w, _ := r.ask(t, "GET", "/look", nil, "Authorization", "Bearer wrong"); w.StatusCode != 401 {
		t.Errorf("a wrong token is let in: %d", w.StatusCode)
	}
	// DNS rebinding: the name of another site leads here.
	for host, want := range map[string]int{"rebound.example": 421, "localhost:80": 200, "[::1]:80": 200, "127.0.0.1": 200, "127.0.0.1.rebound.example": 421} {
		if w, _ := r.ask(t, "GET", "/look", nil, "Host", host); w.StatusCode != want {
			t.Errorf("as %s: %d, want %d", host, w.StatusCode, want)
		}
	}
}

func TestThreatAPIOtherSites(t *testing.T) {
	r := newRoom(t, func(o *Options) { o.Local = true })
	for _, head := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://elsewhere.example"}} {
		if w, _ := r.ask(t, "POST", "/change", strings.NewReader("x"), head...); w.StatusCode != 403 {
			t.Errorf("%v: %d", head, w.StatusCode)
		}
	}
	w, _ := r.ask(t, "GET", "/look", nil)
	for name, want := range map[string]string{"Content-Security-Policy": "script-src 'self';", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
		if !strings.Contains(w.Header.Get(name), want) || strings.Contains(w.Header.Get(name), "unsafe") {
			t.Errorf("%s: %q", name, w.Header.Get(name))
		}
	}
}

func TestThreatAPIBodies(t *testing.T) {
	r := newRoom(t, nil)
	packed := func(s string) io.Reader {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.WriteString(z, s)
		z.Close()
		return &b
	}
	auth := []string{"Authorization", r.bearer(Write)}
	for name, c := range map[string]struct {
		body     io.Reader
		encoding string
		want     int
	}{
		"small":             {strings.NewReader("a"), "", 202},
		"too long":          {strings.NewReader(strings.Repeat("a", 1001)), "", 413},
		"too long, chunked": {io.MultiReader(strings.NewReader(strings.Repeat("a", 1001))), "", 413},
		"packed":            {packed("a"), "gzip", 202},
		"a bomb":            {packed(strings.Repeat("a", 100_000)), "gzip", 413},
		"not packed":        {strings.NewReader("a"), "gzip", 413},
		"another packing":   {strings.NewReader("a"), "br", 415},
	} {
		if w, body := r.ask(t, "POST", "/change", c.body, append(auth, "Content-Encoding", c.encoding)...); w.StatusCode != c.want || c.want == 202 && body != "a" {
			t.Errorf("%s: %d %.100s; want %d", name, w.StatusCode, body, c.want)
		}
	}
}

func TestThreatAPIUnseenWrites(t *testing.T) {
	r := newRoom(t, nil)
	r.ask(t, "GET", "/look", nil, "Authorization", r.bearer(Write))
	r.ask(t, "POST", "/change", strings.NewReader("private words"), "Authorization", r.bearer(Write))
	r.ask(t, "POST", "/change", nil, "Authorization", r.bearer(Read))
	r.ask(t, "POST", "/change", nil)
	b, err := os.ReadFile(filepath.Join(r.dir, AuditFile))
	if err != nil {
		t.Fatal(err)
	}
	var got []Entry
	for line := range bytes.Lines(b) {
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		if e.From != "127.0.0.1" || e.What != "POST /change" || e.Time.IsZero() {
			t.Errorf("%+v", e)
		}
		got = append(got, e)
	}
	if len(got) != 3 || got[0].Who != r.id[Write] || got[0].Status != 202 || got[1].Status != 403 || got[2].Status != 403 && got[2].Status != 401 {
		t.Errorf("%+v", got)
	}
	if strings.Contains(string(b), "private") || strings.Contains(string(b), tokenPrefix) {
		t.Error("the log holds what was sent")
	}
}

func TestDefectIsAnswered(t *testing.T) {
	r := newRoom(t, nil)
	w, body := r.ask(t, "GET", "/broken", nil, "Authorization", r.bearer(Read))
	if w.StatusCode != 500 || strings.Contains(body, "a defect") {
		t.Errorf("%d %s", w.StatusCode, body)
	}
}
