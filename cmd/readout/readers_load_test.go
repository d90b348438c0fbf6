package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestManyReaders: while articles are brought, 200 readers at the same time get
// whole answers or are told to come later, and nothing else; afterwards everybody is
// answered, and all articles are stored.
func TestManyReaders(t *testing.T) {
	const readers, each, brought = 200, 4, 60
	s, place := serveStore(t)
	before := len(idsOf(contents(t, place)))
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: readers}}
	defer client.CloseIdleConnections()
	paths := []string{"/api/v1/documents?limit=20", "/api/v1/events?q=actor:NOR", "/search?q=Norway", "/", "/api/v1/contested", "/articles", "/api/v1/calendar"}
	var answered, later atomic.Int32
	ask := func(path string) int {
		r, err := client.Get(s.URL + path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return 0
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		switch {
		case err != nil:
			t.Errorf("%s: half an answer: %v", path, err)
		case r.StatusCode == http.StatusOK:
			answered.Add(1)
		case r.StatusCode == http.StatusServiceUnavailable && r.Header.Get("Retry-After") != "":
			later.Add(1)
		default:
			t.Errorf("%s: %d %.200s", path, r.StatusCode, body)
		}
		if strings.Contains(r.Header.Get("Content-Type"), "json") && !json.Valid(body) {
			t.Errorf("%s: no JSON: %.200s", path, body)
		}
		return r.StatusCode
	}
	p := start(t, []string{"ingest", articles(t, brought), "--store", place, "--log-level", "debug"})
	p.reads()
	var reading sync.WaitGroup
	for i := range readers {
		reading.Go(func() {
			for n := range each {
				ask(paths[(i+n)%len(paths)])
			}
		})
	}
	reading.Wait()
	if err := p.wait(5 * time.Minute); err != nil {
		t.Fatalf("ingest: %v\n%s", err, p.said())
	}
	t.Logf("%d answers, %d told to come later", answered.Load(), later.Load())
	if answered.Load() == 0 || later.Load() == 0 {
		t.Errorf("%d answers, %d told to come later: neither may be all", answered.Load(), later.Load())
	}
	for _, path := range paths {
		if status := ask(path); status != http.StatusOK {
			t.Errorf("%s afterwards: %d", path, status)
		}
	}
	if got := len(idsOf(contents(t, place))); got != before+brought {
		t.Errorf("%d articles stored, want %d", got, before+brought)
	}
}
