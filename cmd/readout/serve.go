package main

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"time"

	"readout/internal/alert"
	"readout/internal/api"
	"readout/internal/gdeltdoc"
	"readout/internal/mcp"
	"readout/internal/web"
)

type serveCommand struct {
	Store  string      `default:".readout" help:"The store: a folder, made when it is not there, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Listen listenFlags `embed:""`
}

// Run serves pages and API until it is told to stop.
func (c *serveCommand) Run(ctx context.Context, tree fs.FS) error {
	if err := c.Listen.check(homeOf(c.Store)); err != nil {
		return err
	}
	handler, closing, err := server(tree, c.Store, time.Now)
	if err != nil {
		return err
	}
	defer closing()
	return c.Listen.serve(ctx, handler, homeOf(c.Store))
}

// server makes the handler of pages, API and MCP over a store; closing ends its
// use.
func server(tree fs.FS, dir string, now func() time.Time) (h http.Handler, closing func(), err error) {
	source, closing, err := sourceOf(tree, dir)
	if err != nil {
		return nil, nil, err
	}
	tables, err := gdeltdoc.Load(tree)
	if err != nil {
		closing()
		return nil, nil, err
	}
	handler, err := site(source, tables, alert.Feeds(dir), now)
	if err != nil {
		closing()
		return nil, nil, err
	}
	return handler, closing, nil
}

// site puts pages and API on one handler.
func site(source api.Source, tables *gdeltdoc.Tables, feeds http.Handler, now func() time.Time) (http.Handler, error) {
	pages, err := web.Handler(source, source.Stories, now)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.Handle("/api/", api.Handler(source, gdeltdoc.Routes(source, tables, now)...))
	mux.Handle("/alerts/", feeds)
	mux.Handle("/mcp", mcp.Handler(source, version))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if _, err := source.Records(r.Context()); err != nil {
			http.Error(w, "the store cannot be read", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	return mux, nil
}
