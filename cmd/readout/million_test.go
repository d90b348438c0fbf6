package main

import (
	"database/sql"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"readout/data"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

var millionStore = flag.String("million-store", "", "measure pages and API over this store, which the test of internal/store filled (make million)")

// millionPages are addresses of every page, of frequent and of rare things.
func millionPages() []string {
	word := storetest.Word
	out := []string{"/", "/?country=RUS", "/?topic=military", "/articles", "/contested", "/actors", "/actors?q=RUS", "/network", "/network?from=2020-01-01&until=2020-12-31", "/map", "/map?q=type:ASSAULT",
		"/timeline", "/timeline?from=2018-01-01&until=2018-06-30&by=week", "/timeline?q=actor:HUN", "/calendar", "/calendar?month=2019-03", "/dyad?a=USA&b=RUS", "/dyad?a=HUN&b=MLI&by=week", "/complete?q=actor:r"}
	for i, q := range []string{"", "actor:RUS", "type:SANCTION since:2017-09 country:UKR", "source:HUN target:MLI", "status:contested", word(0), word(900) + " type:AID", word(30000), `"` + word(3) + " " + word(5) + `"`} {
		for _, kind := range []string{"event", "statement", "document"} {
			out = append(out, "/search?"+url.Values{"q": {q}, "kind": {kind}}.Encode())
		}
		if i%2 == 0 {
			out = append(out, "/network?"+url.Values{"q": {q}}.Encode(), "/timeline?"+url.Values{"q": {q}}.Encode())
		}
	}
	return out
}

// TestMillionPages measures pages and the API over a store of a million events.
// Its numbers stand in docs/STORE.md.
func TestMillionPages(t *testing.T) {
	if *millionStore == "" {
		t.Skip("make million runs it")
	}
	now := func() time.Time { return time.Date(2023, 11, 20, 0, 0, 0, 0, time.UTC) }
	withoutStories(t, *millionStore)
	begin := time.Now()
	h, closing, err := server(data.FS, *millionStore, nil, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(closing)
	t.Logf("opened in %s", time.Since(begin).Round(time.Millisecond))
	paths := millionPages()
	links := regexp.MustCompile(`href="(/(?:article|actor)/[^"#]+)"`)
	for _, m := range links.FindAllStringSubmatch(ask(t, h, "/search?q=actor:RUS").Body.String(), 40) {
		if !slices.Contains(paths, m[1]) {
			paths = append(paths, m[1])
		}
	}
	var all []took
	for round := range 4 {
		for _, path := range paths {
			begin, used := time.Now(), cpuTime(t)
			ask(t, h, path)
			if round > 0 { // the first fills the caches of file and database
				all = append(all, took{path, time.Since(begin), cpuTime(t) - used})
			}
		}
	}
	tookAll(t, "pages", all)
	searchRate(t, h)
}

// withoutStories has no article of a store wait for its story: make stories
// measures those, and here they would be made while pages are.
func withoutStories(t *testing.T, folder string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(folder, store.File))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("UPDATE storied SET waits = 0"); err != nil {
		t.Fatal(err)
	}
}

type took struct {
	what      string
	wall, cpu time.Duration
}

func tookAll(t *testing.T, what string, all []took) {
	t.Helper()
	at := func(list []time.Duration, p float64) time.Duration {
		slices.Sort(list)
		return list[int(p*float64(len(list)-1))].Round(100 * time.Microsecond)
	}
	var wall, cpu []time.Duration
	for _, x := range all {
		wall, cpu = append(wall, x.wall), append(cpu, x.cpu)
	}
	t.Logf("%d %s: p50 %s, p95 %s, longest %s; CPU time p50 %s, p95 %s", len(all), what, at(wall, 0.5), at(wall, 0.95), at(wall, 1), at(cpu, 0.5), at(cpu, 0.95))
	slices.SortFunc(all, func(a, b took) int { return int(b.cpu - a.cpu) })
	for _, x := range all[:min(len(all), 15)] {
		t.Logf("  %8s, CPU %8s  %s", x.wall.Round(time.Millisecond), x.cpu.Round(time.Millisecond), x.what)
	}
}

func ask(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	if w.Code != http.StatusOK {
		t.Errorf("%s: %d %.200s", path, w.Code, w.Body)
	}
	return w
}

func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// searchRate asks the API over HTTP from several clients, each time for
// something else.
func searchRate(t *testing.T, h http.Handler) {
	t.Helper()
	s := httptest.NewServer(h)
	defer s.Close()
	const clients, each = 4, 300
	var bytes atomic.Int64
	var wait sync.WaitGroup
	begin, used := time.Now(), cpuTime(t)
	for c := range clients {
		wait.Go(func() {
			for i := range each {
				n := c*each + i
				q := []string{"actor:" + storetest.State(n), "type:SANCTION country:" + storetest.State(n), storetest.Word(n), "source:" + storetest.State(n) + " target:" + storetest.State(n/7), fmt.Sprintf("since:20%d-0%d status:contested", 14+n%9, 1+n%9)}[n%5]
				r, err := http.Get(s.URL + "/api/v1/search?" + url.Values{"q": {q}, "limit": {"10"}}.Encode())
				if err != nil {
					t.Error(err)
					return
				}
				b, err := io.Copy(io.Discard, r.Body)
				r.Body.Close()
				if err != nil || r.StatusCode != http.StatusOK {
					t.Errorf("%s: %d %v", q, r.StatusCode, err)
				}
				bytes.Add(b)
			}
		})
	}
	wait.Wait()
	wall, cpu := time.Since(begin), cpuTime(t)-used
	t.Logf("%d searches by %d clients: %.0f/s; %.0f/s for two cores by this process's CPU time, clients included; %d kB each", clients*each, clients, clients*each/wall.Seconds(), 2*clients*each/cpu.Seconds(), bytes.Load()/1000/(clients*each))
}

// firstLoad bounds what a browser loads for its first page, packed, in bytes.
const firstLoad = 400_000

// The first page with all that it asks for is small, whichever page it is.
func TestFirstLoad(t *testing.T) {
	if _, err := os.Stat("../../internal/web/static/built/map.js"); err != nil {
		t.Fatal("make build makes what pages draw with: ", err)
	}
	s := serve(t)
	for _, path := range []string{"/", "/map", "/network", "/timeline", "/search", "/calendar", "/contested", "/live"} {
		sum, body := packed(t, s.URL+path)
		for _, m := range regexp.MustCompile(`(?:src|href)="(/static/[^"]+)"`).FindAllStringSubmatch(body, -1) {
			n, _ := packed(t, s.URL+m[1])
			sum += n
		}
		if path == "/map" && !strings.Contains(body, "built/map.js") {
			t.Error("the map is not drawn")
		}
		if sum > firstLoad {
			t.Errorf("%s: %d bytes, more than %d", path, sum, firstLoad)
		}
		t.Logf("%s: %d bytes", path, sum)
	}
}

// packed gives how many bytes an answer has on its way, and the answer.
func packed(t *testing.T, address string) (int, string) {
	t.Helper()
	r, err := http.NewRequest("GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v", address, answer.StatusCode, err)
	}
	_, text := get(t, address)
	return len(b), text
}
