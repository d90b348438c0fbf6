package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"runtime"
	"sync"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"readout/internal/access"
	"readout/internal/alert"
	"readout/internal/api"
	"readout/internal/gdeltdoc"
	"readout/internal/ingest"
	"readout/internal/mcp"
	"readout/internal/observe"
	"readout/internal/web"
)

type serveCommand struct {
	Store  string      `default:".readout" help:"The store: a folder, made when it is not there, or the address of a PostgreSQL database." type:"store" env:"READOUT_POSTGRES"`
	Listen listenFlags `embed:""`

	queueFlags
	fetchFlags
}

// Run serves pages and API until it is told to stop.
func (c *serveCommand) Run(ctx context.Context, tree fs.FS, tracer *observe.Tracer, log *slog.Logger) error {
	if err := c.Listen.check(homeOf(c.Store)); err != nil {
		return err
	}
	client, err := c.clientFor(!c.Listen.local())
	if err != nil {
		return usage("%v", err)
	}
	s := serving{store: c.Store, sources: ingest.Reader{Web: client}, queue: c.queueFlags, tracer: tracer, now: time.Now, log: log}
	handler, closing, err := s.handler(ctx, tree)
	if err != nil {
		return err
	}
	defer closing()
	return c.Listen.serve(ctx, handler, homeOf(c.Store))
}

// serving is what a server is made of.
type serving struct {
	store   string
	sources ingest.Reader // of what people add
	queue   queueFlags
	tracer  *observe.Tracer // nil for none
	now     func() time.Time
	log     *slog.Logger
}

// handler makes the handler of pages, API and MCP over a store, which works on
// the sources that people add until ctx ends; closing ends its use.
func (s *serving) handler(ctx context.Context, tree fs.FS) (h http.Handler, closing func(), err error) {
	o, err := open(tree, s.store)
	if err != nil {
		return nil, nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	d := newDesk(o, s.sources, s.queue, s.store, s.log)
	var working sync.WaitGroup
	working.Go(func() { d.work(ctx) })
	working.Go(func() { o.keeper.Run(ctx, s.log) })
	closing = func() {
		stop()
		working.Wait()
		d.close()
		o.close()
	}
	h, err = s.routes(tree, o.source(), d)
	if err != nil {
		closing()
		return nil, nil, err
	}
	return h, closing, nil
}

// turns is how many requests are worked on at a time for each core: of pages,
// and of the API.
const turns = 2

// routes puts pages and API on one handler, which packs what browsers unpack.
func (s *serving) routes(tree fs.FS, source api.Source, d *desk) (http.Handler, error) {
	tables, err := gdeltdoc.Load(tree)
	if err != nil {
		return nil, err
	}
	pages, err := web.Handler(source, d.pages(), s.now)
	if err != nil {
		return nil, err
	}
	pack, err := gzhttp.NewWrapper(gzhttp.SuffixETag("-gzip"))
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	inTurn := func(h http.Handler) http.Handler { return pack(access.Turns(turns*runtime.GOMAXPROCS(0), h)) }
	mux.Handle("/", inTurn(pages))
	mux.Handle("GET /static/", pack(pages))
	mux.Handle("GET /live/stream", pages) // a stream is not held back to be packed
	mux.Handle("/api/", inTurn(api.Handler(source, gdeltdoc.Routes(source, tables, s.now)...)))
	mux.Handle("GET /openapi.json", http.RedirectHandler("/api/v1/openapi.json", http.StatusFound))
	mux.Handle("/alerts/", alert.Feeds(s.store))
	models := mcp.Handler(source, version)
	mux.Handle("/mcp", models)
	mux.Handle("POST /mcp", inTurn(models)) // each call is answered at once
	metrics := observe.NewMetrics(version)
	mux.Handle("GET /metrics", metrics.Handler())
	observe.Health(mux, func(ctx context.Context) error {
		if _, err := source.Get(ctx, "0"); !errors.Is(err, api.ErrNone) {
			return err // the store answers with a record, or that there is none
		}
		return nil
	})
	return metrics.Watch(mux, s.tracer), nil
}
