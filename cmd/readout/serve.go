package main

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"time"

	"readout/internal/alert"
	"readout/internal/api"
	"readout/internal/gdeltdoc"
	"readout/internal/mcp"
	"readout/internal/observe"
	"readout/internal/web"
)

type serveCommand struct {
	Store  string      `default:".readout" help:"The store: a folder, made when it is not there, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Listen listenFlags `embed:""`
}

// Run serves pages and API until it is told to stop.
func (c *serveCommand) Run(ctx context.Context, tree fs.FS, tracer *observe.Tracer) error {
	if err := c.Listen.check(homeOf(c.Store)); err != nil {
		return err
	}
	handler, closing, err := server(tree, c.Store, tracer, time.Now)
	if err != nil {
		return err
	}
	defer closing()
	return c.Listen.serve(ctx, handler, homeOf(c.Store))
}

// server makes the handler of pages, API and MCP over a store; closing ends its
// use.
func server(tree fs.FS, dir string, tracer *observe.Tracer, now func() time.Time) (h http.Handler, closing func(), err error) {
	source, closing, err := sourceOf(tree, dir)
	if err != nil {
		return nil, nil, err
	}
	tables, err := gdeltdoc.Load(tree)
	if err != nil {
		closing()
		return nil, nil, err
	}
	handler, err := site(source, tables, alert.Feeds(dir), tracer, now)
	if err != nil {
		closing()
		return nil, nil, err
	}
	return handler, closing, nil
}

// site puts pages and API on one handler.
func site(source api.Source, tables *gdeltdoc.Tables, feeds http.Handler, tracer *observe.Tracer, now func() time.Time) (http.Handler, error) {
	pages, err := web.Handler(source, source.Stories, now)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.Handle("/api/", api.Handler(source, gdeltdoc.Routes(source, tables, now)...))
	mux.Handle("/alerts/", feeds)
	mux.Handle("/mcp", mcp.Handler(source, version))
	metrics := observe.NewMetrics(version)
	mux.Handle("GET /metrics", metrics.Handler())
	observe.Health(mux, func(ctx context.Context) error {
		if _, err := source.Get(ctx, "0"); !errors.Is(err, api.ErrNone) {
			return err // the store answers with a record, or that there is none
		}
		return nil
	})
	return metrics.Watch(mux, tracer), nil
}
