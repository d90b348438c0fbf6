package schedule_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/ingest"
	"readout/internal/ingest/article"
	"readout/internal/ingest/fetch"
	"readout/internal/ingest/schedule"
)

// site is a server with feeds that behave and misbehave, in the time of a clock
// that runs only while a watch sleeps.
type site struct {
	mu    sync.Mutex
	clock time.Time
	asked map[string][]time.Time
	empty map[string]int // answers 304
}

var begin = time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)

func (s *site) now() time.Time { s.mu.Lock(); defer s.mu.Unlock(); return s.clock }

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	after := s.clock.Sub(begin)
	s.asked[r.URL.Path] = append(s.asked[r.URL.Path], s.clock)
	switch path := r.URL.Path; {
	case path == "/robots.txt", path == "/never":
		http.NotFound(w, r)
	case path == "/gone":
		w.WriteHeader(http.StatusGone)
	case path == "/busy" && after < 30*time.Hour:
		w.Header().Set("Retry-After", "36000")
		w.WriteHeader(http.StatusServiceUnavailable)
	case path == "/broken":
		fmt.Fprint(w, "<rss version='2.0'><channel><item><title>No end")
	case path == "/moved":
		http.Redirect(w, r, "/slow/moved", http.StatusMovedPermanently)
	case path == "/restless": // another date in it each time, never another entry
		fmt.Fprint(w, rss(1, s.clock.String()))
	case path == "/fresh":
		w.Header().Set("Cache-Control", "max-age=7200")
		fmt.Fprint(w, rss(int(after/time.Minute), ""))
	default: // /fast has something new every ten minutes, /slow each day
		every := map[string]time.Duration{"/fast": 10 * time.Minute}[path]
		if every == 0 {
			every = 24 * time.Hour
		}
		n := int(after/every) + 1
		tag := fmt.Sprintf(`"%d"`, n)
		if r.Header.Get("If-None-Match") == tag {
			s.empty[path]++
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", tag)
		fmt.Fprint(w, rss(n, ""))
	}
}

// rss is a feed of the last five of n entries.
func rss(n int, built string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<rss version='2.0'><channel><title>Made</title><lastBuildDate>%s</lastBuildDate>", built)
	for i := max(1, n-4); i <= n; i++ {
		fmt.Fprintf(&b, "<item><guid>g%d</guid><title>Entry %d</title><description>The ministers met for the time %d.</description></item>", i, i, i)
	}
	return b.String() + "</channel></rss>"
}

// watch runs a watch for so long and gives what it took in by feed and what it
// remembers.
func (s *site) watch(t *testing.T, address string, kept map[string]schedule.Feed, length time.Duration) map[string]int {
	t.Helper()
	client := fetch.New(fetch.Options{Gap: time.Nanosecond, Retries: -1})
	taken := map[string]int{}
	until := s.now().Add(length)
	w := &schedule.Watch{
		Bounds: schedule.Bounds{Least: 5 * time.Minute, Most: 12 * time.Hour}, AtOnce: 1, Get: client.Get, Articles: ingest.Reader{}.Fetched, Complain: func(error) {},
		Put: func(_ context.Context, a article.Article) error {
			taken[strings.Split(a.Source, "#")[0][len(address):]]++
			return nil
		},
		Keep: func(_ context.Context, f schedule.Feed) error { kept[f.URL[len(address):]] = again(t, f); return nil },
		Now:  s.now,
		Sleep: func(_ context.Context, d time.Duration) error {
			s.mu.Lock()
			defer s.mu.Unlock()
			if s.clock.Add(d).After(until) {
				return context.DeadlineExceeded
			}
			s.clock = s.clock.Add(d)
			return nil
		},
	}
	for _, path := range []string{"/fast", "/slow", "/restless", "/fresh", "/busy", "/broken", "/never", "/gone", "/moved"} {
		f, known := kept[path]
		if !known {
			f = schedule.Feed{URL: address + path}
		}
		w.Feeds = append(w.Feeds, f)
	}
	if err := w.Run(t.Context()); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	return taken
}

// again is what becomes of a feed that is kept and taken up again.
func again(t *testing.T, f schedule.Feed) (out schedule.Feed) {
	t.Helper()
	b, err := json.Marshal(f)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestWatch: over three days each feed is asked as often as it is worth it, and
// broken off in between nothing comes twice and nothing is missed.
func TestWatch(t *testing.T) {
	s := &site{clock: begin, asked: map[string][]time.Time{}, empty: map[string]int{}}
	server := httptest.NewServer(s)
	defer server.Close()
	kept := map[string]schedule.Feed{}
	taken := map[string]int{}
	for range 6 {
		for path, n := range s.watch(t, server.URL, kept, 12*time.Hour) {
			taken[path] += n
		}
	}
	asks := func(path string) int { return len(s.asked[path]) }
	for _, want := range []struct {
		path        string
		least, most int // how often it is asked
	}{{"/fast", 400, 900}, {"/slow", 6, 30}, {"/restless", 6, 25}, {"/fresh", 25, 37}, {"/busy", 4, 25}, {"/broken", 5, 25}, {"/never", 5, 14}, {"/gone", 1, 1}, {"/moved", 1, 1}, {"/slow/moved", 6, 30}} {
		if n := asks(want.path); n < want.least || n > want.most {
			t.Errorf("%s was asked %d times, want %d to %d", want.path, n, want.least, want.most)
		}
	}
	if taken["/fast"] < 430 || taken["/fast"] > 433 {
		t.Errorf("/fast: %d entries of 432", taken["/fast"])
	}
	if taken["/restless"] != 1 || s.empty["/fast"] == 0 || s.empty["/slow"] == 0 {
		t.Errorf("restless %d, not changed %v", taken["/restless"], s.empty)
	}
	// What is said once for a long time is believed.
	for _, x := range []struct {
		path string
		wait time.Duration
	}{{"/busy", 10 * time.Hour}, {"/fresh", 2 * time.Hour}} {
		if first := s.asked[x.path]; len(first) > 1 && first[1].Sub(first[0]) < x.wait {
			t.Errorf("%s came again after %s", x.path, first[1].Sub(first[0]))
		}
	}
	if f := kept["/never"]; f.Failed < 3 || !strings.Contains(f.Problem, "404") || f.Next.Sub(f.Asked) != 12*time.Hour {
		t.Errorf("never: %+v", f)
	}
	if f := kept["/busy"]; f.Failed != 0 || f.News.IsZero() {
		t.Errorf("busy came back: %+v", f)
	}
	if !kept["/gone"].Gone || kept["/moved"].Address != server.URL+"/slow/moved" {
		t.Errorf("%+v, %+v", kept["/gone"], kept["/moved"])
	}
}

// TestWatchEnds: who keeps nothing is told, and a watch of nothing ends.
func TestWatchEnds(t *testing.T) {
	if err := (&schedule.Watch{}).Run(t.Context()); err != nil {
		t.Error(err)
	}
	full := errors.New("disk full")
	w := &schedule.Watch{Feeds: []schedule.Feed{{URL: "http://feed.example/"}}, Complain: func(error) {},
		Get:  func(context.Context, fetch.Request) (fetch.Page, error) { return fetch.Page{}, fetch.ErrStatus },
		Keep: func(context.Context, schedule.Feed) error { return full }}
	if err := w.Run(t.Context()); !errors.Is(err, full) {
		t.Error(err)
	}
}
