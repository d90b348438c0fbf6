package main

import (
	"context"
	"database/sql"
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
	"readout/internal/store"
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

// TestCorrectionOverHTTP: what is reported through the API stands on the article's
// page and in eval --corrections; another site's page cannot send it.
func TestCorrectionOverHTTP(t *testing.T) {
	s, dir := serveStore(t)
	_, body := get(t, s.URL+"/api/v1/events?q=type:ASSAULT")
	var list struct {
		Items []struct {
			Document string
			Event    struct{ ID string }
		}
	}
	if err := json.Unmarshal([]byte(body), &list); err != nil || len(list.Items) != 1 {
		t.Fatalf("%v: %s", err, body)
	}
	document := list.Items[0].Document
	report := `{"document":"` + document + `","problem":"wrong","fact":"` + list.Items[0].Event.ID + `","field":"day","want":"2022-03-05","note":"it was Saturday"}`
	for site, want := range map[string]int{"cross-site": 403, "same-origin": 200} {
		r, err := http.NewRequest("POST", s.URL+"/api/v1/corrections", strings.NewReader(report))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Sec-Fetch-Site", site)
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		w.Body.Close()
		if w.StatusCode != want {
			t.Errorf("from %s: %d", site, w.StatusCode)
		}
	}
	for path, want := range map[string]string{"/article/" + document: "it was Saturday", "/corrections": "it was Saturday", "/api/v1/corrections?document=" + document: `"by":"local"`} {
		if _, body := get(t, s.URL+path); !strings.Contains(body, want) {
			t.Errorf("%s: no %q in %.300s", path, want, body)
		}
	}
	if out, code := capture(t, "eval", "--corrections", dir); code != 0 || !strings.Contains(out, "not yet: ") || !strings.Contains(out, `day of event: "" should be "2022-03-05"`) {
		t.Errorf("eval --corrections: exit %d, %s", code, out)
	}
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

func TestAPI(t *testing.T) {
	s := serve(t)
	for path, want := range map[string]struct {
		code int
		text string
	}{
		"/api/v1/events?q=type:ASSAULT": {200, `"sentence":"Azerbaijan said`}, "/api/v1/claims?q=status:contested": {200, `"claim"`}, "/api/v1/statements?q=act:deny": {200, `"statement"`},
		"/api/v1/search?kind=document&q=sanctions": {200, `"items":[{`}, "/api/v1/calendar?from=2022-03-01": {200, "2022-03-20"}, "/api/v1/contested": {200, "denies"},
		"/api/v1/dyads?a=ARM&b=AZE": {200, `"periods"`}, "/api/v1/dyads?a=ARM": {400, "b: missing"}, "/api/v1/events?q=(": {400, "column"}, "/api/v1/events?limit=0": {400, "limit"},
		"/api/v1/events?after=x": {400, "after"}, "/api/v1/search?kind=x": {400, "kind"}, "/api/v1/documents/none": {404, "nothing in the store"}, "/api/v2/x": {404, "openapi"}, "/api/v2/doc?query=sanctions&mode=artlist&format=json": {200, `"seendate":"20220309T000000Z"`}, "/api/v2/doc/doc?query=(": {400, "bracket"}, "/healthz": {200, "ok"}, "/readyz": {200, "ready"},
	} {
		r, body := get(t, s.URL+path)
		if r.StatusCode != want.code || !strings.Contains(body, want.text) {
			t.Errorf("%s: %d %.300s; want %d with %q", path, r.StatusCode, body, want.code, want.text)
		}
		if want.code >= 400 && r.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: an error as %s", path, r.Header.Get("Content-Type"))
		}
	}
	r, _ := get(t, s.URL+"/api/v1/events")
	again, err := http.NewRequest("GET", s.URL+"/api/v1/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	again.Header.Set("If-None-Match", r.Header.Get("ETag"))
	if r, err := http.DefaultClient.Do(again); err != nil || r.StatusCode != 304 {
		t.Errorf("the same again: %v, %v", r.StatusCode, err)
	}
	_, first := get(t, s.URL+"/api/v1/documents?limit=1")
	var page struct {
		Items []struct{ ID string }
		Next  string
	}
	if err := json.Unmarshal([]byte(first), &page); err != nil || page.Next == "" {
		t.Fatalf("%v: %s", err, first)
	}
	if _, second := get(t, s.URL+"/api/v1/documents?limit=1&after="+page.Next); strings.Contains(second, page.Items[0].ID) {
		t.Error("the second page has the first's article")
	}
}

func TestReadOverHTTP(t *testing.T) {
	s := serve(t)
	post := func(path, contentType, body, site string) (int, string) {
		r, err := http.NewRequest("POST", s.URL+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", contentType)
		if site != "" {
			r.Header.Set("Sec-Fetch-Site", site)
		}
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Body.Close()
		b, _ := io.ReadAll(w.Body)
		return w.StatusCode, string(b)
	}
	for _, c := range []struct {
		body string
		code int
		text string
	}{
		{`{"text":"Norway condemned Russia on Monday.","date":"2022-03-09"}`, 200, `"plover":"ACCUSE"`},
		{`{"text":""}`, 400, "nothing to read"}, {`{"text":"x","date":"May"}`, 400, "YYYY-MM-DD"}, {`no`, 400, "JSON"}, {`{"text":"` + strings.Repeat("x ", 600_000) + `"}`, 413, "more than"},
	} {
		if code, body := post("/api/v1/read", "application/json", c.body, ""); code != c.code || !strings.Contains(body, c.text) {
			t.Errorf("%.60s: %d %.200s", c.body, code, body)
		}
	}
	form := "application/x-www-form-urlencoded"
	if code, body := post("/read", form, "text=Norway+condemned+Russia.+%3Cscript%3Ex%3C%2Fscript%3E&date=2022-03-09", "same-origin"); code != 200 || strings.Contains(body, "<script>") || !strings.Contains(body, "ACCUSE") {
		t.Errorf("read page: %d %.300s", code, body)
	}
	if code, _ := post("/read", form, "text=x", "cross-site"); code != 403 {
		t.Errorf("a form of another site: %d", code)
	}
	if code := run([]string{"serve", "--listen", "0.0.0.0:0", "--store", t.TempDir()}); code != exitUsage {
		t.Errorf("an address open to others: exit %d", code)
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

// TestUnreadableStore: pages, API and GDELT's forms say 503, and when to ask again.
func TestUnreadableStore(t *testing.T) {
	place := filepath.Join(t.TempDir(), "s")
	h, closing, err := server(data.FS, place, nil, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	closing()
	for _, path := range []string{"/", "/stories", "/article/1", "/api/v1/documents", "/api/v1/events?q=x", "/api/v1/stories", "/api/v2/doc?query=x&format=json"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d, %v: %s", path, w.Code, w.Header(), w.Body)
		}
	}
}

// One damaged record is left out, and named; the others are shown.
func TestDamagedRecord(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "s")
	keep(t, dir)
	db, err := sql.Open("sqlite", filepath.Join(dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	var id string
	if err := db.QueryRow("SELECT document FROM plans").Scan(&id); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("UPDATE documents SET record = x'00' WHERE id = ?", id); err != nil {
		t.Fatal(err)
	}
	db.Close()
	h, closing, err := server(data.FS, dir, nil, func() time.Time { return time.Date(2022, 3, 10, 0, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(func() { s.Close(); closing() })
	for _, path := range []string{"/", "/search", "/calendar?from=2022-03-01", "/contested", "/stories", "/articles", "/actors", "/network", "/map", "/timeline", "/dyad?a=EU&b=BLR", "/complete?q=actor:a",
		"/api/v1/documents", "/api/v1/events", "/api/v1/figures", "/api/v1/relations", "/api/v1/actors", "/api/v1/stories", "/api/v1/calendar?from=2022-03-01", "/api/v1/contested", "/api/v1/dyads?a=ARM&b=AZE", "/api/v2/doc/doc?query=sanctions&format=json"} {
		r, body := get(t, s.URL+path)
		if r.StatusCode != 200 {
			t.Errorf("%s: %d %s", path, r.StatusCode, body)
		}
		if html := strings.HasPrefix(r.Header.Get("Content-Type"), "text/html"); html && !strings.Contains(body, id) {
			t.Errorf("%s does not say that %s is damaged", path, id)
		}
		if strings.Contains(body, "will impose sanctions") {
			t.Errorf("%s: words of a damaged record", path)
		}
	}
	if _, body := get(t, s.URL+"/"); !strings.Contains(body, "Armenian forces") {
		t.Error("the other record is not shown")
	}
	for _, path := range []string{"/article/" + id, "/api/v1/documents/" + id} {
		if r, body := get(t, s.URL+path); r.StatusCode != 500 || !strings.Contains(body, "damaged; read its article again") {
			t.Errorf("%s: %d %s", path, r.StatusCode, body)
		}
	}
	if code := run([]string{"read", "--store", dir, "--date", "2022-03-09", again(t)}); code != 0 {
		t.Fatal("reading again:", code)
	}
	get(t, s.URL+"/article/"+id)
	if r, body := get(t, s.URL+"/"); r.StatusCode != 200 || strings.Contains(body, "damaged") {
		t.Errorf("mended: %d", r.StatusCode)
	}
}

// again is the article that TestDamagedRecord damages.
func again(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "b.txt")
	if err := os.WriteFile(path, []byte("The European Union will impose sanctions on Belarus on March 20."), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
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
