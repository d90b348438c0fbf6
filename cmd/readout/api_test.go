package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

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
