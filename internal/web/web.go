// Package web shows a store in a browser: pages made on the server, usable
// without scripts, with a keyboard and a screen reader, and without a request to
// any other host. Scripts, where they are there, only add to a page: the graphs
// they draw are those of the table beside them.
package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"readout/internal/api"
)

// The scripts in static/built come from npm (make pages). A program built
// without them serves the same pages without the pictures they draw.
//
//go:embed pages/*.html static
var files embed.FS

// link is an entry of the navigation.
type link struct{ Path, Name string }

func navigation() []link {
	return []link{{"/", "Today"}, {"/search", "Search"}, {"/calendar", "Calendar"}, {"/contested", "Contested"}, {"/stories", "Stories"}, {"/actors", "Actors"},
		{"/dyad", "Dyad"}, {"/network", "Network"}, {"/map", "Map"}, {"/timeline", "Timeline"}, {"/articles", "Articles"}, {"/read", "Read"}, {"/live", "Live"}}
}

// Desk is what a server does beyond showing what is stored.
type Desk struct {
	// Add has a source on the web read and kept, in its own time. An error says
	// why it is not taken.
	Add func(source string) error
	// Live tells how ingest goes on: what came after the arrival with a number, and
	// how the sources that were added stand.
	Live func(ctx context.Context, after int64) (Live, error)
}

// view is what a page is made of.
type view struct {
	Title, Path string
	Script      string // of the page, in static/built; empty for none
	Nav         []link
	Data        any
	Damaged     []string // ids of documents that cannot be shown
}

type site struct {
	api.Source
	desk   Desk
	pages  map[string]*template.Template
	static fs.FS
	now    func() time.Time
}

// shower makes a page.
type shower func(*http.Request) (page, title string, data any, err error)

// Handler serves the pages; now is the present.
func Handler(s api.Source, desk Desk, now func() time.Time) (http.Handler, error) {
	w := &site{Source: s, desk: desk, pages: map[string]*template.Template{}, now: now}
	for _, page := range []string{"today", "list", "search", "article", "contested", "read", "actor", "actors", "dyad", "timeline", "network", "map", "calendar", "story", "correct", "corrections", "live", "problem"} {
		t, err := template.New("").Funcs(words()).ParseFS(files, "pages/layout.html", "pages/"+page+".html")
		if err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		w.pages[page] = t
	}
	var err error
	if w.static, err = fs.Sub(files, "static"); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(onlyFiles{w.static}))))
	for path, f := range map[string]shower{
		"/{$}": w.today, "/search": w.search, "/calendar": w.calendar, "/contested": w.contested, "/stories": w.storyList, "/dyad": w.dyad, "/articles": w.articles,
		"/actors": w.actors, "/network": w.network, "/map": w.places, "/timeline": w.timeline,
	} {
		mux.HandleFunc("GET "+path, func(out http.ResponseWriter, r *http.Request) { w.page(out, r, f) })
	}
	mux.HandleFunc("GET /", w.none)
	mux.HandleFunc("GET /complete", w.complete)
	mux.HandleFunc("GET /article/{id}", w.article)
	mux.HandleFunc("GET /actor/{id}", w.actor)
	mux.HandleFunc("GET /story/{id}", w.story)
	mux.HandleFunc("GET /correct/{id}", w.correctForm)
	mux.HandleFunc("POST /correct/{id}", w.correct)
	mux.HandleFunc("GET /corrections", w.corrections)
	mux.HandleFunc("GET /read", func(out http.ResponseWriter, _ *http.Request) { w.readForm(out, http.StatusOK, form{}) })
	mux.HandleFunc("POST /read", w.read)
	mux.HandleFunc("POST /add", w.add)
	mux.HandleFunc("GET /live", w.live)
	mux.HandleFunc("GET /feed", w.feed)
	mux.HandleFunc("GET /live/stream", w.stream)
	return mux, nil
}

// words are what pages write numbers and quotations with.
func words() template.FuncMap {
	return template.FuncMap{"inc": func(n int) int { return n + 1 }, "lower": strings.ToLower, "count": howMany, "quoted": quoted}
}

// howMany writes how many there are of a thing.
func howMany(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// quoted puts words in quotation marks where they do not stand in some of their
// own.
func quoted(s string) string {
	if strings.HasPrefix(s, "“") || strings.HasPrefix(s, `"`) {
		return s
	}
	return "“" + s + "”"
}

// onlyFiles has no folders, so that nothing lists what is in them.
type onlyFiles struct{ fs.FS }

func (f onlyFiles) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(f.FS, name); err != nil || info.IsDir() {
		return nil, fs.ErrNotExist
	}
	return f.FS.Open(name)
}

// cached lets a browser keep what changes with the program only.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=600")
		h.ServeHTTP(w, r)
	})
}

// page answers with a page.
func (s *site) page(w http.ResponseWriter, r *http.Request, f shower) {
	page, title, data, err := f(r)
	if err != nil {
		s.failed(w, err)
		return
	}
	s.show(w, http.StatusOK, page, title, r.URL.Path, data)
}

// failed answers for a store that gives nothing.
func (s *site) failed(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, context.Canceled):
	case errors.Is(err, api.ErrDamaged):
		s.show(w, http.StatusInternalServerError, "problem", "Damaged", "", api.ErrDamaged.Error())
	case errors.Is(err, api.ErrNone):
		s.none(w, nil)
	default:
		w.Header().Set("Retry-After", "5")
		s.show(w, http.StatusServiceUnavailable, "problem", "No answer", "", "The store cannot be read; try again later.")
	}
}

// none answers for an address where nothing is.
func (s *site) none(w http.ResponseWriter, _ *http.Request) {
	s.show(w, http.StatusNotFound, "problem", "Not found", "", "There is no such thing in the store, or no page with this address.")
}

func (s *site) show(w http.ResponseWriter, status int, page, title, path string, data any) {
	v := view{Title: title, Path: path, Nav: navigation(), Data: data, Damaged: s.Damaged()}
	if f, err := s.static.Open("built/" + page + ".js"); err == nil {
		f.Close() // only whether it is there
		v.Script = "/static/built/" + page + ".js"
	}
	var b bytes.Buffer
	if err := s.pages[page].ExecuteTemplate(&b, "layout", v); err != nil {
		http.Error(w, "the page cannot be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// actorPath is the page of an actor by its key.
func actorPath(key string) string { return "/actor/" + escape(key) }

// escape writes a value so that it is one segment of a path.
func escape(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
