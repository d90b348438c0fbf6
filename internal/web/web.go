// Package web shows a store in a browser: pages made on the server, usable
// without scripts, with a keyboard and a screen reader, and without a request to
// any other host.
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
	"time"

	"readout/internal/api"
	"readout/readout"
)

//go:embed pages/*.html static/*
var files embed.FS

// link is an entry of the navigation.
type link struct{ Path, Name string }

func navigation() []link {
	return []link{{"/", "Today"}, {"/search", "Search"}, {"/calendar", "Calendar"}, {"/contested", "Contested"}, {"/stories", "Stories"}, {"/dyad", "Dyad"}, {"/articles", "Articles"}, {"/read", "Read a text"}}
}

// view is what a page is made of.
type view struct {
	Title, Path string
	Nav         []link
	Data        any
}

type site struct {
	api.Source
	stories func([]*readout.Record) [][]*readout.Record
	pages   map[string]*template.Template
	now     func() time.Time
}

// Handler serves the pages. stories puts records into stories, the largest
// first; now is the present.
func Handler(s api.Source, stories func([]*readout.Record) [][]*readout.Record, now func() time.Time) (http.Handler, error) {
	w := &site{Source: s, stories: stories, pages: map[string]*template.Template{}, now: now}
	for _, page := range []string{"today", "list", "article", "contested", "read"} {
		t, err := template.ParseFS(files, "pages/layout.html", "pages/"+page+".html")
		if err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		w.pages[page] = t
	}
	static, err := fs.Sub(files, "static")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(static)))
	for path, f := range map[string]func(*http.Request, []*readout.Record) (string, string, any){
		"/{$}": w.today, "/search": w.search, "/calendar": w.calendar, "/contested": w.contested, "/stories": w.storyList, "/dyad": w.dyad, "/articles": w.articles,
	} {
		mux.HandleFunc("GET "+path, func(out http.ResponseWriter, r *http.Request) { w.page(out, r, f) })
	}
	mux.HandleFunc("GET /article/{id}", w.article)
	mux.HandleFunc("GET /read", func(out http.ResponseWriter, r *http.Request) {
		w.show(out, http.StatusOK, "read", "Read a text", "/read", form{})
	})
	mux.HandleFunc("POST /read", w.read)
	return mux, nil
}

// page answers with a page made of all records, the newest first.
func (s *site) page(w http.ResponseWriter, r *http.Request, f func(*http.Request, []*readout.Record) (page, title string, data any)) {
	records, err := s.Records(r.Context())
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			http.Error(w, "the store cannot be read", http.StatusServiceUnavailable)
		}
		return
	}
	page, title, data := f(r, records)
	s.show(w, http.StatusOK, page, title, r.URL.Path, data)
}

func (s *site) show(w http.ResponseWriter, status int, page, title, path string, data any) {
	var b bytes.Buffer
	if err := s.pages[page].ExecuteTemplate(&b, "layout", view{title, path, navigation(), data}); err != nil {
		http.Error(w, "the page cannot be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}
