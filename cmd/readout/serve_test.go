package main

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/access"
	"readout/internal/observe"
)

// keep reads two short articles into a store.
func keep(t *testing.T, store string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "Azerbaijan said on Monday that Armenian forces had attacked Azerbaijani troops near Baku. Armenia denied the allegation. <b>Not a tag</b>",
		"b.txt": "The European Union will impose sanctions on Belarus on March 20.",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if code := run([]string{"read", "--store", store, "--date", "2022-03-09", path}); code != 0 {
			t.Fatalf("read: exit %d", code)
		}
	}
}

// server makes the handler of a store.
func server(tree fs.FS, store string, tracer *observe.Tracer, now func() time.Time) (http.Handler, func(), error) {
	v := serving{store: store, tracer: tracer, now: now, log: slog.New(slog.DiscardHandler)}
	return v.handler(context.Background(), tree)
}

// serve opens a store of two short articles over HTTP.
func serve(t *testing.T) *httptest.Server {
	s, _ := serveStore(t)
	return s
}

// serveStore does, and says where the store is.
func serveStore(t *testing.T) (*httptest.Server, string) {
	t.Helper()
	dir := t.TempDir()
	keep(t, filepath.Join(dir, "s"))
	h, closing, err := server(data.FS, filepath.Join(dir, "s"), nil, func() time.Time { return time.Date(2022, 3, 10, 0, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(access.Guard(h, (&listenFlags{Address: "127.0.0.1:0", Rate: 100, Concurrent: 16, MaxBody: 2 << 20}).options(filepath.Join(dir, "s"))))
	t.Cleanup(func() { s.Close(); closing() })
	return s, filepath.Join(dir, "s")
}

func get(t *testing.T, url string) (*http.Response, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r, string(b)
}

func TestPages(t *testing.T) {
	s := serve(t)
	for path, want := range map[string]string{
		"/search?q=type:ASSAULT": "Armenian", "/search?q=who:x": "no field", "/calendar?from=2022-03-01": "2022-03-20", "/calendar?from=May": "YYYY-MM-DD",
		"/contested": "denies", "/stories": "Story", "/dyad?a=ARM&b=AZE": "Mar 2022", "/articles": "Published", "/read": "<textarea", "/static/style.css": "--ink",
		"/calendar?month=2022-03": "European Union", "/actors?q=AZE": "Azerbaijan", "/network": "Azerbaijani troops", "/network?from=May": "YYYY-MM-DD", "/network?q=(": "column", "/map": "Baku", "/timeline?by=day": "9 Mar 2022",
		"/openapi.json": `"openapi":"3.1.0"`, "/live": "reversed", "/corrections": "Nobody has reported", "/complete?q=type:ass": "ASSAULT", "/complete?q=-actor:azerbaijani": `-actor:\"Azerbaijani troops\"`, "/": "country=AZE\">Azerbaijan", "/?country=AZE": "concerns the country <strong>Azerbaijan", "/?country=Azerbaijan": "concerns the country", "/search?kind=statement&q=act:deny": "the allegation", "/search?kind=claim": "contested", "/search?kind=document": "1 event",
	} {
		r, body := get(t, s.URL+path)
		if r.StatusCode != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d, and %q is not in %.300s", path, r.StatusCode, want, body)
		}
		if !strings.Contains(r.Header.Get("Content-Security-Policy"), "default-src 'none'") || r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", path, r.Header)
		}
		if strings.Contains(strings.ReplaceAll(body, `<script src="/static/`, ""), "<script") || strings.Contains(body, "<b>Not") || strings.Contains(body, `src="http`) {
			t.Errorf("%s: a script, a tag of an article or another host in the page", path)
		}
		if strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
			for _, part := range []string{`<html lang="en">`, `<main id="main"`, `class="skip"`, "<h1>", "<title>"} {
				if !strings.Contains(body, part) {
					t.Errorf("%s: no %s", path, part)
				}
			}
		}
	}
	if r, _ := get(t, s.URL+"/article/none"); r.StatusCode != 404 {
		t.Errorf("an unknown article: %d", r.StatusCode)
	}
}

func TestArticlePage(t *testing.T) {
	s := serve(t)
	_, body := get(t, s.URL+"/api/v1/documents")
	var list struct{ Items []struct{ ID string } }
	if err := json.Unmarshal([]byte(body), &list); err != nil || len(list.Items) != 2 {
		t.Fatalf("%v: %s", err, body)
	}
	marked := false
	for _, d := range list.Items {
		r, page := get(t, s.URL+"/article/"+d.ID)
		if r.StatusCode != 200 {
			t.Errorf("article: %d", r.StatusCode)
		}
		marked = marked || strings.Contains(page, `<a class="said event contested" href="#E1">attacked</a>`) && strings.Contains(page, `<li id="E1" class="card"`) && strings.Contains(page, "rule assault")
	}
	if !marked {
		t.Error("no contested event is marked in its article with its reason")
	}
}

// BenchmarkToday measures the first page over a thousand articles.
func BenchmarkToday(b *testing.B) {
	dir := b.TempDir()
	var lines strings.Builder
	for i := range 1000 {
		lines.WriteString(`{"date":"2022-03-09","text":"Norway condemned Russia on day ` + strings.Repeat("x", i%7+1) + time.Duration(i).String() + `."}` + "\n")
	}
	path := filepath.Join(dir, "a.jsonl")
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	stdout := os.Stdout
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	os.Stdout = null
	code := run([]string{"read", "--format", "jsonl", "--store", filepath.Join(dir, "s"), path})
	os.Stdout = stdout
	if code != 0 {
		b.Fatalf("read: exit %d", code)
	}
	h, closing, err := server(data.FS, filepath.Join(dir, "s"), nil, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	defer closing()
	for b.Loop() {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
		if w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}

// Nothing lists the files that pages are made with.
func TestStaticFolder(t *testing.T) {
	s := serve(t)
	for _, path := range []string{"/static/", "/static/built/", "/static/built"} {
		if r, body := get(t, s.URL+path); r.StatusCode != 404 || strings.Contains(body, "map.js") {
			t.Errorf("%s: %d %s", path, r.StatusCode, body)
		}
	}
}

// TestFeed: what a search finds is an Atom feed; each entry leads to its fact.
func TestFeed(t *testing.T) {
	s := serve(t)
	for path, want := range map[string]string{"/feed?q=type:ASSAULT": "Armenian forces → Azerbaijani troops: assault", "/feed?q=act:deny&kind=statement": "Armenia: deny", "/feed?q=status:contested&kind=claim": "contested: ", "/feed?q=sanctions&kind=document": "The European Union will impose"} {
		r, body := get(t, s.URL+path)
		var feed struct {
			Title   string `xml:"title"`
			Entries []struct {
				Title string `xml:"title"`
				ID    string `xml:"id"`
				Link  struct {
					Href string `xml:"href,attr"`
				} `xml:"link"`
				Summary string `xml:"summary"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal([]byte(body), &feed); err != nil || r.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" || len(feed.Entries) != 1 {
			t.Errorf("%s: %v, %s, %d entries: %.300s", path, err, r.Header.Get("Content-Type"), len(feed.Entries), body)
			continue
		}
		e := feed.Entries[0]
		if !strings.HasPrefix(e.Title, want) || !strings.HasPrefix(e.Link.Href, s.URL+"/article/sha256:") || !strings.HasPrefix(e.ID, "urn:readout:") || !strings.HasPrefix(e.Summary, "“") {
			t.Errorf("%s: %+v", path, e)
		}
		if page, _ := get(t, strings.Split(e.Link.Href, "#")[0]); page.StatusCode != 200 {
			t.Errorf("%s: it leads to %d", path, page.StatusCode)
		}
	}
	if r, _ := get(t, s.URL+"/feed?q=("); r.StatusCode != 400 {
		t.Errorf("a wrong query: %d", r.StatusCode)
	}
}
