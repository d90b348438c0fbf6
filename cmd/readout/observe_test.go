package main

import (
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestWorkerIsObserved: Prometheus can ask a worker how it and the queue stand.
func TestWorkerIsObserved(t *testing.T) {
	dir := t.TempDir()
	address := freePort(t)
	if _, code := capture(t, "ingest", "--queue-only", "--store", filepath.Join(dir, "s"), articles(t, 3)); code != 0 {
		t.Fatalf("ingest: exit %d", code)
	}
	p := start(t, []string{"worker", "--store", filepath.Join(dir, "s"), "--observe", address})
	defer p.kill()
	want := []string{"readout_articles_done_total 3", "readout_queue_waiting 0", "readout_queue_dead 0", "readout_ask_failed 0"}
	var text string
	lacks := func(w string) bool { return !strings.Contains(text, w) }
	// An article is counted as done before the queue has forgotten it, so ask until all is quiet.
	for end := time.Now().Add(time.Minute); slices.ContainsFunc(want, lacks) && time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		r, err := http.Get("http://" + address + "/metrics")
		if err != nil {
			continue
		}
		b, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err == nil {
			text = string(b)
		}
	}
	for _, w := range want {
		if lacks(w) {
			t.Errorf("no %s in\n%s", w, text)
		}
	}
	r, err := http.Get("http://" + address + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Errorf("ready: %d", r.StatusCode)
	}
}

// TestConfig: settings come from a file; the command line wins, and what no flag
// is called is an error.
func TestConfig(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) string {
		path := filepath.Join(dir, "c.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	file := write(`{"store": "` + filepath.Join(dir, "from-file") + `"}`)
	if _, code := capture(t, "read", "--config", file, articles(t, 1)); code != 0 {
		t.Errorf("exit %d", code)
	}
	if out, code := capture(t, "list", "--config", file); code != 0 || !strings.Contains(out, "sha256:") {
		t.Errorf("list: exit %d: %s", code, out)
	}
	if _, code := capture(t, "list", "--config", file, "--store", filepath.Join(dir, "none")); code != exitProblem {
		t.Errorf("the flag does not win: exit %d", code)
	}
	for _, bad := range []string{`{"store": `, `{"stoer": "x"}`, `{"log-level": "loud"}`, `["store"]`} {
		if _, code := capture(t, "list", "--config", write(bad)); code != exitUsage {
			t.Errorf("%s: exit %d", bad, code)
		}
	}
	t.Setenv("READOUT_LOG_LEVEL", "info")
	if _, code := capture(t, "version", "--config", write(`{"log-level": "loud"}`)); code != 0 {
		t.Errorf("the environment does not win: exit %d", code)
	}
	if _, code := capture(t, "search", "--config", write(`{"limit": 1, "store": "`+filepath.Join(dir, "from-file")+`"}`)); code != 0 {
		t.Errorf("a number: exit %d", code)
	}
}

// freePort is an address of this machine that nobody listens at.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
