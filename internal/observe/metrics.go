package observe

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are what Prometheus may ask a process for.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
}

// NewMetrics makes the metrics of a process: what the Go runtime and the system
// tell of it, and its version.
func NewMetrics(version string) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "readout_http_request_seconds", Help: "Time to answer a request, by route and status.", Buckets: []float64{.001, .005, .02, .1, .5, 2, 10}},
		[]string{"method", "route", "status"})}
	info := prometheus.NewGauge(prometheus.GaugeOpts{Name: "readout_info", Help: "1, with the version.", ConstLabels: prometheus.Labels{"version": version}})
	info.Set(1)
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), m.requests, info)
	return m
}

// Handler answers Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Value is a number that is asked for when Prometheus asks.
type Value struct {
	Name, Help string
	Counts     bool // it only ever grows
	Value      float64
}

// Ask adds numbers that f gives; where it fails they are left out, and
// readout_ask_failed is 1.
func (m *Metrics) Ask(f func(context.Context) ([]Value, error)) { m.registry.MustRegister(asked(f)) }

type asked func(context.Context) ([]Value, error)

// Describe says nothing: what is there is known when it is asked for.
func (asked) Describe(chan<- *prometheus.Desc) {}

// Collect asks.
func (f asked) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	values, err := f(ctx)
	bad := Value{Name: "readout_ask_failed", Help: "1 when queue or store did not answer."}
	if err != nil {
		bad.Value, values = 1, nil
	}
	for _, v := range append(values, bad) {
		kind := prometheus.GaugeValue
		if v.Counts {
			kind = prometheus.CounterValue
		}
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc(v.Name, v.Help, nil, nil), kind, v.Value)
	}
}

// Watch measures and traces the requests that a handler answers.
func (m *Metrics) Watch(h http.Handler, t *Tracer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun, seen := time.Now(), &seen{ResponseWriter: w, status: http.StatusOK}
		ctx, end := t.Span(r.Context(), "request")
		r = r.WithContext(ctx)
		h.ServeHTTP(seen, r)
		route := r.Pattern // the mux writes it into the request
		if route == "" {
			route = "other"
		}
		var err error
		if seen.status >= http.StatusInternalServerError {
			err = fmt.Errorf("status %d", seen.status)
		}
		end(err, "method", r.Method, "route", route, "status", strconv.Itoa(seen.status))
		m.requests.WithLabelValues(r.Method, route, strconv.Itoa(seen.status)).Observe(time.Since(begun).Seconds())
	})
}

// seen notes the status of an answer.
type seen struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status.
func (s *seen) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the writer beneath.
func (s *seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// Flush sends what was written, for answers that come in pieces.
func (s *seen) Flush() { _ = http.NewResponseController(s.ResponseWriter).Flush() }

// Health answers /healthz, which says that the process lives, and /readyz, which
// says whether it can do its work: ready gives the reason why not.
func Health(mux *http.ServeMux, ready func(context.Context) error) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
		defer cancel()
		if err := ready(ctx); err != nil {
			http.Error(w, "not ready", http.StatusServiceUnavailable) // why is in the log, not for strangers
			return
		}
		fmt.Fprintln(w, "ready")
	})
}

// Serve answers /metrics, /healthz and /readyz at an address until ctx ends;
// nothing where the address is empty.
func (m *Metrics) Serve(ctx context.Context, address string, ready func(context.Context) error) error {
	if address == "" {
		return nil
	}
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("metrics: %w; name another place with --observe", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	Health(mux, ready)
	s := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second}
	go s.Serve(ln)
	context.AfterFunc(ctx, func() { s.Close() })
	return nil
}
