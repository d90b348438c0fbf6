package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"slices"
	"time"

	"readout/internal/api"
	"readout/internal/mcp"
	"readout/internal/story"
	"readout/internal/web"
	"readout/readout"
)

type serveCommand struct {
	Store  string `default:".readout" help:"The store's folder; made when it is not there." type:"path"`
	Listen string `default:"127.0.0.1:8080" help:"Where to listen: an address of this machine itself (loopback)." placeholder:"HOST:PORT"`
}

// Run serves pages and API until it is told to stop.
func (c *serveCommand) Run(ctx context.Context, tree fs.FS) error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return usage("--listen %s: HOST:PORT", c.Listen)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return usage("--listen %s: only loopback addresses: there is no access control yet; put a server that has it in front", c.Listen)
	}
	handler, closing, err := server(tree, c.Store, time.Now)
	if err != nil {
		return err
	}
	defer closing()
	ln, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	s := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	go func() {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		s.Shutdown(stop)
	}()
	fmt.Printf("Readout is at http://%s\n", ln.Addr())
	if err := s.Serve(ln); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// server makes the handler of pages, API and MCP over a store; closing ends its
// use.
func server(tree fs.FS, dir string, now func() time.Time) (h http.Handler, closing func(), err error) {
	terms, err := story.LoadTerms(tree)
	if err != nil {
		return nil, nil, err
	}
	source, closing, err := sourceOf(tree, dir)
	if err != nil {
		return nil, nil, err
	}
	handler, err := site(source, terms, now)
	if err != nil {
		closing()
		return nil, nil, err
	}
	return handler, closing, nil
}

// stories puts records into stories, the largest first.
func stories(terms *story.Terms, records []*readout.Record) [][]*readout.Record {
	out := story.Stories(terms, records)
	slices.SortStableFunc(out, func(a, b []*readout.Record) int { return len(b) - len(a) })
	return out
}

// site puts pages and API on one handler.
func site(source api.Source, terms *story.Terms, now func() time.Time) (http.Handler, error) {
	pages, err := web.Handler(source, func(records []*readout.Record) [][]*readout.Record { return stories(terms, records) }, now)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.Handle("/api/", api.Handler(source))
	mux.Handle("/mcp", mcp.Handler(source, version))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if _, err := source.Records(r.Context()); err != nil {
			http.Error(w, "the store cannot be read", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	return web.Protect(mux), nil
}
