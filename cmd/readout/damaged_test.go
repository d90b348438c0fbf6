package main

import (
	"database/sql"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/data"
	"readout/internal/store"
)

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
