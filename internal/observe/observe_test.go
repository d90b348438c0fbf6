package observe_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"readout/internal/observe"
)

// TestMetrics: requests are counted by route, numbers are asked for when
// Prometheus asks, and one that cannot be had is said.
func TestMetrics(t *testing.T) {
	m := observe.NewMetrics("v9")
	away := false
	m.Ask(func(context.Context) ([]observe.Value, error) {
		if away {
			return nil, errors.New("away")
		}
		return []observe.Value{{Name: "readout_queue_waiting", Help: "h", Value: 7}}, nil
	})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /thing/{id}", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusTeapot) })
	mux.Handle("GET /metrics", m.Handler())
	observe.Health(mux, func(context.Context) error {
		if away {
			return errors.New("away")
		}
		return nil
	})
	s := httptest.NewServer(m.Watch(mux, nil))
	defer s.Close()
	get := func(path string) (int, string) {
		r, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r.StatusCode, string(b)
	}
	get("/thing/1")
	get("/thing/2")
	get("/nothing")
	_, text := get("/metrics")
	for _, want := range []string{`readout_http_request_seconds_count{method="GET",route="GET /thing/{id}",status="418"} 2`, `route="other",status="404"`, "readout_queue_waiting 7", "readout_ask_failed 0",
		`readout_info{version="v9"} 1`, "go_goroutines", "process_cpu_seconds_total"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%.3000s", want, text)
		}
	}
	if status, _ := get("/readyz"); status != http.StatusOK {
		t.Errorf("ready: %d", status)
	}
	away = true
	if status, _ := get("/readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("not ready: %d", status)
	}
	if status, _ := get("/healthz"); status != http.StatusOK {
		t.Errorf("alive: %d", status)
	}
	if _, text := get("/metrics"); !strings.Contains(text, "readout_ask_failed 1") || strings.Contains(text, "readout_queue_waiting") {
		t.Error("an answer that cannot be had is not said")
	}
}

// TestTraces: nothing is sent unless a collector is named; then spans are.
func TestTraces(t *testing.T) {
	if tracer, err := observe.Tracing(t.Context(), "v9"); tracer != nil || err != nil {
		t.Errorf("%v, %v without being asked", tracer, err)
	}
	var got atomic.Int64
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if b, err := io.ReadAll(r.Body); err == nil && strings.Contains(string(b), "read an article") && r.URL.Path == "/v1/traces" {
			got.Add(1)
		}
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	tracer, err := observe.Tracing(t.Context(), "v9")
	if err != nil {
		t.Fatal(err)
	}
	_, end := tracer.Span(t.Context(), "read an article")
	end(errors.New("a fault"), "document", "x")
	if err := tracer.Close(t.Context()); err != nil || got.Load() != 1 {
		t.Errorf("%d traces, %v", got.Load(), err)
	}
	var none *observe.Tracer
	_, end = none.Span(t.Context(), "nothing")
	end(nil)
	if err := none.Close(t.Context()); err != nil {
		t.Error(err)
	}
}
